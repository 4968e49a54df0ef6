"""What both ways of judging share: the cells before the answer, the seed of a repeat, processor time."""

from __future__ import annotations

import resource
from dataclasses import replace

from ..kit.settings import JudgeSettings

SET_UP = """import numpy as np
import matplotlib.pyplot as plt
from dynaq_utils.control.model import predict, reward_of
from dynaq_utils.envs import QuentinsWorld
from dynaq_utils.learning import epsilon_greedy, learn_environment, q_learning
"""


def repeated(judge: JudgeSettings, repeat: int) -> JudgeSettings:
    """The settings of a repeat: the same but for the seed of the hidden inputs."""
    return replace(judge, seed=(judge.seed + repeat) % 2**32)


def seconds_of_children() -> float:
    """Processor time of the children of this process that have ended and were waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime

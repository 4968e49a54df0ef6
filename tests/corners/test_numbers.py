"""The reference numbers and the verdicts of the bank, the same at every corner."""

import json
import random
import re
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from dynaq_grader.calibration import judge_bank
from dynaq_grader.calibration.answers import read_all
from dynaq_grader.course.settings import settings
from environments import CORNERS, NAMES, ROOT, environment

OWN_STREAM = re.compile(r"default_rng|RandomState|SystemRandom|secrets|urandom|import random|from random|import time")
BANK = [
    answer
    for answer in read_all(ROOT / "tests" / "submissions")
    if answer.mistake != "too-slow" and not OWN_STREAM.search("".join([answer.source, *answer.free]))
]
"""Answers that draw from the seeded streams only: others differ from run to run at any one corner, too."""
SAMPLE = random.Random(20261122).sample(BANK, 24)

LIVE = """
import sys, numpy as np
sys.path.insert(0, {tests!r})
from plain_dyna_q import plan, update_model
from dynaq_utils.envs import QuentinsWorld
from dynaq_utils.learning import learn_environment
right = np.load({reference!r})
np.random.seed(1)
params = dict(epsilon=0.05, alpha=0.5, gamma=0.8, k=10)
value, reward_sums, episode_steps = learn_environment(QuentinsWorld(), update_model, plan, params, 1000, 500)
assert np.array_equal(value, right["main_value"])
assert np.array_equal(reward_sums, right["main_reward_sums"])
assert np.array_equal(episode_steps, right["main_episode_steps"])
print(np.__version__)
"""


def test_the_main_run_is_bit_identical_with_the_oldest_python_and_numpy():
    """At the other corners the notebook's own run is compared."""
    text = LIVE.format(tests=str(ROOT / "tests"), reference=str(ROOT / "tests" / "reference" / "quentins_world.npz"))
    done = subprocess.run([environment("numbers"), "-c", text], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "1.26.0\n"


@cache
def verdicts(python: Path, whole: bool = False) -> str:
    """Outcomes of the bank, or of a sample, with an interpreter in the sandbox, as text to be compared."""
    chosen = replace(settings(ROOT), student_python=python)
    return json.dumps(judge_bank(BANK if whole else SAMPLE, chosen).to_dict()["outcomes"], indent=1, sort_keys=True)


@pytest.mark.parametrize("name", CORNERS)
def test_verdicts_of_a_sample_are_the_same(name):
    assert verdicts(environment(name)) == verdicts(settings(ROOT).student_python)


@pytest.mark.long
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("name", NAMES)
def test_verdicts_of_the_whole_bank_are_the_same(name):
    assert verdicts(environment(name), whole=True) == verdicts(settings(ROOT).student_python, whole=True)

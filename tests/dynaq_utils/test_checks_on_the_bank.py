"""The visible checks on the bank of known answers: never red for a right one, green for wrong ones as announced."""

import os
import random
import resource
import warnings
from pathlib import Path

import pytest

from dynaq_grader.calibration.answers import AnswerFile, read_all
from dynaq_grader.calibration.in_process import define
from dynaq_utils.checks import check_model_update, check_planning

BANK = read_all(Path(__file__).parents[1] / "submissions")
CHECKS = {"dyna_q_model_update": check_model_update, "dyna_q_planning": check_planning}
SAMPLE = 30

NOT_LOOKED_AT = {
    "dyna_q_model_update": {
        "hard-coded-size": "tables of other sizes",
        "remembers-calls": "what is remembered from call to call",
        "reseeds-generator": "seeding of the random numbers",
        "rounds-values": "fractions in many digits",
    },
    "dyna_q_planning": {
        "biased-draw": "drawn equally often",
        "greedy-choice": "drawn equally often",
        "hard-coded-size": "worlds of other sizes",
        "independent-columns": "drawn equally often",
        "present-pair-first": "drawn equally often",
        "prioritised": "drawn equally often",
        "remembers-calls": "a model that changes between calls",
        "terminal-left-out": "drawn equally often",
        "constant-generator": "each draw anew",
        "drawn-once": "each draw anew",
        "roll-out": "each draw anew",
        "fixed-order": "in any order",
        "stale-targets": "sees what those before it",
        "k-counted-per-state": "number of backups with many pairs",
        "sweeps-all-pairs": "number of backups with many pairs",
        "too-few-backups": "number of backups with many pairs",
        "too-many-backups": "number of backups with many pairs",
        "target-other-action": "worth less than 0; what goes wrong only now",
        "reseeds-generator": "seeded anew",
    },
}
"""Mistakes that a check may let pass, with the words of its docstring that say so."""

NO_NAME = {
    "dyna_q_model_update": {
        "model_capacity60": "the whole seeded run",
        "model_clipped_reward": "large rewards",
        "model_clips_at_a_million": "large rewards",
        "model_goal_99_is_the_end": "the whole seeded run",
        "model_same_reward_end": "tables full of other numbers",
        "model_six_actions": "tables of other sizes",
    },
    "dyna_q_planning": {
        "planning_biased_keeps_pair": "drawn equally often",
        "planning_clip_table": "large numbers",
        "planning_clips_targets_at_100": "large numbers",
        "planning_first_outcome_kept": "a model that changes between calls",
        "planning_goal_number": "worlds of other sizes",
        "planning_huge_counts": "large numbers",
        "planning_n_step": "what goes wrong only now and then",
        "planning_readonly_model": "the whole seeded run",
        "planning_sarsa_own_rng": "what goes wrong only now and then",
        "planning_small_alpha": "other learning rates",
        "planning_sticky": "drawn equally often",
    },
}
"""The same for answers whose mistake has no name of its own."""


def told(answer: AnswerFile) -> str:
    """What a student's check cell says, in a child process with a limit on processor time."""
    reader, writer = os.pipe()
    with warnings.catch_warnings():
        # From Python 3.12 on a fork warns of other threads; those of BLAS and of the test runner are idle here.
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if pid == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (3, 3))
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        warnings.simplefilter("default")
        try:
            CHECKS[answer.exercise](define(answer))
            word = "green"
        except (AssertionError, NotImplementedError):
            word = "red"
        except BaseException as error:
            word = type(error).__name__
        os.write(writer, word.encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        word = pipe.read().decode()
    os.waitpid(pid, 0)
    return word or "never ends"


def surprises(bank: list[AnswerFile]) -> list[str]:
    """Right answers that are not green, wrong ones that are and should not be, checks that break."""
    found = []
    for answer in bank:
        word = told(answer)
        announced = answer.mistake in NOT_LOOKED_AT[answer.exercise] or answer.path.stem in NO_NAME[answer.exercise]
        expected = (
            {"green"} if answer.verdict == "right" else {"red", "never ends"} | ({"green"} if announced else set())
        )
        if word not in expected:
            found.append(f"{answer.name} ({answer.mistake}): {word}")
    return found


def test_a_sample_of_the_bank_is_green_or_red_as_announced() -> None:
    assert surprises(random.Random(20261124).sample(BANK, SAMPLE)) == []


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_the_whole_bank_is_green_or_red_as_announced() -> None:
    assert surprises(BANK) == []


@pytest.mark.parametrize("exercise", CHECKS)
def test_the_docstring_says_what_is_not_looked_at(exercise: str) -> None:
    said = " ".join((CHECKS[exercise].__doc__ or "").split())
    named = {**NOT_LOOKED_AT[exercise], **NO_NAME[exercise]}
    assert [words for words in named.values() if words not in said] == []

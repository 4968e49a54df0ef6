"""The visible checks on the bank of known answers: never red for a right one, green for wrong ones as announced.

What a red one says of a wrong answer is true: it is the mistake of the answer's header, or one that is listed here.
"""

import os
import random
import re
import resource
import warnings
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from dynaq_grader.calibration.answers import AnswerFile, read_all
from dynaq_grader.calibration.in_process import define
from dynaq_grader.calibration.surroundings import SET_UP
from dynaq_utils.checks import check, check_model_update, check_planning
from dynaq_utils.examples import load
from dynaq_utils.messages import sentences_of

BANK = read_all(Path(__file__).parents[1] / "submissions")
VERDICT = (Path(__file__).parents[2] / "docs" / "verdict.md").read_text(encoding="utf-8")
CHECKS = {"dyna_q_model_update": check_model_update, "dyna_q_planning": check_planning}
"""Checks whose docstring says what they do not look at; of the others it is *what these few examples do not show*."""
EXERCISES = sorted({answer.exercise for answer in BANK})
SAMPLE = 30
GREEN = "green"
NEVER_ENDS = "never ends"
LONGEST = 60_000
"""Bytes that a pipe takes without anybody reading."""
BY_CHANCE = 1
"""Wrong answers of an exercise that are green in one run and red in another: they have generators of their own."""
ALWAYS_TRUE = ("unrecognised", "raises")
"""What says no more than that something else came back, or that the function stopped."""

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
        "roll-out": "each draw anew",
        "fixed-order": "in any order",
        "stale-targets": "sees what those before it",
        "too-few-backups": "number of backups with many pairs",
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
        "planning_alpha_gamma_of_first_call": "a model that changes between calls",
        "planning_clip_table": "large numbers",
        "planning_clips_targets_at_100": "large numbers",
        "planning_first_outcome_kept": "a model that changes between calls",
        "planning_huge_counts": "large numbers",
        "planning_n_step": "what goes wrong only now and then",
        "planning_small_alpha": "other learning rates",
        "planning_sticky": "drawn equally often",
        "planning_goal_number": "worlds of other sizes",
        "planning_readonly_model": "the whole seeded run",
        "planning_sarsa": "what goes wrong only now and then",
        "planning_sarsa_own_rng": "what goes wrong only now and then",
    },
}
"""The same for answers whose mistake has no name of its own."""

TRUE_OF_MISTAKES = {
    "constant-generator": "fixed-order",
    "double-q": "too-few-backups",
    "k-counted-per-state": "too-many-backups",
    "bonus-into-model": "changes-arguments",
    "prioritised": "fixed-order",
    "refit-on-all": "mean-kept",
    "remembers-calls": "unvisited-pairs",
    "returns-none": "wrong-shape",
    "returns-tuple": "wrong-shape",
    "sweeps-all-pairs": "k-counted-per-state",
    "unvisited-skipped": "too-few-backups",
    "wrong-type": "wrong-shape",
}
"""By mistake, what is said of it and true: it takes in more, or it is how the mistake shows in these examples."""

TRUE_AS_WELL = {
    "planning_constant_table": "too-few-backups",
    "planning_skips_zero_value": "too-few-backups",
    "planning_target_known_actions_only": "target-missing",
    "planning_two_terminal_and_last": "never-last-candidate",
    "planning_writes_back_to_next": "unvisited-pairs",
}
"""The same by answer."""

TAKEN_FOR_ANOTHER = {
    "cem_smoothed": "uniform-draws",
    "model_writes_if_next_differs": "keeps-maximum",
    "plus_skips": "tried-only",
}
"""What is false, by answer: both mistakes give the same in all public examples. docs/verdict.md says how many."""


def told(answer: AnswerFile) -> str:
    """What a student's check cell says, in a child process with a limit on processor time; or `GREEN`."""
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
        np.random.seed(1)
        random.seed(1)
        try:
            check(answer.exercise, define(answer))
            said = GREEN
        except (AssertionError, NotImplementedError) as error:
            said = str(error)
        except BaseException as error:
            said = type(error).__name__
        os.write(writer, said.encode()[:LONGEST])
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        said = pipe.read().decode(errors="replace")
    os.waitpid(pid, 0)
    return said or NEVER_ENDS


def is_red(said: str) -> bool:
    return said.startswith("✗ not yet: ")


def surprises(said: Mapping[str, str]) -> list[str]:
    """Right answers that are not green, wrong ones that are and should not be, checks that break."""
    found = []
    for answer in BANK:
        if answer.name not in said:
            continue
        announced = answer.exercise not in CHECKS or (
            answer.mistake in NOT_LOOKED_AT[answer.exercise] or answer.path.stem in NO_NAME[answer.exercise]
        )
        heard = said[answer.name]
        if answer.verdict == "right":
            expected = heard == GREEN
        else:
            expected = is_red(heard) or heard == NEVER_ENDS or (heard == GREEN and announced)
        if not expected:
            found.append(f"{answer.name} ({answer.mistake}): {heard}")
    return found


def falsehoods(said: Mapping[str, str]) -> dict[str, str]:
    """Wrong answers of which a check says what is not so, and the mistake that it names."""
    found = {}
    for answer in BANK:
        heard = said.get(answer.name, GREEN)
        if not is_red(heard):
            continue
        shown = {TRUE_OF_MISTAKES.get(mistake) for mistake in answer.mistakes} | {TRUE_AS_WELL.get(answer.path.stem)}
        true = {*answer.mistakes, *ALWAYS_TRUE, *shown}
        named = [code for code, mistake in sentences_of(answer.exercise).mistakes.items() if mistake.sentence in heard]
        if named and not true.intersection(named):
            found[answer.path.stem] = named[0]
    return found


@pytest.fixture(scope="module")
def warm() -> None:
    """What each child would do anew otherwise."""
    exec(SET_UP, {})
    for exercise in EXERCISES:
        load(exercise)


@pytest.fixture(scope="module")
def sampled(warm: None) -> dict[str, str]:
    """What the checks say of some answers."""
    return {answer.name: told(answer) for answer in random.Random(20261124).sample(BANK, SAMPLE)}


@pytest.fixture(scope="module")
def everything(warm: None) -> dict[str, str]:
    """What the checks say of all answers."""
    return {answer.name: told(answer) for answer in BANK}


def test_a_sample_of_the_bank_is_green_or_red_as_announced(sampled: dict[str, str]) -> None:
    assert surprises(sampled) == []


def test_nothing_false_is_said_of_a_sample(sampled: dict[str, str]) -> None:
    assert falsehoods(sampled).items() <= TAKEN_FOR_ANOTHER.items()


def test_a_false_sentence_is_noticed() -> None:
    (answer,) = [answer for answer in BANK if answer.path.stem == "planning_alpha_constant"]
    said = sentences_of(answer.exercise).mistakes["no-backups"].sentence
    assert falsehoods({answer.name: f"✗ not yet: {said}"}) == {answer.path.stem: "no-backups"}


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_the_whole_bank_is_green_or_red_as_announced(everything: dict[str, str]) -> None:
    assert surprises(everything) == []


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_of_the_whole_bank_only_mistakes_are_taken_for_others_that_give_the_same(everything: dict[str, str]) -> None:
    assert falsehoods(everything) == TAKEN_FOR_ANOTHER
    wrong = sum(answer.verdict == "wrong" for answer in BANK)
    assert f"{len(TAKEN_FOR_ANOTHER)} of {wrong} wrong answers" in VERDICT


@pytest.mark.long
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_share_of_wrong_answers_that_are_green_is_the_one_that_is_stated(
    everything: dict[str, str], exercise: str
) -> None:
    wrong = [answer for answer in BANK if answer.exercise == exercise and answer.verdict == "wrong"]
    green = sum(everything[answer.name] == GREEN for answer in wrong)
    stated = re.search(rf"\| `{exercise}` \| (\d+) of {len(wrong)} \|", VERDICT)
    assert stated and abs(int(stated[1]) - green) <= BY_CHANCE


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_share_is_stated_for_the_bank_of_today(exercise: str) -> None:
    wrong = sum(answer.exercise == exercise and answer.verdict == "wrong" for answer in BANK)
    assert re.search(rf"\| `{exercise}` \| \d+ of {wrong} \|", VERDICT)


@pytest.mark.parametrize("exercise", CHECKS)
def test_the_docstring_says_what_is_not_looked_at(exercise: str) -> None:
    said = " ".join((CHECKS[exercise].__doc__ or "").split())
    named = {**NOT_LOOKED_AT[exercise], **NO_NAME[exercise]}
    assert [words for words in named.values() if words not in said] == []

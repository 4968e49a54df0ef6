"""The judge on the bank of known answers: no false accept, no false reject, mistakes named, no flakes."""

import random
import re
from pathlib import Path

import pytest

from dynaq_grader.calibration import (
    Calibration,
    InProcessGrader,
    NotIsolatedWarning,
    calibrate,
    judge_bank,
    solutions_of,
)
from dynaq_grader.calibration.answers import AnswerFile, read_all
from dynaq_grader.course.settings import Settings, student_python
from dynaq_grader.kit import catalogue, registry
from dynaq_grader.sandbox import Limits
from patience import PATIENCE_SECONDS

REPOSITORY = Path(__file__).parents[3]
BANK = read_all(REPOSITORY / "tests" / "submissions")
SOLUTIONS = solutions_of(REPOSITORY, BANK)
RIGHT = [answer for answer in BANK if answer.verdict == "right"]
WRONG = [answer for answer in BANK if answer.verdict == "wrong"]

# Endless loops use up all of it, so it is shorter than in grading.
CPU_SECONDS = 15.0
CPU_SECONDS_OF_A_LOOP = 1.0
CPU_SECONDS_IN_PROCESS = 150.0
SLOW = ("right/planning_loops_inside_copy", "right/planning_reservoir")
"""They take half a minute each, so the long suite repeats them less often."""
LESS_OFTEN = 10
BANK_SAMPLE = 40
SAMPLE = 4
SAMPLE_REPEATS = 2
RIGHT_REPEATS = 200
WRONG_REPEATS = 50


def judged(bank: list[AnswerFile]) -> Calibration:
    """Answers once each, in the sandbox."""
    limits = Limits(cpu_seconds=CPU_SECONDS, wall_seconds=PATIENCE_SECONDS)
    return judge_bank(bank, Settings(student_python(REPOSITORY), limits=limits), solutions=SOLUTIONS)


def check(calibration: Calibration, named: float) -> None:
    """No false verdict, notes told, no false name, and at least this share of mistakes named."""
    assert [f"{entry}: {entry.outcome.message}" for entry in calibration.errors] == []
    assert [str(entry) for entry in calibration.disagreements if entry.kind == "note missing"] == []
    assert [str(entry) for entry in calibration.disagreements if entry.kind == "false name"] == []
    nameless = [str(entry) for entry in calibration.disagreements if entry.kind == "no name"]
    assert calibration.named.count >= named * calibration.named.total, nameless


@pytest.mark.minute
def test_a_sample_of_the_bank_is_judged_and_named() -> None:
    check(judged(random.Random(20261122).sample(BANK, BANK_SAMPLE)), 0.9)  # a few of two or three dozen


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_the_whole_bank_is_judged_and_nineteen_in_twenty_mistakes_are_named() -> None:
    check(judged(BANK), 0.95)


def test_the_bank_is_as_large_as_announced() -> None:
    assert len(RIGHT) >= 45
    assert len(WRONG) >= 130


def test_every_mistake_of_the_catalogue_has_answers() -> None:
    only_where_strict = {"terminal-left-out"}  # else a note on a right answer
    known = set(catalogue.everything(registry.everything()))
    assert {answer.mistake for answer in WRONG} == known - only_where_strict


def test_no_two_answers_are_the_same_code() -> None:
    seen: dict[str, str] = {}
    for answer in BANK:
        bare = re.sub(r"\s+|#.*", "", "".join((*answer.free, answer.source)))
        assert bare not in seen, f"{answer.name} repeats {seen[bare]}"
        seen[bare] = answer.name


def errors(bank: list[AnswerFile], repeats: int) -> list[str]:
    """False verdicts over repeats with a new seed each; the answers of the bank have been read."""
    endless = all(answer.mistake == "too-slow" for answer in bank)
    with pytest.warns(NotIsolatedWarning):
        grade = InProcessGrader(cpu_seconds=CPU_SECONDS_OF_A_LOOP if endless else CPU_SECONDS_IN_PROCESS)
    return [f"{entry} in repeat {entry.repeat}" for entry in calibrate(bank, grade, repeats).errors]


@pytest.mark.minute
def test_a_sample_is_judged_alike_under_other_seeds() -> None:
    dice = random.Random(11)
    quick = [answer for answer in RIGHT if answer.name not in SLOW]
    ending = [answer for answer in WRONG if answer.mistake != "too-slow"]
    assert errors(dice.sample(quick, SAMPLE) + dice.sample(ending, SAMPLE), SAMPLE_REPEATS) == []


def test_right_answers_that_are_slow_have_their_points_whatever_the_least_limit_is() -> None:
    least = Limits(cpu_seconds=1.0, wall_seconds=PATIENCE_SECONDS)
    slow = [answer for answer in BANK if answer.name in SLOW]
    found = judge_bank(slow, Settings(student_python(REPOSITORY), limits=least), workers=1, solutions=SOLUTIONS)
    assert len(slow) == len(SLOW)
    assert found.errors == []


@pytest.mark.long
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("answer", RIGHT, ids=lambda answer: answer.path.stem)
def test_a_right_answer_is_never_rejected(answer: AnswerFile) -> None:
    assert errors([answer], RIGHT_REPEATS // LESS_OFTEN if answer.name in SLOW else RIGHT_REPEATS) == []


@pytest.mark.long
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("answer", WRONG, ids=lambda answer: answer.path.stem)
def test_a_wrong_answer_is_never_accepted(answer: AnswerFile) -> None:
    assert errors([answer], WRONG_REPEATS) == []

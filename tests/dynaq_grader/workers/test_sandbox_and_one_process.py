"""The bank behind the sandbox and in one process: the same results to the last bit, the same verdicts."""

import multiprocessing
import random
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dynaq_grader.calibration import InProcessGrader, NotIsolatedWarning, Outcome, judge_bank
from dynaq_grader.calibration.answers import AnswerFile, read_all
from dynaq_grader.calibration.in_process import define
from dynaq_grader.calibration.surroundings import SET_UP
from dynaq_grader.course.settings import Settings, student_python
from dynaq_grader.grading.warm_sandbox import WarmSandbox
from dynaq_grader.sandbox import Limits
from dynaq_grader.workers.calls import PREVIOUS, Call, RngState, StudentError, call_many
from patience import PATIENCE_SECONDS

REPOSITORY = Path(__file__).parents[3]
# An answer that stops at the limit of time stops at another moment in each place.
BANK = [answer for answer in read_all(REPOSITORY / "tests" / "submissions") if answer.mistake != "too-slow"]
PATIENT = Limits(cpu_seconds=60.0, wall_seconds=PATIENCE_SECONDS)
SETTINGS = Settings(student_python(REPOSITORY), limits=PATIENT)
SAMPLE = 12


def calls(exercise: str) -> list[Call]:
    """Some calls one after the other, each on what the one before returned."""
    if exercise == "dyna_q_model_update":
        steps = [(3, 1, -1.0, 4), (4, 0, -1.0, 3), (3, 1, 10.0, None), (0, 0, 0.0, 5)]
        model = np.full((6, 4, 2), np.nan)
        return [Call((model if number == 0 else PREVIOUS, *step)) for number, step in enumerate(steps)]
    model = np.full((6, 4, 2), np.nan)
    for state, action, following in [(0, 1, 1.0), (1, 2, 4.0), (1, 3, 0.0), (4, 0, np.nan), (2, 2, 2.0)]:
        model[state, action] = 3.0 - following if following == following else 10.0, following
    table = np.arange(24.0).reshape(6, 4)
    params = {"alpha": 0.5, "gamma": 0.8, "epsilon": 0.05, "k": 7}
    return [Call((model, table if number == 0 else PREVIOUS, params)) for number in range(4)]


def results(function: object, exercise: str) -> str:
    """All that came back, streams included, as text: NaN equals NaN there."""
    if not callable(function):
        return "no function"
    try:
        return repr([_bits(vars(answer)) for answer in call_many(function, calls(exercise), RngState.seeded(5))])
    except StudentError as error:
        return error.name


def _bits(thing: Any) -> Any:
    if isinstance(thing, np.ndarray):
        return str(thing.dtype), thing.shape, thing.tobytes()
    if isinstance(thing, dict):
        return {key: _bits(item) for key, item in thing.items()}
    if isinstance(thing, list | tuple):
        return [type(thing).__name__, *map(_bits, thing)]
    return type(thing).__name__ if type(thing).__module__.startswith("dynaq_grader.workers.calls.wire") else thing


def here(answer: AnswerFile) -> str:
    RngState.seeded(0).restore()
    return results(define(answer), answer.exercise)


def in_a_process_of_its_own(work: Callable[[AnswerFile], str], bank: Sequence[AnswerFile]) -> list[str]:
    """Each answer in a child: some leave the child's libraries changed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads at a fork: those of BLAS are idle here
        with multiprocessing.get_context("fork").Pool(1, maxtasksperchild=1) as pool:
            return list(pool.imap(work, bank))


def behind_the_sandbox(bank: Sequence[AnswerFile]) -> list[str]:
    found = []
    warm = WarmSandbox(SETTINGS)
    try:
        for answer in bank:
            with warm.open() as session:
                session.run_cells([SET_UP, *answer.free, answer.source])
                names = session.functions([answer.exercise])
                found.append(results(names.get(answer.exercise), answer.exercise))
    finally:
        warm.close()
    return found


def verdict(outcome: Outcome) -> tuple[Any, ...]:
    return outcome.verdict, outcome.mistake, outcome.score


def check_results(bank: Sequence[AnswerFile], share: float) -> None:
    """Answers that draw from the global streams give the same here and there; of the others no two runs are alike."""
    runs = zip(bank, in_a_process_of_its_own(here, bank), in_a_process_of_its_own(here, bank), strict=True)
    settled = [(answer, first) for answer, first, second in runs if first == second]
    assert len(settled) >= share * len(bank)
    there = behind_the_sandbox([answer for answer, _ in settled])
    assert [answer.name for (answer, first), found in zip(settled, there, strict=True) if found != first] == []


def check_verdicts(bank: Sequence[AnswerFile]) -> None:
    with pytest.warns(NotIsolatedWarning):
        grade = InProcessGrader(cpu_seconds=2 * PATIENT.cpu_seconds)  # the test's own time is in it
    there = judge_bank(bank, SETTINGS).outcomes
    found = {
        answer.name: (verdict(grade(answer)), verdict(outcome)) for answer, (outcome,) in zip(bank, there, strict=True)
    }
    assert {name: pair for name, pair in found.items() if pair[0] != pair[1]} == {}


def test_a_sample_gives_the_same_results_behind_the_sandbox() -> None:
    check_results(random.Random(20261124).sample(BANK, SAMPLE), 0.7)


@pytest.mark.minute
def test_a_sample_gets_the_same_verdicts_behind_the_sandbox() -> None:
    check_verdicts(random.Random(20261125).sample(BANK, SAMPLE))


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_the_whole_bank_gives_the_same_results_behind_the_sandbox() -> None:
    check_results(BANK, 0.9)


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_the_whole_bank_gets_the_same_verdicts_behind_the_sandbox() -> None:
    check_verdicts(BANK)

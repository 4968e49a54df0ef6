"""Before a class is graded: the instructor's solution must win each test cell, and the untouched release none."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import nbformat

from ..base.errors import CourseError
from ..base.result import Graded, Result
from ..course.settings import Settings
from ..kit import registry
from .assignment import EXERCISE, Assignment, calls_exercise, solved
from .submission import Submission

SOLVED, AGAIN, UNTOUCHED, ALONGSIDE = "solved", "solved again", "untouched", "untouched, run together"


@dataclass(frozen=True)
class SelfTest:
    """What the solution and the untouched release told of an assignment's test cells.

    Attributes:
        unjudged: Why a test cell has no score for anyone, by ``grade_id``; the others are graded.
        random: Test cells that give the solution another score each time.
    """

    unjudged: dict[str, str] = field(default_factory=dict)
    random: tuple[str, ...] = ()

    def applied(self, assignment: Assignment) -> Assignment:
        """The assignment, with what was found."""
        return replace(assignment, unjudged=self.unjudged, random=self.random)


def preflight(assignment: Assignment) -> list[Submission]:
    """The solution and the release as if students of these names had sent them.

    Where test cells call no exercise of the registry, the solution comes twice, with other random streams, and the
    release is also run as stock nbgrader would run it.
    """
    answered, release = (nbformat.writes(one).encode() for one in (solved(assignment), assignment.release))
    first = [Submission(SOLVED, answered), Submission(UNTOUCHED, release)]
    if not _others(assignment):
        return first
    return [*first, Submission(AGAIN, answered, streams=1), Submission(ALONGSIDE, release, mode="together")]


def check_preflight(
    assignment: Assignment, outcomes: Mapping[str, Graded | Exception | None], settings: Settings
) -> SelfTest:
    """Looks at what they got, test cell by test cell.

    Args:
        assignment: The assignment.
        outcomes: What grading gave back for each, by name.
        settings: Rubric lines, and what the untouched release may get.

    Raises:
        CourseError: An exercise of the registry did not get what it must; no submission should be graded then.
        Exception: What ended their grading, as it came: there is no sandbox, for example.
    """
    solved, untouched = _result(outcomes[SOLVED]), _result(outcomes[UNTOUCHED])
    others = _others(assignment)
    exercises = [grade_id for grade_id in assignment.tests if grade_id not in others]
    if solved.status == "refused" or not all(_is_won(assignment, solved, name) for name in exercises):
        raise CourseError(
            f"The instructor's own solution got {_points(solved)} of {assignment.max_score:g} points, so nothing was "
            f"graded. {_cause(assignment, solved, settings.judge.rubric)}"
        )
    if _is_lost(untouched, exercises) or any(_points_of(untouched, name) for name in exercises):
        raise CourseError(
            f"The untouched release got {_points(untouched)} points instead of 0, so nothing was graded. Rebuild it "
            f"with `dynaq build`. {_reasons(untouched)}"
        )
    if not others:
        return SelfTest()
    again, alongside = _result(outcomes[AGAIN]), _result(outcomes[ALONGSIDE])
    announced = settings.untouched.get(assignment.name, {})
    expected = {name: announced.get(assignment.key(name), _points_of(alongside, name)) for name in others}
    found = {
        name: _unsolved(assignment, name, solved) or _unlike_release(assignment, name, untouched, expected[name])
        for name in others
    }
    unjudged = {name: fault for name, fault in found.items() if fault is not None}
    random = [name for name in others if name not in unjudged and _points_of(solved, name) != _points_of(again, name)]
    return SelfTest(unjudged, tuple(random))


def _others(assignment: Assignment) -> list[str]:
    """Test cells that call no exercise of the registry."""
    return [grade_id for grade_id, test in assignment.tests.items() if not calls_exercise(test)]


def _unsolved(assignment: Assignment, grade_id: str, solved: Result) -> str | None:
    """Why the solution does not win a test cell, as a sentence; None where it does."""
    if _is_won(assignment, solved, grade_id):
        return None
    got = f"It gets {_points_of(solved, grade_id) or 0.0:g} of {assignment.max_scores[grade_id]:g} points."
    told = _message(solved, grade_id) or got
    return f"The instructor's own solution does not win it here. {told}"


def _unlike_release(assignment: Assignment, grade_id: str, untouched: Result, expected: float | None) -> str | None:
    """Why the untouched release gets what it should not, as a sentence; None where it does not."""
    got = _points_of(untouched, grade_id)
    if got is None:
        return f"What the untouched release gets is not known. {_message(untouched, grade_id)}"
    if got != (expected or 0.0):
        return (
            f"The untouched release gets {got:g} points instead of {expected or 0.0:g}. Where that is meant, say "
            f'c.DynaQ.untouched = {{"{assignment.name}": {{"{assignment.key(grade_id)}": {got:g}}}}} in '
            "nbgrader_config.py."
        )
    return None


def _is_lost(result: Result, exercises: list[str]) -> bool:
    """Whether there is no result at all, or grading broke down on a test cell that calls an exercise."""
    return result.status == "refused" or bool(result.reason and not result.cells.keys() >= {*exercises})


def _is_won(assignment: Assignment, solved: Result, grade_id: str) -> bool:
    worth = assignment.max_scores[grade_id]
    return _has_all(solved, grade_id, worth) and (worth > 0 or solved.cells[grade_id].verdict == "correct")


def _points_of(result: Result, grade_id: str) -> float | None:
    if grade_id in result.cells:
        return result.cells[grade_id].score
    return None if result.reason else 0.0


def _message(result: Result, grade_id: str) -> str:
    return result.cells[grade_id].message if grade_id in result.cells else result.reason or ""


def _result(outcome: Graded | Exception | None) -> Result:
    if isinstance(outcome, Exception):
        raise outcome
    assert outcome is not None, "no key is known of a self-test"
    return outcome.result


def _cause(assignment: Assignment, solved: Result, rubric: Mapping[str, Mapping[str, float]]) -> str:
    """Why the solution falls short: rubrics that do not add up where there are any, else what grading said."""
    faults = list(_rubric_faults(assignment, solved, rubric))
    if faults:
        return " ".join(faults)
    return f"{_reasons(solved)} `dynaq doctor` tells whether the sandbox is at fault."


def _rubric_faults(assignment: Assignment, solved: Result, rubric: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """A sentence for each test cell that fell short and whose points are not those of its exercise's rubric."""
    for grade_id, text in assignment.tests.items():
        worth = assignment.max_scores[grade_id]
        asked = EXERCISE.search(text)
        if asked is None or not registry.is_known(asked[1]) or _has_all(solved, grade_id, worth):
            continue
        exercise = registry.get(asked[1])
        total = sum(rubric.get(exercise.name, exercise.rubric).values())
        if not math.isclose(total, worth):
            yield (
                f"The rubric lines of {exercise.name} add up to {total:g} points and the cell {grade_id} has "
                f"{worth:g}. Change c.DynaQ.rubric in nbgrader_config.py, or the points of {grade_id} in "
                f"source/{assignment.name} and then run `dynaq build`."
            )


def _has_all(solved: Result, grade_id: str, worth: float) -> bool:
    return grade_id in solved.cells and solved.cells[grade_id].score == worth


def _points(result: Result) -> str:
    return "no score" if result.score is None else f"{result.score:g}"


def _reasons(result: Result) -> str:
    return result.reason or " ".join(cell.message for cell in result.cells.values() if cell.message)

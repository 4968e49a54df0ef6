"""What changed in the gradebook, as an instructor reads it."""

from __future__ import annotations

from datetime import datetime

import pytest

from dynaq_grader.records.changes import ArrivalChange, Change, changed_arrivals, changed_grades
from dynaq_grader.records.gradebook import Arrival, Grade

EARLY, LATE = datetime(2026, 11, 1), datetime(2026, 11, 5, 12, 30)


def test_grades_that_were_there_before_are_listed_in_order() -> None:
    before = {("bob", "dyna_q", "b"): Grade(2.5, None, False), ("ada", "dyna_q", "a"): Grade(0.0, None, False)}
    after = {
        ("bob", "dyna_q", "b"): Grade(None, None, True),
        ("ada", "dyna_q", "a"): Grade(6.0, None, False),
        ("eve", "dyna_q", "a"): Grade(6.0, None, False),
    }
    assert changed_grades(before, after) == [
        Change("ada", "dyna_q", "a", 0.0, 6.0),
        Change("bob", "dyna_q", "b", 2.5, None),
    ]


def test_a_manual_grade_outlives_a_changed_automatic_one() -> None:
    one = {("ada", "dyna_q", "test"): Grade(1.0, 3.0, True)}
    other = {("ada", "dyna_q", "test"): Grade(2.0, 3.0, True)}
    assert changed_grades(one, other) == []
    assert len(changed_grades(one, {})) == 1


def test_a_new_time_or_penalty_is_a_change_and_a_new_submission_is_none() -> None:
    before = {"ada": Arrival(EARLY, 0.0), "bob": Arrival(LATE, 4.0), "eve": Arrival(EARLY, 0.0)}
    after = {"ada": Arrival(LATE, 10.0), "bob": Arrival(LATE, 0.0), "eve": Arrival(EARLY, 0.0), "zoe": before["bob"]}
    assert [change.student for change in changed_arrivals(before, after)] == ["ada", "bob"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (Change("ada", "dyna_q", "test_planning", 6.0, None), "ada, test_planning: 6 points before, no points now."),
        (
            ArrivalChange("ada", Arrival(None, 0.0), Arrival(LATE, 2.5)),
            "ada: received at a time nobody noted before, 2026-11-05 12:30:00 UTC now; "
            "0 points off for lateness before, 2.5 now.",
        ),
        (
            ArrivalChange("bob", Arrival(LATE, 4.0), Arrival(LATE, 0.0)),
            "bob: 4 points off for lateness before, 0 now.",
        ),
    ],
)
def test_a_change_is_told_in_a_sentence(change: Change | ArrivalChange, told: str) -> None:
    assert str(change) == told

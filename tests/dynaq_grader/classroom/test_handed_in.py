"""Grading what nbgrader's own collect took in: late work is late, and what is somebody else's has no score."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import nbformat
import pytest

from classes import RIGHT, notebook
from dynaq_grader.classroom import classroom
from dynaq_grader.course.settings import settings
from dynaq_grader.records.gradebook import ensure_assignment, open_gradebook
from dynaq_grader.records.standings import read_standings
from exchange import ADA, BOB, changed, make_inbound, needs_root, submit, wait_for_the_clock
from mini_course import run_nbgrader

pytestmark = [needs_root, pytest.mark.usefixtures("warm_workers")]
EARLY = "2020-01-01 00:00:00.0 UTC"


@pytest.fixture
def inbound(full_course: Path, tmp_path: Path) -> Path:
    with (full_course / "nbgrader_config.py").open("a") as config:
        config.write(f'\nc.Exchange.root = "{tmp_path / "exchange"}"\nc.LateSubmissionPlugin.penalty_method = "zero"\n')
    return make_inbound(tmp_path / "exchange" / "dynaq")


def as_nbgrader_collects(folder: Path, course: Path, student: str) -> None:
    shutil.copytree(folder, course / "submitted" / student / "dyna_q")


def what_counts(course: Path) -> dict[str, float | None]:
    return {student: standing.score for student, standing in read_standings(course, "dyna_q").items()}


@pytest.mark.minute
# nbgrader leaves files for the garbage collector to close.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_grade_and_the_button_take_time_and_owner_from_the_exchange(full_course, inbound):
    right = nbformat.writes(notebook(RIGHT)).encode()
    honest = submit(inbound, ADA, right)
    wait_for_the_clock(honest)
    back_dated = submit(inbound, BOB, right, stamp=EARLY)
    forged = submit(inbound, "sync", right, owner=BOB)
    for folder, student in ((honest, ADA), (back_dated, BOB), (forged, "sync")):
        as_nbgrader_collects(folder, full_course, student)
    ensure_assignment(full_course, "dyna_q")
    with open_gradebook(full_course) as book:
        due = changed(honest).replace(tzinfo=None)
        book.update_or_create_assignment("dyna_q", duedate=due)
    room = classroom.Classroom(full_course, "dyna_q", settings(full_course))
    found = dict(room.grade(classroom.Plan()))
    assert {student: result.status for student, result in found.items()} == {
        ADA: "graded",
        BOB: "graded",
        "sync": "refused",
    }
    assert f"it belongs to {BOB}" in (found["sync"].reason or "")
    (sentence,) = room.corrections(found)
    assert sentence.startswith(f"{BOB}: the stamp says {EARLY}")
    by_command = what_counts(full_course)
    assert (by_command[ADA], by_command[BOB], by_command["sync"]) == (10, 0, None)
    run_nbgrader(full_course, "autograde", "dyna_q", "--force", status=1)
    assert what_counts(full_course) == by_command
    assert read_standings(full_course, "dyna_q")[BOB].received == changed(back_dated).replace(tzinfo=None)


def test_without_an_exchange_the_stamp_counts(full_course, tmp_path):
    folder = submit(tmp_path, ADA, nbformat.writes(notebook(RIGHT)).encode(), stamp="2026-11-20 10:00:00.0 UTC")
    as_nbgrader_collects(folder, full_course, ADA)
    ensure_assignment(full_course, "dyna_q")
    room = classroom.Classroom(full_course, "dyna_q", settings(full_course))
    dict(room.grade(classroom.Plan()))
    assert read_standings(full_course, "dyna_q")[ADA].received == datetime(2026, 11, 20, 10)

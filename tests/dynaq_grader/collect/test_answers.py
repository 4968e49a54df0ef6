"""What was handed in is looked at: another assignment's notebook is told, and saving once more is no later work."""

import json
from datetime import UTC, datetime
from pathlib import Path

import nbformat
import pytest

import mini_course
from classes import RIGHT, notebook
from dynaq_grader.collect import collect, received_times, saved_again
from dynaq_grader.grading.assignment import read_notebook

ROOT = Path(__file__).resolve().parents[3]
EARLY, LATE = "2026-11-03 17:00Z", "2026-11-05 09:00Z"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course of two assignments: `dyna_q`, and `warm_up` with functions of other names."""
    course = tmp_path / "course"
    (course / "release").mkdir(parents=True)
    for name in ("dyna_q", "warm_up"):
        release = nbformat.writes(mini_course.source_notebook()).replace("dyna_q", name)
        if name == "warm_up":
            release = release.replace("model_update", "bandit").replace("planning", "average")
        mini_course.write(course / "release" / name / f"{name}.ipynb", nbformat.reads(release, as_version=4))
    return course


def hand_in(course: Path, inbox: Path, assignment: str, student: str = "ada") -> Path:
    path = inbox / f"{student}.ipynb"
    path.write_bytes((course / "release" / assignment / f"{assignment}.ipynb").read_bytes())
    return path


@pytest.mark.parametrize("labels", ["kept", "lost"])
def test_another_assignment_s_notebook_is_told_with_its_name(labels, course, inbox):
    path = hand_in(course, inbox, "warm_up")
    hand_in(course, inbox, "dyna_q", "bob")
    if labels == "lost":
        bare = nbformat.read(path, as_version=4)
        for cell in bare.cells:
            cell.metadata, cell.id = {}, f"{cell.id}x"
        nbformat.write(bare, path)
    summary = collect(inbox, course, "dyna_q")
    assert summary.collected == ["bob"]
    (sentence,) = summary.refused
    assert sentence.startswith("ada: the notebook is one of the assignment warm_up, not of dyna_q.")
    assert collect(inbox, course, "warm_up").collected == ["ada"], "the remedy works"


def test_it_does_not_take_the_place_of_the_right_one(course, inbox):
    right = hand_in(course, inbox, "dyna_q").read_bytes()
    collect(inbox, course, "dyna_q")
    hand_in(course, inbox, "warm_up")
    collect(inbox, course, "dyna_q")
    assert (course / "submitted" / "ada" / "dyna_q" / "dyna_q.ipynb").read_bytes() == right


def test_what_is_nobody_s_notebook_is_left_to_grading(course, inbox):
    (inbox / "ada.ipynb").write_text(nbformat.writes(nbformat.v4.new_notebook()))
    (inbox / "eve.ipynb").write_text("no notebook at all")
    assert collect(inbox, course, "dyna_q").collected == ["ada", "eve"]


def test_an_assignment_of_another_notebook_that_cannot_be_read_stops_nothing(course, inbox):
    (course / "release" / "warm_up" / "warm_up.ipynb").write_text("{")
    (inbox / "ada.ipynb").write_text(nbformat.writes(nbformat.v4.new_notebook()))
    assert collect(inbox, course, "dyna_q").collected == ["ada"]


# Saved again


def record(folder: Path, time: str) -> Path:
    path = folder / "received.csv"
    path.write_text(f"id,received\nada,{time}\n")
    return path


def save(path: Path, change) -> None:
    """Saves a notebook as a student does who opened it again."""
    content = nbformat.read(path, as_version=4)
    change(content)
    path.write_text(json.dumps(content))


def ran_again(content: nbformat.NotebookNode) -> None:
    for number, cell in enumerate(cell for cell in content.cells if cell.cell_type == "code"):
        cell.execution_count = number + 40
        cell.outputs = [nbformat.v4.new_output("stream", text="ran again")]
    content.metadata["colab"] = {"provenance": []}


def changed_an_answer(content: nbformat.NotebookNode) -> None:
    next(cell for cell in content.cells if "def dyna_q_planning" in cell.source).source += "\n# better"


def added_a_cell(content: nbformat.NotebookNode) -> None:
    content.cells.append(nbformat.v4.new_code_cell("dyna_q_planning = None"))


def collected(course: Path, inbox: Path, time: str | None) -> datetime:
    collect(inbox, course, "dyna_q", received=record(inbox.parent, time) if time else None)
    return received_times(course, "dyna_q")["ada"]


@pytest.mark.parametrize("first", [EARLY, None], ids=["on record", "first seen"])
def test_work_that_was_only_run_and_saved_again_keeps_its_time(first, course, inbox):
    path = hand_in(course, inbox, "dyna_q")
    before = collected(course, inbox, first)
    save(path, ran_again)
    later = LATE if first else "2099-01-01 00:00Z"
    assert collected(course, inbox, later) == before
    moment = datetime.fromisoformat(later.replace(" ", "T"))
    assert saved_again(course, "dyna_q") == {"ada": moment.astimezone(UTC)}
    assert collected(course, inbox, later) == before, "nor does the next collect make it late"
    assert collected(course, inbox, None) == before
    assert saved_again(course, "dyna_q") != {}


def test_without_a_record_the_first_sight_counts(course, inbox):
    path = hand_in(course, inbox, "dyna_q")
    before = collected(course, inbox, None)
    save(path, ran_again)
    assert collected(course, inbox, None) == before
    assert (course / "submitted" / "ada" / "dyna_q" / "dyna_q.ipynb").read_bytes() == path.read_bytes()


@pytest.mark.parametrize("change", [changed_an_answer, added_a_cell])
def test_other_answers_are_later_work(change, course, inbox):
    path = hand_in(course, inbox, "dyna_q")
    collected(course, inbox, EARLY)
    save(path, change)
    assert collected(course, inbox, LATE) == datetime(2026, 11, 5, 9)
    assert saved_again(course, "dyna_q") == {}


def test_a_corrected_time_of_the_same_file_counts(course, inbox):
    hand_in(course, inbox, "dyna_q")
    collected(course, inbox, EARLY)
    assert collected(course, inbox, LATE) == datetime(2026, 11, 5, 9)
    assert collected(course, inbox, EARLY) == datetime(2026, 11, 3, 17)


def test_the_real_notebook_saved_by_colab_is_the_same_work(inbox, tmp_path):
    course = tmp_path / "real"
    target = course / "release" / "dyna_q" / "dyna_q.ipynb"
    target.parent.mkdir(parents=True)
    target.write_bytes((ROOT / "release" / "dyna_q" / "dyna_q.ipynb").read_bytes())
    (inbox / "ada.ipynb").write_text(nbformat.writes(notebook(RIGHT)))
    before = collected(course, inbox, EARLY)
    again = read_notebook(inbox / "ada.ipynb")
    ran_again(again)
    again.nbformat_minor = 0
    for cell in again.cells:
        cell.metadata["id"] = cell.pop("id")
        cell.source = "\n".join(line.rstrip() for line in cell.source.split("\n"))
    (inbox / "ada.ipynb").write_text(json.dumps(again))
    assert collected(course, inbox, LATE) == before

"""What the instructor changed since a release is nobody's doing; what a student changed is told."""

import copy
import json

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell
from nbgrader.preprocessors import ComputeChecksums

from dynaq_grader.base.result import status_after
from dynaq_grader.course.release_metadata import AddReleaseVersion
from dynaq_grader.intake import Intake, canonical
from front_ends import to_bytes
from front_ends.small_release import ANSWERS, small_release, solved

FORMER = small_release()


def cell(notebook: dict, name: str) -> NotebookNode:
    return next(cell for cell in notebook["cells"] if cell["id"] == name)


def label(notebook: dict, name: str) -> NotebookNode:
    return cell(notebook, name)["metadata"]["nbgrader"]


def released(notebook: NotebookNode) -> NotebookNode:
    """A notebook with what nbgrader and we put into a release."""
    resources = {"nbgrader": {"assignment": "dyna_q", "notebook": "dyna_q"}}
    for step in (ComputeChecksums(), AddReleaseVersion()):
        notebook, _ = step.preprocess(copy.deepcopy(notebook), resources)
    return notebook


def locked(name: str, source: str) -> NotebookNode:
    flags = {"grade": False, "locked": True, "solution": False, "task": False}
    return new_code_cell(source, id=name, metadata={"nbgrader": flags | {"grade_id": name, "schema_version": 3}})


def other_points(notebook: NotebookNode) -> None:
    label(notebook, "test_planning").points = 8


def other_text(notebook: NotebookNode) -> None:
    cell(notebook, "setup").source = "import numpy as np\nworld = 4"


def both(notebook: NotebookNode) -> None:
    other_points(notebook)
    other_text(notebook)


def another_name(notebook: NotebookNode) -> None:
    changed = cell(notebook, "one_backup")
    changed.id = changed.metadata.nbgrader.grade_id = "first_backup"


def one_more(notebook: NotebookNode) -> None:
    notebook.cells.insert(2, locked("new_world", "world = 5"))


def one_less(notebook: NotebookNode) -> None:
    notebook.cells.remove(cell(notebook, "one_backup"))


def another_order(notebook: NotebookNode) -> None:
    moved = cell(notebook, "one_backup")
    notebook.cells.remove(moved)
    notebook.cells.append(moved)


def answers_with_points(notebook: NotebookNode) -> None:
    label(notebook, "dyna_q_planning").update(grade=True, points=3)


def no_longer_locked(notebook: NotebookNode) -> None:
    del cell(notebook, "one_backup").metadata["nbgrader"]


CHANGES = [
    other_points, other_text, both, another_name, one_more, one_less, another_order, answers_with_points,
    no_longer_locked,
]  # fmt: skip


def take(notebook: dict, change) -> tuple[Intake, NotebookNode]:
    """A submission after the instructor's change, and the release that this made."""
    current = copy.deepcopy(FORMER)
    change(current)
    current = released(current)
    return canonical(to_bytes(notebook), current), current


def told(intake: Intake) -> list[tuple[str, str | None]]:
    return [(repair.code, repair.cell) for repair in intake.repairs]


OLDER = ("older-release", "notebook")


@pytest.mark.parametrize("change", CHANGES)
def test_what_the_instructor_changed_is_nobody_s_doing(change):
    intake, current = take(solved(released(FORMER)), change)
    assert told(intake) == [OLDER]
    assert status_after(intake.repairs) == "graded"
    assert intake.answered == set(ANSWERS)
    ours = [each for each in intake.notebook.cells if not each.id.startswith("free-")]
    assert [(each.id, each.metadata) for each in ours] == [(each.id, each.metadata) for each in current.cells]


@pytest.mark.parametrize("change", [other_points, other_text, both])
def test_nor_without_our_metadata_as_in_any_course_of_nbgrader_s(change):
    work = solved(released(FORMER))
    del work["metadata"]["dynaq"]
    assert told(take(work, change)[0]) == [OLDER]


@pytest.mark.parametrize("change", CHANGES)
def test_what_the_student_changed_besides_is_told(change):
    work = solved(released(FORMER))
    cell(work, "check_planning")["source"] += "\nprint('mine')"
    label(work, "test_model_update")["points"] = 400
    intake, _ = take(work, change)
    assert told(intake) == [OLDER, ("locked-edited", "check_planning"), ("points-edited", "test_model_update")]
    assert status_after(intake.repairs) == "repaired"


def test_a_cell_without_a_checksum_is_believed_to_be_the_instructor_s():
    work = solved(released(FORMER))
    del label(work, "setup")["checksum"]
    assert told(take(work, both)[0]) == [OLDER]


def forge(work: dict, name: str) -> None:
    """Makes a cell's checksum fit what stands in it."""
    changed = NotebookNode(cell(work, name))
    changed.metadata = NotebookNode(nbgrader=NotebookNode(changed.metadata["nbgrader"]))
    ComputeChecksums().preprocess_cell(changed, {}, 0)
    label(work, name)["checksum"] = changed.metadata.nbgrader.checksum


@pytest.mark.parametrize("name", ["setup", "test_planning"])
def test_a_forged_checksum_hides_a_change_and_gains_nothing(name):
    current = released(FORMER)
    work = solved(current)
    cell(work, name)["source"] = "print(600)\n600"
    if name == "test_planning":
        label(work, name)["points"] = 600
    forge(work, name)
    intake = canonical(to_bytes(work), current)
    assert told(intake) == [OLDER]
    ours = cell(intake.notebook, name)
    assert (ours.source, ours.metadata) == (cell(current, name).source, cell(current, name).metadata)
    assert "600" not in "".join(each.source for each in intake.notebook.cells)


ODD = [
    {"points": "4"}, {"points": None}, {"points": [4]}, {"points": 10**400}, {"points": True}, {"points": {}},
    {"grade": "yes"}, {"grade": [[]]}, {"solution": 1}, {"locked": None},
    {"checksum": ["a"]}, {"checksum": 7}, {"checksum": ""}, {"checksum": "\ud800"},
]  # fmt: skip


@pytest.mark.parametrize("odd", ODD, ids=map(str, range(len(ODD))))
def test_labels_that_nobody_would_write_are_read(odd):
    work = solved(released(FORMER))
    cell(work, "test_planning")["source"] = "mine"
    label(work, "test_planning").update(odd)
    intake, current = take(work, other_text)
    assert ("older-release", "notebook") in told(intake)
    assert cell(intake.notebook, "test_planning") == cell(current, "test_planning")


def test_half_a_character_in_a_name_is_read():
    work = json.loads(json.dumps(solved(released(FORMER))))
    label(work, "one_backup")["grade_id"] = "\ud800"
    cell(work, "one_backup")["source"] += "\n1"
    assert canonical(json.dumps(work).encode(), released(FORMER)).answered == set(ANSWERS)

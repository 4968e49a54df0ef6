"""Feedback pages through nbgrader's own step, and a page with the reason where there is no score."""

from __future__ import annotations

import html
import re
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bleach.sanitizer import ALLOWED_ATTRIBUTES, ALLOWED_TAGS
from nbconvert.preprocessors.sanitize import SanitizeHTML
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import ClearHiddenTests, ClearSolutions, NbGraderPreprocessor
from traitlets import List, Unicode
from traitlets.config import Config

from ..base.errors import CourseError
from ..base.writing import make_folder, write_aside
from ..course.directory import copy_notes, course_directory, run_step, student_folders
from ..course.settings import check_assignment
from ..nbgrader_plugins.long_cells import cut_long_cells
from ..records import gradebook
from ..records.notebook_results import NotebookResults

CALL = re.compile(r"\s*dynaq_grader\.test_\w+\(\w*\)\s*")


class TidyForFeedback(NbGraderPreprocessor):
    """Takes out of a notebook what a page must not show, first among ``GenerateFeedback.preprocessors``.

    A hidden region shrinks to the line that calls the grader; markers go; so does widget state, on which
    nbconvert stumbles when it is not whole. Code is cut where there is more than anybody reads. Of outputs, text and
    pictures stay; Markdown was made harmless by intake.
    """

    # The page's exporter configures this on every step, and traitlets warns of those that do not know it.
    display_data_priority = List(Unicode(), ["image/png", "text/plain"]).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Tidies the notebook in place."""
        nb.metadata.pop("widgets", None)
        tests = ClearHiddenTests(config=Config(ClearHiddenTests=self.config.ClearHiddenTests))
        solutions = ClearSolutions(config=Config(ClearSolutions=self.config.ClearSolutions))
        markers = (solutions.begin_solution_delimeter, solutions.end_solution_delimeter)
        sanitizer = SanitizeHTML(tags=sorted(ALLOWED_TAGS), attributes=ALLOWED_ATTRIBUTES)
        cut_long_cells(nb)
        for position, cell in enumerate(nb.cells):
            if utils.is_locked(cell):
                cell.source = _visible(cell.source, tests.begin_test_delimeter, tests.end_test_delimeter, markers)
            if cell.cell_type == "code":
                sanitizer.preprocess_cell(cell, resources, position)
        return nb, resources


@dataclass(frozen=True)
class Pages:
    """What `write_feedback` did: the pages it wrote, and for each student without one the reason."""

    written: list[Path] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)


def write_feedback(course: Path, assignment: str, students: Iterable[str] | None = None) -> Pages:
    """Writes the feedback pages of all or some students: nbgrader's, or the reason where there is no score.

    One student whose page cannot be made does not stop the others.

    Raises:
        CourseError: There is no such assignment or gradebook, nothing is graded of a student who is named, the
            course's configuration cannot be read, or pages cannot be written.
    """
    check_assignment(course, assignment)
    directory = course_directory(course)
    directory.assignment_id = assignment
    graded = _with_autograded(directory, assignment)
    refused = _without_score(course, assignment, graded)
    chosen = _chosen(assignment, students, refused.keys() | graded.keys())
    pages = Pages(failed=_not_in_gradebook(course, assignment, chosen & graded.keys()))
    if chosen:
        _check_writable(Path(directory.root) / directory.feedback_directory)
        _write_graded(directory, (chosen & graded.keys()) - pages.failed.keys(), {*graded}, pages)
        # After nbgrader, which empties a student's folder first.
        for student in sorted(chosen & refused.keys()):
            for notebook, reason in refused[student].items():
                pages.written.append(write_reason(course, assignment, student, notebook, reason))
    return pages


def _chosen(assignment: str, students: Iterable[str] | None, known: set[str]) -> set[str]:
    """Whose pages to write: of those named, else of everybody who was graded."""
    if students is None:
        return known
    chosen = set(students)
    if chosen - known:
        raise CourseError(
            f"No graded submission of {assignment} by {', '.join(sorted(chosen - known))}. Correct the id, or run "
            f"`dynaq grade {assignment}` first. No page was written."
        )
    return chosen


def _check_writable(folder: Path) -> None:
    """Sees that pages can be written, which nbgrader would tell of each student in other words."""
    try:
        make_folder(folder)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise CourseError(
            f"{folder} cannot be written ({error.strerror}). Make room, change its permissions or copy the course to "
            "where it can be written, then write feedback again."
        ) from error


def _write_graded(directory: CourseDirectory, wanted: set[str], graded: set[str], pages: Pages) -> None:
    """Has nbgrader write its own pages of some students with an autograded notebook, in one run."""
    if not wanted:
        return
    directory.student_id_exclude = ",".join(sorted(graded - wanted))
    failure = "nbgrader made no page and did not say why."
    try:
        run_step(GenerateFeedback, directory, force=True)
    except CourseError as error:
        failure = str(error)
    for student in sorted(wanted):
        folder = Path(directory.format_path(directory.feedback_directory, student, directory.assignment_id))
        found = sorted(folder.glob("*.html"))
        pages.written.extend(found)
        if not found:
            pages.failed[student] = failure


def _not_in_gradebook(course: Path, assignment: str, students: set[str]) -> dict[str, str]:
    """The students whose scores the gradebook lost, with what to do; nbgrader shows the scores on a page.

    Raises:
        CourseError: There is no gradebook.
    """
    if not students:
        return {}
    remedy = (
        f"Put the right gradebook back, or run `dynaq grade {assignment}`, which fills it with all but manual grades."
    )
    if not gradebook.exists(course):
        raise CourseError(f"The course has no gradebook, which pages of feedback are made from. {remedy}")
    lost = sorted(students - gradebook.arrivals(course, assignment).keys())
    return dict.fromkeys(lost, f"the gradebook knows no {assignment} of this student. {remedy}")


def _without_score(course: Path, assignment: str, autograded: Mapping[str, set[str]]) -> dict[str, dict[str, str]]:
    """The reasons kept for notebooks that have no score and no page of nbgrader's, by student and notebook."""
    reasons: dict[str, dict[str, str]] = {}
    for notebook, store in NotebookResults(course, assignment).stores.items():
        for student, graded in store.read_all().items():
            if graded.result.needs_a_person and notebook not in autograded.get(student, ()):
                reasons.setdefault(student, {})[notebook] = graded.result.reason or "Nobody noted the reason."
    return reasons


def write_reason(course: Path, assignment: str, student: str, notebook: str, reason: str) -> Path:
    """Writes the page of a submission that has no score: why, and nothing else.

    Raises:
        CourseError: The page cannot be written.
    """
    directory = course_directory(course)
    folder = directory.format_path(directory.feedback_directory, student, assignment)
    path = Path(folder) / f"{notebook}.html"
    page = (
        '<!DOCTYPE html>\n<html lang="en">\n'
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        '<title>{title}</title></head>\n<body style="font: 1.1em sans-serif; max-width: 40em; margin: 2em">\n<main>\n'
        "<h1>{title}</h1>\n<p>This submission has no score yet.</p>\n<p>{reason}</p>\n</main>\n</body>\n</html>\n"
    )
    text = page.format(title=html.escape(notebook), reason=html.escape(reason))
    try:
        write_aside(path, text.encode(errors="replace"))
        copy_notes(directory, student, assignment, path.parent)
    except OSError as error:
        raise CourseError(
            f"{path} cannot be written ({error.strerror}). Make room, then write feedback again."
        ) from error
    return path


def _visible(source: str, begin: str, end: str, markers: tuple[str, ...]) -> str:
    """A locked cell's text without markers, of hidden regions only the calls into the grader."""
    shown = []
    hidden = False
    for line in source.split("\n"):
        if begin in line or end in line:
            hidden = begin in line
        elif not any(marker in line for marker in markers) and (not hidden or CALL.fullmatch(line)):
            shown.append(line)
    return "\n".join(shown)


def _with_autograded(directory: CourseDirectory, assignment: str) -> dict[str, set[str]]:
    """The autograded notebooks of each student who has one."""
    folders = student_folders(directory, directory.autograded_directory, assignment)
    found = {student: {path.stem for path in folder.glob("*.ipynb")} for student, folder in folders}
    return {student: notebooks for student, notebooks in found.items() if notebooks}

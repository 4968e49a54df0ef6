"""A made-up class, graded for real: what ``make demo`` runs.

The class is written down in ``tests/submissions/class.toml``: for each assignment who hands in which answer files,
saved by which front end, and what the grader must find.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import tomllib
from nbformat import NotebookNode

from ..base.errors import CourseError
from ..base.result import Result
from ..base.writing import make_folder
from ..calibration.answers import pour, read
from ..classroom import classroom
from ..course.settings import settings
from ..grading import Assignment, load
from ..reports.export.nbgrader_csv import export_grades
from ..reports.feedback import write_feedback
from . import console

CLASS = Path("tests") / "submissions" / "class.toml"


@dataclass(frozen=True)
class Pupil:
    """One made-up student.

    Attributes:
        student: The id.
        answers: Answer files by exercise's ``grade_id``, relative to ``tests/submissions``; the stub where missing.
        saved: Path of a notebook that is handed in as it is, or None.
        status: Status that the result must have.
        mistakes: Mistake that each test cell must name; a cell not listed must be correct.
        score: Points, or None where there must be none.
    """

    student: str
    status: str
    score: float | None
    answers: dict[str, str]
    mistakes: dict[str, str]
    saved: str | None = None


def read_class(repository: Path) -> dict[str, list[Pupil]]:
    """The class as it is written down, by assignment.

    Raises:
        CourseError: The file is missing: the demonstration needs a checkout of the repository.
    """
    try:
        table = tomllib.loads((repository / CLASS).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise CourseError(
            f"{repository / CLASS} is missing. Run the demonstration in a checkout, by `make demo`."
        ) from error
    return {
        assignment: [_pupil(student, entry) for student, entry in pupils.items()]
        for assignment, pupils in table.items()
    }


def _pupil(student: str, entry: dict[str, Any]) -> Pupil:
    return Pupil(
        student,
        entry["status"],
        entry.get("score"),
        entry.get("answers", {}),
        entry.get("mistakes", {}),
        entry.get("saved"),
    )


def run_demo(repository: Path, folder: Path) -> int:
    """Grades the class into a fresh folder and prints results and where to look.

    Returns:
        0 where every result is the announced one, else 1.

    Raises:
        CourseError: The folder holds something else than an earlier demonstration.
    """
    classes = read_class(repository)
    course = make_course(repository, folder)
    surprises: list[str] = []
    pages: list[Path] = []
    for assignment, pupils in classes.items():
        surprises += grade_class(repository, course, assignment, pupils)
        pages += write_feedback(course, assignment).written
    export_grades(course, course / "grades.csv")
    _print_paths(course, pages)
    for line in surprises:
        console.print_error(line)
    return 1 if surprises else 0


def grade_class(repository: Path, course: Path, name: str, pupils: list[Pupil]) -> list[str]:
    """Hands in and grades one assignment, prints the results, and gives how they differ from what was announced."""
    assignment = load(course, name)
    for pupil in pupils:
        hand_in(repository, course, pupil, assignment)
    room = classroom.Classroom(course, name, settings(course))
    plan = classroom.Plan()
    console.out.print(f"\n{name}", highlight=False)
    console.print_warnings(room.warnings())
    results = console.show_progress(room.grade(plan), room.count(plan), plan.workers)
    console.print_results(results)
    return [line for pupil in pupils for line in differences(pupil, results[pupil.student])]


def make_course(repository: Path, folder: Path) -> Path:
    """A fresh course directory with the repository's source, release and configuration."""
    if folder.exists() and not (folder / ".dynaq").is_dir() and any(folder.iterdir()):
        raise CourseError(f"{folder} is not empty and not an earlier demonstration. Name another folder.")
    shutil.rmtree(folder, ignore_errors=True)
    make_folder(folder / ".dynaq")
    for part in ("source", "release"):
        shutil.copytree(repository / part, folder / part, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    shutil.copy(repository / "nbgrader_config.py", folder)
    return folder


def hand_in(repository: Path, course: Path, pupil: Pupil, assignment: Assignment) -> None:
    """Puts a student's notebook where nbgrader looks for it."""
    path = course / "submitted" / pupil.student / assignment.name / f"{assignment.notebook}.ipynb"
    make_folder(path.parent)
    if pupil.saved is not None:
        shutil.copy(repository / CLASS.parent / pupil.saved, path)
        return
    nbformat.write(filled_in(repository, pupil, assignment.release), path)


def filled_in(repository: Path, pupil: Pupil, release: NotebookNode) -> NotebookNode:
    """The release with a student's answers in it."""
    files = {exercise: read(repository / CLASS.parent / name) for exercise, name in pupil.answers.items()}
    answers = {exercise: file.cells[exercise] for exercise, file in files.items()}
    free = [cell for file in files.values() for cell in file.free]
    return pour(release, answers, free)


def differences(pupil: Pupil, result: Result) -> list[str]:
    """How a result differs from what was announced, a sentence each."""
    found = []
    if result.status != pupil.status:
        found.append(f"{pupil.student} was to be {pupil.status} and is {result.status}.")
    if pupil.score is not None and result.score != pupil.score:
        found.append(f"{pupil.student} was to get {pupil.score} points and has {result.score}.")
    for grade_id, cell in result.cells.items():
        if cell.mistake != pupil.mistakes.get(grade_id):
            found.append(
                f"{pupil.student}, {grade_id}: {pupil.mistakes.get(grade_id)} was to be named, not {cell.mistake}."
            )
    return found


def _print_paths(course: Path, pages: list[Path]) -> None:
    console.out.print(f"grades      {course / 'grades.csv'}", highlight=False)
    console.out.print(f"gradebook   {course / 'gradebook.db'}", highlight=False)
    example = course / min(pages).resolve().relative_to(course.resolve())
    console.out.print(f"feedback    {len(pages)} pages, for example {example}", highlight=False)

"""What nbgrader does otherwise than `dynaq grade` where a submission has several notebooks.

It gives 0 points for one that was not handed in, and goes on to the next student where one cannot be graded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory

from .. import intake
from ..base.errors import DynaqError
from ..classroom.classroom import Classroom, Plan
from ..course import settings as config
from ..course.build import source_notebooks
from ..grading import Assignment
from ..grading.submission import refused
from ..records import gradebook
from ..records.notebook_results import NotebookResults


def leave_missing(
    directory: CourseDirectory, names: Mapping[str, str], notebooks: Mapping[str, Assignment]
) -> Iterator[str]:
    """Leaves to a person what was not handed in, and says so."""
    student, name = names["student"], names["assignment"]
    folder = Path(directory.format_path(directory.submitted_directory, student, name))
    for notebook, assignment in notebooks.items():
        path = folder / f"{notebook}.ipynb"
        if path.exists():
            continue
        try:
            intake.read_file(path)
        except intake.Refused as refusal:
            _withdraw(directory, names, notebook, str(refusal))
            NotebookResults(Path(directory.root), name).keep(student, notebook, refused(str(refusal), assignment))
            yield str(refusal)


def grade_the_others(directory: CourseDirectory, names: Mapping[str, str]) -> None:
    """Grades the other notebooks of a submission, since nbgrader will not come to them."""
    course, student, name = Path(directory.root), names["student"], names["assignment"]
    notebooks = [path.stem for path in source_notebooks(course, name)]
    if len(notebooks) == 1:
        return
    try:
        for _ in Classroom(course, name, config.settings(course)).grade(Plan((student,), workers=1)):
            pass
    except DynaqError as error:
        for notebook in notebooks:
            _withdraw(directory, names, notebook, str(error))


def _withdraw(directory: CourseDirectory, names: Mapping[str, str], notebook: str, reason: str) -> None:
    with Gradebook(names["db_url"], directory.course_id) as book:
        gradebook.withdraw(book, names["student"], names["assignment"], notebook, reason)

"""Bringing a gradebook along after the instructor changed an assignment: points, texts and names of cells.

nbgrader's own step refuses other names where submissions are there, and rows of students hang on those names.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import Comment, Gradebook, GradeCell, Notebook, SolutionCell, SourceCell, TaskCell
from nbgrader.api import Grade as GradeRow

from ..base.errors import CourseError
from ..course.build import assignments, generate
from .gradebook import backup, cells_in_gradebook, exists, open_gradebook
from .instructor_cells import InstructorCell, instructor_cells
from .standings import points_text

Cells = Mapping[str, InstructorCell]
ROWS = {"grade": GradeCell, "solution": SolutionCell, "task": TaskCell}


@dataclass
class Revision:
    """What changed in a notebook's cells.

    Attributes:
        renamed: New names by the old ones.
        removed: Names that are gone.
        added: Names that are new.
    """

    renamed: dict[str, str] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)


def bring_along(course: Path, assignment: str | None = None) -> list[str]:
    """Makes a gradebook say what ``source/`` says, of one assignment or of all; grades given by hand are kept.

    Where there is no gradebook none is made, and an assignment that it does not have is not added.

    Returns:
        What was changed, a sentence each.

    Raises:
        CourseError: The gradebook cannot be written, or a cell is gone for which points were given by hand.
    """
    if not exists(course):
        return []
    names = assignments(course) if assignment is None else [assignment]
    return [sentence for name in names for sentence in _bring_one_along(course, name)]


def _bring_one_along(course: Path, assignment: str) -> list[str]:
    found, _ = cells_in_gradebook(course, assignment)
    wanted = instructor_cells(course, assignment)
    if not found or found == wanted:
        return []
    backup(course)
    sentences: list[str] = []
    notebooks = sorted({notebook for notebook, _ in found} & {notebook for notebook, _ in wanted})
    with open_gradebook(course) as book:
        for notebook in notebooks:
            before, after = _of(notebook, found), _of(notebook, wanted)
            revision = compare(before, after)
            _check_removed(book, assignment, notebook, revision)
            _change_names(book, book.find_notebook(notebook, assignment), revision, after)
            sentences += _sentences(assignment, before, after, revision)
        book.db.commit()
    with tempfile.TemporaryDirectory() as folder:
        generate(course, assignment, Path(folder))
    return sentences


def compare(before: Cells, after: Cells) -> Revision:
    """What changed; a cell with a new name is known by its text, or by being the only one of its kinds."""
    gone = [name for name in before if name not in after]
    new = [name for name in after if name not in before]
    revision = Revision()
    for is_same in (_has_same_text, _is_of_same_kinds):
        for name in list(gone):
            alike = [other for other in new if is_same(before[name], after[other])]
            rivals = [other for other in gone if alike and is_same(before[other], after[alike[0]])]
            if len(alike) == len(rivals) == 1:
                revision.renamed[name] = alike[0]
                gone.remove(name)
                new.remove(alike[0])
    revision.removed, revision.added = gone, new
    return revision


def _has_same_text(old: InstructorCell, new: InstructorCell) -> bool:
    return _is_of_same_kinds(old, new) and old.source == new.source


def _is_of_same_kinds(old: InstructorCell, new: InstructorCell) -> bool:
    return (old.cell_type, old.kinds) == (new.cell_type, new.kinds)


def _of(notebook: str, cells: Mapping[tuple[str, str], InstructorCell]) -> dict[str, InstructorCell]:
    return {name: cell for (owner, name), cell in cells.items() if owner == notebook}


def _check_removed(book: Gradebook, assignment: str, notebook: str, revision: Revision) -> None:
    for submission in book.notebook_submissions(notebook, assignment):
        for grade in submission.grades:
            if grade.name in revision.removed and (grade.manual_score is not None or grade.extra_credit):
                raise CourseError(
                    f"source/{assignment} has no cell {grade.name} any more, and the gradebook holds points for it "
                    f"that were given by hand ({submission.student.id}). Put the cell back, or take these points back "
                    "in Formgrader, then build again. The gradebook was not changed."
                )


def _change_names(book: Gradebook, notebook: Notebook, revision: Revision, after: Cells) -> None:
    for cell in [*_rows(notebook), *notebook.source_cells]:
        if cell.name in revision.renamed:
            cell.name = revision.renamed[cell.name]
        elif cell.name in revision.removed:
            for row in [*getattr(cell, "grades", ()), *getattr(cell, "comments", ())]:
                book.db.delete(row)
            book.db.delete(cell)
    for name in revision.added:
        _add(book, notebook, name, after[name])


def _rows(notebook: Notebook) -> Iterator[GradeCell | SolutionCell | TaskCell]:
    for kind in ROWS:
        yield from getattr(notebook, f"{kind}_cells")


def _add(book: Gradebook, notebook: Notebook, name: str, cell: InstructorCell) -> None:
    """Adds a cell, and to every submission the rows that nbgrader makes for it at first."""
    book.db.add(SourceCell(name=name, notebook=notebook, cell_type=cell.cell_type, source=cell.source))
    for kind in cell.kinds:
        counts = {} if kind == "solution" else {"max_score": cell.points, "cell_type": cell.cell_type}
        row = ROWS[kind](name=name, notebook=notebook, **counts)
        book.db.add(row)
        for submission in notebook.submissions:
            if kind != "solution":
                book.db.add(GradeRow(cell=row, notebook=submission, needs_manual_grade=True))
            if kind != "grade":
                book.db.add(Comment(cell=row, notebook=submission))


def _sentences(assignment: str, before: Cells, after: Cells, revision: Revision) -> Iterator[str]:
    same = {name: name for name in before if name in after} | revision.renamed
    for old, new in revision.renamed.items():
        yield f"{assignment}: {old} is called {new} now; its grades were kept."
    for old, new in same.items():
        if before[old].points != after[new].points:
            yield f"{assignment}: {new} counts {_points(after[new])}, {_points(before[old])} before."
    texts = [new for old, new in same.items() if before[old].source != after[new].source]
    for names, what in ((texts, "text taken over"), (revision.added, "added"), (revision.removed, "removed")):
        if names:
            yield f"{assignment}: {what}: {', '.join(names)}."


def _points(cell: InstructorCell) -> str:
    return "nothing" if cell.points is None else f"{points_text(cell.points)} points"

"""Answers that are alike, as a list for the instructor's eyes; off unless asked for, and never part of a grade.

The comparing is copydetect's: k-grams of Pygments tokens with names blanked out, after Schleimer, Wilkerson and
Aiken (2003), "Winnowing: local algorithms for document fingerprinting", SIGMOD, 76-85.
"""

from __future__ import annotations

import io
import itertools
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
import numpy as np
from nbformat import NotebookNode
from nbgrader import utils

from ..base.errors import CourseError
from ..base.result import cell_key
from ..records.notebook_results import NotebookResults

if TYPE_CHECKING:
    from copydetect import CodeFingerprint

CANNOT_TELL = (
    "A likeness is a reason to read two answers side by side and no proof: short exercises have few ways to be "
    "right, and the list cannot tell who wrote first, whether two worked together as they may, whether both took "
    "the text from one book or assistant, or whether a copy was reworded; what much of the class shares is left out."
)
"""What has to stand beside every list that `similar_answers` gives."""

NOISE = 20
"""Length of the shortest stretch that counts, in characters of code with names, strings and blanks reduced."""

FEWEST_ALIKE, SHARE_ALIKE = 6, 0.2
"""A stretch in this many answers, and in this share of them, is how the exercise is solved, and no likeness."""

LONGEST = 50_000


@dataclass(frozen=True)
class Pair:
    """Two answers to one exercise that are alike.

    Attributes:
        cell: The answer cell's ``grade_id``.
        students: The two ids, in order.
        shares: Share of each one's own text, 0 to 1, that the other one has too.
    """

    cell: str
    students: tuple[str, str]
    shares: tuple[float, float]

    @property
    def likeness(self) -> float:
        """The smaller share: both have to be alike, so that a long answer does not swallow a short one."""
        return min(self.shares)


def similar_answers(course: Path, assignment: str, threshold: float = 0.8) -> list[Pair]:
    """Pairs of alike answers among the graded submissions, the most alike first.

    Only answer cells count, without the lines that the release gives to everybody.

    Args:
        course: The course directory, graded.
        assignment: The assignment's name.
        threshold: Smallest likeness to list, 0 to 1.

    Raises:
        CourseError: copydetect is not installed, the release is missing, or the threshold is no share.
    """
    if not 0 < threshold <= 1:
        raise CourseError(f"The threshold is a share above 0 and up to 1, not {threshold:g}.")
    answers = _answers(course, assignment)
    found = [pair for cell, texts in answers.items() for pair in _alike(cell, texts, threshold)]
    return sorted(found, key=lambda pair: (-pair.likeness, pair.cell, pair.students))


def _answers(course: Path, assignment: str) -> dict[str, dict[str, str]]:
    """Text of the students' own lines, by answer cell and student."""
    given = _given_lines(course, assignment)
    answers: dict[str, dict[str, str]] = {}
    stores = NotebookResults(course, assignment).stores
    for name, student, graded in ((name, *kept) for name, store in stores.items() for kept in store.read_all().items()):
        if graded.notebook is None:
            continue
        for grade_id, source in _answer_cells(nbformat.reads(graded.notebook.decode(), as_version=4)):
            own = [line for line in source.split("\n") if line.strip() not in given]
            answers.setdefault(cell_key(name, grade_id, len(stores) > 1), {})[student] = "\n".join(own)[:LONGEST]
    return answers


def _given_lines(course: Path, assignment: str) -> set[str]:
    """The lines of the release's answer cells: whoever has them has them from us."""
    paths = sorted((course / "release" / assignment).glob("*.ipynb"))
    if not paths:
        raise CourseError(f"{course / 'release' / assignment} holds no notebook. Run `dynaq build`, then try again.")
    cells = (source for path in paths for _, source in _answer_cells(nbformat.read(path, as_version=4)))
    return {line.strip() for source in cells for line in source.split("\n")}


def _answer_cells(notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    for cell in notebook.cells:
        if cell.cell_type == "code" and utils.is_solution(cell):
            yield cell.metadata.nbgrader.grade_id, cell.source


def _alike(cell: str, texts: Mapping[str, str], threshold: float) -> Iterator[Pair]:
    whole = {student: _fingerprint(text, reduce=True) for student, text in texts.items()}
    counts = Counter(stretch for entry in whole.values() for stretch in entry.hashes)
    most = max(FEWEST_ALIKE, SHARE_ALIKE * len(texts))
    common = np.array([stretch for stretch, count in counts.items() if count >= most], dtype=int)
    prints = {
        student: _fingerprint(entry.filtered_code, reduce=False, leave_out=common) for student, entry in whole.items()
    }
    for first, second in _candidates(prints):
        shares = _shares(prints[first], prints[second])
        if min(shares) >= threshold:
            yield Pair(cell, (first, second), shares)


def _fingerprint(text: str, *, reduce: bool, leave_out: np.ndarray | None = None) -> CodeFingerprint:
    """The fingerprint of an answer with every stretch of it (a window of 1), so that the list is always the same.

    Args:
        text: Code, or code that is reduced already.
        reduce: Whether to blank out names, strings and blanks first.
        leave_out: Hashes of stretches that do not count.
    """
    try:
        from copydetect import CodeFingerprint
    except ImportError as error:
        raise CourseError(
            "The list of alike answers needs copydetect. Install it with pip install 'dynaq-grader[similarity]'."
        ) from error
    return CodeFingerprint("answer", NOISE, 1, leave_out, filter=reduce, language="python", fp=io.StringIO(text))


def _candidates(prints: Mapping[str, CodeFingerprint]) -> list[tuple[str, str]]:
    """Pairs that share at least one stretch: far fewer than all pairs of a large class."""
    holders: dict[int, list[str]] = {}
    for student, entry in prints.items():
        for stretch in entry.hashes:
            holders.setdefault(int(stretch), []).append(student)
    pairs = (pair for students in holders.values() for pair in itertools.combinations(sorted(students), 2))
    return sorted(set(pairs))


def _shares(first: CodeFingerprint, second: CodeFingerprint) -> tuple[float, float]:
    from copydetect import compare_files

    _, (one, other), _ = compare_files(first, second)
    return min(1.0, float(one)), min(1.0, float(other))

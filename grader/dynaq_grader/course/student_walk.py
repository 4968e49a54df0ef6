"""How long each section of a notebook takes, by words read and cells run, and what a student does first in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten

import nbformat
from nbformat import NotebookNode

from .build import source_notebooks

WORDS_A_MINUTE = 180
"""A careful reader of a text that is new."""
RUN, TRY, THINK, WRITE = 0.3, 1.5, 1.0, 8.0
"""Minutes: to run a cell and look at what it shows, to guess and change one, to think of a question, to answer one."""
LONGEST = 110
"""Letters of what a cell asks for."""
SOLUTION = re.compile(r"^ *### BEGIN SOLUTION.*?^ *### END SOLUTION$", re.MULTILINE | re.DOTALL)
SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
SAID = re.compile(r"\*\*Time:\*\* about (\d+) minutes?\. \*\*Goal")


@dataclass(frozen=True)
class Deed:
    """Something that a student does.

    Attributes:
        told: What it is, in words.
        at: Minutes from the beginning of the notebook.
        is_written: Whether something is written or changed, not only thought of.
    """

    told: str
    at: float
    is_written: bool


@dataclass(frozen=True)
class Section:
    """A section of the notebook.

    Attributes:
        title: Its heading.
        said: Minutes that it says it takes, or None.
        minutes: Minutes by words and cells.
        deeds: What a student does in it.
    """

    title: str
    said: int | None
    minutes: float
    deeds: tuple[Deed, ...]


def student_walk(course: Path, assignments: Sequence[str]) -> str:
    """Gives the page on the notebooks of assignments, as Markdown.

    Raises:
        CourseError: There is no such assignment.
    """
    paths = [path for assignment in assignments for path in source_notebooks(course, assignment)]
    pages = [f"\n## {path.stem}\n{_page(nbformat.read(path, as_version=4))}" for path in paths]
    return f"# A student's walk\n\n{ABOUT.format(assignments=' '.join(assignments))}\n" + "".join(pages)


ABOUT = f"""Written by `dynaq student-walk {{assignments}}`; no student was measured. Minutes are reckoned:
{WORDS_A_MINUTE} words of text a minute (folded answers and hints included), {RUN} minutes to run a cell and look at
what it shows, {TRY} to guess and change one, {THINK:g} for a question marked *Think!*, {WRITE:g} to write an answer.
*Said* is what the section says of itself."""


def sections(notebook: NotebookNode) -> list[Section]:
    """The sections of a notebook, in order, those without a time of their own left out."""
    found, now = [], 0.0
    for title, cells in _by_section(notebook):
        start, deeds = now, []
        for cell in cells:
            deed, minutes = _deed(cell, now)
            deeds += [] if deed is None else [deed]
            now += minutes
        said = SAID.search("\n".join(cell.source for cell in cells))
        if said is not None:
            found.append(Section(title, int(said[1]), now - start, tuple(deeds)))
    return found


def _by_section(notebook: NotebookNode) -> Iterator[tuple[str, list[NotebookNode]]]:
    title = ""
    cells: list[NotebookNode] = []
    for cell in notebook.cells:
        heading = SECTION.search(cell.source) if cell.cell_type == "markdown" else None
        if heading is not None:
            yield title, cells
            title, cells = heading[1], []
        cells.append(cell)
    yield title, cells


def _deed(cell: NotebookNode, now: float) -> tuple[Deed | None, float]:
    """What a student does with a cell, if anything, and how many minutes it takes."""
    if cell.cell_type != "code":
        reading = len(cell.source.split()) / WORDS_A_MINUTE
        think = re.match(r"\*\*(Think! \d+)\.\*\*", cell.source)
        return (Deed(f"thinks of *{think[1]}*", now, False), reading + THINK) if think else (None, reading)
    label = cell.metadata.get("nbgrader", {})
    reading = len(re.findall("#.*", SOLUTION.sub("", cell.source))) * 8 / WORDS_A_MINUTE
    if label.get("solution"):
        return Deed(f"writes `{label['grade_id']}`", now, True), reading + WRITE
    if cell.id.startswith("your_"):
        return Deed(_told(cell.source), now, True), reading + TRY
    return None, RUN


def _told(source: str) -> str:
    """What a cell asks for, from its comment."""
    comment = " ".join(line.strip("# ").strip() for line in re.findall(r"(?<!\S)# .*", source)[:2])
    words = re.sub(r"Your turn \(not graded\)[.:]", "", comment).strip()
    return shorten(words[:1].upper() + words[1:], LONGEST, placeholder=" …")


def _page(notebook: NotebookNode) -> str:
    walked = sections(notebook)
    rows = [
        f"| {section.title} | {section.said} | {section.minutes:.0f} | {_first(section.deeds)} |" for section in walked
    ]
    first = next((deed for section in walked for deed in section.deeds if deed.is_written), None)
    total = sum(section.minutes for section in walked)
    lines = [
        f"{sum(section.said or 0 for section in walked)} minutes are said, {total:.0f} reckoned.",
        *(
            []
            if first is None
            else [f"The first thing that a student changes or writes comes at minute {first.at:.0f}."]
        ),
    ]
    return "\n".join(
        [
            "",
            *lines,
            "",
            "| section | minutes said | reckoned | first thing that a student does |",
            "|---|---|---|---|",
            *rows,
            "",
        ]
    )


def _first(deeds: Sequence[Deed]) -> str:
    best = next((deed for deed in deeds if deed.is_written), next(iter(deeds), None))
    return "runs its cells" if best is None else f"minute {best.at:.0f}: {best.told}"

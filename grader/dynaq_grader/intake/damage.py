"""Saying in words what was wrong with the structure of a submission."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from nbformat import NotebookNode

from ..base.result import OLDER_RELEASE, SEVERAL_ANSWERS, Repair
from .cell_matching import Place
from .choosing import Choice, same_text
from .code_text import normal_lines
from .earlier_release import is_of_another_release, was_changed
from .reports import WHOLE_NOTEBOOK
from .skeleton import ANSWER, LOCKED, Skeleton
from .submitted_cells import StudentNotebook

FLAGS = ("grade", "solution", "locked", "task")
WIDGETS = "widgets"
BROWSER_KERNEL = "python"
"""What JupyterLite calls Python that runs in the browser: a front end of the course, so nothing was damaged."""
MOST_MISSING_NAMED = 3


def describe(
    student: StudentNotebook,
    places: Sequence[Place],
    choices: Sequence[Choice],
    skeleton: Skeleton,
    release: NotebookNode,
) -> list[Repair]:
    """Lists what was repaired, the whole notebook first, then cell by cell."""
    older = is_of_another_release(student.metadata, places, release)
    return [
        *_about_metadata(student.metadata, release.metadata, older),
        *_lost_labels(student, places, skeleton),
        *(() if older else _order(places)),
        *_about_locked_cells(places, choices, skeleton, older),
        *_edited_labels(places, release, older),
        *(repair for choice in choices for repair in _about_answer(choice)),
    ]


def _about_metadata(student: Mapping[str, Any], release: Mapping[str, Any], older: bool) -> Iterator[Repair]:
    if older:
        yield Repair(
            OLDER_RELEASE,
            WHOLE_NOTEBOOK,
            "The notebook is of another version of the release; text and tests of the current one were used.",
        )
    wanted = _kernel(release)
    found = _kernel(student)
    if wanted and found and found not in (wanted, BROWSER_KERNEL):
        yield Repair("kernel", WHOLE_NOTEBOOK, f"The notebook named another kernel; {wanted} was used.")
    if WIDGETS in student:
        yield Repair("widgets", WHOLE_NOTEBOOK, "The saved state of widgets was left out.")


def _kernel(metadata: Mapping[str, Any]) -> object:
    kernel = metadata.get("kernelspec")
    return kernel.get("name") if isinstance(kernel, Mapping) else None


def _lost_labels(student: StudentNotebook, places: Sequence[Place], skeleton: Skeleton) -> Iterator[Repair]:
    graded = [cell for cell in skeleton.cells if cell.graded]
    if student.cells and graded and all(cell.nbgrader is None for cell in student.cells):
        yield Repair(
            "metadata-lost",
            WHOLE_NOTEBOOK,
            "All of nbgrader's metadata was gone; cells were found again by their ids and their content.",
        )
        return
    labels = {place.cell.grade_id for place in places}
    homes = {place.home.name for place in places if place.home and place.cell.grade_id is None}
    for cell in graded:
        if cell.name in homes and cell.name not in labels:
            message = "nbgrader's metadata of this cell was gone; it was found by its id or its content."
            yield Repair("metadata-lost", cell.name, message)


def _order(places: Sequence[Place]) -> Iterator[Repair]:
    seen = list(dict.fromkeys(place.home.index for place in places if place.home and place.home.graded))
    if any(first > second for first, second in pairwise(seen)):
        yield Repair("reordered", WHOLE_NOTEBOOK, "Cells had changed places; the order of the release was used.")


def _about_locked_cells(
    places: Sequence[Place], choices: Sequence[Choice], skeleton: Skeleton, older: bool
) -> Iterator[Repair]:
    answers = [normal_lines(choice.chosen_place.cell.source) for choice in choices if choice.chosen_place]
    by_home: dict[int, list[Place]] = {}
    for place in places:
        if place.home:
            by_home.setdefault(place.home.index, []).append(place)
    missing: list[str] = []
    for cell in skeleton.cells:
        copies = by_home.get(cell.index, [])
        merged = not copies and any(normal_lines(cell.source) in answer for answer in answers)
        if cell.role == ANSWER or merged:
            continue
        if not copies and cell.role == LOCKED:
            missing.append(cell.name)
        elif cell.role == LOCKED and len(copies) > 1:
            yield Repair("duplicated", cell.name, f"The cell was there {len(copies)} times; once is enough.")
        changed = [place for place in copies if was_changed(place.cell, older)]
        if cell.role == LOCKED and any(not place.verbatim for place in changed):
            yield Repair(
                "locked-edited", cell.name, "The text of this locked cell is not the release's, which was used."
            )
        if any(place.labelled not in (None, cell) for place in changed):
            yield Repair("relabelled", cell.name, "The cell carried another cell's name.")
    if not older:
        yield from _about_missing(missing)


def _about_missing(names: Sequence[str]) -> Iterator[Repair]:
    """A line a cell, and one line for all where there would be too many to read."""
    if len(names) > MOST_MISSING_NAMED:
        message = f"{len(names)} locked cells were missing, {names[0]} the first; they were put back as in the release."
        yield Repair("deleted", WHOLE_NOTEBOOK, message)
        return
    for name in names:
        yield Repair("deleted", name, "The cell was missing; it was put back as in the release.")


def _edited_labels(places: Sequence[Place], release: NotebookNode, older: bool) -> Iterator[Repair]:
    for place in places:
        if place.labelled is None or place.cell.nbgrader is None:
            continue
        if older if place.labelled.role == ANSWER else not was_changed(place.cell, older):
            continue
        wanted = release.cells[place.labelled.index].metadata.get("nbgrader") or {}
        found = place.cell.nbgrader
        if "points" in wanted and found.get("points") != wanted["points"]:
            yield Repair(
                "points-edited",
                place.labelled.name,
                "Its points are not the release's, which count.",
            )
        if any(bool(found.get(flag)) != bool(wanted.get(flag)) for flag in FLAGS):
            yield Repair(
                "flags-edited",
                place.labelled.name,
                "Its flags are not the release's, which count.",
            )


def _about_answer(choice: Choice) -> Iterator[Repair]:
    name, chosen, place = choice.answer.name, choice.chosen, choice.chosen_place
    if chosen is None or place is None:
        yield Repair("answer-missing", name, "The submission holds no answer for this cell.")
        return
    yield from _about_several(choice)
    if place.cell.tail:
        yield Repair("split", name, f"The answer was cut over {1 + len(place.cell.tail)} cells; they were joined.")
    merged = normal_lines(chosen.text) not in normal_lines(place.cell.source) or _is_shorter(choice)
    if merged:
        yield Repair("merged", name, f"The answer shared {place.cell.where} with other cells; it was taken out.")
    if place.cell.kind != choice.answer.kind:
        yield Repair("turned-into-text", name, f"The answer was a {place.cell.kind} cell; it was read as code.")
    if not merged and place.labelled not in (None, choice.answer):
        yield Repair("relabelled", name, f"The answer stood in {place.cell.where}, under another cell's name.")
    if not chosen.defines:
        functions = ", ".join(sorted(choice.answer.functions))
        yield Repair(
            "renamed",
            name,
            f"The answer defines no {functions}, which is what is tested; the function may have been renamed.",
        )


def _is_shorter(choice: Choice) -> bool:
    """Whether something of substance was taken out of the cell, not merely blanks or a fence."""
    place, chosen = choice.chosen_place, choice.chosen
    if place is None or chosen is None or place.cell.kind != "code":
        return False
    return len("".join(chosen.text.split())) < len("".join(place.cell.source.split()))


def _about_several(choice: Choice) -> Iterator[Repair]:
    firm = [candidate for candidate in choice.candidates if candidate.firm and candidate.defines]
    chosen = choice.chosen
    if chosen is None or len(firm) < 2:
        return
    name = choice.answer.name
    if all(same_text(chosen, other) for other in firm):
        yield Repair("duplicated", name, f"The same answer was there {len(firm)} times; once is enough.")
        return
    others = [other for other in firm if other != chosen]
    listed = ", ".join(f"{other.number} in cell {other.cell}" for other in others)
    yield Repair(
        SEVERAL_ANSWERS,
        name,
        f"There were several answers; number {chosen.number} in cell {chosen.cell} was used (not {listed}). "
        f"To use another, grade with --use ID:{name}={others[-1].number}.",
    )

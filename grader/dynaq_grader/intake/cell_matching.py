"""Which cell of the release a student's cell is: by its text, its labels, its likeness or its position."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .code_text import CodeReader, normal_lines
from .skeleton import ANSWER, ReleaseCell, Skeleton
from .submitted_cells import StudentCell

ALIKE = 0.6
LONGEST_COMPARED = 100_000


@dataclass(frozen=True)
class Place:
    """Where a student's cell belongs.

    Attributes:
        cell: The cell of the student's.
        home: The cell of the release that it is, or None for a cell of the student's own.
        labelled: The cell of the release that its labels name, or None.
        verbatim: Whether it is a cell of the release that nobody changed (an answer cell never is).
    """

    cell: StudentCell
    home: ReleaseCell | None
    labelled: ReleaseCell | None
    verbatim: bool = False


def find_places(cells: Sequence[StudentCell], skeleton: Skeleton, reader: CodeReader) -> list[Place]:
    """Says for each cell of the student's which cell of the release it is."""
    places = [_by_text_or_label(cell, skeleton) for cell in cells]
    places = _by_likeness(places, skeleton, reader)
    return _by_position(places, skeleton, reader)


def _by_text_or_label(cell: StudentCell, skeleton: Skeleton) -> Place:
    labelled = _labelled(cell, skeleton)
    compared = cell.source if len(cell.source) <= LONGEST_COMPARED else ""
    same = skeleton.by_text.get(normal_lines(compared), ())
    same = tuple(candidate for candidate in same if candidate.kind == cell.kind)
    if same:
        return Place(cell, labelled if labelled in same else same[0], labelled, verbatim=True)
    return Place(cell, labelled, labelled)


def _labelled(cell: StudentCell, skeleton: Skeleton) -> ReleaseCell | None:
    if cell.grade_id and cell.grade_id in skeleton.by_grade_id:
        return skeleton.by_grade_id[cell.grade_id]
    return next((skeleton.by_id[name] for name in cell.ids if name in skeleton.by_id), None)


def _by_likeness(places: list[Place], skeleton: Skeleton, reader: CodeReader) -> list[Place]:
    """Matches what is left by common lines, best pairs first."""
    missing = _unclaimed(places, skeleton)
    loose = {
        number: place
        for number, place in enumerate(places)
        if place.home is None
        and len(place.cell.source) <= LONGEST_COMPARED
        and not reader.definitions(place.cell.source) & skeleton.asked_for
    }
    pairs = sorted(_alike(missing, loose), key=lambda pair: (-pair[0], pair[1]))
    taken: set[int] = set()
    places = list(places)
    for _, number, home in pairs:
        if home.index not in taken and places[number].home is None:
            taken.add(home.index)
            places[number] = Place(places[number].cell, home, None)
    return places


def _alike(missing: list[ReleaseCell], loose: dict[int, Place]) -> Iterator[tuple[float, int, ReleaseCell]]:
    wanted = [(home, _lines(home.source)) for home in missing if home.source.strip()]
    for number, place in loose.items():
        found = _lines(place.cell.source)
        for home, lines in wanted:
            if home.kind != place.cell.kind and home.role != ANSWER:
                continue
            total = found.total() + lines.total()
            likeness = 2 * (lines & found).total() / total if total else 0.0
            if likeness >= ALIKE:
                yield likeness, number, home


def _by_position(places: list[Place], skeleton: Skeleton, reader: CodeReader) -> list[Place]:
    """Matches an answer that nothing else names with the one unknown cell between its neighbours."""
    for answer in _unclaimed(places, skeleton):
        if answer.role != ANSWER or any(_defines(place, answer, reader) for place in places):
            continue
        between = [number for number in _between(places, answer) if places[number].cell.source.strip()]
        if len(between) == 1:
            places[between[0]] = Place(places[between[0]].cell, answer, None)
    return places


def _between(places: list[Place], answer: ReleaseCell) -> list[int]:
    """Numbers of the unknown cells between the cells before and after ``answer`` in the release."""
    homes = {place.home.index: number for number, place in enumerate(places) if place.home}
    before, after = homes.get(answer.index - 1), homes.get(answer.index + 1)
    if before is None or after is None:
        return []
    return [number for number in range(before + 1, after) if places[number].home is None]


def _defines(place: Place, answer: ReleaseCell, reader: CodeReader) -> bool:
    return bool(answer.functions & reader.definitions(place.cell.source))


def _unclaimed(places: Sequence[Place], skeleton: Skeleton) -> list[ReleaseCell]:
    claimed = {place.home.index for place in places if place.home}
    return [home for home in skeleton.cells if home.index not in claimed]


def _lines(text: str) -> Counter[str]:
    return Counter(line.strip() for line in text.split("\n") if line.strip())

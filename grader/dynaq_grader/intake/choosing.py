"""Which of a student's cells counts as the answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from .cell_matching import Place
from .code_text import CodeReader, normal_lines, without_fence, without_lines
from .limits import Limits
from .reports import Refused
from .skeleton import LOCKED, ReleaseCell, Skeleton


@dataclass(frozen=True)
class Candidate:
    """One text that may be meant as the answer.

    Attributes:
        number: Its number among the candidates of the answer, from 1: what ``--use`` takes.
        cell: Number of the student's cell, from 1.
        text: What would become the answer.
        answered: Whether it differs from the release's stub.
        defines: Whether it defines what the answer cell is asked for.
        firm: False for a text that carries a locked cell's name or stands in an unnamed text cell: it counts
            only where there is no other answer.
        intact: Whether it stands in a code cell that carries the answer's own name and is Python.
        chosen: Whether it is the one that counts.
    """

    number: int
    cell: int
    text: str
    answered: bool
    defines: bool
    firm: bool
    intact: bool = False
    chosen: bool = False


@dataclass(frozen=True)
class Choice:
    """The candidates of one answer, the chosen one among them (if any), and the places they come from."""

    answer: ReleaseCell
    candidates: tuple[Candidate, ...]
    places: tuple[Place, ...]

    @property
    def chosen(self) -> Candidate | None:
        """The candidate that counts."""
        return next((candidate for candidate in self.candidates if candidate.chosen), None)

    @property
    def chosen_place(self) -> Place | None:
        """Where the candidate that counts was found."""
        pairs = zip(self.candidates, self.places, strict=True)
        return next((place for candidate, place in pairs if candidate.chosen), None)


def choose(
    answer: ReleaseCell,
    places: Sequence[Place],
    skeleton: Skeleton,
    reader: CodeReader,
    number: int | None = None,
    limit: int = Limits.candidates,
) -> Choice:
    """Finds all candidates for an answer and picks one.

    An answered one beats a stub, then one in the answer's own cell any other, then a firm one a doubtful one, then
    the last one counts; ``number`` overrules.

    Raises:
        Refused: Where there is no candidate of that number.
    """
    near = [place for place in places if _concerns(place, answer, skeleton, reader)][-limit:]
    lost = _lost_cells(places, skeleton)
    found = [(place, _candidate(place, answer, lost, skeleton, reader)) for place in near]
    pairs = [(place, candidate) for place, candidate in found if candidate.text.strip()]
    candidates = [replace(candidate, number=position) for position, (_, candidate) in enumerate(pairs, 1)]
    if number is not None and not 1 <= number <= len(candidates):
        raise Refused(
            "no-such-candidate",
            f"There is no candidate {number} for {answer.name}: the submission holds {len(candidates)}.",
        )
    if candidates:
        best = number - 1 if number is not None else max(range(len(candidates)), key=lambda at: _rank(candidates[at]))
        candidates[best] = replace(candidates[best], chosen=True)
    return Choice(answer, tuple(candidates), tuple(place for place, _ in pairs))


def choose_all(places: Sequence[Place], skeleton: Skeleton, reader: CodeReader, use: Mapping[str, int]) -> list[Choice]:
    """Chooses for every answer cell of the release.

    Raises:
        Refused: Where ``use`` names an unknown answer cell or candidate.
    """
    names = [answer.name for answer in skeleton.answers]
    for name in use:
        if name not in names:
            raise Refused("no-such-cell", f"There is no answer cell {name}; the release has {', '.join(names)}.")
    return [choose(answer, places, skeleton, reader, use.get(answer.name)) for answer in skeleton.answers]


def _concerns(place: Place, answer: ReleaseCell, skeleton: Skeleton, reader: CodeReader) -> bool:
    if place.verbatim or not place.cell.source.strip():
        return False
    defined = reader.definitions(_code(place, answer)) & skeleton.asked_for
    return bool(defined & answer.functions) or (place.home == answer and not defined)


def _candidate(
    place: Place, answer: ReleaseCell, lost: Sequence[ReleaseCell], skeleton: Skeleton, reader: CodeReader
) -> Candidate:
    text = _code(place, answer)
    defined = reader.definitions(text) & skeleton.asked_for
    text = reader.without_definitions(text, defined - answer.functions)
    for cell in lost:
        text = without_lines(text, cell.source)
    return Candidate(
        0,
        place.cell.number,
        text,
        reader.shape(text) != reader.shape(answer.source),
        bool(defined & answer.functions) or not answer.functions,
        place.home == answer or (place.cell.kind == "code" and not _is_locked(place)),
        place.labelled == answer and place.cell.kind == answer.kind == "code" and reader.parses(text),
    )


def _code(place: Place, answer: ReleaseCell) -> str:
    if place.cell.kind != "code" and answer.kind == "code":
        return without_fence(place.cell.source)
    return place.cell.source


def _lost_cells(places: Sequence[Place], skeleton: Skeleton) -> list[ReleaseCell]:
    """Locked cells without a faithful copy among the student's cells: they may have been merged into one."""
    kept = {place.home.index for place in places if place.home and place.verbatim}
    return [cell for cell in skeleton.cells if cell.role == LOCKED and cell.index not in kept]


def _is_locked(place: Place) -> bool:
    return place.home is not None and place.home.role == LOCKED


def _rank(candidate: Candidate) -> tuple[bool, bool, bool, bool, bool, int]:
    return (
        candidate.answered and candidate.defines,
        candidate.intact and candidate.defines,
        candidate.firm,
        candidate.defines,
        candidate.answered,
        candidate.number,
    )


def same_text(first: Candidate, second: Candidate) -> bool:
    """Whether two candidates differ in nothing but blanks."""
    return normal_lines(first.text) == normal_lines(second.text)

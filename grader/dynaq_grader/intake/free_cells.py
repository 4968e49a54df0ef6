"""What students wrote outside the answers: kept, in its place, and made harmless."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from nbformat import NotebookNode

from ..base.result import Repair
from .cell_matching import Place
from .choosing import Candidate, Choice
from .limits import Limits
from .markdown import as_plain_text, harmless
from .skeleton import FREE, Skeleton
from .submitted_cells import StudentCell


@dataclass
class FreeCells:
    """Free text of a submission.

    Attributes:
        texts: New text of the release's own free cells, by their index.
        extras: Cells of the student's own as (kind, text), by the index of the release cell they follow.
        repairs: What was changed in them.
        careful: Characters of Markdown that may still be escaped piece by piece.
        count: How many cells of the student's own were handed out.
    """

    careful: int
    texts: dict[int, str] = field(default_factory=dict)
    extras: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    repairs: list[Repair] = field(default_factory=list)
    count: int = 0

    def cells_after(self, index: int, taken: set[str]) -> Iterator[NotebookNode]:
        """Makes the cells that follow the release cell ``index``, with ids that nothing else has."""
        for kind, text in self.extras.get(index, []):
            self.count += 1
            while (name := f"free-{self.count}") in taken:
                self.count += 1
            yield _node(kind, name, text)

    def add(self, index: int, cell: StudentCell) -> None:
        """Keeps a cell of the student's own after the release cell ``index``."""
        if cell.source.strip():
            kind = "code" if cell.kind == "code" else "markdown"
            self.extras.setdefault(index, []).append((kind, self.shown(cell)))

    def shown(self, cell: StudentCell) -> str:
        """The text of a cell as it may be shown."""
        if cell.kind == "code":
            return cell.source
        if cell.kind == "raw":
            return as_plain_text(cell.source)
        text = harmless(cell.source, careful=len(cell.source) <= self.careful)
        self.careful -= len(cell.source)
        if text != cell.source:
            message = "HTML, embedded pictures or scripts in its text are shown as text or left out."
            self.repairs.append(Repair("text-escaped", cell.where, message))
        return text


def _node(kind: str, name: str, text: str) -> NotebookNode:
    """A cell as nbformat makes it, without checking each of thousands against the schema."""
    node = NotebookNode(cell_type=kind, id=name, metadata=NotebookNode(), source=text)
    if kind == "code":
        node.update(execution_count=None, outputs=[])
    return node


def gather(places: Sequence[Place], choices: Sequence[Choice], skeleton: Skeleton, limits: Limits) -> FreeCells:
    """Collects what is neither an answer nor locked; a cell stays behind the last known cell before it."""
    free = FreeCells(limits.careful_characters)
    candidates = _candidates_by_cell(choices)
    anchor = -1
    for place in places:
        anchor = _anchor(place, choices, anchor)
        candidate = candidates.get(place.cell.number)
        if candidate is not None and place.cell.kind == "code" or _is_chosen(place, choices):
            if place.home is not None and candidate is not None and _is_helper(candidate):
                free.add(place.home.index - 1, place.cell)
        elif place.home is None:
            free.add(anchor, place.cell)
        elif place.home.role == FREE and not place.verbatim:
            _keep_own_text(free, place, anchor)
    return free


def _keep_own_text(free: FreeCells, place: Place, anchor: int) -> None:
    """Puts a student's text into a free cell of the release, or beside it where it has one already."""
    home = place.home
    if home is not None and home.kind == place.cell.kind and home.index not in free.texts:
        free.texts[home.index] = free.shown(place.cell)
    else:
        free.add(anchor, place.cell)


def _candidates_by_cell(choices: Sequence[Choice]) -> dict[int, Candidate]:
    return {candidate.cell: candidate for choice in choices for candidate in choice.candidates}


def _is_chosen(place: Place, choices: Sequence[Choice]) -> bool:
    return any(choice.chosen is not None and choice.chosen.cell == place.cell.number for choice in choices)


def _is_helper(candidate: Candidate) -> bool:
    """Whether a cell that is called an answer holds something else, which the real answer may need."""
    return candidate.answered and not candidate.defines and not candidate.chosen


def _anchor(place: Place, choices: Sequence[Choice], anchor: int) -> int:
    if place.home is not None:
        return place.home.index
    for choice in choices:
        named = any(other.home == choice.answer for other in choice.places)
        if choice.chosen is not None and choice.chosen.cell == place.cell.number and not named:
            return choice.answer.index
    return anchor

"""From a student's bytes to the release notebook with the student's answers in place."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field

from nbformat import NotebookNode

from ..base.result import Repair
from .cell_matching import find_places
from .choosing import Candidate, Choice, choose_all
from .code_text import CodeReader
from .damage import describe
from .decoding import decode
from .free_cells import FreeCells, gather
from .joining import join_pieces
from .limits import Limits
from .markdown import harmless
from .ran_on import ran_on
from .reports import Refused
from .skeleton import ANSWER, Skeleton, skeleton_of
from .submitted_cells import read_cells

MISSING_CODE = "# The submission holds no answer here."
MISSING_TEXT = "*The submission holds no answer here.*"


@dataclass(frozen=True)
class Intake:
    """A submission put in order.

    Attributes:
        notebook: The release with the student's answers and free cells, nbformat 4.5, without outputs.
        repairs: What was put right, in words.
        candidates: For each answer cell everything that may be meant as its answer, the chosen one marked.
        answered: Answer cells whose code differs from the stub.
        missing: Answer cells for which the submission holds nothing at all.
        ran_on: The version of Python that the submission says it ran on, or None.
    """

    notebook: NotebookNode
    repairs: list[Repair] = field(default_factory=list)
    candidates: dict[str, tuple[Candidate, ...]] = field(default_factory=dict)
    answered: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()
    ran_on: tuple[int, int] | None = None


def canonical(
    data: bytes, release: NotebookNode, use: Mapping[str, int] | None = None, limits: Limits | None = None
) -> Intake:
    """Puts a submission in order.

    Args:
        data: The bytes of the submitted file.
        release: The instructor's release notebook: structure, ids, points, flags and locked text are its own.
        use: For an answer cell the number of the candidate to take instead of the one that would count.
        limits: Sizes beyond which a submission is refused.

    Returns:
        The canonical notebook and what was repaired.

    Raises:
        Refused: Where the bytes are no notebook that can be read, it holds no answer cell of the release at all, or
            ``use`` names what is not there.
    """
    limits = limits or Limits()
    decoded = decode(data, limits)
    student = read_cells(decoded.document, limits)
    reader = CodeReader(limits)
    skeleton = skeleton_of(release, reader)
    places = join_pieces(find_places(student.cells, skeleton, reader), skeleton, reader)
    choices = choose_all(places, skeleton, reader, use or {})
    _insist_on_an_answer_cell(choices)
    free = gather(places, choices, skeleton, limits)
    repairs = [
        *decoded.repairs,
        *student.repairs,
        *describe(student, places, choices, skeleton, release),
        *free.repairs,
    ]
    return Intake(
        _assemble(release, skeleton, choices, free),
        list(dict.fromkeys(repairs)),
        {choice.answer.name: choice.candidates for choice in choices},
        frozenset(choice.answer.name for choice in choices if choice.chosen and choice.chosen.answered),
        frozenset(choice.answer.name for choice in choices if choice.chosen is None),
        ran_on(student.metadata),
    )


def _insist_on_an_answer_cell(choices: list[Choice]) -> None:
    """A notebook without any is another one, or a wreck: no answer of a student's can be told wrong by it."""
    if choices and not any(map(_is_known, choices)):
        raise Refused(
            "no-answer-cell",
            "None of the assignment's answer cells is in the notebook: it may be an empty one, another assignment's, "
            "or one whose exercises were deleted. Ask the student for the right file.",
        )


def _is_known(choice: Choice) -> bool:
    """Whether more than a likeness or a place says that this is the answer: stubs of all assignments are alike."""
    chosen, place = choice.chosen, choice.chosen_place
    return chosen is not None and place is not None and (chosen.defines or place.labelled == choice.answer)


def _assemble(release: NotebookNode, skeleton: Skeleton, choices: list[Choice], free: FreeCells) -> NotebookNode:
    notebook = copy.deepcopy(release)
    notebook.nbformat, notebook.nbformat_minor = 4, max(5, release.get("nbformat_minor", 5))
    chosen = {choice.answer.index: choice for choice in choices}
    taken = {cell.get("id") for cell in notebook.cells}
    cells = list(free.cells_after(-1, taken))
    for place, cell in zip(skeleton.cells, notebook.cells, strict=True):
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        if place.role == ANSWER:
            cell.source = _answer_text(chosen[place.index])
        elif place.index in free.texts:
            cell.source = free.texts[place.index]
        cells.append(cell)
        cells.extend(free.cells_after(place.index, taken))
    notebook.cells = cells
    return notebook


def _answer_text(choice: Choice) -> str:
    if choice.chosen is None:
        return MISSING_CODE if choice.answer.kind == "code" else MISSING_TEXT
    return choice.chosen.text if choice.answer.kind == "code" else harmless(choice.chosen.text)

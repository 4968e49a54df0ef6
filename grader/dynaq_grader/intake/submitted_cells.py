"""A student's cells, read with patience: whatever is missing is filled in, whatever cannot be is refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..base.result import Repair
from .limits import MEBIBYTE, Limits
from .reports import WHOLE_NOTEBOOK, Refused

KINDS = ("code", "markdown", "raw")
LARGE_OUTPUTS = 5 * MEBIBYTE
BADGE = "view-in-github"


@dataclass(frozen=True)
class StudentCell:
    """One cell of a submission.

    Attributes:
        number: Position in the file, from 1.
        kind: ``code``, ``markdown`` or ``raw``.
        source: Its text, with newlines as line ends, no NUL and no lone surrogate.
        grade_id: What nbgrader's metadata calls it, if anything.
        ids: Cell id, then Colab's copy of it in the metadata, where present.
        nbgrader: nbgrader's metadata as found.
        tail: Numbers of the cells whose text was joined to this one.
    """

    number: int
    kind: str
    source: str
    grade_id: str | None = None
    ids: tuple[str, ...] = ()
    nbgrader: Mapping[str, Any] | None = None
    tail: tuple[int, ...] = ()

    @property
    def where(self) -> str:
        """How a report names the cell."""
        return f"cell {self.number}"


@dataclass
class StudentNotebook:
    """The cells of a submission, what its own metadata say, and what was put right on the way."""

    cells: list[StudentCell]
    metadata: Mapping[str, Any]
    repairs: list[Repair] = field(default_factory=list)


@dataclass
class _Cleaned:
    """What had to be cleaned out of the cells' text."""

    line_ends: bool = False
    surrogates: bool = False
    nul: bool = False
    missing: bool = False
    outputs: int = 0


def read_cells(document: Mapping[str, Any], limits: Limits) -> StudentNotebook:
    """Reads the cells of a notebook's JSON object.

    Raises:
        Refused: Where the object is of another format, or holds values of a wrong type.
    """
    repairs = _insist_on_format_4(document)
    raw_cells = document.get("cells")
    if not isinstance(raw_cells, list):
        raise Refused("wrong-types", "The notebook has no list of cells. Ask the student for the file again.")
    if len(raw_cells) > limits.cells:
        raise Refused(
            "too-large",
            f"The notebook has {len(raw_cells)} cells; {limits.cells} are the most that is read. Ask the "
            "student to remove what is not part of the work.",
        )
    cleaned = _Cleaned()
    cells = []
    for number, raw in enumerate(raw_cells, start=1):
        cell = _read_cell(number, raw, cleaned)
        if BADGE in cell.ids:
            repairs.append(Repair("badge-cell", cell.where, "Colab's badge at the top was left out."))
        else:
            cells.append(cell)
    _insist_on_little_text(cells, limits)
    metadata = document.get("metadata")
    if not isinstance(metadata, dict):
        metadata = {}
        cleaned.missing = True
    repairs += _cleaning_report(cleaned)
    return StudentNotebook(cells, metadata, repairs)


def _insist_on_little_text(cells: list[StudentCell], limits: Limits) -> None:
    code = sum(len(cell.source) for cell in cells if cell.kind == "code")
    text = sum(len(cell.source) for cell in cells if cell.kind != "code")
    if code > limits.code_characters or text > limits.text_characters:
        raise Refused(
            "too-large",
            "The cells hold more text than a notebook of this course can. Ask the student to take pasted "
            "data and pictures out and to hand it in again.",
        )


def _insist_on_format_4(document: Mapping[str, Any]) -> list[Repair]:
    found = document.get("nbformat")
    if found is None and isinstance(document.get("cells"), list):
        return [_note("missing-keys", "The notebook does not say its format; it was read as version 4.")]
    if isinstance(found, bool) or not isinstance(found, int | float) or found != 4:
        version = found if isinstance(found, int | float) and not isinstance(found, bool) else "unknown"
        raise Refused(
            "not-nbformat-4",
            f"The notebook's format is {str(version)[:20]}, not 4. Ask the student to open it in JupyterLab "
            "or Colab and save it again.",
        )
    minor = document.get("nbformat_minor")
    if isinstance(minor, bool) or not isinstance(minor, int):
        return [_note("missing-keys", "The notebook does not say its minor format; it was read as 4.5.")]
    if minor < 5:
        return [_note("old-format", f"The notebook was saved in format 4.{minor}, as some front ends do; read as 4.5.")]
    return []


def _read_cell(number: int, raw: object, cleaned: _Cleaned) -> StudentCell:
    if not isinstance(raw, dict):
        raise Refused(
            "wrong-types",
            f"Cell {number} of the notebook is no cell at all. Ask the student for the file again.",
        )
    source = _clean(_source(number, raw, cleaned), cleaned)
    metadata = raw.get("metadata")
    if not isinstance(metadata, dict):
        metadata = {}
        cleaned.missing = True
    nbgrader = metadata.get("nbgrader")
    nbgrader = nbgrader if isinstance(nbgrader, dict) else None
    grade_id = nbgrader.get("grade_id") if nbgrader else None
    ids = tuple(value for value in (raw.get("id"), metadata.get("id")) if isinstance(value, str) and value)
    cleaned.outputs += _outputs_size(raw.get("outputs"))
    return StudentCell(
        number,
        _kind(raw, cleaned),
        source,
        grade_id if isinstance(grade_id, str) and grade_id else None,
        ids,
        nbgrader,
    )


def _source(number: int, raw: Mapping[str, Any], cleaned: _Cleaned) -> str:
    source = raw.get("source")
    if isinstance(source, str):
        return source
    if source is None:
        cleaned.missing = True
        return ""
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        return "".join(source)
    raise Refused("wrong-types", f"The text of cell {number} is not text. Ask the student to save the notebook again.")


def _clean(source: str, cleaned: _Cleaned) -> str:
    if "\r" in source:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
        cleaned.line_ends = True
    if "\0" in source:
        source = source.replace("\0", "")
        cleaned.nul = True
    try:
        source.encode()
    except UnicodeEncodeError:
        # JSON escapes may spell half a character; two proper halves are one character again.
        source = source.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        cleaned.surrogates = True
    return source


def _kind(raw: Mapping[str, Any], cleaned: _Cleaned) -> str:
    kind = raw.get("cell_type")
    if isinstance(kind, str) and kind in KINDS:
        return kind
    cleaned.missing = True
    if kind == "heading":
        return "markdown"
    return "code"


def _outputs_size(outputs: object) -> int:
    """Estimates how much text outputs hold, without walking into deep ones."""
    if not isinstance(outputs, list):
        return 0
    size = 0
    for output in outputs:
        data = output.get("data") if isinstance(output, dict) else None
        for value in [*data.values()] if isinstance(data, dict) else []:
            size += sum(map(_length, value)) if isinstance(value, list) else _length(value)
        text = output.get("text") if isinstance(output, dict) else None
        size += sum(map(_length, text)) if isinstance(text, list) else _length(text)
    return size


def _length(value: object) -> int:
    return len(value) if isinstance(value, str) else 0


def _cleaning_report(cleaned: _Cleaned) -> list[Repair]:
    report = []
    if cleaned.line_ends:
        report.append(_note("line-ends", "Lines ended as on Windows or an old Mac; they end in one way now."))
    if cleaned.nul:
        report.append(_note("nul-bytes", "Cells held NUL characters, which were removed."))
    if cleaned.surrogates:
        report.append(_note("half-characters", "Cells held halves of characters; each became a question mark."))
    if cleaned.missing:
        report.append(_note("missing-keys", "Some cells lacked parts that every cell has; they were filled in."))
    if cleaned.outputs > LARGE_OUTPUTS:
        size = cleaned.outputs / MEBIBYTE
        report.append(_note("large-outputs", f"About {size:.0f} MiB of old outputs were left out."))
    return report


def _note(code: str, message: str) -> Repair:
    return Repair(code, WHOLE_NOTEBOOK, message)

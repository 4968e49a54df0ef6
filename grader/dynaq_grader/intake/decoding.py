"""From bytes to the JSON object of a notebook."""

import codecs
import json
from dataclasses import dataclass, field
from typing import Any

from ..base.result import Repair
from .limits import Limits
from .reports import WHOLE_NOTEBOOK, Refused

LONGEST_NUMBER = 300
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass
class Decoded:
    """A notebook's JSON object and what had to be overlooked to get it."""

    document: dict[str, Any]
    repairs: list[Repair] = field(default_factory=list)


def decode(data: bytes, limits: Limits) -> Decoded:
    """Reads the JSON object in ``data``, in whatever encoding it came.

    Raises:
        Refused: Where there is no JSON object, or one that is too large or nested too deep.
    """
    if len(data) > limits.file_bytes:
        raise Refused("too-large", "The notebook is too large. Ask the student to clear all outputs.")
    repairs: list[Repair] = []
    text = _text(data, repairs)
    _insist_on_few_objects(text, limits)
    document = _json(text, repairs)
    if not isinstance(document, dict):
        raise Refused("not-a-notebook", "The file holds JSON, but no notebook. Ask the student for the .ipynb file.")
    return Decoded(document, repairs)


def _text(data: bytes, repairs: list[Repair]) -> str:
    encoding = next((name for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)), None)
    if encoding == "utf-8-sig":
        repairs.append(_note("byte-order-mark", "The file began with a byte order mark, which was skipped."))
    encoding = encoding or _guessed(data[:400])
    if not encoding.startswith("utf-8"):
        repairs.append(_note("encoding", f"The file was stored as {encoding.upper()}; it was read as such."))
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        repairs.append(_note("encoding", "The file has bytes that are no text; each became a question mark."))
    if "\0" in text:
        text = text.replace("\0", "")
        repairs.append(_note("nul-bytes", "The file held NUL bytes, which were removed."))
    return text


def _guessed(start: bytes) -> str:
    """The encoding that the first signs speak for; a single NUL byte among them is no sign of UTF-16."""
    return json.detect_encoding(start[:4]) if 4 * start.count(0) > len(start) else "utf-8"


def _insist_on_few_objects(text: str, limits: Limits) -> None:
    brackets = text.count("{") + text.count("[")
    if brackets > limits.brackets or text.count(",") > limits.commas:
        raise Refused(
            "too-large",
            "The notebook holds too many separate values. Ask the student to clear all outputs and hand it in again.",
        )


def _json(text: str, repairs: list[Repair]) -> object:
    constants: list[str] = []
    try:
        document = json.loads(
            text, strict=False, parse_constant=constants.append, parse_int=_whole_number, parse_float=_number
        )
    except RecursionError:
        raise Refused(
            "nested-too-deep",
            "The notebook's JSON is nested too deep to be one that a notebook program wrote. Ask for the file again.",
        ) from None
    except MemoryError:
        raise Refused("too-large", "The notebook does not fit into memory. Ask for it without outputs.") from None
    except ValueError:
        raise Refused(
            "not-json",
            "The file is not a notebook: its text is not JSON. It may be damaged or of another kind; ask the "
            "student for the .ipynb file.",
        ) from None
    if constants:
        repairs.append(
            _note("not-a-number", "The file held NaN or Infinity, which JSON does not know; they were read as empty.")
        )
    return document


def _whole_number(digits: str) -> int | None:
    """Reads a whole number; one with thousands of digits is nothing a notebook needs."""
    return int(digits) if len(digits) <= LONGEST_NUMBER else None


def _number(digits: str) -> float | None:
    return float(digits) if len(digits) <= LONGEST_NUMBER else None


def _note(code: str, message: str) -> Repair:
    return Repair(code, WHOLE_NOTEBOOK, message)

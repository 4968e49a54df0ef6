"""How large a submission may be before it is refused."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Upper bounds that keep the time and memory of intake small.

    Attributes:
        file_bytes: Size of the file.
        brackets: Number of ``{`` and ``[`` in the file; each may become an object in memory.
        commas: Number of commas in the file, for the same reason.
        cells: Number of cells.
        code_characters: Characters of all code cells together.
        text_characters: Characters of all other cells together, pictures pasted into them included.
        candidates: Cells that may be meant as one answer; the last ones count.
        parsed_characters: Characters of code that are parsed for their structure; beyond it a cell is
            judged by its lines alone.
        careful_characters: Characters of Markdown that are escaped piece by piece; beyond it a cell is
            shown as plain text.
    """

    file_bytes: int = 64 * MEBIBYTE
    brackets: int = 2_000_000
    commas: int = 8_000_000
    cells: int = 5_000
    code_characters: int = 4 * MEBIBYTE
    text_characters: int = 32 * MEBIBYTE
    candidates: int = 30
    parsed_characters: int = 500_000
    careful_characters: int = 60_000

"""Reading a world from a drawing of characters."""

from __future__ import annotations

from dataclasses import dataclass

FREE, RED, START, GOAL = ".", "#", "S", "G"
SHORTCUTS = {">": 0, "^": 1, "<": 2, "v": 3}
LEGEND = "'.' free, '#' red, 'S' start, 'G' goal, and one of '>', '^', '<', 'v' for a red square with a shortcut"


@dataclass(frozen=True)
class Drawing:
    """What a drawing of a world says.

    Attributes:
        dim_x: number of columns.
        dim_y: number of rows.
        start: number of the state where an episode starts.
        goal: number of the state to reach.
        red: numbers of the red states, rising.
        shortcut: the (state, action) whose move into a red square can be made free, or None.
    """

    dim_x: int
    dim_y: int
    start: int
    goal: int
    red: tuple[int, ...]
    shortcut: tuple[int, int] | None


def read_drawing(text: str) -> Drawing:
    """Reads a drawing, one line a row of the world, the top row first.

    States are numbered from 0 at the bottom left, to the right and then upwards.

    Args:
        text: the drawing; blank lines and blanks around the lines are ignored.

    Returns:
        The drawing's facts.

    Raises:
        ValueError: if the drawing is no rectangle, has an unknown character, or not exactly one start
            and one goal, or if the square that a shortcut starts from lies outside.
    """
    rows = [line.strip() for line in text.strip().splitlines() if line.strip()]
    squares = _number_squares(rows)
    dim_x, dim_y = len(rows[0]), len(rows)
    red = tuple(state for state, mark in enumerate(squares) if mark == RED or mark in SHORTCUTS)
    return Drawing(dim_x, dim_y, _only(squares, START), _only(squares, GOAL), red, _find_shortcut(squares, dim_x))


def _number_squares(rows: list[str]) -> str:
    if not rows:
        raise ValueError("The drawing of a world is empty: it needs at least one line of squares.")
    if len({len(row) for row in rows}) != 1:
        raise ValueError("The lines of a world's drawing differ in length: every line needs as many squares.")
    squares = "".join(reversed(rows))
    unknown = sorted(set(squares) - set(FREE + RED + START + GOAL) - set(SHORTCUTS))
    if unknown:
        raise ValueError(f"A world's drawing has the unknown character {unknown[0]!r}: use {LEGEND}.")
    return squares


def _only(squares: str, mark: str) -> int:
    found = squares.count(mark)
    if found != 1:
        raise ValueError(f"A world's drawing needs exactly one {mark!r}, and this one has {found}: use {LEGEND}.")
    return squares.index(mark)


def _find_shortcut(squares: str, dim_x: int) -> tuple[int, int] | None:
    marks = [(state, SHORTCUTS[mark]) for state, mark in enumerate(squares) if mark in SHORTCUTS]
    if not marks:
        return None
    if len(marks) > 1:
        raise ValueError(f"A world's drawing has {len(marks)} shortcuts, and one is the most it may have.")
    square, action = marks[0]
    column, row = square % dim_x, square // dim_x
    before_x = column - (1, 0, -1, 0)[action]
    before_y = row - (0, 1, 0, -1)[action]
    if not (0 <= before_x < dim_x and 0 <= before_y < len(squares) // dim_x):
        raise ValueError(f"The shortcut into square {square} starts outside the world: turn its arrow.")
    return before_y * dim_x + before_x, action

"""Quentin's World, the world of the course."""

from __future__ import annotations

from dynaq_utils.envs.grid_world import GridWorld

DRAWING = """
.........G
..........
..##^##...
..#...#...
..#.S.#...
..#...#...
..#...#...
..#...#...
..##.##...
..........
"""


class QuentinsWorld(GridWorld):
    """Quentin's World, as in Neuromatch Academy's W3D4 Tutorial 4.

    Description:
        Ten by ten squares. The start lies in a room of red squares with one free opening, at the bottom; the
        goal lies outside, at the top right. The shortcut is a gap in the top wall of the room, right above
        the start: the move up from state 64 into state 74. Once `toggle_shortcut` has opened it, that one
        move costs nothing; entering state 74 from any other side costs as much as before.

    Action space:
        Four actions: 0 right, 1 up, 2 left, 3 down.

    Observation space:
        One hundred states, 0 at the bottom left, 9 at the bottom right, 99 at the top right.

    Starting state:
        54, inside the room.

    Rewards:
        1 for entering state 99, -1 each time a red square is entered (red squares can be walked through),
        0 for any other move, moves against the border included.

    Episode end:
        Any move made from state 99. The shortest route that touches no red square is 19 moves long, so its
        episode takes 20 steps; with the shortcut open these are 9 moves and 10 steps.
    """

    def __init__(self) -> None:
        super().__init__(DRAWING, name="QuentinsWorld")

"""The mazes of Sutton and Barto's chapter 8: walls that stop, and a goal that ends the episode."""

from __future__ import annotations

from dynaq_utils.envs.drawing import GOAL, START, read_drawing
from dynaq_utils.envs.grid_world import GOAL_REWARD, GridWorld, Outcome

DYNA_MAZE = """
.......#G
..#....#.
S.#....#.
..#......
.....#...
.........
"""
BLOCKING = """
........G
.........
.........
########.
.........
...S.....
"""
BLOCKED = BLOCKING.replace("########.", ".########")
SHORT_CUT = BLOCKED.replace(".########", ".#######.")


class Maze(GridWorld):
    """A maze read from a drawing.

    Description:
        A rectangle of squares of which some are walls, drawn as '#'.

    Action space:
        Four actions: 0 right, 1 up, 2 left, 3 down.

    Observation space:
        As many states as squares, walls among them, from 0 at the bottom left, rightwards and then upwards.

    Starting state:
        `init_state`, the square drawn as S.

    Rewards:
        1 for entering the goal, else 0.

    Episode end:
        Entering the goal ends the episode: it gives next state None. A move into a wall or against the border
        stays where it is.

    Source:
        Sutton & Barto (2018), Reinforcement Learning, 2nd edition, Example 8.1.
    """

    def __init__(self, drawing: str, name: str = "Maze") -> None:
        """Reads the maze.

        Args:
            drawing: one line a row, the top row first: '.' free, '#' wall, 'S' start, 'G' goal.
            name: what the maze is called.

        Raises:
            ValueError: if the drawing cannot be read.
        """
        super().__init__(drawing, name)

    @property
    def wall_states(self) -> tuple[int, ...]:
        """The squares that nobody can enter, rising: what is drawn red."""
        return self.red_states

    @property
    def free_states(self) -> list[int]:
        """The squares from which there is something to do, rising: neither wall nor goal."""
        return sorted(set(range(self.n_states)) - set(self.wall_states) - {self.goal_state})

    def _work_out(self, state: int, action: int) -> Outcome:
        next_state = self._neighbour(state, action)
        if next_state is None or next_state in self.red_states:
            return state, 0
        return (None, GOAL_REWARD) if next_state == self.goal_state else (next_state, 0)


class ChangingMaze(Maze):
    """A maze whose walls change once, while the agent learns.

    Description:
        Two drawings of one size; the second one holds after `change`.

    Action space:
        As in every `Maze`.

    Observation space:
        As in every `Maze`.

    Starting state:
        The same in both drawings.

    Rewards:
        As in every `Maze`.

    Episode end:
        As in every `Maze`.
    """

    def __init__(self, before: str, after: str, name: str = "ChangingMaze") -> None:
        """Reads both drawings.

        Args:
            before: the maze at first.
            after: the maze later.
            name: what the maze is called.

        Raises:
            ValueError: if a drawing cannot be read, or if they differ in more than walls.
        """
        super().__init__(before, name)
        later = read_drawing(after)
        if (later.dim_x, later.dim_y, later.start, later.goal) != (
            *(self.dim_x, self.dim_y),
            *(self.init_state, self.goal_state),
        ):
            raise ValueError("The two drawings of a changing maze differ in size, start or goal: change walls only.")
        self._later_walls = later.red

    def change(self) -> None:
        """Puts the walls of the second drawing up; afterwards it changes nothing."""
        self.red_states = self._later_walls
        self._outcomes = {pair: self._work_out(*pair) for pair in self._outcomes}


class DynaMaze(Maze):
    """The maze of Figures 8.2 and 8.3: 47 squares to stand on, the goal 14 moves from the start.

    Description:
        Six rows of nine squares, seven of them walls.

    Action space:
        As in every `Maze`.

    Observation space:
        54 states.

    Starting state:
        27, at the left.

    Rewards:
        As in every `Maze`.

    Episode end:
        Entering state 53, at the top right.
    """

    def __init__(self, resolution: int = 1) -> None:
        """Draws the maze.

        Args:
            resolution: into how many squares each side of a square is cut; the goal is then `resolution` times
                14 moves from the start.

        Raises:
            ValueError: if the resolution is less than 1.
        """
        super().__init__(refined(DYNA_MAZE, resolution), name="DynaMaze")


class BlockingMaze(ChangingMaze):
    """The maze of Figure 8.4: the way on the right is closed, and a longer one on the left opens.

    Description:
        Six rows of nine squares with a wall across, one square of which is free.

    Action space:
        As in every `Maze`.

    Observation space:
        54 states.

    Starting state:
        3, at the bottom.

    Rewards:
        As in every `Maze`.

    Episode end:
        Entering state 53, at the top right: 10 moves before the change, 16 after it.
    """

    def __init__(self) -> None:
        super().__init__(BLOCKING, BLOCKED, name="BlockingMaze")


class ShortcutMaze(ChangingMaze):
    """The maze of Figure 8.5: a shorter way opens on the right, and the old one stays open.

    Description:
        Six rows of nine squares with a wall across, one square of which is free, later two.

    Action space:
        As in every `Maze`.

    Observation space:
        54 states.

    Starting state:
        3, at the bottom.

    Rewards:
        As in every `Maze`.

    Episode end:
        Entering state 53, at the top right: 16 moves before the change, 10 after it.
    """

    def __init__(self) -> None:
        super().__init__(BLOCKED, SHORT_CUT, name="ShortcutMaze")


def refined(drawing: str, resolution: int) -> str:
    """Cuts every square of a drawing into smaller ones of its kind; start and goal keep their upper right corner.

    Args:
        drawing: the drawing of a world without a shortcut.
        resolution: into how many squares each side is cut, 1 or more.

    Returns:
        The finer drawing.

    Raises:
        ValueError: if the resolution is less than 1.
    """
    if resolution < 1:
        raise ValueError(f"A drawing cannot be cut into squares of 1/{resolution}: the resolution must be 1 or more.")
    lines = []
    for row in drawing.split():
        rest = "".join("." * resolution if square in START + GOAL else square * resolution for square in row)
        first = "".join(square.rjust(resolution, "." if square in START + GOAL else square) for square in row)
        lines += [first, *[rest] * (resolution - 1)]
    return "\n".join(lines)

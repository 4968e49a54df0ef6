"""The base of all worlds: deterministic grids, drawn as text in the source."""

from __future__ import annotations

from enum import IntEnum

from dynaq_utils.envs.drawing import read_drawing

Outcome = tuple["int | None", int]


class Action(IntEnum):
    """The four moves, by the number that stands for them in every table."""

    RIGHT = 0
    UP = 1
    LEFT = 2
    DOWN = 3


STEPS = {Action.RIGHT: (1, 0), Action.UP: (0, 1), Action.LEFT: (-1, 0), Action.DOWN: (0, -1)}
RED_REWARD = -1
GOAL_REWARD = 1


class GridWorld:
    """A deterministic grid world read from a drawing.

    Description:
        A rectangle of squares. Red squares are no walls: they can be walked through, at a cost. A drawing
        may mark one red square with an arrow: moving into it in that direction is the shortcut, closed (it
        costs what every red square costs) until `toggle_shortcut` is called.

    Action space:
        `n_actions` = 4 whole numbers: 0 right, 1 up, 2 left, 3 down (see `Action`).

    Observation space:
        `n_states` = `dim_x` * `dim_y` whole numbers, from 0 at the bottom left, rightwards and then upwards:
        the state in column x and row y is y * `dim_x` + x.

    Starting state:
        `init_state`, the square drawn as S.

    Rewards:
        1 for entering the goal, -1 for entering a red square, else 0. A move against the border stays where
        it is and enters nothing: its reward is 0.

    Episode end:
        Any move made *from* the goal ends the episode: it gives next state None and reward 0. Reaching the
        goal therefore takes one step less than the episode.

    Attributes:
        name: what the world is called.
        n_states: number of states.
        n_actions: number of actions.
        dim_x: number of columns.
        dim_y: number of rows.
        init_state: state in which every episode starts.
        goal_state: state to reach.
        red_states: red states, rising.
        shortcut_state: state from which the shortcut starts, or None where the world has none.
        shortcut_action: action that takes the shortcut, or None.
        shortcut_open: whether the shortcut is free of cost at present.
    """

    n_actions = len(Action)

    def __init__(self, drawing: str, name: str = "GridWorld") -> None:
        """Reads the world.

        Args:
            drawing: one line a row, the top row first: '.' free, '#' red, 'S' start, 'G' goal, and at most
                one of '>', '^', '<', 'v', a red square that the shortcut enters in this direction.
            name: what the world is called.

        Raises:
            ValueError: if the drawing cannot be read.
        """
        facts = read_drawing(drawing)
        self.name = name
        self.dim_x, self.dim_y = facts.dim_x, facts.dim_y
        self.n_states = facts.dim_x * facts.dim_y
        self.init_state, self.goal_state = facts.start, facts.goal
        self.red_states = facts.red
        self.shortcut_state: int | None = facts.shortcut[0] if facts.shortcut else None
        self.shortcut_action: int | None = facts.shortcut[1] if facts.shortcut else None
        self.shortcut_open = False
        self._outcomes = {
            (state, action): self._work_out(state, action)
            for state in range(self.n_states)
            for action in range(self.n_actions)
        }

    def __repr__(self) -> str:
        shortcut = ", shortcut open" if self.shortcut_open else ""
        return f"<{self.name}: {self.dim_x} by {self.dim_y} squares{shortcut}>"

    def _work_out(self, state: int, action: int) -> Outcome:
        if state == self.goal_state:
            return None, 0
        next_state = self._neighbour(state, action)
        if next_state is None:
            return state, 0
        if next_state == self.goal_state:
            return next_state, GOAL_REWARD
        is_free = self.shortcut_open and (state, action) == (self.shortcut_state, self.shortcut_action)
        return next_state, RED_REWARD if next_state in self.red_states and not is_free else 0

    def _neighbour(self, state: int, action: int) -> int | None:
        """The square that an action points at, or None outside the world."""
        step_x, step_y = STEPS[Action(action)]
        x, y = state % self.dim_x + step_x, state // self.dim_x + step_y
        return y * self.dim_x + x if 0 <= x < self.dim_x and 0 <= y < self.dim_y else None

    def get_outcome(self, state: int, action: int) -> Outcome:
        """What one action leads to; the world itself is not changed.

        Args:
            state: where the action is taken, 0 to `n_states` - 1.
            action: which action, 0 to `n_actions` - 1.

        Returns:
            The next state (int, or None where the episode ends) and the reward (int).

        Raises:
            ValueError: if the state or the action is not one of the world's.
        """
        try:
            return self._outcomes[state, action]
        except (KeyError, TypeError):
            raise ValueError(self._explain_range(state, action)) from None

    def _explain_range(self, state: object, action: object) -> str:
        return (
            f"{self.name} has no outcome for state {state!r} and action {action!r}: "
            f"the state must be a whole number from 0 to {self.n_states - 1}, "
            f"the action one from 0 to {self.n_actions - 1}."
        )

    def get_all_outcomes(self) -> dict[tuple[int, int], list[tuple[int, int | None, int]]]:
        """All outcomes of the world as it is at present.

        Returns:
            For each (state, action) the list of what may happen, as (probability, next state, reward); the
            world is deterministic, so each list has one entry, of probability 1.
        """
        return {pair: [(1, *outcome)] for pair, outcome in self._outcomes.items()}

    def toggle_shortcut(self) -> None:
        """Opens the shortcut, or closes it again.

        Raises:
            ValueError: if the world has no shortcut.
        """
        if self.shortcut_state is None or self.shortcut_action is None:
            raise ValueError(f"{self.name} has no shortcut to open: mark a red square of its drawing with an arrow.")
        self.shortcut_open = not self.shortcut_open
        pair = self.shortcut_state, self.shortcut_action
        self._outcomes[pair] = self._work_out(*pair)

"""The worlds as environments of Gymnasium, for those who want to try other agents on them.

Importing this module registers `dynaq/QuentinsWorld-v0`. It needs the extra `dynaq-utils[gymnasium]`.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from dynaq_utils.colours import BLACK, BLUE, GREEN, VERMILION
from dynaq_utils.envs.grid_world import GridWorld
from dynaq_utils.envs.quentins_world import QuentinsWorld

try:
    import gymnasium
except ImportError as error:
    raise ImportError(
        "dynaq_utils.envs.gymnasium_adapter needs Gymnasium, which is not installed: "
        "run pip install 'dynaq-utils[gymnasium]'."
    ) from error

ID = "dynaq/QuentinsWorld-v0"
MAX_STEPS = 1000
SQUARE = 24
"""Width and height of a square, in picture elements."""


class GridWorldEnv(gymnasium.Env[Any, Any]):
    """A grid world with the interface of Gymnasium.

    Description:
        See `dynaq_utils.envs.GridWorld`. The agent, which that class knows nothing of, lives here.

    Action space:
        Discrete(`n_actions`).

    Observation space:
        Discrete(`n_states`): the number of the state.

    Starting state:
        The world's `init_state`, always.

    Rewards:
        The world's, as floats.

    Episode end:
        `terminated` after any move made from the goal; the observation is then the goal once more.
    """

    metadata: dict[str, Any] = {"render_modes": ["rgb_array", "ansi"], "render_fps": 4}

    def __init__(
        self, render_mode: str | None = None, world: GridWorld | None = None, shortcut_open: bool = False
    ) -> None:
        """Puts an agent into a world.

        Args:
            render_mode: "rgb_array", "ansi" or None.
            world: the world; None for a new Quentin's World.
            shortcut_open: whether to open the shortcut.

        Raises:
            ValueError: if there is no such render mode.
        """
        modes = self.metadata["render_modes"]
        if render_mode is not None and render_mode not in modes:
            raise ValueError(f"There is no render mode {render_mode!r}: choose one of {', '.join(modes)}.")
        self.world = world or QuentinsWorld()
        if shortcut_open:
            self.world.toggle_shortcut()
        self.render_mode = render_mode
        self.action_space = gymnasium.spaces.Discrete(self.world.n_actions)
        self.observation_space = gymnasium.spaces.Discrete(self.world.n_states)
        self.state = self.world.init_state

    def reset(self, *, seed: int | None = None, options: dict[str, Any] | None = None) -> tuple[int, dict[str, Any]]:
        """Puts the agent back to the start; the world has no chance in it, so the seed changes nothing."""
        super().reset(seed=seed)
        self.state = self.world.init_state
        return self.state, {}

    def step(self, action: int) -> tuple[int, float, bool, bool, dict[str, Any]]:
        """Takes one step.

        Args:
            action: number of the action.

        Returns:
            The state, the reward, whether the episode has ended, False (it is never cut short here), and an
            empty dictionary.

        Raises:
            ValueError: if there is no such action.
        """
        next_state, reward = self.world.get_outcome(self.state, action)
        if next_state is not None:
            self.state = next_state
        return self.state, float(reward), next_state is None, False, {}

    def render(self) -> Any:
        """The world with the agent in it: an array (height, width, 3) of uint8, a text, or None."""
        if self.render_mode == "ansi":
            return render_text(self.world, self.state)
        if self.render_mode == "rgb_array":
            return render_picture(self.world, self.state)
        return None


def render_text(world: GridWorld, agent: int) -> str:
    """The map as text: '.' free, '#' red, 'S' start, 'G' goal, '@' the agent."""
    marks = dict.fromkeys(world.red_states, "#") | {world.init_state: "S", world.goal_state: "G", agent: "@"}
    rows = range(world.dim_y - 1, -1, -1)
    return "\n".join("".join(marks.get(y * world.dim_x + x, ".") for x in range(world.dim_x)) for y in rows)


def render_picture(world: GridWorld, agent: int) -> npt.NDArray[np.uint8]:
    """The map as a picture, of shape (height, width, 3): the agent is a black disc."""
    picture = np.full((world.dim_y * SQUARE, world.dim_x * SQUARE, 3), 255, dtype=np.uint8)
    colours = dict.fromkeys(world.red_states, VERMILION) | {world.init_state: GREEN, world.goal_state: BLUE}
    for state, colour in colours.items():
        _square(picture, world, state)[1:-1, 1:-1] = _rgb(colour)
    across, down = np.indices((SQUARE, SQUARE)) - (SQUARE - 1) / 2
    _square(picture, world, agent)[np.hypot(across, down) < SQUARE / 3] = _rgb(BLACK)
    return picture


def _square(picture: npt.NDArray[np.uint8], world: GridWorld, state: int) -> npt.NDArray[np.uint8]:
    left = state % world.dim_x * SQUARE
    top = (world.dim_y - 1 - state // world.dim_x) * SQUARE
    return picture[top : top + SQUARE, left : left + SQUARE]


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


gymnasium.register(id=ID, entry_point=f"{__name__}:GridWorldEnv", max_episode_steps=MAX_STEPS)

"""All diagrams by name, each with the words that stand in its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from matplotlib.axes import Axes

from dynaq_utils.diagrams.backprop import draw_backprop
from dynaq_utils.diagrams.control import draw_open_and_closed_loop
from dynaq_utils.diagrams.dyna import draw_dyna_loop, draw_dyna_q_architecture
from dynaq_utils.diagrams.mountain import draw_mountain
from dynaq_utils.diagrams.recipes import draw_recipe
from dynaq_utils.diagrams.rollouts import draw_rollouts
from dynaq_utils.diagrams.world import draw_quentins_world, draw_quentins_world_shortcut


@dataclass(frozen=True)
class Diagram:
    """A diagram.

    Attributes:
        draw: draws it, into the given axes or a new figure, and returns the axes.
        alt: what it shows, in words.
    """

    draw: Callable[..., Axes]
    alt: str


DIAGRAMS = {
    "quentins_world": Diagram(
        draw_quentins_world,
        "Map of Quentin's World, ten by ten numbered squares. The start, 54, lies in a room whose walls "
        "are red squares: columns 2 and 6 and row 70 all the way, row 10 but for a gap at 14. The goal is "
        "99, top right.",
    ),
    "quentins_world_shortcut": Diagram(
        draw_quentins_world_shortcut,
        "The same map with the shortcut: an arrow leads from square 64, right above the start, up into "
        "square 74 of the room's top wall. This one move has become free.",
    ),
    "version_0_5": Diagram(
        partial(draw_recipe, "0.5"),
        "Version 0.5 in three steps: 1 run a first policy and store the transitions; 2 fit a model to "
        "them; 3 plan through the model and act on the plan.",
    ),
    "version_1_0": Diagram(
        partial(draw_recipe, "1.0"),
        "Version 1.0 in four steps: 1 run a first policy and store the transitions; 2 fit a model; 3 plan "
        "through it; 4 carry out the plan and add what happens to the data. Steps 2 to 4 are repeated.",
    ),
    "version_1_5": Diagram(
        partial(draw_recipe, "1.5"),
        "Version 1.5 in five steps: 1 run a first policy and store the transitions; 2 fit a model; 3 plan "
        "from the present state; 4 carry out the first action only; 5 add the transition to the data. "
        "Steps 3 to 5 are repeated at every step of the world, step 2 every N steps.",
    ),
    "version_2_0": Diagram(
        partial(draw_recipe, "2.0"),
        "Version 2.0 in four steps: 1 run a first policy and store the transitions; 2 fit a model; 3 "
        "backpropagate the sum of rewards through the model into the policy; 4 run the policy and add "
        "what happens to the data. Steps 2 to 4 are repeated.",
    ),
    "version_2_5": Diagram(
        partial(draw_recipe, "2.5"),
        "Version 2.5 in five steps: 1 run a first policy and store the transitions; 2 fit a model; 3 "
        "simulate many trajectories with it; 4 improve the policy on them by policy gradients; 5 run the "
        "policy and add what happens to the data. Steps 3 and 4 are repeated several times before 5, then "
        "2 follows again.",
    ),
    "version_3_0": Diagram(
        partial(draw_recipe, "3.0"),
        "Version 3.0 in six steps: 1 run a first policy and store the transitions; 2 fit a model; 3 draw "
        "states from the data; 4 simulate a few steps from each; 5 improve the policy on real and "
        "simulated steps; 6 run it and add what happens to the data. Steps 3 to 5 are repeated several "
        "times, then 6 and 2 follow.",
    ),
    "mountain": Diagram(
        draw_mountain,
        "A mountain that rises to the right and ends in a cliff. The data lie on the left slope only; the "
        "model, fitted there, expects it to rise for ever. The plan leads beyond the data, over the edge.",
    ),
    "open_and_closed_loop": Diagram(
        draw_open_and_closed_loop,
        "Two loops side by side. Open loop: the plan sees the first state only and sends actions 1, 2 and "
        "3 into the world blindly. Closed loop: at every step the policy sees the state and then chooses "
        "the action.",
    ),
    "backprop": Diagram(
        draw_backprop,
        "Graph of three steps: each state goes into the policy, which gives the action; state and action "
        "go into the model, which gives the next state; each action earns a reward. A dashed arrow shows "
        "the gradient of the third reward going back through all steps, with one more factor for each.",
    ),
    "rollouts": Diagram(
        draw_rollouts,
        "Two comparisons of the world with a model. Above, one long rollout drifts away from the world, "
        "and its uncertainty grows all the time. Below, short rollouts begin at states of the world and "
        "stay close to it.",
    ),
    "dyna_loop": Diagram(
        draw_dyna_loop,
        "A circle of three boxes: act, one step in the world; learn values and model from that one step; "
        "plan, that is learn values from k steps of the model; then act again, with better values.",
    ),
    "dyna_q_architecture": Diagram(
        draw_dyna_q_architecture,
        "The parts of Dyna-Q. The values choose an action in the world, which gives a real step. The real "
        "step changes the values by Q-learning and goes into the model (Exercise 1). The model gives "
        "simulated steps, k for each real one, which change the values by Q-learning too (planning, "
        "Exercise 2).",
    ),
}
NAMES = tuple(DIAGRAMS)


def find(name: str) -> Diagram:
    """The diagram of this name.

    Raises:
        ValueError: if there is none.
    """
    if name not in DIAGRAMS:
        raise ValueError(f"There is no diagram {name!r}: choose one of {', '.join(NAMES)}.")
    return DIAGRAMS[name]

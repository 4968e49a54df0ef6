"""The series of model-based methods, 0.5 to 3.0, each as a list of numbered steps."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes

from dynaq_utils.colours import (
    BLACK,
    BLUE,
    GREEN,
    GREY,
    PALE_BLUE,
    PALE_GREEN,
    PALE_RED,
    VERMILION,
)
from dynaq_utils.diagrams.canvas import arrow, blank_axes, box, bracket, disc, write

KINDS = {
    "world": (PALE_GREEN, GREEN, "in the world"),
    "model": (PALE_BLUE, BLUE, "model"),
    "policy": (PALE_RED, VERMILION, "decide"),
}
LEFT, WIDTH, HEIGHT, GAP = 1.6, 6.6, 0.78, 0.32


@dataclass(frozen=True)
class Step:
    """One step: what is done, and where (a key of KINDS)."""

    kind: str
    text: str


@dataclass(frozen=True)
class Loop:
    """A way back from a step to an earlier one (numbers from 1), and how often it is taken."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Recipe:
    """A method: its title, its steps, the inner loop (drawn left) and the outer one (drawn right)."""

    title: str
    steps: tuple[Step, ...]
    inner: Loop | None = None
    outer: Loop | None = None


COLLECT = Step("world", "Run a first policy $\\pi_0$ (a random one, say)\nand store $\\mathcal{D} = \\{(s, a, s')\\}$")
FIT = Step("model", "Fit the model $f$ so that $f(s, a) \\approx s'$\non all of $\\mathcal{D}$")
RUN = Step("world", "Run the policy $\\pi_\\theta$ for real\nand add what happens to $\\mathcal{D}$")
AGAIN = "now and\nthen:\nfit again"

RECIPES = {
    "0.5": Recipe(
        "Version 0.5: learn a model, then plan",
        (COLLECT, FIT, Step("policy", "Plan through $f$ and act on the plan")),
    ),
    "1.0": Recipe(
        "Version 1.0: collect data again and again",
        (
            COLLECT,
            FIT,
            Step("policy", "Plan through $f$"),
            Step("world", "Carry out the plan\nand add what happens to $\\mathcal{D}$"),
        ),
        outer=Loop(4, 2, "repeat"),
    ),
    "1.5": Recipe(
        "Version 1.5: plan anew at every step",
        (
            COLLECT,
            FIT,
            Step("policy", "Plan through $f$ from the present state"),
            Step("world", "Carry out the first action only,\nsee the state it leads to"),
            Step("world", "Add $(s, a, s')$ to $\\mathcal{D}$"),
        ),
        inner=Loop(5, 3, "every\nstep"),
        outer=Loop(5, 2, "every $N$\nsteps"),
    ),
    "2.0": Recipe(
        "Version 2.0: differentiate through the model",
        (
            COLLECT,
            FIT,
            Step(
                "policy",
                "Backpropagate the rewards through $f$\ninto the policy $\\pi_\\theta$, change $\\theta$",
            ),
            RUN,
        ),
        outer=Loop(4, 2, "repeat"),
    ),
    "2.5": Recipe(
        "Version 2.5: the model as a simulator",
        (
            COLLECT,
            FIT,
            Step("model", "Simulate many trajectories of $\\pi_\\theta$ with $f$"),
            Step("policy", "Improve $\\pi_\\theta$ on them by policy gradients\n(no derivative of $f$)"),
            RUN,
        ),
        inner=Loop(4, 3, "several\ntimes"),
        outer=Loop(5, 2, AGAIN),
    ),
    "3.0": Recipe(
        "Version 3.0: short rollouts from real states",
        (
            COLLECT,
            FIT,
            Step("model", "Draw states from $\\mathcal{D}$"),
            Step("model", "From each of them, simulate\na few steps of $\\pi_\\theta$ with $f$"),
            Step("policy", "Improve $\\pi_\\theta$ off-policy,\non real and on simulated steps"),
            RUN,
        ),
        inner=Loop(5, 3, "several\ntimes"),
        outer=Loop(6, 2, AGAIN),
    ),
}


def draw_recipe(version: str, ax: Axes | None = None) -> Axes:
    """Draws one method of the series.

    Args:
        version: "0.5", "1.0", "1.5", "2.0", "2.5" or "3.0".
        ax: where to draw; None for a new figure.

    Returns:
        The axes.

    Raises:
        ValueError: if there is no such version.
    """
    if version not in RECIPES:
        raise ValueError(f"There is no version {version!r}: choose one of {', '.join(RECIPES)}.")
    recipe = RECIPES[version]
    height = len(recipe.steps) * (HEIGHT + GAP) + 0.6
    ax = blank_axes(ax, LEFT + WIDTH + 1.6, height, scale=0.85)
    write(ax, (LEFT + WIDTH / 2, height - 0.25), recipe.title, fontsize=14, weight="bold")
    for number, step in enumerate(recipe.steps, start=1):
        _draw_step(ax, number, step, _level(recipe, number))
        if number > 1:
            above = _level(recipe, number - 1) - HEIGHT / 2
            arrow(ax, (LEFT + WIDTH / 2, above), (LEFT + WIDTH / 2, above - GAP))
    _draw_loops(ax, recipe)
    return ax


def _level(recipe: Recipe, number: int) -> float:
    return (len(recipe.steps) - number) * (HEIGHT + GAP) + HEIGHT / 2 + 0.05


def _draw_step(ax: Axes, number: int, step: Step, y: float) -> None:
    face, edge, tag = KINDS[step.kind]
    box(ax, (LEFT + WIDTH / 2, y), (WIDTH, HEIGHT), "", face, edge)
    disc(ax, (LEFT + 0.42, y), 0.26, str(number), "white", edge)
    write(ax, (LEFT + 0.85, y), step.text, ha="left", fontsize=12)
    write(ax, (LEFT + WIDTH - 0.12, y - HEIGHT / 2 + 0.14), tag, colour=GREY, fontsize=9, ha="right")


def _draw_loops(ax: Axes, recipe: Recipe) -> None:
    if recipe.inner:
        start, end = (_level(recipe, n) for n in (recipe.inner.start, recipe.inner.end))
        bracket(ax, (LEFT, start), (LEFT, end), LEFT - 0.45, VERMILION, "--")
        write(ax, (LEFT - 0.55, (start + end) / 2), recipe.inner.text, ha="right")
    if recipe.outer:
        right = LEFT + WIDTH
        start, end = (_level(recipe, n) for n in (recipe.outer.start, recipe.outer.end))
        bracket(ax, (right, start), (right, end), right + 0.45, BLACK)
        write(ax, (right + 0.55, (start + end) / 2), recipe.outer.text, ha="left")

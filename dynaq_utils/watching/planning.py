"""A planner at work: each simulated update of a small public example, on the board of a small world."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, Polygon, Rectangle

from dynaq_utils.answers import alike, changed_places
from dynaq_utils.colours import BLACK, BLUE, FAINT, GREEN, GREY, PALE_BLUE, PALE_GREEN, PALE_RED, VERMILION
from dynaq_utils.envs.grid_world import STEPS, Action
from dynaq_utils.learning import Planner, Table, q_learning
from dynaq_utils.notebook_errors import place_in_cell
from dynaq_utils.random_streams import borrowed_streams
from dynaq_utils.watching.recording import Recording, record
from dynaq_utils.watching.showing import show

COLUMNS, ROWS = 3, 2
NAN = float("nan")
LIVED_THROUGH = {
    (0, Action.RIGHT): (0.0, 1),
    (1, Action.UP): (-1.0, 4),
    (1, Action.RIGHT): (0.0, 2),
    (2, Action.UP): (1.0, 5),
    (4, Action.RIGHT): (1.0, 5),
    (5, Action.UP): (0.0, NAN),
}
"""What the agent knows of a world of two rows with three squares: reward and next state of six pairs."""
PARAMS = {"epsilon": 0.05, "alpha": 0.5, "gamma": 0.8, "k": 8}
SEED = 4
SIZE = (5.6, 5.0)
LINE = 58
"""Letters of a line below the board."""
PARTS = 3
"""Writes, at most, that may make up one update."""
CORNERS = {
    Action.RIGHT: ((1, 0), (1, 1)),
    Action.UP: ((0, 1), (1, 1)),
    Action.LEFT: ((0, 0), (0, 1)),
    Action.DOWN: ((0, 0), (1, 0)),
}


@dataclass(frozen=True)
class Step:
    """One update as it is shown.

    Attributes:
        told: What happened, in words.
        value: The table after it.
        pairs: The pairs whose value changed.
        fault: What is wrong with it, in words, or None.
    """

    told: str
    value: Table
    pairs: tuple[tuple[int, int], ...] = ()
    fault: str | None = None


def watch_planning(planner: Planner) -> Any:
    """Shows each simulated update of a planner in a small example: the pair, its outcome, its value before and after.

    The agent knows six pairs of a world of six squares, and plans eight updates. The first update that is none of
    Q-learning with a known pair is marked, with what the value should have become; so is an error, where it happens.

    Args:
        planner: the student's `dyna_q_planning`.

    Returns:
        What a notebook shows when it is the last line of a cell; in static mode None, a strip being shown already.
    """
    steps = steps_of(planner)
    wrong = next((number for number, step in enumerate(steps) if step.fault), 0)
    name = f"What your function does with the values in {len(steps) - 1} updates."
    return show(steps, draw, SIZE, name, "Update", wrong)


def model_and_values() -> tuple[Table, Table]:
    """The public example: the model, and the values before planning."""
    model = np.full((COLUMNS * ROWS, len(Action), 2), np.nan)
    for pair, outcome in LIVED_THROUGH.items():
        model[pair] = outcome
    value = np.linspace(0.1, 0.9, COLUMNS * ROWS)[:, None] - 0.05 * np.arange(len(Action))
    return model, value.round(2)


def steps_of(planner: Callable[..., Any]) -> list[Step]:
    """The updates that a planner makes, the state before the first one included."""
    model, value = model_and_values()
    with borrowed_streams(SEED):
        recording = record(planner, [model.copy(), value, dict(PARAMS)], 1)
    steps = [Step(f"Before planning: {len(LIVED_THROUGH)} pairs are known, k is {PARAMS['k']}.", value)]
    if not recording.is_watched:
        return [*steps, _at_once(model, *recording.states)]
    states = _updates(model, recording.states)
    for before, after in zip(states, states[1:], strict=False):
        steps.append(_step(len(steps), model, before, after))
    last = _end(recording, len(steps) - 1)
    return steps if last is None else [*steps, Step(*last)]


def _updates(model: Table, states: list[Table]) -> list[Table]:
    """The states after whole updates: of one that is written in parts, only the last part counts."""
    kept, rest = states[:1], states[1:]
    while rest:
        ends = [n for n, after in enumerate(rest[:PARTS], 1) if _is_update(model, kept[-1], after)]
        taken = ends[0] if ends else 1
        kept.append(rest[taken - 1])
        rest = rest[taken:]
    return kept


def _is_update(model: Table, before: Table, after: Table) -> bool:
    pairs = np.argwhere(changed_places(after, before))
    return len(pairs) == 1 and _step(1, model, before, after).fault is None


def _at_once(model: Table, before: Table, after: Table) -> Step:
    """All updates of a function that works on a table of its own."""
    pairs = tuple((int(state), int(action)) for state, action in np.argwhere(changed_places(after, before)))
    strays = [pair for pair in pairs if np.isnan(model[pair][0])]
    told = "All updates at once: your function works on a table of its own, which cannot be watched."
    return Step(told, after, pairs, "A pair that was never tried changed." if strays else None)


def _step(number: int, model: Table, before: Table, after: Table) -> Step:
    """One update, and whether it is Q-learning's with a pair that is known."""
    pairs = tuple((int(state), int(action)) for state, action in np.argwhere(changed_places(after, before)))
    start = f"Update {number}: "
    if number > PARAMS["k"]:
        return Step(f"{start}one more than k.", after, pairs, f"There should be {PARAMS['k']} updates.")
    if not pairs:
        return Step(f"{start}no value changes.", after, (), "Each known pair would change here.")
    if len(pairs) > 1:
        return Step(f"{start}{len(pairs)} values change.", after, pairs, "One update changes the value of one pair.")
    (pair,) = pairs
    told = f"{start}state {pair[0]}, {Action(pair[1]).name.lower()}. "
    change = f"Value {_number(before[pair])} to {_number(after[pair])}."
    if np.isnan(model[pair][0]):
        return Step(told + change, after, pairs, "This pair was never tried.")
    reward, next_state = model[pair]
    right = q_learning(*pair, reward, next_state, before.copy(), PARAMS)[pair]
    led = "the episode ended" if np.isnan(next_state) else f"next state {next_state:.0f}"
    fault = None if alike(float(after[pair]), float(right)) else f"It should have become {_number(right)}."
    return Step(f"{told}Reward {reward:g}, {led}. {change}", after, pairs, fault)


def _end(recording: Recording, made: int) -> tuple[str, Table, tuple[tuple[int, int], ...], str] | None:
    """How a call ended that should not have ended so."""
    value = recording.states[-1]
    if isinstance(recording.error, NotImplementedError):
        return "The function raises NotImplementedError.", value, (), "It has not been written yet."
    if recording.error is not None:
        error = f"{type(recording.error).__name__}: {' '.join(str(recording.error).split())[:90]}"
        where = place_in_cell(recording.error)
        return f"After update {made} your function stopped.", value, (), f"{error}\n{where}" if where else error
    if not isinstance(recording.returned, np.ndarray) or recording.returned.shape != value.shape:
        kind = "None" if recording.returned is None else f"a {type(recording.returned).__name__}"
        return f"The function returned {kind}.", value, (), "It should return the table of values."
    if not alike(np.asarray(recording.returned), value):
        return (
            "The table that came back is another one.",
            np.asarray(recording.returned),
            (),
            "Return the newest values.",
        )
    if made < PARAMS["k"]:
        return f"Planning ended after {made} updates.", value, (), f"There should be {PARAMS['k']}."
    return None


def draw(step: Step, ax: Axes) -> str:
    """Draws a step on the board; gives it in words."""
    ax.set(xlim=(-0.08, COLUMNS + 0.08), ylim=(-0.8, ROWS + 0.08), aspect="equal")
    ax.axis("off")
    for state in range(COLUMNS * ROWS):
        for action in Action:
            _triangle(step, state, action, ax)
        x, y = state % COLUMNS, state // COLUMNS
        ax.add_patch(Rectangle((x, y), 1, 1, fill=False, edgecolor=BLACK, linewidth=1.5))
        ax.text(x + 0.5, y + 0.5, str(state), ha="center", va="center", weight="bold", color=GREY, fontsize=9)
    if len(step.pairs) == 1:
        _arrow(step, ax)
    told = wrap(step.told, LINE)
    ax.text(0, -0.1, "\n".join(told), ha="left", va="top", fontsize=10)
    if step.fault:
        lines = [line for part in f"✗ {step.fault}".split("\n") for line in wrap(part, LINE - 4)]
        below = -0.12 - 0.13 * len(told)
        ax.text(0, below, "\n".join(lines), ha="left", va="top", fontsize=10, color=VERMILION, weight="bold")
    return step.told if step.fault is None else f"{step.told} ✗ {step.fault}"


def _triangle(step: Step, state: int, action: Action, ax: Axes) -> None:
    """The value of a pair: known pairs have a ground, the one that changed an edge and a colour of its own."""
    x, y = state % COLUMNS, state // COLUMNS
    corners = [(x + 0.5, y + 0.5), *((x + dx, y + dy) for dx, dy in CORNERS[action])]
    pair = state, int(action)
    is_moved, is_known = pair in step.pairs, (state, action) in LIVED_THROUGH
    ground = (PALE_RED if step.fault else PALE_GREEN) if is_moved else PALE_BLUE if is_known else "white"
    edge = (VERMILION if step.fault else GREEN) if is_moved else FAINT
    ax.add_patch(
        Polygon(
            corners, facecolor=ground, edgecolor=edge, linewidth=2.5 if is_moved else 0.8, zorder=3 if is_moved else 1
        )
    )
    dx, dy = STEPS[action]
    colour, weight = (BLACK, "bold") if is_moved or is_known else (GREY, "normal")
    place = x + 0.5 + 0.33 * dx, y + 0.5 + 0.35 * dy
    ax.text(
        *place, _number(step.value[pair]), ha="center", va="center", fontsize=9, color=colour, weight=weight, zorder=4
    )


def _arrow(step: Step, ax: Axes) -> None:
    """From the square of the pair to that of its next state."""
    ((state, action),) = step.pairs
    _, next_state = LIVED_THROUGH.get((state, Action(action)), (0, NAN))
    if np.isnan(next_state):
        return
    ends = [(at % COLUMNS + 0.5, at // COLUMNS + 0.5) for at in (state, int(next_state))]
    ax.add_patch(
        FancyArrowPatch(
            *ends,
            arrowstyle="-|>",
            connectionstyle="arc3,rad=-0.45",
            mutation_scale=16,
            color=BLUE,
            shrinkA=7,
            shrinkB=9,
            linewidth=2,
            zorder=5,
        )
    )


def _number(value: float) -> str:
    return "NaN" if np.isnan(value) else f"{value:.3g}"

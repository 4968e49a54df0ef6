"""What students check ``dyna_q_planning`` with: models that know one pair, then two that know several."""

from collections.abc import Iterator

import numpy as np

from ...kit.exercise import Near, VisibleCheck
from ...kit.moves.models import call
from ...kit.moves.visible import Args, all_drawn, one_drawn, one_known
from .rules import RIGHT

VALUE = np.array([[1.5, 0.5], [2.0, 4.0], [7.0, -1.0]])
END = float("nan")
WITH_AN_END = call(VALUE, {(0, 1): (2.5, 1), (2, 0): (1.5, END)}, alpha=0.5, gamma=0.8, k=1)


def futures_after(args: Args, end: tuple[int, int]) -> Iterator[Near]:
    """Tables of planners for which the end of an episode is worth something: an entry, a row, its place, or NaN."""
    model, value, params = args
    rows = [float(look(row)) for row in value for look in (np.max, np.min, np.sum, np.mean)]
    for future in sorted({*value.ravel().tolist(), *rows, 1.0, float(value.mean())} - {0.0}) + [END]:
        table = value.copy()
        table[end] += params["alpha"] * (model[end][0] + params["gamma"] * future - table[end])
        yield Near("bootstraps-terminal", table, ())


VISIBLE = VisibleCheck(
    calls=(
        one_known(call(VALUE, {(0, 1): (2.5, 1)}, alpha=0.5, gamma=0.8, k=1), RIGHT),
        one_known(call(VALUE, {(0, 1): (2.5, 1)}, alpha=0.25, gamma=0.8, k=3), RIGHT),
        one_known(call(VALUE, {(2, 1): (0.0, 0)}, alpha=0.5, gamma=0.5, k=2), RIGHT),
        one_known(call(VALUE, {(0, 0): (0.0, 1)}, alpha=0.5, gamma=0.5, k=1), RIGHT),
        one_known(call(VALUE, {(1, 1): (-2.0, 0)}, alpha=0.5, gamma=0.5, k=1), RIGHT),
        one_known(call(VALUE, {(1, 0): (0.5, 1)}, alpha=0.5, gamma=0.5, k=0), RIGHT, otherwise="too-many-backups"),
        # A planner that never draws a pair that ends the episode is let pass.
        one_drawn(WITH_AN_END, RIGHT, near=futures_after(WITH_AN_END, (2, 0))),
        all_drawn(
            call(np.zeros((5, 3)), dict.fromkeys([(0, 2), (1, 0), (3, 1)], (1.0, 4)), alpha=0.5, gamma=0.9, k=5),
            RIGHT,
        ),
    ),
    kept={"model": "changes-model", "params": "changes-params"},
)

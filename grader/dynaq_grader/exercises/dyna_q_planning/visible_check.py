"""What students check ``dyna_q_planning`` with: models that know one pair, then two that know several."""

import numpy as np

from ...kit.exercise import VisibleCheck
from ...kit.moves.models import call
from ...kit.moves.visible import all_drawn, one_drawn, one_known
from .rules import RIGHT

VALUE = np.array([[1.5, 0.5], [2.0, 4.0], [7.0, -1.0]])
END = float("nan")

VISIBLE = VisibleCheck(
    calls=(
        one_known(call(VALUE, {(0, 1): (2.5, 1)}, alpha=0.5, gamma=0.8, k=1), RIGHT),
        one_known(call(VALUE, {(0, 1): (2.5, 1)}, alpha=0.25, gamma=0.8, k=3), RIGHT),
        one_known(call(VALUE, {(2, 1): (0.0, 0)}, alpha=0.5, gamma=0.5, k=2), RIGHT),
        one_known(call(VALUE, {(0, 0): (0.0, 1)}, alpha=0.5, gamma=0.5, k=1), RIGHT),
        one_known(call(VALUE, {(1, 1): (-2.0, 0)}, alpha=0.5, gamma=0.5, k=1), RIGHT),
        one_known(call(VALUE, {(1, 0): (0.5, 1)}, alpha=0.5, gamma=0.5, k=0), RIGHT, otherwise="too-many-backups"),
        # A planner that never draws a pair that ends the episode is let pass.
        one_drawn(
            call(VALUE, {(0, 1): (2.5, 1), (2, 0): (1.5, END)}, alpha=0.5, gamma=0.8, k=1),
            RIGHT,
            otherwise="bootstraps-terminal",
        ),
        all_drawn(
            call(np.zeros((5, 3)), dict.fromkeys([(0, 2), (1, 0), (3, 1)], (1.0, 4)), alpha=0.5, gamma=0.9, k=5),
            RIGHT,
        ),
    ),
    kept={"model": "changes-model", "params": "changes-params"},
)

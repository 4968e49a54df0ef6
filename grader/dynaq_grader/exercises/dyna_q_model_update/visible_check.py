"""What students check ``dyna_q_model_update`` with: nine transitions, each into what the one before has left."""

from __future__ import annotations

import numpy as np

from ...kit.exercise import CheckedCall, Near, VisibleCheck, Within

NAN = float("nan")
N_STATES, N_ACTIONS = 4, 3
SEEN: tuple[tuple[int, int, float, int | None], ...] = (
    (2, 1, 0.5, 3),
    (1, 2, -1.0, 0),
    (0, 0, 0.0, 1),
    (1, 0, 0.5, 1),
    (2, 1, -2.25, 0),
    (2, 1, 1.75, 0),
    (3, 1, 1.0, None),
    (2, 1, 0.0, None),
    (2, 1, -1.0, 2),
)
ENTRY_LOST = "drops-terminal"


def _calls() -> tuple[CheckedCall, ...]:
    model = np.full((N_STATES, N_ACTIONS, 2), NAN)
    calls = []
    for state, action, reward, after in SEEN:
        before = model.copy()
        model[state, action] = reward, NAN if after is None else after
        within = Within(0, ((state, action, 0), (state, action, 1)), "writes-other-entries")
        near = Near("fakes-terminal", model.copy(), ((state, action, 1),))
        args = (before, state, action, reward, after)
        if after is None:
            calls.append(CheckedCall(args, within=within, near=(near,), otherwise=ENTRY_LOST))
        else:
            calls.append(CheckedCall(args, within=within))
    return tuple(calls)


VISIBLE = VisibleCheck(_calls(), kept={})

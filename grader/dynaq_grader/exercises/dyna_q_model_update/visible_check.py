"""What students check ``dyna_q_model_update`` with: nine transitions, each into what the one before has left."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from ...kit.exercise import CheckedCall, Near, VisibleCheck, Within
from .mistakes import right

SEEN: Sequence[tuple[Any, ...]] = (
    *((2, 1, 0.5, 3), (1, 2, -1.0, 0), (0, 0, 0.0, 1), (1, 0, 0.5, 1), (2, 1, -2.25, 0), (2, 1, 1.75, 0)),
    *((3, 1, 1.0, None), (2, 1, 0.0, None), (2, 1, -1.0, 2)),
)


def _calls() -> Iterator[CheckedCall]:
    model = np.full((4, 3, 2), np.nan)
    for state, action, reward, after in SEEN:
        args = model.copy(), state, action, reward, after
        right(model, *args[1:])
        entry = (state, action, 0), (state, action, 1)
        near = Near("fakes-terminal", model.copy(), entry[1:])
        more: dict[str, Any] = {"near": (near,), "otherwise": "drops-terminal"} if after is None else {}
        yield CheckedCall(args, within=Within(0, entry, "writes-other-entries"), **more)


VISIBLE = VisibleCheck(tuple(_calls()))

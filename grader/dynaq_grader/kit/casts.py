"""What somebody makes of a number who takes it for something simpler."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

CASTS: tuple[Callable[[float], Any], ...] = (
    *(int, round, np.floor, np.ceil, np.sign, abs, bool, lambda x: x > 0),
    *(lambda x: np.clip(x, -1, 1), lambda x: np.clip(x, 0, 1)),
    *(lambda x: max(x, 0), lambda x: min(x, 0), lambda x: min(x, 1), lambda x: max(x, -1)),
)

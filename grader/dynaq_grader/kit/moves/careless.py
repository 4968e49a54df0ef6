"""What else goes wrong around right moves, by the mistake that each function makes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ..counting import Table
from .forced import COURSE
from .functions import Function


def careless(right: Function) -> dict[str, Function]:
    """Functions that make right moves on something else, or change more than the table."""

    def on_a_copy(model: Table, value: Table, params: Mapping[str, Any]) -> Table:
        right(model, value.copy(), params)
        return value

    def of_one_size(model: Table, value: Table, params: Mapping[str, Any]) -> Table:
        return right(model.reshape(*COURSE, 2), value, params)

    def spoiling_the_model(model: Table, value: Table, params: Mapping[str, Any]) -> Table:
        result = right(model, value, params)
        model[...] = np.nan_to_num(model)
        return result

    def counting_down(model: Table, value: Table, params: Any) -> Table:
        result = right(model, value, dict(params))
        params["k"] = 0
        return result

    return {
        "no-backups": lambda model, value, params: value,
        "copy-not-returned": on_a_copy,
        "starts-fresh-table": lambda model, value, params: right(model, np.zeros_like(value), params),
        "hard-coded-size": of_one_size,
        "changes-model": spoiling_the_model,
        "changes-params": counting_down,
    }

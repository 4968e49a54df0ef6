"""A loop that is sent to the student's process as text: it imports what it needs.

Annotations are quoted, since the names in them do not exist over there.
"""

from typing import Any


def telling_loop(function: "Any", other: "str", told: "Any", call: "Any") -> "list[Any]":
    """Tells another function beside this one, where there is one, something before each call of this one."""
    import contextlib

    import numpy as np

    beside = getattr(function, "__globals__", {}).get(other)
    model, value, params = call
    tables = []
    for seen in told:
        if callable(beside):
            with contextlib.suppress(Exception):
                beside(model.copy(), *seen)
        tables.append(np.array(function(model.copy(), value.copy(), dict(params))))
    return tables

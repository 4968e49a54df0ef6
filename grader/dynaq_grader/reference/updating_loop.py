"""A loop that is sent to the student's process as text: it imports what it needs.

Annotations are quoted, since the names in them do not exist over there.
"""

from typing import Any


def updating_loop(updater: "Any", transitions: "Any", empty: "Any", positions: "list[int]") -> "list[Any]":
    """Feeds transitions to a model update; gives copies of the model after those at the positions."""
    import numpy as np

    model = empty.copy()
    wanted, copies = set(positions), []
    for i, (state, action, reward, next_state) in enumerate(transitions.tolist()):
        after = None if next_state != next_state else int(next_state)
        model = updater(model, int(state), np.int64(action), int(reward), after)
        if i in wanted:
            copies.append(np.array(model))
    return copies

"""A loop that is sent to the student's process as text: it imports what it needs.

Annotations are quoted, since the names in them do not exist over there.
"""

from collections.abc import Callable
from typing import Any


def planning_loop(
    planner: "Callable[..., Any]",
    outcomes: "Any",
    params: "dict[str, Any]",
    episodes: int,
    seed: int,
    most_steps: int,
) -> "tuple[Any, ...]":
    """Runs the course's learning loop with a student's planner.

    The model updater uncovers one entry of the world's outcomes after the other: what a right one would store.

    Returns:
        Values, reward sums, steps of the episodes, and the 624 words and the position of the stream at the end;
        nothing where the run needs more than `most_steps` steps: a planner that never learns would use up all time.
    """
    import numpy as np

    from dynaq_utils.envs import QuentinsWorld
    from dynaq_utils.learning import learn_environment

    class TooLong(Exception):  # noqa: N818
        pass

    steps = 0

    def uncover(model: "Any", state: int, action: int, reward: float, next_state: "int | None") -> "Any":
        nonlocal steps
        steps += 1
        if steps > most_steps:
            raise TooLong
        model[state, action] = outcomes[state, action]
        return model

    np.random.seed(seed)
    try:
        told = learn_environment(QuentinsWorld(), uncover, planner, params, 1000, episodes)
    except TooLong:
        return ()
    _, words, position, *_ = np.random.get_state()
    return (*told, np.array(words, dtype="int64"), int(position))

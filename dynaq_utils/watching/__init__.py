"""What a student's own function does, looked at step by step: right or wrong, with the first fault marked."""

from typing import Any

from dynaq_utils.learning import ModelUpdater
from dynaq_utils.watching.calls import watch
from dynaq_utils.watching.planning import watch_planning

__all__ = ["watch", "watch_model_update", "watch_planning"]


def watch_model_update(function: ModelUpdater) -> Any:
    """Shows what a model update stores: the public transitions, one after another, in the table of the model.

    Args:
        function: the student's `dyna_q_model_update`.

    Returns:
        What a notebook shows when it is the last line of a cell; in static mode None, a strip being shown already.
    """
    return watch("dyna_q_model_update", function)

"""The lines of the rubric. Each call is judged against the table that it was handed, so that one slip counts once."""

from typing import Any

import numpy as np

from ...kit.comparing import same
from ...kit.findings import Answered, Reply
from ...kit.returned_tables import is_numbers


def is_end(reply: Reply) -> bool:
    """Whether the transition ends the episode."""
    return reply.call[4] is None


def entry_of(reply: Reply) -> Any:
    """What the table should hold where the transition belongs."""
    return reply.expected[reply.call[1], reply.call[2]]


def before(reply: Reply) -> Any:
    """The table that was handed over, or the right one where something else was."""
    return reply.args[0] if is_numbers(reply.args[0], reply.expected.shape) else reply.right_args[0]


def _in_place(reply: Reply) -> bool:
    """Whether the entry holds what it should."""
    value = reply.value
    is_table = is_numbers(value, reply.expected.shape) and value.dtype == np.float64
    return is_table and same(value[reply.call[1], reply.call[2]], entry_of(reply))


def _others_kept(reply: Reply) -> bool:
    """Whether all other entries are as they were before this call."""
    value = reply.value
    if not is_numbers(value, reply.expected.shape) or value.dtype != np.float64:
        return False
    others = value.copy()
    others[reply.call[1], reply.call[2]] = before(reply)[reply.call[1], reply.call[2]]
    return same(others, before(reply))


def _marked(reply: Reply) -> bool:
    """Whether the entry says that there is no next state."""
    value = reply.value
    is_marked = is_numbers(value, reply.expected.shape) and np.isnan(float(value[reply.call[1], reply.call[2], 1]))
    return _in_place(reply) or bool(is_marked)


def _alive(found: Answered) -> bool:
    return found.fatal is None and any(_in_place(reply) for reply in found.given if not is_end(reply))


def _all_stored(found: Answered) -> bool:
    return all(reply.is_answered and _in_place(reply) for reply in found.calls if not is_end(reply))


def stores(found: Answered) -> bool:
    """Whether every entry where the episode goes on is right."""
    return _alive(found) and _all_stored(found)


def leaves_others(found: Answered) -> bool:
    """Whether no other entry changes, and no random stream is seeded."""
    return _alive(found) and all(map(_others_kept, found.given)) and "reseeds-generator" not in found.notes


def marks_ends(found: Answered) -> bool:
    """Whether ends are marked. What is stored of the reward is another line's, unless it goes wrong there alone."""
    ends = [reply for reply in found.calls if is_end(reply)]
    marked = all(reply.is_answered and _marked(reply) for reply in ends)
    right = all(reply.is_answered and _in_place(reply) for reply in ends)
    return _alive(found) and marked and (right or not _all_stored(found))


def seeded(found: Answered) -> bool:
    """Whether the seeded run gives the reference's model; pays only where the contract holds as well."""
    return all(found.holds.values()) and all(
        reply.is_answered and len(reply.value) == len(reply.expected) and all(map(same, reply.value, reply.expected))
        for reply in found.of("seeded run")
    )

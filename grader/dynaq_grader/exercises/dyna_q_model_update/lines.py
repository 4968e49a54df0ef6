"""The lines of the rubric."""

import numpy as np

from ...kit.comparing import same
from ...kit.findings import Answered, Reply
from ...kit.one_entry import OneEntry
from ...kit.returned_tables import is_numbers

ENTRY = OneEntry(table=0, index=(1, 2))
NEXT = slice(1, None)
"""The part of an entry that is the next state."""


def is_end(reply: Reply) -> bool:
    """Whether the transition ends the episode."""
    return reply.call[4] is None


def _marked(reply: Reply) -> bool:
    """Whether the entry says that there is no next state, be it in the place of the reward."""
    if not is_numbers(reply.value, reply.expected.shape):
        return False
    entry = reply.value[ENTRY.place(reply)]
    return bool(np.isnan(float(entry[1]))) or same(entry[::-1], ENTRY.wanted(reply))


def _alive(found: Answered) -> bool:
    return found.fatal is None and any(ENTRY.is_right(reply) for reply in found.given if not is_end(reply))


def _all_stored(found: Answered) -> bool:
    return all(reply.is_answered and ENTRY.is_right(reply) for reply in found.calls if not is_end(reply))


def stores(found: Answered) -> bool:
    """Whether every entry where the episode goes on is right."""
    return _alive(found) and _all_stored(found)


def leaves_others(found: Answered) -> bool:
    """Whether no other entry changes, and no random stream is seeded."""
    return _alive(found) and all(map(ENTRY.others_kept, found.given)) and "reseeds-generator" not in found.notes


def marks_ends(found: Answered) -> bool:
    """Whether ends are marked. A wrong reward, or a transition passed over, is another line's unless only here."""
    ends = [reply for reply in found.calls if is_end(reply)]
    if not _alive(found) or not all(reply.is_answered for reply in ends):
        return False
    if _all_stored(found):
        return all(map(ENTRY.is_right, ends))
    return any(map(_marked, ends)) and all(_marked(reply) or ENTRY.is_kept(reply, NEXT) for reply in ends)


def seeded(found: Answered) -> bool:
    """Whether the seeded run gives the reference's model; pays only where the contract holds as well."""
    return all(found.holds.values()) and all(
        reply.is_answered and len(reply.value) == len(reply.expected) and all(map(same, reply.value, reply.expected))
        for reply in found.of("seeded run")
    )

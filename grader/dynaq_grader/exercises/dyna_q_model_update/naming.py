"""The looks that name a mistake, in the order in which they are tried."""

from ...kit.findings import Answered
from ...kit.naming import explained, remembers_calls, rounds_values
from .lines import ENTRY, is_end


def of_sizes(found: Answered) -> str | None:
    """It raises for other sizes than the course's alone."""
    bad = [reply for reply in found.calls if reply.error is not None]
    sizes = {reply.expected.shape[:2] == (100, 4) for reply in bad}
    is_of_one_size = sizes == {False} and len(bad) > 2
    return remembers_calls(found) or "hard-coded-size" if is_of_one_size else None


def of_mistakes(found: Answered) -> str | None:
    """The mistake that explains all answers, but for ends that raise and a copy that is not returned."""
    code = explained(found)
    if code == "stores-nothing":
        return "copy-not-returned" if _would_store(found) else code
    return "raises" if code in (None, "drops-terminal") and _only_ends_raise(found) else code


def _would_store(found: Answered) -> bool:
    """Whether an update that returns the old table stores into something: a reward that is no number cannot be."""
    table = found.calls[0].right_args[0]
    return found.ask(table, 1, 1, 0.5, 2).error is None and found.ask(table, 1, 1, "no number", 2).error is not None


def _only_ends_raise(found: Answered) -> bool:
    """Whether it raises at every end of an episode and is right everywhere else."""
    at_ends = [reply.error is not None for reply in found.calls if reply.answer and is_end(reply)]
    stores, leaves_others, *_ = found.holds.values()
    return bool(at_ends) and all(at_ends) and stores and leaves_others


def of_lines(found: Answered) -> str | None:
    """The least that can be said: which line broke alone; of calls that raised only that they did."""
    stores, leaves_others, ends, _ = found.holds.values()
    if found.errors:
        return "raises"
    if stores and leaves_others:
        return None if ends or any(ENTRY.is_kept(reply) for reply in found.given if is_end(reply)) else "fakes-terminal"
    return "writes-other-entries" if stores else None


NAMERS = (of_sizes, of_mistakes, rounds_values, ENTRY.name_of_old, remembers_calls, of_lines)

"""Lines of a rubric for functions that draw entries and move them."""

from __future__ import annotations

from .. import order
from ..changed_entries import is_changed
from .rules import BACKUP, RUNS_K, moves_seen
from .shown import ENDING, Moved


def runs_k(found: Moved) -> bool:
    """Whether every call makes k backups, as far as they can be read."""
    rule = found.rule
    totals = [c for c in found.read if c.readable.all()]
    right = found.backups and all(bool((c.counts.sum(axis=1) == c.counted.k).all()) for c in totals)
    # A wrong backup may move targets, so that counts cannot be read: then the forced questions tell the number.
    right = right or (rule is not None and rule.breaks == BACKUP and not found.countable)
    known = rule.breaks != RUNS_K if rule is not None else _moves_wrongly(found)
    raised = any(replies.errors for name, replies in found.replies.items() if name != ENDING)
    many = found.grown is None or found.grown.is_whole
    is_right = found.alive and known and (right or found.touches_fairly) and (not raised or _must_raise(found))
    return is_right and many and not found.settled[0] and not _of_nothing(found)


def _moves_wrongly(found: Moved) -> bool:
    """Whether something else is wrong than the number of right moves."""
    return any(moves_seen(found.right, q, a) is None for q, a in found.wrong)


def _of_nothing(found: Moved) -> bool:
    """Whether something else than the table comes back, or moves, where no move is asked for."""
    return found.none_for_nothing or any(is_changed(a.value, q.value) for q, a in found.moving if not q.k)


def _must_raise(found: Moved) -> bool:
    """Whether the wrong backup that it makes looks outside the table somewhere, so that errors are its own."""
    rule = found.rule
    return rule is not None and rule.breaks == BACKUP and any(rule.run(q) is None for q, _ in found.moving)


def experienced_only(found: Moved) -> bool:
    """Whether only known pairs change."""
    return found.alive and not found.strays and found.complete


def drawn_fairly(found: Moved) -> bool:
    """Whether an accepted law explains all draws."""
    fair = found.fairness is not None and found.fairness.fair and (found.order is None or found.order.fair)
    strictly = not (found.leaves_out_ends and found.settings.strict)
    is_fair = fair and not found.settled[1] and found.only_drew and not found.strays and strictly
    return is_fair and found.draws_latest_fairly


def backs_up_right(found: Moved) -> bool:
    """Whether each backup is right; how many there are is another line's business."""
    return found.alive and _each_backup(found) and (found.countable or not found.complete)


def _each_backup(found: Moved) -> bool:
    """With k backups the ring tells whether a backup sees those before it.

    With another number it may still be read, and where it cannot be (or nothing but the number is wrong in the forced
    questions) those decide alone.
    """
    rule = found.rule
    if rule is not None and rule.breaks == BACKUP:
        return False
    if rule is None and _moves_wrongly(found):
        return False
    if found.holds[RUNS_K]:
        is_read = found.settled_moves is not None and found.grown is not None and found.grown.readable
        return found.order is not None and is_read
    return rule is None or rule.breaks == RUNS_K or order.fits(*found.of(order.Ring))


def ends(found: Moved) -> bool:
    """Whether the end of an episode is worth nothing."""
    return found.alive and found.ends_right and not (found.leaves_out_ends and found.settings.strict)


def leaves_alone(found: Moved) -> bool:
    """Whether model and params stay as they are."""
    return found.alive and not found.changed


def runs_right(found: Moved) -> bool:
    """Whether the long run is a right one.

    It pays only where the questions found the function right in all other lines: the process that runs it is the
    student's, and a wrong answer may reproduce a run to the last bit.
    """
    return found.ran.inside and found.may_pay

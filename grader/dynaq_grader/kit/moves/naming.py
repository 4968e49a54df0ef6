"""The name of a mistake in drawing entries and moving them: one code, the most specific that the answers support.

The names are codes of the exercise that is judged; its catalogue has their sentences.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from .. import changed_entries, draws
from ..asking import Answer, Call, ask
from ..changed_entries import is_changed
from ..counting import Counted, Counts
from ..flaws import flaw_of
from ..names_of_counts import name_of_counts
from ..order import never_sees
from .forced import Forced
from .memory import of_memory
from .numbers import of_numbers
from .rules import RUNS_K, agrees, moves_seen
from .shown import FORCED, Moved

MANY = 7
"""Moves of which chance takes some, and not all."""


def name(found: Moved) -> str | None:
    """The code of the mistake, None where it makes none."""
    if found.fatal is not None:
        return "too-slow" if found.fatal == "TimeLimit" else "raises"
    if not found.is_answered:
        return "not-attempted" if set(found.errors) == {"NotImplementedError"} else "raises"
    if found.flaw is not None:
        return (of_memory(found) if found.flaw == "wrong-shape" else None) or found.flaw
    *lines, runs_right = found.holds.values()
    if all(lines):
        return None if runs_right else _of_the_run(found)
    looks = (look for kit in LOOKS for look in (found.moves.names.get(kit.__name__), kit) if look is not None)
    return next(filter(None, (look(found) for look in looks)), "raises" if found.errors else "unrecognised")


def _of_the_run(found: Moved) -> str:
    """What is wrong with a function that goes wrong in the long run alone."""
    error = found.ran.error
    return "unrecognised" if error is None else "too-slow" if error == "TimeLimit" else "raises"


def of_side_effects(found: Moved) -> str | None:
    """Something was changed that should have been left alone."""
    if found.changed:
        return "changes-model" if 0 in found.changed else "changes-params"
    return None if found.only_drew else "reseeds-generator"


def of_nothing(found: Moved) -> str | None:
    """The table came back as it was, always. Whether it gets as far as a backup, a missing learning rate tells."""
    if found.alive or not found.moving or any(a.error for _, a in found.moving):
        return None
    model, value, params = found.moving[0][0].call
    lacking = {name: x for name, x in params.items() if name not in ("alpha", "gamma")}
    (answer,), _ = ask(found.function, [Call((model, value, lacking))], found.replies[FORCED].end, 1)
    return "copy-not-returned" if answer is not None and answer.error else "no-backups"


def of_rule(found: Moved) -> str | None:
    """A rule explains the forced answers; the counts may tell more about a wrong number of backups."""
    rule = found.rule
    if rule is None or rule is found.right:
        return None
    if rule.breaks != RUNS_K or rule.code in ("roll-out", "greedy-choice"):
        return rule.code
    return "stale-targets" if never_sees(found.sequences) else of_counts(found) or rule.code


def of_counts(found: Moved) -> str | None:
    """A wrong number of backups in a call, read off the two models."""
    for_nothing = any(q.k == 0 and is_changed(a.value, q.value) for q, a in found.moving)
    code = name_of_counts(found.read, for_nothing, bool(found.sequences) and None not in found.sequences)
    if code == "unvisited-skipped" and not found.wrong:  # they would be missing where one pair is known, too
        return "too-few-backups"
    return "too-few-backups" if code == "double-q" and not _some_are_missing(found) else code


def _some_are_missing(found: Moved) -> bool:
    """Whether some of the moves are missing, and some are made, wherever many are asked for."""
    made = [(q.k, moves_seen(found.right, q, a)) for q, a in found.moving if q.k >= MANY]
    return all(n is not None and 0 < n < k for k, n in made)


def of_values(found: Moved) -> str | None:
    """What the numbers themselves look like: near the right ones, but rounded, or of a lower precision."""
    changed = [(q, a.value[q.place]) for q, a in found.moving if q.k and is_changed(a.value, q.value)]
    rounded = len(changed) > 2 and changed_entries.are_rounded(np.array([number for _, number in changed], dtype=float))
    once = [(float(found.right.run(q)[q.place]), float(number)) for q, number in changed if q.k == 1]
    return "rounds-values" if rounded and once and all(_is_near(*each) for each in once) else None


def _is_near(wanted: float, number: float) -> bool:
    """Whether rounding to whole numbers, or to half precision, can make one of the other."""
    if math.isinf(number):
        return bool(abs(wanted) > np.finfo(np.float16).max)
    return abs(number - wanted) <= max(2.0, 0.001 * abs(wanted))


def of_strays(found: Moved) -> str | None:
    """Entries were changed that belong to no known pair."""
    strays = {q.name: changed_entries.strays(a.value, q.value, q.known) for q, a in found.moving}
    in_forced = [(q, stray) for q, _ in found.moving for stray in strays[q.name]]
    known = [(c, stray) for c in found.read for stray in c.strays]
    if not in_forced and not known:
        return None
    if changed_entries.are_cut_off(_tables(found)):
        return "unrecognised"
    whole = [(q, a) for q, a in found.moving if 2 * len(strays[q.name]) > q.value.size > 50 and q.k < 2]
    if whole:
        flat = all(changed_entries.is_flat(np.asarray(a.value), q.place) for q, a in whole)
        return "starts-fresh-table" if flat else "unrecognised"
    if not known and 4 * sum(map(bool, strays.values())) < len(strays):
        return None  # of some questions alone
    if in_forced:
        if all(stray == q.place[::-1] for q, stray in in_forced):
            return "swaps-state-and-action"
        if all(stray == (q.place[0], q.value[q.place[0]].argmax()) for q, stray in in_forced):
            return "greedy-choice"
        onward = any(stray[0] == q.next_state != q.place[0] for q, stray in in_forced)
        if onward and all(stray[0] in (q.next_state, q.place[0]) for q, stray in in_forced):
            return "roll-out" if all(q.k > 1 for q, _ in in_forced) else "unrecognised"
    return "independent-columns" if not in_forced and all(_in_columns(*each) for each in known) else "unvisited-pairs"


def _tables(found: Moved) -> list[tuple[np.ndarray, np.ndarray, Answer]]:
    """Each table before, which of its entries should have stayed, and the answer."""
    asked = [
        (call, answer)
        for replies in (found.replies[FORCED], *found.all_of(Counted))
        for call, answer in zip(replies.question.calls, replies.answers, strict=True)
    ]
    return [(value, np.isnan(model[:, :, 0]), answer) for (model, value, _), answer in asked if answer is not None]


def _in_columns(c: Counts, stray: tuple[int, int]) -> bool:
    """Whether a state and an action are each known, though not together."""
    states, actions = zip(*c.counted.pairs, strict=True)
    return stray[0] in states and stray[1] in actions


def of_zeros(found: Moved) -> str | None:
    """Wrong only where a number is zero."""
    bad = [q for q, _ in found.wrong]
    return "skips-zero" if bad and all(0 in q.numbers for q in bad) else None


def of_many(found: Moved) -> str | None:
    """Backups that are missing only where a pair is settled, or only where many pairs are known."""
    if found.settled[0] and all(_is_short(found, q, a) for q, a in found.wrong):
        return "too-few-backups"
    if not found.alive or found.wrong:
        return None
    grown = found.grown
    if grown is None or grown.strays or grown.is_whole:
        return None
    if (grown.made <= grown.growing.k).all():
        return "too-few-backups"
    return "too-many-backups" if (grown.made >= grown.growing.k).all() else None


def _is_short(found: Moved, question: Forced, answer: Answer) -> bool:
    """Whether a wrong answer is a right backup made too seldom."""
    made = moves_seen(found.right, question, answer)
    return made is not None and made < question.k


def of_edges(found: Moved) -> str | None:
    """The last state of every table is left out."""
    return "never-last-state" if found.leaves_out_last_state else None


def of_some_questions(found: Moved) -> str | None:
    """The forced answers are wrong only in one kind of question."""
    if not found.wrong:
        return "returns-none" if found.none_for_nothing else _of_ends(found)
    bad = [q for q, _ in found.wrong]
    kinds = {flaw_of(a.value, q.value) for q, a in found.wrong if a.error is None}
    if len(kinds) == 1 and None not in kinds:
        return kinds.pop()
    if all(q.reward <= 0 and not is_changed(a.value, q.value) for q, a in found.wrong):
        return "skips-zero" if any(q.reward == 0 for q in bad) else "biased-draw"
    if all(q.value.shape != found.moving[0][0].value.shape for q in bad):
        return "hard-coded-size"
    if all(q.next_state == q.place[0] for q in bad):
        return "stale-targets" if never_sees(found.sequences) else None
    return _of_numbers_seen(found)


def _of_numbers_seen(found: Moved) -> str | None:
    """Every wrong answer is a right backup made too seldom, or too often."""
    more = [n - q.k for q, a in found.wrong if (n := moves_seen(found.right, q, a)) is not None]
    if len(more) < len(found.wrong) or 4 * len(more) < len(found.moving):
        return None
    return "too-few-backups" if all(n < 0 for n in more) else "too-many-backups" if all(n > 0 for n in more) else None


def _of_ends(found: Moved) -> str | None:
    """Wrong only where the episode ends."""
    if found.ends_right or not found.ending:
        return None
    bad = [(q, a) for q, a in found.ending if not agrees(found.right, q, a)]
    if all(0 in q.numbers for q, _ in bad):
        return "skips-zero"
    if all(a.error is not None for _, a in bad):
        return "raises"
    return "bootstraps-terminal" if all(found.moves_alone(q.other, a) is not None for q, a in bad) else None


def of_draws(found: Moved) -> str | None:
    """The way pairs are drawn; nothing can be said of it where backups themselves are wrong."""
    stale = never_sees(found.sequences)
    if not stale and any(moves_seen(found.right, q, a) is None for q, a in found.wrong if a.error is None):
        return None
    if found.order is not None and found.order.code == "roll-out":
        return found.order.code
    if found.fairness is not None and not found.fairness.fair:
        return found.fairness.code
    if found.settled[1]:
        return "prioritised"
    if found.leaves_out_ends:
        return "terminal-left-out"
    if None in found.sequences:
        return None
    if found.fairness is not None and not found.draws_latest_fairly:
        return "present-pair-first"
    if stale and any(q.next_state == q.place[0] for q, _ in found.wrong):
        return "stale-targets"
    if found.order is not None and not found.order.fair:
        return found.order.code
    whole = [c for c in found.read if c.readable.all()]
    countable = whole and all(c.totals.sum() for c in whole)
    return draws.name_of_draws(found.read) if countable and found.fairness is None else None


LOOKS: tuple[Callable[[Moved], str | None], ...] = (
    *(of_side_effects, of_nothing, of_rule, of_numbers, of_memory, of_values, of_strays, of_zeros, of_counts, of_many),
    *(of_edges, of_some_questions, of_draws),
)

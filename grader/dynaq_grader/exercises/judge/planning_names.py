"""The name of a planner's mistake: one code, the most specific that the answers support."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from ...kit.returned_tables import flaw_of, is_numbers
from ...workers.calls import Answer
from ..probes import growing, planning, ring
from ..probes.counting import Counts
from ..probes.forced import Forced
from . import draws
from .planning_findings import Findings
from .planning_rules import RIGHT, RUNS_K, agrees, backups_seen, is_changed

COURSE_SHAPE = (100, 4)


def name(planner: Callable[..., object], found: Findings) -> str | None:
    """The code of the mistake, None where the planner is right."""
    seen = {error for replies in found.answers.all for error in replies.errors}
    if found.answers.fatal is not None:
        return "never-returns" if found.answers.fatal == "TimeLimit" else "raises"
    if not any(a is not None and a.error is None for replies in found.answers.all for a in replies.answers):
        return "not-attempted" if seen == {"NotImplementedError"} else "raises"
    if found.flaw is not None:
        return found.flaw
    lines = {line for line in found.holds if line != "the seeded run"}
    if all(found.holds[line] for line in lines):
        return _of_the_run(found)
    return (
        _of_side_effects(found)
        or _of_nothing(planner, found)
        or _of_rule(found)
        or _of_values(found)
        or _of_strays(found)
        or _of_zeros(found)
        or _of_counts(found)
        or _of_many(found)
        or _of_some_questions(found)
        or _of_draws(found)
        or ("raises" if seen else "unrecognised")
    )


def _of_the_run(found: Findings) -> str | None:
    """What is wrong with a planner that goes wrong in the seeded run alone, if it does."""
    if found.holds["the seeded run"]:
        return None
    if found.seeded_error is None:
        return "unrecognised"
    return "never-returns" if found.seeded_error == "TimeLimit" else "raises"


def _of_many(found: Findings) -> str | None:
    """Backups that are missing only where a pair is settled, or only where many pairs are known."""
    if not found.alive or any(not agrees(RIGHT, q, a) for q, a in found.moving):
        return None
    if found.stops:
        return "too-few-backups"
    if found.grown is None or not found.grown.readable or found.grown.strays:
        return None
    made = found.grown.counts.sum(axis=1)
    if (made == growing.K).all():
        return None
    return "too-few-backups" if (made <= growing.K).all() else "too-many-backups"


def _of_side_effects(found: Findings) -> str | None:
    asked, answers = found.answers.questions, found.answers
    if planning.changes_models(asked.moving, answers.moving) or any(c.model_changed for c in found.read):
        return "changes-model"
    if planning.changes_params(asked.moving, answers.moving) or any(c.params_changed for c in found.read):
        return "changes-params"
    if not found.only_drew:
        return "reseeds-generator"
    return None


def _of_nothing(planner: Callable[..., object], found: Findings) -> str | None:
    """The table came back as it was, always."""
    if found.alive or not found.moving or any(a.error for _, a in found.moving):
        return None
    backs_up = planning.would_back_up(planner, found.moving[0][0], found.answers.moving.end)
    return "copy-not-returned" if backs_up else "no-backups"


def _of_rule(found: Findings) -> str | None:
    """A rule explains the forced answers; the counts may tell more about a wrong number of backups."""
    rule = found.rule
    if rule is None or rule is RIGHT:
        return None
    if rule.breaks != RUNS_K:
        return rule.code
    if rule.code in ("roll-out", "greedy-choice"):
        return rule.code
    if _fits_frozen_ring(found):
        return "stale-targets"
    return _of_counts(found) or rule.code


def _fits_frozen_ring(found: Findings) -> bool:
    """Whether two backups of different pairs never see each other: targets are those of before the call."""
    seen = [s for s in found.sequences if s is not None and s in ring.DIFFERENT]
    return len(seen) > 20 and all(s in ring.UNSEEING for s in seen)


def _of_zeros(found: Findings) -> str | None:
    """Wrong only where a number is zero."""
    bad = [q for q, a in found.moving if not agrees(RIGHT, q, a)]
    return "skips-zero" if bad and all(0 in (q.state, q.action, q.reward, q.next_state) for q in bad) else None


def _of_counts(found: Findings) -> str | None:
    """A wrong number of backups in a call, read off the two models."""
    read = [c for c in found.read if c.readable.all() and len(c.counts)]
    if len(read) < 2 or any(c.strays for c in read):
        return None
    sums = [c.counts.sum(axis=1) for c in read]
    ks = [c.counted.k for c in read]
    if all((s == k).all() for s, k in zip(sums, ks, strict=True)):
        return None
    if all((c.counts == c.counts[:, :1]).all() for c in read):
        return _of_sweeps(found, read, ks)
    for code, expected in (
        ("one-backup-too-many", [k + 1 for k in ks]),
        ("one-backup-too-few", [k - 1 for k in ks]),
        ("k-counted-per-state", [k * len({s for s, _ in c.counted.pairs}) for c, k in zip(read, ks, strict=True)]),
        ("k-counted-per-state", [k * len({a for _, a in c.counted.pairs}) for c, k in zip(read, ks, strict=True)]),
    ):
        if all((s == e).all() for s, e in zip(sums, expected, strict=True)):
            return code
    if all((s == sums[0][0]).all() for s in sums):
        return "k-hard-coded" if sums[0][0] != 1 or _backs_up_for_nothing(found) else "too-few-backups"
    if all((s <= k).all() for s, k in zip(sums, ks, strict=True)):
        return "unvisited-skipped" if all(map(_misses_unknown, read)) else "too-few-backups"
    return "too-many-backups" if all((s >= k).all() for s, k in zip(sums, ks, strict=True)) else None


def _backs_up_for_nothing(found: Findings) -> bool:
    """Whether something changes when no backup is asked for."""
    return any(
        q.k == 0 and is_numbers(a.value, q.value.shape) and not np.array_equal(np.asarray(a.value), q.value)
        for q, a in found.moving
    )


def _of_sweeps(found: Findings, read: list[Counts], ks: list[int]) -> str | None:
    """Every pair as often as every other one, in every call."""
    each = [float(c.counts[0, 0]) for c in read]
    if all(n == 0 for n in each):
        return None
    if all(n == 1 for n in each):
        two_at_a_time = bool(found.sequences) and None not in found.sequences
        return "too-few-backups" if two_at_a_time else "sweeps-all-pairs"
    return "too-many-backups"


def _misses_unknown(c: Counts) -> bool:
    """Whether so many backups are missing as when any entry of the table is drawn and unknown ones are passed over."""
    total = c.counts.sum()
    asked = c.counted.k * len(c.counts)
    states = {s for s, _ in c.counted.pairs}
    shares = (
        len(c.counted.pairs) / c.counted.starts[0].size,
        len(c.counted.pairs) / (len(states) * c.counted.starts[0].shape[1]),
    )
    return any(abs(total - asked * share) < 5 * np.sqrt(asked * share * (1 - share)) for share in shares)


def _of_strays(found: Findings) -> str | None:
    """Entries were changed that belong to no known pair."""
    in_forced = [(q, stray) for q, a in found.moving for stray in _strays_of(q, a)]
    known = [(c, stray) for c in found.read for stray in c.strays]
    if not in_forced and not known:
        return None
    if _cuts_off(found):
        return "unrecognised"
    whole = [(q, a) for q, a in found.moving if 2 * len(_strays_of(q, a)) > q.value.size > 50 and q.k < 2]
    if whole:
        return "starts-fresh-table" if all(_is_flat(q, a) for q, a in whole) else "unrecognised"
    if in_forced:
        if all(stray == (q.action, q.state) for q, stray in in_forced):
            return "swaps-state-and-action"
        if all(stray[0] == q.state and stray[1] == q.value[q.state].argmax() for q, stray in in_forced):
            return "greedy-choice"
        if all(stray[0] in (q.next_state, q.state) for q, stray in in_forced) and any(
            stray[0] == q.next_state != q.state for q, stray in in_forced
        ):
            return "roll-out" if all(q.k > 1 for q, _ in in_forced) else "unrecognised"
    if all(_in_columns(c, stray) for c, stray in known):
        return "independent-columns" if not in_forced else "unvisited-pairs"
    return "unvisited-pairs"


def _cuts_off(found: Findings) -> bool:
    """Whether all entries that should have stayed are as if each table had been limited to what came back."""
    asked = [(q.value, q.model, a) for q, a in found.moving]
    for model, replies in zip(found.answers.questions.counted, found.answers.counted, strict=True):
        asked += [(model.start_of(i), model.model, a) for i, a in enumerate(replies.answers) if a is not None]
    for start, known, answer in asked:
        if not is_numbers(answer.value, start.shape):
            return False
        table, others = np.asarray(answer.value), np.isnan(known[:, :, 0])
        if not np.array_equal(np.clip(start, table.min(), table.max())[others], table[others]):
            return False
    return True


def _is_flat(question: Forced, answer: Answer) -> bool:
    """Whether all entries but the known pair's are one number."""
    others = np.delete(np.asarray(answer.value).ravel(), question.state * question.value.shape[1] + question.action)
    return len(np.unique(others)) == 1


def _strays_of(question: Forced, answer: Answer) -> list[tuple[int, int]]:
    if not is_numbers(answer.value, question.value.shape):
        return []
    moved = np.asarray(answer.value) != question.value
    moved[question.state, question.action] = False
    return [(int(s), int(a)) for s, a in np.argwhere(moved)]


def _in_columns(c: Counts, stray: tuple[int, int]) -> bool:
    """Whether a state and an action are each known, though not together."""
    states, actions = zip(*c.counted.pairs, strict=True)
    return stray[0] in states and stray[1] in actions


def _of_values(found: Findings) -> str | None:
    """What the numbers themselves look like: rounded, or of a lower precision."""
    tables = [(q, np.asarray(a.value)) for q, a in found.moving if is_numbers(a.value, q.value.shape) and q.k]
    changed = [float(t[q.state, q.action]) for q, t in tables if not np.array_equal(t, q.value)]
    if len(changed) < 3:
        return None
    numbers = np.array(changed)
    if any(np.array_equal(np.round(numbers, d), numbers) for d in range(10)):
        return "rounds-values"
    with np.errstate(over="ignore"):
        single = np.array_equal(numbers.astype(np.float32).astype(float), numbers)
    return "rounds-values" if single else None


def _of_some_questions(found: Findings) -> str | None:
    """The forced answers are wrong only in one kind of question."""
    bad = [q for q, a in found.moving if not agrees(RIGHT, q, a)]
    if not bad:
        return _of_ends(found)
    kinds = {flaw_of(a, q.value.shape) for q, a in found.moving if q in bad and a.error is None}
    if len(kinds) == 1 and None not in kinds:
        return kinds.pop()
    if all(q.reward <= 0 for q in bad) and all(not is_changed(q, a) for q, a in found.moving if q in bad):
        return "skips-zero" if any(q.reward == 0 for q in bad) else "biased-draw"
    if all(q.value.shape != COURSE_SHAPE for q in bad):
        return "hard-coded-size"
    if all(q.next_state == q.state for q in bad):
        return "stale-targets"
    return _of_numbers_seen(found) or _of_next_actions(found)


def _of_next_actions(found: Findings) -> str | None:
    """Every single backup takes some action's value in the next state, not always the largest."""
    single = [(q, a) for q, a in found.moving if q.k == 1]
    if all(agrees(RIGHT, q, a) for q, a in single):
        return None
    return "target-other-action" if all(_takes_some_action(q, a) for q, a in single) else None


def _takes_some_action(question: Forced, answer: Answer) -> bool:
    return any(
        agrees(replace(RIGHT, future=lambda t, q, s, b=b: float(t[s, b])), question, answer)  # type: ignore[misc]
        for b in range(question.value.shape[1])
    )


def _of_numbers_seen(found: Findings) -> str | None:
    """Every wrong answer is a right backup made too seldom, or too often."""
    seen = [(q.k, backups_seen(q, a)) for q, a in found.moving if not agrees(RIGHT, q, a)]
    if any(n is None for _, n in seen):
        return None
    if all(n is not None and n < k for k, n in seen):
        return "too-few-backups"
    return "too-many-backups" if all(n is not None and n > k for k, n in seen) else None


def _of_ends(found: Findings) -> str | None:
    """Wrong only where the episode ends."""
    if found.ends_right or not found.ending:
        return None
    bad = [(q, a) for q, a in found.ending if not agrees(RIGHT, q, a)]
    if all(0 in (q.state, q.action, q.reward) for q, _ in bad):
        return "skips-zero"
    if len(bad) == len(found.ending) and all(a.error is not None for _, a in bad):
        return "raises"
    return "bootstraps-terminal"


def _of_draws(found: Findings) -> str | None:
    """The way pairs are drawn; nothing can be said of it where backups themselves are wrong."""
    wrong = [(q, a) for q, a in found.moving if a.error is None and not agrees(RIGHT, q, a)]
    if any(backups_seen(q, a) is None for q, a in wrong) and not _fits_frozen_ring(found):
        return None
    if found.order is not None and found.order.code == "roll-out":
        return found.order.code
    if found.fairness is not None and not found.fairness.fair:
        return found.fairness.code
    if found.avoids:
        return "prioritised"
    if found.fairness is not None and found.fairness.leaves_out_ends:
        return "terminal-left-out"
    if found.sequences and None in found.sequences:
        return None
    if _fits_frozen_ring(found) and any(q.next_state == q.state for q, a in found.moving if not agrees(RIGHT, q, a)):
        return "stale-targets"
    if found.order is not None and not found.order.fair:
        return found.order.code
    if found.read and all(c.totals.sum() for c in found.read if c.readable.all()):
        return draws.name_of_draws(found.read) if found.fairness is None else None
    return None

"""Whether entries were drawn fairly, and if not, in which way they were drawn.

The names that are given here are codes of an exercise that asks for draws; its catalogue has their sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from . import laws, order
from .counting import Counts
from .growing import Grown

Floats = npt.NDArray[np.float64]

TOGETHER_ERROR = 1e-8
"""False-reject bound of the look at pairs drawn several times in one call."""
GROUP_ERROR = 5e-9
"""False-reject bound of the looks at groups of pairs, for each model that is looked at."""
SETTLED_ERROR = 1e-9
"""False-reject bound of the look at a pair that is where it should be."""
GROWING = "draws from a growing model"
"""Name of that look."""


@dataclass(frozen=True)
class Draws:
    """What is known of the draws.

    Attributes:
        fair: Whether an accepted law explains them.
        code: The mistake where none does, None where it has no name.
        leaves_out_ends: Whether pairs that end the episode are never drawn, the others fairly.
        evidence: Statistics and bounds.
    """

    fair: bool
    code: str | None = None
    leaves_out_ends: bool = False
    evidence: list[dict[str, Any]] = field(default_factory=list)


def judge_counts(read: Sequence[Counts], columns: Sequence[npt.NDArray[np.bool_]], grown: Grown | None = None) -> Draws:
    """Judges all counts together: one law must explain them all.

    Args:
        read: What was read off, one entry a model, with some backups in it.
        columns: For each model the pairs that can be judged, shape (n_pairs,).
        grown: What was read off the growing model, if all of it can be.
    """
    evidence: list[dict[str, Any]] = []
    leaves_out = all(
        c.counted.ends.any() and not np.nansum(c.totals[c.counted.ends]) and c.readable[c.counted.ends].all()
        for c in read
    )
    used = [u & ~c.counted.ends if leaves_out else u for c, u in zip(read, columns, strict=True)]
    by_law = dict.fromkeys(laws.laws([(0, 0)]), True)
    even_by_law = dict(by_law)
    for c, use in zip(read, used, strict=True):
        # Draws without the terminal pairs, or of the pairs that can be read, follow the law given that set.
        pairs = [pair for pair, u in zip(c.counted.pairs, use, strict=True) if u]
        totals = c.totals[use]
        everything = laws.laws(pairs if leaves_out else c.counted.pairs)
        for name, p in everything.items():
            share = p if leaves_out else p[use] / p[use].sum()
            together = laws.chance_of_repeats(c.counts[:, use], share)
            shares = [share_of_group(c.counts[:, use], share, group) for group in groups_by_size(c, use).values()]
            even = laws.is_fair(totals, share) and all(
                laws.is_share(*found, GROUP_ERROR / len(shares)) for found in shares
            )
            fair = even and together >= TOGETHER_ERROR / 4
            by_law[name] = by_law[name] and fair
            even_by_law[name] = even_by_law[name] and even
            worst, distance = laws.worst_cell(totals, share)
            evidence.append(
                {
                    "look": "draws",
                    "model": c.counted.name,
                    "law": name,
                    "counts": totals.tolist(),
                    "expected": (totals.sum() * share).tolist(),
                    "statistic": laws.divergence(totals, share),
                    "bound": laws.spread_bound(len(share)),
                    "worst pair": list(pairs[worst]),
                    "worst pair statistic": distance,
                    "worst pair bound": laws.cell_bound(len(share)),
                    "chance of so many repeats in a call": together,
                    "least chance": TOGETHER_ERROR / 4,
                    "larger errors, larger values: drawn, of, share": [list(found) for found in shares],
                    "fair": fair,
                }
            )
    if grown is not None:
        for name in by_law:
            look = judge_growing(grown, name)
            by_law[name] = by_law[name] and look["fair"]
            even_by_law[name] = even_by_law[name] and look["fair"]
            evidence.append(look)
    if any(by_law.values()):
        return Draws(True, None, leaves_out, evidence)
    code = name_of_draws(read)
    if code == "biased-draw" and any(even_by_law.values()):
        code = None  # every entry gets its share, and only so many repeats in a call are not to be had by chance
    if code == "prioritised" and any(e["fair"] for e in evidence if e["look"] == GROWING):
        code = "biased-draw"  # not so where many are known
    return Draws(False, code, leaves_out, evidence)


def share_of_group(counts: Floats, p: Floats, group: npt.NDArray[np.bool_]) -> tuple[float, float, float]:
    """Draws that hit a group, all draws, and the share that the group should have.

    Args:
        counts: Shape (calls, n_pairs).
        p: Probabilities, shape (n_pairs,) or (calls, n_pairs).
        group: Which pairs belong to it in each call, shape (calls, n_pairs).
    """
    draws = counts.sum(axis=1)
    expected = float((group * p).sum(axis=1) @ draws)
    return float(counts[group].sum()), float(draws.sum()), expected / float(draws.sum())


def groups_by_size(c: Counts, use: npt.NDArray[np.bool_]) -> dict[str, npt.NDArray[np.bool_]]:
    """In each call the half of the pairs with the larger errors, and that with the larger values.

    Which pairs these are depends on the table alone; over all tables weights by size cancel out.
    """
    half = use.sum() // 2
    sizes = {"larger errors": _errors(c)[:, use], "larger values": _values(c)[:, use]}
    return {name: size.argsort(axis=1).argsort(axis=1) >= half for name, size in sizes.items()}


def judge_growing(grown: Grown, law: str) -> dict[str, Any]:
    """The draws from a growing model under one law: as evidence, with the word ``fair``.

    Each sixth of the list of known pairs, its last hundredth, the first known pair of each state, and the pairs that
    became known lately, must get their share: as many two-sided bounds as there are groups.
    """
    one = grown.growing
    known = one.known
    p = laws.laws_of_subsets(one.pairs, known)[law]
    place = (known.cumsum(axis=1) - 1) / known.sum(axis=1, keepdims=True)
    age = np.arange(one.calls)[:, None] - one.since
    groups = {f"sixth {i + 1} of the list": known & (place >= i / 6) & (place < (i + 1) / 6) for i in range(6)}
    later = np.zeros_like(known)  # whether a pair of the same state stands before it in the list
    same_state = np.diff([state for state, _ in one.pairs], prepend=-1) == 0
    for i in np.flatnonzero(same_state):
        later[:, i] = known[:, i - 1] | later[:, i - 1]
    groups["last hundredth of the list"] = known & (place >= 0.99)
    groups["first of its state"] = known & ~later
    recent = known & (one.since > 0)
    groups |= {f"known for {n} calls at most": recent & (age < n) for n in (1, 3, 10)}
    groups["new, in calls of few moves"] = recent & (age < 1) & (one.k < np.median(one.k))[:, None]
    groups["new, in calls of many moves"] = recent & (age < 1) & (one.k > np.median(one.k))[:, None]
    found = {name: share_of_group(grown.counts, p, group) for name, group in groups.items()}
    return {
        "look": GROWING,
        "law": law,
        "drawn, of, share": {name: list(each) for name, each in found.items()},
        "least chance": GROUP_ERROR / len(found),
        "fair": all(laws.is_share(*each, GROUP_ERROR / len(found)) for each in found.values()),
    }


def judge_settled(moved: int, total: int) -> tuple[bool, dict[str, Any]]:
    """Whether two entries were drawn alike of which one is where it would be moved, and the evidence."""
    fair = laws.is_share(moved, total, 0.5, SETTLED_ERROR)
    told = {"look": "one settled pair of two", "draws": total, "of the other pair": moved, "fair": fair}
    return fair, told


def name_of_draws(read: Sequence[Counts]) -> str | None:
    """The name of a way of drawing that no accepted law explains."""
    zeros = [frozenset(np.flatnonzero(c.totals == 0).tolist()) for c in read]
    sizes = [len(c.totals) for c in read]
    support = [size - len(zero) for size, zero in zip(sizes, zeros, strict=True)]
    if all(n == 1 for n in support):
        if all(c.totals[0] > 0 for c in read):
            return "first-candidate-only"
        if all(c.totals[-1] > 0 for c in read):
            return "last-transition-only"
    if all(zero in _ends_of_lists(c, last=True) for c, zero in zip(read, zeros, strict=True)):
        return "never-last-candidate"
    if all(zero in _ends_of_lists(c, last=False) for c, zero in zip(read, zeros, strict=True)):
        return "never-first-candidate"
    if all(n == 1 for n in support) and (_is_extreme(read) or all(map(_largest_leads, read))):
        return "prioritised"
    if all(_always_alike(c.counts) for c in read):
        if all(_best_rewarded(c) for c in read):
            return "prioritised"
        if all(n == 1 for n in support):
            return "biased-draw"
        in_turn = all(_in_turn(c.counts[0]) for c in read)
        return "fixed-order" if in_turn else "constant-generator"
    alone = all((c.counts == c.counts.sum(axis=1, keepdims=True)).any(axis=1).mean() > 0.5 for c in read)
    if alone and not _follows_errors(read):
        return "drawn-once"
    if all(_one_from_same_start(c) or _largest_leads(c) for c in read):
        return "prioritised"
    if _only_greedy(read):
        return "greedy-choice"
    if all(laws.is_fair(c.totals, _by_columns(c)) for c in read):
        return "independent-columns"
    if _follows_errors(read):
        return "prioritised"
    if all(_follows_rewards(c) for c in read):
        return "prioritised"
    if all(_alike_from_same_start(c) for c in read):
        return "constant-generator"
    if _mostly_greedy(read):
        return "greedy-choice"
    zero_rewards = [frozenset(i for i, r in enumerate(c.counted.rewards) if r == 0) for c in read]
    if all(zero and zero <= z for z, zero in zip(zero_rewards, zeros, strict=True)):
        return "skips-zero"
    if all(c.counted.ends.any() and not c.totals[c.counted.ends].any() for c in read):
        return "terminal-left-out"
    return "biased-draw"


def _ends_of_lists(c: Counts, last: bool) -> set[frozenset[int]]:
    """The index of the last (or first) pair in a list by rows, and in one by columns."""
    pairs = c.counted.pairs
    by_rows = len(pairs) - 1 if last else 0
    by_columns = (max if last else min)(range(len(pairs)), key=lambda i: (pairs[i][1], pairs[i][0]))
    return {frozenset({by_rows}), frozenset({by_columns})}


def _always_alike(counts: Floats) -> bool:
    return bool((counts == counts[0]).all(axis=1).mean() > 0.9)


def _in_turn(counts: Floats) -> bool:
    """Whether one call takes the pairs in turn, in whatever order: counts differ by one at most."""
    return bool(np.ptp(counts) <= 1)


def _alike_from_same_start(c: Counts) -> bool:
    starts = len(c.counted.starts)
    groups = [c.counts[c.calls % starts == i] for i in range(starts)]
    return all(len(group) < 2 or _always_alike(group) for group in groups)


def _is_extreme(read: Sequence[Counts]) -> bool:
    """Whether the only pair drawn has the largest reward in all models, or the smallest."""
    drawn = [int(c.totals.argmax()) for c in read]
    return any(drawn == [int(most(c.counted.rewards)) for c in read] for most in (np.argmax, np.argmin))


def _best_rewarded(c: Counts) -> bool:
    """Whether the pairs drawn are some of all, those with the largest rewards."""
    drawn = np.flatnonzero(c.totals)
    order = np.argsort(c.counted.rewards)[::-1]
    return len(drawn) < len(order) and set(drawn.tolist()) == set(order[: len(drawn)].tolist())


def _largest_leads(c: Counts) -> bool:
    """Whether the pair with the largest value, or error, is the one drawn most often in nearly every call."""
    most = c.counts.argmax(axis=1)
    return any((most == size.argmax(axis=1)).mean() > 0.8 for size in (_values(c), _errors(c)))


def _one_from_same_start(c: Counts) -> bool:
    """Whether calls from the same table all take one pair, not the same one from every table."""
    starts = len(c.counted.starts)
    groups = [c.counts[c.calls % starts == i].sum(axis=0) for i in range(starts)]
    if any(group.sum() == 0 for group in groups):
        return False
    alone = all(group.max() / group.sum() > 0.9 for group in groups)
    return alone and len({int(group.argmax()) for group in groups}) > 1


def _errors(c: Counts) -> Floats:
    """How far each pair is from its target at the start of each call, shape (calls, n_pairs)."""
    places = tuple(np.array(c.counted.pairs).T)
    each = [np.abs(t - start[places]) for t, start in zip(c.counted.targets, c.counted.starts, strict=True)]
    return np.array([each[i % len(each)] for i in c.calls])


def _follows_errors(read: Sequence[Counts]) -> bool:
    """Whether pairs are drawn the more often the larger their error (or their value) is."""
    return all(_correlates(c, _errors(c)) for c in read) or all(_correlates(c, _values(c)) for c in read)


def _follows_rewards(c: Counts) -> bool:
    """Whether pairs are drawn the more often the larger their reward is."""
    from scipy.stats import spearmanr  # here, since it takes longer to import than all else in this room together

    return bool(spearmanr(c.counted.rewards, c.totals).statistic > 0.85)


def _values(c: Counts) -> Floats:
    places = tuple(np.array(c.counted.pairs).T)
    return np.array([c.counted.start_of(int(i))[places] for i in c.calls])


def _correlates(c: Counts, size: Floats) -> bool:
    starts = len(c.counted.starts)
    shares = np.array([c.counts[c.calls % starts == i].mean(axis=0) for i in range(starts)])
    sizes = np.array([size[c.calls % starts == i].mean(axis=0) for i in range(starts)])
    ranks = sizes.argsort(axis=1).argsort(axis=1)
    shares = shares - shares.mean(axis=0)
    ranks = ranks - ranks.mean(axis=0)
    if not shares.any() or not ranks.any():
        return False
    return bool((shares * ranks).sum() / np.sqrt((shares**2).sum() * (ranks**2).sum()) > 0.6)


def _greedy_pairs(c: Counts, start: Floats) -> npt.NDArray[np.bool_]:
    """Which pairs hold the largest value among the known actions of their state, shape (n_pairs,)."""
    values = {pair: start[pair] for pair in c.counted.pairs}
    best = {s: max(v for (state, _), v in values.items() if state == s) for s, _ in c.counted.pairs}
    return np.array([values[pair] == best[pair[0]] for pair in c.counted.pairs])


def _greedy_share(c: Counts) -> float:
    """Share of backups that went to the best action of a state with several known actions."""
    states = [s for s, _ in c.counted.pairs]
    several = np.array([states.count(s) > 1 for s in states])
    greedy = np.array([_greedy_pairs(c, c.counted.start_of(int(i))) for i in c.calls])
    total = c.counts[:, several].sum()
    return float((c.counts * greedy)[:, several].sum() / total) if total else 1.0


def _by_columns(c: Counts) -> Floats:
    """Probabilities where state and action are drawn independently, again and again until the pair is known."""
    states, actions = zip(*c.counted.pairs, strict=True)
    weights = np.array([states.count(s) * actions.count(a) for s, a in c.counted.pairs], dtype=float)
    return weights / weights.sum()


def _only_greedy(read: Sequence[Counts]) -> bool:
    return all(_greedy_share(c) > 0.97 for c in read)


def _mostly_greedy(read: Sequence[Counts]) -> bool:
    return all(_greedy_share(c) > 0.6 for c in read)


def judge_order(sequences: Sequence[int | None]) -> Draws:
    """Judges the sequences of a ring, all of which fit one of the nine.

    The six of two different pairs are equally likely under every accepted law (the three states have one pair each);
    the same pair twice comes in a third of the calls, or never. Bounds as in `kit.laws`.
    """
    counts = order.order_counts(sequences)
    different = counts[order.DIFFERENT]
    same, total = float(counts[order.SAME].sum()), int(counts.sum())
    sixth = np.full(6, 1 / 6)
    together = laws.upper_tail(same, total, 1 / 3)
    fair = laws.is_fair(different, sixth) and together >= TOGETHER_ERROR / 4 and bool(different.sum() > 0)
    third = np.full(3, 1 / 3)
    alike_same = laws.is_fair(counts[order.SAME], third)
    evidence = {
        "look": "order of two backups",
        "sequences": [list(s) for s in order.SEQUENCES],
        "counts": counts.tolist(),
        "two different pairs, statistic": laws.divergence(different, sixth),
        "two different pairs, bound": laws.spread_bound(6),
        "worst sequence, statistic": laws.worst_cell(different, sixth)[1],
        "worst sequence, bound": laws.cell_bound(6),
        "the same pair twice": same,
        "chance of so many": together,
        "least chance": TOGETHER_ERROR / 4,
        "the same pair twice, statistic": laws.divergence(counts[order.SAME], third),
        "the same pair twice, bound": laws.spread_bound(3),
        "worst pair twice, statistic": laws.worst_cell(counts[order.SAME], third)[1],
        "worst pair twice, bound": laws.cell_bound(3),
        "fair": fair and alike_same,
    }
    return Draws(fair and alike_same, None if fair and alike_same else _name_of_order(counts), False, [evidence])


def _name_of_order(counts: Floats) -> str | None:
    share = dict(zip(order.SEQUENCES, counts / counts.sum(), strict=True))
    if max(share.values()) > 0.97:
        return "constant-generator" if max(share, key=lambda s: share[s]) != (0, 1) else "fixed-order"
    if sum(share[i, order.FOLLOWER[i]] for i in range(3)) > 0.8:
        return "roll-out"
    if sum(share[i, i] for i in range(3)) > 0.6:
        return "drawn-once"
    present = {s for s, part in share.items() if part > 0.005 and s[0] != s[1]}
    if len(present) <= 3:
        return "fixed-order"
    return None

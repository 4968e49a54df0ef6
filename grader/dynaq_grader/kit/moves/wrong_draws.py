"""Wrong ways of drawing known pairs, by the mistake that each makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

import numpy as np

from ..counting import Pair
from .functions import Draw, Seen, any_of


def _in_turn(seen: Seen) -> Iterable[Pair]:
    return (seen.pairs[i % len(seen.pairs)] for i in range(seen.k))


def _seeded_anew(seen: Seen) -> Iterable[Pair]:
    """From a generator that starts at the same place in every call."""
    picks = np.random.RandomState(3).randint(len(seen.pairs), size=seen.k)
    return (seen.pairs[i] for i in picks)


def _best_rewarded(seen: Seen) -> Iterable[Pair]:
    return [max(seen.pairs, key=lambda pair: float(seen.model[pair][0]))] * seen.k


def _best_of_state(seen: Seen) -> Iterator[Pair]:
    """A state, then the known action that is worth most there."""
    for state, _ in any_of(seen.pairs, seen.k):
        yield max((pair for pair in seen.pairs if pair[0] == state), key=lambda pair: float(seen.value[pair]))


def _by_columns(seen: Seen) -> Iterator[Pair]:
    """A state and an action, each by itself, until the pair is known."""
    for _ in range(seen.k):
        pair = None
        while pair not in seen.pairs:
            ((state, _), (_, action)) = any_of(seen.pairs, 2)
            pair = state, action
        yield pair


def _entries(seen: Seen) -> list[Pair]:
    """Any entries of the table."""
    states, actions = map(range, seen.value.shape)
    return any_of(list(product(states, actions)), seen.k)


def _of_each_state(seen: Seen) -> Iterator[Pair]:
    for state in dict.fromkeys(state for state, _ in seen.pairs):
        yield from any_of([pair for pair in seen.pairs if pair[0] == state], seen.k)


def _going_on(seen: Seen) -> list[Pair]:
    """Known pairs that lead to another state, all where there are none."""
    return [pair for pair in seen.pairs if not np.isnan(seen.model[pair][1])] or seen.pairs


def _middle_ones(seen: Seen) -> Iterator[Pair]:
    """The nearer to the middle of the list the more often; two pairs alike."""
    return (seen.pairs[int(len(seen.pairs) * np.random.random(2).mean())] for _ in range(seen.k))


def _not_the_last_state(seen: Seen) -> list[Pair]:
    """Pairs of all states but the last one; none where there are no others."""
    candidates = [pair for pair in seen.pairs if pair[0] < len(seen.value) - 1]
    return any_of(candidates, seen.k if candidates else 0)


DRAWS: Mapping[str, Draw] = {
    "first-candidate-only": lambda seen: seen.pairs[:1] * seen.k,
    "last-transition-only": lambda seen: seen.pairs[-1:] * seen.k,
    "never-last-candidate": lambda seen: any_of(seen.pairs[:-1] or seen.pairs, seen.k),
    "never-first-candidate": lambda seen: any_of(seen.pairs[1:] or seen.pairs, seen.k),
    "never-last-state": _not_the_last_state,
    "drawn-once": lambda seen: any_of(seen.pairs, 1) * seen.k,
    "fixed-order": _in_turn,
    "constant-generator": _seeded_anew,
    "prioritised": _best_rewarded,
    "greedy-choice": _best_of_state,
    "independent-columns": _by_columns,
    "biased-draw": _middle_ones,
    "terminal-left-out": lambda seen: any_of(_going_on(seen), seen.k),
    "sweeps-all-pairs": lambda seen: seen.pairs,
    "k-counted-per-state": _of_each_state,
    "unvisited-pairs": _entries,
    "unvisited-skipped": lambda seen: (pair for pair in _entries(seen) if pair in seen.pairs),
}

"""Wrong model updates, written down: what an update with one certain mistake would return.

Each rule is run through the same series of transitions as the student's function, from the same tables; the first
one that gives the same tables throughout names the mistake.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ...kit.returned_tables import is_numbers
from ..probes.update_series import Step, Transition

Table = npt.NDArray[np.float64]
Update = Callable[[Table, Transition], Table]


@dataclass(frozen=True)
class UpdateRule:
    """A mistake and what it does; `update` may change the table it is given."""

    code: str
    update: Update


def _ended(seen: Transition) -> bool:
    return seen.next_state is None


def _after(seen: Transition) -> float:
    return np.nan if seen.next_state is None else float(seen.next_state)


def _set(table: Table, seen: Transition, reward: float, after: float) -> Table:
    table[seen.state, seen.action] = reward, after
    return table


def _storing(reward: Callable[[Table, Transition], float] | None = None,
             after: Callable[[Table, Transition], float] | None = None) -> Update:  # fmt: skip
    """An update that stores something else in the right entry."""

    def update(table: Table, seen: Transition) -> Table:
        return _set(
            table,
            seen,
            seen.reward if reward is None else reward(table, seen),
            _after(seen) if after is None else after(table, seen),
        )

    return update


def _only_if(holds: Callable[[Table, Transition], bool]) -> Update:
    """An update that passes some transitions over."""

    def update(table: Table, seen: Transition) -> Table:
        return _set(table, seen, seen.reward, _after(seen)) if holds(table, seen) else table

    return update


def _at(places: Callable[[Transition], tuple[object, object]], too: bool = False) -> Update:
    """An update that writes other places, or other places too."""

    def update(table: Table, seen: Transition) -> Table:
        table[places(seen)] = seen.reward, _after(seen)  # type: ignore[index]
        return _set(table, seen, seen.reward, _after(seen)) if too else table

    return update


def _old_reward(table: Table, seen: Transition) -> float:
    return float(table[seen.state, seen.action, 0])


def _known(table: Table, seen: Transition) -> bool:
    return not np.isnan(_old_reward(table, seen))


def _fake(of: Callable[[Table, Transition], float]) -> Update:
    """An update that stores a number where the episode ended."""

    def after(table: Table, seen: Transition) -> float:
        return of(table, seen) if _ended(seen) else _after(seen)

    return _storing(after=after)


def _cast(cast: Callable[[float], float]) -> UpdateRule:
    return UpdateRule("casts-reward", _storing(reward=lambda t, s: float(cast(s.reward))))


def _skip(of: Callable[[Transition], bool]) -> UpdateRule:
    return UpdateRule("skips-zero", _only_if(lambda t, s: not of(s)))


def _fresh(fill: float) -> UpdateRule:
    def update(table: Table, seen: Transition) -> Table:
        return _set(np.full(table.shape, fill), seen, seen.reward, _after(seen))

    return UpdateRule("starts-fresh-table", update)


def _both_ways(table: Table, seen: Transition) -> Table:
    return _set(table, seen, _after(seen), seen.reward)


def _by_columns(table: Table, seen: Transition) -> Table:
    """Counts places down the columns in a table that is stored by rows."""
    table.reshape(-1, 2)[seen.action * len(table) + seen.state] = seen.reward, _after(seen)
    return table


def _mix(new_share: float) -> Update:
    def reward(table: Table, seen: Transition) -> float:
        old = _old_reward(table, seen)
        return seen.reward if np.isnan(old) else (1 - new_share) * old + new_share * seen.reward

    return _storing(reward=reward)


def _rules() -> Iterator[UpdateRule]:
    yield UpdateRule("stores-nothing", lambda table, seen: table)
    yield UpdateRule("swaps-reward-and-next-state", _both_ways)
    yield UpdateRule("swaps-state-and-action", _at(lambda s: (s.action, s.state)))
    yield UpdateRule("swaps-state-and-action", _by_columns)
    yield from _elsewhere()
    yield from _old_values()
    yield from _ends()
    for skipped in (
        lambda s: s.state == 0,
        lambda s: s.action == 0,
        lambda s: s.reward == 0,
        lambda s: s.next_state == 0,
        lambda s: s.state == 0 or s.action == 0,
        lambda s: s.state == 0 and s.action == 0,
        lambda s: 0 in (s.state, s.action, s.reward),
        lambda s: 0 in (s.state, s.action, s.reward, s.next_state),
        lambda s: 0 in (s.reward, s.next_state),
        lambda s: s.reward == 0 and s.next_state is None,
        lambda s: s.reward <= 0,
        lambda s: s.reward == 0 or not s.next_state,
        lambda s: not s.next_state,
    ):
        yield _skip(skipped)
    yield UpdateRule("skips-zero", _storing(after=lambda t, s: _after(s) if s.next_state else np.nan))
    yield UpdateRule("skips-zero", _storing(reward=lambda t, s: s.reward if s.reward else np.nan))
    yield UpdateRule("skips-zero", _storing(reward=lambda t, s: s.reward if s.reward else _old_reward(t, s)))
    yield UpdateRule("skips-zero", _storing(reward=lambda t, s: s.reward if s.reward > 0 else _old_reward(t, s)))
    yield UpdateRule(
        "skips-zero", _storing(after=lambda t, s: _after(s) if s.next_state else float(t[s.state, s.action, 1]))
    )
    for cast in (int, round, np.floor, np.ceil, np.sign, abs,
                 lambda r: max(r, 0), lambda r: min(r, 0), lambda r: r > 0, bool, lambda r: -r,
                 lambda r: np.clip(r, -1, 1), lambda r: np.clip(r, 0, 1),
                 lambda r: min(r, 1), lambda r: max(r, -1)):  # fmt: skip
        yield _cast(cast)
    for fill in (np.nan, 0.0, 1.0):
        yield _fresh(fill)
    yield UpdateRule("starts-fresh-table", _fresh_at_ends)


def _elsewhere() -> Iterator[UpdateRule]:
    places: list[tuple[Callable[[Transition], tuple[object, object]], bool]] = [
        (lambda s: (s.state, slice(None)), False),
        (lambda s: (slice(None), s.action), False),
        (lambda s: (slice(None), slice(None)), False),
        (lambda s: (s.state - 1, s.action), False),
        (lambda s: (s.state + 1, s.action), False),
        (lambda s: (s.state, s.action - 1), False),
        (lambda s: (s.state, s.action + 1), False),
        (lambda s: (s.state - 1, s.action), True),
        (lambda s: (s.state + 1, s.action), True),
        (lambda s: (s.state, s.action - 1), True),
        (lambda s: (s.state, s.action + 1), True),
        (lambda s: (s.action, s.state), True),
        (lambda s: ([s.state, s.action], slice(None)), False),
        (lambda s: (slice(s.state, None), s.action), False),
        (lambda s: (slice(None, s.state + 1), s.action), False),
        (lambda s: (s.state, slice(s.action, None)), False),
        (lambda s: (s.state, slice(None, s.action + 1)), False),
    ]
    for place, too in places:
        yield UpdateRule("writes-other-entries", _at(place, too))


def _old_values() -> Iterator[UpdateRule]:
    def zero(x: float) -> float:
        return 0.0 if np.isnan(x) else x

    yield UpdateRule("adds-to-old", _storing(reward=lambda t, s: zero(_old_reward(t, s)) + s.reward))
    yield UpdateRule("adds-to-old", _storing(reward=lambda t, s: _old_reward(t, s) + s.reward))
    yield UpdateRule("adds-to-old", _add_both)
    yield UpdateRule("adds-to-old", lambda t, s: _add_both(t, s) if _known(t, s) else _set(t, s, s.reward, _after(s)))
    yield UpdateRule("averages-with-old", _mix_both)
    for share in (0.5, 0.1, 0.2, 0.9):
        yield UpdateRule("averages-with-old", _mix(share))
    yield UpdateRule("averages-with-old", _storing(reward=lambda t, s: (zero(_old_reward(t, s)) + s.reward) / 2))
    yield UpdateRule("keeps-maximum", _only_if(lambda t, s: not _known(t, s) or s.reward > _old_reward(t, s)))
    yield UpdateRule("keeps-maximum", _only_if(lambda t, s: not _known(t, s) or s.reward >= _old_reward(t, s)))
    yield UpdateRule("keeps-maximum", _only_if(lambda t, s: not abs(s.reward) < abs(_old_reward(t, s))))
    yield UpdateRule("keeps-maximum", _storing(reward=lambda t, s: float(np.fmax(_old_reward(t, s), s.reward))))
    yield UpdateRule("keeps-maximum", _storing(reward=lambda t, s: float(np.fmin(_old_reward(t, s), s.reward))))
    yield UpdateRule("writes-once", _only_if(lambda t, s: not _known(t, s)))
    yield UpdateRule("writes-once", _only_if(lambda t, s: not _known(t, s) or np.isnan(t[s.state, s.action, 1])))
    yield UpdateRule("writes-once", _storing(after=_first_next))
    yield UpdateRule("writes-once", _first_of_each)
    yield UpdateRule(
        "writes-once", _only_if(lambda t, s: s.next_state is None or t[s.state, s.action, 1] != s.next_state)
    )
    yield UpdateRule("writes-once", _only_if(lambda t, s: t[s.state, s.action, 1] != s.next_state))
    yield UpdateRule("writes-once", _only_if(lambda t, s: t[s.state, s.action, 0] != s.reward))
    yield UpdateRule("unrecognised", _only_if(lambda t, s: s.next_state != s.state))
    yield UpdateRule("unrecognised", _only_if(lambda t, s: s.reward >= 0))
    yield UpdateRule("keeps-maximum", _only_if(lambda t, s: not _after(s) <= t[s.state, s.action, 1]))
    yield UpdateRule("keeps-maximum", _only_if(lambda t, s: not _old_reward(t, s) < 0))
    yield UpdateRule("keeps-maximum", _only_if(lambda t, s: not _old_reward(t, s) > 0))
    yield UpdateRule("stores-half", _storing(after=lambda t, s: float(t[s.state, s.action, 1])))
    yield UpdateRule("stores-half", _storing(reward=_old_reward))


def _add_both(table: Table, seen: Transition) -> Table:
    table[seen.state, seen.action] += seen.reward, _after(seen)
    return table


def _fresh_at_ends(table: Table, seen: Transition) -> Table:
    return _set(np.full(table.shape, np.nan) if seen.next_state is None else table, seen, seen.reward, _after(seen))


def _mix_both(table: Table, seen: Transition) -> Table:
    new = np.array([seen.reward, _after(seen)])
    old = table[seen.state, seen.action].copy()
    table[seen.state, seen.action] = (old + new) / 2 if _known(table, seen) else new
    return table


def _first_of_each(table: Table, seen: Transition) -> Table:
    new = np.array([seen.reward, _after(seen)])
    old = table[seen.state, seen.action]
    table[seen.state, seen.action] = np.where(np.isnan(old), new, old)
    return table


def _first_next(table: Table, seen: Transition) -> float:
    old = float(table[seen.state, seen.action, 1])
    return _after(seen) if np.isnan(old) else old


def _at_ends(number: float) -> Callable[[Table, Transition], float]:
    return lambda table, seen: number if _ended(seen) else seen.reward


def _ends() -> Iterator[UpdateRule]:
    def kept(table: Table, seen: Transition) -> float:
        return float(table[seen.state, seen.action, 1])

    yield UpdateRule("drops-terminal", _fake(kept))
    yield UpdateRule("fakes-terminal", _fake(lambda t, s: 0.0))
    yield UpdateRule("fakes-terminal", _fake(lambda t, s: -1.0))
    yield UpdateRule("fakes-terminal", _fake(lambda t, s: 1.0))
    yield UpdateRule("fakes-terminal", _fake(lambda t, s: float(s.state)))
    yield UpdateRule("fakes-terminal", _fake(lambda t, s: float(len(t) - 1)))
    yield UpdateRule("fakes-terminal", _fake(lambda t, s: float(len(t))))
    yield UpdateRule("fakes-terminal", _fake(lambda t, s: float(s.reward)))
    yield UpdateRule("fakes-terminal", _storing(after=lambda t, s: float(s.next_state or s.state)))
    yield UpdateRule("fakes-terminal", _storing(after=lambda t, s: float(s.next_state or -1)))
    yield UpdateRule("drops-terminal", _only_if(lambda t, s: not _ended(s)))
    yield UpdateRule("drops-terminal", _storing(reward=lambda t, s: _old_reward(t, s) if _ended(s) else s.reward))
    for number in (np.nan, 0.0):
        yield UpdateRule("drops-terminal", _storing(reward=_at_ends(number)))


RULES: tuple[UpdateRule, ...] = tuple(_rules())


def explain(steps: Sequence[Step]) -> str | None:
    """The code of the first rule that explains every table that came back, None where none does.

    Answers that are errors are passed over; what they were asked about is named in other ways.
    """
    return next((rule.code for rule in RULES if _explains(rule, steps)), None)


def _explains(rule: UpdateRule, steps: Sequence[Step]) -> bool:
    table, tables = np.empty(0), 0
    for step in steps:
        if step.answer is None:
            return tables > 0
        if not step.chained:
            table = step.before.copy()
        try:
            table = rule.update(table, step.transition)
        except (IndexError, ValueError, OverflowError):
            if step.answer.error is None:
                return False
            continue
        if step.answer.error is not None:
            continue
        value = step.answer.value
        if not is_numbers(value, table.shape) or not np.allclose(
            np.asarray(value, dtype=float), table, rtol=1e-12, atol=0.0, equal_nan=True
        ):
            return False
        tables += 1
    return tables > 0

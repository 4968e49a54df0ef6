"""The verdict on a model update."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import or_
from typing import Any

import numpy as np

from ...kit.asking import Replies, ask
from ...kit.returned_tables import flaw_of, is_numbers
from ...kit.settings import JudgeSettings
from ...workers.calls import Answer, Call, RngState
from ..probes import seeded, update_series
from ..probes.only_drawn import only_drawn_from
from ..probes.update_series import Step
from . import update_rules

STORES = "stores reward and next state"
ENTRY = "changes the right entry and no other"
END = "end of episode"
SEEDED = "the seeded run"


@dataclass
class Findings:
    """What the answers of a model update show.

    Attributes:
        steps: The calls with their answers.
        replies: The same answers with the streams around them.
        flaw: Code of what is wrong with the kind of thing that comes back, or None.
        holds: Which lines of the rubric hold.
        mistake: Code of the mistake, or None.
        notes: Codes of further sentences.
        evidence: For the instructor.
    """

    steps: list[Step]
    replies: Replies
    flaw: str | None = None
    holds: dict[str, bool] = field(default_factory=dict)
    mistake: str | None = None
    notes: list[str] = field(default_factory=list)
    evidence: list[dict[str, Any]] = field(default_factory=list)

    @property
    def given(self) -> list[tuple[Step, Answer]]:
        """The calls that ended without an error."""
        return [(s, s.answer) for s in self.steps if s.answer is not None and s.answer.error is None]


def examine(updater: Callable[..., object], settings: JudgeSettings) -> Findings:
    """Asks a model update everything and works out what its answers show."""
    asked = update_series.series(np.random.default_rng([settings.seed, 2]))
    steps, replies = update_series.put(updater, asked, RngState.seeded(settings.seed))
    found = Findings(steps, replies)
    found.flaw = _common_flaw(found)
    if found.flaw is None and found.given:
        _hold(found)
        found.holds[SEEDED] = _seeded(updater, found, settings)
    found.evidence += _evidence(found)
    found.mistake = _name(updater, found)
    return found


def _common_flaw(found: Findings) -> str | None:
    flaws = [flaw_of(answer, step.expected.shape) for step, answer in found.given]
    named = [flaw for flaw in flaws if flaw is not None]
    return max(set(named), key=named.count) if 2 * len(named) > len(flaws) else None


def _local(step: Step, answer: Answer, previous: np.ndarray | None) -> tuple[bool, bool]:
    """Whether the entry holds what it should, and whether all others are as they were before this call."""
    value = answer.value
    if not is_numbers(value, step.expected.shape) or np.asarray(value).dtype != np.float64:
        return False, False
    table = np.asarray(value)
    seen = step.transition
    place = seen.state, seen.action
    stored = np.array_equal(table[place], np.array(seen.stored), equal_nan=True)
    before = step.before if previous is None else previous
    if before.shape != table.shape:
        return stored, False
    others = table.copy()
    others[place] = before[place]
    return stored, np.array_equal(others, before, equal_nan=True)


def _is_marked(step: Step, answer: Answer) -> bool:
    """Whether the entry says that there is no next state."""
    if not is_numbers(answer.value, step.expected.shape):
        return False
    return bool(np.isnan(np.asarray(answer.value, dtype=float)[step.transition.state, step.transition.action, 1]))


def _hold(found: Findings) -> None:
    """Each call is judged against the table that it was handed, so that one slip is not counted again and again."""
    stored: list[bool] = []
    ended: list[bool] = []
    marked: list[bool] = []
    others: list[bool] = []
    previous: np.ndarray | None = None
    for step in found.steps:
        answer = step.answer
        is_end = step.transition.next_state is None
        if answer is None or answer.error is not None:
            (ended if is_end else stored).append(False)
            marked.append(not is_end)
            previous = None
            continue
        in_place, elsewhere = _local(step, answer, previous if step.chained else None)
        (ended if is_end else stored).append(in_place)
        marked.append(not is_end or in_place or _is_marked(step, answer))
        others.append(elsewhere)
        previous = np.asarray(answer.value) if is_numbers(answer.value, step.expected.shape) else None
    alive = any(stored) and found.replies.fatal is None
    drew_only = only_drawn_from(found.replies.start, found.replies.end)
    found.holds[STORES] = alive and all(stored)
    found.holds[ENTRY] = alive and all(others) and drew_only
    # What is stored of the reward is another line's business, unless it goes wrong at the end alone.
    found.holds[END] = alive and all(marked) and (all(ended) or not all(stored))
    if not drew_only:
        found.notes.append("reseeds-generator")


def _seeded(updater: Callable[..., object], found: Findings, settings: JudgeSettings) -> bool:
    """The transitions of the seeded run give the reference's model; pays only where the contract holds as well."""
    if found.replies.fatal is not None:
        return False
    episodes = seeded.ALL_EPISODES if settings.full_run else seeded.EPISODES
    replayed = seeded.replay(updater, episodes)
    equal = replayed.wrong_at is None
    found.evidence.append(
        {
            "look": "seeded run",
            "seed": seeded.SEED,
            "episodes": episodes,
            "transitions": replayed.steps,
            "equal to the last bit": equal,
            "differs after transition": replayed.wrong_at,
            "error": replayed.error,
        }
    )
    if equal:
        found.notes.append("seeded-equal")
    return equal and all(found.holds[line] for line in (STORES, ENTRY, END))


def _evidence(found: Findings) -> list[dict[str, Any]]:
    """The first call of each series whose table is not the expected one."""
    evidence: list[dict[str, Any]] = []
    for step in found.steps:
        if step.answer is None or step.series.name in {entry["series"] for entry in evidence}:
            continue
        value = step.answer.value
        wanted = step.expected
        if is_numbers(value, wanted.shape) and np.array_equal(np.asarray(value), wanted, equal_nan=True):
            continue
        seen = step.transition
        place = seen.state, seen.action
        numbers = is_numbers(value, wanted.shape)
        evidence.append(
            {
                "look": "model update",
                "series": step.series.name,
                "transition": step.index,
                "state": seen.state,
                "action": seen.action,
                "reward": float(seen.reward),
                "next state": None if np.isnan(seen.stored[1]) else seen.stored[1],
                "expected": _plain(seen.stored),
                "returned": _plain(np.asarray(value)[place]) if numbers else None,
                "other entries that differ": _others(value, wanted, place) if numbers else None,
                "error": step.answer.error,
            }
        )
    return evidence


def _plain(entry: Sequence[float] | np.ndarray) -> list[float | None]:
    """Numbers with None for NaN and the like, which JSON does not know."""
    return [float(x) if np.isfinite(x) else None for x in entry]


def _others(value: object, wanted: np.ndarray, place: tuple[int, int]) -> int:
    table = np.asarray(value, dtype=float)
    differs = ~((table == wanted) | (np.isnan(table) & np.isnan(wanted))).all(axis=2)
    differs[place] = False
    return int(differs.sum())


def _name(updater: Callable[..., object], found: Findings) -> str | None:
    errors = set(found.replies.errors)
    if found.replies.fatal is not None:
        return "never-returns" if found.replies.fatal == "TimeLimit" else "raises"
    if not found.given:
        return "not-attempted" if errors == {"NotImplementedError"} else "raises"
    if found.flaw is not None:
        return found.flaw
    if all(holds for line, holds in found.holds.items() if line != SEEDED):
        return None if found.holds[SEEDED] else "unrecognised"
    if "reseeds-generator" in found.notes:
        return "reseeds-generator"
    code = _of_errors(found) or update_rules.explain(found.steps)
    if code == "stores-nothing":
        return "copy-not-returned" if _would_store(updater, found) else code
    if errors and code in (None, "drops-terminal") and _only_ends_raise(found):
        return "raises"
    return code or _of_values(found) or _of_old_entries(found) or _of_lines(found) or "unrecognised"


def _would_store(updater: Callable[..., object], found: Findings) -> bool:
    """Whether an update that returns the old table stores into something: a reward that is no number cannot be."""
    table = found.steps[0].before
    ordinary = Call((table.copy(), 1, 1, 0.5, 2))
    impossible = Call((table.copy(), 1, 1, "no number", 2))
    return not ask(updater, [ordinary], found.replies.end).errors and bool(
        ask(updater, [impossible], found.replies.end).errors
    )


def _of_values(found: Findings) -> str | None:
    """Rounded rewards, or rewards of a lower precision."""
    rewards = []
    for step, answer in found.given:
        if not is_numbers(answer.value, step.expected.shape):
            return None
        place = step.transition.state, step.transition.action
        rewards.append((step.transition.reward, float(np.asarray(answer.value)[(*place, 0)])))
    asked, stored = np.array(rewards).T
    if any(np.allclose(np.round(asked, d), stored, rtol=1e-12, atol=1e-12) for d in range(1, 9)):
        return "rounds-values"
    with np.errstate(over="ignore"):
        shorter = [asked.astype(dtype).astype(float) for dtype in (np.float16, np.float32)]
    return "rounds-values" if any(np.array_equal(stored, numbers) for numbers in shorter) else None


def _of_errors(found: Findings) -> str | None:
    """It raises in one kind of call and is right in all others."""
    bad = [step for step in found.steps if step.answer is not None and step.answer.error is not None]
    sizes = {step.series.start.shape[:2] == (100, 4) for step in bad}
    return "hard-coded-size" if sizes == {False} and len(bad) > 2 else None


def _only_ends_raise(found: Findings) -> bool:
    """Whether it raises at every end of an episode and is right everywhere else."""
    at_ends = [s.answer.error is not None for s in found.steps if s.answer and s.transition.next_state is None]
    return bool(at_ends) and all(at_ends) and found.holds[STORES] and found.holds[ENTRY]


def _of_old_entries(found: Findings) -> str | None:
    """What happens to pairs that are known already, wherever the answer is wrong there and right everywhere else."""
    if found.replies.errors or not found.holds[ENTRY]:
        return None
    wrong = [change for change in _changes(found) if not np.array_equal(change[1], change[2], equal_nan=True)]
    known = [not np.isnan(old[0]) for old, _, _ in wrong]
    if all(np.array_equal(old, stored, equal_nan=True) for old, _, stored in wrong):
        return "writes-once" if 2 * sum(known) >= len(known) else None
    if not all(known):
        return None
    between = [min(old[0], new[0]) < stored[0] < max(old[0], new[0]) for old, new, stored in wrong]
    equal = [old[0] == new[0] == stored[0] for old, new, stored in wrong]
    return "averages-with-old" if any(between) and all(map(or_, between, equal)) else None


def _changes(found: Findings) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """The entry as it was handed over, as it should be and as it is after each call; all answers are tables."""
    previous = found.steps[0].before
    for step, answer in found.given:
        place = step.transition.state, step.transition.action
        table = np.asarray(answer.value)
        yield (previous if step.chained else step.before)[place], np.array(step.transition.stored), table[place]
        previous = table


def _of_lines(found: Findings) -> str | None:
    """The least that can be said: which line broke alone; of calls that raised only that they did."""
    holds = found.holds
    if found.replies.errors:
        return "raises"
    if holds[STORES] and holds[ENTRY]:
        return "fakes-terminal"
    return "writes-other-entries" if holds[STORES] else None

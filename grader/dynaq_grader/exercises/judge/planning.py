"""The verdict on a planner."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from ...kit.returned_tables import flaw_of, is_numbers
from ...kit.settings import JudgeSettings
from ...workers.calls import Answer, fresh
from ..probes import counting, forced, growing, planning, ring, seeded, settled
from ..probes.only_drawn import only_drawn_from
from . import draws, planning_evidence, planning_names, spread
from .planning_findings import Findings
from .planning_rules import BACKUP, RIGHT, RUNS_K, Rule, agrees, backups_seen, explain, is_changed

EXPERIENCED = "from experienced pairs only"
FAIR = "drawn fairly"
END = "end of episode"
ALONE = "leaves model and params alone"
SEEDED = "the seeded run"


def examine(planner: Callable[..., object], settings: JudgeSettings) -> Findings:
    """Asks a planner everything and works out what its answers show."""
    answers = planning.put(planner, planning.questions(settings.seed), settings.seed)
    found = Findings(answers)
    found.flaw = _common_flaw(answers)
    if found.flaw is None and not _gives_nothing(answers):
        _read(found)
        _hold(found, settings)
        found.holds[SEEDED] = _seeded(planner, found, settings)
    found.evidence[:0] = [
        *planning_evidence.forced_answers(found.moving + found.ending),
        *planning_evidence.backups_made(found.read),
        planning_evidence.ring_asked(answers.questions.ring, found.sequences),
        {"look": "random streams", "only drawn from": found.only_drew},
    ]
    found.mistake = planning_names.name(planner, found)
    _note(found)
    return found


def _gives_nothing(answers: planning.Answers) -> bool:
    return not any(a is not None and a.error is None for replies in answers.all for a in replies.answers)


def _common_flaw(answers: planning.Answers) -> str | None:
    """What is wrong with most of the things that came back, if most are not tables."""
    flaws: list[str | None] = []
    asked: list[tuple[Sequence[Answer | None], list[tuple[int, ...]]]] = [
        (answers.moving.answers, [q.value.shape for q in answers.questions.moving]),
        (answers.ending.answers, [q.value.shape for q in answers.questions.ending]),
    ]
    for replies, shapes in asked:
        flaws += [flaw_of(a, s) for a, s in zip(replies, shapes, strict=True) if a is not None and a.error is None]
    if not flaws:
        for model, series in zip(answers.questions.counted, answers.counted, strict=True):
            given = (a for a in series.answers if a is not None and a.error is None)
            flaws += [flaw_of(a, model.starts[0].shape) for a in given]
    named = [flaw for flaw in flaws if flaw is not None]
    return max(set(named), key=named.count) if 2 * len(named) > len(flaws) else None


def _read(found: Findings) -> None:
    answers = found.answers
    asked = answers.questions
    found.rule = explain(asked.moving, answers.moving.answers)
    ending = zip(asked.ending, answers.ending.answers, strict=True)
    found.ends_right = all(
        a is not None and (agrees(RIGHT, q, a) or (found.rule is not None and agrees(found.rule, q, a)))
        for q, a in ending
    )
    reading = found.rule if found.rule is not None and found.rule.linear else RIGHT
    for model, replies in zip(asked.counted, answers.counted, strict=True):
        counts = _read_counts(model, replies.answers, reading)
        if counts is not None:
            found.read.append(counts)
    if reading is RIGHT or reading.breaks == RUNS_K:
        found.sequences = ring.read(asked.ring, answers.ring.answers)
        found.grown = growing.read(asked.growing, answers.growing.answers)
        _read_settled(found)
    found.only_drew = only_drawn_from(answers.moving.start, answers.settled.end)
    found.alive = any(q.k and is_changed(q, a) for q, a in found.moving) or any(
        bool(np.nansum(np.abs(c.counts))) for c in found.read
    )


def _read_settled(found: Findings) -> None:
    asked, replies = found.answers.questions.settled, found.answers.settled
    moved = settled.read(asked, replies.answers)
    if moved is not None:
        fair, told = draws.judge_settled(moved)
        found.evidence.append(told)
        found.stops = not fair and 0 < 2 * moved < told["draws"]  # none at all: it was never drawn
        found.avoids = not fair and not found.stops


def _read_counts(model: counting.Counted, answers: Sequence[Answer | None], rule: Rule) -> counting.Counts | None:
    """Counts as the rule's backups would give them."""
    questions = [
        [
            forced.Forced("", *pair, reward, after, start, counting.ALPHA, counting.GAMMA, 1)
            for pair, reward, after in zip(model.pairs, model.rewards, model.next_states, strict=True)
        ]
        for start in model.starts
    ]
    try:
        targets = [np.array([rule.target(q, q.value) for q in row]) for row in questions]
    except (IndexError, ValueError):
        targets = counting.right_targets(model)
    return counting.read(model, answers, targets, rule.alpha(questions[0][0]))


def _hold(found: Findings, settings: JudgeSettings) -> None:
    """Which lines of the rubric hold, the seeded run aside."""
    asked, answers, rule = found.answers.questions, found.answers, found.rule
    complete = len(found.read) == len(asked.counted)
    columns = [c.readable & (found.ends_right | ~c.counted.ends) for c in found.read]
    countable = complete and all(bool(use[~c.counted.ends].all()) for c, use in zip(found.read, columns, strict=True))
    backups = countable and all(bool(c.counts[:, use].sum() > 0) for c, use in zip(found.read, columns, strict=True))
    if backups:
        grown = found.grown if found.grown is not None and found.grown.tells_of_draws else None
        found.fairness = draws.judge_counts(found.read, columns, grown)
        found.evidence += found.fairness.evidence
    if found.sequences and None not in found.sequences:
        found.order = draws.judge_order([s for s in found.sequences if s is not None])
        found.evidence += found.order.evidence
    leaves_out = found.fairness is not None and found.fairness.fair and found.fairness.leaves_out_ends
    strays = any(found.strays) or (found.grown is not None and found.grown.strays)
    strays = strays or any(_strays(q, a) for q, a in found.moving + found.ending)
    totals_right = backups and all(
        bool((c.counts.sum(axis=1) == c.counted.k).all()) for c in found.read if c.readable.all()
    )
    rule_counts = rule is not None and rule.breaks != RUNS_K
    # A wrong backup may move targets, so that counts cannot be read: then the forced questions tell the number.
    number_right = totals_right or (rule is not None and rule.breaks == BACKUP and not countable)
    no_errors = not any(r.errors for r in answers.all if r is not answers.ending)
    holds = found.holds
    holds[RUNS_K] = (
        found.alive and number_right and rule_counts and no_errors and _all_of_many(found) and not found.stops
    )
    holds[EXPERIENCED] = found.alive and not strays and complete
    holds[FAIR] = (
        found.fairness is not None
        and found.fairness.fair
        and (found.order is None or found.order.fair)
        and not found.avoids
        and found.only_drew
        and not strays
        and (not leaves_out or not settings.strict)
    )
    holds[BACKUP] = found.alive and _backs_up_right(found, holds[RUNS_K]) and (countable or not complete)
    holds[END] = found.alive and found.ends_right and not (leaves_out and settings.strict)
    changed = any(c.model_changed or c.params_changed for c in found.read)
    changed = changed or planning.changes_models(asked.moving, answers.moving)
    changed = changed or planning.changes_params(asked.moving, answers.moving)
    holds[ALONE] = found.alive and not changed


def _all_of_many(found: Findings) -> bool:
    """Whether every call with the growing model made k backups, as far as they can be read."""
    grown = found.grown
    return grown is None or not grown.readable or bool((grown.counts.sum(axis=1) == growing.K).all())


def _backs_up_right(found: Findings, runs_k: bool) -> bool:
    """Whether each backup is right; how many there are is another line's business.

    With k backups the ring tells whether a backup sees those before it. With another number it may still be read,
    and where it cannot be (or nothing but the number is wrong in the forced questions) those decide alone.
    """
    rule = found.rule
    if rule is not None and rule.breaks == BACKUP:
        return False
    if runs_k:
        return found.order is not None and found.grown is not None and found.grown.readable
    if rule is None:
        return all(backups_seen(q, a) is not None for q, a in found.moving)
    return rule.breaks == RUNS_K or ring.fits(found.answers.questions.ring, found.answers.ring.answers)


def _strays(question: forced.Forced, answer: Answer) -> bool:
    """Whether an entry other than the known pair's changed."""
    if not is_numbers(answer.value, question.value.shape):
        return False
    moved = np.asarray(answer.value) != question.value
    for pair in question.known:
        moved[pair] = False
    return bool(moved.any())


def _seeded(planner: Callable[..., object], found: Findings, settings: JudgeSettings) -> bool:
    """The seeded run; where a right planner is so slow that the probes took its time, it has a worker of its own."""
    holds = _runs_seeded(planner, found, settings)
    if found.seeded_error == "TimeLimit" and _may_pay(found):
        with fresh(planner) as rested:
            holds = _runs_seeded(rested, found, settings)
    return holds


def _may_pay(found: Findings) -> bool:
    return all(found.holds[line] for line in (RUNS_K, EXPERIENCED, FAIR, BACKUP))


def _runs_seeded(planner: Callable[..., object], found: Findings, settings: JudgeSettings) -> bool:
    """Whether the seeded run is equal to the last bit, or inside the spread of right runs.

    It pays only where the probes found the planner right in the four main lines: the process that runs it is the
    student's, and 13 of 125 wrong answers reproduce the table of seed 1.
    """
    episodes = seeded.ALL_EPISODES if settings.full_run else seeded.EPISODES
    lived = seeded.live(planner, episodes, seeded.SEED, spread.most_steps(episodes))
    found.seeded_error = lived.error
    right = seeded.reference_run(episodes)
    equal = lived.equals(right)
    inside = equal
    may_pay = _may_pay(found)
    distances: dict[str, float] = {}
    if not equal and lived.error is None:
        most_steps = spread.most_steps(seeded.EPISODES)
        for seed in spread.SEEDS if may_pay else spread.SEEDS[:1]:
            again = lived if seed == seeded.SEED else seeded.live(planner, seeded.EPISODES, seed, most_steps)
            if again.too_long:
                distances = {"more steps than": float(most_steps)}
                continue
            if again.error is not None or again.value is None:
                break
            assert again.reward_sums is not None and again.episode_steps is not None
            distances = spread.outside(again.value, again.reward_sums, again.episode_steps)
            if not distances:
                inside = True
                break
    if equal:
        found.notes.append("seeded-equal")
    elif inside:
        found.notes.append("seeded-inside")
    found.evidence.append(
        {
            "look": "seeded run",
            "seed": seeded.SEED,
            "episodes": episodes,
            "equal to the last bit": equal,
            "inside the spread": inside,
            "outside in": distances,
            "error": lived.error,
            "steps": None if lived.episode_steps is None else float(lived.episode_steps.sum()),
            "expected steps": float(right.episode_steps.sum()),
        }
    )
    return inside and may_pay


def _note(found: Findings) -> None:
    if found.fairness is not None and found.fairness.fair and found.fairness.leaves_out_ends:
        found.notes.append("terminal-left-out")

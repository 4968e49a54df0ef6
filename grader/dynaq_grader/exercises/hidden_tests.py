"""The two tests that hidden test cells call: each prints its reasons and returns the score.

Both take any callable, a stand-in for a function in the sandbox or, in a plain kernel, the function itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from typing import Any, Protocol

from dynaq_utils.messages import load_texts

from ..kit.reasons import reasons
from ..kit.rubric import score_lines, verdict_of
from ..kit.score import Score, Verdict
from ..kit.settings import JudgeSettings
from ..workers.calls import fresh
from .judge import current, model_update, planning
from .judge.examples import Example, planning_examples, show, update_examples
from .probes import planning as planning_probes
from .probes import seeded

SILENT = frozenset({"missing", "not-attempted", "never-returns"})
"""Mistakes that no worked example can show."""


class _Findings(Protocol):
    holds: dict[str, bool]
    mistake: str | None
    notes: list[str]
    evidence: list[dict[str, Any]]


def test_model_update(function: object) -> Score:
    """Judges `dyna_q_model_update(model, state, action, reward, next_state)` and prints the reasons."""
    return _test("model_update", function, model_update.examine, update_examples)


def test_planning(function: object) -> Score:
    """Judges `dyna_q_planning(model, value, params)` and prints the reasons."""
    return _test("planning", function, planning.examine, planning_examples)


def warm(settings: JudgeSettings) -> None:
    """Works out what every test looks up: the right run, a seed's hidden questions, the sentences of the verdict."""
    seeded.reference_run()
    planning_probes.questions(settings.seed)
    load_texts()


# pytest must not take these for tests where a module imports them.
test_model_update.__test__ = False  # type: ignore[attr-defined]
test_planning.__test__ = False  # type: ignore[attr-defined]


def _test(
    exercise: str,
    function: object,
    examine: Callable[[Callable[..., object], JudgeSettings], _Findings],
    examples: Callable[[], Iterable[Example]],
) -> Score:
    settings = current()
    points = settings.rubric[exercise]
    if not callable(function):
        return _told(score_lines(points, {}), "missing", "missing", [], [], [])
    shown = show(function, examples())  # before a hidden input exists that its numbers could carry
    with fresh(function) if shown.ended else nullcontext(function) as asked:
        found = examine(asked, settings)
    lines = score_lines(points, found.holds)
    _, _, verdict = verdict_of(lines, found.mistake is None)
    if found.mistake == "not-attempted":
        verdict = "not_attempted"
    example = [] if found.mistake is None or found.mistake in SILENT else shown.lines
    return _told(lines, verdict, found.mistake, found.notes, example, found.evidence)


def _told(
    lines: list[dict[str, Any]],
    verdict: Verdict,
    mistake: str | None,
    notes: Sequence[str],
    example: Sequence[str],
    evidence: Sequence[dict[str, Any]],
) -> Score:
    """Prints the reasons and makes the score that carries them."""
    earned = float(sum(line["score"] for line in lines))
    total = float(sum(line["max_score"] for line in lines))
    scored, said, noted = reasons(verdict, earned, total, mistake, notes, lines)
    print("\n".join([*scored, *said, *noted, *example]))
    return Score(earned, total, verdict, mistake, "\n".join([*said, *example]), noted, lines, evidence)

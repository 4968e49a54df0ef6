"""What the answers of a planner show."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ...workers.calls import Answer
from ..probes import counting, forced, growing, planning
from .draws import Draws
from .planning_rules import Rule


@dataclass
class Findings:
    """What the answers of a planner show.

    Attributes:
        answers: The answers themselves.
        flaw: Code of what is wrong with the kind of thing that comes back, or None.
        rule: The rule that explains the forced answers where the episode goes on, `RIGHT` included, or None.
        ends_right: Whether the forced answers at the end of an episode are right (or what the rule says).
        read: Counts of each model, as far as they can be read.
        sequences: Sequences of the ring.
        grown: Counts of the growing model, or None.
        stops: Whether a pair that is settled ends a call.
        avoids: Whether a settled pair is drawn too seldom, or nothing else.
        fairness: Whether pairs are drawn fairly.
        order: The same of the order of draws.
        only_drew: Whether the random streams were only drawn from.
        alive: Whether anything was ever backed up.
        holds: Which lines of the rubric hold.
        mistake: Code of the mistake, or None.
        notes: Sentences' codes for the student.
        seeded_error: Name of the exception that ended the seeded run, or None.
        evidence: For the instructor.
    """

    answers: planning.Answers
    flaw: str | None = None
    rule: Rule | None = None
    ends_right: bool = False
    read: list[counting.Counts] = field(default_factory=list)
    sequences: list[int | None] = field(default_factory=list)
    grown: growing.Grown | None = None
    stops: bool = False
    avoids: bool = False
    seeded_error: str | None = None
    fairness: Draws | None = None
    order: Draws | None = None
    only_drew: bool = True
    alive: bool = False
    holds: dict[str, bool] = field(default_factory=dict)
    mistake: str | None = None
    notes: list[str] = field(default_factory=list)
    evidence: list[dict[str, Any]] = field(default_factory=list)

    @property
    def moving(self) -> list[tuple[forced.Forced, Answer]]:
        """The forced questions that were answered, those at the end of an episode aside."""
        pairs = zip(self.answers.questions.moving, self.answers.moving.answers, strict=True)
        return [(q, a) for q, a in pairs if a is not None]

    @property
    def ending(self) -> list[tuple[forced.Forced, Answer]]:
        """The forced questions at the end of an episode that were answered."""
        pairs = zip(self.answers.questions.ending, self.answers.ending.answers, strict=True)
        return [(q, a) for q, a in pairs if a is not None]

    @property
    def strays(self) -> list[set[tuple[int, int]]]:
        """For each counting model the entries outside its known pairs that changed."""
        return [c.strays for c in self.read]

"""Every small change to a right answer is judged wrong, or is known to change nothing that counts."""

import random
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from dynaq_grader.calibration import InProcessGrader, NotIsolatedWarning, Outcome
from dynaq_grader.calibration.answers import AnswerFile
from mutating import Mutant, mutants

SAMPLE = 16
CPU_SECONDS = 4.0

ORIGINALS = {
    "model_update in one line": """
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action] = (reward, next_state)
    return model
""",
    "model_update written out": """
def dyna_q_model_update(model, state, action, reward, next_state):
    entry = model[state, action]
    entry[0] = reward
    entry[1] = np.nan if next_state is None else next_state
    return model
""",
    "planning by q_learning": """
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        state, action = known[np.random.randint(len(known))]
        gain, after = model[state, action]
        value = q_learning(state, action, gain, after, value, params)
    return value
""",
    "planning written out": """
def dyna_q_planning(model, value, params):
    states, actions = np.nonzero(~np.isnan(model[:, :, 0]))
    steps = 0
    while steps < params['k']:
        pick = np.random.randint(0, len(states))
        state, action = (states[pick], actions[pick])
        reward, next_state = model[state, action]
        if np.isnan(next_state):
            best = 0.0
        else:
            best = value[int(next_state)].max()
        error = reward + params['gamma'] * best - value[state, action]
        value[state, action] += params['alpha'] * error
        steps += 1
    return value
""",
}


@dataclass(frozen=True)
class Equivalence:
    """A rule by which mutants are right answers.

    Attributes:
        original: Where the rule holds.
        line: Pattern of the line as it was.
        changed: Pattern of the line as it became.
        reason: Why nothing that counts has changed.
    """

    original: str
    line: str
    changed: str
    reason: str

    def covers(self, mutant: Mutant) -> bool:
        return (
            self.original == mutant.original
            and re.fullmatch(self.line, mutant.line) is not None
            and re.fullmatch(self.changed, mutant.changed) is not None
        )


EQUIVALENCES = [
    *(
        Equivalence(
            original,
            r".*model\[:, :, 0\].*",
            r".*model\[:, :, (1|-1)\].*",
            "a pair without a next state is left out of the draw: accepted with a note",
        )
        for original in ("planning by q_learning", "planning written out")
    ),
    Equivalence(
        "model_update written out",
        r".* if next_state is None else next_state",
        r".* if (action|entry|model|reward|state) is None else next_state",
        "what is asked is never None, and NumPy stores None as NaN",
    ),
    Equivalence(
        "planning written out",
        r".*len\(states\)\)",
        r".*len\(actions\)\)",
        "np.nonzero gives two arrays of one length",
    ),
]


def all_mutants() -> list[Mutant]:
    return [mutant for name, source in ORIGINALS.items() for mutant in mutants(name, source)]


def answer(name: str, source: str) -> AnswerFile:
    exercise = f"dyna_q_{name.split()[0]}"
    return AnswerFile(Path("mutants.py"), "wrong", exercise, None, name, None, {exercise: source})


def judged(name: str, source: str) -> Outcome:
    with pytest.warns(NotIsolatedWarning):
        grade = InProcessGrader(cpu_seconds=CPU_SECONDS)
    return grade(answer(name, source), 0)


def assert_wrong_or_equivalent(chosen: list[Mutant]) -> None:
    rules = {mutant: next((rule for rule in EQUIVALENCES if rule.covers(mutant)), None) for mutant in chosen}
    outcomes = {mutant: judged(mutant.original, mutant.source) for mutant in chosen}
    survivors = [str(mutant) for mutant in chosen if outcomes[mutant].accepted and rules[mutant] is None]
    assert not survivors
    rejected = [
        f"{mutant}: {outcomes[mutant].mistake}" for mutant in chosen if rules[mutant] and not outcomes[mutant].accepted
    ]
    assert not rejected, "listed as equivalent, judged wrong"
    broken = [f"{mutant}: {outcomes[mutant].message}" for mutant in chosen if outcomes[mutant].verdict == "failed"]
    assert not broken


@pytest.mark.parametrize("name", ORIGINALS)
def test_the_originals_are_right(name: str) -> None:
    outcome = judged(name, ORIGINALS[name])
    assert outcome.accepted, outcome.message


def test_a_mutant_is_one_change() -> None:
    found = mutants("planning", "def f(a):\n    return a + 2\n")
    changes = {(mutant.kind, mutant.changed) for mutant in found}
    assert changes == {
        ("operator", "return a - 2"),
        ("operand", "return a"),
        ("operand", "return 2"),
        ("constant", "return a + 3"),
        ("constant", "return a + 1"),
        ("statement", "return None"),
        ("statement", "pass"),
    }


def test_every_rule_of_equivalence_covers_a_mutant() -> None:
    everything = all_mutants()
    idle = [rule for rule in EQUIVALENCES if not any(rule.covers(mutant) for mutant in everything)]
    assert not idle


def test_a_sample_of_the_mutants_is_wrong_or_equivalent() -> None:
    assert_wrong_or_equivalent(random.Random(20).sample(all_mutants(), SAMPLE))


@pytest.mark.long
def test_every_mutant_is_wrong_or_equivalent() -> None:
    assert_wrong_or_equivalent(all_mutants())

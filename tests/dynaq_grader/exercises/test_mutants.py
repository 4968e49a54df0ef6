"""Every small change to a right answer is judged wrong, or differs nowhere: a sample of what the command tries."""

import random
from functools import cache

import pytest

from dynaq_grader.calibration.answers import AnswerFile
from dynaq_grader.calibration.exercise_check import as_answer
from dynaq_grader.calibration.fates import EQUIVALENT, KILLED, Fates
from dynaq_grader.kit import registry
from dynaq_grader.kit.mutants import Mutant, mutants

SAMPLE = 16
KINDS = {"operators", "comparisons", "constants", "order", "variables", "calls", "deletions"}
"""Kinds of change of which none passes for right; of the others some do, and docs/grading.md says how many."""

ORIGINALS = {
    "dyna_q_model_update in one line": """
def dyna_q_model_update(model, state, action, reward, next_state):
    model[state, action] = (reward, next_state)
    return model
""",
    "dyna_q_model_update written out": """
def dyna_q_model_update(model, state, action, reward, next_state):
    entry = model[state, action]
    entry[0] = reward
    entry[1] = np.nan if next_state is None else next_state
    return model
""",
    "dyna_q_planning by q_learning": """
def dyna_q_planning(model, value, params):
    known = np.argwhere(~np.isnan(model[:, :, 0]))
    for _ in range(params['k']):
        state, action = known[np.random.randint(len(known))]
        gain, after = model[state, action]
        value = q_learning(state, action, gain, after, value, params)
    return value
""",
    "dyna_q_planning written out": """
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


@cache
def fates(exercise: str) -> Fates:
    return Fates(registry.get(exercise))


def original(name: str) -> AnswerFile:
    return as_answer(registry.get(name.split()[0]), name, ORIGINALS[name])


def all_mutants() -> list[Mutant]:
    made = [one for name, source in ORIGINALS.items() for one in mutants(name, source, name.split()[0])]
    return [mutant for mutant in made if mutant.kind in KINDS]


def assert_wrong_or_equivalent(chosen: list[Mutant]) -> None:
    found = {one: fates(one.original.split()[0])(original(one.original), one) for one in chosen}
    assert {one.diff: fate for one, fate in found.items() if fate not in (KILLED, EQUIVALENT)} == {}
    assert KILLED in found.values()


@pytest.mark.parametrize("name", ORIGINALS)
def test_the_originals_are_right(name: str) -> None:
    outcome = fates(name.split()[0]).judge(original(name))
    assert outcome.accepted, outcome.message


def test_what_is_noticed_without_the_judge_is_wrong_by_the_judge() -> None:
    for mutant in random.Random(7).sample(all_mutants(), SAMPLE):
        find = fates(mutant.original.split()[0])
        changed = as_answer(registry.get(mutant.original.split()[0]), mutant.original, mutant.source)
        if find.is_noticed(changed):
            assert not find.judge(changed).accepted, mutant.diff


def test_a_sample_of_the_mutants_is_wrong_or_equivalent() -> None:
    assert_wrong_or_equivalent(random.Random(20).sample(all_mutants(), SAMPLE))


@pytest.mark.long
def test_every_mutant_is_wrong_or_equivalent() -> None:
    assert_wrong_or_equivalent(all_mutants())

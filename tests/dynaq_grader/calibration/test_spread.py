"""Where right runs lie that draw in their own way: what the judge holds is what the reference gives."""

import numpy as np
import pytest

from dynaq_grader.calibration import spread as measuring
from dynaq_grader.reference import run, spread
from dynaq_grader.reference.course_run import PARAMS, course_world
from dynaq_utils.envs import QuentinsWorld
from dynaq_utils.learning import learn_environment, q_learning
from plain_dyna_q import update_model


def plan_by_state(model, value, params):
    visited = list(dict.fromkeys(seen))
    for _ in range(params["k"]):
        state = visited[np.random.randint(len(visited))]
        taken = list(dict.fromkeys(action for s, action in pairs if s == state))
        action = taken[np.random.randint(len(taken))]
        value = q_learning(state, action, *model[state, action], value, params)
    return value


seen: list[int] = []
pairs: list[tuple[int, int]] = []


def note_and_update(model, state, action, reward, next_state):
    seen.append(state)
    pairs.append((state, action))
    return update_model(model, state, action, reward, next_state)


def test_drawing_by_state_is_that_of_plain_python():
    fast = run(course_world(), PARAMS, 7, 3, new_agent=measuring.ByState)
    np.random.seed(7)
    value, _, steps = learn_environment(QuentinsWorld(), note_and_update, plan_by_state, PARAMS, 1000, 3)
    assert np.array_equal(fast.value, value)
    assert np.array_equal(fast.episode_steps, steps)


@pytest.mark.parametrize("episodes", spread.MEASURED)
@pytest.mark.parametrize("way", measuring.WAYS)
def test_some_runs_of_each_way_lie_inside_what_is_stored(way, episodes):
    agent, _ = measuring.WAYS[way]
    band = measuring.measure(agent, range(measuring.FIRST_SEED, measuring.FIRST_SEED + 10), episodes)
    assert measuring.together([band, spread.MEASURED[episodes]]) == spread.MEASURED[episodes]


@pytest.mark.parametrize("episodes", spread.MEASURED)
def test_a_run_without_planning_lies_outside(episodes):
    lone = run(course_world(), {**PARAMS, "k": 0}, 1, episodes)
    assert spread.outside(lone.value, lone.reward_sums, lone.episode_steps, episodes)


@pytest.mark.long
def test_what_is_stored_is_measured_again_to_the_last_bit():
    assert measuring.all_as_stored(measuring.measure_lengths())

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dynaq_utils.envs import GridWorld, QuentinsWorld
from dynaq_utils.learning import epsilon_greedy, learn_environment, q_learning
from plain_dyna_q import MAX_STEPS, PARAMS, do_not_plan, plan, plan_fast, reference, update_model

CORRIDOR = "S..G\n.##."


def learn(k, n_episodes, seed=1, planner=plan, **options):
    if seed is not None:
        np.random.seed(seed)
    params = {**PARAMS, "k": k}
    return learn_environment(QuentinsWorld(), update_model, planner, params, MAX_STEPS, n_episodes, **options)


def assert_same(results, run):
    for result, expected in zip(results, reference(run), strict=True):
        assert result.dtype == expected.dtype == np.float64
        assert (result == expected).all()


# The next number of the stream after each run tells that just as many numbers were drawn as in the tutorial.


def test_main_run_is_the_same_to_the_last_bit():
    assert_same(learn(k=10, n_episodes=500), "main")
    assert np.random.random() == 0.9138859921856232


def test_shortcut_runs_are_the_same_to_the_last_bit():
    assert_same(learn(k=0, n_episodes=400, planner=plan_fast, shortcut_episode=200), "shortcut_k0")
    second = learn(k=10, n_episodes=400, seed=None, planner=plan_fast, shortcut_episode=200)
    assert_same(second, "shortcut_k10")
    assert np.random.random() == 0.01618136663741032


@pytest.mark.parametrize(
    ("k", "next_number"), [(0, 0.14687655817718315), (1, 0.24428994114088776), (5, 0.9383007700559983)]
)
def test_short_runs_are_the_same_to_the_last_bit(k, next_number):
    assert_same(learn(k=k, n_episodes=100), f"short_k{k}")
    assert np.random.random() == next_number


def test_the_first_episode_takes_fewer_steps_than_the_shortest_free_route():
    steps = learn(k=10, n_episodes=1)[2]
    assert steps[0] < 20


@pytest.mark.parametrize("demonstrate", [True, False])
def test_only_a_demonstration_reaches_the_model_when_the_shortcut_opens(demonstrate):
    stored = []

    def update(model, state, action, reward, next_state):
        stored.append((state, action, reward, next_state))
        return model

    world = QuentinsWorld()
    learn_environment(world, update, do_not_plan, PARAMS, 1, 1, shortcut_episode=0, demonstrate=demonstrate)
    assert world.shortcut_open
    assert ((64, 1, 0, 74) in stored) is demonstrate
    assert len(stored) == 1 + demonstrate


def test_a_progress_bar_changes_no_number(live, capsys):
    assert_same(learn(k=1, n_episodes=100, progress=True), "short_k1")
    assert "episodes" in capsys.readouterr().err


def test_no_progress_bar_while_nobody_watches(static, capsys):
    learn(k=0, n_episodes=3, progress=True)
    assert capsys.readouterr() == ("", "")


# epsilon_greedy and q_learning


@given(st.lists(st.floats(-10, 10), min_size=1, max_size=6))
def test_epsilon_zero_takes_the_first_best_action(q):
    action = epsilon_greedy(np.array(q), 0)
    assert type(action) is int and action == q.index(max(q))


def test_epsilon_one_takes_all_actions_alike():
    np.random.seed(0)
    counts = np.bincount([epsilon_greedy(np.array([0, 9, 0, 0]), 1) for _ in range(4000)], minlength=4)
    # Six standard deviations of a count of 4000 draws at 1/4.
    assert (abs(counts - 1000) < 6 * np.sqrt(4000 * 0.25 * 0.75)).all()


@given(
    reward=st.floats(-5, 5),
    next_state=st.sampled_from([None, float("nan"), 0, 1, 2.0]),
    alpha=st.floats(0, 1),
    gamma=st.floats(0, 1),
)
def test_q_learning_moves_one_entry_towards_its_target(reward, next_state, alpha, gamma):
    value = np.arange(12.0).reshape(3, 4)
    before = value.copy()
    result = q_learning(1, 2, reward, next_state, value, {"alpha": alpha, "gamma": gamma})
    future = 0 if next_state is None or np.isnan(next_state) else before[int(next_state)].max()
    assert result is value
    assert value[1, 2] == pytest.approx((1 - alpha) * before[1, 2] + alpha * (reward + gamma * future))
    value[1, 2] = before[1, 2]
    assert (value == before).all()


def test_q_learning_takes_states_as_the_model_holds_them():
    value = np.zeros((3, 4))
    q_learning(np.float64(1.0), np.int64(2), np.float64(1), np.float64(2.0), value, PARAMS)
    assert value[1, 2] == 0.5


def test_a_table_of_lists_is_told_in_a_sentence():
    with pytest.raises(TypeError, match="its value table is no NumPy array"):
        q_learning(0, 0, 0, 1, [[0.0] * 4] * 3, PARAMS)


@given(st.lists(st.floats(width=32), min_size=4, max_size=4), st.sampled_from(["float64", "float32"]))
def test_q_learning_takes_the_maximum_that_numpy_takes_nan_included(row, dtype):
    value = np.array([[0.0] * 4, row], dtype=dtype)
    best = value[1].max()
    q_learning(0, 0, 0, 1, value, {"alpha": 1.0, "gamma": 1.0})
    np.testing.assert_array_equal(value[0, 0], best)


# What students meet


@pytest.mark.parametrize(
    ("call", "error", "sentence"),
    [
        ((float("nan"), 0, 0, 1), ValueError, r"state=nan.*from 0 to 2.*NaN in the model means: never tried"),
        ((0, 7, 0, 1), IndexError, r"action=7.*action one from 0 to 3"),
        ((0, 0, 0, 12), IndexError, r"next_state=12"),
        ((None, 0, 0, 1), TypeError, r"state=None"),
        ((0, 0, None, 1), TypeError, r"reward=None"),
        ((0, 0, "a lot", 1), TypeError, r"reward='a lot'"),
    ],
)
def test_a_step_that_cannot_be_taken_is_explained(call, error, sentence):
    with pytest.raises(error, match=f"q_learning was called with .*{sentence}"):
        q_learning(*call, np.zeros((3, 4)), PARAMS)


def test_a_value_table_that_is_none_is_explained():
    with pytest.raises(TypeError, match=r"value table is no NumPy array of shape \(n_states, n_actions\)"):
        q_learning(0, 0, 0, 1, None, PARAMS)


@pytest.mark.parametrize("name", ["alpha", "gamma"])
def test_q_learning_names_the_missing_parameter(name):
    params = {key: number for key, number in PARAMS.items() if key != name}
    with pytest.raises(KeyError) as caught:
        q_learning(0, 0, 0, 1, np.zeros((3, 4)), params)
    assert str(caught.value).startswith(f"params has no entry '{name}' (the ")
    assert f"Add it, for example params['{name}'] = " in str(caught.value)


@pytest.mark.parametrize("name", ["alpha", "gamma", "epsilon"])
def test_learn_environment_asks_for_its_parameters_before_the_first_step(name):
    params = {key: number for key, number in PARAMS.items() if key != name}
    with pytest.raises(KeyError) as caught:
        learn_environment(QuentinsWorld(), None, None, params, 1, 1)
    assert f"params has no entry '{name}'" in str(caught.value)


def test_a_planner_that_misses_a_parameter_is_explained():
    with pytest.raises(KeyError) as caught:
        learn_environment(QuentinsWorld(), update_model, plan, PARAMS, 1, 1)
    assert str(caught.value) == (
        "params has no entry 'k' (the number of planning steps); it holds 'epsilon', 'alpha', 'gamma'. "
        "Add it, for example params['k'] = 10."
    )


def test_other_key_errors_of_a_planner_stay_what_they_are():
    def planner(model, value, params):
        return {}["epsilon"]

    with pytest.raises(KeyError) as caught:
        learn_environment(QuentinsWorld(), update_model, planner, PARAMS, 1, 1)
    assert str(caught.value) == "'epsilon'"


def returns(result):
    def dyna_q_answer(*arguments):
        return result

    return dyna_q_answer


BAD_RESULTS = [
    (None, TypeError, "dyna_q_answer returned None.*does it end with a return statement"),
    (np.zeros(4), ValueError, r"dyna_q_answer returned an array of shape \(4,\)"),
    ((np.zeros((100, 4)), 1), TypeError, "dyna_q_answer returned a tuple"),
    (3, TypeError, "dyna_q_answer returned an int"),
]


@pytest.mark.parametrize(("result", "error", "sentence"), BAD_RESULTS)
def test_a_planner_that_returns_something_else_is_named(result, error, sentence):
    with pytest.raises(error, match=sentence) as caught:
        learn_environment(QuentinsWorld(), update_model, returns(result), PARAMS, 1, 1)
    assert "It should return the value table, a NumPy array of shape (100, 4)" in str(caught.value)


@pytest.mark.parametrize(("result", "error", "sentence"), BAD_RESULTS)
def test_a_model_updater_that_returns_something_else_is_named(result, error, sentence):
    with pytest.raises(error, match=sentence) as caught:
        learn_environment(QuentinsWorld(), returns(result), do_not_plan, PARAMS, 1, 1)
    assert "It should return the model, a NumPy array of shape (100, 4, 2)" in str(caught.value)


def test_a_stub_passes_through():
    def stub(*arguments):
        raise NotImplementedError("to do")

    with pytest.raises(NotImplementedError, match="to do"):
        learn_environment(QuentinsWorld(), stub, do_not_plan, PARAMS, 1, 1)


def test_an_episode_needs_a_step():
    with pytest.raises(ValueError, match="max_steps=0"):
        learn_environment(QuentinsWorld(), update_model, do_not_plan, PARAMS, 0, 1)


# Whatever the world and the numbers


@settings(max_examples=30)
@given(
    seed=st.integers(0, 2**32 - 1),
    k=st.integers(0, 3),
    max_steps=st.integers(1, 40),
    n_episodes=st.integers(0, 6),
)
def test_runs_repeat_and_stay_in_bounds(seed, k, max_steps, n_episodes):
    runs = []
    for _ in range(2):
        np.random.seed(seed)
        params = {**PARAMS, "k": k}
        world = GridWorld(CORRIDOR)
        runs.append(learn_environment(world, update_model, plan, params, max_steps, n_episodes))
    for first, second in zip(*runs, strict=True):
        assert (first == second).all()
    value, reward_sums, episode_steps = runs[0]
    assert value.shape == (8, 4)
    assert reward_sums.shape == episode_steps.shape == (n_episodes,)
    assert ((episode_steps >= 1) & (episode_steps <= max_steps)).all()
    # Reaching the goal earns 1, and the goal itself may still be worth the 1 that all values start from.
    assert value.max() <= 1 + PARAMS["gamma"] and value.min() >= -1 / (1 - PARAMS["gamma"])
    assert (reward_sums <= 1).all()


@settings(max_examples=20)
@given(seed=st.integers(0, 2**32 - 1))
def test_the_model_holds_what_the_world_does(seed):
    np.random.seed(seed)
    world, models = GridWorld(CORRIDOR), []

    def keep(model, value, params):
        models.append(model)
        return value

    learn_environment(world, update_model, keep, PARAMS, 30, 3)
    known = np.argwhere(~np.isnan(models[-1][:, :, 0]))
    assert len(known)
    for state, action in known:
        next_state, reward = world.get_outcome(state, action)
        np.testing.assert_array_equal(models[-1][state, action], [reward, np.nan if next_state is None else next_state])

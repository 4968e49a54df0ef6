import gymnasium
import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env

from dynaq_utils.envs import GridWorld
from dynaq_utils.envs import gymnasium_adapter as adapter


@pytest.mark.parametrize("render_mode", [None, "rgb_array", "ansi"])
def test_gymnasium_finds_nothing_to_complain_about(render_mode):
    check_env(gymnasium.make("dynaq/QuentinsWorld-v0", render_mode=render_mode).unwrapped)


def test_an_episode_ends_with_the_move_made_from_the_goal():
    env = gymnasium.make(adapter.ID)
    assert env.reset(seed=1) == (54, {})
    moves = [3] * 5 + [0] * 5 + [1] * 9
    for number, action in enumerate(moves, start=1):
        state, reward, terminated, truncated, _ = env.step(action)
        assert (reward, terminated, truncated) == (float(number == 19), False, False)
    assert state == 99
    assert env.step(0)[:4] == (99, 0.0, True, False)


def test_the_shortcut_can_be_open():
    env = gymnasium.make(adapter.ID, shortcut_open=True)
    env.reset()
    rewards = [env.step(action)[1] for action in (1, 1)]
    assert rewards == [0.0, 0.0]


def test_text_shows_where_the_agent_is():
    assert adapter.render_text(GridWorld("..G\nS#."), agent=2) == "..G\nS#@"


def test_picture_shows_where_the_agent_is():
    world = GridWorld("..G\nS#.")
    first, second = (adapter.render_picture(world, agent) for agent in (2, 3))
    assert first.shape == (2 * adapter.SQUARE, 3 * adapter.SQUARE, 3) and first.dtype == np.uint8
    middle = adapter.SQUARE // 2
    assert (first[-middle, -middle] == 0).all() and (second[middle, middle] == 0).all()
    assert (first[middle, middle] == 255).all()


def test_unknown_render_modes_are_refused():
    with pytest.raises(ValueError, match="no render mode 'human': choose one of rgb_array, ansi"):
        adapter.GridWorldEnv(render_mode="human")


def test_no_render_mode_gives_no_picture():
    assert adapter.GridWorldEnv().render() is None

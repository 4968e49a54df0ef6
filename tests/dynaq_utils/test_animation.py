import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest

from dynaq_utils import alt_text, animation, explorer, slider
from dynaq_utils.envs import QuentinsWorld
from dynaq_utils.histories import record_backups, record_episode, record_spreading, record_walk
from plain_dyna_q import plan_fast, reference, update_model

VALUE = reference("main")[0]
WORLD = QuentinsWorld()


@pytest.fixture
def shown(monkeypatch):
    """The words of all figures that are shown as plain pictures."""
    words = []
    monkeypatch.setattr(alt_text, "show", lambda figure, alt: words.append(alt))
    return words


# What is recorded


def test_a_recorded_episode_follows_the_world():
    steps = record_episode(WORLD, VALUE)
    assert len(steps) == 20 and steps[0][0] == WORLD.init_state and steps[-1][3] is None
    for (state, action, reward, next_state), following in zip(steps, [*steps[1:], None], strict=True):
        assert WORLD.get_outcome(state, action) == (next_state, reward)
        assert following is None or following[0] == next_state


def test_a_recorded_episode_stops_when_told():
    assert len(record_episode(WORLD, VALUE, max_steps=7)) == 7


def test_values_spread_from_the_goal_with_more_planning():
    history = record_spreading(WORLD, update_model, plan_fast, (0, 500, 2000, 16000))
    reached = (history.max(axis=2) > 0).sum(axis=1)
    assert reached[0] == 0 and (np.diff(reached) > 0).all() and reached[-1] > 80


def test_history_of_backups_changes_one_entry_at_a_time():
    history = record_backups(WORLD, update_model, plan_fast, k=5, n_steps=4)
    assert history.shape == (4, 6, 100, 4)
    changed = (np.diff(history.reshape(24, -1), axis=0) != 0).sum(axis=1)
    assert changed.max() == 1


def test_agents_without_planning_learn_from_real_steps_only():
    history = record_backups(WORLD, update_model, plan_fast, k=0, n_steps=4)
    assert history.shape == (4, 1, 100, 4) and (history[0].max() > 0)


def test_recording_gives_the_streams_back(unmoved_streams):
    record_walk(WORLD, seed=1)
    record_spreading(WORLD, update_model, plan_fast, (0, 10))
    record_backups(WORLD, update_model, plan_fast, k=2, n_steps=2)


# The players


def test_players_show_every_frame_and_say_what_they_show(live):
    settings = dict(matplotlib.rcParams)
    html = animation.animate_values(update_model, plan_fast, backups=(0, 100, 500)).data
    assert html.count("data:image/png;base64") == 3
    assert 'aria-label="Map of QuentinsWorld after one random walk and 500 planning steps' in html
    assert dict(matplotlib.rcParams) == settings and plt.get_fignums() == []


def test_a_player_asks_for_nothing_from_the_web_and_has_a_sign_on_each_button(live):
    html = animation.animate_episode(VALUE).data
    assert "http" not in html.replace("http://www.w3.org", "")
    assert all(f">{sign}</button>" in html.replace("\n", "").replace("  ", "") for sign in animation.SIGNS.values())


def test_an_episode_has_one_frame_for_each_state(live):
    html = animation.animate_episode(VALUE, max_steps=5).data
    assert html.count("data:image/png;base64") == 6
    assert "the agent has not reached the goal" in html


def test_the_title_of_a_frame_is_inside_the_picture(live, monkeypatch):
    figures = []
    monkeypatch.setattr(animation.plt, "close", figures.append)
    animation.animate_episode(VALUE, max_steps=2)
    title = figures[0].axes[0].title
    assert title.get_text() == "Move 2: sum of rewards 0"
    box = title.get_window_extent()
    assert figures[0].bbox.contains(box.x0, box.y0) and figures[0].bbox.contains(box.x1, box.y1)


def test_static_runs_show_the_last_frame(static, shown):
    assert animation.animate_values(update_model, plan_fast, backups=(0, 100)) is None
    assert animation.animate_episode(VALUE) is None
    assert "after 19 moves the agent reaches the goal, with a sum of rewards of 1." in shown[1]
    assert len(shown) == 2


# The widget


def test_static_runs_show_the_last_picture_of_the_widget(static, shown):
    assert explorer.planning_explorer(update_model, plan_fast, n_steps=3) is None
    assert shown[0].startswith("Maps of QuentinsWorld after 3 real steps")


def test_without_ipywidgets_the_last_picture_is_shown(live, shown, monkeypatch):
    monkeypatch.setattr(slider.importlib.util, "find_spec", lambda name: None)
    assert explorer.planning_explorer(update_model, plan_fast, n_steps=2) is None
    assert len(shown) == 1


def test_the_slider_changes_picture_and_words(live):
    pytest.importorskip("ipywidgets")
    box = explorer.planning_explorer(update_model, plan_fast, n_steps=20)
    bar, image, words = box.children
    before = bytes(image.value), words.value
    assert before[0].startswith(b"\x89PNG")
    bar.value = bar.max
    assert bytes(image.value) != before[0] and words.value != before[1]
    assert plt.get_fignums() == []


@pytest.mark.parametrize(("position", "places"), [(0, [(0, 0), (0, 0), (0, 0)]), (75, [(1, 0), (1, 4), (1, 24)])])
def test_agents_plan_in_step_with_each_other(position, places):
    panels = explorer.Panels(WORLD, update_model, plan_fast, (0, 10, 50), n_steps=2, seed=1)
    assert panels.n_positions == 2 * 51
    assert [panels.place(position, k) for k in (0, 10, 50)] == places


def test_moving_the_slider_calls_nobody(live):
    calls = []

    def counted(model, value, params):
        calls.append(1)
        return plan_fast(model, value, params)

    panels = explorer.Panels(WORLD, update_model, counted, (0, 2), n_steps=3, seed=1)
    before = len(calls)
    panels.show(panels.n_positions - 1)
    slider.picture(panels.figure)
    assert before == 6 and len(calls) == before

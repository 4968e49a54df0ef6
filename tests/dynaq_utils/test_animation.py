import re

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.figure import Figure

from dynaq_utils import alt_text, animation, explorer, film
from dynaq_utils.envs import QuentinsWorld
from dynaq_utils.histories import record_episode, record_spreading, record_steps, record_walk
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


def test_values_after_each_step_grow_with_planning():
    few, many = (record_steps(WORLD, update_model, plan_fast, k, n_steps=20) for k in (0, 50))
    assert few.shape == many.shape == (20, 100, 4)
    assert (many[-1] > 0).any(axis=1).sum() > (few[-1] > 0).any(axis=1).sum()


def test_recording_gives_the_streams_back(unmoved_streams):
    record_walk(WORLD, seed=1)
    record_spreading(WORLD, update_model, plan_fast, (0, 10))
    record_steps(WORLD, update_model, plan_fast, k=2, n_steps=2)


# The players


def shown_at_first(html):
    """The pictures that are seen before anything is pressed."""
    return [tag for tag in re.findall("<img [^>]*>", html) if "display: none" not in tag]


def test_films_hold_every_frame_say_what_they_show_and_are_not_blank(live):
    settings = dict(matplotlib.rcParams)
    html = animation.animate_values(update_model, plan_fast, backups=(0, 100, 500)).data
    assert html.count("data:image/png;base64") == 3
    assert len(shown_at_first(html)) == 1
    assert 'aria-label="Map of QuentinsWorld after one random walk and 500 planning steps' in html
    assert 'alt="After 100 planning steps"' in html
    assert dict(matplotlib.rcParams) == settings and plt.get_fignums() == []


def test_a_film_asks_for_nothing_from_the_web_and_needs_no_script_of_its_own(live):
    html = animation.animate_episode(VALUE, max_steps=3).data
    assert "http" not in html
    assert "<script" not in html


def test_an_episode_has_one_frame_for_each_state(live):
    html = animation.animate_episode(VALUE, max_steps=5).data
    assert html.count("data:image/png;base64") == 6
    assert "the agent has not reached the goal" in html


def test_a_slider_has_a_name_that_belongs_to_it_and_says_where_it_is(live):
    html = animation.animate_episode(VALUE, max_steps=3).data
    (own,) = re.findall('<input id="([^"]+)" type="range" min="0" max="3"', html)
    assert f'<label for="{own}">Film</label>' in html
    assert f'<output for="{own}">1 of 4: Move 0: sum of rewards 0</output>' in html
    assert 'aria-valuetext="Move 0: sum of rewards 0"' in html


def test_a_film_has_no_more_frames_than_a_hand_can_tell_apart(live):
    with pytest.raises(ValueError, match="at most 60 frames"):
        film.film(Figure(), str, 61, "too long", "Film")


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


# The slider


def test_static_runs_show_the_last_picture_of_the_slider(static, shown):
    assert explorer.planning_explorer(update_model, plan_fast, n_steps=3) is None
    assert shown[0].startswith("After 3 real steps")


@pytest.mark.parametrize(("n_steps", "positions"), [(20, 20), (60, 60), (200, 60)])
def test_the_slider_has_at_most_sixty_positions_the_last_step_among_them(n_steps, positions):
    panels = explorer.Panels(WORLD, update_model, plan_fast, (0, 2), n_steps=n_steps, seed=1)
    assert len(panels.steps) == positions
    assert (panels.steps[0], panels.steps[-1]) == (0, n_steps - 1)


def test_the_slider_needs_no_kernel(live):
    html = explorer.planning_explorer(update_model, plan_fast, n_steps=4).data
    assert html.count("data:image/png;base64") == 4
    assert 'alt="After 4 real steps of the second episode;' in html
    assert plt.get_fignums() == []


def test_agents_plan_in_step_with_each_other():
    panels = explorer.Panels(WORLD, update_model, plan_fast, (0, 10, 50), n_steps=2, seed=1)
    panels.show(1)
    assert [ax.get_title().partition(":")[2] for ax in panels.figure.axes] == [
        f" {steps} planning steps in all" for steps in (0, 20, 100)
    ]

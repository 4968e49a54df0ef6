"""Plots and films of the pendulum: the data they draw, and the words beside them."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from dynaq_utils import swing_up
from dynaq_utils.control.episodes import follow, run_episode
from dynaq_utils.envs.pendulum import Pendulum
from dynaq_utils.plotting.control import plot_angles, plot_log, plot_returns, plot_states


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def test_angles_are_drawn_beside_the_upright_lines():
    ax = plot_angles({"a": [3.0, 2.0], "b": [3.0, 4.0]})
    assert [line.get_ydata()[0] for line in ax.get_lines()] == [3.0, 3.0, 0.0, 2 * np.pi]
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["a", "b"]


def test_returns_begin_at_round_one_and_no_two_curves_look_alike():
    ax = plot_returns({"a": [-3.0, -2.0], "b": [-1.0, -1.0], "c": [0.0, -1.0]})
    assert list(ax.get_lines()[0].get_xdata()) == [1, 2]
    looks = {(line.get_color(), line.get_linestyle(), line.get_marker()) for line in ax.get_lines()}
    assert len(looks) == len({line.get_marker() for line in ax.get_lines()}) == 3


def test_a_log_plot_has_a_logarithmic_axis():
    assert plot_log({"a": [1e-3, 1e3]}, "x", "y").get_yscale() == "log"


def test_states_are_drawn_angle_against_speed():
    ax = plot_states({"data": np.array([[3.0, 1.0], [2.0, -1.0]])})
    assert list(ax.get_lines()[0].get_xdata()) == [3.0, 2.0]
    assert list(ax.get_lines()[0].get_ydata()) == [1.0, -1.0]


def test_films_say_in_words_how_they_end(monkeypatch):
    told = []
    monkeypatch.setenv("DYNAQ_STATIC", "1")
    monkeypatch.setattr("dynaq_utils.alt_text.show", lambda figure, alt: told.append(alt))
    swing_up.animate_pendulum(run_episode(Pendulum(), follow(np.zeros(50))))
    plans = np.random.default_rng(1).normal(size=(20, 5))
    swing_up.animate_elites([(plans, plans[:4]), (plans / 2, plans[:4] / 2)])
    assert "after 50 decisions it falls" in told[0]
    first, last = (float(word) for word in told[1].rstrip(".").split(" from ")[1].split(" to "))
    assert first > last


def test_a_film_has_a_frame_for_each_iteration(monkeypatch):
    monkeypatch.delenv("DYNAQ_STATIC", raising=False)
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    plans = np.random.default_rng(1).normal(size=(6, 5))
    html = swing_up.animate_elites([(plans, plans[:2])] * 3).data
    assert html.count("data:image/png") == 3 and "spread shrinks" in html

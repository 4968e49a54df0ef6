import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from dynaq_utils import plotting
from dynaq_utils.envs import GridWorld, QuentinsWorld
from dynaq_utils.plotting.maps import best_arrows
from plain_dyna_q import reference

WORLD = QuentinsWorld()
VALUE, REWARDS, STEPS = reference("main")
RUNS = np.stack([reference("short_k0")[2], reference("short_k5")[2]])

PLOTS = {
    "plot_state_action_values": lambda ax: plotting.plot_state_action_values(WORLD, VALUE, ax=ax),
    "plot_quiver_max_action": lambda ax: plotting.plot_quiver_max_action(WORLD, VALUE, ax=ax),
    "plot_heatmap_max_val": lambda ax: plotting.plot_heatmap_max_val(WORLD, VALUE, ax=ax),
    "plot_rewards": lambda ax: plotting.plot_rewards(500, REWARDS, ax=ax),
    "plot_policy_map": lambda ax: plotting.plot_policy_map(WORLD, VALUE, ax=ax),
    "plot_means": lambda ax: plotting.plot_means(np.arange(100), RUNS, ["k = 0", "k = 5"], "Episode", "Steps", ax=ax),
    "plot_steps_per_episode": lambda ax: plotting.plot_steps_per_episode(RUNS, ["k = 0", "k = 5"], ax=ax),
}


def test_every_plot_is_tried_here():
    assert sorted([*PLOTS, "plot_performance"]) == sorted(plotting.__all__)


@pytest.mark.parametrize("plot", PLOTS.values(), ids=PLOTS)
def test_a_plot_draws_into_the_axes_it_is_given(plot):
    _, (ax, other) = plt.subplots(1, 2)
    assert plot(ax) is ax
    assert ax.has_data() and not other.has_data()


@pytest.mark.parametrize("plot", PLOTS.values(), ids=PLOTS)
def test_a_plot_makes_a_figure_where_it_is_given_none(plot):
    ax = plot(None)
    assert isinstance(ax, Axes) and ax.get_xlabel() and ax.get_ylabel()
    assert plt.get_fignums() == [ax.figure.number]


@pytest.mark.parametrize("plot", [*PLOTS.values(), None], ids=[*PLOTS, "plot_performance"])
def test_a_plot_changes_neither_settings_nor_streams_nor_data(plot, unmoved_streams):
    settings, value, rewards = dict(matplotlib.rcParams), VALUE.copy(), REWARDS.copy()
    plot(None) if plot else plotting.plot_performance(WORLD, VALUE, REWARDS)
    assert dict(matplotlib.rcParams) == settings
    assert (value == VALUE).all() and (rewards == REWARDS).all()


def test_performance_is_one_figure_of_four_plots_and_a_scale():
    figure = plotting.plot_performance(WORLD, VALUE, REWARDS)
    assert isinstance(figure, Figure) and len(figure.axes) == 5
    assert figure.axes[4].get_ylabel() == "Value"


def test_performance_draws_as_many_episodes_as_there_are():
    figure = plotting.plot_performance(WORLD, VALUE, REWARDS[:40])
    assert list(figure.axes[2].lines[0].get_xdata()) == [0, 10, 20, 30]


def test_state_action_values_are_the_points():
    ax = plotting.plot_state_action_values(WORLD, VALUE)
    assert [line.get_label() for line in ax.lines] == ["right", "up", "left", "down"]
    assert (np.stack([line.get_ydata() for line in ax.lines], axis=1) == VALUE).all()
    assert len({line.get_marker() for line in ax.lines}) == 4


def test_arrows_of_the_quiver_point_along_the_best_actions():
    arrows = plotting.plot_quiver_max_action(WORLD, VALUE).collections[0]
    expected = np.array([(1, 0), (0, 1), (-1, 0), (0, -1)])[VALUE.argmax(axis=1)]
    assert (np.stack([arrows.U, arrows.V], axis=1) == expected).all()


@pytest.mark.parametrize("value", [VALUE, VALUE.max(axis=1)], ids=["table", "one value a state"])
def test_heat_map_has_state_0_at_the_bottom_left(value):
    image = plotting.plot_heatmap_max_val(WORLD, value).images[0]
    assert image.origin == "lower"
    assert (image.get_array() == VALUE.max(axis=1).reshape(10, 10)).all()


def test_rewards_are_averaged_over_neighbours():
    line = plotting.plot_rewards(30, np.arange(30.0), average_range=5).lines[0]
    assert list(line.get_xdata()) == [0, 5, 10, 15, 20, 25]
    assert list(line.get_ydata()[1:]) == pytest.approx([5, 10, 15, 20, 25])


def test_policy_map_shows_red_squares_start_goal_and_scale():
    ax = plotting.plot_policy_map(WORLD, VALUE, limits=(0, 2), colorbar=True)
    assert {text.get_text() for text in ax.texts} == {"S", "G"}
    assert any(len(collection.get_paths()) == len(WORLD.red_states) for collection in ax.collections)
    assert ax.images[0].get_clim() == (0, 2) and len(ax.figure.axes) == 2


def test_policy_map_shows_the_shortcut_once_it_is_open():
    opened = QuentinsWorld()
    opened.toggle_shortcut()
    patches = [len(plotting.plot_policy_map(world, VALUE).patches) for world in (WORLD, opened)]
    assert patches[1] == patches[0] + 2


def test_policy_map_of_another_world():
    ax = plotting.plot_policy_map(GridWorld("S..\n.#G"), np.arange(24.0).reshape(6, 4))
    assert ax.images[0].get_array().shape == (2, 3)


def test_arrows_of_the_map_leave_out_states_where_nothing_stands_out():
    x, y = best_arrows(np.array([[0, 1, 0, 1], [0, 0, 0, 0], [0, 2, 2, 2], [-1, 3, 0, 1.0]]))
    shown = ~np.ma.getmaskarray(x).reshape(4, 4)
    assert shown.tolist() == [
        [False, True, False, True],
        [False] * 4,
        [False] * 4,
        [False, True, False, False],
    ]
    assert (np.ma.getmaskarray(x) == np.ma.getmaskarray(y)).all()


def test_steps_of_several_runs_have_a_band_and_single_runs_none():
    runs = np.stack([RUNS, RUNS + 2], axis=1)
    with_band = plotting.plot_steps_per_episode(runs, skip=20)
    assert len(with_band.lines) == len(with_band.collections) == 2
    assert (with_band.lines[0].get_ydata() == RUNS[0, 20:] + 1).all()
    assert len(plotting.plot_steps_per_episode(RUNS).collections) == 0


def test_curves_of_steps_differ_in_more_than_colour():
    lines = plotting.plot_steps_per_episode(np.ones((5, 10))).lines
    assert len({line.get_marker() for line in lines}) == len({line.get_linestyle() for line in lines}) + 1 == 5


def test_events_and_references_are_in_the_legend():
    ax = plotting.plot_steps_per_episode(RUNS, ["a", "b"], event=(50, "opens"), reference=(20, "optimum"))
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["a", "b", "opens", "optimum"]

import numpy as np
import pytest
from hypothesis import given

from drawn_worlds import drawings
from dynaq_utils.envs import GridWorld, QuentinsWorld
from world_contract import check_world

RED = [12, 13, 15, 16, 22, 26, 32, 36, 42, 46, 52, 56, 62, 66, 72, 73, 74, 75, 76]


def entries(world):
    """All moves into another square: (state, action, next state, reward)."""
    for (state, action), [(_, next_state, reward)] in world.get_all_outcomes().items():
        if next_state not in (None, state):
            yield state, action, next_state, reward


@given(drawings())
def test_every_drawn_world_keeps_the_contract(drawing):
    check_world(GridWorld(drawing))


@given(drawings())
def test_moves_are_one_square_long_and_there_is_a_way_back(drawing):
    world = GridWorld(drawing)
    for state, action, next_state, _ in entries(world):
        x, y = state % world.dim_x, state // world.dim_x
        next_x, next_y = next_state % world.dim_x, next_state // world.dim_x
        assert (next_x - x, next_y - y) == [(1, 0), (0, 1), (-1, 0), (0, -1)][action]
        if next_state != world.goal_state:
            assert world.get_outcome(next_state, (action + 2) % 4)[0] == state


@given(drawings())
def test_rewards_depend_on_the_square_that_is_entered(drawing):
    world = GridWorld(drawing)
    for _, _, next_state, reward in entries(world):
        expected = 1 if next_state == world.goal_state else -1 if next_state in world.red_states else 0
        assert reward == expected


@given(drawings())
def test_a_move_against_the_border_stays_and_is_free(drawing):
    world = GridWorld(drawing)
    for (state, _), [(_, next_state, reward)] in world.get_all_outcomes().items():
        if next_state == state:
            assert reward == 0


def test_the_first_line_of_a_drawing_is_the_top_row():
    world = GridWorld("G.#\nS..")
    assert (world.init_state, world.goal_state, world.red_states) == (0, 3, (5,))


def test_quentins_world_keeps_the_contract_with_and_without_its_shortcut():
    world = QuentinsWorld()
    check_world(world)
    world.toggle_shortcut()
    check_world(world)


def test_quentins_world_has_the_public_interface_of_the_tutorial():
    world = QuentinsWorld()
    assert (world.n_states, world.n_actions, world.dim_x, world.dim_y) == (100, 4, 10, 10)
    assert (world.init_state, world.goal_state, world.name) == (54, 99, "QuentinsWorld")


def test_red_squares_cost_one_each_time_they_are_entered():
    world = QuentinsWorld()
    assert list(world.red_states) == RED
    assert {next_state for _, _, next_state, reward in entries(world) if reward == -1} == set(RED)
    assert all(reward == -1 for _, _, next_state, reward in entries(world) if next_state in RED)


@pytest.mark.parametrize("action", range(4))
def test_any_move_from_the_goal_ends_the_episode(action):
    assert QuentinsWorld().get_outcome(99, action) == (None, 0)


@pytest.mark.parametrize(("state", "action"), [(98, 0), (89, 1)])
def test_entering_the_goal_earns_one(state, action):
    assert QuentinsWorld().get_outcome(state, action) == (99, 1)


def test_the_shortcut_frees_only_the_move_up_from_64_into_74():
    closed, opened = QuentinsWorld(), QuentinsWorld()
    opened.toggle_shortcut()
    before, after = closed.get_all_outcomes(), opened.get_all_outcomes()
    assert [pair for pair in before if before[pair] != after[pair]] == [(64, 1)]
    assert (before[64, 1], after[64, 1]) == ([(1, 74, -1)], [(1, 74, 0)])


def test_the_shortcut_can_be_closed_again():
    world = QuentinsWorld()
    before = world.get_all_outcomes()
    world.toggle_shortcut()
    assert world.shortcut_open and "shortcut open" in repr(world)
    world.toggle_shortcut()
    assert not world.shortcut_open and world.get_all_outcomes() == before


def test_worlds_do_not_share_their_shortcut():
    QuentinsWorld().toggle_shortcut()
    assert QuentinsWorld().get_outcome(64, 1) == (74, -1)


def test_a_world_without_a_shortcut_says_so():
    with pytest.raises(ValueError, match="has no shortcut to open"):
        GridWorld("SG").toggle_shortcut()


def test_numpy_integers_are_states_and_actions_too():
    assert QuentinsWorld().get_outcome(np.int64(54), np.int32(3)) == (44, 0)


@pytest.mark.parametrize(
    ("drawing", "sentence"),
    [
        ("", "is empty"),
        ("S.\nG", "differ in length"),
        ("S?G", "unknown character '\\?'"),
        ("..G", "exactly one 'S', and this one has 0"),
        ("SGG", "exactly one 'G', and this one has 2"),
        ("S^vG\n....", "has 2 shortcuts"),
        (".S^\nG..", None),
        ("S.G\n..^", "starts outside the world"),
        ("S.G\n>..", "starts outside the world"),
    ],
)
def test_a_drawing_that_cannot_be_read_is_refused_in_a_sentence(drawing, sentence):
    if sentence is None:
        assert GridWorld(drawing).shortcut_state == 2
        return
    with pytest.raises(ValueError, match=sentence):
        GridWorld(drawing)

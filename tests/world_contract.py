"""What every world must hold to, after the manner of Gymnasium's `check_env`."""

import pytest


def check_world(world):
    """Raises AssertionError where a world breaks what the learning loop and the plots rely on."""
    assert isinstance(world.name, str) and world.name
    assert world.n_states == world.dim_x * world.dim_y
    assert world.n_actions == 4
    assert world.init_state in range(world.n_states)
    check_outcomes(world)
    check_ranges(world)


def check_outcomes(world):
    outcomes = world.get_all_outcomes()
    pairs = [(state, action) for state in range(world.n_states) for action in range(world.n_actions)]
    assert sorted(outcomes) == pairs
    ends = set()
    for state, action in pairs:
        next_state, reward = world.get_outcome(state, action)
        assert outcomes[state, action] == [(1, next_state, reward)]
        assert world.get_outcome(state, action) == (next_state, reward), "an outcome changed by itself"
        assert type(reward) is int
        assert next_state is None or (type(next_state) is int and next_state in range(world.n_states))
        ends |= {state} if next_state is None else set()
    assert ends == {world.goal_state}


def check_ranges(world):
    bad = [
        (-1, 0),
        (world.n_states, 0),
        (0, -1),
        (0, world.n_actions),
        (0.5, 0),
        (None, 0),
        ("0", 0),
        ([0], 0),
        (float("nan"), 0),
    ]
    for state, action in bad:
        with pytest.raises(ValueError, match=r"has no outcome for state .* whole number from 0 to"):
            world.get_outcome(state, action)

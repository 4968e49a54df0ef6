"""The target of a real step, expanded by imagined ones, on Python floats."""

from __future__ import annotations

from .world import Table


def expand_target(model: Table, value: Table, reward: float, next_state: float, horizon: int, gamma: float) -> float:
    """Gives the target.

    Args:
        model: Reward and next state of each pair, shape (n_states, n_actions, 2); NaN where the episode ends.
        value: The values, shape (n_states, n_actions).
        reward: What the real step paid.
        next_state: Where it led to, NaN if the episode has ended.
        horizon: How many steps are imagined.
        gamma: The discount.
    """
    target, discount, state = reward, gamma, next_state
    for _ in range(horizon):
        if state != state:
            return target
        row = int(state)
        gain, state = model[row, value[row].argmax()].tolist()
        target += discount * gain
        discount *= gamma
    return target if state != state else target + discount * float(value[int(state)].max())

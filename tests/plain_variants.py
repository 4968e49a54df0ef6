"""Right answers to the exercises of the second notebook, written plainly, for the tests of what calls them."""

import numpy as np

from dynaq_utils.learning import q_learning


def plan_with_bonus(model, value, last_tried, now, params):
    tried = ~np.isnan(model[:, :, 0])
    states = np.flatnonzero(tried.any(axis=1))
    for _ in range(params["k"]):
        state = states[np.random.choice(len(states))]
        action = np.random.choice(value.shape[1])
        reward, next_state = model[state, action] if tried[state, action] else (0.0, state)
        bonus = params["kappa"] * np.sqrt(now - last_tried[state, action])
        value = q_learning(state, action, reward + bonus, next_state, value, params)
    return value


def sweep(model, value, priority, params):
    for _ in range(params["k"]):
        state, action = np.unravel_index(priority.argmax(), priority.shape)
        if priority[state, action] <= params["theta"]:
            break
        priority[state, action] = 0
        value = q_learning(state, action, *model[state, action], value, params)
        for before, taken in np.argwhere(model[:, :, 1] == state):
            target = model[before, taken, 0] + params["gamma"] * value[state].max()
            priority[before, taken] = max(priority[before, taken], abs(target - value[before, taken]))
    return value, priority


def expanded_target(model, value, reward, next_state, horizon, gamma):
    target, discount, state = reward, gamma, next_state
    for _ in range(horizon):
        if np.isnan(state):
            return target
        reward, after = model[int(state), value[int(state)].argmax()]
        target, discount, state = target + discount * reward, discount * gamma, after
    return target if np.isnan(state) else target + discount * value[int(state)].max()

"""Version 2.0: the gradient of an imagined return, backwards through the model (backpropagation).

PyTorch and JAX do the backward half by themselves; here it is written out, so that each factor can be looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dynaq_utils.control.adam import Adam
from dynaq_utils.control.model import Model, jacobian, predict, reward_of
from dynaq_utils.control.policy import Policy, start_states
from dynaq_utils.envs.pendulum import wrapped

Array = npt.NDArray[np.float64]

LONGEST_STEP = 10.0
"""Longer gradients are shortened to this norm."""


@dataclass(frozen=True)
class Descent:
    """How learning by gradients went.

    Attributes:
        policy: the policy at the end.
        norms: length of the gradient in each iteration, before it was shortened.
    """

    policy: Policy
    norms: Array


def gradient(policy: Policy, model: Model, states: Array, horizon: int) -> tuple[float, Array, Array]:
    """The mean return of rollouts in a model, and how it changes with the policy's weights.

    Args:
        policy: chooses the torques.
        model: the model.
        states: where the rollouts start, shape (n, 2).
        horizon: how many decisions they last; the reward of the last state counts, too.

    Returns:
        The mean return; its gradient, shape (D,); and for each decision the mean length of the derivative of what
        comes after it by the state it leads to, shape (horizon,).
    """
    path, taken, total = [states], [], np.zeros(len(states))
    for _ in range(horizon):
        taken.append(policy.torque(path[-1]))
        total += reward_of(path[-1], taken[-1])
        path.append(predict(model, path[-1], taken[-1]))
    total += reward_of(path[-1], np.zeros(len(states)))
    by_state, found, lengths = _reward_by_state(path[-1]), np.zeros_like(policy.weights), []
    for before, torque in zip(path[-2::-1], taken[::-1], strict=True):
        lengths.append(np.linalg.norm(by_state, axis=-1).mean())
        next_by_state, next_by_torque = jacobian(model, before, torque)
        torque_by_state, torque_by_weights = policy.jacobian(before)
        by_torque = (next_by_torque * by_state).sum(axis=-1) + _reward_by_torque(torque)
        found += (torque_by_weights * by_torque[:, np.newaxis]).mean(axis=0)
        through_model = np.einsum("nij,ni->nj", next_by_state, by_state)
        by_state = _reward_by_state(before) + through_model + torque_by_state * by_torque[:, np.newaxis]
    return float(total.mean()), found, np.array(lengths[::-1])


def climb(
    policy: Policy,
    model: Model,
    rng: np.random.Generator,
    horizon: int,
    n_starts: int = 30,
    n_iterations: int = 100,
    rate: float = 0.03,
    say: Callable[[int], object] = lambda iteration: None,
) -> Descent:
    """Improves a policy by the gradient of imagined returns.

    Args:
        policy: where to begin.
        model: the model.
        rng: draws the starts.
        horizon: how many decisions a rollout lasts.
        n_starts: how many rollouts an iteration has.
        n_iterations: how many steps are made.
        rate: their size.
        say: told the number of each iteration.

    Returns:
        The policy at the end and the lengths of the gradients.
    """
    adam, norms = Adam(len(policy.weights), rate), []
    for iteration in range(n_iterations):
        say(iteration)
        _, found, _ = gradient(policy, model, start_states(rng, n_starts), horizon)
        norms.append(float(np.linalg.norm(found)))
        if np.isfinite(norms[-1]):
            policy = policy.moved(adam.step(found / max(1.0, norms[-1] / LONGEST_STEP)))
    return Descent(policy, np.array(norms))


def _reward_by_state(states: Array) -> Array:
    return np.stack([-8.0 * wrapped(states[..., 0]), -0.8 * states[..., 1]], axis=-1)


def _reward_by_torque(torque: Array) -> Array:
    return -0.008 * torque

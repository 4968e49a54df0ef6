"""Version 2.5: the model as a simulator. REINFORCE (Williams, 1992) needs returns and no derivative of any world."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dynaq_utils.control.adam import Adam
from dynaq_utils.control.episodes import Step
from dynaq_utils.control.model import reward_of
from dynaq_utils.control.policy import Policy, start_states

Array = npt.NDArray[np.float64]

SPREAD = 0.7
"""Standard deviation of the torques around the policy's."""
GAMMA = 0.97


@dataclass(frozen=True)
class Learned:
    """How learning went.

    Attributes:
        policy: the policy at the end.
        returns: the mean return of the rollouts of each iteration.
    """

    policy: Policy
    returns: Array


def reinforce(
    policy: Policy,
    step: Step,
    rng: np.random.Generator,
    n_iterations: int = 100,
    n_rollouts: int = 30,
    n_decisions: int = 50,
    rate: float = 0.1,
    optimiser: Adam | None = None,
    starts: Callable[[np.random.Generator, int], Array] = start_states,
) -> Learned:
    """Makes torques more likely after which the return was higher than that of the other rollouts.

    Args:
        policy: where to begin.
        step: where the rollouts happen: a model's step, or the world's.
        rng: draws starts and torques.
        n_iterations: how many steps of learning are made.
        n_rollouts: how many rollouts each has.
        n_decisions: how long a rollout is.
        rate: size of a step.
        optimiser: goes on with one that has been used before; None for a new one.
        starts: draws the states where rollouts start.

    Returns:
        The policy at the end and the returns.
    """
    adam, returns = optimiser or Adam(len(policy.weights), rate), list[float]()
    while len(returns) < n_iterations:
        states, torques, rewards = _roll(policy, step, rng, starts(rng, n_rollouts), n_decisions)
        returns.append(float(rewards.sum(axis=0).mean()))
        ahead = _discounted_ahead(rewards)
        better = ahead - ahead.mean(axis=1, keepdims=True)
        better = (better - better.mean()) / (better.std() + 1e-8)
        _, by_weights = policy.jacobian(states)
        surprise = (torques - policy.torque(states)) / SPREAD**2
        policy = policy.moved(adam.step((by_weights * (surprise * better)[..., np.newaxis]).mean(axis=(0, 1))))
    return Learned(policy, np.array(returns))


def _roll(
    policy: Policy, step: Step, rng: np.random.Generator, states: Array, n_decisions: int
) -> tuple[Array, Array, Array]:
    """States, torques and rewards of rollouts, the decisions first."""
    path, taken, rewards = [], [], []
    for _ in range(n_decisions):
        torques = policy.torque(states) + SPREAD * rng.normal(size=len(states))
        path.append(states)
        taken.append(torques)
        rewards.append(reward_of(states, torques))
        states = step(states, torques)
    return np.array(path), np.array(taken), np.array(rewards)


def _discounted_ahead(rewards: Array) -> Array:
    """The discounted sum of rewards from each decision on."""
    ahead, later = np.zeros_like(rewards), np.zeros(rewards.shape[1])
    for number in range(len(rewards) - 1, -1, -1):
        ahead[number] = later = rewards[number] + GAMMA * later
    return ahead

"""Version 3.0's learner: REINFORCE with a value function to bootstrap from, so that rollouts may be short.

Advantages are those of Schulman and others (2016): exponentially weighted sums of temporal-difference errors.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dynaq_utils.control.adam import Adam
from dynaq_utils.control.episodes import Act, Step
from dynaq_utils.control.features import draw_features, featurise, pendulum_inputs
from dynaq_utils.control.model import reward_of
from dynaq_utils.control.policy import new_policy

Array = npt.NDArray[np.float64]

GAMMA, TRACE = 0.97, 0.95
SPREAD, RATE, RIDGE = 0.7, 0.1, 1e-5
N_ITERATIONS, N_DECISIONS = 40, 1_500
"""Each iteration simulates so many decisions, whatever the length of the rollouts."""
FITS = 2


class ActorCritic:
    """A policy and the values that it is judged by."""

    def __init__(self, rng: np.random.Generator) -> None:
        """Starts without knowledge."""
        self.rng, self.policy = rng, new_policy(rng)
        self._adam = Adam(len(self.policy.weights), RATE)
        self._features = draw_features(rng, n_inputs=3, width=0.7)
        self._values: Array = np.zeros(len(self._features.phases))

    def learn(self, step: Step, starts: Array, length: int) -> None:
        """Improves the policy by rollouts of a length, from states drawn among the starts."""
        for _ in range(N_ITERATIONS):
            chosen = starts[self.rng.integers(len(starts), size=N_DECISIONS // length)]
            self._improve(*self._roll(step, chosen, length))

    def explore(self, spread: float) -> Act:
        """The policy with noise, for an episode."""
        return lambda state, number: float(self.policy.torque(state) + spread * self.rng.normal())

    def _roll(self, step: Step, states: Array, length: int) -> tuple[Array, Array, Array]:
        path, taken, rewards = [states], [], []
        for _ in range(length):
            taken.append(self.policy.torque(states) + SPREAD * self.rng.normal(size=len(states)))
            rewards.append(reward_of(states, taken[-1]))
            states = step(states, taken[-1])
            path.append(states)
        return np.array(path), np.array(taken), np.array(rewards)

    def _improve(self, path: Array, taken: Array, rewards: Array) -> None:
        rows = self._rows(path)
        for _ in range(FITS):
            advantages = self._advantages(rows, rewards)
            self._fit(rows[:-1], advantages + rows[:-1] @ self._values)
        better = self._advantages(rows, rewards)
        better = (better - better.mean()) / (better.std() + 1e-8)
        _, by_weights = self.policy.jacobian(path[:-1])
        surprise = (taken - self.policy.torque(path[:-1])) / SPREAD**2
        gradient = (by_weights * (surprise * better)[..., np.newaxis]).mean(axis=(0, 1))
        self.policy = self.policy.moved(self._adam.step(gradient))

    def _advantages(self, rows: Array, rewards: Array) -> Array:
        values = rows @ self._values
        errors, found, later = rewards + GAMMA * values[1:] - values[:-1], np.zeros_like(rewards), 0.0
        for t in range(len(rewards) - 1, -1, -1):
            found[t] = later = errors[t] + GAMMA * TRACE * later
        return found

    def _fit(self, rows: Array, targets: Array) -> None:
        flat = rows.reshape(-1, rows.shape[-1])
        square = flat.T @ flat + RIDGE * len(flat) * np.eye(flat.shape[1])
        self._values = np.asarray(np.linalg.solve(square, flat.T @ targets.ravel()), dtype=float)

    def _rows(self, states: Array) -> Array:
        return featurise(self._features, pendulum_inputs(states, 0.0)[..., :3])

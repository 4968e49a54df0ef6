"""The law of what the cross-entropy method gives for a linear score, by 400,000 runs of a writing of its own.

``python -m dynaq_grader.reference.cross_entropy`` simulates them and writes their quantiles beside this file.

What a question changes is where the plans lie and how wide they are: mean = shift, std = width * STD, and weights =
WEIGHTS / width. Then every score stays what it was, so that (plan - shift) / width has one law for all questions.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

STD = np.array([1.0, 0.6, 1.4])
WEIGHTS = np.array([1.0, -0.7, 0.4])
N_SAMPLES, N_ELITE = 20, 5
ITERATIONS = (1, 3)
DDOFS = (0, 1)
PROJECTIONS = np.array([[1.0, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1], [1, -2, 0.5]])
RUNS, QUANTILES, BLOCK = 400_000, 1_000, 20_000
LOOKS = len(ITERATIONS) * len(PROJECTIONS)
FILE = Path(__file__).with_name("cross_entropy.npz")


@lru_cache(maxsize=1)
def stored_quantiles() -> Array:
    """Shape (ddofs, iterations, projections, quantiles)."""
    with np.load(FILE) as file:
        return file["quantiles"].astype(float)


def simulate(rng: np.random.Generator, runs: int, ddof: int) -> Array:
    """Means after 1 and 3 iterations, many runs at once, shape (iterations, runs, H)."""
    mean, std, after = np.zeros((runs, 1, len(STD))), np.tile(STD, (runs, 1, 1)), []
    for done in range(1, max(ITERATIONS) + 1):
        plans = mean + std * rng.standard_normal((runs, N_SAMPLES, len(STD)))
        best = np.argpartition(-(plans @ WEIGHTS), N_ELITE, axis=1)[:, :N_ELITE, np.newaxis]
        elite = np.take_along_axis(plans, best, axis=1)
        mean, std = elite.mean(axis=1, keepdims=True), elite.std(axis=1, ddof=ddof, keepdims=True)
        if done in ITERATIONS:
            after.append(mean[:, 0])
    return np.array(after)


def write(runs: int = RUNS) -> None:
    """Simulates and writes the quantiles."""
    kept = []
    for ddof in DDOFS:
        rng = np.random.default_rng([26, ddof])
        blocks = [simulate(rng, BLOCK, ddof) @ PROJECTIONS.T for _ in range(runs // BLOCK)]
        every = np.concatenate(blocks, axis=1)
        kept.append(np.quantile(every, (np.arange(QUANTILES) + 0.5) / QUANTILES, axis=1).transpose(1, 2, 0))
    np.savez_compressed(FILE, quantiles=np.array(kept, dtype=np.float32))


if __name__ == "__main__":
    write()

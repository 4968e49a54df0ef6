"""Wide random inputs: calls of the questions and examples, with larger, smaller, longer and negative arguments."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

import numpy as np

from .asked_calls import asked_calls
from .comparing import is_number
from .exercise import Exercise

SEEDS = (101, 102, 103)
FACTORS = (1.0, 1.0, -1.0, 0.0, 0.01, 10.0, 1e3, 1e5)
LENGTHS = (1, 1, 2, 30)
LARGEST = 300
MOST_NUMBERS = 100_000
"""An array is not made longer than this."""


def calls(exercise: Exercise, count: int, rng: np.random.Generator) -> list[tuple[Any, ...]]:
    """So many calls; the function may well raise at some, which are outside what the exercise is about."""
    known = [example.args for example in exercise.examples]
    known += [args for seed in SEEDS for args in asked_calls(exercise, seed)]
    return [_widened(known[int(rng.integers(len(known)))], rng) for _ in range(count)]


def _widened(args: Sequence[Any], rng: np.random.Generator) -> tuple[Any, ...]:
    length = int(rng.choice(LENGTHS))
    return tuple(_other(arg, length, rng) for arg in args)


def _other(value: Any, length: int, rng: np.random.Generator) -> Any:
    if isinstance(value, np.ndarray):
        return _other_array(value, length, rng)
    if isinstance(value, list | tuple):
        return type(value)(_other(item, 1, rng) for item in list(value) * length)
    if isinstance(value, dict):
        return {key: _other(item, 1, rng) for key, item in value.items()}
    if isinstance(value, bool) or not is_number(value):
        return copy.deepcopy(value)
    if isinstance(value, int | np.integer):
        return type(value)(rng.choice([int(value), 0, int(rng.integers(LARGEST))]))
    return type(value)(value * rng.choice(FACTORS))


def _other_array(value: np.ndarray, length: int, rng: np.random.Generator) -> np.ndarray:
    times = length if value.size * length <= MOST_NUMBERS else 1
    longer = np.concatenate([value] * times) if value.ndim else value.copy()
    return longer * rng.choice(FACTORS) if longer.dtype.kind == "f" and rng.random() < 0.5 else longer

"""The page ``docs/planning.md``: every number with its standard error, every ordering with its count of seeds."""

from __future__ import annotations

import numpy as np

from .orderings import NOT_ALWAYS, ORDERINGS, Measured

HEAD = """# What the notebook `planning` measures

Versions 0.5 to 3.0 on the pendulum, {seeds} seeds. Returns are those of one episode in the world unless a line says
*promised*; 0 is best. Written, with `measured.json` beside the code, by `python -m dynaq_grader.reference.planning`,
which takes about half a minute of processor time a seed, and 20 seeds unless a number follows.

## Orderings

| sentence | holds in |
|---|---|
"""
IN_SOME_SEEDS = """
## Not stated, since it holds in some seeds only

| sentence | holds in |
|---|---|
"""
NUMBERS = """
## Numbers

| what | mean | standard error | median |
|---|---|---|---|
"""
PUBLISHED = """
## Beside what was published

| claim | here |
|---|---|
| data where the plan goes repair the model (CS285, homework 4) | reproduced: 1.5 by round |
| the cross-entropy method plans better than random shooting (CS285; PETS) | reproduced |
| a model saves real episodes (PETS: 8 times fewer than SAC) | same direction, another learner and a small world |
| uncertainty grows along rollouts (MBPO, Figure 4) | reproduced |
| short rollouts are best, those of 500 steps useless (MBPO, Figure 3) | **not reproduced**: the longest are best |
| five models plan better than one (PETS; CS285, homework 4) | on average, but not in nearly every seed |
| caution where models disagree helps | **not reproduced**: no clear effect |
"""


def render(found: Measured) -> str:
    """The page.

    Args:
        found: The numbers by name, an entry a seed.
    """
    seeds = len(next(iter(found.values())))
    held, unclear = (
        "".join(f"| {name} | {int(holds(found).sum())} of {seeds} |\n" for name, holds in sentences.items())
        for sentences in (ORDERINGS, NOT_ALWAYS)
    )
    rows = "".join(_row(name, np.asarray(values, dtype=float)) for name, values in found.items())
    return HEAD.format(seeds=seeds) + held + IN_SOME_SEEDS + unclear + NUMBERS + rows + PUBLISHED


def _row(name: str, values: np.ndarray) -> str:
    error = f"{values.std(ddof=1) / np.sqrt(len(values)):.2g}" if len(values) > 1 else "-"
    return f"| {name} | {values.mean():.4g} | {error} | {np.median(values):.4g} |\n"

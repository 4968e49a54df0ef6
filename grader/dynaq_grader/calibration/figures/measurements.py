"""What is measured of each figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import numpy as np

from dynaq_utils import experiments
from dynaq_utils.envs import DynaMaze
from dynaq_utils.experiments.sweeping import MOST_STEPS, SWEEPING_PARAMS, is_solved

from ...reference import Outcomes, run_sweeping
from ...reference.expansion import expand_target
from .curious_runs import BLOCKING, run_all, takes_the_shortcut
from .measurement import Measurement, Numbers, number_of

NO_NUMBER = "-"
REPRODUCED = "reproduced"


def measure_all(shortcut: Mapping[str, Numbers], share: float) -> list[Measurement]:
    """Measures every figure.

    Args:
        shortcut: All runs of Figure 8.5.
        share: How many runs are made, as a share of the full number.
    """
    found = [*_figure_8_2(share), *_figure_8_3(share), *_figure_8_4(share), *_figure_8_5(shortcut)]
    found += [*_example_8_4(share), *_figure_8_7(), *_figure_8_8(share), *_rollouts(share), *_expansion(share)]
    return found


def _figure_8_2(share: float) -> Iterator[Measurement]:
    steps = experiments.figure_8_2((0, 5, 50), n_runs=number_of(200, share))
    yield Measurement("8.2", "episode 1, n = 0", "about 1,700", steps[0, :, 0], "not reproduced: exactly 868.7")
    for row, n in enumerate((0, 5, 50)):
        yield Measurement("8.2", f"episode 2, n = {n}", NO_NUMBER, steps[row, :, 1], "shape as published")
    yield Measurement(
        "8.2", "last ten episodes, n = 50", NO_NUMBER, steps[2, :, -10:].mean(axis=1), "shape as published"
    )


def _figure_8_3(share: float) -> Iterator[Measurement]:
    runs = range(number_of(1000, share))
    for n, published in ((0, "1"), (50, "nearly back to the start")):
        squares = [(experiments.figure_8_3(n, seed).max(axis=1) > 0).sum() for seed in runs]
        remark = REPRODUCED if n == 0 else f"the picture is one run: from {min(squares)} to {max(squares)}"
        yield Measurement("8.3", f"squares with an arrow, n = {n}", published, np.array(squares, dtype=float), remark)


def _figure_8_4(share: float) -> Iterator[Measurement]:
    for label, runs in run_all(BLOCKING, number_of(200, share)).items():
        remark = {"Dyna-Q": "tail not reproduced", "Dyna-Q+": "above Dyna-Q, as published"}.get(label, "")
        for step in (1000, 3000):
            yield Measurement("8.4", f"{label}, step {step:,}", NO_NUMBER, runs[:, step - 1], remark)


def _figure_8_5(shortcut: Mapping[str, Numbers]) -> Iterator[Measurement]:
    published = {"Dyna-Q": "about 309", "Dyna-Q+": "about 400"}
    for label, runs in shortcut.items():
        remark = "within a few per cent" if label in published else ""
        yield Measurement("8.5", f"{label}, step 6,000", published.get(label, NO_NUMBER), runs[:, -1], remark)
        yield Measurement("8.5", f"{label}, takes the shortcut", NO_NUMBER, takes_the_shortcut(runs), "")


def _example_8_4(share: float) -> Iterator[Measurement]:
    for resolution, full in ((1, 200), (2, 200), (4, 50)):
        maze = DynaMaze(resolution)
        n_runs = number_of(full, share)
        size = f"{len(maze.free_states) + 1} squares"
        solved = partial(is_solved, maze, resolution)
        swept = [
            run_sweeping(Outcomes.of(maze), SWEEPING_PARAMS, seed, solved, MOST_STEPS).updates for seed in range(n_runs)
        ]
        drawn = experiments.example_8_4_dyna_q((resolution,), n_runs=n_runs)[0]
        factor = f"{drawn.mean() / np.mean(swept):.1f} times fewer than Dyna-Q"
        yield Measurement("Ex. 8.4", f"updates of sweeping, {size}", NO_NUMBER, np.array(swept, dtype=float), factor)
        yield Measurement("Ex. 8.4", f"updates of Dyna-Q, {size}", NO_NUMBER, drawn, "published: 5 to 10 times as many")


def _figure_8_7() -> Iterator[Measurement]:
    for branching in (2, 10, 100):
        exact = experiments.figure_8_7_closed_form(branching)
        left = [experiments.figure_8_7(branching, seed=seed)[branching // 2 - 1] for seed in range(10)]
        published = f"{exact[branching // 2 - 1]:.3f}"
        what = f"error left after half the work, b = {branching}"
        yield Measurement("8.7", what, published, np.array(left), REPRODUCED)


def _figure_8_8(share: float) -> Iterator[Measurement]:
    for branching in (1, 3):
        laws = experiments.figure_8_8(branching, n_updates=20_000, every=1000, n_tasks=number_of(200, share))
        for law, curves in zip(("uniform", "on-policy"), laws, strict=True):
            for thousands in (1, 20):
                what = f"value of the start, b = {branching}, {law}, {thousands},000 updates"
                yield Measurement("8.8", what, NO_NUMBER, curves[:, thousands], "shape as published")


def _rollouts(share: float) -> Iterator[Measurement]:
    lengths, wrong = (1, 5, 50), (0.0, 0.1, 0.3)
    episodes = experiments.rollout_study(lengths, wrong, n_runs=number_of(300, share))
    for row, p in enumerate(wrong):
        best = _best(lengths, episodes[row])
        for column, length in enumerate(lengths):
            what = f"episodes in 3,000 steps, length {length}, p = {p}"
            yield Measurement("MBPO", what, NO_NUMBER, episodes[row, column], best)


def _expansion(share: float) -> Iterator[Measurement]:
    horizons, wrong = (0, 5, 10, 20), (0.0, 0.05, 0.2)
    errors = experiments.value_expansion_study(expand_target, horizons, wrong, n_models=number_of(300, share))
    for row, p in enumerate(wrong):
        best = _best(horizons, -errors[row])
        for column, horizon in enumerate(horizons):
            yield Measurement(
                "MBVE", f"error of the target, H = {horizon}, p = {p}", NO_NUMBER, errors[row, column], best
            )


def _best(names: Sequence[int], runs: Numbers) -> str:
    """Which row of runs is highest on average, if it is by more than two standard errors."""
    means, errors = runs.mean(axis=1), runs.std(axis=1, ddof=1) / np.sqrt(runs.shape[1])
    *_, second, first = np.argsort(means)
    is_clear = means[first] - means[second] > 2 * np.hypot(errors[first], errors[second])
    return f"best of these: {names[first]}" if is_clear else "no clear best"

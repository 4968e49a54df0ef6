"""Measures everything and writes it beside this file: ``python -m dynaq_grader.reference.planning [SEEDS]``."""

from __future__ import annotations

import json
import sys

from . import FILE
from .policies import numbers
from .rounds import Study

N_SEEDS = 20


def measure(seed: int) -> dict[str, float]:
    """All numbers of one seed, in the digits that are kept."""
    study = Study(seed)
    return {name: float(f"{value:.5g}") for name, value in {**study.numbers(), **numbers(study)}.items()}


def main(n_seeds: int = N_SEEDS) -> None:
    """Measures seed after seed and writes what there is after each."""
    found: list[dict[str, float]] = []
    for seed in range(n_seeds):
        found.append(measure(seed))
        FILE.write_text(json.dumps({name: [one[name] for one in found] for name in found[0]}, indent=1) + "\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

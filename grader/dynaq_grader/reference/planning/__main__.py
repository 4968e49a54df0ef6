"""Measures everything: ``python -m dynaq_grader.reference.planning [SEEDS]``, in a checkout of the repository.

Writes ``measured.json`` beside this file, and the page docs/planning.md.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from ...base.writing import write_aside
from . import FILE, ensembles
from .page import render
from .policies import numbers
from .rounds import Study

N_SEEDS = 20
PAGE = Path("docs") / "planning.md"


def measure(seed: int) -> dict[str, float]:
    """All numbers of one seed, in the digits that are kept."""
    study = Study(seed)
    found = {**study.numbers(), **numbers(study), **ensembles.numbers(seed)}
    return {name: float(f"{value:.5g}") for name, value in found.items()}


def main(n_seeds: int = N_SEEDS) -> None:
    """Measures seed after seed and writes what there is after each."""
    found: list[dict[str, float]] = []
    for seed in range(n_seeds):
        found.append(measure(seed))
        table = {name: [one[name] for one in found] for name in found[0]}
        write_aside(FILE, (json.dumps(table, indent=1) + "\n").encode())
        write_aside(PAGE, render(table).encode())


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

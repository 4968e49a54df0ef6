"""The page that compares the figures with what was published."""

from __future__ import annotations

from collections.abc import Sequence

from .measurement import Measurement

TOP = """# Figures made anew

What `dynaq_utils.experiments` gives beside what was published: Sutton and Barto (2018), *Reinforcement Learning*, 2nd
edition, chapter 8, and the two papers whose questions are asked in a table, MBPO (Janner and others, 2019) and MBVE
(Feinberg and others, 2018). `dynaq calibrate --figures` measures all of it, writes this page, and writes the curves of
Figure 8.5 that the notebook `dyna_variants` shows. This page was made with `--share {share:g}`: that share of the runs
that it makes without. `make test` holds a seeded sample of each figure inside its 99.9 % band, `make test-long` the
full numbers (`tests/dynaq_utils/test_figures.py`).

"s.e." is the standard error of the mean over runs. A dash under "published" stands where the source has a curve and
no number.

"""

BOTTOM = """
## What does not reproduce

- **The first episode of Figure 8.2.** The book says about 1,700 steps. Until the goal is met for the first time the
  agent walks at random, and from start to goal a random walk takes 868.7 steps: exact, by a linear system.
- **The tail of Dyna-Q in Figure 8.4.** The order is the book's, Dyna-Q+ above Dyna-Q. How fast Dyna-Q's curve rises
  after the way has closed is not, and differs much from run to run.
- **Example 8.4's factor.** Prioritized sweeping needs fewer updates at every size; *5 to 10 times fewer* holds in the
  smallest maze only.
- **MBPO's best length in between.** With a right model the longest rollouts are best. A best length in between appears
  only where the model is wrong in a few places (3 to 5 % of its entries), and takes hundreds of runs to be seen.

## The notebook `planning`

Its numbers with standard errors, in how many seeds each of its sentences holds, and what was published stand on a page
of their own, [planning.md](planning.md), which `python -m dynaq_grader.reference.planning` writes.
"""


def render(measured: Sequence[Measurement], share: float) -> str:
    """The page, as Markdown, of so many runs as a share of the full number."""
    head = "| figure | what | published | ours | s.e. | runs | |\n|---|---|---|---|---|---|---|\n"
    return TOP.format(share=share) + head + "".join(f"{_row(one)}\n" for one in measured) + BOTTOM


def _row(one: Measurement) -> str:
    digits = 3 if abs(one.mean) < 2 else 2 if abs(one.mean) < 10 else 1
    ours, error = (f"{number:,.{digits}f}" for number in (one.mean, one.error))
    cells = one.figure, one.what, one.published, ours, error, f"{len(one.runs):,}", one.remark
    return f"| {' | '.join(cells)} |"

"""Speed, measured side by side in one run: stock nbgrader, `dynaq grade`, and the floor of both.

    make bench

Takes about ten minutes on two idle cores. `make bench SIZES="10 100"` leaves the class of 1,000 out.
Stock nbgrader is compared with the last of these classes.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import floor
import grading
import steps
import stock
from tables import print_all


def main(sizes: list[int]) -> None:
    """Measures everything and prints it.

    Args:
        sizes: Numbers of submissions that `dynaq grade` is measured with, in order.
    """
    with tempfile.TemporaryDirectory(prefix="dynaq-bench-") as name:
        folder = Path(name)
        runs = [grading.measure(folder, size) for size in sizes]
        print_all(
            runs,
            stock.measure(folder, long_cells=True),
            stock.measure(folder, long_cells=False),
            floor.measure(folder),
            steps.measure(folder),
            grading.measure_with_one_that_loops(folder),
        )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10, 100, 1000])

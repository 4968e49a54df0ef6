"""A calibration as a table for the terminal."""

from __future__ import annotations

from rich.table import Table

from .answers import VERDICTS
from .error_rates import Calibration


def render(calibration: Calibration) -> Table:
    """Confusion matrix, error rates, mistakes named, time, and every disagreement."""
    table = Table(title="The judge on known answers", show_header=False, title_justify="left")
    table.add_column("what", no_wrap=True)
    table.add_column("measured")
    for (known, judged), count in sorted(calibration.confusion.items()):
        table.add_row(f"{known}, judged {judged}", str(count))
    table.add_section()
    table.add_row("right answers rejected", str(calibration.false_rejects))
    table.add_row("wrong answers accepted", str(calibration.false_accepts))
    table.add_row("named as another mistake", str(calibration.false_names))
    table.add_row("mistake named, of those that have a name", str(calibration.named))
    table.add_row("named as in the header's first code", str(calibration.named_exactly))
    for exercise, rate in calibration.visible_checks.items():
        table.add_row(f"wrong, green in the visible check: {exercise}", str(rate))
    table.add_section()
    for verdict in VERDICTS:
        table.add_row(f"processor time, {verdict}", _times(calibration, verdict))
    table.add_row("processor time of all", f"{calibration.processor_time():.0f} s")
    table.add_section()
    for entry in calibration.disagreements:
        table.add_row(entry.kind, str(entry).partition(": ")[2])
    return table


def _times(calibration: Calibration, verdict: str) -> str:
    median, longest = calibration.seconds(verdict)
    judge_median, judge_longest = calibration.seconds(verdict, "judge_seconds")
    return (
        f"median {median:.2f} s, at most {longest:.2f} s "
        f"(of which the test's process: {judge_median:.2f} s, {judge_longest:.2f} s)"
    )

"""The command that measures the figures anew, and what it has written."""

import re
import sys
from pathlib import Path

import numpy as np
import pytest

from dynaq_grader.calibration.figures import CURVES, PAGE, measurements
from dynaq_grader.calibration.figures.curious_runs import takes_the_shortcut
from dynaq_grader.calibration.figures.measurement import Measurement, number_of
from dynaq_grader.calibration.figures.page import render
from dynaq_grader.cli.commands import main
from dynaq_utils.experiments import figure_8_5

ROOT = Path(__file__).resolve().parents[3]
BANDS = {"Dyna-Q": (264, 331), "Dyna-Q+": (375, 393)}
"""Where the mean of 10 runs lies after 6,000 steps, with 99.9 %."""


def test_the_stored_curves_are_those_of_the_page():
    steps, curves, n_runs = figure_8_5()
    assert steps[-1] == 6000 and len(curves) == 4
    page = (ROOT / PAGE).read_text(encoding="utf-8")
    for label, curve in curves.items():
        row = re.search(
            rf"^\| 8\.5 \| {re.escape(label)}, step 6,000 \| [^|]* \| ([\d.,]+) \| [^|]* \| (\d+) \|", page, re.M
        )
        assert abs(float(row[1]) - curve[-1]) <= 0.06, label
        assert int(row[2]) == n_runs
        assert (np.diff(curve) >= 0).all()


@pytest.mark.parametrize("label", BANDS)
def test_the_stored_curves_end_where_they_should(label):
    low, high = BANDS[label]
    assert low <= figure_8_5()[1][label][-1] <= high


def test_who_takes_the_shortcut_is_told_by_what_is_earned_at_the_end():
    per_step = np.array([[1 / 10], [1 / 16]]) * np.ones(1000)
    assert takes_the_shortcut(per_step.cumsum(axis=1)).tolist() == [1, 0]


def test_a_line_of_the_page_has_mean_error_and_runs():
    one = Measurement("8.4", "earned", "-", np.array([100.0, 104.0, 102.0, 98.0]), "as published")
    assert "| 8.4 | earned | - | 101.0 | 1.3 | 4 | as published |" in render([one], 0.5)


@pytest.mark.parametrize(("second", "said"), [(9.0, "best of these: 50"), (9.99, "no clear best")])
def test_a_best_is_named_only_where_it_is_clear(second, said):
    runs = np.array([[1.0, 1.2], [second, second + 0.2], [10.0, 10.2]])
    assert measurements._best((1, 5, 50), runs) == said


def test_two_runs_are_made_at_least():
    assert (number_of(200, 0.0), number_of(200, 0.5)) == (2, 100)


@pytest.mark.long
def test_the_command_measures_every_figure_of_the_page(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["dynaq", "calibrate", "--figures", "--share", "0", "--course", str(tmp_path)])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 0
    assert (tmp_path / CURVES).is_file()
    written, committed = ((folder / PAGE).read_text(encoding="utf-8") for folder in (tmp_path, ROOT))
    assert what_is_measured(written) == what_is_measured(committed)


def what_is_measured(page):
    return re.findall(r"^(\| [^|]+ \| [^|]+ \|)", page, re.M)

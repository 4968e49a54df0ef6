"""What is stored of versions 0.5 to 3.0: the page, the notebook's numbers, and the orderings that may be stated."""

import re
from pathlib import Path

import nbformat
import numpy as np
import pytest

from dynaq_grader.kit import registry
from dynaq_grader.kit.settings import JudgeSettings
from dynaq_grader.reference import planning
from dynaq_grader.reference.planning import __main__ as command
from dynaq_grader.reference.planning.orderings import FIVE, NOT_ALWAYS, ORDERINGS
from dynaq_grader.reference.planning.page import render
from dynaq_grader.reference.planning.rounds import WORLD, Study
from dynaq_grader.reference.planning.solutions import (
    cross_entropy_from,
    imagined_returns,
    one_decision,
    ridge_regression,
)
from dynaq_utils.control.episodes import joined, run_episode
from dynaq_utils.control.model import error_of
from dynaq_utils.control.planners import replanning

ROOT = Path(__file__).resolve().parents[3]
SHARE = 0.95


def text_of_the_notebook() -> str:
    notebook = nbformat.read(ROOT / "source" / "planning" / "planning.ipynb", as_version=4)
    return "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def row(*names: str) -> str:
    return " | ".join(f"{np.mean(planning.measured()[name]):.0f}" for name in names)


def test_the_page_is_made_of_what_is_stored():
    assert (ROOT / "docs" / "planning.md").read_text(encoding="utf-8") == render(planning.measured())


def test_the_notebook_says_how_many_seeds_there_are():
    seeds = {int(number) for number in re.findall(r"(\d+) seeds", text_of_the_notebook())}
    assert seeds == {len(planning.measured()["random"])}


@pytest.mark.parametrize("version", ("1.0", "1.5", "1.5 by shooting"))
def test_the_notebooks_table_of_rounds_is_what_is_stored(version):
    assert row(*(f"{version}, round {number}" for number in range(1, 7))) in text_of_the_notebook()


def test_the_notebooks_promises_and_lengths_and_horizons_are_what_is_stored():
    text = text_of_the_notebook()
    assert row(*(f"1.0, round {number}, promised" for number in range(1, 7))) in text
    assert row(*(f"2.0, horizon {horizon}" for horizon in (5, 10, 25, 50))) in text
    for length in (1, 15, 50):
        assert row(*(f"3.0, length {length}, round {number}" for number in range(1, 5))) in text
    assert f"promised {row('0.5, promised')}, given {row('0.5')}" in text
    assert f"promised {row('1.0, round 6, promised')}, given {row('1.0, round 6')}" in text


@pytest.mark.parametrize("sentence", ORDERINGS)
def test_an_ordering_that_is_stated_holds_in_nearly_every_stored_seed(sentence):
    held = ORDERINGS[sentence](planning.measured())
    assert held.shape == (len(planning.measured()["random"]),)
    assert held.mean() >= SHARE


def test_the_notebook_says_in_how_many_seeds_the_others_hold():
    seeds = len(planning.measured()["random"])
    better, five, caution = (int(holds(planning.measured()).sum()) for holds in NOT_ALWAYS.values())
    text = text_of_the_notebook()
    assert f"better than version 0.5, on average and in {better} of {seeds} seeds" in text
    assert f"better on average, and in {five} of {seeds} seeds" in text
    assert f"better than none in {caution} of {seeds} seeds" in text
    assert f"Here five models bring {row(FIVE)} in" in text


@pytest.mark.parametrize("sentence", NOT_ALWAYS)
def test_what_the_notebook_does_not_state_holds_in_some_seeds_only(sentence):
    assert 1 - SHARE < NOT_ALWAYS[sentence](planning.measured()).mean() < SHARE


def test_one_seed_measured_anew_has_the_shift_and_its_repair():
    study = Study(100)
    first = study.learn(study.timid)
    assert error_of(first, study.good) > 5 * error_of(first, study.held_out)
    seen, returns = study.timid, []
    for _ in range(4):
        episode = run_episode(WORLD, replanning(one_decision, study.planner(study.learn(seen))))
        returns.append(episode.total)
        seen = joined([seen, episode])
    assert returns[-1] > -500 > -800 > returns[0]
    assert error_of(study.learn(seen), study.good) < error_of(first, study.good) / 5


@pytest.mark.long
def test_every_ordering_holds_in_nearly_every_one_of_twenty_seeds():
    found = [command.measure(seed) for seed in range(1000, 1020)]
    measured = {name: [one[name] for one in found] for name in found[0]}
    failed = {name: int(holds(measured).sum()) for name, holds in ORDERINGS.items() if holds(measured).mean() < SHARE}
    assert failed == {}


@pytest.mark.long
def test_the_command_writes_the_numbers_and_the_page(tmp_path, monkeypatch):
    monkeypatch.setattr(command, "FILE", tmp_path / "measured.json")
    monkeypatch.setattr(command, "PAGE", tmp_path / "planning.md")
    command.main(1)
    assert "1 of 1" in (tmp_path / "planning.md").read_text()
    assert set(planning.measured()) <= set(command.json.loads((tmp_path / "measured.json").read_text()))


def test_the_study_has_the_same_functions_as_the_exercises():
    rng = np.random.default_rng(1)
    rows, states = rng.normal(size=(9, 4)), rng.normal(size=(2, 9, 2))
    wanted = registry.get("fit_dynamics").right(rows, *states, 0.5)
    np.testing.assert_allclose(ridge_regression(rows, *states, 0.5), wanted, rtol=1e-10)

    question = registry.get("rollout_returns").questions["other discounts"](rng)
    for call in question.calls:
        wanted = registry.get("rollout_returns").right(*call)
        np.testing.assert_allclose(imagined_returns(*call), wanted, rtol=1e-10)

    def planner(state, plan):
        return plan + 1

    for found, wanted in zip(
        one_decision(planner, np.zeros(2), np.arange(3.0)),
        registry.get("mpc_action").right(planner, np.zeros(2), np.arange(3.0)),
        strict=True,
    ):
        np.testing.assert_array_equal(found, wanted)


def test_the_studys_cross_entropy_method_is_right_by_the_exercises_own_judge():
    exercise = registry.get("cem_plan")
    found = exercise.judge(exercise, cross_entropy_from(np.random.default_rng(2)), JudgeSettings())
    assert found.mistake is None

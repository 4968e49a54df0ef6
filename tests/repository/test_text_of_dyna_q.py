"""What the first notebook's text promises is so, and what it once said falsely it does not say again."""

import json
import re
from pathlib import Path

import nbformat
import pytest

from classes import BANK
from dynaq_grader.course.settings import DynaQ

ROOT = Path(__file__).resolve().parents[2]
SOLVED = nbformat.read(ROOT / "notebooks" / "dyna_q.ipynb", as_version=4)
CELLS = {cell.id: cell for cell in SOLVED.cells}
TEXT = "\n".join(cell.source for cell in SOLVED.cells if cell.cell_type == "markdown")
LONG_RUN = re.compile(r"\b(?:plan_sweep|shortcut_study)\(|n_episodes=(?:[3-9]\d\d|\d{4,})")


def printed(name: str) -> str:
    return "".join(output.get("text", "") for output in CELLS[name].outputs)


def test_it_says_what_grading_has_and_how_long_a_function_may_take() -> None:
    held = json.loads((ROOT / "dynaq_utils" / "grading.json").read_text(encoding="utf-8"))
    text = CELLS["exercise_1_text"].source
    assert f"Python {'.'.join(map(str, held['python']))} or newer" in text
    (packages,) = re.findall(r"or newer with ([\w, ]+); no other packages", text)
    assert {name.lower() for name in re.findall(r"\w+", packages)} - {"and"} <= set(held["modules"])
    assert f"may use {DynaQ.cpu_seconds.default_value:g} seconds of processor time" in text


@pytest.mark.parametrize(
    ("told", "answer"),
    [
        ("to draw a state first, among those with a known pair", "planning_state_then_action"),
        ("to draw without putting back, if it still makes $k$ updates", "planning_refilled_permutation"),
        ("to leave out pairs that end the episode", "planning_leaves_out_terminal_next_state"),
    ],
)
def test_a_way_of_drawing_that_it_calls_accepted_is_a_right_answer_of_the_bank(told: str, answer: str) -> None:
    (accepted,) = re.findall("^- Also accepted: .*", CELLS["exercise_2_text"].source, re.MULTILINE)
    assert told in accepted
    assert (BANK / "right" / f"{answer}.py").is_file()


@pytest.mark.parametrize("false", ["never reach", "never worse than", "is never better", "bad luck with the seeds"])
def test_what_was_false_is_not_said(false: str) -> None:
    assert false not in TEXT


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("closed_loop_gains", "A policy that sees only the state cannot count steps"),
        ("variants_words", "The simulated states are used as well: with what the paper calls the *TD-k trick*"),
        ("run_words", "The goal itself is the darkest square: nothing comes after it"),
    ],
)
def test_what_was_loose_is_said_in_full(cell: str, told: str) -> None:
    assert told in CELLS[cell].source


def test_the_chance_of_the_way_without_red_is_the_one_that_is_worked_out() -> None:
    (digit, power) = re.findall(
        r"probability of about \$(\d) \\times 10\^\{-(\d+)\}\$", CELLS["open_loop_text"].source
    )[0]
    assert f"{digit}e-{power}" in printed("shooting_chances")


def test_the_quick_sweep_prints_the_episodes_of_the_table_beside_it() -> None:
    (table,) = re.findall(r"episodes (\d+ to \d+) is\n", CELLS["how_much_words"].source)
    assert set(re.findall(r"episodes (\d+ to \d+)", printed("plan_sweep"))) == {table}


def test_every_long_run_shows_progress() -> None:
    runs = [cell for cell in SOLVED.cells if cell.cell_type == "code" and LONG_RUN.search(cell.source)]
    assert len(runs) > 3
    assert [cell.id for cell in runs if "progress=True" not in cell.source] == []

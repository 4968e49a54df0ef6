"""What a notebook shows of an error of ours: its sentence first, the student's own line, no frame of our code."""

import re

import pytest
from IPython.core.interactiveshell import InteractiveShell

from dynaq_utils.checks import NotYetError
from dynaq_utils.mistakes_in_calls import MissingParameterError

SET_UP = """\
import numpy as np
from dynaq_utils.checks import check_model_update, check_planning
from dynaq_utils.envs import QuentinsWorld
from dynaq_utils.learning import learn_environment, q_learning
params = {"epsilon": 0.05, "alpha": 0.5, "gamma": 0.8}
def update(model, *step):
    return model
"""
BOLD, PLAIN = "\033[1m", "\033[0m"


@pytest.fixture
def told(monkeypatch):
    """Runs cells as a notebook does; gives what is shown of the last one's error, and the error."""
    shell = InteractiveShell.instance()
    shown: list[list[str]] = []
    monkeypatch.setattr(shell, "_showtraceback", lambda kind, value, lines: shown.append(lines))

    def run(*cells):
        for cell in (SET_UP, *cells):
            result = shell.run_cell(cell, store_history=True)
        return shown[-1], result.error_in_exec

    yield run
    InteractiveShell.clear_instance()


def test_a_check_that_fails_is_its_sentence_and_a_hint(told):
    (sentence, hint), error = told("check_model_update(lambda model, *step: None)")
    assert sentence == f"{BOLD}✗ not yet: The function returns None.{PLAIN}"
    assert hint.startswith("Hint: ")
    assert isinstance(error, AssertionError)


def test_an_error_in_an_answer_is_told_with_its_line(told):
    answer = "def plan(model, value, params):\n    row = 1\n    return value[99]\n"
    (sentence, place, _), error = told(answer, "check_planning(plan)")
    assert "Your function stopped with IndexError: index 99 is out of bounds" in sentence
    assert place == "It happened in plan, in line 3 of its cell: return value[99]"
    assert isinstance(error, NotYetError)
    assert isinstance(error.__cause__, IndexError)


@pytest.mark.parametrize(
    ("call", "hidden"),
    [
        ("learn_environment(QuentinsWorld(), update, plan, params | {'k': 1}, 9, 1)", 3),
        ("plan_sweep(update, plan, [1], 1, 1)", 4),
        ("shortcut_study(update, plan, [1], 1, 1, 0)", 4),
        ("record_steps(QuentinsWorld(), update, plan, 1)", 1),
    ],
)
def test_an_error_in_a_run_shows_the_call_and_the_students_function_and_no_line_of_ours(told, call, hidden):
    imports = (
        "from dynaq_utils.experiments import plan_sweep, shortcut_study\n"
        "from dynaq_utils.histories import record_steps\n"
    )
    answer = "def plan(model, value, params):\n    return value[99, 99]\n"
    lines, error = told(imports, answer, call)
    shown = "\n".join(lines)
    assert isinstance(error, IndexError)
    assert call in re.sub("\033[^m]*m", "", shown)
    assert "return value[" in re.sub("\033[^m]*m", "", shown)
    assert f"skipping hidden {hidden} frame" in shown
    assert "dynaq_utils/" not in shown


def test_a_stub_is_told_what_to_do_and_nothing_else(told):
    lines, error = told("def plan(*args):\n    raise NotImplementedError('here')", "check_planning(plan)")
    assert len(lines) == 2
    assert "in place of the line that raises NotImplementedError" in lines[1]
    assert isinstance(error, NotImplementedError)


def test_an_answer_that_was_stopped_is_told_where_it_was(told):
    answer = "def plan(model, value, params):\n    raise KeyboardInterrupt\n"
    (sentence, place, _), error = told(answer, "check_planning(plan)")
    assert "You stopped the function before it came to an end." in sentence
    assert place == "It happened in plan, in line 2 of its cell: raise KeyboardInterrupt"
    assert isinstance(error, KeyboardInterrupt)


def test_the_loop_tells_what_a_function_returned(told):
    (line,), error = told("learn_environment(QuentinsWorld(), update, lambda *args: None, params, 10, 1)")
    assert "returned None. It should return the value table, a NumPy array of shape (100, 4)" in line
    assert isinstance(error, TypeError)


def test_the_loop_tells_which_parameter_is_missing_and_who_asked_for_it(told):
    answer = "def plan(model, value, params):\n    return params['K']\n"
    (sentence, place), error = told(answer, "learn_environment(QuentinsWorld(), update, plan, params, 10, 1)")
    assert "params has no entry 'K'; it holds 'epsilon', 'alpha', 'gamma'." in sentence
    assert place == "It happened in plan, in line 2 of its cell: return params['K']"
    assert isinstance(error, MissingParameterError)


def test_a_backup_that_cannot_be_made_is_told_in_plain_numbers(told):
    answer = "def plan(model, value, params):\n    return q_learning(np.float64('nan'), 0, 1, 2, value, params)\n"
    (sentence, place), error = told(answer, "learn_environment(QuentinsWorld(), update, plan, params, 10, 1)")
    assert "q_learning was called with state=nan, action=0, reward=1, next_state=2: state must be a whole" in sentence
    assert "It is no state." in sentence
    assert place.startswith("It happened in plan, in line 2 of its cell: ")
    assert isinstance(error, ValueError)


def test_other_errors_are_shown_as_always(told):
    lines, _ = told("1 / 0")
    assert "Traceback" in "".join(lines)

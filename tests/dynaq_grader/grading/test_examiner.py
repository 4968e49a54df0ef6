"""One test cell in its trusted child: what counts as points, what as wrong, what as our own failure."""

import pytest

from dynaq_grader.grading.examiner import examine
from dynaq_grader.grading.plain_stand_in import Notes, plain_stand_in
from dynaq_grader.kit.settings import JudgeSettings
from dynaq_grader.workers.calls import StudentError
from patience import PATIENCE_SECONDS


def look(test, max_score=4.0, wall_seconds=PATIENCE_SECONDS, **names):
    return examine(test, lambda: names, max_score, JudgeSettings(), wall_seconds)


def raises(error):
    def function(*_):
        raise error

    return function


@pytest.mark.parametrize(
    ("test", "score", "verdict"),
    [
        ("assert 1 + 1 == 2", 4.0, "correct"),
        ("assert 1 + 1 == 3", 0.0, "wrong"),
        ("'''What it checks.'''\n1.5", 1.5, "partial"),
        ("4", 4.0, "correct"),
        ("0", 0.0, "wrong"),
        ("", 4.0, "correct"),
        ("import numpy as np\nnp.testing.assert_allclose([1.0], [2.0])", 0.0, "wrong"),
    ],
)
def test_numbers_and_assertions_count_as_in_nbgrader(test, score, verdict):
    found = look(test)
    assert found.failure is None
    assert (found.score, found.record["verdict"]) == (score, verdict)


@pytest.mark.parametrize("value", ["True", "'full marks'", "float('nan')", "float('inf')", "-1", "4.5", "[4]"])
def test_other_values_are_a_failure_and_never_points(value):
    found = look(value)
    assert found.score is None
    assert found.failure


def test_a_numpy_scalar_counts_as_the_number_it_is():
    assert look("import numpy as np\nnp.float64(1.5)").score == 1.5


def test_what_is_printed_comes_back_and_stderr_costs_nothing():
    found = look("import sys\nprint('because')\nprint('noise', file=sys.stderr)\n2")
    assert found.printed == "because\n"
    assert found.score == 2.0


def test_an_error_of_the_student_is_wrong():
    found = look("answer(1)\n4", answer=raises(StudentError("KeyError")))
    assert found.score == 0.0
    assert "KeyError" in found.record["message"]


def test_an_error_in_the_lines_of_the_test_is_wrong():
    assert look("assert answer(1) > 3", answer=lambda _: None).score == 0.0


def test_an_error_of_ours_is_no_score():
    found = look("import dynaq_grader.base.result\ndynaq_grader.base.result.Result.from_dict({})\n4")
    assert found.score is None
    assert "KeyError" in found.failure


@pytest.mark.parametrize("end", ["import os; os._exit(0)", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"])
def test_a_child_that_ends_early_is_no_score(end):
    assert look(end).score is None


def test_a_test_that_never_ends_is_stopped():
    found = look("while True: pass", wall_seconds=0.2)
    assert found.score is None
    assert "did not end" in found.failure


def test_nothing_stays_behind_for_the_next_test():
    look("import builtins\nbuiltins.leftover = 1\nimport numpy as np\nnp.random.seed(0)")
    assert look("import builtins\nassert not hasattr(builtins, 'leftover')").score == 4.0


def test_an_appeal_sees_the_test_its_line_the_exception_and_what_was_printed():
    test = "print('so far')\nright = 3\nassert answer(1) == right, 'not three'\n4"
    [shown] = look(test, answer=lambda _: 2).record["evidence"]
    assert test in shown["test"]
    assert shown["line"] == "3: assert answer(1) == right, 'not three'"
    assert shown["exception"] == "AssertionError: not three"
    assert shown["output"] == "so far\n"
    [raised] = look("answer(1)", answer=raises(StudentError("KeyError"))).record["evidence"]
    assert (raised["line"], raised["exception"]) == ("1: answer(1)", "KeyError")
    [whole] = look("1.5").record["evidence"]
    assert (whole["value"], whole["exception"]) == ("1.5", None)


def test_a_test_that_quotes_a_students_exception_has_no_score():
    def quoted(_):
        return plain_stand_in("answer", raises(StudentError("ValueError")), Notes())(1)

    test = "try:\n    answer(1)\nexcept ValueError as error:\n    raise AssertionError(error)"
    found = look(test, answer=quoted)
    assert (found.score, found.lasting) == (None, True)
    assert "reads the message of an exception" in found.failure

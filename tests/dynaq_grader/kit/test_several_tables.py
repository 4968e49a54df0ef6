import numpy as np
import pytest

from dynaq_grader.kit.findings import Answered, Reply
from dynaq_grader.kit.outcomes import leading_to, tried_in
from dynaq_grader.kit.several_tables import leaves_others_alone, part_right
from dynaq_grader.workers.calls import Answer

NAN = np.nan
FIRST, SECOND = np.arange(4.0).reshape(2, 2), np.full((2, 2), 0.5)


def reply(value, args=("model", FIRST, SECOND)):
    given = ("model", FIRST, SECOND)
    return Reply("asked", 0, given, given, given, (FIRST, SECOND), Answer(value, args, None, None, None))


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ((FIRST, SECOND + 1e-10), [True, True]),
        ([FIRST, SECOND], [True, True]),
        ((FIRST + 1, SECOND), [False, True]),
        ((SECOND, FIRST), [False, False]),
        ((FIRST,), [False, False]),
        ((FIRST, SECOND[:1]), [False, False]),
        (FIRST, [False, False]),
    ],
)
def test_each_table_is_looked_at_by_itself(value, right):
    assert [part_right((1, 2), part)(reply(value)) for part in (0, 1)] == right


def test_what_does_not_count_of_a_table_may_differ():
    look = part_right((1, 2), 1, lambda table, _: np.where(table <= 0.6, 0.0, table))
    assert look(reply((FIRST, SECOND + 0.05)))


@pytest.mark.parametrize(("args", "holds"), [(("model", FIRST + 1, SECOND), True), (("changed", FIRST, SECOND), False)])
def test_other_arguments_stay_as_they_are(args, holds):
    found = Answered(exercise=None, function=None, settings=None, replies=[reply((FIRST, SECOND), args)])
    assert leaves_others_alone((1, 2), part_right((1, 2), 0))(found) == holds


def test_a_model_says_which_pairs_lead_where():
    model = np.array([[[0.0, 1.0], [NAN, NAN]], [[1.0, NAN], [0.5, 1.0]]])
    assert leading_to(model, 1) == [[0, 0], [1, 1]]
    assert tried_in(model, [0]) == [[0, 0]] and tried_in(model, [1]) == [[1, 0], [1, 1]]

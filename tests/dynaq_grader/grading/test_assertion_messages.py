"""What a page shows of an assertion that failed beside the student's code."""

import pytest

from dynaq_grader.grading.assertion_messages import readable_message

CELLS = ("%matplotlib inline\nassert f(1) == 2, 'not two'", "assert g, f'{g} of {2} is {3} too few'", "def (")


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("not two", "not two"),
        ("1 of 2 is 4 too few", "... of ... is ... too few"),
        (" of  is  too few", "... of ... is ... too few"),
        ("is of too few", None),
        ("not two, and the hidden test is", None),
        ("assert f(1) == 2, 'not two'", None),
        ("", None),
    ],
)
def test_only_what_the_instructors_cells_say_is_shown(message, shown):
    assert readable_message(message, CELLS) == shown


def test_a_message_made_to_be_looked_at_for_ever_is_answered():
    assert readable_message("x" * 4000, ["assert f, f'{a}x{b}x{c}x{d}x{e}z'"]) is None

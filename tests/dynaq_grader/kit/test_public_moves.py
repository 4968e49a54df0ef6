"""Public calls of a function that draws: all that a right function may give is right, and nothing else."""

import numpy as np
import pytest

from dynaq_grader.exercises.dyna_q_planning import EXERCISE
from dynaq_grader.exercises.dyna_q_planning.rules import RIGHT
from dynaq_grader.kit.moves.models import call
from dynaq_grader.kit.moves.visible import all_drawn, any_drawn, one_known
from plain_dyna_q import plan

SMALL = call(np.zeros((4, 2)), dict.fromkeys([(0, 1), (2, 0)], (1.0, 3)), alpha=0.5, gamma=0.9, k=3)


def test_every_sequence_of_draws_is_right_and_comes() -> None:
    np.random.seed(3)
    told = any_drawn(SMALL, RIGHT)
    seen = {plan(SMALL[0], SMALL[1].copy(), SMALL[2]).tobytes() for _ in range(400)}
    assert seen == {table.tobytes() for table in told.also}
    assert len(seen) == 4


def test_where_each_has_to_be_drawn_what_comes_alone_has_a_name() -> None:
    told = all_drawn(call(np.zeros((4, 2)), dict.fromkeys([(0, 0), (1, 1), (2, 0)], (1.0, 3)), 0.5, 0.9, 1), RIGHT)
    assert told.turns_up is not None and told.within is not None
    assert told.turns_up.places == told.within.places == ((0, 0), (1, 1), (2, 0))
    assert (told.turns_up.alone, told.turns_up.same) == ("drawn-once", "fixed-order")
    assert told.tally is not None and told.tally.ladder[:3] == (0.0, 0.5, 0.75)
    assert told.turns_up.names == {
        (0,): "first-candidate-only",
        (2,): "last-transition-only",
        (0, 1): "never-last-candidate",
        (1, 2): "never-first-candidate",
    }


@pytest.mark.parametrize(("pair", "mirrored"), [((0, 1), [(1, 0)]), ((1, 1), []), ((2, 1), [])])
def test_state_and_action_can_be_swapped_where_the_table_has_both(pair, mirrored) -> None:
    told = one_known(call(np.zeros((3, 2)), {pair: (1.0, 0)}, alpha=0.5, gamma=0.9, k=1), RIGHT)
    assert [near.free[0] for near in told.near] == mirrored


def test_the_examples_of_planning_are_what_they_were() -> None:
    forced = [example for example in EXERCISE.visible.calls if example.times == 1]
    found = [float(EXERCISE.right(m, v.copy(), p)[tuple(np.argwhere(~np.isnan(m[:, :, 0]))[0])])
             for m, v, p in (example.args for example in forced)]  # fmt: skip
    np.testing.assert_allclose(found, [3.1, 3.50625, 0.3125, 1.75, 1.375, 2.0], rtol=0, atol=1e-12)

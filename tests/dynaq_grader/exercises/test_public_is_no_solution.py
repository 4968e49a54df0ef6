"""Who has the public examples alone, and answers from them, passes the visible check and gets no point for answers."""

import copy

import numpy as np
import pytest

from dynaq_grader.kit import hidden_test, registry
from dynaq_utils import examples
from dynaq_utils.answers import alike
from dynaq_utils.checks import check


def looked_up(name):
    """A function that knows what is in the file: right where a call is public, else as the likest public call."""
    public = examples.load(name)

    def function(*args):
        for call in public.calls:
            if _is_known(args, call.args):
                return _what_came_back(copy.deepcopy(call.right[np.random.randint(len(call.right))]), args)
        return None if public.through else _as_the_likest(public, args)

    return function


def _is_known(args, public):
    """Whether all that is data is what a public call has."""
    return all(alike(found, known) for found, known in zip(args, public, strict=True) if not callable(found))


def _what_came_back(right, args):
    """The answer itself, where the file holds it together with what a function of ours was asked."""
    if not (isinstance(right, tuple) and callable(args[0])):
        return right
    args[0](*args[1:])
    return right[0]


def _as_the_likest(public, args):
    """The table that was handed over, with what the likest public call stored or moved in it."""
    table = public.calls[0].table
    likest = min(public.calls, key=lambda call: _distance(call.args, args))
    before, after = likest.args[table], likest.right[0]
    answer = args[table].copy()
    for place in np.argwhere(~((before == after) | (np.isnan(before) & np.isnan(after)))):
        if all(index < size for index, size in zip(place, answer.shape, strict=True)):
            answer[tuple(place)] = after[tuple(place)]
    return answer


def _distance(one, other):
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if isinstance(a, (int, float)) and b is not None]
    return sum(abs(float(a) - float(b)) for a, b in pairs)


@pytest.mark.parametrize("name", registry.names())
def test_a_function_that_looks_answers_up_is_green_and_wrong(name, capsys):
    np.random.seed(5)
    check(name, looked_up(name))
    assert "correct" in capsys.readouterr().out
    hidden_test.run(registry.get(name), looked_up(name))
    won = [line for line in capsys.readouterr().out.splitlines() if line.strip().startswith("[ok]")]
    assert [line for line in won if "leaves model and params alone" not in line] == []

"""Calls here and in a worker: the same answers."""

import random
import threading
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

import workers
from dynaq_grader.workers.calls import PREVIOUS, Answer, Call, Opaque, RngState, StudentError, call_inside, call_many
from dynaq_grader.workers.session import Session

FUNCTIONS = """
import random
import numpy as np

kept = []

def returns_it(thing):
    return thing

def draws(table, params):
    for _ in range(params["k"]):
        table[np.random.randint(table.shape[0])] += np.random.normal() + random.random() + random.gauss(0, 1)
    return table

def fills(thing, *others):
    if isinstance(thing, np.ndarray):
        thing[...] = 1
    elif isinstance(thing, list):
        thing.append([1.5, None, (True,)])
    elif isinstance(thing, dict):
        thing["new"] = np.arange(3)
    return others

def remembers(thing):
    kept.append(thing)
    return [any(thing is other for other in kept[:-1]), len(kept)]

def gives(number):
    things = [
        np.matrix([[1.0]]), np.ma.masked_array([1.0], [True]), np.array([object()]), np.zeros(3, np.float32),
        np.float32(1.5), np.int8(3), np.True_, np.array(2.0), np.zeros((2, 3), order="F").T, np.zeros(0),
        (1, [2.0, {"k": None}]), {1: 2, None: 3, True: 4}, {(1, 2): 3}, {1, 2}, b"x", 1j, "secret", 10**30, -5,
        float("nan"), float("-inf"), -0.0, (x for x in ()), len, gives, type, object(), Exception("x"),
        np.zeros(2, ">f8"), np.zeros(2, "U3"), np.zeros(2, "M8[s]"), np.broadcast_to(0.0, (10**5, 10**5)),
        np.zeros((1,) * 9), [[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]], [0] * 600_000, np.longdouble(1), range(3),
    ]
    return things[number]

class Own(LookupError):
    pass

def raises(number):
    if number == 0:
        return number
    raise [None, ValueError, KeyError, Own, KeyboardInterrupt, SystemExit, MemoryError, StopIteration,
           NotImplementedError, RecursionError, np.linalg.LinAlgError, IOError, BaseException][number]("text")

def warns(table):
    import sys
    import warnings
    print("out"); print("err", file=sys.stderr); warnings.warn("x", DeprecationWarning)
    return np.log(table * 0) + 1 / (table * 0)

def swaps_generator():
    np.random.set_state(("MT19937", np.arange(624), 3))
    random.seed(1)
    return None

def cycle():
    ring = [1]
    ring.append(ring)
    return ring
"""
N_GIVEN = 37
N_RAISED = 13


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    with workers.zygote("landlock") as zygote, zygote.open() as opened:
        workers.run(opened, FUNCTIONS)
        yield opened


@pytest.fixture(scope="module")
def here() -> dict[str, Any]:
    namespace: dict[str, Any] = {}
    exec(FUNCTIONS, namespace)
    return namespace


def both(session: Session, here: dict, name: str, calls: list[Call], seed: int = 0) -> list[Answer]:
    """Make the calls here and there, see that all is equal, and give the answers."""
    far = call_many(session.functions([name])[name], calls, RngState.seeded(seed))
    near = call_many(here[name], calls, RngState.seeded(seed))
    assert len(far) == len(near)
    for one, other in zip(far, near, strict=True):
        assert_same((one.value, one.args), (other.value, other.args))
        assert (one.returned_argument, one.error) == (other.returned_argument, other.error)
        assert one.rng == other.rng
    return far


def assert_same(one: Any, other: Any) -> None:
    """Equal to the last bit and type."""
    assert type(one) is type(other)
    if isinstance(one, np.ndarray | np.generic):
        assert (one.dtype, one.shape, one.tobytes()) == (other.dtype, other.shape, other.tobytes())
    elif isinstance(one, list | tuple):
        assert len(one) == len(other)
        for mine, theirs in zip(one, other, strict=True):
            assert_same(mine, theirs)
    elif isinstance(one, dict):
        assert_same(list(one.items()), list(other.items()))
    else:
        assert repr(one) == repr(other)


ARRAYS = npst.arrays(
    st.sampled_from([np.float64, np.float32, np.int64, np.bool_]), npst.array_shapes(min_dims=0, max_dims=3, max_side=3)
)
SCALARS = st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.floats() | st.text("abc", max_size=3)
PLAIN = st.recursive(
    SCALARS | ARRAYS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text("xyz", max_size=2), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=60)
@given(st.lists(PLAIN, min_size=1, max_size=3), st.sampled_from(["returns_it", "fills"]), st.data())
def test_plain_data_come_back_alike(session: Session, here: dict, things: list, name: str, data: st.DataObject) -> None:
    picked = data.draw(st.lists(st.sampled_from(things), min_size=1, max_size=5))

    answers = both(session, here, name, [Call((thing,)) for thing in picked])

    if name == "returns_it":
        for answer, thing in zip(answers, picked, strict=True):
            assert_same(answer.value, thing)


@settings(max_examples=25)
@given(st.integers(0, 2**32 - 1), st.integers(0, 30), st.integers(1, 6))
def test_both_streams_run_on_alike(session: Session, here: dict, seed: int, k: int, n_calls: int) -> None:
    table = np.zeros((4, 2))

    answers = both(session, here, "draws", [Call((table, {"k": k}))] * n_calls, seed)

    assert answers[-1].returned_argument == 0
    assert not table.any()


@pytest.mark.parametrize("number", range(N_GIVEN))
def test_what_cannot_cross_is_opaque_alike(session: Session, here: dict, number: int) -> None:
    (answer,) = both(session, here, "gives", [Call((number,))])

    assert answer.error is None


def test_kinds_survive(session: Session, here: dict) -> None:
    values = [both(session, here, "gives", [Call((number,))])[0].value for number in range(20)]

    assert [value.kind for value in values[:3]] == ["object", "object", "ndarray"]
    assert values[3].dtype == np.float32
    assert [type(value) for value in values[4:7]] == [np.float32, np.int8, np.bool_]
    assert values[7].shape == ()
    assert values[10] == (1, [2.0, {Opaque("str"): None}])
    assert [value.kind for value in values[12:17]] == ["dict", "set", "bytes", "complex", "str"]
    assert (values[17], values[18]) == (Opaque("int"), -5)


def test_a_list_that_holds_itself_is_cut(session: Session, here: dict) -> None:
    (answer,) = both(session, here, "cycle", [Call(())])

    assert answer.value[0] == 1


@pytest.mark.parametrize("number", range(1, N_RAISED))
def test_errors_have_builtin_names_and_end_the_batch(session: Session, here: dict, number: int) -> None:
    answers = both(session, here, "raises", [Call((0,)), Call((number,)), Call((0,))])

    assert len(answers) == 2
    expected = {3: "LookupError", 6: "MemoryLimit", 10: "ValueError", 11: "OSError"}
    assert answers[-1].error == expected.get(number, answers[-1].error)
    assert "text" not in repr(answers)


def test_too_many_arguments_are_the_students_error(session: Session, here: dict) -> None:
    assert both(session, here, "returns_it", [Call((1, 2))])[0].error == "TypeError"


def test_an_object_keeps_its_identity_through_a_batch(session: Session, here: dict) -> None:
    array, equal = np.zeros(2), np.zeros(2)
    here["kept"].clear()
    with_new = [Call((array,)), Call((equal,)), Call((array,)), Call((PREVIOUS,)), Call(([array],))]

    answers = both(session, here, "remembers", with_new)

    assert [answer.value[0] for answer in answers] == [False, False, True, False, False]


def test_changes_in_place_last_through_a_batch_and_not_here(session: Session, here: dict) -> None:
    table, params = np.zeros((3, 2)), {"inner": np.zeros(1)}

    answers = both(session, here, "fills", [Call((table, params)), Call((params["inner"], table, params))])

    assert answers[0].args[0].all()
    assert not answers[0].args[1]["inner"].any()
    assert answers[1].args[2]["inner"].all()
    assert answers[1].value[0].all()
    assert not table.any()
    assert not params["inner"].any()


def test_previous_is_the_very_object_returned(session: Session, here: dict) -> None:
    table = np.zeros((2, 2))
    calls = [Call((table, {"k": 1})), Call((PREVIOUS, {"k": 1})), Call((PREVIOUS, {"k": 1}))]

    answers = both(session, here, "draws", calls)

    assert [answer.returned_argument for answer in answers] == [0, 0, 0]
    with pytest.raises(ValueError, match="no previous one"):
        call_many(here["draws"], [Call((PREVIOUS, {"k": 1}))])


def test_snapshots_are_of_their_moment_and_read_only(here: dict) -> None:
    table = np.zeros((2, 2))
    first, second = call_many(here["draws"], [Call((table, {"k": 1}))] * 2, RngState.seeded(0))

    assert first.args[0].sum() != second.args[0].sum()
    with pytest.raises(ValueError, match="read-only"):
        first.value[0] = 1


def test_warnings_and_prints_are_swallowed(session: Session, here: dict, capsys: pytest.CaptureFixture[str]) -> None:
    (answer,) = both(session, here, "warns", [Call((np.ones(2),))])

    assert answer.error is None
    assert capsys.readouterr() == ("", "")


def test_streams_of_the_caller_stay_and_are_the_default_start(session: Session, here: dict) -> None:
    before = RngState.capture()
    calls = [Call((np.zeros((4, 2)), {"k": 3}))]

    far = call_many(session.functions(["draws"])["draws"], calls)
    near = call_many(here["draws"], calls)

    assert far[0].rng == near[0].rng != before
    assert RngState.capture() == before
    both(session, here, "swaps_generator", [Call(())])
    assert RngState.capture() == before


@pytest.mark.parametrize("n_normal", [0, 1, 2])
def test_a_captured_state_is_what_numpy_and_python_say(n_normal: int) -> None:
    before = RngState.capture()
    try:
        RngState.seeded(4).restore()
        np.random.normal(size=n_normal)
        [random.gauss(0, 1) for _ in range(n_normal)]
        state = RngState.capture()
        _, key, *rest = np.random.get_state()
        assert (state.numpy_key, state.numpy_position, state.numpy_has_gauss) == (key.tobytes(), *rest[:2])
        assert state.numpy_gauss == (rest[2] if rest[1] else 0.0)
        assert state.python_state() == random.getstate()
        expected = np.random.normal(size=3).tolist(), random.gauss(0, 1)
        state.restore()
        assert RngState.capture() == state
        assert (np.random.normal(size=3).tolist(), random.gauss(0, 1)) == expected
    finally:
        before.restore()


def test_seeded_is_the_state_after_seeding() -> None:
    before = RngState.capture()
    np.random.seed(11)
    random.seed(11)
    captured = RngState.capture()
    before.restore()

    assert RngState.seeded(11) == captured


@pytest.mark.parametrize("bad", [object(), {"a": {1, 2}}, np.array([None]), 10**40, threading.Lock()])
def test_arguments_that_are_no_plain_data_are_refused(bad: object, here: dict) -> None:
    with pytest.raises(ValueError, match="cannot be sent"):
        call_many(here["returns_it"], [Call((bad,))])


def test_an_argument_that_contains_itself_is_refused(here: dict) -> None:
    ring: list = []
    ring.append(ring)

    with pytest.raises(ValueError, match="contains itself"):
        call_many(here["returns_it"], [Call((ring,))])


def test_no_text_of_a_students_crosses(session: Session, here: dict) -> None:
    (answer,) = both(session, here, "returns_it", [Call(("sent",))])
    assert answer.value == "sent"
    (answer,) = both(session, here, "gives", [Call((16,))])
    assert answer.value == Opaque("str")


def loop_with_state(function, table):
    """Draws, calls and changes its input."""
    import random

    table[0] = random.random()
    return {"same": function(table) is table, "items": [table, "known", 3], "unknown": str(table[0])}


def loop_that_fails(function):
    """Raises."""
    return function(1)


def test_a_loop_gives_the_same_here_and_there(session: Session, here: dict) -> None:
    table = np.zeros(2)
    functions = session.functions(["returns_it", "raises"])

    far = call_inside(functions["returns_it"], loop_with_state, table=table)
    near = call_inside(here["returns_it"], loop_with_state, table=table)

    assert_same(far, near)
    assert far["same"] is True
    assert far["items"][1:] == ["known", 3]
    assert far["unknown"] == Opaque("str")
    assert not table.any()
    for function in (functions["raises"], here["raises"]):
        with pytest.raises(StudentError, match="ValueError"):
            call_inside(function, loop_that_fails)


def test_no_calls_no_answers(here: dict) -> None:
    assert call_many(here["returns_it"], []) == []

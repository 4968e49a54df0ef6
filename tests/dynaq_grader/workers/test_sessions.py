import os

import numpy as np
import pytest

import workers
from dynaq_grader.workers.calls import Call, RngState, StudentError, call_inside, call_many, fresh
from dynaq_grader.workers.session import SandboxFailed, Session
from dynaq_grader.workers.zygote import Zygote

COUNTER = "n = 0\ndef count():\n    global n\n    n += 1\n    return n"


def ask(session: Session, name: str, *args: object) -> object:
    function = session.functions([name])[name]
    (answer,) = call_many(function, [Call(args)])
    assert answer.error is None
    return answer.value


def test_nothing_of_a_session_is_seen_by_the_next(zygote: Zygote) -> None:
    leave = (
        "import os, sys, builtins, numpy as np, random\n"
        "sys.left = builtins.left = np.left = os.environ['LEFT'] = 'x'\n"
        "np.random.seed(5); random.seed(5); np.set_printoptions(precision=1); np.seterr(all='raise')\n"
        "np.mean = None\n"
        "try:\n    open('left', 'w').write('x')\nexcept OSError:\n    pass"
    )
    look = (
        "import os, sys, builtins, numpy as np, random\n"
        "def look():\n"
        "    places = [hasattr(place, 'left') for place in (sys, builtins, np)]\n"
        "    return [*places, 'LEFT' in os.environ, 'left' in os.listdir() if os.getcwd() != '/' else False,\n"
        "            np.mean is None, np.geterr()['all'] == 'raise' if 'all' in np.geterr() else False]"
    )
    with zygote.open() as first:
        workers.run(first, leave)
        with zygote.open() as at_once:
            workers.run(at_once, look)
            assert ask(at_once, "look") == [False] * 7
    with zygote.open() as second:
        workers.run(second, look)
        assert ask(second, "look") == [False] * 7


def test_each_session_has_its_own_state_and_streams_start_alike(zygote: Zygote) -> None:
    draw = "import numpy as np, random\ndrawn = (float(np.random.rand()), random.random())\ndef f():\n    return drawn"
    values = []
    for _ in range(2):
        with zygote.open() as session:
            workers.run(session, COUNTER, draw)
            assert [ask(session, "count"), ask(session, "count")] == [1, 2]
            values.append(ask(session, "f"))

    assert values[0] == values[1]


def test_fresh_is_a_new_worker_with_the_same_cells(session: Session) -> None:
    workers.run(session, COUNTER)
    count = session.functions(["count"])["count"]
    call_many(count, [Call(())] * 3)

    with fresh(count) as again:
        assert [answer.value for answer in call_many(again, [Call(())] * 2)] == [1, 2]
    assert call_many(count, [Call(())])[0].value == 4


def test_a_stand_in_called_directly_is_like_a_function_of_this_process(session: Session) -> None:
    source = (
        "import numpy as np, random\n"
        "def f(table, params, items):\n"
        "    table[1] = np.random.rand() + random.random()\n"
        "    params['seen'] = True\n"
        "    items.append('text')\n"
        "    return table"
    )
    workers.run(session, source)
    stand_in = session.functions(["f"])["f"]
    here: dict = {}
    exec(source, here)

    outcomes = []
    before = RngState.capture()
    try:
        for function in (stand_in, here["f"]):
            RngState.seeded(3).restore()
            table, params, items = np.zeros(3), {"k": 1}, [1]
            assert function(table, params, items) is table
            outcomes.append((table.tolist(), params, items, RngState.capture()))
    finally:
        before.restore()

    assert outcomes[0] == outcomes[1]


def test_an_error_of_a_stand_in_is_a_name(session: Session) -> None:
    workers.run(session, "class Secret(ValueError): pass\ndef f(x):\n    raise Secret(x)")

    with pytest.raises(StudentError) as caught:
        session.functions(["f"])["f"]("hidden input")

    assert (caught.value.name, str(caught.value)) == ("ValueError", "ValueError")


def twice(function, start):
    """A loop that runs inside."""
    import numpy as np

    np.random.seed(0)
    return {"sums": [function(start, i) for i in range(3)], "draw": float(np.random.rand())}


def test_a_loop_runs_inside(session: Session) -> None:
    workers.run(session, "def add(a, b):\n    return a + b")
    stand_in = session.functions(["add"])["add"]
    before = RngState.capture()

    inside = call_inside(stand_in, twice, start=10)

    assert inside == call_inside(lambda a, b: a + b, twice, start=10)
    assert inside["sums"] == [10, 11, 12]
    assert RngState.capture() == before


def test_a_session_works_in_a_forked_child_and_is_closed_by_its_opener(zygote: Zygote) -> None:
    with zygote.open() as session:
        workers.run(session, COUNTER)
        count = session.functions(["count"])["count"]
        child = os.fork()
        if child == 0:
            answers = call_many(count, [Call(())] * 2)
            with fresh(count) as again:
                alike = call_many(again, [Call(())])[0].value == 1
            os._exit(0 if alike and answers[-1].value == 2 else 1)
        assert os.waitpid(child, 0)[1] == 0
        assert call_many(count, [Call(())])[0].value == 3
    assert session.cpu_seconds is not None
    assert 0 < session.cpu_seconds <= workers.SMALL.cpu_seconds + 1


def test_a_zygote_that_died_is_started_anew(zygote: Zygote) -> None:
    with zygote.open() as lost:
        workers.run(lost, COUNTER)
        count = lost.functions(["count"])["count"]
        zygote._control.send(b"no sockets with it")  # what the keeper does not expect it does not survive
        zygote._sandbox.process.wait()
        with pytest.raises(SandboxFailed, match="grade this one again"):
            call_many(count, [Call(())])
    with zygote.open() as session:
        workers.run(session, COUNTER)
        assert ask(session, "count") == 1


def test_a_zygote_that_cannot_start_says_why(tmp_path) -> None:
    python = tmp_path / "environment" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\necho 'this is no interpreter' >&2\nexit 1\n")
    python.chmod(0o755)

    with (
        Zygote(python, workers.backend("landlock")) as zygote,
        pytest.raises(SandboxFailed, match="did not start: this is no interpreter"),
    ):
        zygote.open()

import pytest

import workers
from dynaq_grader.sandbox import Limits
from dynaq_grader.workers.calls import Call, call_many
from dynaq_grader.workers.session import Session
from dynaq_grader.workers.zygote import Zygote

FOREVER = """
def f():
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
"""
DEATHS = {
    "exit": ("import os\ndef f():\n    os._exit(0)", "Died"),
    "crash": ("import ctypes\ndef f():\n    ctypes.string_at(0)", "Died"),
    "abort": ("import os\ndef f():\n    os.abort()", "Died"),
    "kill": ("import os, signal\ndef f():\n    os.kill(os.getpid(), signal.SIGKILL)", "Died"),
    "close": ("import os\ndef f():\n    os.closerange(0, 100)", "Died"),
    "forever": (FOREVER, "TimeLimit"),
    "forever in C": ("def f():\n    return sum(range(10**14))", "TimeLimit"),
    "ignores limits": (f"import signal\nsignal.signal(signal.SIGXCPU, signal.SIG_IGN)\n{FOREVER}", "TimeLimit"),
    "the limit, by a clock of its own": (
        "import os, signal\ndef f():\n    os.kill(os.getpid(), signal.SIGXCPU)",
        "TimeLimit",
    ),
    "memory": ("def f():\n    return bytearray(2**31)", "MemoryLimit"),
    "recursion": ("def f():\n    return f()", "RecursionError"),
    "system exit": ("import sys\ndef f():\n    sys.exit(3)", "SystemExit"),
    "interrupt": ("def f():\n    raise KeyboardInterrupt", "KeyboardInterrupt"),
    "fork bomb": ("import os\ndef f():\n    while True:\n        os.fork()", "PermissionError"),
    "program": ("import subprocess\ndef f():\n    subprocess.run(['/bin/true'])", "PermissionError"),
    "socket": ("import socket\ndef f():\n    socket.socket()", "PermissionError"),
    "too many files": ("def f():\n    kept = [open('/dev/null') for _ in range(1000)]", "OSError"),
    "garbage": ("import os\ndef f():\n    os.write(3, b'{}\\n')", "Died"),
    "floods the grader": ("import os\ndef f():\n    while True:\n        os.write(3, b'x' * 10**6)", "Died"),
}


def error_of(session: Session, source: str) -> str | None:
    workers.run(session, source)
    function = session.functions(["f"])["f"]
    return call_many(function, [Call(()), Call(())])[-1].error


@pytest.mark.parametrize("death", DEATHS)
def test_code_that_ends_badly_ends_its_own_worker_only(death: str, session: Session, zygote: Zygote) -> None:
    source, expected = DEATHS[death]

    assert error_of(session, source) == expected

    with zygote.open() as neighbour:
        assert error_of(neighbour, "def f():\n    return 1") is None


def test_what_died_stays_dead_with_the_same_reason(session: Session) -> None:
    workers.run(session, "import os\ndef f():\n    os._exit(0)\ndef g():\n    return 1")
    functions = session.functions(["f", "g"])

    assert [call_many(functions[name], [Call(())])[0].error for name in ("f", "g")] == ["Died", "Died"]
    assert workers.run(session, "x = 1") == ["Died"]
    assert session.functions(["f"]) == {"f": None}


def test_sleeping_for_ever_meets_the_limit_of_wall_time() -> None:
    with workers.zygote("landlock", workers.SMALL) as zygote, zygote.open() as session:
        workers.run(session, "import time\ndef f():\n    time.sleep(10**6)")
        function = session.functions(["f"])["f"]
        session._patience.seconds = 1.0  # from here on: a busy machine may need more to come so far
        assert call_many(function, [Call(()), Call(())])[-1].error == "TimeLimit"


def test_the_limit_of_wall_time_is_that_of_the_settings() -> None:
    with workers.zygote("landlock", Limits(wall_seconds=1.0)) as zygote, zygote.open() as session:
        assert workers.run(session, "import time\ntime.sleep(10**6)") == ["TimeLimit"]


def test_unsolicited_bytes_end_the_worker(session: Session) -> None:
    workers.run(session, "import os\ndef g(): pass", 'os.write(3, b\'{"names": ["g"]}\\n\')')

    assert session.functions(["g"]) == {"g": None}


def test_a_flood_of_files_is_bounded_and_wiped() -> None:
    flood = (
        "import os\n"
        "def f():\n"
        "    for folder in range(5):\n"
        "        os.mkdir(str(folder))\n"
        "        for name in range(200):\n"
        "            open(f'{folder}/{name}', 'w').close()\n"
        "    for _ in range(1200):\n"
        "        os.mkdir('deep')\n"
        "        os.chdir('deep')\n"
        "    os.mkdir('closed', 0)\n"
        "    open('big', 'wb').write(bytes(2**23))\n"
    )
    room = "def f():\n    return open('big', 'wb').write(bytes(3 * 2**20))"
    with workers.zygote("bubblewrap", workers.SMALL) as zygote:
        for _ in range(2):
            with zygote.open() as session:
                assert error_of(session, flood) == "OSError"
            with zygote.open() as session:
                assert error_of(session, room) is None


def test_one_session_cannot_reach_into_another(zygote: Zygote) -> None:
    reach = (
        "import os\n"
        "def f():\n"
        "    reached = 0\n"
        "    for pid in [*range(1, 50), os.getppid()]:\n"
        "        if pid != os.getpid():\n"
        "            kill, look = (lambda: os.kill(pid, 9)), (lambda: open(f'/proc/{pid}/mem'))\n"
        "            for action in (kill, look, lambda: os.listdir('/tmp')):\n"
        "                try:\n"
        "                    action(); reached += 1\n"
        "                except OSError:\n"
        "                    pass\n"
        "    return reached\n"
    )
    with zygote.open() as victim, zygote.open() as attacker:
        workers.run(victim, "def f():\n    return 7")
        workers.run(attacker, reach)
        assert call_many(attacker.functions(["f"])["f"], [Call(())])[0].value == 0
        assert call_many(victim.functions(["f"])["f"], [Call(())])[0].value == 7

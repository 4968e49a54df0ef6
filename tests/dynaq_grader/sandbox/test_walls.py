import contextlib
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import workers
from dynaq_grader.sandbox import Limits, choose, uids
from dynaq_grader.workers import attempts
from dynaq_grader.workers.calls import Call, call_many
from dynaq_grader.workers.doctor import examine

ATTEMPTS = Path(attempts.__file__)
AS_A_USER = Path(__file__).parent / "as_a_user.py"


@pytest.mark.parametrize("kind", workers.KINDS)
def test_every_wall_stands(kind: str) -> None:
    walls = examine(workers.backend(kind), workers.STUDENT_PYTHON, workers.SMALL)

    assert [wall for wall in walls if not wall.stands] == []
    assert len(walls) >= 18


def test_without_a_sandbox_the_same_attempts_get_through() -> None:
    walls = examine(choose("unsafe"), workers.STUDENT_PYTHON, workers.SMALL)

    fallen = {wall.name for wall in walls if not wall.stands}
    assert {"network", "home folder", "course", "grader's source", "other processes", "processes"} <= fallen
    assert {"files: content", "files: modes and times", "seen from outside"} <= fallen
    assert all(wall.remedy for wall in walls if not wall.stands)


@pytest.mark.parametrize("kind", workers.KINDS)
def test_every_wall_stands_for_a_user_without_rights(kind: str) -> None:
    """Root becomes one, in a mount namespace in which the interpreter is not below a closed folder."""
    workers.backend(kind)
    command = [sys.executable, str(AS_A_USER), kind]
    with contextlib.ExitStack() as held:
        if os.geteuid() == 0:
            uid, lock = uids.take()
            held.callback(lock.close)
            command = [*_as_a_user(uid), *command]
        done = subprocess.run(command, capture_output=True, text=True)

    assert (done.stdout, done.stderr) == ("all walls stand\n", "")


def test_the_threads_of_a_shared_user_stay_limited_when_his_other_processes_end() -> None:
    """What the limit left to processes that have ended is no gap: the attempt is refused all the same."""
    with workers.zygote("landlock", Limits(processes=400)) as zygote, zygote.open() as session:
        session.run_cells([ATTEMPTS.read_text("utf-8")])
        (answer,) = call_many(session.functions(["many_threads"])["many_threads"], [Call((64,))])
    assert answer.value is False


def test_where_memory_ends_before_the_limit_of_threads_the_attempt_ends_too() -> None:
    """A thread that dies at birth is waited for by nobody; whether one does is a matter of bytes."""
    limits = Limits(processes=2000, memory_bytes=960 * 2**20, wall_seconds=20)
    errors = []
    with workers.zygote("bubblewrap", limits) as zygote:
        for ballast in range(0, 64 * 2**20, 1_700_000):
            with zygote.open() as session:
                session.run_cells([ATTEMPTS.read_text("utf-8"), f"ballast = bytearray({ballast})"])
                (answer,) = call_many(session.functions(["many_threads"])["many_threads"], [Call((64,))])
                errors.append(answer.error)
    assert "TimeLimit" not in errors


def _closed(path: Path) -> Path | None:
    """The outermost folder above a path that others may not enter."""
    return next((folder for folder in reversed(path.parents) if not folder.stat().st_mode & 0o001), None)


def _as_a_user(uid: int) -> list[str]:
    if subprocess.run(["unshare", "--mount", "true"], capture_output=True).returncode != 0:
        pytest.skip("NOT TESTED HERE: root may not make a mount namespace, so the user's path stays untried")
    base = [workers.STUDENT_PYTHON, "-c", "import sys; print(sys.base_prefix)"]
    students = subprocess.run(base, capture_output=True, text=True, check=True).stdout.strip()
    interpreters = sorted({Path(sysconfig.get_config_var("prefix")), Path(students)})
    include = workers.STUDENT_PYTHON.parents[1] / "include"
    steps = [f"mount -t tmpfs -o mode=1777 none {include}", "mount -t tmpfs none /mnt"]
    for number, interpreter in enumerate(interpreters):
        steps += [f"mkdir /mnt/{number}", f"mount --bind {interpreter} /mnt/{number}"]
    for folder in sorted({_closed(interpreter) for interpreter in interpreters} - {None}):
        steps += [f"mount -t tmpfs -o mode=755 none {folder}"]
    for number, interpreter in enumerate(interpreters):
        if _closed(interpreter):
            steps += [f"mkdir -p {interpreter}", f"mount --bind /mnt/{number} {interpreter}"]
    user = f"setpriv --reuid={uid} --regid={uid} --clear-groups env HOME=/nonexistent"
    script = " && ".join([*steps, "cd /", f'exec {user} "$@"'])
    assert shutil.which("setpriv")
    return ["unshare", "--mount", "sh", "-c", script, "sh"]

"""A disk that is full: told in a sentence, nothing lost, and the same command goes on after it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import workers
from classes import RELEASE, hand_in

STUDENTS = ("ada", "boris", "chen")
DISK_BYTES = 30_000_000
GRADE = ("grade", "dyna_q", "--course", ".")
WRITING = (
    ("feedback", "dyna_q"),
    ("report", "dyna_q", "pages"),
    ("export", "dyna_q", "grades.csv"),
    ("export", "dyna_q", "grades.csv", "--for", "moodle"),
    ("collect", "inbox", "dyna_q"),
)

# What runs where the small disk is seen: it copies a course there, leaves so many bytes free, runs commands.
ON_A_SMALL_DISK = """
import json, os, shutil, subprocess, sys
template, free, before, commands, after = map(json.loads, sys.argv[1:])

def run(command):
    done = subprocess.run([sys.executable, "-m", "dynaq_grader", *command], capture_output=True, text=True)
    return [done.returncode, done.stdout, done.stderr]

shutil.copytree(template, ".", dirs_exist_ok=True)
for command in before:
    run(command)
with open("filler", "wb") as filler:
    filler.write(bytes(shutil.disk_usage(".").free - free))
full = [run(command) for command in commands]
os.unlink("filler")
print(json.dumps([full, [run(command) for command in after]]))
"""
WITH_SMALL_FILES = """
import resource, runpy
resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0}))
runpy.run_module("dynaq_grader", run_name="__main__")
"""

Done = tuple[int, str, str]


@pytest.fixture
def right_class(full_course: Path) -> Path:
    """Everybody's answers are right."""
    for student in STUDENTS:
        hand_in(full_course, student)
    return full_course


def on_a_small_disk(course: Path, free: int, *steps: tuple[tuple[str, ...], ...]) -> list[list[Done]]:
    """Runs commands on a file system of its own, in memory, that no other process sees: before, while and after."""
    workers.backend("bubblewrap")
    disk = course.with_name("disk")
    disk.mkdir()
    small = ["bwrap", "--dev-bind", "/", "/", "--size", str(DISK_BYTES), "--tmpfs", str(disk), "--chdir", str(disk)]
    before, *rest = steps
    arguments = map(json.dumps, (str(course), free, before, *rest))
    script = [sys.executable, "-c", ON_A_SMALL_DISK, *arguments]
    return json.loads(subprocess.run([*small, *script], stdout=subprocess.PIPE, text=True, check=True).stdout)


def told_to_make_room(stderr: str) -> bool:
    """One sentence, and no traceback of anybody's."""
    sentences = [line for line in stderr.splitlines() if line and not line.startswith("Note:")]
    return len(sentences) == 1 and " room" in sentences[0] and "Traceback" not in stderr


@pytest.mark.minute
# From the first byte that is written to the last: the seed, the gradebook, its rows, the results.
@pytest.mark.parametrize(
    "free", [*(pytest.param(free, marks=pytest.mark.long) for free in (0, 40_000, 360_000)), 200_000]
)
def test_a_class_on_a_full_disk_goes_on_when_there_is_room(right_class: Path, free: int) -> None:
    ((status, _, stderr),), ((status_after, scores, stderr_after),) = on_a_small_disk(
        right_class, free, (), (GRADE,), (GRADE,)
    )
    assert status == 2
    assert told_to_make_room(stderr), stderr
    assert status_after == 0, stderr_after
    assert scores.count("10 / 10") == len(STUDENTS)


@pytest.mark.minute
def test_every_command_that_writes_says_that_there_is_no_room(right_class: Path) -> None:
    (right_class / "inbox").mkdir()
    shutil.copy(RELEASE, right_class / "inbox" / "dora.ipynb")
    full, after = on_a_small_disk(right_class, 0, (GRADE,), WRITING, WRITING)
    for command, (status, stdout, stderr) in zip(WRITING, full, strict=True):
        assert status != 0, command
        assert "room" in stdout + stderr, (command, stdout, stderr)
        assert "Traceback" not in stdout + stderr, command
    assert [status for status, _, _ in after] == [0] * len(WRITING), after


@pytest.mark.minute
@pytest.mark.parametrize("bytes_left", [pytest.param(100, marks=pytest.mark.long), 20_000])
def test_a_limit_on_the_size_of_files_is_told_like_a_full_disk(right_class: Path, bytes_left: int) -> None:
    limited = [sys.executable, "-c", WITH_SMALL_FILES.format(bytes_left), *GRADE]
    done = subprocess.run(limited, cwd=right_class, capture_output=True, text=True)
    assert done.returncode == 2
    assert told_to_make_room(done.stderr), done.stderr
    again = subprocess.run(
        [sys.executable, "-m", "dynaq_grader", *GRADE], cwd=right_class, capture_output=True, text=True, check=True
    )
    assert again.stdout.count("10 / 10") == len(STUDENTS)

"""The script for SLURM in docs/scale.md, run as it stands there: jobs grade a class as this machine does."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from classes import ROOT, hand_in, make_course
from dask_cluster import CERTIFICATES, PATIENT_DASK
from dynaq_grader.classroom import classroom
from dynaq_grader.classroom.cluster import Certificates, Cluster
from dynaq_grader.course.settings import settings
from patience import PATIENCE_SECONDS
from slurm import Slurm, slurm

pytestmark = pytest.mark.xdist_group("cluster")

HOME = "/shared/course"
JOBS = 2
STUDENTS = 6


@pytest.fixture(scope="module")
def here() -> Iterator[Slurm]:
    with slurm() as running:
        yield running


def script(home: Path) -> str:
    """The documented script for another home, any free port and fewer jobs."""
    blocks = re.findall(r"^```python\n(.*?)^```", (ROOT / "docs" / "scale.md").read_text(), re.MULTILINE | re.DOTALL)
    [text] = [block for block in blocks if "SLURMCluster" in block]
    for written, wanted in ((f'"{HOME}"', f'"{home}"'), ('"port": 8786', '"port": 0'), ("jobs=40", f"jobs={JOBS}")):
        assert text.count(written) == 1, written
        text = text.replace(written, wanted)
    return text


def make_home(folder: Path) -> Path:
    """The folder that all nodes see: both environments and the certificates."""
    for name in (".venv", ".venv-student"):
        (folder / name).symlink_to(ROOT / name)
    certificates = folder / "certs"
    certificates.mkdir(parents=True)
    for command in CERTIFICATES:
        subprocess.run(command.split(), cwd=certificates, check=True, capture_output=True)
    return folder


@contextmanager
def cluster(home: Path, here: Slurm) -> Iterator[str]:
    """The script as a process, from the address that it prints until Ctrl-C."""
    command = [sys.executable, "-c", script(home)]
    environment = here.environment | PATIENT_DASK
    with subprocess.Popen(command, cwd=home, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait() == 0


def grade(course: Path, place: Cluster | None = None) -> Iterator[tuple[str, float | None]]:
    room = classroom.Classroom(course, "dyna_q", settings(course))
    for student, result in room.grade(classroom.Plan(force=True, elsewhere=place)):
        yield student, result.score


def test_a_class_is_graded_by_jobs_though_one_is_cancelled_and_none_is_left(here: Slurm, tmp_path: Path) -> None:
    home, course = make_home(tmp_path), make_course(tmp_path / "class")
    for number in range(STUDENTS):
        hand_in(course, f"student{number}")
    files = Certificates(*(home / "certs" / name for name in ("ca.pem", "cert.pem", "key.pem")))
    scores = {}
    with cluster(home, here) as address:
        assert address.startswith("tls://")
        place = Cluster(
            address,
            "auto",
            files,
            connect_seconds=PATIENCE_SECONDS,
            start_seconds=PATIENCE_SECONDS,
            patience=PATIENCE_SECONDS,
        )
        for student, score in grade(course, place):
            if not scores:
                here.run("scancel", here.jobs()[0])
            scores[student] = score
        assert here.jobs()
    assert here.jobs() == []
    assert scores == dict(grade(course))
    assert set(scores.values()) == {10}

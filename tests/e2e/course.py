"""A course, a student's folder and the exchange between them, all in one temporary folder."""

from __future__ import annotations

import getpass
import shutil
from pathlib import Path

from classes import ROOT, make_course
from patience import PATIENCE_SECONDS

ME = getpass.getuser()
# Validate gives up where a cell takes half a minute, a kernel does not start in one, or says nothing for four seconds.
PATIENT = "".join(
    f"c.Execute.{limit} = {PATIENCE_SECONDS}\n" for limit in ("timeout", "startup_timeout", "iopub_timeout")
)


def make(folder: Path) -> Path:
    """A course directory whose exchange lies beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    course = make_course(folder / "course")
    shutil.copy(ROOT / "pyproject.toml", course)  # names the students' repository
    exchange = folder / "exchange"
    exchange.mkdir()
    # nbgrader wants its exchange open to everybody.
    exchange.chmod(0o777)
    with (course / "nbgrader_config.py").open("a") as config:
        config.write(f'\nc.Exchange.root = "{exchange}"\n')
    return course


def make_student(folder: Path, home: Path, course: Path) -> Path:
    """A checkout as a student has it, from which ``make lab`` can be run, on a machine that knows the exchange."""
    shutil.copytree(ROOT / "release", folder / "release")
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    machine = home / "config" / "nbgrader_config.py"
    machine.parent.mkdir(parents=True)
    exchange = course.parent / "exchange"
    machine.write_text(f'c.CourseDirectory.course_id = "dynaq"\nc.Exchange.root = "{exchange}"\n{PATIENT}')
    return folder

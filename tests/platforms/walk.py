"""One pass of collect, grade, feedback and export over a class, by the real commands."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from classes import ROOT, make_course, without_results

from .works import Works, add_warm_up

STUDENT_PYTHON = os.environ.get("DYNAQ_STUDENT_PYTHON", str(ROOT / ".venv-student" / "bin" / "python"))
MARK = re.compile(r"this is the work of ([^<\n]+), and of nobody else")


@dataclass(frozen=True)
class Situation:
    """What becomes of what one student sent.

    Attributes:
        what: The situation.
        said: What `collect` says of it; empty where there is nothing to say.
        result: Status and score on record; None where nothing was taken.
        grade: What stands in the platform's table.
        owner: Whose work the student's page shows; None where there is no page, empty where it tells a reason.
    """

    what: str
    said: str = ""
    result: tuple[str, float | None] | None = None
    grade: str = ""
    owner: str | None = None


REFUSED = ("refused", None)


def full(what: str, owner: str, said: str = "", grade: str = "10") -> Situation:
    """Right work that was taken."""
    return Situation(what, said, ("graded", 10.0), grade, owner)


def half(what: str, owner: str, said: str = "") -> Situation:
    """Work with one right answer that was taken."""
    return Situation(what, said, ("graded", 4.0), "4", owner)


def not_taken(what: str, said: str) -> Situation:
    """What `collect` leaves for a person."""
    return Situation(what, said)


def for_a_person(what: str) -> Situation:
    """What `grade` refuses, with a reason on the page."""
    return Situation(what, "", REFUSED, "", "")


@dataclass(frozen=True)
class Platform:
    """A platform, and the class that it hands over.

    Attributes:
        situations: By student.
        write: Writes the platform's files into the course.
        commands: By stage: ``collect``, ``grade``, ``feedback``, ``export`` and what else is run.
        grades: Reads the exported table: grades by student.
        pages: Reads the pages as they are handed back: HTML by student.
    """

    situations: Mapping[str, Situation]
    write: Callable[[Path, Works], None]
    commands: Mapping[str, str]
    grades: Callable[[Path], dict[str, str]]
    pages: Callable[[Path], dict[str, str]]


class Walk:
    """A course, what each command printed and ended with, and what is there afterwards."""

    def __init__(self, platform: Platform, folder: Path) -> None:
        self.situations = platform.situations
        self.course = without_results(make_course(folder / "course"))
        add_warm_up(self.course)
        self.works = Works(self.course)
        platform.write(self.course, self.works)
        self.printed = {stage: self.run(command) for stage, command in platform.commands.items()}
        self.results = json.loads((self.course / "results.json").read_text())["students"]
        self.grades = platform.grades(self.course)
        self.pages = platform.pages(self.course)

    def run(self, command: str) -> tuple[int, str]:
        """Runs a command in the course; gives its status and what it printed."""
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        env = {**os.environ, "PATH": path, "DYNAQ_STUDENT_PYTHON": STUDENT_PYTHON, "COLUMNS": "250"}
        done = subprocess.run(command, shell=True, cwd=self.course, env=env, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    def result(self, student: str) -> tuple[str, float | None] | None:
        """Status and score on record."""
        found = self.results.get(student)
        return (found["status"], found["score"]) if found else None

    def owner(self, student: str) -> str | None:
        """Whose work the student's page shows."""
        page = self.pages.get(student)
        return None if page is None else ", ".join(sorted(set(MARK.findall(page))))


def rows(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    """The rows of a table, and no cell a formula."""
    text = path.read_text(encoding="utf-8-sig")
    assert "\x1b" not in text
    found = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))
    cells = [cell for row in found for cell in row.values()]
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@") and cell != "-"]
    return found


def feedback_folder(course: Path) -> dict[str, str]:
    """Pages as nbgrader lays them down."""
    found = course.glob("feedback/*/dyna_q/dyna_q.html")
    return {path.parents[1].name: path.read_text(encoding="utf-8") for path in found}

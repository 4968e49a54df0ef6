"""The page of a student's walk: made by the command, and what it says of the notebook."""

import json
import re
from pathlib import Path

import nbformat
from typer.testing import CliRunner

from dynaq_grader.cli.commands import app
from dynaq_grader.course.student_walk import sections

ROOT = Path(__file__).resolve().parents[3]
WALKED = sections(nbformat.read(ROOT / "source" / "dyna_q" / "dyna_q.ipynb", as_version=4))
ASSIGNMENTS = ("dyna_q", "dyna_variants", "planning")
SHORT = ("Set-up", "Quentin's World", "Dyna-Q", "Exercise 1 - Remember what happened", "Exercise 2 - Plan")
LONGEST_WITHOUT = 15
LOOSE = 5
"""Minutes by which what a section says may differ from what is reckoned."""


def test_the_committed_page_is_what_the_command_writes(tmp_path: Path) -> None:
    page = tmp_path / "walk.md"
    done = CliRunner().invoke(app, ["student-walk", *ASSIGNMENTS, "--course", str(ROOT), "--file", str(page)])
    assert done.exit_code == 0, done.output
    assert page.read_text(encoding="utf-8") == (ROOT / "docs" / "student_walk.md").read_text(encoding="utf-8")


def test_every_exercise_of_every_notebook_is_on_the_page() -> None:
    page = (ROOT / "docs" / "student_walk.md").read_text(encoding="utf-8")
    asked = json.loads((ROOT / "dynaq_utils" / "assignments.json").read_text(encoding="utf-8"))
    assert re.findall("^## (.+)$", page, re.MULTILINE) == sorted(asked) == list(ASSIGNMENTS)
    assert re.findall(r"minute \d+: writes `(\w+)`", page) == [name for names in asked.values() for name in names]


def test_a_student_writes_something_every_quarter_of_an_hour_until_the_first_exercise() -> None:
    times = [0.0]
    for section in WALKED:
        times += [deed.at for deed in section.deeds if deed.is_written]
        if section.title == "Exercise 1 - Remember what happened":
            break
    assert max(after - before for before, after in zip(times, times[1:], strict=False)) <= LONGEST_WITHOUT
    assert len(times) > 10


def test_sections_say_about_what_is_reckoned() -> None:
    assert [s.title for s in WALKED if s.said is None or abs(s.said - s.minutes) > max(LOOSE, s.said / 2)] == []


def test_the_short_route_holds_both_exercises_and_takes_what_it_says() -> None:
    short = [section for section in WALKED if section.title in SHORT]
    written = [deed.told for section in short for deed in section.deeds]
    assert {"writes `dyna_q_model_update`", "writes `dyna_q_planning`"} <= set(written)
    said = sum(section.said or 0 for section in short)
    assert said <= 50
    source = (ROOT / "source" / "dyna_q" / "dyna_q.ipynb").read_text(encoding="utf-8")
    assert f"The short route takes about {said} minutes" in source

"""A course of the version before, with its own nbgrader_config.py, is graded as that version graded it.

``tests/former_course`` was made by 1844b74, the last commit before the modules moved: its configuration, source and
release as they were, three submissions (right; one backup too many; turned around and without nbgrader's metadata),
and in ``results.json`` what its ``dynaq grade --json`` gave with this seed, without what differs from run to run.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from dynaq_grader.course.settings import SEED_FILE
from dynaq_grader.former_names import FORMER_NAMES
from dynaq_grader.records import gradebook
from dynaq_grader.records.store import Store

FORMER_COURSE = Path(__file__).parents[2] / "former_course"
FORMER_RESULTS = json.loads((FORMER_COURSE / "results.json").read_text(encoding="utf-8"))
DIFFER_FROM_RUN_TO_RUN = {"wall_seconds", "cpu_seconds", "key"}
PROGRAMS = Path(sys.executable).parent


@pytest.fixture
def course(tmp_path: Path) -> Path:
    course = tmp_path / "course"
    shutil.copytree(FORMER_COURSE, course)
    (course / SEED_FILE).parent.mkdir()
    shutil.move(course / "seed", course / SEED_FILE)
    (course / "results.json").unlink()
    return course


def run(course: Path, *command: str) -> Counter[str]:
    """Runs a command as an instructor does; gives the former names of which it told, and how often."""
    environment = os.environ | {"PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(command, cwd=course, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    lines = [line for line in done.stderr.splitlines() if "FormerName: " in line]
    return Counter(line.partition("FormerName: dynaq_grader.")[2].partition(" is called ")[0] for line in lines)


def each_once(told: Counter[str]) -> bool:
    return set(told.values()) == {1}


def comparable(record: dict[str, Any]) -> dict[str, Any]:
    """What the version before could say."""
    assert (record["limits"], record["notebooks"]) == (None, [])
    cells = {}
    for name, cell in record["cells"].items():
        assert (cell["long_run"], cell["judged"]) == ("usual", "apart")
        cells[name] = {key: value for key, value in cell.items() if key not in {"long_run", "judged"}}
    kept = {
        name: value for name, value in record.items() if name not in {*DIFFER_FROM_RUN_TO_RUN, "limits", "notebooks"}
    }
    return {**kept, "cells": cells}


def scores_in_gradebook(course: Path) -> dict[str, dict[str, float | None]]:
    scores: dict[str, dict[str, float | None]] = {}
    for (student, _, cell), grade in gradebook.snapshot(course, "dyna_q").items():
        scores.setdefault(student, {})[cell] = grade.score
    return scores


def former_scores() -> dict[str, dict[str, float]]:
    return {
        student: {name: cell["score"] for name, cell in record["cells"].items()}
        for student, record in FORMER_RESULTS["students"].items()
    }


def test_its_tests_are_called_by_the_names_that_test_cells_hold() -> None:
    source = (FORMER_COURSE / "source/dyna_q/dyna_q.ipynb").read_text(encoding="utf-8")
    assert "= dynaq_grader.test_model_update" in source
    assert "= dynaq_grader.test_planning" in source


def test_dynaq_grade_gives_the_records_of_the_version_before(course: Path, tmp_path: Path) -> None:
    told = run(course, "dynaq", "grade", "dyna_q", "--json", str(tmp_path / "results.json"))
    document = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    del document["run"]
    document["students"] = {student: comparable(record) for student, record in document["students"].items()}
    assert document == FORMER_RESULTS
    assert scores_in_gradebook(course) == former_scores()
    assert each_once(told)


def test_nbgraders_commands_give_its_scores_through_the_former_names(course: Path) -> None:
    commands = (["autograde", "dyna_q"], ["generate_feedback", "dyna_q"], ["export", "--to=grades.csv"])
    told = [run(course, "nbgrader", *command) for command in commands]
    assert scores_in_gradebook(course) == former_scores()
    kept = Store(course, "dyna_q").read_all()
    assert {who: comparable(graded.result.to_dict()) for who, graded in kept.items()} == FORMER_RESULTS["students"]
    for student, record in FORMER_RESULTS["students"].items():
        page = (course / "feedback" / student / "dyna_q" / "dyna_q.html").read_text(encoding="utf-8")
        assert f"dyna_q (Score: {record['score']} / 10.0)" in page
    assert len((course / "grades.csv").read_text(encoding="utf-8").splitlines()) == 1 + len(kept)
    assert all(map(each_once, told))
    assert set().union(*told) == set(FORMER_NAMES)

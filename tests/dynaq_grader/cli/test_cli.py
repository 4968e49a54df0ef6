"""The command line: help for every verb, sentences instead of tracebacks, exit statuses that tell."""

import json
import os
import subprocess
import sys
from types import ModuleType

import pytest
from typer.main import get_command

from classes import RIGHT, hand_in, without_results
from dynaq_grader import __main__
from dynaq_grader.cli.commands import app, main

VERBS = sorted(get_command(app).commands)


def dynaq(*arguments, **options):
    command = [sys.executable, "-m", "dynaq_grader", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, **options)


def here(monkeypatch, *arguments):
    """Runs the command line in this process, which spares the imports; gives its status."""
    monkeypatch.setattr(sys, "argv", ["dynaq", *arguments])
    with pytest.raises(SystemExit) as end:
        main()
    return end.value.code


def test_the_verbs_are_those_of_the_contract():
    wanted = {"build", "publish", "collect", "grade", "report", "export", "explain", "calibrate"}
    assert wanted | {"check-submission", "demo", "doctor"} <= set(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(verb, monkeypatch, capsys):
    assert here(monkeypatch, verb, "--help") == 0
    assert "Usage" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ("grade", "no_such_assignment"),
        ("grade", "dyna_q", "--use", "nonsense"),
        ("explain", "nobody"),
        ("build", "--course", "/nonexistent"),
        ("check-submission", "/nonexistent.ipynb"),
        ("export", "dyna_q", "grades.csv", "--for", "canvas"),
        ("report", "dyna_q"),
        ("collect", "/nonexistent"),
        ("calibrate", "nofolder"),
        ("doctor", "--course", "typo"),
        ("explain", "ada", "--course", "typo"),
        ("export", "no_such_assignment", "grades.csv"),
        ("feedback", "dyna_q", "--course", "typo"),
        ("feedback", "no_such_assignment"),
        ("grade", "dyna_q", "--course", "typo"),
    ],
)
def test_bad_input_is_told_in_a_sentence_with_status_2(arguments, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert here(monkeypatch, *arguments) == 2
    told = capsys.readouterr().err
    assert "Traceback" not in told
    assert told.strip()
    assert list(tmp_path.iterdir()) == [], "nothing is made where there is no course"


@pytest.mark.minute
def test_grading_a_class_writes_the_contract_and_tells_by_its_status(full_course, tmp_path):
    hand_in(full_course, "ada")
    file = tmp_path / "results.json"
    done = dynaq("grade", "dyna_q", "--course", full_course, "--json", file)
    assert done.returncode == 0, done.stderr
    document = json.loads(file.read_text(encoding="utf-8"))
    assert document["schema"] == 1
    assert set(document["run"]) == {"versions", "backend", "unsafe", "tests_sha256"}
    assert document["students"]["ada"]["score"] == 10.0
    hand_in(full_course, "chen", b"no notebook")
    assert dynaq("grade", "dyna_q", "--course", full_course).returncode == 1
    explained = dynaq("explain", "ada", "test_planning", "--assignment", "dyna_q", "--course", full_course)
    assert explained.returncode == 0, explained.stderr
    assert "test_planning: 6 of 6 points, correct" in explained.stdout
    assert "on record: 6 of 6 points, correct" in explained.stdout
    assert "seed of the hidden inputs: " in explained.stdout


@pytest.mark.minute
def test_figures_of_the_students_own_cells_reach_the_feedback(full_course):
    answer = "\n".join(
        [
            "def dyna_q_model_update(model, state, action, reward, next_state):",
            "    model[state, action] = reward, next_state",
            "    return model",
            "print('from my own cell')",
        ]
    )
    without_results(full_course, kept=("diagram_", "car"))
    hand_in(full_course, "ada", RIGHT | {"dyna_q_model_update": answer})
    assert dynaq("grade", "dyna_q", "--course", full_course, "--figures").returncode == 0
    text = (full_course / "autograded" / "ada" / "dyna_q" / "dyna_q.ipynb").read_text(encoding="utf-8")
    assert "from my own cell\\n" in text.split('"outputs"', 1)[1]
    assert text.count('"image/png"') > 5


def test_check_submission_tells_what_is_missing(full_course):
    named = ("--assignment", "dyna_q", "--course", full_course)
    done = dynaq("check-submission", full_course / "release" / "dyna_q" / "dyna_q.ipynb", *named)
    assert done.returncode == 1
    assert len(done.stdout.strip().splitlines()) >= 2
    solved = hand_in(full_course, "ada")
    assert dynaq("check-submission", solved, *named).returncode == 0


def test_an_unsafe_run_says_so(full_course, tmp_path):
    hand_in(full_course, "ada")
    file = tmp_path / "results.json"
    done = dynaq("grade", "dyna_q", "--course", full_course, "--unsafe", "--json", file)
    assert done.returncode == 0, done.stderr
    assert "--unsafe" in done.stderr
    assert json.loads(file.read_text(encoding="utf-8"))["run"]["unsafe"] is True


def test_a_sandbox_that_does_not_start_is_told_in_a_sentence(full_course, tmp_path):
    hand_in(full_course, "ada")
    broken = tmp_path / "environment" / "bin" / "python"
    broken.parent.mkdir(parents=True)
    broken.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    broken.chmod(0o755)
    done = dynaq("grade", "dyna_q", "--course", full_course, env={**os.environ, "DYNAQ_STUDENT_PYTHON": str(broken)})
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("dynaq: ")
    assert not (full_course / ".dynaq" / "results").exists()


def test_ctrl_c_is_told_in_a_sentence(capsys, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("dynaq_grader.course.settings.settings", interrupted)
    monkeypatch.setattr(sys, "argv", ["dynaq", "grade", "dyna_q"])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 130
    assert "the same command goes on from there" in capsys.readouterr().err


class Interrupted(ModuleType):
    """A module during whose import Ctrl-C came."""

    def __getattr__(self, name):
        raise KeyboardInterrupt


def test_ctrl_c_while_the_command_is_loaded_is_told_in_a_sentence(capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "dynaq_grader.cli.commands", Interrupted("dynaq_grader.cli.commands"))
    with pytest.raises(SystemExit) as end:
        __main__.main()
    assert end.value.code == 130
    assert capsys.readouterr().err.startswith("dynaq: Stopped")

"""Mutants of an answer are judged, what differs nowhere is put aside, and a run goes on where it stopped."""

import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from itertools import islice

import pytest

from classes import ROOT
from dynaq_grader.calibration import mutation
from dynaq_grader.calibration.exercise_check import as_answer, find
from dynaq_grader.calibration.mutation_record import Record
from mini_course import write
from third_exercise.course import notebook

SHORT = """
def n_step_return(rewards, gamma, value):
    return sum(r * gamma**t for t, r in enumerate([*rewards, value]))
"""

STOPPED = """
import os, signal, sys
from dynaq_grader.calibration.mutation_record import Record
from dynaq_grader.cli.commands import main

signal.signal(signal.SIGINT, signal.default_int_handler)  # what starts the tests may have it ignored
add = Record.add

def add_and_stop(record, *found):
    add(record, *found)
    os.kill(os.getpid(), signal.SIGINT)

Record.add = add_and_stop
sys.argv = ["dynaq", "check-exercise", "./n_step_return", "--mutants"]
main()
"""
"""The command, with Ctrl-C as soon as something was found."""


@pytest.fixture
def exercise(tmp_path):
    """The exercise without examples, so that it has few mutants, and with one question, so that some survive."""
    source = ROOT / "tests" / "third_exercise" / "n_step_return"
    shutil.copytree(source, tmp_path / "n_step_return", ignore=shutil.ignore_patterns("__pycache__"))
    found = find(str(tmp_path / "n_step_return"))
    return replace(found, examples=(), questions=dict([*found.questions.items()][:1]))


def run(exercise, path, steps=None):
    """Goes through the mutants, or so many of them; gives what became of them."""
    found = mutation.Mutation()
    answer = as_answer(exercise, "solution", SHORT)
    for _ in islice(mutation.run(exercise, [answer], Record(path, exercise), found), steps):
        pass
    return found


def test_a_run_goes_on_where_it_stopped_and_survivors_can_be_marked(exercise, tmp_path):
    record = tmp_path / "record.jsonl"
    run(exercise, record, 2)
    assert len(record.read_text().splitlines()) == 2
    whole = run(exercise, record)
    assert len(record.read_text().splitlines()) == whole.counts.total()
    assert whole.counts["killed"] > 10 and whole.survivors

    marks = "\n".join(f"# it is known\n{mutant.diff}" for mutant in whole.survivors)
    (exercise.folder / "equivalent.diff").write_text(marks, encoding="utf-8")
    again = run(exercise, record)
    assert (again.marked, again.survivors, again.idle) == (len(whole.survivors), [], [])
    assert again.counts == whole.counts


def test_ctrl_c_ends_with_a_sentence_and_keeps_what_was_found(exercise, tmp_path):
    write(tmp_path / "source" / "returns" / "returns.ipynb", notebook())
    record = tmp_path / ".dynaq" / "mutants" / "n_step_return.jsonl"
    kept = ""
    for times in (1, 2):
        done = subprocess.run([sys.executable, "-c", STOPPED], cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 130
        assert (
            done.stderr.split("dynaq: ")[1] == "Stopped. What was done is kept; the same command goes on from there.\n"
        )
        text = record.read_text(encoding="utf-8")
        assert text.startswith(kept) and len(text.splitlines()) == times, "nothing is judged twice"
        kept = text


def test_an_answer_that_is_not_right_has_no_mutants(exercise, tmp_path):
    found = mutation.Mutation()
    answer = as_answer(exercise, "a guess", "def n_step_return(rewards, gamma, value):\n    return 0.0\n")
    assert list(mutation.run(exercise, [answer], Record(tmp_path / "record.jsonl", exercise), found)) == []
    assert "it is not right" in found.left_out["a guess"]


def test_the_share_killed_leaves_out_what_is_equivalent():
    assert mutation.Mutation(Counter(killed=3, equivalent=5), survivors=[None]).share_killed == 0.75

"""Where our own processor time goes, step by step, in a process that is warm."""

from __future__ import annotations

import os
import resource
from collections.abc import Callable
from pathlib import Path

import psutil
from school import KINDS, STUDENT_PYTHON, fill

from dynaq_grader import intake
from dynaq_grader.base.result import Graded
from dynaq_grader.course.settings import Settings, settings
from dynaq_grader.grading import Assignment, Submission, grade_submission, load, result_key, warm_sandbox
from dynaq_grader.grading.notebook import cells_before
from dynaq_grader.records import gradebook
from dynaq_grader.records.store import Store

ROUNDS = 4
READ = "read, intake, key"
FORK = "two fresh workers"
CELLS = "the student's cells, once for each test cell"
TESTS = "tests: questions, answers, verdict, worked example, notebook"
RECORD = "the record, kept on disk"
GRADEBOOK = "gradebook and autograded notebook"


def measure(folder: Path) -> dict[str, float]:
    """Processor seconds a submission by step, mean over the class, everything below this process included."""
    os.environ["DYNAQ_STUDENT_PYTHON"] = str(STUDENT_PYTHON)
    course = fill(folder / "steps", len(KINDS))
    chosen, assignment = settings(course), load(course, "dyna_q")
    paths = sorted(course.glob("submitted/*/*/*.ipynb"))
    submissions = {path.parents[1].name: Submission(path.parents[1].name, path.read_bytes()) for path in paths}
    graded = {name: _graded(submission, assignment, chosen) for name, submission in submissions.items()}
    store = Store(course, "dyna_q")
    with gradebook.Writer(course, "dyna_q") as writer:
        rounds = [
            _round(name, submissions[name], graded[name], assignment, chosen, store, writer)
            for _ in range(ROUNDS)
            for name in submissions
        ]
    return {step: sum(seconds[step] for seconds in rounds) / len(rounds) for step in rounds[0]}


def _round(
    name: str,
    submission: Submission,
    graded: Graded,
    assignment: Assignment,
    chosen: Settings,
    store: Store,
    writer: gradebook.Writer,
) -> dict[str, float]:
    """Each step of one submission on its own; the tests are what is left of grading it."""
    canonical = intake.canonical(submission.data, assignment.release).notebook
    cells = [list(cells_before(canonical, grade_id)) for grade_id in assignment.tests]

    def read() -> None:
        taken = intake.canonical(submission.data, assignment.release, submission.use, chosen.intake)
        result_key(taken.notebook, assignment, chosen)

    def open_workers(run: bool) -> None:
        for sources in cells:
            with warm_sandbox(chosen).open() as session:
                session.run_cells(sources if run else [])

    seconds = {READ: _cpu(read), FORK: _cpu(lambda: open_workers(False))}
    seconds[CELLS] = _cpu(lambda: open_workers(True)) - seconds[FORK]
    seconds[TESTS] = _cpu(lambda: _graded(submission, assignment, chosen)) - sum(seconds.values())
    seconds[RECORD] = _cpu(lambda: store.write(name, graded))
    seconds[GRADEBOOK] = _cpu(lambda: writer.record(name, "dyna_q", graded))
    return seconds


def _graded(submission: Submission, assignment: Assignment, chosen: Settings) -> Graded:
    graded = grade_submission(submission, assignment, chosen)
    assert graded is not None, "no key is known"
    return graded


def _cpu(action: Callable[[], object]) -> float:
    before = _used()
    action()
    return _used() - before


def _used() -> float:
    """Processor seconds so far of this process, of the children it waited for and of its sandboxes."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    live = [child.cpu_times() for child in psutil.Process().children(recursive=True)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used) + sum(sum(times[:4]) for times in live)

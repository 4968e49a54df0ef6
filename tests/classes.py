"""Course directories with a class in them, poured from the bank of answers into the real release."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import nbformat

from dynaq_grader.calibration.answers import pour, read
from dynaq_grader.course.normal_form import to_bytes
from dynaq_grader.grading.assignment import read_notebook

ROOT = Path(__file__).resolve().parents[1]
BANK = ROOT / "tests" / "submissions"
RIGHT = {"dyna_q_model_update": "right/model_tuple_index", "dyna_q_planning": "right/planning_randint_in_every_step"}
RELEASE = ROOT / "release" / "dyna_q" / "dyna_q.ipynb"


def make_course(folder: Path) -> Path:
    """A course directory with source, release and configuration, and nothing submitted."""
    for part in ("source", "release"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    return folder


def without_results(course: Path, kept: tuple[str, ...] = ()) -> Path:
    """Takes the cells tagged ``results`` (long runs and plots) out of source and release, those by a prefix aside."""
    for file in [*course.glob("source/*/*.ipynb"), *course.glob("release/*/*.ipynb")]:
        content = read_notebook(file)
        content.cells = [
            cell for cell in content.cells if "results" not in cell.metadata.get("tags", []) or cell.id.startswith(kept)
        ]
        file.write_bytes(to_bytes(content))
    return course


def notebook(answers: Mapping[str, str], free: tuple[str, ...] = (), release: Path = RELEASE) -> nbformat.NotebookNode:
    """A release with answer files of the bank in it, by ``grade_id``; a name without ``/`` is the text itself."""
    texts = {cell: read(BANK / f"{name}.py").source if "\n" not in name else name for cell, name in answers.items()}
    return pour(read_notebook(release), texts, list(free))


def path(course: Path, student: str) -> Path:
    """Where a student's notebook lies."""
    return course / "submitted" / student / "dyna_q" / "dyna_q.ipynb"


def hand_in(course: Path, student: str, answers: Mapping[str, str] | bytes = RIGHT) -> Path:
    """Puts a submission into ``submitted/``: answers by ``grade_id``, or the bytes of a file."""
    target = path(course, student)
    target.parent.mkdir(parents=True, exist_ok=True)
    if not isinstance(answers, bytes):
        release = course / "release" / "dyna_q" / "dyna_q.ipynb"
        answers = nbformat.writes(notebook(answers, release=release)).encode()
    target.write_bytes(answers)
    return target

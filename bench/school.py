"""The class: five kinds of submissions in equal shares, and the courses that they are handed in to."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from classes import hand_in, make_course, without_results  # noqa: E402

STUDENT_PYTHON = ROOT / ".venv-student" / "bin" / "python"
KINDS = (
    ("right/model_tuple_index", "right/planning_randint_in_every_step"),
    ("right/model_chained_index", "right/planning_choice_of_rows"),
    ("right/model_explicit_nan", "right/planning_python_random_choice"),
    ("right/model_copy_returned", "right/planning_state_then_action"),
    ("right/model_tuple_index", "wrong/planning_one_too_many"),
)
LOOPS = ("right/model_tuple_index", "wrong/planning_never_returns")
TOLD = "four kinds of right answers and a wrong one (one backup too many), in equal shares"


def fill(
    folder: Path, submissions: int, kinds: tuple[tuple[str, str], ...] = KINDS, *, long_cells: bool = True
) -> Path:
    """Makes a course directory with so many submissions, the kinds in turn.

    Args:
        folder: The new course directory.
        submissions: How many.
        kinds: Answer files for the two exercises, kind by kind.
        long_cells: Whether the notebooks keep the cells tagged ``results``.
    """
    course = make_course(folder)
    if not long_cells:
        without_results(course)
    for number in range(submissions):
        model_update, planning = kinds[number % len(kinds)]
        answers = {"dyna_q_model_update": model_update, "dyna_q_planning": planning}
        hand_in(course, f"student{number:04}", answers)
    return course

"""Writes what ``dynaq_utils`` says of exercises and assignments: its visible checks and its look before handing in.

Only a course directory that holds ``dynaq_utils`` has these files: ``examples/NAME.json`` for each exercise of ours,
``assignments.json``, the functions that each assignment asks for, and ``grading.json``, what grading has.
"""

from __future__ import annotations

import json
from pathlib import Path

from dynaq_utils.notebook_cells import DEFINITION

from ..base.writing import write_aside
from ..kit import examples, registry
from . import answer_cells, build
from .settings import added_packages, environment_and_packages
from .student_environment import MODULES, OLDEST_PYTHON, modules_of

PACKAGE = "dynaq_utils"


def build_students_package(course: Path, assignments: list[str]) -> list[Path]:
    """Rebuilds the files.

    Args:
        course: The course directory.
        assignments: All assignments that the course has.

    Returns:
        The files that changed.
    """
    folder = course / PACKAGE
    if not folder.is_dir():
        return []
    texts = {folder / "assignments.json": _assignments(course, assignments), folder / "grading.json": _grading(course)}
    for name in registry.names():
        provided = registry.provided(name)
        if provided.distribution == registry.OURS:
            texts[folder / "examples" / f"{name}.json"] = examples.to_text(provided.exercise)
    changed = [path for path, text in texts.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in changed:
        write_aside(path, texts[path].encode())
    return changed


def functions_asked_for(course: Path, assignment: str) -> list[str]:
    """Names of the functions that the answer cells of an assignment leave to be written, in order.

    Raises:
        CourseError: The assignment has no notebook, or one that cannot be read.
    """
    stubs = [stub for path in build.source_notebooks(course, assignment) for stub in answer_cells.stubs(course, path)]
    return list(dict.fromkeys(name for stub in stubs for name in DEFINITION.findall(stub)))


def _assignments(course: Path, assignments: list[str]) -> str:
    asked = {name: functions_asked_for(course, name) for name in assignments}
    return json.dumps(asked, indent=1, ensure_ascii=False) + "\n"


def _grading(course: Path) -> str:
    """The oldest Python that grading may have, and the modules that an answer may import."""
    packages = added_packages(course)
    added = modules_of(environment_and_packages(course)[0], packages) if packages else set()
    held = {"python": OLDEST_PYTHON, "modules": sorted({*MODULES, *added}, key=str.lower)}
    return json.dumps(held, indent=1) + "\n"

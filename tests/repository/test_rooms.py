"""The house: each room imports only rooms before it, and nothing goes round in a circle."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from import_graph import Import, circles, imports_in, imports_of

ROOT = Path(__file__).resolve().parents[2]
GRADER, UTILS = ROOT / "grader" / "dynaq_grader", ROOT / "dynaq_utils"

ORDER = [
    "base",
    "intake",
    "sandbox",
    "workers",
    "kit",
    "reference",
    "exercises",
    "course",
    "grading",
    "collect",
    "records",
    "classroom",
    "nbgrader_plugins",
    "reports",
    "calibration",
    "cli",
]
ONLY = {
    "base": set(),
    "intake": {"base"},
    "sandbox": {"base"},
    "exercises": {"kit", "reference"},
}
"""Rooms that may import fewer than all before them."""
EXCEPTIONS: set[tuple[str, str]] = set()
"""What is still to be mended."""
KNOWS_NO_ALGORITHM = "kit"
BEFORE_THE_ROOMS = {"dynaq_grader", "dynaq_grader.__main__", "dynaq_grader.former_names"}

LAYERS = (
    "alt_text colours notebook_errors notebook_cells grading_python answers examples messages",
    "frontend random_streams progress film",
    "envs mistakes_in_calls naming_mistakes worked_example learning control variants",
    "experiments histories",
    "plotting diagrams checks explorer reach animation swing_up watching submission",
)
"""`dynaq_utils`, from what knows least: a layer imports itself and those above it in this list."""


def faults(everything: Iterable[Import]) -> list[str]:
    """What breaks a rule of the rooms, a sentence each."""
    imports = [one for one in everything if one.importer not in BEFORE_THE_ROOMS]
    found = [*_in_order(imports), *_forms(imports)]
    circle = circles(imports)
    return [*found, f"a circle: {' -> '.join(circle)}"] if circle else found


def _in_order(imports: Iterable[Import]) -> list[str]:
    found = []
    for one in imports:
        room, other = _room(one.importer), _room(one.imported)
        if not one.imported.startswith("dynaq_grader") or room == other:
            continue
        allowed = ONLY.get(room, set(ORDER[: ORDER.index(room)]))
        is_exception = any(room == who and _below(one.imported).startswith(what) for who, what in EXCEPTIONS)
        if other not in allowed and not is_exception:
            found.append(f"{one.importer} imports {one.imported}: {room} may not import {other}")
    return found


def _forms(imports: Iterable[Import]) -> list[str]:
    found = []
    for one in imports:
        if one.imported.startswith("dynaq_grader") and not one.relative:
            found.append(f"{one.importer} imports {one.imported} by its whole name")
        if one.imported.startswith("nbgrader") and _room(one.importer) in {"base", "intake", "sandbox", "workers"}:
            found.append(f"{one.importer} imports {one.imported}: {_room(one.importer)} knows nothing of nbgrader")
    return found


def _room(module: str) -> str:
    return _below(module).split(".")[0]


def _below(module: str) -> str:
    return module.partition(".")[2]


def test_every_module_lies_in_a_room() -> None:
    loose = {path.stem for path in GRADER.glob("*.py")} - {"__init__", "__main__", "former_names"}
    rooms = {path.name for path in GRADER.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert (loose, rooms) == (set(), set(ORDER))


def test_rooms_import_only_what_lies_before_them() -> None:
    assert faults(imports_of(GRADER)) == []


@pytest.mark.parametrize(
    ("module", "line", "sentence"),
    [
        ("base.writing", "from ..intake import read_file", "base may not import intake"),
        ("intake.reading", "from ..sandbox import choose", "intake may not import sandbox"),
        ("sandbox.limits", "from ..workers.calls import fresh", "sandbox may not import workers"),
        ("kit.score", "from ..reference import run", "kit may not import reference"),
        ("reports.feedback", "from ..cli.console import out", "reports may not import cli"),
        ("course.build", "from dynaq_grader.base.errors import CourseError", "by its whole name"),
        ("sandbox.limits", "import nbgrader", "sandbox knows nothing of nbgrader"),
        ("kit.score", "from .rubric import score_lines", "a circle"),
    ],
)
def test_a_broken_rule_is_told(module: str, line: str, sentence: str) -> None:
    broken = [*imports_of(GRADER), *imports_in(line, f"dynaq_grader.{module}", is_package=False)]
    assert any(sentence in fault for fault in faults(broken)), faults(broken)


def test_the_exceptions_are_still_needed() -> None:
    used = {(_room(one.importer), _below(one.imported)) for one in imports_of(GRADER)}
    assert all(any(who == room and what.startswith(below) for room, what in used) for who, below in EXCEPTIONS)


def test_what_students_import_never_imports_what_grades() -> None:
    assert [one for one in imports_of(UTILS) if not one.imported.startswith("dynaq_utils")] == []


def test_what_students_import_goes_one_way() -> None:
    imports = [one for one in imports_of(UTILS) if one.importer != "dynaq_utils" and one.imported != "dynaq_utils"]
    layer = {name: number for number, names in enumerate(LAYERS) for name in names.split()}
    upwards = [one for one in imports if layer[_room(one.imported)] > layer[_room(one.importer)]]
    assert (upwards, circles(imports)) == ([], [])

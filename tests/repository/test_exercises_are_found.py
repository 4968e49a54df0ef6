"""Nothing lists the exercises: no file of the grader outside their folders names one."""

from pathlib import Path

from dynaq_grader.kit import registry

GRADER = Path(__file__).resolve().parents[2] / "grader" / "dynaq_grader"


def test_no_file_outside_the_exercises_names_one() -> None:
    names = registry.names()
    assert len(names) > 1
    files = [path for path in GRADER.rglob("*.py") if GRADER / "exercises" not in path.parents]
    naming = [(path.name, name) for path in files for name in names if name in path.read_text(encoding="utf-8")]
    assert naming == []


def test_every_folder_of_the_exercises_is_one() -> None:
    folders = {path.parent.name for path in (GRADER / "exercises").glob("*/__init__.py")}
    assert folders <= set(registry.names())
    assert all(registry.get(name).name == name for name in folders)

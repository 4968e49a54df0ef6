"""Nothing lists the exercises: no file of the grader outside their folders names one."""

import ast
import re
from pathlib import Path

from dynaq_grader.kit import registry

GRADER = Path(__file__).resolve().parents[2] / "grader" / "dynaq_grader"
TEXTS = {".py", ".toml", ".txt", ".html", ".css", ".js", ".csv", ".json", ".tpl", ".j2"}


def outside() -> list[Path]:
    """Every text of the package that is no exercise's."""
    everything = (path for path in GRADER.rglob("*") if path.suffix in TEXTS)
    return [path for path in everything if GRADER / "exercises" not in path.parents]


def naming(text: str, names: tuple[str, ...]) -> list[str]:
    """The names that stand in a text, as words of their own: one of them is an English word."""
    return [name for name in names if re.search(rf"\b{name}\b", text)]


def strings(path: Path) -> set[str]:
    """All texts in a file of Python."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_no_file_outside_the_exercises_names_one() -> None:
    names = registry.names()
    files = outside()
    assert len(names) > 1 and len({path.suffix for path in files}) > 2
    assert {path.name: found for path in files if (found := naming(path.read_text(encoding="utf-8"), names))} == {}


def test_no_string_outside_the_exercises_is_a_former_name() -> None:
    former = {name for exercise in registry.everything() for name in exercise.former_names}
    files = [path for path in outside() if path.suffix == ".py"]
    assert former
    assert {path.name: found for path in files if (found := strings(path) & former)} == {}


def test_a_name_would_be_found() -> None:
    exercise = registry.get("dyna_q_model_update")
    path = exercise.folder / "__init__.py"
    assert naming(path.read_text(encoding="utf-8"), registry.names()) == [exercise.name]
    assert strings(path) & set(exercise.former_names)


def test_every_folder_of_the_exercises_is_one() -> None:
    folders = {path.parent.name for path in (GRADER / "exercises").glob("*/__init__.py")}
    assert folders <= set(registry.names())
    assert all(registry.get(name).name == name for name in folders)

"""Exercises are found: ours by their folders, those of another package by its entry point."""

import sys

import pytest

from dynaq_grader.kit import registry

PACKAGE = """
from dataclasses import replace
from discounted_return import EXERCISE as known
EXERCISE = replace(known, name="{name}", former_names=("the_return",))
"""


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Gives a function that installs a package with one exercise under an entry point, as pip lays it out."""
    monkeypatch.syspath_prepend(tmp_path)

    def install(entry_point, name):
        (tmp_path / "their_course.py").write_text(PACKAGE.format(name=name), encoding="utf-8")
        folder = tmp_path / "their_course-2.5.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: their-course\nVersion: 2.5\n", encoding="utf-8")
        points = f"[{registry.GROUP}]\n{entry_point} = their_course:EXERCISE\n"
        (folder / "entry_points.txt").write_text(points, encoding="utf-8")
        registry._provided.cache_clear()

    yield install
    sys.modules.pop("their_course", None)
    registry._provided.cache_clear()


def test_an_exercise_of_another_package_is_found_with_what_provides_it(installed):
    installed("their_return", "their_return")
    assert "their_return" in registry.names()
    found = registry.provided("their_return")
    assert found.exercise.right([], 0.5) == 0.0
    assert (found.distribution, found.version) == ("their-course", "2.5")


def test_a_former_name_is_answered_with_a_sentence(installed):
    installed("their_return", "their_return")
    with pytest.warns(registry.FormerExerciseName, match="the_return is called their_return now"):
        assert registry.get("the_return").name == "their_return"


def test_an_entry_point_that_gives_another_exercise_is_refused_with_a_sentence(installed):
    installed("their_return", "other")
    with pytest.raises(registry.BadExerciseError, match="gives no exercise of the name their_return"):
        registry.get("their_return")


def test_a_package_that_cannot_be_loaded_is_named(installed, tmp_path):
    installed("their_return", "their_return")
    (tmp_path / "their_course.py").write_text("1 / 0\n", encoding="utf-8")
    with pytest.raises(registry.BadExerciseError, match="their_course:EXERCISE: ZeroDivisionError"):
        registry.get("their_return")


def test_a_name_that_nobody_provides_is_refused_with_those_that_are_known(installed):
    installed("their_return", "their_return")
    with pytest.raises(registry.UnknownExerciseError, match=r"their_retrn is not known; exercises are .*their_return"):
        registry.get("their_retrn")

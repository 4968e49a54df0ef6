"""The names of the version before: each is what it is called now, and says so once."""

from __future__ import annotations

import importlib
import re
import sys
import warnings
from pathlib import Path

import pytest
from traitlets.utils.importstring import import_item

from dynaq_grader.former_names import FORMER_NAMES, FormerModules, FormerName

TESTS = Path(__file__).parents[1]
FORMER_CONFIG = TESTS / "former_course" / "nbgrader_config.py"


@pytest.fixture(autouse=True)
def nobody_has_asked_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, module in list(sys.modules.items()):
        if isinstance(getattr(module, "__loader__", None), FormerModules):
            monkeypatch.delitem(sys.modules, name)


def names_in(config: Path) -> set[str]:
    """Our dotted names in a configuration, without the package's."""
    return set(re.findall(r'"dynaq_grader\.([\w.]+)"', config.read_text(encoding="utf-8")))


def test_the_former_names_are_those_of_the_shipped_configuration() -> None:
    assert names_in(FORMER_CONFIG) == set(FORMER_NAMES)


def test_the_configuration_of_today_holds_the_names_of_today() -> None:
    names = names_in(TESTS.parent / "nbgrader_config.py")
    assert set(FORMER_NAMES.values()) <= names
    assert all(import_item(f"dynaq_grader.{name}") for name in names)


@pytest.mark.parametrize(("former", "now"), FORMER_NAMES.items())
def test_a_former_name_is_the_very_object_and_says_what_to_write(former: str, now: str) -> None:
    home, _, attribute = f"dynaq_grader.{now}".rpartition(".")
    told = re.escape(f"dynaq_grader.{former} is called dynaq_grader.{now} now: write that in nbgrader_config.py.")
    with pytest.warns(FormerName, match=told):
        found = import_item(f"dynaq_grader.{former}")
    assert found is getattr(importlib.import_module(home), attribute)


def test_a_name_is_told_once_however_often_it_is_asked_for_and_whatever_else_warns() -> None:
    with warnings.catch_warnings(record=True) as told:
        for _ in range(3):
            warnings.simplefilter("always")
            import_item("dynaq_grader.nbgrader_steps.JudgeCells")
            import_item("dynaq_grader.nbgrader_steps.IntakeExporter")
    assert [warning.category for warning in told] == [FormerName, FormerName]


def test_instructors_see_it_without_asking_for_warnings() -> None:
    assert issubclass(FormerName, FutureWarning)


@pytest.mark.parametrize("module", sorted({name.rpartition(".")[0] for name in FORMER_NAMES} | {"export"}))
def test_whatever_else_such_a_module_held_is_missed_in_a_sentence(module: str) -> None:
    former = importlib.import_module(f"dynaq_grader.{module}")
    told = rf"dynaq_grader\.{module}, a module of the version before, has no attribute 'other' any more\. Look for it"
    with pytest.raises(AttributeError, match=told):
        former.other  # noqa: B018 - to ask is the test


def test_a_module_that_never_was_is_missing_as_ever() -> None:
    with pytest.raises(ModuleNotFoundError, match="dynaq_grader.never_was"):
        importlib.import_module("dynaq_grader.never_was")

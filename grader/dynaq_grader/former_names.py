"""Answers the dotted names that an instructor's ``nbgrader_config.py`` may hold from the version before.

They go on working for one release, each with a sentence that says what to write instead.
"""

from __future__ import annotations

import importlib
import sys
import warnings
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

FORMER_NAMES = {
    "normal_form.NormalForm": "course.normal_form.NormalForm",
    "stamp.StampRelease": "course.release_metadata.AddReleaseVersion",
    "nbgrader_steps.make_assignment": "nbgrader_plugins.steps.make_assignment",
    "nbgrader_steps.IntakeExporter": "nbgrader_plugins.steps.IntakeExporter",
    "nbgrader_steps.JudgeCells": "nbgrader_plugins.steps.JudgeCells",
    "feedback.TidyForFeedback": "reports.feedback.TidyForFeedback",
    "feedback_page.FeedbackPage": "nbgrader_plugins.feedback_page.FeedbackPage",
    "long_cells.CutLongCells": "nbgrader_plugins.long_cells.CutLongCells",
    "export.nbgrader_csv.GradesCsv": "reports.export.nbgrader_csv.GradesCsv",
}
"""What the shipped ``nbgrader_config.py`` named, and where it is now."""

_PACKAGES = {"export"}
_MODULES = {name.rpartition(".")[0] for name in FORMER_NAMES} | _PACKAGES


class FormerName(FutureWarning):
    """A name of the version before; the message says what to write in its place."""


class FormerModules(MetaPathFinder, Loader):
    """Finds the modules of the former names: empty ones that look up each name where it is now."""

    def __init__(self, package: str) -> None:
        self._package = package

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """A module of a former name, or None."""
        module = fullname.removeprefix(f"{self._package}.")
        return ModuleSpec(fullname, self, is_package=module in _PACKAGES) if module in _MODULES else None

    def exec_module(self, module: ModuleType) -> None:
        """Gives the module its look-up."""
        former = module.__name__.removeprefix(f"{self._package}.")

        def __getattr__(name: str) -> object:  # noqa: N807 - a module's own look-up
            now = FORMER_NAMES.get(f"{former}.{name}")
            if now is None:
                raise AttributeError(
                    f"{module.__name__}, a module of the version before, has no attribute {name!r} any more. "
                    f"Look for it in the packages of {self._package}."
                )
            _say(f"{module.__name__}.{name}", f"{self._package}.{now}")
            home, _, attribute = now.rpartition(".")
            found = getattr(importlib.import_module(f"{self._package}.{home}"), attribute)
            # From here on Python finds it by itself: nbgrader asks once a student, who reads the sentence once.
            vars(module)[name] = found
            return found

        vars(module)["__getattr__"] = __getattr__


def _say(former: str, now: str) -> None:
    """Warns, in the name of the file that holds a former name: nbgrader reads it without a line of its own."""
    warnings.warn_explicit(
        f"{former} is called {now} now: write that in nbgrader_config.py. The former name works in this release "
        "and in no later one.",
        FormerName,
        filename="nbgrader_config.py",
        lineno=0,
    )


def answer(package: str) -> None:
    """Makes the former names of a package work; to say so twice changes nothing."""
    if not any(isinstance(finder, FormerModules) for finder in sys.meta_path):
        sys.meta_path.append(FormerModules(package))

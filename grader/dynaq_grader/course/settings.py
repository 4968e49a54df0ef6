"""The instructor's settings: traits in ``nbgrader_config.py``, read once and passed on as plain data."""

from __future__ import annotations

import math
import os
import secrets
import sys
import warnings
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from traitlets import Bool, CaselessStrEnum, Dict, Float, Int, List, TraitError, Unicode
from traitlets.config import Config, Configurable, PyFileConfigLoader
from traitlets.config.loader import ConfigFileNotFound

from ..base.errors import CourseError
from ..base.writing import write_aside
from ..intake import Limits as IntakeLimits
from ..kit import registry
from ..kit.exercise import Exercise
from ..kit.settings import PUBLIC_SEED, JudgeSettings
from ..sandbox import Limits
from ..sandbox.limits import WALL_TIMES
from .student_environment import insist_on

SEED_FILE = Path(".dynaq") / "seed"
WITHOUT_WALL_SECONDS = (
    "c.DynaQ.wall_seconds says nothing any more: wall time is 12 times the processor time. Take it out of "
    "nbgrader_config.py; the next release will not know it."
)
MODES = ("apart", "together")
FULL_RUN = 7
"""How many times as long the seeded run is with all 500 episodes: 11,641 steps, and 1,669 in the first 30."""


class DynaQ(Configurable):
    """Traits that an instructor may set in ``nbgrader_config.py``, as in ``c.DynaQ.strict = True``."""

    rubric = Dict(
        default_value={},
        help="Points of rubric lines, for each exercise: {'EXERCISE': {'leaves its arguments alone': 1.0, ...}, ...}.",
    ).tag(config=True)
    strict = Bool(False, help="Whether what an exercise accepts with a note loses points.").tag(config=True)
    cpu_seconds = Float(
        30.0,
        help="Processor time a student's cells and tests may take, for each test cell; 150 times what the solution "
        "takes is allowed in any case.",
    ).tag(config=True)
    memory_mib = Int(2048, help="Address space of a worker in MiB.").tag(config=True)
    submission_mib = Int(64, help="Largest notebook file that is read, in MiB.").tag(config=True)
    untouched = Dict(
        default_value={},
        help="Points that the untouched release gets where it is not 0: {'ASSIGNMENT': {'TEST_CELL': 1.0, ...}, ...}.",
    ).tag(config=True)
    tests = Dict(
        default_value={},
        help="How an assignment's own tests run: {'ASSIGNMENT': 'apart'}, or 'together' with the student's code, as "
        "stock nbgrader runs them, inside the sandbox.",
    ).tag(config=True)
    sandbox = CaselessStrEnum(
        ["auto", "bubblewrap", "landlock"], default_value="auto", help="Which sandbox student code runs in."
    ).tag(config=True)
    student_python = Unicode(
        "",
        help="Interpreter of the student environment; empty: .venv-student beside the course or the grader.",
    ).tag(config=True)
    packages = List(
        Unicode(),
        help="Packages that the student environment has besides numpy, scipy, matplotlib, pandas and tqdm, as pip "
        "takes them; `dynaq student-environment` installs them.",
    ).tag(config=True)
    timezone = Unicode(
        "", help="Where the clock hangs of times that say no zone, as in Europe/Berlin; empty: such times are refused."
    ).tag(config=True)


@dataclass(frozen=True)
class Settings:
    """Everything grading needs to know besides the submission and the assignment; picklable plain data."""

    student_python: Path
    judge: JudgeSettings = field(default_factory=JudgeSettings)
    limits: Limits = field(default_factory=Limits)
    sandbox: str = "auto"
    intake: IntakeLimits = field(default_factory=IntakeLimits)
    figures: bool = False
    untouched: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    tests: Mapping[str, str] = field(default_factory=dict)
    packages: tuple[str, ...] = ()
    times_solution: float = 150.0
    """How many times as long as the instructor's solution a student's code may take in any case."""

    @property
    def unsafe(self) -> bool:
        """Whether student code runs without a sandbox."""
        return self.sandbox == "unsafe"


def load(course: Path) -> Config:
    """Reads ``nbgrader_config.py`` of a course directory; an empty configuration where there is none.

    Raises:
        CourseError: The file cannot be executed.
    """
    try:
        # As one absolute path: in a path to search, traitlets expands what looks like a variable.
        return PyFileConfigLoader(str(course.resolve() / "nbgrader_config.py")).load_config()
    except ConfigFileNotFound:
        return Config()
    except Exception as error:
        raise CourseError(
            f"{course / 'nbgrader_config.py'} is unreadable ({type(error).__name__}: {error}). Mend it, then try again."
        ) from error


def check_assignment(course: Path, name: str) -> None:
    """Sees that a course has an assignment.

    Raises:
        CourseError: It has no folder of that name in ``source/``.
    """
    folder = course / "source" / name
    if not folder.is_dir():
        raise CourseError(f"There is no assignment folder {folder}. Name the course directory with --course.")


def student_python(course: Path, configured: str = "") -> Path:
    """Finds the interpreter of the student environment.

    Looked for in this order: the trait, the environment variable ``DYNAQ_STUDENT_PYTHON``, ``.venv-student`` in
    the course directory, ``.venv-student`` beside the environment that runs the grader.

    Raises:
        CourseError: There is none; the message says how to make it.
    """
    named = configured or os.environ.get("DYNAQ_STUDENT_PYTHON", "")
    beside_grader = Path(os.environ.get("VIRTUAL_ENV") or sys.prefix).parent / ".venv-student"
    candidates = (
        [Path(named)] if named else [folder / "bin" / "python" for folder in (course / ".venv-student", beside_grader)]
    )
    for candidate in candidates:
        if candidate.is_file():
            return candidate.absolute()
    raise CourseError(
        f"No student environment was found at {' or '.join(map(str, candidates))}. Run `make .venv-student` in the "
        "repository, or name its interpreter in c.DynaQ.student_python."
    )


def settings(course: Path, *, figures: bool = False, full_run: bool = False, unsafe: bool = False) -> Settings:
    """The settings of a course: its traits, its seed and what the command line adds.

    Raises:
        CourseError: The configuration or the student environment is missing or wrong.
    """
    traits = _traits(course)
    judge = JudgeSettings(
        seed=grading_seed(course), strict=traits.strict, rubric=_rubric(traits.rubric), full_run=full_run
    )
    longer = FULL_RUN if full_run else 1
    limits = Limits(
        cpu_seconds=longer * traits.cpu_seconds,
        wall_seconds=longer * WALL_TIMES * traits.cpu_seconds,
        memory_bytes=traits.memory_mib * 2**20,
    )
    python = student_python(course, traits.student_python)
    insist_on(python, traits.packages)
    return Settings(
        student_python=python,
        judge=judge,
        limits=limits,
        sandbox="unsafe" if unsafe else traits.sandbox,
        intake=IntakeLimits(file_bytes=traits.submission_mib * 2**20),
        figures=figures,
        untouched=_untouched(course, traits.untouched),
        tests=_tests(course, traits.tests),
        packages=tuple(traits.packages),
    )


def environment_and_packages(course: Path) -> tuple[Path, list[str]]:
    """The interpreter of the student environment, and the packages that the course adds to it.

    Raises:
        CourseError: The configuration or the student environment is missing or wrong.
    """
    traits = _traits(course)
    return student_python(course, traits.student_python), list(traits.packages)


def added_packages(course: Path) -> list[str]:
    """The packages that the course adds to the student environment.

    Raises:
        CourseError: The configuration is missing or wrong.
    """
    return list(_traits(course).packages)


def timezone(course: Path) -> str:
    """Where the clock hangs of times that say no zone; empty where the course does not say it.

    Raises:
        CourseError: The configuration is wrong.
    """
    name: str = _traits(course).timezone
    return name


def _traits(course: Path) -> DynaQ:
    """The traits that a course sets.

    Raises:
        CourseError: A name or a value is not one of them.
    """
    config = load(course)
    if config.DynaQ.pop("wall_seconds", None) is not None:
        warnings.warn(WITHOUT_WALL_SECONDS, FutureWarning, stacklevel=2)
    known = DynaQ.class_trait_names(config=True)
    unknown = ", ".join(sorted(set(config.DynaQ) - set(known)))
    if unknown:
        raise CourseError(
            f"{course / 'nbgrader_config.py'}: c.DynaQ has no setting {unknown}. There are {', '.join(sorted(known))}. "
            "Correct the name, then try again."
        )
    try:
        return DynaQ(config=config)
    except TraitError as error:
        raise CourseError(f"{course / 'nbgrader_config.py'}: {error} Mend the setting, then try again.") from error


def _untouched(course: Path, configured: dict[str, Any]) -> dict[str, dict[str, float]]:
    """What the untouched release gets of test cells, by assignment.

    Raises:
        CourseError: There is no such assignment, or what is set for it are no points.
    """
    for assignment, cells in configured.items():
        fault = _unknown(course, assignment)
        if fault is None and not isinstance(cells, dict) or not all(map(_are_points, cells.values())):
            fault = f"{assignment} is {cells!r}, not {{TEST_CELL: points, ...}}."
        if fault:
            raise CourseError(f"c.DynaQ.untouched: {fault} Correct it in nbgrader_config.py, then try again.")
    return {name: {cell: float(points) for cell, points in cells.items()} for name, cells in configured.items()}


def _tests(course: Path, configured: dict[str, Any]) -> dict[str, str]:
    """How the tests of assignments run, by assignment.

    Raises:
        CourseError: There is no such assignment, or no such way.
    """
    for assignment, mode in configured.items():
        fault = _unknown(course, assignment)
        if fault is None and mode not in MODES:
            fault = f"{assignment} is {mode!r}; there are {' and '.join(map(repr, MODES))}."
        if fault:
            raise CourseError(f"c.DynaQ.tests: {fault} Correct it in nbgrader_config.py, then try again.")
    return dict(configured)


def _unknown(course: Path, assignment: object) -> str | None:
    """A sentence where a course has no such assignment."""
    known = (course / "source" / str(assignment)).is_dir()
    return None if known else f"there is no assignment {assignment} in {course / 'source'}."


def _rubric(configured: dict[str, Any]) -> dict[str, dict[str, float]]:
    """The rubric of every exercise with floats for points, checked against the lines that it has."""
    rubric = {exercise.name: exercise.rubric for exercise in registry.everything()}
    for name, lines in configured.items():
        try:
            exercise = registry.get(name)
        except registry.UnknownExerciseError as error:
            raise CourseError(f"c.DynaQ.rubric: {error} Correct it in nbgrader_config.py, then try again.") from None
        fault = _fault(exercise, lines)
        if fault:
            raise CourseError(f"c.DynaQ.rubric: {fault} Correct it in nbgrader_config.py, then try again.")
        rubric[exercise.name] |= {line: float(points) for line, points in lines.items()}
    return rubric


def _fault(exercise: Exercise, lines: object) -> str | None:
    """What is wrong with the lines that are set for an exercise, as a sentence."""
    known = exercise.rubric
    if not isinstance(lines, dict):
        return f"{exercise.name} is {lines!r}, not {{line: points, ...}} with lines among {', '.join(known)}."
    for line, points in lines.items():
        if line not in known:
            return f"{line} is not known; lines of {exercise.name} are {', '.join(known)}."
        if not _are_points(points):
            return f"{points!r} for {line!r} of {exercise.name} is no number of points, 0 or more."
    return None


def _are_points(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value) and value >= 0


def grading_seed(course: Path) -> int:
    """The course's own seed, made at the first grading; the public one where there is no course or none can be kept.

    Raises:
        CourseError: The file is there but holds no number.
    """
    path = course / SEED_FILE
    if not path.exists() and (course / "source").is_dir():
        _make_seed(path)
    try:
        return int(path.read_text(encoding="ascii"))
    except OSError:
        return PUBLIC_SEED
    except ValueError as error:
        raise CourseError(f"{path} holds no number. Delete it, and the next grading makes a new seed.") from error


def _make_seed(path: Path) -> None:
    """Writes a random seed, whole or not at all; a course that cannot be written keeps none."""
    with suppress(OSError):
        write_aside(path, f"{secrets.randbelow(2**32)}\n".encode("ascii"))

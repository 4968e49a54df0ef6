"""What a test cell of any nbgrader course may use while student code is elsewhere.

The instructor's cells run in the trusted child too, in the notebook's order; the names of answer cells are stand-ins,
or data that came over. Where a test could tell this from one process, it gives no score.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any

from ..workers.calls import Opaque
from ..workers.session import Session
from .assignment import Assignment, SourceCell
from .code_names import CodeNames, as_python, code_names
from .examiner import NOTES, run_test
from .plain_stand_in import NoScore, Notes, Raised, holds_opaque, plain_stand_in

REACHING = frozenset(
    ("setattr", "delattr", "globals", "locals", "vars", "exec", "eval", "compile", "inspect", "mock", "patch")
    + (
        "MagicMock",
        "Mock",
        "unittest",
        "monkeypatch",
        "capsys",
        "redirect_stdout",
        "redirect_stderr",
        "sys",
        "builtins",
    )
    + ("open", "os", "pathlib", "Path", "glob", "shutil", "subprocess", "input", "get_ipython", "In", "Out", "gc")
    + ("ast", "dis", "importlib", "__import__", "__main__", "warnings", "logging", "traceback")
)
"""Names by which a test could reach what the student's code has in its own process, and these stand-ins have not."""
SCALARS = (int, float, complex, str, bytes, bool, type(None))


def names_for(
    test_id: str, assignment: Assignment, texts: Sequence[str], session: Session, notes: Notes
) -> dict[str, Any]:
    """What the test cell may use besides builtins.

    Args:
        test_id: The test cell's ``grade_id``.
        assignment: Its cells.
        texts: The cells that the worker ran.
        session: The worker.
        notes: Where it is noted that a test cannot go on.

    Raises:
        NoScore: The test needs what did not cross.
    """
    test = code_names(assignment.tests[test_id])
    before = [*_before(assignment, test_id)]
    played = [code_names(cell.source) for cell in before if cell.kind != "answer"]
    student = _student(texts, before)
    _refuse_reaching(test, played)
    _refuse_own_names(test, played, student, before)
    crossed, lost = _crossed(session, assignment, notes)
    namespace: dict[str, Any] = {"__name__": "__main__", **_imports(assignment, session, lost)}
    _play(before, crossed, lost, namespace)
    namespace |= crossed
    _refuse_lost(test.mentioned, lost)
    _refuse_shared(test, student, namespace)
    return {**namespace, NOTES: notes}


def _before(assignment: Assignment, test_id: str) -> Iterator[SourceCell]:
    for cell in assignment.cells:
        if cell.grade_id == test_id:
            return
        yield cell


def _student(texts: Sequence[str], before: Sequence[SourceCell]) -> list[CodeNames]:
    """What the student's own cells do with names."""
    given = {cell.source for cell in before if cell.kind == "given"}
    return [code_names(text) for text in texts if text not in given]


def _refuse_reaching(test: CodeNames, played: Sequence[CodeNames]) -> None:
    for names in (test, *played):
        if names.sets_attributes:
            raise NoScore("it, or a cell before it, sets an attribute, which the student's code would not see")
    for name in sorted(test.mentioned & REACHING):
        raise NoScore(f"it uses `{name}`, which may reach the process that the student's code runs in")


def _refuse_own_names(
    test: CodeNames, played: Sequence[CodeNames], student: Sequence[CodeNames], before: Sequence[SourceCell]
) -> None:
    """Names that the test and the student's code would share in one process, and do not share here."""
    tests = [test, *(code_names(cell.source) for cell in before if cell.kind == "test")]
    trusted = [test, *played]
    imported = {one for names in student for one in names.imports}
    imports = {one for names in trusted for one in names.imports}
    alike = {name for name, *_ in imported & imports}
    set_by_tests = {name for names in tests for name in names.bound} - alike
    for name in sorted(set_by_tests & {name for names in student for name in names.read | names.written}):
        raise NoScore(f"the student's code uses `{name}`, which a test sets")
    answers = {name for cell in before if cell.kind == "answer" for name in code_names(cell.source).bound}
    own = {name for names in student for name in names.bound} - answers - alike
    used = {name for names in trusted for name in names.mentioned}
    for name in sorted(own & used - test.bound):
        raise NoScore(f"it uses `{name}`, which the student's own code sets")


def _crossed(session: Session, assignment: Assignment, notes: Notes) -> tuple[dict[str, Any], dict[str, str]]:
    """The names of answer cells that came over, and why the others did not."""
    functions = session.functions(assignment.answer_names)
    values = session.values(assignment.answer_names)
    crossed = {
        name: plain_stand_in(name, function, notes) for name, function in functions.items() if function is not None
    }
    lost = {}
    for name, value in values.data.items():
        if holds_opaque(value):
            kind = value.kind if isinstance(value, Opaque) else type(value).__name__
            lost[name] = f"`{name}`, a value ({kind}) that cannot leave the sandbox"
        else:
            crossed[name] = value
    return crossed, lost


def _imports(assignment: Assignment, session: Session, lost: dict[str, str]) -> dict[str, ModuleType]:
    """The modules that the instructor's answer cells import, where the student's cells import the same."""
    wanted = {
        name: module
        for text in assignment.solution.values()
        for name, module, part in code_names(text).imports
        if part is None
    }
    found: dict[str, ModuleType] = {}
    for name, module in session.values(assignment.answer_names).modules.items():
        space: dict[str, Any] = {}
        try:
            if wanted.get(name) != module:
                raise ImportError(module)
            exec(f"import {module} as it", space)
            found[name] = space["it"]
        except ImportError:
            lost[name] = f"`{name}`, a module that the student's code imports and the grader cannot"
    return found


def _play(
    before: Sequence[SourceCell], crossed: Mapping[str, Any], lost: dict[str, str], namespace: dict[str, Any]
) -> None:
    """Runs the instructor's cells and earlier tests; what a cell would have bound that could not run is lost."""
    for cell in before:
        names = code_names(cell.source)
        if cell.kind == "answer":
            namespace |= {name: crossed[name] for name in names.bound & crossed.keys()}
            continue
        missing = sorted(names.mentioned & lost.keys())
        try:
            if missing:
                raise NoScore(f"a cell before it uses {lost[missing[0]]}")
            run_test(as_python(cell.source), namespace)
        except NoScore as error:
            lost |= dict.fromkeys(names.bound, str(error))
        except ImportError as error:
            reason = (
                f"a cell imports `{error.name}`, which is not in the grader's environment; install it there with pip, "
                "or have the test run together with student code"
            )
            lost |= {name: f"`{name}`: {reason}" for name in names.bound - namespace.keys()}
        except BaseException as error:
            if not _is_the_students(error, cell, namespace):
                lost |= {
                    name: f"`{name}`, which a cell sets that stopped with {type(error).__name__}"
                    for name in names.bound
                }


def _is_the_students(error: BaseException, cell: SourceCell, namespace: Mapping[str, Any]) -> bool:
    """Whether the cell would have stopped there in one process, too."""
    missing = isinstance(error, NameError) and error.name not in namespace
    return missing or isinstance(error, Raised) or (cell.kind == "test" and isinstance(error, AssertionError))


def _refuse_lost(mentioned: frozenset[str], lost: Mapping[str, str]) -> None:
    for name in sorted(mentioned & lost.keys()):
        raise NoScore(f"it uses {lost[name]}")


def _refuse_shared(test: CodeNames, student: Sequence[CodeNames], namespace: Mapping[str, Any]) -> None:
    """Data that the student's functions may change, or read after the test changed it, unseen."""
    read = {name for names in student for name in names.read}
    written = {name for names in student for name in names.written}
    for name in sorted(test.mentioned & namespace.keys()):
        value = namespace[name]
        plain = callable(value) or isinstance(value, (ModuleType, *SCALARS))
        if name in written or (name in read and not plain):
            raise NoScore(f"it uses `{name}`, which the student's functions use as well")

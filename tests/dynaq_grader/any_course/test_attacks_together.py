"""Every attack, run in one process with a test: it may forge its own score, and reaches nothing else."""

import json
import os
import random
from dataclasses import dataclass, replace
from pathlib import Path

import nbformat
import pytest

from dynaq_grader import sandbox
from dynaq_grader.base.result import Graded
from dynaq_grader.course.normal_form import to_bytes
from dynaq_grader.course.settings import Settings
from dynaq_grader.grading import Assignment, Submission, grade_submission, warm_sandbox
from dynaq_grader.sandbox import Limits
from dynaq_grader.workers.shell_cells import run_in_shell
from habits_graded import assignment_of
from hostile import UIDS, Attack, descendants, files_of, processes_of, read_attacks, state_of
from mini_course import REPOSITORY
from other_courses import HABITS
from workers import STUDENT_PYTHON

BACKENDS = ("bubblewrap", "landlock")
GROUPS = ("stealing", "poisoning", "exhausting", "reaching_out", "forging")
SAMPLE = 4
"""So many attacks of each backend are part of `make test`; `make attacks` runs them all."""
LIMITS = Limits(cpu_seconds=2.0, wall_seconds=24.0, memory_bytes=2**30, scratch_bytes=8 * 2**20)
ENVIRONMENT, GRADEBOOK, OTHER = "canary-in-the-environment", "canary-in-the-gradebook", "canary-of-another-student"
HABIT = HABITS["a data file"]


@dataclass(frozen=True)
class Place:
    """A course with something to steal in it, whose tests run together with student code."""

    course: Path
    settings: Settings
    assignment: Assignment

    def grade(self, data: bytes) -> Graded:
        graded = grade_submission(Submission("mallory", data), self.assignment, self.settings)
        assert graded is not None
        return graded

    def honest_score(self) -> float | None:
        answered = HABIT.answered(self.assignment.release, HABIT.solution)
        return self.grade(to_bytes(answered)).result.score


def cases():
    attacks = [attack for attack in read_attacks() if attack.group in GROUPS]
    for backend in BACKENDS:
        sample = random.Random(f"{backend} 20261129").sample(attacks, SAMPLE)
        for attack in attacks:
            marks = [pytest.mark.xdist_group(f"together-{backend}")]
            marks += [] if attack in sample else [pytest.mark.attacks]
            yield pytest.param(backend, attack, id=f"{backend}-{attack.name}", marks=marks)


@pytest.fixture(scope="module")
def place_of(tmp_path_factory):
    """Places by backend, made when first asked for, in a process with a secret in its environment."""
    made: dict[str, Place] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DYNAQ_CANARY", ENVIRONMENT)
        patch.setenv("DYNAQ_SANDBOX_UIDS", f"{UIDS[0]}:{UIDS[1]}")
        yield lambda backend: made.get(backend) or made.setdefault(backend, place(tmp_path_factory, backend))
        for one in made.values():
            warm_sandbox(one.settings, one.assignment.files).close()


def place(tmp_path_factory, backend: str) -> Place:
    try:
        sandbox.choose(backend)
    except sandbox.NoSandbox as refusal:
        pytest.skip(f"NOT TESTED HERE: {refusal}")
    course = tmp_path_factory.mktemp(backend)
    (course / "nbgrader_config.py").write_bytes((REPOSITORY / "nbgrader_config.py").read_bytes())
    assignment = assignment_of(course, "ps1", HABIT, "together")
    (course / "gradebook.db").write_text(GRADEBOOK)
    (course / "submitted" / "ada" / "ps1").mkdir(parents=True)
    (course / "submitted" / "ada" / "ps1" / "ps1.ipynb").write_text(OTHER)
    settings = Settings(STUDENT_PYTHON, limits=LIMITS, sandbox=backend, times_solution=0.0)
    made = Place(course, settings, assignment)
    assert made.honest_score() == 4.0
    return made


def attacking(attack: Attack, release: nbformat.NotebookNode) -> bytes:
    """A notebook with the cells of an attack before the answer, and its answers in one cell."""
    answers, free = attack.cells()
    notebook = HABIT.answered(release, "\n".join(answers.values()))
    at = next(at for at, cell in enumerate(notebook.cells) if cell.source == "\n".join(answers.values()))
    notebook.cells[at:at] = [nbformat.v4.new_code_cell(text, id=f"free-{number}") for number, text in enumerate(free)]
    return nbformat.writes(notebook).encode()


@pytest.mark.parametrize(("backend", "attack"), [*cases()])
def test_an_attack_beside_a_test_reaches_nothing_outside(backend, attack, place_of):
    here = place_of(backend)
    before, processes = state_of(here.course, files_folder(here)), (processes_of(UIDS), descendants())
    graded = here.grade(attacking(attack, here.assignment.release))
    shown = json.dumps(graded.result.to_dict()) + (graded.notebook or b"").decode()
    for secret in (ENVIRONMENT, GRADEBOOK, OTHER, str(os.getpid())):
        assert secret not in shown
    assert all(cell.judged == "together" for cell in graded.result.cells.values())
    assert state_of(here.course, files_folder(here)) == before, "something in the course was changed"
    assert files_of(UIDS) == [], "something was left behind"
    assert processes_of(UIDS) == processes[0], "a process was left behind"
    assert len(descendants()) <= len(processes[1]), "a process was left behind"
    look_for_gaps(attack, here)
    assert here.honest_score() == 4.0, "the next one paid for it"


def files_folder(here: Place) -> Path:
    folder = warm_sandbox(here.settings, here.assignment.files).files
    assert folder is not None
    return folder


def look_for_gaps(attack: Attack, here: Place) -> None:
    """What the cells of an attack say must be refused is refused in IPython's shell, too."""
    cells = [cell for cell in attack.cells()[1] if "assert " in cell]
    generous = replace(here.settings, limits=replace(LIMITS, cpu_seconds=20.0, wall_seconds=240.0))
    with warm_sandbox(here.settings, here.assignment.files).open(generous.limits.cpu_seconds) as session:
        found = [run_in_shell(session, cell, files_folder(here)).error for cell in cells]
    assert found == [None] * len(cells)


@pytest.mark.parametrize("backend", [pytest.param(b, marks=pytest.mark.xdist_group(f"together-{b}")) for b in BACKENDS])
def test_the_files_of_an_assignment_cannot_be_changed_for_the_next(backend, place_of):
    here = place_of(backend)
    spoil = (
        "import os, pathlib\nfound = pathlib.Path('/').glob('tmp/dynaq-files-*/files')\n"
        "for folder in ('.', *map(str, found)):\n"
        "  for act in (lambda p: p.write_text('a,0'), lambda p: p.unlink(), lambda p: p.chmod(0)):\n"
        "    try:\n      act(pathlib.Path(folder) / 'data.csv')\n    except OSError:\n      pass\n"
    )
    before = state_of(files_folder(here))
    here.grade(to_bytes(HABIT.answered(here.assignment.release, spoil + HABIT.solution)))
    assert state_of(files_folder(here)) == before
    assert here.honest_score() == 4.0


@pytest.mark.parametrize("backend", [pytest.param(b, marks=pytest.mark.xdist_group(f"together-{b}")) for b in BACKENDS])
@pytest.mark.parametrize(
    "ending",
    [
        "import os; os._exit(0)",
        "while True: pass",
        "exit()",
        "x = bytearray(10**11)",
        "import ctypes; ctypes.string_at(0)",
    ],
)
def test_a_worker_that_ends_is_the_outcome_of_its_student(backend, ending, place_of):
    here = place_of(backend)
    result = here.grade(to_bytes(HABIT.answered(here.assignment.release, ending))).result
    assert (result.status, result.score) == ("graded", 0.0)
    assert here.honest_score() == 4.0


def test_no_text_of_a_hidden_test_is_on_the_page(tmp_path):
    hidden = "quite hidden"
    steal = (
        "import sys\ndef total(rows):\n    text = str(sys._getframe(1).f_locals.get('In', ''))\n    print(text)\n"
        "    raise AssertionError(text)"
    )
    (tmp_path / "nbgrader_config.py").write_bytes((REPOSITORY / "nbgrader_config.py").read_bytes())
    test = f"### BEGIN HIDDEN TESTS\nassert total([1]) == 1, f'wrong for {{3}}'  # {hidden}\n### END HIDDEN TESTS"
    assignment = assignment_of(tmp_path, "ps1", replace(HABIT, tests=(test,)), "together")
    settings = Settings(STUDENT_PYTHON, limits=LIMITS, times_solution=0.0)

    def shown(answer: str) -> tuple[str, str]:
        graded = grade_submission(
            Submission("mallory", to_bytes(HABIT.answered(assignment.release, answer))), assignment, settings
        )
        assert graded is not None
        return graded.result.cells["test_0"].message, (graded.notebook or b"").decode()

    for text in shown(steal):
        assert hidden not in text
        assert "BEGIN HIDDEN" not in text
    message, page = shown("def total(rows):\n    return 2")
    assert message == "wrong for ..."
    assert "wrong for ..." in page

"""Every attack, graded like any submission behind both sandboxes, with honest work after each group of them."""

import contextlib
import json
import random
import re
from dataclasses import dataclass, replace
from pathlib import Path

import nbformat
import pytest
from nbconvert.filters.markdown_mistune import markdown2html_mistune

import workers
from classes import RIGHT, hand_in, make_course, notebook
from dynaq_grader import sandbox
from dynaq_grader.base.result import Graded
from dynaq_grader.course.settings import Settings, settings
from dynaq_grader.grading import Assignment, Submission, grade_submission, load, warm_sandbox
from dynaq_grader.grading.submission import ONE_OF_SEVERAL
from dynaq_grader.sandbox import Limits
from dynaq_grader.sandbox.bubblewrap import Bubblewrap
from dynaq_grader.workers.session import Patience
from dynaq_grader.workers.zygote import Zygote
from hostile import ATTACKS, GROUPS, UIDS, Attack, descendants, files_of, processes_of, read_attacks, state_of
from patience import PATIENCE_SECONDS

BACKENDS = ("bubblewrap", "landlock")
SAMPLE = 8
"""So many attacks of each backend are part of `make test`; `make attacks` runs them all."""
LIMITS = Limits(cpu_seconds=1.0, wall_seconds=6.0, memory_bytes=2**30, scratch_bytes=8 * 2**20)
SEED = 4_209_876_543
ENVIRONMENT = "canary-in-the-environment"
HOME = "canary-in-the-home-folder"
HIDDEN = "canary-in-a-hidden-test"
OTHER = "canary-of-another-student"
GRADEBOOK = "canary-in-the-gradebook"
MARK = "secret"
"""The word under which attacks show the hidden inputs that they were given."""
SECRETS = (ENVIRONMENT, HOME, HIDDEN, OTHER, GRADEBOOK, str(SEED))


@dataclass(frozen=True)
class Place:
    """A course with something to steal in it, and the one warm sandbox in which everybody is graded."""

    course: Path
    settings: Settings
    assignment: Assignment
    honest: bytes
    before: dict[str, tuple[int, ...]]

    @property
    def environment(self) -> Path:
        return self.settings.student_python.parents[1]

    def grade(self, data: bytes) -> Graded:
        graded = grade_submission(Submission("mallory", data), self.assignment, self.settings)
        assert graded is not None
        return graded


def cases():
    """Attacks, group by group, and after each group an honest neighbour in the same sandbox."""
    attacks = read_attacks()
    for backend in BACKENDS:
        sample = random.Random(f"{backend} 20261124").sample(attacks, SAMPLE)
        for group in GROUPS:
            for attack in (attack for attack in attacks if attack.group == group):
                yield case(backend, attack, attack.name, attack in sample)
            yield case(backend, None, f"neighbour-of-{group}", group == GROUPS[-1])


def case(backend, attack, name, is_quick):
    """One case; all of one backend share a sandbox, so that only two processes set one up."""
    marks = [pytest.mark.xdist_group(f"attacks-{backend}"), *([] if is_quick else [pytest.mark.attacks])]
    return pytest.param(backend, attack, id=f"{backend}-{name}", marks=marks)


@pytest.fixture(scope="module")
def place_of(tmp_path_factory):
    """Places by backend, made when first asked for, in a process with a secret in its environment and at home."""
    made: dict[str, Place] = {}
    home = tmp_path_factory.mktemp("home")
    for name in (".netrc", ".bash_history"):
        (home / name).write_text(HOME)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        patch.setenv("DYNAQ_CANARY", ENVIRONMENT)
        patch.setenv("DYNAQ_SANDBOX_UIDS", f"{UIDS[0]}:{UIDS[1]}")
        yield (
            lambda backend: (
                made.get(backend) or made.setdefault(backend, make_place(tmp_path_factory.mktemp(backend), backend))
            )
        )
        for place in made.values():
            warm_sandbox(place.settings).close()


def make_place(folder: Path, backend: str) -> Place:
    try:
        sandbox.choose(backend)
    except sandbox.NoSandbox as refusal:
        pytest.skip(f"NOT TESTED HERE: {refusal}")
    course = make_course(folder / "course")
    hand_in(course, "ada", RIGHT | {"dyna_q_planning": f"# {OTHER}\nraise NotImplementedError\n"})
    (course / "gradebook.db").write_text(GRADEBOOK)
    (course / ".dynaq").mkdir()
    (course / ".dynaq" / "seed").write_text(f"{SEED}\n")
    source = course / "source" / "dyna_q" / "dyna_q.ipynb"
    text = source.read_text(encoding="utf-8")
    source.write_text(
        text.replace('"import dynaq_grader\\n"', f'"import dynaq_grader  # {HIDDEN}\\n"'), encoding="utf-8"
    )
    assignment = load(course, "dyna_q")
    assert all(HIDDEN in test for test in assignment.tests.values())
    chosen = replace(settings(course), sandbox=backend, limits=LIMITS, times_solution=0.0)
    assert chosen.judge.seed == SEED
    before = state_of(chosen.student_python.parents[1])
    place = Place(course, chosen, assignment, nbformat.writes(notebook(RIGHT)).encode(), before)
    assert full_marks(place)
    return place


@contextlib.contextmanager
def patiently():
    """Those who are to be right have as long as it takes on a busy machine; who sleeps would cost the tests as much."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dynaq_grader.workers.session.Patience", lambda _: Patience(PATIENCE_SECONDS))
        yield


def full_marks(place: Place) -> bool:
    with patiently():
        return place.grade(place.honest).result.score == place.assignment.max_score


@pytest.mark.parametrize(("backend", "attack"), [*cases()])
def test_attack(backend, attack, place_of):
    place = place_of(backend)
    if attack is None:
        assert full_marks(place)
        assert state_of(place.environment) == place.before, "the student environment was changed"
        return
    before, processes = state_of(place.course), (processes_of(UIDS), descendants())
    graded = place.grade(attack.submission())
    judge_score(attack, graded)
    look_for_secrets(attack, graded)
    look_for_gaps(attack, place)
    assert state_of(place.course) == before, "something in the course was changed"
    assert files_of(UIDS) == [], "something was left behind"
    assert processes_of(UIDS) == processes[0], "a process was left behind"
    assert len(descendants()) <= len(processes[1]), "a process was left behind"


def judge_score(attack: Attack, graded: Graded) -> None:
    if attack.points is None:
        assert graded.result.status == "refused"
        assert graded.result.score is None
    else:
        assert graded.result.status in ("graded", "repaired"), graded.result.reason
        assert graded.result.score is not None
        assert graded.result.score <= attack.points


def look_for_gaps(attack: Attack, place: Place) -> None:
    """What the cells of an attack say must be refused is: a failed assertion costs a student nothing."""
    cells = [] if attack.group == "metadata" else [cell for cell in attack.cells()[1] if "assert " in cell]
    if cells:
        with patiently(), warm_sandbox(place.settings).open() as worker:
            assert [outcome.error for outcome in worker.run_cells(cells)] == [None] * len(cells)


def look_for_secrets(attack: Attack, graded: Graded) -> None:
    record = json.dumps(graded.result.to_dict(), ensure_ascii=False)
    sent = attack.submission().decode("utf-8", "replace")
    shown = [record, *outputs(graded)]
    for text in shown:
        assert MARK not in text
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]|</?\w+>", text), "no signs for a terminal, no tags"
    for secret in SECRETS:
        assert secret not in sent, "it would not be a secret"
        assert not any(secret in text for text in (*shown, (graded.notebook or b"").decode()))


def outputs(graded: Graded) -> list[str]:
    """All outputs of a graded notebook: those of test cells, in text, and that an answer was one of several."""
    texts = []
    for cell in [] if graded.notebook is None else nbformat.reads(graded.notebook.decode(), as_version=4).cells:
        if cell.cell_type != "code":
            assert "attachments" not in cell
            assert "<script" not in page(cell.source).lower()
            continue
        told = [output.get("text") for output in cell.outputs]
        assert cell.metadata.get("nbgrader", {}).get("grade") or told in ([], [ONE_OF_SEVERAL])
        for output in cell.outputs:
            assert output.output_type in ("stream", "execute_result")
            assert set(output.get("data", {})) <= {"text/plain"}
            texts.append(output.get("text") or output.data["text/plain"])
    return texts


def page(markdown: str) -> str:
    """What nbgrader's pages would show for a text, made only where there is something to look for."""
    return markdown2html_mistune(markdown) if "script" in markdown.lower() else ""


@pytest.mark.parametrize("group", GROUPS)
def test_every_group_has_attacks_and_every_attack_says_what_it_tries(group):
    files = sorted((ATTACKS / group).glob("*.py"))
    assert len(files) >= 8
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# group: {group}\n# tries: "), path.name


@pytest.mark.xdist_group("attacks-bubblewrap")
def test_without_landlock_nothing_is_left_for_the_next_submission():
    folders = "for folder in ('/tmp', '/scratch', '/dev/shm'):\n"
    leave = folders + "  try: open(folder + '/left', 'w').close()\n  except OSError: pass"
    look = "import glob\nprint([*glob.glob('/*/left'), *glob.glob('/dev/shm/left')])"
    workers.backend("bubblewrap")
    with Zygote(workers.STUDENT_PYTHON, Bubblewrap(max_abi=0)) as zygote:
        assert zygote.landlock_abi == 0
        for cell in (leave, look):
            with zygote.open() as session:
                (outcome,) = session.run_cells([cell], capture=True)
    assert outcome.outputs == (("text", "[]\n"),)


@pytest.mark.parametrize("backend", [pytest.param(b, marks=pytest.mark.xdist_group(f"attacks-{b}")) for b in BACKENDS])
def test_a_thief_that_prints_finds_nothing_to_print(backend, place_of):
    """Nothing that student code prints is kept today; what it could print must hold no secret all the same."""
    place = place_of(backend)
    with warm_sandbox(place.settings).open() as session:
        cells = [cell for attack in read_attacks() if attack.group == "stealing" for cell in attack.cells()[1]]
        text = "".join(part for outcome in session.run_cells(cells, capture=True) for _, part in outcome.outputs)
    assert text, "the attacks print"
    assert [secret for secret in SECRETS if secret in text] == []

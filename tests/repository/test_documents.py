"""Every command in a document is run here, but for those that a document lists as not run."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from classes import ROOT, hand_in, make_course, without_results
from dynaq_grader.collect import received_times
from dynaq_grader.records.gradebook import open_gradebook

DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
TABLE = re.compile(r"\| `(dynaq [^`]+)` \|")
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
IN_A_COURSE = ("dynaq ", "nbgrader ", "openssl ", "mkdir ")
CI_ITSELF = {f"make {target}" for target in ("test", "test-long", "lint", "bench", "e2e", "web", "hub")}
"""`make test` is what runs this; the others run the same tools, or too long, and are called by hand."""

PUBLISHING = "### From a fork to a link"
"""`tests/corners/test_publishing.py` runs what stands below this heading."""


ON_THE_SITE = ("make site", "dynaq site ")
"""Run by `make web`, in tests/web/test_building.py: they need JupyterLite."""


HUB = ROOT / "docs" / "hub.md"
"""Its shell blocks are run by `make hub`, in tests/hub: they need root."""


ANY_COURSE = ROOT / "docs" / "any-course.md"
"""Followed literally by `test_any_course_document.py`, in an empty folder."""


def commands(path: Path) -> list[str]:
    """Lines of the shell blocks, then the commands that stand in tables."""
    text = path.read_text(encoding="utf-8")
    lines = [line for line in "".join(BLOCK.findall(text)).splitlines() if line and not line.startswith("#")]
    return lines + TABLE.findall(text)


def not_run_here() -> set[str]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    section = text.split("## Not run here")[1].split("\n## ")[0]
    return set("".join(BLOCK.findall(section)).splitlines())


def publishing() -> set[str]:
    section = (ROOT / "README.md").read_text(encoding="utf-8").split(PUBLISHING)[1].split("\n### ")[0]
    return set("".join(BLOCK.findall(section)).splitlines())


def everything() -> list[str]:
    return list(dict.fromkeys(command for path in DOCUMENTS for command in commands(path)))


def run_in_a_course() -> list[str]:
    elsewhere = not_run_here() | publishing() | run_by_make_web() | run_by_make_hub() | run_in_another_course()
    return [c for c in everything() if c.startswith(IN_A_COURSE) and (c not in elsewhere or c == "dynaq build")]


def run_by_make_web() -> set[str]:
    return {c for c in everything() if c.startswith(ON_THE_SITE)}


def run_in_another_course() -> set[str]:
    return set(commands(ANY_COURSE))


def run_by_make_hub() -> set[str]:
    return set(commands(HUB)) - set(TABLE.findall(HUB.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def documented_course(tmp_path_factory):
    """A course directory with a class and an inbox, in which the documents' commands make sense.

    Its notebook has no long runs: `make build` runs them, in the repository itself.
    """
    course = without_results(make_course(tmp_path_factory.mktemp("documents") / "course"), kept=("diagram_",))
    for name in ("dynaq_utils", "notebooks", "tests/submissions"):
        shutil.copytree(ROOT / name, course / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "LICENSE-CONTENT", "NOTICE.md"):
        shutil.copy(ROOT / name, course)
    hand_in(course, "ada")
    inbox = course / "inbox"
    inbox.mkdir()
    shutil.copy(course / "submitted" / "ada" / "dyna_q" / "dyna_q.ipynb", inbox / "boris.ipynb")
    put_platform_files(course)
    return course


def put_platform_files(course: Path) -> None:
    """What Moodle and Canvas would give for this class, and the roster."""
    with zipfile.ZipFile(course / "submissions.zip", "w") as archive:
        archive.write(inbox_file(course), "Chioma Obi_103_assignsubmission_file/dyna_q.ipynb")
    with zipfile.ZipFile(course / "inbound.zip", "w") as archive:
        archive.write(inbox_file(course), "boris+dyna_q+2026-11-03 16:00:00.000000 UTC+a/dyna_q.ipynb")
    (course / "groups.csv").write_text("group,id\nTeam 1,ada\nTeam 1,zoe\n")
    (course / "roster.csv").write_text("id,name\nada,Ada L\nboris,Boris B\nchioma,Chioma Obi\nzoe,Zoe Z\n")
    (course / "worksheet.csv").write_text(
        "Identifier,Full name,Grade,Maximum grade,Last modified (submission),Last modified (grade)\n"
        "Participant 101,Ada L,,10.00,-,-\nParticipant 102,Boris B,,10.00,-,-\nParticipant 104,Zoe Z,,10.00,-,-\n"
        'Participant 103,Chioma Obi,,10.00,"Tuesday, 3 November 2026, 5:00 PM",-\n'
    )
    (course / "canvas.csv").write_text(
        "Student,ID,SIS User ID,SIS Login ID,Section,dyna_q (9)\n    Points Possible,,,,,10\n"
        '"L, Ada",101,,,A,\n"B, Boris",102,,,A,\n"Z, Zoe",104,,,A,\n'
    )


def inbox_file(course: Path) -> Path:
    return course / "inbox" / "boris.ipynb"


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    student = os.environ.get("DYNAQ_STUDENT_PYTHON", str(ROOT / ".venv-student" / "bin" / "python"))
    env = {**os.environ, "PATH": path, "DYNAQ_STUDENT_PYTHON": student}
    return subprocess.run(command, shell=True, cwd=folder, env=env, capture_output=True, text=True)


@pytest.mark.minute
def test_the_commands_of_the_documents_work_in_their_order(documented_course):
    """One test, since each command builds on those before it."""
    done = {command: run(command, documented_course) for command in run_in_a_course()}
    failed = {command: end.stdout + end.stderr for command, end in done.items() if end.returncode != 0}
    assert len(done) > 15
    assert failed == {}
    with open_gradebook(documented_course) as book:
        assert book.find_assignment("dyna_q").duedate == datetime(2026, 11, 3, 16, 30), "17:30 in Berlin"
    assert received_times(documented_course, "dyna_q")["chioma"] == datetime(2026, 11, 3, 16), "17:00 in Berlin"


@pytest.mark.minute
def test_the_targets_of_the_documents_work():
    before = subprocess.run(["git", "status", "--porcelain"], cwd=ROOT, capture_output=True, text=True).stdout
    for command in (c for c in everything() if c in {"make demo", "make build"}):
        done = run(command, ROOT)
        assert done.returncode == 0, done.stdout + done.stderr
    after = subprocess.run(["git", "status", "--porcelain"], cwd=ROOT, capture_output=True, text=True).stdout
    assert after == before, "the commands changed tracked files"
    the_demonstration_is_one_course_with_two_assignments(ROOT / "demo")


def the_demonstration_is_one_course_with_two_assignments(course: Path) -> None:
    with open_gradebook(course) as book:
        for assignment in ("dyna_q", "dyna_variants"):
            assert book.find_submission(assignment, "ada").score == 10
            assert (course / "feedback" / "ada" / assignment / f"{assignment}.html").exists()
    graded = (course / "grades.csv").read_text(encoding="utf-8")
    assert "dyna_q," in graded and "dyna_variants," in graded
    explained = run("dynaq explain boris test_mbve_target --assignment dyna_variants", course)
    assert explained.returncode == 0 and "one-step-too-far" in explained.stdout, explained.stderr
    reported = run("dynaq report dyna_variants", course)
    assert reported.returncode == 0, reported.stderr


def test_every_command_is_run_or_listed():
    run_here = {*run_in_a_course(), *({"make demo", "make build"} & set(everything()))}
    run_here |= run_by_make_web() | run_by_make_hub() | publishing() | run_in_another_course()
    assert set(everything()) == run_here | not_run_here() | (CI_ITSELF & set(everything()))


def test_every_target_that_a_document_names_exists():
    targets = set(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for path in DOCUMENTS:
        named = set(re.findall(r"`make ([a-z0-9-]+)`", path.read_text(encoding="utf-8")))
        assert named <= targets, path


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_to_files_of_the_repository_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), f"{path.name} links to {target}"

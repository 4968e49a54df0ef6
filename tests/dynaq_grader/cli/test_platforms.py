"""Classes as platforms hand them over, through all commands: nobody's work becomes another's.

Each class goes through `collect`, `grade`, `feedback` and `export` once; each of its students is one situation.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable

import nbformat
import pytest

from platforms import PLATFORMS
from platforms.walk import Walk
from platforms.works import mark

pytestmark = pytest.mark.xdist_group("platforms")
CASES = [(name, student) for name, platform in PLATFORMS.items() for student in platform.situations]


@pytest.fixture(scope="module")
def walked(tmp_path_factory) -> Callable[[str], Walk]:
    """The whole way of a platform's class, once."""
    done: dict[str, Walk] = {}

    def walk(name: str) -> Walk:
        if name not in done:
            done[name] = Walk(PLATFORMS[name], tmp_path_factory.mktemp(name))
        return done[name]

    return walk


@pytest.mark.parametrize(("platform", "student"), CASES, ids=map("-".join, CASES))
def test_what_becomes_of_what_a_student_sent(platform, student, walked):
    walk = walked(platform)
    wanted = walk.situations[student]
    assert wanted.said in walk.printed["collect"][1], wanted.what
    found = walk.result(student), walk.grades.get(student, ""), walk.owner(student)
    assert found == (wanted.result, wanted.grade, wanted.owner), wanted.what


@pytest.mark.parametrize("platform", PLATFORMS)
def test_what_was_not_taken_is_told_and_stops_nobody(platform, walked):
    walk = walked(platform)
    statuses = {stage: status for stage, (status, _) in walk.printed.items()}
    assert (statuses["collect"], statuses["grade"], statuses["feedback"], statuses["export"]) == (1, 1, 0, 1)
    printed = "".join(text for _, text in walk.printed.values())
    assert not re.search(r"Traceback|\x1b|MACOSX|__pycache__", printed)
    taken = [student for student, one in walk.situations.items() if one.result]
    assert f"{len(taken)} submissions collected." in walk.printed["collect"][1]
    assert set(walk.results) == set(taken)
    for student in walk.situations.keys() - walk.results.keys():
        assert f"not submitted: {student}\n" in walk.printed["export"][1]
    for student, (status, _) in ((student, walk.result(student)) for student in taken):
        assert (f"{student}: no score yet." in walk.printed["export"][1]) == (status == "refused")


@pytest.mark.parametrize("platform", PLATFORMS)
def test_nobody_is_told_to_have_changed_what_the_instructor_changed(platform, walked):
    walk = walked(platform)
    for student, result in walk.results.items():
        codes = [repair["code"] for repair in result["repairs"]]
        earlier = "an earlier release" in walk.situations[student].what
        assert codes == (["older-release"] if earlier else []), student


def test_a_roster_s_bad_row_is_told_and_stops_nobody(walked):
    printed = walked("moodle").printed["collect"][1]
    assert "roster.csv, line 24: 'b/o/b' cannot be a student's id" in printed
    assert "roster.csv, line 17: '=1+1' cannot be a student's id" in walked("folder").printed["collect"][1]


def test_grade_tells_the_reason_and_the_penalty(walked):
    printed = walked("moodle").printed["grade"][1]
    assert "boris: None of the assignment's answer cells is in the notebook" in printed
    assert "dalia: received 2026-11-03 17:00 UTC, 1 points off for lateness; 9 of 10 count." in printed
    assert "ada: received" not in printed, "17:00 in Berlin is in time"


def test_saving_again_after_the_due_date_costs_nothing_and_is_said(walked):
    walk = walked("moodle")
    work = nbformat.reads(walk.works.right("ada"), as_version=4)
    work.metadata["colab"] = {"provenance": []}
    with zipfile.ZipFile(walk.course / "again.zip", "w") as archive:
        archive.writestr("Ada Lovelace_11_assignsubmission_file_/dyna_q.ipynb", nbformat.writes(work))
    (walk.course / "good.csv").write_text("id,name,number\nada,Ada Lovelace,11\n")
    (walk.course / "later.csv").write_text("id,received\nada,2026-11-09 12:00Z\n")
    assert walk.run("dynaq collect again.zip dyna_q --roster good.csv --received later.csv")[0] == 0
    status, printed = walk.run("dynaq grade dyna_q --student ada")
    assert status == 0
    assert (
        "ada: run and saved again 2026-11-09 12:00 UTC, the answers unchanged; the time of the first file counts, "
        "2026-11-03 16:00 UTC.\n"
    ) in printed
    assert "10 / 10" in printed


def test_the_marks_tell_works_apart(walked):
    assert mark("ada") in walked("moodle").pages["ada"]


def test_the_report_speaks_of_mending_only_where_something_was_mended(walked):
    walk = walked("moodle")
    status, printed = walk.run("dynaq report dyna_q")
    assert status == 0, printed
    page = (walk.course / "report" / "index.html").read_text(encoding="utf-8")
    assert "The notebook is of another version of the release" in page
    (kim,) = walk.course.glob("report/**/kim.html")
    assert "mended" not in kim.read_text(encoding="utf-8")
    text = (walk.course / "report" / "report.csv").read_text(encoding="utf-8-sig")
    assert "kim,graded,10" in text

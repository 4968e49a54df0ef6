"""A class graded through the real sandbox into a real gradebook: going on, grading again, manual grades, failures."""

import itertools
import json
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from classes import RIGHT, hand_in, make_course, notebook, path
from dynaq_grader.base.errors import CourseError
from dynaq_grader.base.result import Graded
from dynaq_grader.classroom import classroom
from dynaq_grader.collect import collect
from dynaq_grader.course.settings import settings
from dynaq_grader.records import gradebook
from dynaq_grader.records.store import Store
from dynaq_grader.reports import feedback
from front_ends import FRONT_ENDS, to_bytes
from hostile import descendants

pytestmark = pytest.mark.usefixtures("warm_workers")
FROM_A_GRADED_CLASS = pytest.mark.xdist_group("graded class")

OFF_BY_ONE = RIGHT | {"dyna_q_planning": "wrong/planning_one_too_many"}
NO_UPDATE = RIGHT | {"dyna_q_model_update": "wrong/model_stores_nothing"}


def grade(course, **plan):
    room = classroom.Classroom(course, "dyna_q", settings(course))
    return dict(room.grade(classroom.Plan(**plan))), room


def hand_in_mixed(course):
    """Ada is right, boris is not quite, and chen's file is refused."""
    hand_in(course, "ada")
    hand_in(course, "boris", OFF_BY_ONE)
    hand_in(course, "chen", b"this is no notebook")
    return course


@pytest.fixture
def mixed_class(full_course):
    return hand_in_mixed(full_course)


@pytest.fixture(scope="module")
def graded_once(tmp_path_factory):
    """The same class, graded; every test that starts from there gets a copy."""
    course = hand_in_mixed(make_course(tmp_path_factory.mktemp("graded") / "course"))
    return course, grade(course)[0]


@pytest.fixture
def graded_class(graded_once, tmp_path):
    course, _ = graded_once
    return shutil.copytree(course, tmp_path / "full_course", symlinks=True)


@pytest.fixture
def first(graded_once):
    """The results of the first run."""
    return graded_once[1]


def scores(course):
    return {
        (student, cell): grade.auto_score for (student, _, cell), grade in gradebook.snapshot(course, "dyna_q").items()
    }


def test_a_class_is_graded_recorded_and_kept(mixed_class):
    found, room = grade(mixed_class)
    assert found["ada"].score == 10.0
    assert 4.0 <= found["boris"].score < 10.0
    assert found["boris"].cells["test_planning"].mistake == "one-backup-too-many"
    assert found["chen"].status == "refused"
    assert found["chen"].score is None
    assert scores(mixed_class)["ada", "test_planning"] == 6.0
    assert scores(mixed_class)["chen", "test_planning"] is None
    assert {student: kept.result for student, kept in Store(mixed_class, "dyna_q").read_all().items()} == found
    document = json.loads(json.dumps(room.document(found), allow_nan=False))
    assert document["students"]["ada"]["cells"]["test_planning"]["verdict"] == "correct"
    assert document["run"]["unsafe"] is False


@pytest.mark.long
def test_a_right_submission_gets_full_points_and_a_feedback_page_from_every_front_end(full_course):
    for name, save in FRONT_ENDS.items():
        hand_in(full_course, name, to_bytes(save(notebook(RIGHT))))
    found, _ = grade(full_course)
    assert {student: result.score for student, result in found.items()} == dict.fromkeys(FRONT_ENDS, 10.0)
    pages = feedback.write_feedback(full_course, "dyna_q")
    assert pages.failed == {}
    assert {page.parents[1].name for page in pages.written} == set(FRONT_ENDS)


@FROM_A_GRADED_CLASS
def test_what_did_not_change_is_not_graded_again(graded_class, first):
    hand_in(graded_class, "boris")
    second, room = grade(graded_class)
    assert second["ada"] == first["ada"], "times included: the kept record came back"
    assert second["boris"].score == 10.0
    assert [(change.student, change.cell) for change in room.changes] == [("boris", "test_planning")]
    third, _ = grade(graded_class, force=True)
    assert third["ada"].score == 10.0
    assert third["ada"] != first["ada"], "graded anew: its times differ"


@FROM_A_GRADED_CLASS
def test_a_failure_of_ours_is_tried_again(graded_class, first):
    store = Store(graded_class, "dyna_q")
    failed = replace(first["ada"], status="failed", score=None, cells={}, reason="The sandbox ended.")
    store.write("ada", Graded(failed, None))
    assert grade(graded_class)[0]["ada"].score == 10.0


@FROM_A_GRADED_CLASS
def test_a_manual_grade_is_never_touched(graded_class):
    with gradebook.open_gradebook(graded_class) as book:
        book.find_grade("test_planning", "dyna_q", "dyna_q", "boris").manual_score = 5.5
        book.db.commit()
    grade(graded_class, force=True)
    after = gradebook.snapshot(graded_class, "dyna_q")["boris", "dyna_q", "test_planning"]
    assert after.manual_score == 5.5
    assert after.score == 5.5


@FROM_A_GRADED_CLASS
def test_a_gradebook_that_lost_the_result_gets_it_back_without_grading(graded_class, first):
    (graded_class / "gradebook.db").unlink()
    again, _ = grade(graded_class)
    assert again["ada"] == first["ada"]
    assert scores(graded_class)["ada", "test_planning"] == 6.0


@FROM_A_GRADED_CLASS
def test_the_gradebook_is_copied_before_it_is_written(graded_class):
    grade(graded_class)
    assert len(list((graded_class / ".dynaq" / "backups").glob("*.db"))) == 1


def test_nothing_is_graded_where_the_solution_would_not_get_full_marks(mixed_class):
    source = mixed_class / "source" / "dyna_q" / "dyna_q.ipynb"
    text = source.read_text(encoding="utf-8")
    wrong = text.replace("        row = np.random.randint(len(tried))", "        row = 0")
    assert wrong != text
    source.write_text(wrong, encoding="utf-8")
    with pytest.raises(CourseError, match="own solution got [0-9.]+ of 10 points, so nothing was graded"):
        grade(mixed_class)
    assert not (mixed_class / ".dynaq" / "results").exists()


def zero_when_late(course):
    """Lateness costs all points, from 3 November 2026 on."""
    with (course / "nbgrader_config.py").open("a") as file:
        file.write('c.LateSubmissionPlugin.penalty_method = "zero"\n')
    with gradebook.open_gradebook(course) as book:
        book.add_assignment("dyna_q", duedate="2026-11-03 00:00:00 UTC")


def collect_with_times(course, inbox, **times):
    lines = [f"{student},{time}" for student, time in times.items()]
    (inbox / "received.csv").write_text("\n".join(["id,received", *lines, ""]))
    collect(inbox, course, "dyna_q", received=inbox / "received.csv")


@pytest.mark.parametrize("force", [False, True])
def test_a_corrected_time_a_new_due_date_and_a_new_penalty_reach_who_sent_nothing_new(mixed_class, tmp_path, force):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for student in ("ada", "boris"):
        path(mixed_class, student).rename(inbox / f"{student}.ipynb")
    zero_when_late(mixed_class)
    collect_with_times(mixed_class, inbox, ada="2026-11-01T00:00:00Z", boris="2026-11-05T00:00:00Z")
    first, room = grade(mixed_class)
    assert room.changes == []
    assert penalties(mixed_class) == {"ada": 0.0, "boris": 8.0, "chen": 0.0}

    collect_with_times(mixed_class, inbox, ada="2026-11-05T00:00:00Z", boris="2026-11-01T00:00:00Z")
    second, room = grade(mixed_class, force=force)
    assert penalties(mixed_class) == {"ada": 10.0, "boris": 0.0, "chen": 0.0}
    assert [str(change) for change in room.changes] == [
        "ada: received 2026-11-01 00:00:00 UTC before, 2026-11-05 00:00:00 UTC now; "
        "0 points off for lateness before, 10 now.",
        "boris: received 2026-11-05 00:00:00 UTC before, 2026-11-01 00:00:00 UTC now; "
        "8 points off for lateness before, 0 now.",
    ]
    assert force or second == first, "no student code ran again"

    with gradebook.open_gradebook(mixed_class) as book:
        book.update_or_create_assignment("dyna_q", duedate=datetime(2026, 11, 10))
        book.find_grade("test_planning", "dyna_q", "dyna_q", "ada").manual_score = 5.5
        book.db.commit()
    assert [str(change) for change in grade(mixed_class, force=force)[1].changes] == [
        "ada: 10 points off for lateness before, 0 now."
    ]
    assert gradebook.manual_scores(mixed_class, "dyna_q", "ada") == {"test_planning": 5.5}


def penalties(course):
    return {student: arrival.penalty for student, arrival in gradebook.arrivals(course, "dyna_q").items()}


def test_who_did_not_change_is_not_written_again(mixed_class):
    zero_when_late(mixed_class)
    grade(mixed_class)
    with (mixed_class / "autograded" / "ada" / "dyna_q" / "dyna_q.ipynb").open("rb") as before:
        grade(mixed_class)
        assert os.path.samestat(
            os.fstat(before.fileno()), (mixed_class / "autograded" / "ada" / "dyna_q" / "dyna_q.ipynb").stat()
        )


def test_a_rubric_that_does_not_add_up_is_told_before_anything_is_graded(mixed_class):
    with (mixed_class / "nbgrader_config.py").open("a") as file:
        file.write('c.DynaQ.rubric = {"dyna_q_planning": {"runs k backups": 7}}\n')
    with pytest.raises(CourseError, match="rubric lines of dyna_q_planning add up to 12 points"):
        grade(mixed_class)
    assert not (mixed_class / ".dynaq" / "results").exists()


@FROM_A_GRADED_CLASS
def test_an_explanation_tells_the_points_a_person_gave(graded_class):
    with gradebook.open_gradebook(graded_class) as book:
        book.find_grade("test_planning", "dyna_q", "dyna_q", "ada").manual_score = 2.5
        book.db.commit()
    lines = list(classroom.Classroom(graded_class, "dyna_q", settings(graded_class)).explain("ada", "test_planning"))
    position = lines.index("  on record: 6 of 6 points, correct")
    assert lines[position + 1] == "  by hand: 2.5 of 6 points, which count instead"


@pytest.mark.parametrize("text", ["ada", "ada:dyna_q_planning", "ada:dyna_q_planning=x", ":a=1"])
def test_a_choice_that_cannot_be_read_is_told(text):
    with pytest.raises(CourseError, match="ID:CELL=N"):
        classroom.picks([text])


@FROM_A_GRADED_CLASS
@pytest.mark.parametrize(
    ("pick", "plan", "told"),
    [
        ("nobody:dyna_q_planning=1", {}, "no submission of dyna_q by nobody"),
        ("boris:dyna_q_planning=1", {"students": ("ada",)}, "--student leaves boris out"),
        ("ada:dyna_q_planning=9", {}, "no candidate 9 for dyna_q_planning"),
        ("ada:dyna_q_planning=0", {}, "no candidate 0 for dyna_q_planning"),
        ("ada:nocell=1", {}, "no answer cell nocell"),
    ],
)
def test_a_choice_of_nothing_is_told_before_anything_is_graded(graded_class, pick, plan, told):
    kept = state(graded_class)
    with pytest.raises(CourseError, match=f"{told}.*Nothing was graded or changed; correct --use"):
        grade(graded_class, picks=classroom.picks([pick]), **plan)
    assert state(graded_class) == kept


def test_an_unknown_student_is_told(mixed_class):
    with pytest.raises(CourseError, match="by zoe"):
        grade(mixed_class, students=("zoe",))


def command(course: Path) -> list[str]:
    return [sys.executable, "-m", "dynaq_grader", "grade", "dyna_q", "--course", str(course)]


def run_until_killed(course: Path, seconds: float) -> int:
    """Starts a grading run and kills it at a moment; its exit status, after all that it started has ended, too."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command(course), start_new_session=True, **quiet)
    try:
        return process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        started = [os.pidfd_open(pid) for pid in descendants(process.pid)]
        os.kill(process.pid, signal.SIGKILL)
        for number in started:
            select.select([number], [], [])  # for ever, if a process outlives the grader
            os.close(number)
        return process.wait()


def state(course):
    """What a run leaves: grades through nbgrader's API, and records without times."""
    records = {}
    for student, kept in Store(course, "dyna_q").read_all().items():
        record = kept.result.to_dict()
        del record["wall_seconds"], record["cpu_seconds"]
        records[student] = record
    return gradebook.snapshot(course, "dyna_q"), records


def class_of(size: int, folder: Path) -> Path:
    course = make_course(folder)
    (course / ".dynaq").mkdir()
    (course / ".dynaq" / "seed").write_text("7\n", encoding="ascii")
    for number in range(size):
        hand_in(course, f"student{number}", [RIGHT, OFF_BY_ONE, NO_UPDATE, b"{}"][number % 4])
    return course


def disturbed_runs(tmp_path, size: int, kills: int, seed: int) -> None:
    """Kills runs at moments spread over all of a run, until a class is graded; then over the next class, and so on."""
    undisturbed = class_of(size, tmp_path / "undisturbed")
    started = time.monotonic()
    assert subprocess.run(command(undisturbed), capture_output=True).returncode == 1, "a fourth is refused"
    seconds = time.monotonic() - started
    dice = random.Random(seed)
    # One in each part of a run, in any order: a run that goes on is shorter, and may end before its moment comes.
    moments = [(part + dice.random()) / kills * seconds for part in dice.sample(range(kills), kills)]
    killed = 0
    for number in itertools.count():
        if not moments and killed >= kills / 3:
            break
        disturbed = class_of(size, tmp_path / f"disturbed-{number}")
        kept: dict[str, Graded] = {}
        # Should the runs be quicker than the one that was measured: earlier and earlier, until enough were killed.
        while run_until_killed(disturbed, moments.pop() if moments else seconds / 2**number) == -signal.SIGKILL:
            killed += 1
            now = Store(disturbed, "dyna_q").read_all()
            assert {name: now[name] for name in kept} == kept, "what is kept is neither lost nor graded again"
            kept = now
        grade(disturbed)
        assert state(disturbed) == state(undisturbed)
        left = [file for file in disturbed.rglob(".*") if file.name.startswith((".student", ".gradebook", ".dyna_q"))]
        assert left == []


@pytest.mark.minute
def test_a_run_killed_at_any_moment_goes_on(tmp_path):
    disturbed_runs(tmp_path, size=4, kills=3, seed=20261122)


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_a_run_killed_at_fifty_moments_goes_on(tmp_path):
    disturbed_runs(tmp_path, size=8, kills=50, seed=1)


def test_a_second_run_on_the_same_course_is_turned_away(mixed_class):
    room = classroom.Classroom(mixed_class, "dyna_q", settings(mixed_class))
    first = room.grade(classroom.Plan())
    next(first)
    with pytest.raises(CourseError, match="Another"):
        grade(mixed_class)
    first.close()
    assert grade(mixed_class)[0]["ada"].score == 10.0


def test_a_submission_may_be_a_link_a_folder_or_have_an_odd_name_without_stopping_anyone(mixed_class):
    path(mixed_class, "dora").parent.mkdir(parents=True)
    path(mixed_class, "dora").symlink_to("/etc/passwd")
    path(mixed_class, "emil").mkdir(parents=True)
    odd = ["no text \udcff", "x" * 220]
    for name in [*odd, "*", "[a]", "=1+1", "a\nb", "{student_id}"]:
        hand_in(mixed_class, name, b"{}")
    with path(mixed_class, "ada").with_name("timestamp.txt").open("wb") as gigabytes:
        gigabytes.truncate(2**33)
    found, _ = grade(mixed_class)
    assert {name for name, result in found.items() if result.status != "refused"} == {"ada", "boris"}
    assert all("Rename" in found[name].reason for name in odd)
    assert not (mixed_class / "autograded" / "ada" / "dyna_q" / "timestamp.txt").exists()
    assert found["ada"].score == 10.0

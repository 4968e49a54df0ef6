"""A department's way over its hub, in the order of this file: an instructor, two students, Formgrader, the exchange."""

from __future__ import annotations

import csv
import json
import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from classes import BANK, RELEASE
from dynaq_grader.calibration.answers import read
from e2e import lab
from e2e.formgrader import Office, press, student_row
from hub.accounts import of_the_service, run_as
from hub.following import commands
from hub.person import Person, sitting_down
from hub.place import ADDRESS, COURSE, EXCHANGE, INSTRUCTOR, REPOSITORY, SERVICE
from patience import PATIENCE_SECONDS

pytestmark = [pytest.mark.hub, pytest.mark.usefixtures("hub"), pytest.mark.timeout(PATIENCE_SECONDS)]

ANSWERS = {
    "def dyna_q_model_update(": "right/model_tuple_index",
    "def dyna_q_planning(": "right/planning_all_indices_at_once",
}
ONE_TOO_MANY = "wrong/planning_one_too_many"


class FormgraderService:
    """Formgrader as the hub serves it, to whoever is let in."""

    address = f"{ADDRESS}/services/dynaq/"


@pytest.fixture(scope="module")
def grace(browser: Browser) -> Iterator[Person]:
    with sitting_down(browser, INSTRUCTOR) as person:
        person.log_in()
        yield person


@pytest.fixture(scope="module")
def ada(browser: Browser) -> Iterator[Person]:
    with sitting_down(browser, "ada") as person:
        person.log_in()
        yield person


@pytest.fixture(scope="module")
def boris(browser: Browser) -> Iterator[Person]:
    with sitting_down(browser, "boris") as person:
        person.log_in()
        yield person


@pytest.fixture(scope="module")
def office() -> Office:
    return Office(FormgraderService(), COURSE, COURSE.parent)


def as_service(*command: str) -> str:
    """What a command of the course's account prints, given in the course's folder."""
    done = run_as(SERVICE, command, COURSE)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def scores() -> dict[str, float]:
    """What counts for each student, as `dynaq grade` finds it now and the gradebook has it."""
    as_service("dynaq", "grade", "dyna_q", "--json", "results.json")
    results = json.loads((COURSE / "results.json").read_text())
    assert (results["run"]["unsafe"], results["run"]["backend"].split()[0]) == (False, "bubblewrap")
    return in_gradebook()


def in_gradebook() -> dict[str, float]:
    """Points less the penalty for lateness, by student."""
    as_service("dynaq", "export", "dyna_q", "grades.csv")
    with (COURSE / "grades.csv").open(newline="") as file:
        return {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}


def submissions_row(grace: Person, office: Office):
    grace.page.goto(office.formgrader("manage_assignments"))
    return grace.page.locator("#main-table tr", has_text="dyna_q")


def test_a_wrong_password_is_refused(browser: Browser) -> None:
    with sitting_down(browser, "ada") as stranger:
        stranger.log_in("a guess")
        expect(stranger.page.locator(".login_error")).to_contain_text("Invalid username or password")


def test_the_instructor_generates_and_releases(grace: Person, office: Office) -> None:
    row = submissions_row(grace, office)
    press(grace.page, row, "education")
    assert (COURSE / "release" / "dyna_q" / "dyna_q.ipynb").read_bytes() == RELEASE.read_bytes()
    press(grace.page, row, "cloud-upload")
    expect(row).to_contain_text("released")
    grace.shoot("1_released")


def doctor() -> tuple[int, list[str]]:
    """The exit status of `dynaq doctor --hub`, given where the page says, and the remedies it prints."""
    done = run_as(SERVICE, ["dynaq", "doctor", "--hub"], COURSE, **of_the_service("JUPYTERHUB_API_"))
    assert done.stderr == ""
    return done.returncode, re.findall(r"^[\w' :.]+: ((?:chmod|chgrp|install) .+)$", done.stdout, re.MULTILINE)


def test_doctor_finds_what_the_page_leaves_open_and_its_remedies_cure_it(grace: Person) -> None:
    """Before the page's last command the inbound folder is not sticky; root opens what else there is to open."""
    opened = {
        "source of the course": (COURSE / "source", f"chmod -R o+rX {COURSE / 'source'}"),
        "known answers": (REPOSITORY / "tests", f"chmod -R o+rX {REPOSITORY / 'tests'}"),
        "exchange": (EXCHANGE.parent, f"chmod 777 {EXCHANGE.parent}"),
        "the course's folder": (COURSE, f"chmod 755 {COURSE} {COURSE.parent}"),
    }
    for _, command in opened.values():
        shell(command)
    status, remedies = doctor()
    assert status == 2
    for path in (COURSE / "source", REPOSITORY / "tests", EXCHANGE.parent, EXCHANGE / "inbound"):
        assert any(str(path) in remedy for remedy in remedies), (path, remedies)
    for remedy in remedies:
        shell(remedy)
    shell(f"chmod 700 {COURSE} {COURSE.parent}")
    assert doctor() == (0, [])


def shell(command: str) -> None:
    subprocess.run(["sh", "-c", command], check=True)


def test_the_page_s_command_after_the_first_release_says_what_doctor_says() -> None:
    (command,) = commands("Teach")
    assert command == f"chmod 1733 {EXCHANGE / 'inbound'}"


def test_an_account_that_may_not_read_the_grader_is_told_in_a_sentence() -> None:
    done = run_as("ada", ["dynaq", "grade", "dyna_q"], Path("/home/ada"))
    assert done.returncode == 2
    assert done.stderr.startswith("dynaq: This account may not read the grader")
    assert "Traceback" not in done.stderr


def test_a_student_is_let_into_one_s_own_server_and_no_other_s_pages(ada: Person, boris: Person) -> None:
    for student in (ada, boris):
        student.wait_for_lab()
    for path, status in {"services/dynaq/formgrader": 403, "user/boris/lab": 403, "user/ada/formgrader": 404}.items():
        assert ada.status_of(path) == status, path


def test_two_students_fetch_solve_validate_and_submit_at_the_same_time(ada: Person, boris: Person) -> None:
    planning = {"ada": ANSWERS["def dyna_q_planning("], "boris": ONE_TOO_MANY}
    for student in (ada, boris):
        student.open_assignments()
        student.fetch()
    for student in (ada, boris):
        student.open_notebook("dyna_q/dyna_q.ipynb")
        for cell, answer in {**ANSWERS, "def dyna_q_planning(": planning[student.name]}.items():
            lab.write(student.page, cell, read(BANK / f"{answer}.py").source)
        lab.save(student.page)
        student.page.get_by_role("button", name="Validate", exact=True).click()
    said = {student.name: validated(student) for student in (ada, boris)}
    assert "Success! Your notebook passes all the tests." in said["ada"]
    assert "One more backup is made" in said["boris"]
    for student in (ada, boris):
        student.open_assignments()
        student.submit()


def validated(student: Person) -> str:
    """What *Validate*, which was pressed, says."""
    dialog = student.page.locator(".jp-Dialog", has_text="Validation Results")
    said = dialog.inner_text()
    student.shoot("2_validated")
    dialog.get_by_role("button", name="Ok").click()
    return said


def test_attacks_from_a_student_s_own_terminal_reach_nobody_else(boris: Person) -> None:
    home = Path("/home/boris")
    stamp = "2030-01-01 00:00:00.000000 UTC"
    for lie in ("ada+dyna_q+{}+forged", "boris+dyna_q+{}+linked"):
        folder = EXCHANGE / "inbound" / lie.format(stamp)
        made = f'cp -r "{home}/dyna_q" "{folder}" && printf "{stamp}" > "{folder}/timestamp.txt"'
        assert run_as("boris", ["sh", "-c", made], home).returncode == 0
    linked = EXCHANGE / "inbound" / f"boris+dyna_q+{stamp}+linked"
    solution = COURSE / "source" / "dyna_q" / "dyna_q.ipynb"
    ways = [
        f'ln -sf "{solution}" "{linked}/dyna_q.ipynb"',
        f'mkfifo "{EXCHANGE}/inbound/boris+dyna_q+{stamp}+pipe"',
        f'mkdir -m 000 "{EXCHANGE}/inbound/boris+dyna_q+{stamp}+closed"',
        f'mkdir "{EXCHANGE}/inbound/boris+dyna_q+when I like+H"',
        f'ln -s /home/ada/closed "{EXCHANGE}/inbound/!+dyna_q+first"',
    ]
    for way in ways:
        done = run_as("boris", ["sh", "-c", way], home)
        assert done.returncode == 0, done.stderr
    for closed in (COURSE, EXCHANGE / "inbound", EXCHANGE / "feedback", REPOSITORY / "source"):
        assert run_as("boris", ["ls", closed], home).returncode != 0, closed


def test_the_button_collects_each_student_s_own_work(grace: Person, office: Office) -> None:
    row = submissions_row(grace, office)
    press(grace.page, row, "cloud-download")
    expect(row.locator(".num-submissions")).to_have_text("2")
    right = read(BANK / f"{ANSWERS['def dyna_q_planning(']}.py").source
    texts = {name: (COURSE / "submitted" / name / "dyna_q" / "dyna_q.ipynb").read_text() for name in ("ada", "boris")}
    assert json.dumps(right)[1:40] in texts["ada"]
    assert "### BEGIN" not in texts["boris"]
    assert not (COURSE / "submitted" / "ada").stat().st_mode & 0o077


def test_the_command_collects_the_same_and_names_every_trick() -> None:
    submitted = COURSE / "submitted"
    before = {path: path.read_bytes() for path in submitted.rglob("*") if path.is_file()}
    done = run_as(SERVICE, ["dynaq", "collect", EXCHANGE / "inbound", "dyna_q"], COURSE)
    assert done.returncode == 1, done.stderr
    assert {path: path.read_bytes() for path in submitted.rglob("*") if path.is_file()} == before
    for sentence in (
        "+forged: named for ada, and it belongs to boris",
        "+linked/dyna_q.ipynb: a link, which is not followed",
        "+closed: cannot be read (Permission denied)",
        "+pipe: not a folder",
        "!+dyna_q+first: a link, which is not followed",
    ):
        assert sentence in done.stdout, done.stdout


def test_grading_and_the_button_give_the_same_scores(grace: Person, office: Office) -> None:
    by_command = scores()
    assert by_command["ada"] == 10
    assert by_command["boris"] < 10
    for student, points in by_command.items():
        row = student_row(grace.page, office, student)
        press(grace.page, row, "flash")
        expect(row.locator(".score")).to_have_text(f"{points:g} / 10")
    assert in_gradebook() == by_command
    grace.shoot("3_graded")


def test_late_work_is_late_by_both_and_work_in_time_is_not(grace: Person, boris: Person, office: Office) -> None:
    due = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S.%f} UTC"
    as_service("nbgrader", "db", "assignment", "add", "dyna_q", f"--duedate={due}")
    boris.open_notebook("dyna_q/dyna_q.ipynb")
    lab.write(boris.page, "def dyna_q_planning(", read(BANK / f"{ANSWERS['def dyna_q_planning(']}.py").source)
    lab.save(boris.page)
    boris.open_assignments()
    boris.submit(2)
    press(grace.page, submissions_row(grace, office), "cloud-download")
    assert scores() == {"ada": 10, "boris": 0}
    row = student_row(grace.page, office, "boris")
    press(grace.page, row, "flash")
    assert in_gradebook() == {"ada": 10, "boris": 0}


def test_each_student_opens_one_s_own_feedback_and_no_other_s(
    grace: Person, ada: Person, boris: Person, office: Office
) -> None:
    as_service("dynaq", "feedback", "dyna_q")
    told = {"ada": "10.0 of 10.0 points.", "boris": "This was handed in late: 10.0 points are taken off for it"}
    for student in ("ada", "boris"):
        press(grace.page, student_row(grace.page, office, student), "envelope")
    for student in (ada, boris):
        student.open_assignments()
        student.refresh_assignments()
        submitted = student.page.locator("#submitted_assignments_list")
        submitted.get_by_role("button", name="Fetch Feedback").click()
        submitted.get_by_text("(view feedback)").first.wait_for()
        pages = list(Path(f"/home/{student.name}/dyna_q/feedback").glob("*/dyna_q.html"))
        assert len(pages) == 1
        inside = pages[0].relative_to(f"/home/{student.name}")
        student.page.goto(f"{ADDRESS}/user/{student.name}/files/{inside}")
        expect(student.page.locator("body")).to_contain_text("dyna_q (Score: ")
        expect(student.page.locator(".reasons")).to_contain_text(told[student.name])
    ada.shoot("4_feedback")
    boris.shoot("4_feedback")
    others = next(Path("/home/ada/dyna_q/feedback").glob("*/dyna_q.html"))
    assert run_as("boris", ["cat", others], Path("/home/boris")).returncode != 0

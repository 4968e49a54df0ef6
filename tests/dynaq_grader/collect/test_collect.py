"""Submissions come into ``submitted/`` whatever the platform; what could do harm is named and left."""

import os
import stat
import struct
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from nbgrader.exchange.default import ExchangeReleaseFeedback
from nbgrader.utils import parse_utc
from traitlets.config import Config

from dynaq_grader.collect import CollectError, Summary, collect, received_times
from dynaq_grader.collect import delivery as delivery
from dynaq_grader.course.directory import course_directory
from dynaq_grader.intake import Limits
from dynaq_grader.reports.feedback import write_reason

NOTEBOOK = b'{"nbformat": 4, "cells": []}'
FILES = ["dyna_q.ipynb", "submission_secret.txt", "timestamp.txt"]
MOODLE = "Ada Lovelace_123456_assignsubmission_file"


def put(folder: Path, *names: str, data: bytes = NOTEBOOK) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def submitted(course: Path, student: str) -> Path:
    return course / "submitted" / student / "dyna_q"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def table(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


LAYOUTS = {
    "by id": ["ada.ipynb", "bob.ipynb"],
    "a folder a student": ["ada/dyna_q.ipynb", "bob/deep/er/anything.ipynb"],
    "as in submitted": ["ada/dyna_q/dyna_q.ipynb", "ada/other/dyna_q.ipynb", "bob/dyna_q/dyna_q.ipynb"],
    "nbgrader's exchange": [
        "ada+dyna_q+2026-11-20 10:00:00.0 UTC/dyna_q.ipynb",
        "bob+dyna_q+2026-11-20 10:00:00.0 UTC+abc/dyna_q.ipynb",
        "bob+other+2026-11-21 10:00:00.0 UTC+abc/dyna_q.ipynb",
    ],
    "Moodle, in folders": ["ada_1_assignsubmission_file_/dyna_q.ipynb", "bob_22_assignsubmission_file/dyna_q.ipynb"],
    "Moodle, flat": ["ada_1_assignsubmission_file_dyna_q.ipynb", "bob_2_assignsubmission_file_my work.ipynb"],
    "Canvas": ["ada_LATE_77_881_dyna_q.ipynb", "bob_78_882_dyna_q-1.ipynb"],
}


@pytest.mark.parametrize("files", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("kind", ["folder", "zip", "zip with a folder around"])
def test_layouts(files, kind, course, inbox, tmp_path):
    put(inbox, *files)
    source = inbox
    if kind != "folder":
        around = "submissions/" if kind.endswith("around") else ""
        source = zipped(tmp_path / "all.zip", {around + name: NOTEBOOK for name in files})
    summary = collect(source, course, "dyna_q", trust_names=any("+" in name for name in files))
    assert summary.collected == ["ada", "bob"]
    assert (summary.refused, summary.unknown) == ([], [])
    for student in ("ada", "bob"):
        assert (submitted(course, student) / "dyna_q.ipynb").read_bytes() == NOTEBOOK
        assert names(submitted(course, student)) == FILES


def test_the_roster_gives_ids_and_names_who_is_missing(course, inbox, tmp_path):
    roster = table(tmp_path / "r.csv", "id,name,canvas", "s1,Ada Lovelace,7", "s2,Élise Noël,8", "s3,Max Po,9")
    put(
        inbox,
        f"{MOODLE.replace('123456', '7')}_dyna_q.ipynb",
        "noelelise_8_1_dyna_q.ipynb",
        "Max Ian_9_assignsubmission_file_dyna_q.ipynb",
    )
    put(inbox, "mallory.ipynb")
    summary = collect(inbox, course, "dyna_q", roster=roster)
    assert summary.collected == ["s1", "s2", "s3"]
    assert [line.partition(" (")[0] for line in summary.unknown] == ["mallory"]


def test_a_name_of_two_students_is_unknown_and_both_are_missing(course, inbox, tmp_path):
    roster = table(tmp_path / "r.csv", "id,name", "s1,Ada Lovelace", "s2,Ada Lovelace")
    put(inbox, f"{MOODLE}_dyna_q.ipynb")
    summary = collect(inbox, course, "dyna_q", roster=roster)
    assert (summary.collected, summary.missing, len(summary.unknown)) == ([], ["s1", "s2"], 1)


def test_names_become_ids_without_a_roster(course, inbox):
    put(inbox, f"{MOODLE}_dyna_q.ipynb")
    assert collect(inbox, course, "dyna_q").collected == ["adalovelace"]


def test_extra_files_stay_and_are_named(course, inbox):
    put(inbox, "ada/dyna_q.ipynb", "ada/data.csv", "ada/solution.ipynb", "bob.pdf", "ada/timestamp.txt")
    summary = collect(inbox, course, "dyna_q")
    assert sorted(summary.extra) == ["ada/data.csv", "ada/solution.ipynb"]
    assert summary.not_submitted == ["bob (sent bob.pdf, which is no notebook)"]
    assert (inbox / "ada" / "data.csv").exists()


def test_two_files_for_one_student_are_refused_and_the_rest_goes_on(course, inbox):
    put(inbox, "ada.ipynb", "ada/dyna_q.ipynb", "eve/a.ipynb", "eve/b.ipynb", "bob.ipynb")
    summary = collect(inbox, course, "dyna_q")
    assert summary.collected == ["ada", "bob"]
    assert [line.partition(":")[0] for line in summary.refused] == ["eve"]
    assert summary.extra == ["ada.ipynb"]


MISTYPED = {"the assignment": ("course", "dyna_r"), "the course": ("coarse", "dyna_q")}


@pytest.mark.parametrize(("folder", "assignment"), MISTYPED.values(), ids=MISTYPED)
def test_what_the_course_does_not_have_is_not_collected(folder, assignment, course, inbox, tmp_path):
    put(inbox, "ada.ipynb")
    before = names(course)
    with pytest.raises(CollectError, match=rf"no assignment folder .*{folder}/source/{assignment}\..*--course"):
        collect(inbox, tmp_path / folder, assignment)
    assert names(tmp_path) == ["course", "inbox"]
    assert names(course) == before


def test_the_assignments_of_the_course_are_named(course, inbox):
    with pytest.raises(CollectError, match=r"or one of its assignments \(dyna_q\)"):
        collect(inbox, course, "dyna_r")


@pytest.mark.parametrize("part", ["source", "release"])
def test_work_is_collected_before_there_is_a_release_or_without_a_source(part, inbox, tmp_path):
    put(tmp_path / "fresh" / part / "dyna_q", "dyna_q.ipynb")
    put(inbox, "ada.ipynb")
    assert collect(inbox, tmp_path / "fresh", "dyna_q").collected == ["ada"]


def test_links_pipes_and_folders_are_refused_and_the_rest_goes_on(course, inbox, tmp_path):
    secret = tmp_path / "secret.ipynb"
    secret.write_bytes(b"secret")
    (inbox / "ada.ipynb").symlink_to(secret)
    (inbox / "eve").symlink_to(tmp_path)
    os.mkfifo(inbox / "max.ipynb")
    (inbox / "pat.ipynb").mkdir()
    put(inbox, "bob.ipynb")
    summary = collect(inbox, course, "dyna_q")
    assert summary.collected == ["bob"]
    assert [line.partition(":")[0] for line in summary.refused] == ["ada.ipynb", "eve", "max.ipynb"]


def test_a_file_that_is_too_large_is_refused(course, inbox):
    put(inbox, "ada.ipynb", data=bytes(5000))
    put(inbox, "bob.ipynb")
    summary = collect(inbox, course, "dyna_q", limits=Limits(file_bytes=1000))
    assert summary.collected == ["bob"]
    assert summary.refused[0].startswith("ada: ada.ipynb is larger than")


@pytest.mark.parametrize("name", ["...ipynb", ".ipynb", "a b.ipynb", "-x.ipynb", "a+b.ipynb", "a'b.ipynb"])
def test_names_that_cannot_be_ids_are_unknown(name, course, inbox):
    put(inbox, name)
    summary = collect(inbox, course, "dyna_q")
    assert (summary.collected, len(summary.unknown)) == ([], 1)


# Zips


def bomb(size: int) -> bytes:
    return b"[" + bytes(size) + b"]"


def outcome(course: Path, path: Path, **files: bytes) -> Summary:
    return collect(zipped(path, {"bob.ipynb": NOTEBOOK} | files), course, "dyna_q")


def test_a_zip_bomb_is_refused_and_the_rest_goes_on(course, tmp_path):
    summary = outcome(course, tmp_path / "a.zip", **{"ada.ipynb": bomb(60 * 2**20)})
    assert summary.collected == ["bob"]
    assert "zip bomb" in summary.refused[0]


def test_what_a_zips_header_claims_does_not_matter(course, tmp_path):
    path = zipped(tmp_path / "a.zip", {"ada.ipynb": os.urandom(70 * 2**10), "bob.ipynb": NOTEBOOK})
    summary = collect(path, course, "dyna_q", limits=Limits(file_bytes=66_000))
    assert summary.collected == ["bob"]
    assert "MiB" in summary.refused[0]


EVIL_NAMES = ["../ada.ipynb", "x/../../ada.ipynb", "/ada.ipynb", "C:/ada.ipynb", "..\\ada.ipynb", "a\nb.ipynb"]


@pytest.mark.parametrize("name", EVIL_NAMES)
def test_names_that_lead_elsewhere_are_refused_and_the_rest_goes_on(name, course, tmp_path):
    summary = outcome(course, tmp_path / "a.zip", **{name: b"evil"})
    assert summary.collected == ["bob"]
    assert len(summary.refused) == 1
    assert summary.refused[0].isprintable()
    assert not [path for path in tmp_path.rglob("*ada*") if path.name != "a.zip"]


def test_a_link_in_a_zip_is_refused(course, tmp_path):
    info = zipfile.ZipInfo("ada.ipynb")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(info, "/etc/passwd")
        archive.writestr("bob.ipynb", NOTEBOOK)
    summary = collect(tmp_path / "a.zip", course, "dyna_q")
    assert summary.collected == ["bob"]
    assert "link" in summary.refused[0]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_twice_in_a_zip_is_refused(course, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in ("ada.ipynb", "ada.ipynb", "bob.ipynb"):
            archive.writestr(name, NOTEBOOK)
    summary = collect(tmp_path / "a.zip", course, "dyna_q")
    assert summary.collected == ["bob"]
    assert len(summary.refused) == 1


def test_a_zip_of_too_many_files_is_not_unpacked(course, tmp_path, monkeypatch):
    monkeypatch.setattr(delivery, "MOST_FILES", 50)
    path = zipped(tmp_path / "a.zip", {f"s{number}.ipynb": b"" for number in range(51)})
    with pytest.raises(CollectError, match="51 files"):
        collect(path, course, "dyna_q")
    assert not (course / "submitted").exists()


def test_a_damaged_file_in_a_zip_is_refused(course, tmp_path):
    noise = os.urandom(1000)
    path = zipped(tmp_path / "a.zip", {"ada.ipynb": noise, "bob.ipynb": NOTEBOOK})
    path.write_bytes(path.read_bytes().replace(noise[:500], bytes(500)))
    summary = collect(path, course, "dyna_q")
    assert summary.collected == ["bob"]
    assert "damaged" in summary.refused[0]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, 99])
def test_a_way_of_packing_that_no_platform_has_is_refused(course, tmp_path, method):
    """LZMA under a header that is not its own once ended the command."""
    path = zipped(tmp_path / "a.zip", {"ada.ipynb": NOTEBOOK, "bob.ipynb": NOTEBOOK})
    content = bytearray(path.read_bytes())
    struct.pack_into("<H", content, content.find(b"PK\1\2") + 10, method)
    path.write_bytes(content)
    summary = collect(path, course, "dyna_q")
    assert summary.collected == ["bob"]
    assert "packed in a way that is not read" in summary.refused[0]


def test_what_is_no_zip_is_said_in_words(course, tmp_path):
    (tmp_path / "a.zip").write_bytes(b"PK no zip")
    with pytest.raises(CollectError, match="neither a folder nor a zip"):
        collect(tmp_path / "a.zip", course, "dyna_q")


# Times


def test_a_submission_is_received_when_it_is_first_seen(course, inbox):
    put(inbox, "ada/dyna_q.ipynb")
    put(inbox, "ada/timestamp.txt", data=b"2001-01-01 00:00:00 UTC")
    os.utime(inbox / "ada" / "dyna_q.ipynb", (0, 0))
    collect(inbox, course, "dyna_q")
    first = received_times(course, "dyna_q")["ada"]
    assert first.year > 2020
    assert parse_utc((submitted(course, "ada") / "timestamp.txt").read_text()) == first
    assert collect(inbox, course, "dyna_q").unchanged == ["ada"]
    assert received_times(course, "dyna_q")["ada"] == first


def test_other_bytes_are_another_submission(course, inbox):
    put(inbox, "ada.ipynb", "bob.ipynb")
    collect(inbox, course, "dyna_q")
    before = received_times(course, "dyna_q")
    put(inbox, "ada.ipynb", data=b"changed")
    collect(inbox, course, "dyna_q")
    after = received_times(course, "dyna_q")
    assert after["ada"] > before["ada"]
    assert after["bob"] == before["bob"]


def test_the_instructors_record_of_times_counts(course, inbox, tmp_path):
    put(inbox, "ada.ipynb", "bob.ipynb")
    record = table(tmp_path / "t.csv", "id,received", "ada,2026-11-20T12:00:00+02:00", "bob,-")
    collect(inbox, course, "dyna_q", received=record)
    times = received_times(course, "dyna_q")
    assert times["ada"] == datetime(2026, 11, 20, 10)
    now = datetime.now(UTC).replace(tzinfo=None)
    assert abs(now - times["bob"]) < timedelta(minutes=10)


def test_moodles_own_table_is_a_record_of_times(course, inbox, tmp_path):
    roster = table(tmp_path / "r.csv", "id,name", "s1,Ada Lovelace")
    record = table(
        tmp_path / "t.csv",
        "Identifier,Full name,Last modified (submission)",
        'Participant 9,Ada Lovelace,"Friday, 20 November 2026, 5:15 PM"',
    )
    put(inbox, f"{MOODLE}_dyna_q.ipynb")
    collect(inbox, course, "dyna_q", roster=roster, received=record, timezone="Europe/Berlin")
    assert received_times(course, "dyna_q") == {"s1": datetime(2026, 11, 20, 16, 15)}


def test_a_record_that_was_damaged_is_said_in_words(course, inbox):
    put(course, ".dynaq/received/dyna_q.json", data=b"{")
    with pytest.raises(CollectError, match="cannot be read"):
        collect(inbox, course, "dyna_q")


# The course's own folder


def test_submitted_itself_is_cleaned(course):
    put(submitted(course, "ada"), "dyna_q.ipynb", "extra.py")
    (submitted(course, "ada") / "gradebook.db").symlink_to(course / "gradebook.db")
    os.mkfifo(submitted(course, "ada") / "pipe")
    (submitted(course, "ada") / "timestamp.txt").write_text("2001-01-01 00:00:00 UTC")
    summary = collect(course / "submitted", course, "dyna_q")
    assert summary.collected == ["ada"]
    assert names(submitted(course, "ada")) == FILES
    assert sorted(Path(name).name for name in summary.set_aside) == ["extra.py", "gradebook.db", "pipe"]
    assert received_times(course, "dyna_q")["ada"].year > 2020
    aside = course / ".dynaq" / "set-aside" / "ada" / "dyna_q"
    assert names(aside) == ["extra.py", "gradebook.db", "pipe"]


def test_the_exchanges_key_stays_and_each_other_student_gets_one(course):
    put(submitted(course, "ada"), "dyna_q.ipynb")
    put(submitted(course, "ada"), "submission_secret.txt", data=b"f00d")
    for student in ("bob", "cleo"):
        put(submitted(course, student), "dyna_q.ipynb")
    keys = []
    for _ in range(2):
        assert collect(course / "submitted", course, "dyna_q").set_aside == []
        keys.append(
            [(submitted(course, name) / "submission_secret.txt").read_text() for name in ("ada", "bob", "cleo")]
        )
    assert keys[0] == keys[1]
    assert keys[0][0] == "f00d"
    assert len(set(keys[0])) == 3
    assert min(map(len, keys[0][1:])) == 128


# nbgrader leaves files for the garbage collector to close.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_nbgrader_releases_feedback_for_what_was_collected(course, inbox, tmp_path):
    put(inbox, "ada.ipynb", "bob.ipynb")
    collect(inbox, course, "dyna_q")
    for student in ("ada", "bob"):
        write_reason(course, "dyna_q", student, "dyna_q", f"A word for {student}.")
    settings = Config(Exchange={"root": str(tmp_path / "exchange")}, CourseDirectory={"course_id": "c"})
    (tmp_path / "exchange").mkdir()
    (tmp_path / "exchange").chmod(0o777)
    directory = course_directory(course, settings)
    directory.assignment_id = "dyna_q"
    ExchangeReleaseFeedback(coursedir=directory, config=directory.config).start()
    pages = [page.read_text() for page in (tmp_path / "exchange" / "c" / "feedback").glob("*.html")]
    assert len(pages) == 2
    assert any("A word for bob." in page for page in pages)


def test_a_link_where_the_notebook_goes_is_replaced_and_not_followed(course, inbox, tmp_path):
    target = tmp_path / "target"
    target.write_bytes(b"mine")
    submitted(course, "ada").mkdir(parents=True)
    (submitted(course, "ada") / "dyna_q.ipynb").symlink_to(target)
    put(inbox, "ada.ipynb")
    assert collect(inbox, course, "dyna_q").collected == ["ada"]
    assert target.read_bytes() == b"mine"
    assert not (submitted(course, "ada") / "dyna_q.ipynb").is_symlink()


def test_nothing_is_written_through_a_linked_folder(course, inbox, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (course / "submitted" / "ada").mkdir(parents=True)
    submitted(course, "ada").symlink_to(tmp_path / "elsewhere")
    put(inbox, "ada.ipynb")
    summary = collect(inbox, course, "dyna_q")
    assert summary.collected == []
    assert "is a link" in summary.refused[0]
    assert names(tmp_path / "elsewhere") == []


def test_each_notebook_of_an_assignment_is_taken(course, inbox):
    put(course / "source" / "dyna_q", "second.ipynb")
    put(inbox, "ada/dyna_q.ipynb", "ada/second.ipynb", "bob/third.ipynb")
    summary = collect(inbox, course, "dyna_q")
    assert summary.collected == ["ada"]
    assert names(submitted(course, "ada")) == sorted(["second.ipynb", *FILES])
    assert summary.refused[0].startswith("bob: none of bob/third.ipynb")

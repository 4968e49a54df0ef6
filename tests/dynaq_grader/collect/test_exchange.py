"""nbgrader's inbound folder: whose a submission is and when it came, its files say; every test tries a lie."""

from __future__ import annotations

import json
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dynaq_grader.collect import Choice, CollectError, collect, exchange, handed_in
from exchange import ADA, BOB, changed, give, key_of, make_inbound, needs_root, submit, wait_for_the_clock

pytestmark = needs_root
PAST, FUTURE = "2020-01-01 00:00:00.0 UTC", "2090-01-01 00:00:00.0 UTC"


@pytest.fixture
def inbound(tmp_path: Path) -> Path:
    return make_inbound(tmp_path / "exchange" / "dynaq")


def taken(course: Path, student: str) -> bytes | None:
    path = course / "submitted" / student / "dyna_q" / "dyna_q.ipynb"
    return path.read_bytes() if path.exists() else None


def receipts(course: Path) -> dict[str, dict[str, str]]:
    return json.loads((course / ".dynaq" / "received" / "dyna_q.json").read_text())


def received(course: Path, student: str) -> datetime:
    return datetime.fromisoformat(receipts(course)[student]["received"])


def test_owner_time_and_key_come_from_the_files(course, inbound):
    ada, bob = submit(inbound, ADA, b"by ada"), submit(inbound, BOB, b"by bob")
    summary = collect(inbound, course, "dyna_q")
    assert (summary.collected, summary.refused, summary.corrected) == ([ADA, BOB], [], [])
    for student, folder in ((ADA, ada), (BOB, bob)):
        there = course / "submitted" / student / "dyna_q"
        assert received(course, student) == changed(folder)
        assert (there / "submission_secret.txt").read_text() == key_of(folder)
        assert datetime.fromisoformat((there / "timestamp.txt").read_text().replace(" UTC", "+00:00")) == changed(
            folder
        )
    assert receipts(course)[ADA]["by"] == "files"


def test_the_exchange_s_folder_of_the_course_will_do_as_well(course, inbound):
    submit(inbound, ADA, b"x")
    assert collect(inbound.parent, course, "dyna_q").collected == [ADA]


@pytest.mark.parametrize("stamp", [None, FUTURE, "zzz"])
def test_a_folder_in_another_s_name_is_refused_by_name_and_the_own_one_is_taken(stamp, course, inbound):
    submit(inbound, ADA, b"by ada")
    submit(inbound, ADA, b"by bob", owner=BOB, stamp=stamp)
    summary = collect(inbound, course, "dyna_q")
    assert taken(course, ADA) == b"by ada"
    (sentence,) = summary.refused
    assert f"named for {ADA}, and it belongs to {BOB}" in sentence


@pytest.mark.parametrize("stamp", [PAST, FUTURE, "when I like"])
def test_the_time_in_a_name_is_not_believed(stamp, course, inbound):
    folder = submit(inbound, BOB, b"x", stamp=stamp)
    (sentence,) = collect(inbound, course, "dyna_q").corrected
    assert received(course, BOB) == changed(folder)
    assert stamp in sentence


def test_the_last_attempt_is_the_last_that_was_written(course, inbound):
    first = submit(inbound, BOB, b"first", stamp=FUTURE)
    wait_for_the_clock(first)
    submit(inbound, BOB, b"second", stamp=PAST)
    summary = collect(inbound, course, "dyna_q")
    assert taken(course, BOB) == b"second"
    assert summary.extra == [f"{first.name}/dyna_q.ipynb"]


def test_what_is_replaced_after_handing_in_came_when_it_was_replaced(course, inbound):
    folder = submit(inbound, BOB, b"in time")
    before = changed(folder)
    wait_for_the_clock(folder)
    notebook = folder / "dyna_q.ipynb"
    times = notebook.stat()
    notebook.write_bytes(b"too late")
    os.utime(notebook, ns=(times.st_atime_ns, times.st_mtime_ns))
    collect(inbound, course, "dyna_q")
    assert received(course, BOB) == changed(folder) > before


def test_a_folder_that_was_made_early_and_moved_in_late_came_late(course, inbound, tmp_path):
    made = submit(tmp_path, BOB, b"made early")
    notebook = changed(made)
    wait_for_the_clock(made)
    made.rename(inbound / made.name)
    collect(inbound, course, "dyna_q")
    assert received(course, BOB) > notebook


def test_the_same_file_handed_in_again_came_when_it_came_first(course, inbound):
    first = submit(inbound, BOB, b"the same")
    collect(inbound, course, "dyna_q")
    wait_for_the_clock(first)
    submit(inbound, BOB, b"the same")
    collect(inbound, course, "dyna_q")
    assert received(course, BOB) == changed(first)


def link_to_solution(folder: Path, secret: Path) -> None:
    (folder / "dyna_q.ipynb").unlink()
    (folder / "dyna_q.ipynb").symlink_to(secret)


def link_for_the_folder(folder: Path, secret: Path) -> None:
    shutil.rmtree(folder)
    folder.symlink_to(secret.parent)


def hard_link(folder: Path, secret: Path) -> None:
    (folder / "dyna_q.ipynb").unlink()
    os.link(secret, folder / "dyna_q.ipynb")


def pipe(folder: Path, secret: Path) -> None:
    (folder / "dyna_q.ipynb").unlink()
    os.mkfifo(folder / "dyna_q.ipynb")


def file_for_the_folder(folder: Path, secret: Path) -> None:
    shutil.rmtree(folder)
    folder.write_bytes(b"x")


def pipe_for_the_folder(folder: Path, secret: Path) -> None:
    shutil.rmtree(folder)
    os.mkfifo(folder)


TRICKS = [link_to_solution, link_for_the_folder, hard_link, pipe, file_for_the_folder, pipe_for_the_folder]


@pytest.mark.parametrize("trick", TRICKS, ids=[trick.__name__ for trick in TRICKS])
def test_a_trick_is_refused_in_a_sentence_and_the_rest_is_taken(trick, course, inbound, tmp_path):
    secret = tmp_path / "source" / "dyna_q.ipynb"
    secret.parent.mkdir()
    secret.write_bytes(b"the solution")
    submit(inbound, ADA, b"by ada")
    folder = submit(inbound, BOB, b"by bob")
    trick(folder, secret)
    if trick is pipe:
        shutil.chown(folder / "dyna_q.ipynb", BOB)
    summary = collect(inbound, course, "dyna_q")
    assert (taken(course, ADA), taken(course, BOB)) == (b"by ada", None)
    assert any(sentence.startswith(folder.name) for sentence in summary.refused)


def test_a_link_beside_the_notebook_is_not_copied(course, inbound, tmp_path):
    (tmp_path / "gradebook.db").write_bytes(b"grades")
    folder = submit(inbound, BOB, b"by bob")
    (folder / "gradebook.db").symlink_to(tmp_path / "gradebook.db")
    (folder / "submission_secret.txt").unlink()
    (folder / "submission_secret.txt").symlink_to(tmp_path / "gradebook.db")
    summary = collect(inbound, course, "dyna_q")
    there = course / "submitted" / BOB / "dyna_q"
    assert sorted(path.name for path in there.iterdir()) == ["dyna_q.ipynb", "submission_secret.txt", "timestamp.txt"]
    assert len((there / "submission_secret.txt").read_text()) == 128, "a key of our own"
    assert len(summary.refused) == 2


def test_another_s_file_in_one_s_folder_is_not_one_s_work(course, inbound):
    folder = submit(inbound, BOB, b"by ada")
    shutil.chown(folder / "dyna_q.ipynb", ADA)
    summary = collect(inbound, course, "dyna_q")
    assert taken(course, BOB) is None
    assert f"belongs to {ADA}, not to {BOB}" in summary.refused[0]


@pytest.mark.parametrize(
    "name", [f"{ADA}.ipynb", f"{ADA}/dyna_q.ipynb", f"{ADA}_1_assignsubmission_file_/dyna_q.ipynb"]
)
def test_nothing_in_an_inbound_folder_is_taken_by_another_kind_of_name(name, course, inbound):
    submit(inbound, BOB, b"by bob")
    (inbound / name).parent.mkdir(exist_ok=True)
    (inbound / name).write_bytes(b"by bob, for ada")
    summary = collect(inbound, course, "dyna_q")
    assert (summary.collected, len(summary.refused)) == ([BOB], 1)


def test_where_the_last_attempt_is_a_trick_the_one_before_it_is_taken(course, inbound, tmp_path):
    honest = submit(inbound, BOB, b"honest")
    wait_for_the_clock(honest)
    link_to_solution(submit(inbound, BOB, b"x"), tmp_path)
    assert len(collect(inbound, course, "dyna_q").refused) == 1
    assert (taken(course, BOB), received(course, BOB)) == (b"honest", changed(honest))


def test_a_link_that_cannot_even_be_asked_stops_nobody_else(course, inbound):
    """It comes first of all names, and leads where no file can be; to a closed home would do for a normal user."""
    submit(inbound, ADA, b"by ada")
    link = inbound / "!+dyna_q+x"
    link.symlink_to("x" * 300)
    os.chown(link, 9, 9, follow_symlinks=False)
    summary = collect(inbound.parent, course, "dyna_q")
    assert summary.collected == [ADA]
    assert summary.refused == [f"{link.name}: a link, which is not followed. Not taken."]
    as_nbgrader_collects(submit(inbound, ADA, b"by bob", owner=BOB), course, ADA)
    assert known(course, inbound, ADA).refusal is not None, "the exchange is looked at"


def test_who_fills_the_folder_stops_nobody_else(course, inbound):
    submit(inbound, ADA, b"by ada")
    for number in range(exchange.MOST_ENTRIES + 1):
        name = f"{ADA}+dyna_q+{PAST}+{number}"
        (inbound / name).touch()
        shutil.chown(inbound / name, BOB)
    summary = collect(inbound, course, "dyna_q")
    assert summary.collected == [ADA]
    (sentence,) = summary.refused
    assert sentence.startswith(f"{BOB}: owns 1001 folders")


def test_who_fills_an_attempt_stops_nobody_else(course, inbound):
    submit(inbound, ADA, b"by ada")
    folder = submit(inbound, BOB, b"by bob")
    for number in range(exchange.MOST_ENTRIES):
        (folder / str(number)).touch()
    summary = collect(inbound, course, "dyna_q")
    assert summary.collected == [ADA]
    assert summary.refused == [f"{folder.name}: holds more than 1000 files. Not taken."]


def test_a_copy_is_taken_only_where_its_names_are_trusted(course, inbound, tmp_path):
    ada = submit(inbound, ADA, b"old", stamp=PAST)
    submit(inbound, ADA, b"new", stamp="2026-11-20 10:00:00.5 UTC", nth="a")
    submit(inbound, ADA, b"no time", stamp="zzz", nth="b")
    copy = tmp_path / "copy"
    shutil.copytree(inbound, copy)
    give(copy, "root")
    summary = collect(copy, course, "dyna_q")
    assert summary.collected == []
    assert all("`--trust-names` takes the names' word" in sentence for sentence in summary.refused)
    archive = Path(shutil.make_archive(str(tmp_path / "all"), "zip", copy))
    with pytest.raises(CollectError, match="give --trust-names"):
        collect(archive, course, "dyna_q")
    for source in (copy, archive):
        assert collect(source, course, "dyna_q", trust_names=True).collected == [ADA]
        assert taken(course, ADA) == b"new"
        assert received(course, ADA) == datetime(2026, 11, 20, 10, 0, 0, 500_000, UTC)
        assert receipts(course)[ADA]["by"] == "names"
        key = (course / "submitted" / ADA / "dyna_q" / "submission_secret.txt").read_text()
        assert key == key_of(next(inbound.glob(f"{ADA}*+a"))) != key_of(ada)


def test_the_last_attempt_until_a_time_and_students_who_are_kept(course, inbound):
    first = submit(inbound, BOB, b"first")
    wait_for_the_clock(first)
    submit(inbound, BOB, b"second")
    submit(inbound, ADA, b"by ada")
    collect(inbound, course, "dyna_q", choice=Choice(until=changed(first), only=BOB))
    assert (taken(course, ADA), taken(course, BOB)) == (None, b"first")
    collect(inbound, course, "dyna_q", choice=Choice(kept={BOB}))
    assert (taken(course, ADA), taken(course, BOB)) == (b"by ada", b"first")


# What nbgrader's own collect left


def as_nbgrader_collects(folder: Path, course: Path, student: str) -> None:
    shutil.copytree(folder, course / "submitted" / student / "dyna_q", dirs_exist_ok=True)


def known(course: Path, inbound: Path, student: str):
    return handed_in(course, "dyna_q", [student], inbound.parent)[student]


def test_the_stamp_that_nbgrader_left_is_the_time(course, inbound, tmp_path):
    folder = submit(inbound, ADA, b"x")
    as_nbgrader_collects(folder, course, ADA)
    stamp = datetime.fromisoformat((folder / "timestamp.txt").read_text().replace(" UTC", ""))
    assert known(course, inbound, ADA).received == stamp
    assert handed_in(course, "dyna_q", [ADA], tmp_path / "nowhere")[ADA].received == stamp


def test_a_stamp_that_the_files_do_not_bear_out_is_corrected(course, inbound):
    folder = submit(inbound, BOB, b"x", stamp=PAST)
    as_nbgrader_collects(folder, course, BOB)
    found = known(course, inbound, BOB)
    assert found.received == changed(folder).replace(tzinfo=None)
    assert f"the stamp says {PAST}" in found.corrected


def test_what_came_from_another_s_folder_or_by_a_link_is_nobody_s(course, inbound, tmp_path):
    forged = submit(inbound, ADA, b"by bob", owner=BOB)
    as_nbgrader_collects(forged, course, ADA)
    assert f"it belongs to {BOB}" in known(course, inbound, ADA).refusal
    (tmp_path / "solution").write_bytes(b"the solution")
    linked = submit(inbound, BOB, b"x")
    link_to_solution(linked, tmp_path / "solution")
    as_nbgrader_collects(linked, course, BOB)
    assert taken(course, BOB) == b"the solution"
    assert f"in no folder of the exchange that is {BOB}'s own" in known(course, inbound, BOB).refusal


def test_the_receipt_counts_for_what_dynaq_collected_even_where_the_instructor_mended_it(course, inbound):
    folder = submit(inbound, ADA, b"x")
    collect(inbound, course, "dyna_q")
    (course / "submitted" / ADA / "dyna_q" / "dyna_q.ipynb").write_bytes(b"mended")
    assert known(course, inbound, ADA).received == changed(folder).replace(tzinfo=None)


def test_a_later_work_by_nbgrader_s_collect_has_its_own_time(course, inbound):
    first = submit(inbound, ADA, b"first")
    collect(inbound, course, "dyna_q")
    wait_for_the_clock(first)
    second = submit(inbound, ADA, b"second")
    as_nbgrader_collects(second, course, ADA)
    assert known(course, inbound, ADA).received > changed(first).replace(tzinfo=None)


def test_a_stamp_that_is_no_time_is_told(course, tmp_path):
    folder = course / "submitted" / ADA / "dyna_q"
    folder.mkdir(parents=True)
    (folder / "timestamp.txt").write_text("when I like")
    found = handed_in(course, "dyna_q", [ADA], tmp_path / "nowhere")[ADA]
    assert (found.received, found.refusal) == (None, None)
    assert "is no time" in found.corrected


def test_nothing_is_slack_but_what_copying_takes(course, inbound):
    stamp = f"{datetime.now(UTC) - timedelta(minutes=2):%Y-%m-%d %H:%M:%S.%f} UTC"
    as_nbgrader_collects(submit(inbound, BOB, b"x", stamp=stamp), course, BOB)
    assert known(course, inbound, BOB).corrected is not None

"""`nbgrader collect` with our configuration: the real command on a real exchange, with all in it that stops it."""

from __future__ import annotations

import os
from datetime import UTC
from pathlib import Path

import pytest

from dynaq_grader.collect import received_times
from dynaq_grader.records.gradebook import open_gradebook
from exchange import ADA, BOB, changed, give, key_of, make_inbound, needs_root, submit, wait_for_the_clock
from mini_course import run_nbgrader

pytestmark = needs_root


@pytest.fixture
def inbound(course: Path, tmp_path: Path) -> Path:
    root = tmp_path / "exchange"
    inbound = make_inbound(root / "dynaq")
    root.chmod(0o1777)
    with (course / "nbgrader_config.py").open("a") as config:
        config.write(f'\nc.Exchange.root = "{root}"\n')
    return inbound


def taken(course: Path, student: str) -> bytes:
    return (course / "submitted" / student / "dyna_q" / "dyna_q.ipynb").read_bytes()


def test_owner_time_and_key_are_those_of_the_files_and_no_trick_stops_the_class(course, inbound, tmp_path):
    (tmp_path / "solution").write_bytes(b"the solution")
    ada, bob = submit(inbound, ADA, b"by ada"), submit(inbound, BOB, b"by bob")
    submit(inbound, ADA, b"forged", owner=BOB, stamp="2090-01-01 00:00:00.0 UTC")
    linked = submit(inbound, BOB, b"x", stamp="2090-01-01 00:00:00.0 UTC")
    (linked / "dyna_q.ipynb").unlink()
    (linked / "dyna_q.ipynb").symlink_to(tmp_path / "solution")
    os.mkfifo(inbound / f"{BOB}+dyna_q+2091-01-01 00:00:00.0 UTC+pipe")
    (inbound / f"{BOB}+dyna_q+when I like+H").mkdir()
    give(inbound / f"{BOB}+dyna_q+when I like+H", BOB)
    run_nbgrader(course, "collect", "dyna_q")
    assert (taken(course, ADA), taken(course, BOB)) == (b"by ada", b"by bob")
    for student, folder in ((ADA, ada), (BOB, bob)):
        assert received_times(course, "dyna_q")[student].replace(tzinfo=UTC) == changed(folder)
        assert (course / "submitted" / student / "dyna_q" / "submission_secret.txt").read_text() == key_of(folder)


def test_nbgrader_s_own_options_hold(course, inbound):
    first = submit(inbound, BOB, b"first")
    run_nbgrader(course, "collect", "dyna_q")
    wait_for_the_clock(first)
    submit(inbound, BOB, b"second")
    submit(inbound, ADA, b"by ada")
    run_nbgrader(course, "collect", "dyna_q")
    assert taken(course, BOB) == b"first", "what was collected stays without --update"
    run_nbgrader(course, "collect", "dyna_q", "--update", f"--student={BOB}")
    assert taken(course, BOB) == b"second"
    with open_gradebook(course) as book:
        book.update_or_create_assignment("dyna_q", duedate=changed(first).replace(tzinfo=None))
    run_nbgrader(course, "collect", "dyna_q", "--before-duedate")
    assert (taken(course, ADA), taken(course, BOB)) == (b"by ada", b"first")


def test_where_nothing_was_released_the_command_fails_in_a_sentence(course, inbound):
    inbound.rmdir()
    run_nbgrader(course, "collect", "dyna_q", status=1)

"""nbgrader's keys: whoever hands in another's would have that student read another page of feedback than one's own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dynaq_grader.collect import Choice, collect
from exchange import ADA, BOB, give, key_of, make_inbound, needs_root, submit, wait_for_the_clock

pytestmark = needs_root


@pytest.fixture
def inbound(tmp_path: Path) -> Path:
    return make_inbound(tmp_path / "exchange" / "dynaq")


def with_key_of(folder: Path, other: Path) -> Path:
    """Puts another's key into a folder, after that was handed in."""
    wait_for_the_clock(other)
    (folder / "submission_secret.txt").write_text(key_of(other))
    return folder


def kept(course: Path, student: str) -> str:
    return key_of(course / "submitted" / student / "dyna_q")


def is_told(sentences: list[str]) -> bool:
    return [f"{BOB}: submission_secret.txt holds the key that {ADA} handed in first" in one for one in sentences] == [
        True
    ]


def test_a_key_of_two_is_of_whom_handed_it_in_first(course, inbound):
    ada = submit(inbound, ADA, b"by ada")
    with_key_of(submit(inbound, BOB, b"by bob"), ada)
    summary = collect(inbound, course, "dyna_q")
    assert summary.collected == [ADA, BOB]
    assert is_told(summary.refused)
    assert kept(course, ADA) == key_of(ada) != kept(course, BOB)
    assert len(kept(course, BOB)) == 128


def test_a_key_of_an_attempt_that_no_longer_counts_is_still_its_student_s(course, inbound):
    first = submit(inbound, ADA, b"first")
    wait_for_the_clock(first)
    second = submit(inbound, ADA, b"second")
    with_key_of(submit(inbound, BOB, b"by bob"), first)
    assert is_told(collect(inbound, course, "dyna_q").refused)
    assert kept(course, ADA) == key_of(second)
    assert kept(course, BOB) != key_of(first)


@pytest.mark.parametrize("is_gone", [True, False], ids=["moved away", "not looked at"])
def test_a_key_that_was_collected_before_is_its_student_s(is_gone, course, inbound):
    ada = submit(inbound, ADA, b"by ada")
    collect(inbound, course, "dyna_q")
    with_key_of(submit(inbound, BOB, b"by bob"), ada)
    if is_gone:
        shutil.rmtree(ada)
    assert is_told(collect(inbound, course, "dyna_q", choice=Choice(only=BOB)).refused)
    assert kept(course, ADA) != kept(course, BOB)


def test_a_key_that_was_taken_before_anybody_knew_is_replaced(course, inbound):
    ada = submit(inbound, ADA, b"by ada")
    with_key_of(submit(inbound, BOB, b"by bob"), ada)
    collect(inbound, course, "dyna_q", choice=Choice(only=BOB))
    assert kept(course, BOB) == key_of(ada), "nobody else was looked at"
    assert is_told(collect(inbound, course, "dyna_q").refused)
    assert kept(course, ADA) == key_of(ada) != kept(course, BOB)


def test_one_s_own_key_may_come_again(course, inbound):
    first = submit(inbound, BOB, b"first")
    with_key_of(submit(inbound, BOB, b"second"), first)
    for _ in range(2):
        assert collect(inbound, course, "dyna_q").refused == []
        assert kept(course, BOB) == key_of(first)


def test_the_members_of_a_group_have_the_group_s_key(course, inbound, tmp_path):
    folder = submit(inbound, BOB, b"by the group")
    groups = tmp_path / "groups.csv"
    groups.write_text(f"group,id\n{BOB},carl\n{BOB},dora\n")
    for _ in range(2):
        summary = collect(inbound, course, "dyna_q", groups=groups)
        assert (summary.collected, summary.refused) == (["carl", "dora"], [])
        assert kept(course, "carl") == kept(course, "dora") == key_of(folder)


def test_in_a_copy_the_name_with_the_earlier_time_has_the_key(course, inbound, tmp_path):
    ada = submit(inbound, ADA, b"by ada", stamp="2026-11-20 10:00:00.5 UTC")
    with_key_of(submit(inbound, BOB, b"by bob", stamp="2026-11-20 11:00:00.5 UTC"), ada)
    copy = tmp_path / "copy"
    shutil.copytree(inbound, copy)
    give(copy, "root")
    assert is_told(collect(copy, course, "dyna_q", trust_names=True).refused)
    assert kept(course, ADA) == key_of(ada) != kept(course, BOB)

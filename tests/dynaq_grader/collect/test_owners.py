"""Whose a file is: the platform says it, and no name that a student chose."""

from pathlib import Path

import pytest

from dynaq_grader.collect import CollectError, collect

CANVAS_OF_555 = "x_555_9003_dyna_q.ipynb"
MOODLE_OF_555 = "x_555_assignsubmission_file_dyna_q.ipynb"
EXCHANGE_OF_555 = "555+dyna_q+2026-11-20 10:00:00 UTC"


def put(inbox: Path, *names: str) -> None:
    for name in names:
        (inbox / name).parent.mkdir(parents=True, exist_ok=True)
        (inbox / name).write_text(f"by {name}")


def notebook(course: Path, student: str) -> str:
    return (course / "submitted" / student / "dyna_q" / "dyna_q.ipynb").read_text()


def roster(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "roster.csv"
    path.write_text("\n".join(["id,name,number", *lines]), encoding="utf-8")
    return path


CHOSEN = [MOODLE_OF_555, CANVAS_OF_555, f"{EXCHANGE_OF_555}.ipynb", "dyna_q+my+answer.ipynb"]
PLATFORMS = {
    "Canvas": "mallorymia_111_9001_{}",
    "Canvas, late": "mallorymia_LATE_111_9001_{}",
    "Moodle": "Mallory Mia_111_assignsubmission_file_{}",
    "Moodle, in folders": "Mallory Mia_111_assignsubmission_file_/{}",
    "nbgrader's exchange": "mallorymia+dyna_q+2026-11-20 10:00:00 UTC/{}",
    "a folder a student": "mallorymia/{}",
}


@pytest.mark.parametrize("chosen", CHOSEN)
@pytest.mark.parametrize("form", PLATFORMS.values(), ids=PLATFORMS)
def test_the_name_of_a_file_does_not_decide_whose_it_is(form, chosen, course, inbox):
    put(inbox, form.format(chosen), form.format("dyna_q.ipynb").replace("ia", "ax").replace("111", "112"))
    assert collect(inbox, course, "dyna_q").collected == ["mallorymax", "mallorymia"]
    assert notebook(course, "mallorymia") == f"by {form.format(chosen)}"


@pytest.mark.parametrize("form", PLATFORMS.values(), ids=PLATFORMS)
def test_nor_with_a_roster_that_knows_both(form, course, inbox, tmp_path):
    people = roster(tmp_path, "mallorymia,Mallory Mia,111", "s5,Somebody,555")
    put(inbox, form.format(MOODLE_OF_555), "somebody.ipynb")
    assert collect(inbox, course, "dyna_q", roster=people).collected == ["mallorymia", "s5"]


def test_a_name_with_plus_signs_in_moodle_is_not_the_exchange(course, inbox):
    put(inbox, "Ada+dyna_q+1_7_assignsubmission_file_/dyna_q.ipynb")
    assert collect(inbox, course, "dyna_q").collected == ["adadynaq1"]


@pytest.mark.parametrize("chosen", [CANVAS_OF_555, MOODLE_OF_555, f"{EXCHANGE_OF_555}/dyna_q.ipynb"])
def test_a_folder_that_may_be_a_student_s_or_a_download_is_not_guessed_at(chosen, course, inbox):
    put(inbox, f"mallory/{chosen}")
    with pytest.raises(CollectError, match="in the folder mallory.*give the folder itself.*rename the file"):
        collect(inbox, course, "dyna_q")
    assert not (course / "submitted").exists()


def test_other_files_may_be_named_in_any_way(course, inbox):
    put(inbox, "ada/run_1_2_data.csv", "ada/dyna_q.ipynb")
    assert collect(inbox, course, "dyna_q").collected == ["ada"]


def test_such_a_folder_can_be_given_itself(course, inbox):
    put(inbox, "week3/lijan_111_9001_dyna_q.ipynb")
    assert collect(inbox / "week3", course, "dyna_q").collected == ["lijan"]


NAMESAKES = {
    "Canvas": ("lijan_111_9001_dyna_q.ipynb", "lijan_222_9002_dyna_q.ipynb"),
    "Moodle": ("Li Jan_111_assignsubmission_file_/a.ipynb", "Li Jan_222_assignsubmission_file_/a.ipynb"),
}


@pytest.mark.parametrize("files", NAMESAKES.values(), ids=NAMESAKES)
def test_two_students_of_one_name_are_not_taken_for_one(files, course, inbox, tmp_path):
    put(inbox, *files, "bob.ipynb")
    summary = collect(inbox, course, "dyna_q")
    assert (summary.collected, summary.extra) == (["bob"], [])
    (sentence,) = summary.unknown
    assert sentence.startswith("lijan: 2 students go by this name, with the platform's numbers 111, 222")
    assert all(file in sentence for file in files)
    assert "--roster" in sentence
    people = roster(tmp_path, "s1,,111", "s2,,222", "bob,,")
    assert collect(inbox, course, "dyna_q", roster=people).collected == ["bob", "s1", "s2"]
    assert [notebook(course, "s1"), notebook(course, "s2")] == [f"by {file}" for file in files]


def test_nor_where_the_roster_has_one_of_them(course, inbox, tmp_path):
    put(inbox, *NAMESAKES["Canvas"])
    summary = collect(inbox, course, "dyna_q", roster=roster(tmp_path, "s1,Li Jan,111"))
    assert (summary.collected, len(summary.unknown), summary.missing) == ([], 1, ["s1"])


@pytest.mark.parametrize(
    "form",
    [
        "annalee_555_9001_{}",
        "Anna Lee_555_assignsubmission_file_/{}",
        "anna_555_9001_{}",
        "anna_555_assignsubmission_file_/{}",
    ],
)
def test_a_name_or_id_that_a_student_took_from_another_is_told(form, course, inbox, tmp_path):
    put(inbox, form.format("dyna_q.ipynb"))
    people = roster(tmp_path, "anna,Anna Lee,111", "mallory,Mallory Mia,555")
    summary = collect(inbox, course, "dyna_q", roster=people)
    assert (summary.collected, summary.missing) == ([], ["anna", "mallory"])
    (sentence,) = summary.unknown
    assert "the name is anna's and the platform's number 555 is mallory's. Correct the roster" in sentence


def test_ids_that_happen_to_be_numbers_of_the_platform_s_are_no_contradiction(course, inbox, tmp_path):
    put(inbox, "annalee_102_9001_dyna_q.ipynb")
    people = roster(tmp_path, "101,Anna Lee,", "102,Bob,")
    assert collect(inbox, course, "dyna_q", roster=people).collected == ["101"]


def test_nor_where_the_second_hands_in_later(course, inbox):
    first, second = NAMESAKES["Canvas"]
    put(inbox, first)
    collect(inbox, course, "dyna_q")
    (inbox / first).unlink()
    put(inbox, second)
    summary = collect(inbox, course, "dyna_q")
    assert (summary.collected, len(summary.unknown)) == ([], 1)
    assert notebook(course, "lijan") == f"by {first}"


def test_one_student_may_hand_in_twice(course, inbox):
    put(inbox, "lijan_111_9001_dyna_q.ipynb", "lijan_LATE_111_9002_dyna_q-1.ipynb")
    assert collect(inbox, course, "dyna_q").collected == ["lijan"]
    assert notebook(course, "lijan") == "by lijan_LATE_111_9002_dyna_q-1.ipynb"


def test_a_name_that_cannot_be_an_id_is_told_what_can_and_that_a_roster_helps(course, inbox, tmp_path):
    put(inbox, "José O'Neil, Jr.ipynb")
    (sentence,) = collect(inbox, course, "dyna_q").unknown
    assert "letters, digits, . _ @ -" in sentence
    assert "--roster" in sentence
    people = roster(tmp_path, 's1,"José O\'Neil, Jr",1')
    assert collect(inbox, course, "dyna_q", roster=people).collected == ["s1"]

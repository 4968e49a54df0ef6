"""Whose a file is: the platform says it, and no name that a student chose."""

import shutil
import unicodedata
import zipfile
from pathlib import Path

import pytest

from dynaq_grader.collect import CollectError, Summary, collect

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


FLAT = ["Canvas", "Canvas, late", "Moodle"]


def is_read_in_two_ways(platform: str, chosen: str) -> bool:
    return chosen == MOODLE_OF_555 and platform in FLAT


@pytest.mark.parametrize("chosen", CHOSEN)
@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_name_of_a_file_does_not_decide_whose_it_is(platform, chosen, course, inbox):
    form = PLATFORMS[platform]
    put(inbox, form.format(chosen), form.format("dyna_q.ipynb").replace("ia", "ax").replace("111", "112"))
    summary = collect(inbox, course, "dyna_q", trust_names="exchange" in platform)
    if is_read_in_two_ways(platform, chosen):
        assert summary.collected == ["mallorymax"]
        assert "is of the platform's number 111 or 555, and nothing says which" in summary.unknown[0]
    else:
        assert summary.collected == ["mallorymax", "mallorymia"]
        assert notebook(course, "mallorymia") == f"by {form.format(chosen)}"


@pytest.mark.parametrize("platform", PLATFORMS)
def test_nor_with_a_roster_that_knows_both(platform, course, inbox, tmp_path):
    people = roster(tmp_path, "mallorymia,Mallory Mia,111", "s5,Somebody,555")
    put(inbox, PLATFORMS[platform].format(MOODLE_OF_555), "somebody.ipynb")
    summary = collect(inbox, course, "dyna_q", roster=people, trust_names="exchange" in platform)
    assert summary.collected == (["s5"] if platform in FLAT else ["mallorymia", "s5"])
    assert len(summary.unknown) == (platform in FLAT)


TWO_WAYS = [
    "Eve_11_assignsubmission_file_ X_22_assignsubmission_file_/dyna_q.ipynb",
    "Eve_11_assignsubmission_file__22_assignsubmission_file/dyna_q.ipynb",
    "Eve_11_assignsubmission_file_ X_22_assignsubmission_file_dyna_q.ipynb",
    "Eve_11_22_assignsubmission_file_dyna_q.ipynb",
]


@pytest.mark.parametrize("file", TWO_WAYS)
@pytest.mark.parametrize("with_roster", [False, True])
def test_a_display_name_that_looks_like_another_s_folder_is_refused(file, with_roster, course, inbox, tmp_path):
    people = roster(tmp_path, "ada,Ada Lovelace,11", "eve,Eve Il,22", "bob,Bob,33")
    put(inbox, file, "Bob_33_assignsubmission_file_/dyna_q.ipynb")
    summary = collect(inbox, course, "dyna_q", roster=people if with_roster else None)
    assert summary.collected == ["bob"]
    (sentence,) = summary.unknown
    assert "11 or 22, and nothing says which. Ask who chose that name, give the file or folder the id" in sentence
    where = inbox / file.partition("/")[0]
    where.rename(inbox / ("eve" if where.is_dir() else "eve.ipynb"))
    assert collect(inbox, course, "dyna_q", roster=people).collected == ["bob", "eve"], "the remedy works"


# Groups


def table(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


GROUP_FILES = ["Team 1_12_assignsubmission_file/dyna_q.ipynb", "team1_12_9001_dyna_q.ipynb"]


@pytest.mark.parametrize("file", GROUP_FILES, ids=["Moodle", "Canvas"])
def test_a_group_s_number_makes_its_work_nobody_else_s(file, course, inbox, tmp_path):
    people = roster(tmp_path, "ada,Ada Lovelace,12", "bob,Bob Nolan,13", "eve,Eve Il,14")
    put(inbox, file)
    summary = collect(inbox, course, "dyna_q", roster=people)
    assert summary.collected == []
    (sentence,) = summary.unknown
    assert "12 is ada's, who has another name there (Ada Lovelace). If this is a group's, give the groups" in sentence
    groups = table(tmp_path / "groups.csv", "group,id", "Team 1,bob", "Team 1,eve", "Team 2,ada")
    done = collect(inbox, course, "dyna_q", roster=people, groups=groups)
    assert (done.collected, done.missing, done.unknown) == (["bob", "eve"], ["ada"], [])
    assert notebook(course, "bob") == notebook(course, "eve") == f"by {file}"


def test_a_member_who_also_handed_in_alone_is_for_a_person(course, inbox, tmp_path):
    put(inbox, GROUP_FILES[0], "Bob Nolan_13_assignsubmission_file/dyna_q.ipynb")
    people = roster(tmp_path, "bob,Bob Nolan,13", "eve,Eve Il,14")
    groups = table(tmp_path / "groups.csv", "group,id", "Team 1,bob", "Team 1,eve")
    summary = collect(inbox, course, "dyna_q", roster=people, groups=groups)
    assert summary.collected == ["eve"]
    assert [line.partition(":")[0] for line in summary.refused] == ["bob"]


def test_a_group_that_is_called_like_a_student_is_refused(course, inbox, tmp_path):
    people = roster(tmp_path, "ada,Ada Lovelace,12", "bob,Bob Nolan,13")
    groups = table(tmp_path / "groups.csv", "group,id", "Ada Lovelace,bob")
    put(inbox, "Ada Lovelace_99_assignsubmission_file/dyna_q.ipynb")
    summary = collect(inbox, course, "dyna_q", roster=people, groups=groups)
    assert summary.collected == []
    assert "the name of a group and of ada" in summary.unknown[0]


WRONG_GROUPS = {
    "a stranger": (["Team 1,zoe"], "line 2: zoe is not in the roster"),
    "two groups": (["Team 1,bob", "Team 2,bob"], "line 3: bob is in another group in line 2 already"),
    "no name": (["-,bob"], "line 2: the name of the group has neither letters nor digits"),
    "nobody": ([], "has no group"),
}


@pytest.mark.parametrize(("lines", "sentence"), WRONG_GROUPS.values(), ids=WRONG_GROUPS)
def test_wrong_groups_are_said_in_words(lines, sentence, course, inbox, tmp_path):
    put(inbox, GROUP_FILES[0])
    groups = table(tmp_path / "groups.csv", "group,id", *lines)
    with pytest.raises(CollectError, match=sentence):
        collect(inbox, course, "dyna_q", roster=roster(tmp_path, "bob,Bob Nolan,13"), groups=groups)
    assert not (course / "submitted").exists()


# Several files of one attempt


def test_unlike_names_of_one_canvas_attempt_are_refused_and_the_remedy_works(course, inbox):
    """The greater upload number won, whatever was in it: right work became 0."""
    put(inbox, "lijan_111_9001_answers.ipynb", "lijan_111_9002_notes.ipynb", "bobnolan_222_9003_dyna_q.ipynb")
    summary = collect(inbox, course, "dyna_q")
    assert summary.collected == ["bobnolan"]
    assert "lijan: several files could be dyna_q.ipynb (lijan_111_9001_answers" in summary.refused[0]
    (inbox / "lijan_111_9002_notes.ipynb").unlink()
    assert collect(inbox, course, "dyna_q").collected == ["bobnolan", "lijan"]


def test_beside_the_notebook_s_own_name_others_are_extra(course, inbox):
    put(inbox, "lijan_111_9001_dyna_q.ipynb", "lijan_111_9002_notes.ipynb")
    summary = collect(inbox, course, "dyna_q")
    assert (summary.collected, summary.extra) == (["lijan"], ["lijan_111_9002_notes.ipynb"])
    assert notebook(course, "lijan") == "by lijan_111_9001_dyna_q.ipynb"


# Names as systems and browsers change them


@pytest.mark.parametrize("name", ["dyna_q.IPYNB", "DYNA_Q.ipynb", "Dyna_Q.Ipynb"])
def test_capitals_in_a_name_do_not_matter(name, course, inbox):
    put(inbox, f"Ada_7_assignsubmission_file_/{name}", "Ada_7_assignsubmission_file_/notes.ipynb", "bob.IPYNB")
    assert collect(inbox, course, "dyna_q").collected == ["ada", "bob"]
    assert notebook(course, "ada") == f"by Ada_7_assignsubmission_file_/{name}"


NO_NOTEBOOKS = ["dyna_q.html", "dyna_q.zip", "dyna_q.gdoc", "dyna_q.ipynb.txt", "dyna_q"]


@pytest.mark.parametrize("ending", [".html", ".pdf", ".ipynb.txt", ".IPYNB.json", ".ipynb.html"])
def test_nor_is_a_page_that_is_named_by_an_id(ending, course, inbox, tmp_path):
    put(inbox, f"a.lan{ending}", "bob.ipynb")
    for people in (None, roster(tmp_path, "a.lan,Alan,", "bob,,")):
        summary = collect(inbox, course, "dyna_q", roster=people)
        assert [line.partition(",")[0] for line in summary.not_submitted] == [f"a.lan (sent a.lan{ending}"]


@pytest.mark.parametrize("name", NO_NOTEBOOKS)
@pytest.mark.parametrize("form", ["alan_7_9001_{}", "Alan_7_assignsubmission_file_/{}", "alan/{}"])
def test_what_is_no_notebook_is_told_beside_its_student(form, name, course, inbox, tmp_path):
    file = form.format(name)
    put(inbox, file, "bob.ipynb")
    for people in (None, roster(tmp_path, "alan,Alan,7", "bob,,")):
        summary = collect(inbox, course, "dyna_q", roster=people)
        remedy = f"; if {file} is one, give it a name that ends in .ipynb" if name.endswith(".txt") else ""
        assert summary.not_submitted == [f"alan (sent {file}, which is no notebook{remedy})"]
        assert (summary.collected, summary.is_complete) == (["bob"], False)


def test_what_was_collected_before_stays_where_a_page_comes_after_it(course, inbox):
    put(inbox, "alan.ipynb")
    collect(inbox, course, "dyna_q")
    (inbox / "alan.ipynb").rename(inbox / "alan.html")
    summary = collect(inbox, course, "dyna_q")
    assert summary.refused == ["alan: sent alan.html, which is no notebook; what was collected before stays."]
    assert (summary.not_submitted, notebook(course, "alan")) == ([], "by alan.ipynb")


MACS = ["__MACOSX/._ada.ipynb", "._ada.ipynb", "deep/__MACOSX/._x.ipynb", ".DS_Store"]


@pytest.mark.parametrize("kind", ["folder", "zip"])
def test_what_a_mac_notes_about_files_is_nobody_s(kind, course, inbox, tmp_path):
    put(inbox, "ada.ipynb", *MACS, "eve_7_9001_._dyna_q.ipynb")
    source = inbox
    if kind == "zip":
        source = Path(shutil.make_archive(str(tmp_path / "all"), "zip", inbox))
    summary = collect(source, course, "dyna_q")
    assert summary == Summary(collected=["ada"])


def packed(path: Path, name: str, flag: bool) -> Path:
    """A zip with one file whose name is UTF-8, with or without the flag that says so."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "work")
    if not flag:
        data = bytearray(path.read_bytes())
        for mark, at in ((b"PK\3\4", 7), (b"PK\1\2", 9)):
            data[data.index(mark) + at] &= ~0x08
        path.write_bytes(data)
    return path


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("flag", [True, False])
def test_a_zip_made_on_a_mac_is_read(form, flag, course, tmp_path):
    """Apple's Archive Utility writes UTF-8 in decomposed characters and does not say so."""
    name = unicodedata.normalize(form, "José Núñez_7_assignsubmission_file_/dyna_q.ipynb")
    people = roster(tmp_path, "s1,José Núñez,", "s2,Bob,")
    assert collect(packed(tmp_path / "a.zip", name, flag), course, "dyna_q", roster=people).collected == ["s1"]


def test_ids_are_the_same_in_decomposed_characters(course, tmp_path):
    name = unicodedata.normalize("NFD", "josé.ipynb")
    assert collect(packed(tmp_path / "a.zip", name, flag=False), course, "dyna_q").collected == ["josé"]


def test_a_zip_of_windows_powershell_is_read(course, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in ("week3\\Ada L_7_assignsubmission_file_\\dyna_q.ipynb", "week3\\bob\\dyna_q.ipynb"):
            archive.writestr(name, f"by {name}")
        archive.writestr("week3\\empty\\", "")
    (tmp_path / "a.zip").rename(tmp_path / "week3.zip")
    summary = collect(tmp_path / "week3.zip", course, "dyna_q")
    assert (summary.collected, summary.refused) == (["adal", "bob"], [])


def test_a_backslash_beside_slashes_is_no_folder(course, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("ada/x\\dyna_q.ipynb", "ada")
        archive.writestr("bob/dyna_q.ipynb", "bob")
    summary = collect(tmp_path / "a.zip", course, "dyna_q")
    assert (summary.collected, len(summary.refused)) == (["bob"], 1)


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


@pytest.mark.parametrize("files", NAMESAKES.values(), ids=NAMESAKES)
def test_nor_where_the_roster_has_one_of_them(files, course, inbox, tmp_path):
    put(inbox, *files)
    summary = collect(inbox, course, "dyna_q", roster=roster(tmp_path, "s1,Li Jan,111"))
    assert (summary.collected, len(summary.unknown)) == (["s1"], 1)
    assert notebook(course, "s1") == f"by {files[0]}"
    nameless = collect(inbox, course, "dyna_q", roster=roster(tmp_path, "s2,Li Jan,"))
    assert (nameless.collected, len(nameless.unknown), nameless.missing) == ([], 1, ["s2"])


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


# Numbers that the roster knows


def test_a_name_of_the_roster_s_under_a_number_that_is_not_its_is_refused(course, inbox, tmp_path):
    """Eve, whom the roster does not have, calls herself as ada does; ada handed in nothing."""
    put(inbox, "Ada Lovelace_14_assignsubmission_file_/dyna_q.ipynb", "Bob_33_assignsubmission_file_/dyna_q.ipynb")
    people = roster(tmp_path, "ada,Ada Lovelace,11", "bob,Bob,Participant 33")
    summary = collect(inbox, course, "dyna_q", roster=people)
    assert (summary.collected, summary.missing) == (["bob"], ["ada"])
    assert "the name is ada's, whose number on the platform is 11 and not 14. Correct the roster" in summary.unknown[0]
    assert collect(inbox, course, "dyna_q", roster=roster(tmp_path, "ada,Ada Lovelace,14", "bob,Bob,33")).collected == [
        "ada",
        "bob",
    ], "the remedy works"


def test_numbers_of_another_kind_in_the_roster_say_nothing(course, inbox, tmp_path):
    put(inbox, "Ada Lovelace_14_assignsubmission_file_/dyna_q.ipynb", "Bob_33_assignsubmission_file_/dyna_q.ipynb")
    people = roster(tmp_path, "ada,Ada Lovelace,2026001", "bob,Bob,2026002", "zoe,Zoe,33333")
    assert collect(inbox, course, "dyna_q", roster=people).collected == ["ada", "bob"]


@pytest.mark.parametrize("chosen", ["Participant 11", "participante 11", "Teilnehmer/in11".replace("/", ""), "11"])
def test_a_display_name_that_is_another_s_number_is_refused(chosen, course, inbox, tmp_path):
    put(inbox, f"{chosen}_14_assignsubmission_file_/dyna_q.ipynb", "Bob_33_assignsubmission_file_/dyna_q.ipynb")
    for people in (roster(tmp_path, "ada,Ada Lovelace,11", "bob,Bob,33"), None):
        summary = collect(inbox, course, "dyna_q", roster=people)
        if people is not None or chosen != "11":
            assert (summary.collected, len(summary.unknown)) == (["bob"], 1)


def test_another_number_than_at_the_first_time_is_refused_with_a_roster_too(course, inbox, tmp_path):
    people = roster(tmp_path, "lijan,Li Jan,", "bob,Bob,")
    first, second = NAMESAKES["Moodle"]
    put(inbox, first)
    collect(inbox, course, "dyna_q", roster=people)
    shutil.rmtree(inbox)
    put(inbox, second)
    summary = collect(inbox, course, "dyna_q", roster=people)
    assert (summary.collected, len(summary.unknown)) == ([], 1)
    assert notebook(course, "lijan") == f"by {first}"


@pytest.mark.parametrize("names", [("Vy, I", "vyi"), ("Li Bo", "boli"), ("李 明", "李明")], ids=["Vy", "Li", "李"])
def test_short_names_of_two_students_are_told_apart_by_number(names, course, inbox, tmp_path):
    name, on_canvas = names
    put(inbox, f"{on_canvas}_110_9001_dyna_q.ipynb", f"{on_canvas}_111_9002_dyna_q.ipynb")
    people = roster(tmp_path, f'ivo,"{name}",110', f'ivy,"{name}",111')
    assert collect(inbox, course, "dyna_q", roster=people).collected == ["ivo", "ivy"]


# What else Moodle makes of names


@pytest.mark.parametrize("word", ["Participant", "Teilnehmerin", "Participante"])
@pytest.mark.parametrize("form", ["{}_301_assignsubmission_file_/x.ipynb", "{}_301_assignsubmission_file_x.ipynb"])
def test_where_marking_is_blind_the_number_says_who_it_is(form, word, course, inbox, tmp_path):
    put(inbox, form.format(word), form.format(word).replace("301", "302"))
    people = roster(tmp_path, "ada,Ada Lovelace,Participant 301", "bob,Bob,302")
    assert collect(inbox, course, "dyna_q", roster=people).collected == ["ada", "bob"]
    named = word.casefold()
    assert collect(inbox, course, "dyna_q").collected == [f"{named}301", f"{named}302"]


def test_a_text_typed_into_moodle_is_told_beside_its_student(course, inbox, tmp_path):
    typed = "Ada Lovelace_11_assignsubmission_onlinetext_/onlinetext.html"
    put(inbox, typed, "Bob_33_assignsubmission_file_/dyna_q.ipynb")
    put(inbox, "Bob_33_assignsubmission_onlinetext_/onlinetext.html")
    people = roster(tmp_path, "ada,Ada Lovelace,11", "bob,Bob,33")
    summary = collect(inbox, course, "dyna_q", roster=people)
    assert summary.collected == ["bob"]
    assert summary.not_submitted == [f"ada (sent {typed}, which is no notebook)"]


def test_a_group_s_name_before_the_student_s_is_read_by_the_number(course, inbox, tmp_path):
    """Moodle writes so where a group is chosen, and for every member of a team."""
    names = [f"Team 1-{name}_assignsubmission_file_/dyna_q.ipynb" for name in ("Ada Lovelace_11", "Bob_33")]
    put(inbox, *names)
    people = roster(tmp_path, "ada,Ada Lovelace,11", "bob,Bob,33")
    assert collect(inbox, course, "dyna_q", roster=people).collected == ["ada", "bob"]
    summary = collect(inbox, course, "dyna_q", roster=roster(tmp_path, "ada,Ada Lovelace,", "bob,Bob,"))
    assert (summary.collected, len(summary.unknown)) == ([], 2)
    assert "Add a column of the platform's names or numbers" in summary.unknown[0]

"""A roster says who is in the class; one that cannot be right is refused, and the one kept stays."""

from pathlib import Path

import pytest

from dynaq_grader.collect import CollectError, collect
from dynaq_grader.collect.roster import KEPT, read_roster


def table(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_an_id_of_two_students_is_said_with_its_lines(tmp_path):
    path = table(tmp_path / "roster.csv", "id,name\ns1,Ada\n\ns1,Bob\n")
    with pytest.raises(CollectError, match=r"roster\.csv, line 4: s1 stands there twice, in line 2 already\. Leave"):
        read_roster(path)


def test_a_line_that_is_repeated_counts_once(tmp_path):
    path = table(tmp_path / "roster.csv", "id,name\ns1,Ada\ns1,Ada\n")
    assert read_roster(path).ids == ("s1",)


WRONG = {
    "another table": ("item,price\n", "no column named id"),
    "another table with rows": ("item,price\npen,2\n", "no column named id"),
    "nothing": ("", "is empty"),
    "no student": ("id,name\n", "has no student"),
    "blank rows": ("id,name\n,\n,\n", "has no student"),
    "a path for an id": ("id,name\n../ada,Ada\n", "line 2: '../ada' cannot be a student's id"),
    "a comma too many": ("id,name\ns1,Lovelace, Ada\n", "line 2: it has more cells than the first row"),
}


@pytest.mark.parametrize(("text", "sentence"), WRONG.values(), ids=WRONG)
def test_a_wrong_roster_is_refused_and_the_one_kept_stays(text, sentence, course, inbox, tmp_path):
    (inbox / "ada.ipynb").write_text("{}")
    good = table(tmp_path / "good.csv", "id,name\nada,Ada\n")
    collect(inbox, course, "dyna_q", roster=good)
    with pytest.raises(CollectError, match=sentence):
        collect(inbox, course, "dyna_q", roster=table(tmp_path / "wrong.csv", text))
    assert (course / KEPT).read_bytes() == good.read_bytes()


def test_a_roster_that_is_not_there_is_said_to_be_not_there(course, inbox, tmp_path):
    with pytest.raises(CollectError, match=r"roster\.csv is not there"):
        collect(inbox, course, "dyna_q", roster=tmp_path / "roster.csv")


@pytest.mark.parametrize(
    "text", ["id;name\ns1;Ada, L\n", "sep=;\r\nid;name\r\ns1;Ada, L\r\n", "id\tname\ns1\tAda, L\n"]
)
def test_spreadsheets_of_other_countries_are_read(text, tmp_path):
    people = read_roster(table(tmp_path / "roster.csv", text))
    assert (people.ids, people.find("L Ada")) == (("s1",), "s1")


def saved_as(encoding: str) -> bytes:
    return "id;name\r\ns1;José Núñez\r\n".encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_what_excel_saves_is_read_in_each_of_its_encodings(encoding, tmp_path):
    path = tmp_path / "roster.csv"
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    path.write_bytes(marks.get(encoding, b"") + saved_as(encoding))
    assert read_roster(path).find("José Núñez") == "s1"


@pytest.mark.parametrize("data", [saved_as("utf-16-le"), b"id;name\ns1;\x81\x8d\n"], ids=["no mark", "no cp1252"])
def test_what_cannot_be_read_has_a_remedy(data, tmp_path):
    (tmp_path / "roster.csv").write_bytes(data)
    with pytest.raises(CollectError, match=r"cannot be read as CSV .* save it as \*CSV UTF-8\*"):
        read_roster(tmp_path / "roster.csv")


@pytest.mark.parametrize("column", ["Student ID", "student_id", "STUDENT ID", "Username", "ID number"])
def test_columns_of_ids_have_the_names_that_platforms_give_them(column, tmp_path):
    people = read_roster(table(tmp_path / "roster.csv", f"name,{column}\nAda L,s1\n"))
    assert (people.ids, people.find("Ada L")) == (("s1",), "s1")


@pytest.mark.parametrize("number", ["Participant 301", "Participant301", "Teilnehmer/in301", "Participante 301"])
def test_moodle_s_participants_are_known_by_their_number(number, tmp_path):
    people = read_roster(table(tmp_path / "roster.csv", f"id,identifier,name\ns1,{number},Ada L\n"))
    assert (people.find("301"), people.find(number)) == ("s1", "s1")
    alone = read_roster(table(tmp_path / "roster.csv", f"Identifier,Full name\n{number},Ada L\n"))
    assert (alone.ids, alone.find("Ada L")) == (("301",), "301")


def test_one_bad_id_costs_one_row_and_is_told(course, inbox, tmp_path):
    (inbox / "ada.ipynb").write_text("{}")
    people = table(tmp_path / "roster.csv", "id,name\nada,Ada\nb/o/b,Bob\nzoe,Zoe\n")
    summary = collect(inbox, course, "dyna_q", roster=people)
    assert (summary.collected, summary.missing, summary.is_complete) == (["ada"], ["zoe"], False)
    (sentence,) = summary.unknown
    assert "roster.csv, line 3: 'b/o/b' cannot be a student's id" in sentence
    assert sentence.endswith("The row was left out.")


@pytest.mark.parametrize(
    "header", ["id,First name,Last name", "id,Vorname,Nachname", "id,Prénom,Nom", "id,Nombre,Apellidos"]
)
def test_first_and_last_names_may_stand_apart(header, tmp_path):
    people = read_roster(table(tmp_path / "roster.csv", f"{header}\ns1,Ada Maria,Lovelace\ns2,Ada,Byron\n"))
    for name in ("Ada Maria Lovelace", "Lovelace, Ada Maria", "lovelaceadamaria"):
        assert people.find(name) == "s1"
    assert people.find("Ada Byron") == "s2"


def test_a_comma_in_a_quoted_name_of_a_column_separates_nothing(tmp_path):
    people = read_roster(table(tmp_path / "roster.csv", '"Name, Vorname, Anrede";id;"a, b"\nL, Ada;s1;x\n'))
    assert (people.ids, people.find("Ada L")) == (("s1",), "s1")

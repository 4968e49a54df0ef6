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

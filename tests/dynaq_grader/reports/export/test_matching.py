"""Whose a row of a platform's table is."""

from pathlib import Path

import pytest

from dynaq_grader.reports.export.matching import owners
from dynaq_grader.reports.export.outcome import Exported
from dynaq_grader.reports.export.spreadsheet_csv import Table

JOSE = "José O'Neil, Jr"


def found(*names: str, students: list[str], roster: Path | None = None) -> tuple[list[str | None], list[str]]:
    outcome = Exported(Path("out.csv"))
    rows = owners(Table(["Full name"], [[name] for name in names]), (), students, roster, outcome)
    return [rows.get(number) for number in range(len(names))], outcome.unmatched


def people(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "roster.csv"
    path.write_text("\n".join(["id,name", *lines]), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", [JOSE, "Jose\N{COMBINING ACUTE ACCENT} O'Neil, Jr", "jose oneil jr"])
def test_an_id_that_is_a_name_is_matched(name: str) -> None:
    assert found(name, students=[JOSE, "ada"]) == ([JOSE], [])


def test_an_id_as_it_stands_goes_before_one_like_it() -> None:
    assert found("Ada L", "adal", students=["adal", "Ada L"]) == (["Ada L", "adal"], [])


def test_an_id_as_it_stands_goes_before_the_roster_s_name(tmp_path: Path) -> None:
    assert found(JOSE, students=[JOSE], roster=people(tmp_path, "s1,José O'Neil Jr")) == ([JOSE], [])


def test_the_roster_s_name_goes_before_an_id_like_it(tmp_path: Path) -> None:
    assert found("A Da", students=["ada"], roster=people(tmp_path, "s1,A Da")) == (["s1"], [])


def test_a_name_like_two_ids_is_nobody_s() -> None:
    assert found("A-L", students=["a.l", "A_L"])[0] == [None]


def test_who_is_not_matched_is_told_of_the_roster() -> None:
    (_, sentences) = found("Eve", "Ada", "ada", students=["ada"])
    assert len(sentences) == 3
    assert all("--roster" in sentence for sentence in sentences)

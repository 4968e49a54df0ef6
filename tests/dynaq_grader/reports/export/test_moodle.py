from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest

from dynaq_grader.base.errors import CourseError
from dynaq_grader.collect import collect
from dynaq_grader.reports.export import Order, export, matching
from dynaq_grader.reports.export.moodle import export_moodle
from dynaq_grader.reports.export.moodle_feedback import export_moodle_feedback

HEADER = (
    'Identifier,"Full name","Email address",Status,Grade,"Maximum grade","Grade can be changed",'
    '"Last modified (submission)","Last modified (grade)","Feedback comments"'
)
FORMULA = "=cmd|' /C calc'!A0"


def line(number: int, name: str, grade: str = "", most: str = "10.00", changeable: str = "Yes", **cells: str) -> str:
    said = cells.get("comment", "")
    texts = [f"Participant {number}", name, "", "Submitted", grade, most, changeable, "-", "-", said]
    text = io.StringIO()
    csv.writer(text).writerow(texts)
    return text.getvalue().strip()


LINES = (
    line(101, "Ada Lovelace", comment="kept, with a comma"),
    line(102, FORMULA),
    line(103, "Chioma Ödel", grade="1.00"),
    line(104, "Dalia D"),
    line(105, "Elif E", grade="7.00"),
    line(106, "Zoe Z"),
    line(999, "Nobody Known"),
)


def worksheet(folder: Path, *lines: str, header: str = HEADER) -> Path:
    path = folder / "worksheet.csv"
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8-sig")
    return path


def as_moodle_reads(path: Path) -> dict[int, dict[str, str]]:
    """Rows by participant, as Moodle's offline grade importer takes them from a worksheet."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {"Identifier", "Grade", "Last modified (grade)"} <= set(rows[0])
    return {int(row["Identifier"].removeprefix("Participant ")): row for row in rows}


def test_a_worksheet_comes_back_with_grades_and_nothing_else_changed(
    exported_class: Path, roster: Path, tmp_path: Path
) -> None:
    sheet = worksheet(tmp_path, *LINES)
    done = export_moodle(exported_class, tmp_path / "out.csv", "dyna_q", sheet, roster)
    before, after = as_moodle_reads(sheet), as_moodle_reads(done.path)
    grades = {number: row["Grade"] for number, row in after.items()}
    assert grades == {101: "10", 102: "2.5", 103: "5.25", 104: "5", 105: "7.00", 106: "", 999: ""}
    for number, row in before.items():
        changed = {name for name, text in row.items() if after[number][name] != text}
        assert changed <= {"Grade", "Full name"}
        assert ("Full name" in changed) == (number == 102)
    assert done.written == ["ada", "boris", "chioma", "dalia"]
    assert done.without == ["elif: no score yet."]
    assert done.not_submitted == ["zoe"]
    assert done.unmatched == [f"Nobody Known: no student here goes by that name. {matching.UNKNOWN}"]


def test_exporting_into_an_exported_worksheet_changes_nothing(
    exported_class: Path, roster: Path, tmp_path: Path
) -> None:
    once = export_moodle(exported_class, tmp_path / "once.csv", "dyna_q", worksheet(tmp_path, *LINES), roster).path
    twice = export_moodle(exported_class, tmp_path / "twice.csv", "dyna_q", once, roster).path
    rows, again = as_moodle_reads(once), as_moodle_reads(twice)
    assert {number: row["Grade"] for number, row in rows.items()} == {n: row["Grade"] for n, row in again.items()}


def test_a_name_that_is_a_formula_is_not_run(exported_class: Path, roster: Path, tmp_path: Path) -> None:
    done = export_moodle(exported_class, tmp_path / "out.csv", "dyna_q", worksheet(tmp_path, *LINES), roster)
    assert as_moodle_reads(done.path)[102]["Full name"] == f"'{FORMULA}"


def test_a_name_taken_from_another_student_gives_neither_a_grade(
    exported_class: Path, roster: Path, tmp_path: Path
) -> None:
    header = HEADER.replace('"Email address"', '"ID number"')
    sheet = worksheet(tmp_path, line(1, "Ada Lovelace"), line(2, "Ada Lovelace"), header=header)
    done = export_moodle(exported_class, tmp_path / "out.csv", "dyna_q", sheet, roster)
    assert [row["Grade"] for row in as_moodle_reads(done.path).values()] == ["", ""]
    assert done.unmatched == [f"Ada Lovelace: 2 rows could be ada; none was used. {matching.DOUBLED}"] * 2


def test_a_number_is_believed_before_a_name(exported_class: Path, roster: Path, tmp_path: Path) -> None:
    sheet = worksheet(tmp_path, line(102, "Ada Lovelace"))
    done = export_moodle(exported_class, tmp_path / "out.csv", "dyna_q", sheet, roster)
    assert done.written == ["boris"]


def test_without_a_roster_names_are_those_that_collect_made_ids_of(exported_class: Path, tmp_path: Path) -> None:
    done = export_moodle(
        exported_class, tmp_path / "out.csv", "dyna_q", worksheet(tmp_path, line(7, "A Da"), line(8, "Dalia"))
    )
    assert done.written == ["ada", "dalia"]


def test_a_locked_grade_is_left_alone_and_said(exported_class: Path, roster: Path, tmp_path: Path) -> None:
    sheet = worksheet(tmp_path, line(101, "Ada Lovelace", grade="3.00", changeable="No"))
    done = export_moodle(exported_class, tmp_path / "out.csv", "dyna_q", sheet, roster)
    assert as_moodle_reads(done.path)[101]["Grade"] == "3.00"
    assert "ada: Moodle says that this grade cannot be changed." in done.without


def test_another_maximum_is_refused_or_scaled_when_asked(exported_class: Path, roster: Path, tmp_path: Path) -> None:
    sheet = worksheet(tmp_path, line(101, "Ada Lovelace", most="100.00"), line(102, FORMULA, most="100.00"))
    with pytest.raises(CourseError, match="counts up to 100 points and this course up to 10"):
        export_moodle(exported_class, tmp_path / "out.csv", "dyna_q", sheet, roster)
    assert not (tmp_path / "out.csv").exists()
    done = export_moodle(exported_class, tmp_path / "out.csv", "dyna_q", sheet, roster, scale=True)
    assert [row["Grade"] for row in as_moodle_reads(done.path).values()] == ["100", "25"]


def rows_of(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


LANGUAGES = {
    "German": (
        "ID,Vollständiger Name,E-Mail-Adresse,Status,Bewertung,Bestwertung,Bewertung kann geändert werden,"
        "Zuletzt geändert (Abgabe),Zuletzt geändert (Bewertung),Feedback als Kommentar",
        ("Teilnehmer/in{}", "10,00", "Ja", "Nein"),
    ),
    "French": (
        "Identifiant,Nom complet,Adresse de courriel,Statut,Note,Note maximale,La note peut être modifiée,"
        "Dernière modification (travail remis),Dernière modification (note),Feedback par commentaires",
        ("Participant{}", "10,00", "Oui", "Non"),
    ),
    "Spanish": (
        "Identificador,Nombre completo,Dirección de correo,Estado,Calificación,Calificación máxima,"
        "La calificación puede ser cambiada,Última modificación (entrega),Última modificación (calificación),"
        "Comentarios de retroalimentación",
        ("Participante {}", "10,00", "Sí", "No"),
    ),
}


def other_language(folder: Path, language: str) -> Path:
    """The worksheet of ada, dalia (locked) and somebody unknown, as Moodle in that language writes it."""
    header, (participant, most, yes, no) = LANGUAGES[language]
    rows = [(101, "Ada Lovelace", yes), (104, "Dalia D", no)]
    lines = [f'{participant.format(number)},{name},,-,,"{most}",{may},-,-,' for number, name, may in rows]
    return worksheet(folder, *lines, header=header)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("named", [False, True])
def test_a_worksheet_in_four_languages_is_filled_in(
    exported_class: Path, roster: Path, tmp_path: Path, language: str, named: bool
) -> None:
    sheet = other_language(tmp_path, language)
    column = LANGUAGES[language][0].split(",")[4] if named else None
    order = Order(exported_class, tmp_path / "out.csv", "dyna_q", sheet, roster, column=column)
    done = export("moodle", order)
    before, after = rows_of(sheet), rows_of(done.path)
    assert after[0] == before[0]
    assert after[1] == [*before[1][:4], "10", *before[1][5:]]
    assert after[2] == before[2]
    assert "dalia: Moodle says that this grade cannot be changed." in done.without


def test_the_column_of_grades_can_be_named_in_any_language(exported_class: Path, roster: Path, tmp_path: Path) -> None:
    header = "Identificatore,Nome,Valutazione,Ultima modifica (valutazione)"
    sheet = worksheet(tmp_path, "Partecipante 101,Ada Lovelace,,-", header=header)
    with pytest.raises(
        CourseError, match="has no column 'Voto'. Name one of its columns with --column: Identificatore"
    ):
        export("moodle", Order(exported_class, tmp_path / "out.csv", "dyna_q", sheet, roster, column="Voto"))
    people = tmp_path / "people.csv"
    for number in ("Partecipante 101", "Participant 101", "101"):
        people.write_text(f"id,moodle\nada,{number}\n", encoding="utf-8")
        order = Order(exported_class, tmp_path / "out.csv", "dyna_q", sheet, people, column="Valutazione")
        assert rows_of(export("moodle", order).path)[1][2] == "10"


@pytest.mark.parametrize("language", LANGUAGES)
def test_feedback_goes_by_a_worksheet_in_four_languages(
    exported_class: Path, roster: Path, tmp_path: Path, language: str
) -> None:
    feedback(exported_class, "ada")
    sheet = other_language(tmp_path, language)
    done = export("moodle-feedback", Order(exported_class, tmp_path / "feedback.zip", "dyna_q", sheet, roster))
    with zipfile.ZipFile(done.path) as archive:
        assert (101, "dyna_q.html") in {as_moodle_takes(name) for name in archive.namelist()}


def test_a_worksheet_in_another_language_is_refused_in_words(exported_class: Path, tmp_path: Path) -> None:
    sheet = worksheet(tmp_path, "x,y", header="Teilnehmer/in,Bewertung")
    with pytest.raises(CourseError, match="Name the column of the grades with --column, or switch Moodle to English"):
        export_moodle(exported_class, tmp_path / "out.csv", "dyna_q", sheet)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"Identifier,Grade\n1,2,3\n"])
def test_a_broken_file_is_refused_in_words(exported_class: Path, tmp_path: Path, data: bytes) -> None:
    sheet = tmp_path / "worksheet.csv"
    sheet.write_bytes(data)
    with pytest.raises(CourseError, match="Download"):
        export_moodle(exported_class, tmp_path / "out.csv", "dyna_q", sheet)


def test_without_a_worksheet_there_is_a_table_for_the_gradebook(exported_class: Path, tmp_path: Path) -> None:
    done = export_moodle(exported_class, tmp_path / "out.csv", "dyna_q")
    assert done.path.read_text().splitlines() == [
        "ID number,Email address,dyna_q",
        "ada,ada@example.org,10",
        "boris,,2.5",
        "chioma,,5.25",
        "dalia,,5",
    ]


def as_moodle_takes(name: str) -> tuple[int, str]:
    """Participant and file name, as Moodle's feedback importer reads them from a path."""
    folder, _, file = name.partition("/")
    parts = folder.split("_", 4)
    assert parts[2:4] == ["assignsubmission", "file"]
    return int(parts[1]), file


def feedback(course: Path, *students: str) -> None:
    for student in students:
        page = course / "feedback" / student / "dyna_q" / "dyna_q.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"<p>{student}</p>")


def test_feedback_pages_reach_their_students(exported_class: Path, roster: Path, tmp_path: Path) -> None:
    feedback(exported_class, "ada", "boris", "zoe", "nemo")
    names = (line(101, "Ada_Love_lace"), line(102, "../../etc_9_x/passwd"), line(106, ""), line(103, "Chioma Ödel"))
    done = export_moodle_feedback(
        exported_class, tmp_path / "feedback.zip", "dyna_q", worksheet(tmp_path, *names), roster
    )
    with zipfile.ZipFile(done.path) as archive:
        found = {as_moodle_takes(name): archive.read(name).decode() for name in archive.namelist()}
        assert not any(re.search(r"\.\.|^/", name) for name in archive.namelist())
    assert found == {
        (101, "dyna_q.html"): "<p>ada</p>",
        (102, "dyna_q.html"): "<p>boris</p>",
        (106, "dyna_q.html"): "<p>zoe</p>",
    }
    assert done.without == ["nemo: not in Moodle's worksheet."]


def test_the_feedback_zip_is_named_as_collect_reads_it(exported_class: Path, roster: Path, tmp_path: Path) -> None:
    feedback(exported_class, "ada")
    sheet = worksheet(tmp_path, line(101, "Ada Lovelace"))
    done = export_moodle_feedback(exported_class, tmp_path / "feedback.zip", "dyna_q", sheet, roster)
    with zipfile.ZipFile(done.path) as archive, zipfile.ZipFile(tmp_path / "back.zip", "w") as back:
        for name in archive.namelist():
            back.writestr(name.replace(".html", ".ipynb"), "{}")
    (tmp_path / "fresh" / "source" / "dyna_q").mkdir(parents=True)
    assert collect(tmp_path / "back.zip", tmp_path / "fresh", "dyna_q", roster=roster).collected == ["ada"]


def test_without_pages_there_is_a_sentence(exported_class: Path, tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="dynaq feedback other"):
        export_moodle_feedback(exported_class, tmp_path / "feedback.zip", "other", worksheet(tmp_path, *LINES))

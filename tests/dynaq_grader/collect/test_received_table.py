"""The record of when work was received: times that can be read in one way only, each of them somebody's."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from dynaq_grader.collect import CollectError, collect, received_times
from dynaq_grader.collect.received_table import read_record
from dynaq_grader.collect.roster import Roster
from dynaq_grader.collect.times import read_time


def table(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-03 17:00",
        "2026-11-03T17:00",
        "2026-11-03T17:00:00Z",
        "2026-11-03 17:00:00.0 UTC",
        "2026-11-03 17:00:00.000000 UTC",
        "2026-11-03T18:00+01:00",
        "2026-11-03 12:00:00 -0500",
        "Tuesday, 3 November 2026, 5:00 PM",
        "Tuesday, 3 November 2026, 5:00\N{NARROW NO-BREAK SPACE}PM",
        "Tuesday, 3 November 2026, 17:00",
        "Tuesday, November 3, 2026, 5:00 PM",
        "Dienstag, 3. November 2026, 17:00",
        "mardi 3 novembre 2026, 17:00",
        "martes, 3 de noviembre de 2026, 17:00",
    ],
)
def test_times_in_these_forms_are_read(text):
    assert read_time(text, UTC) == datetime(2026, 11, 3, 17, tzinfo=UTC)


def test_a_day_alone_is_its_beginning():
    assert read_time("2026-11-03", UTC) == datetime(2026, 11, 3, tzinfo=UTC)


OTHER_FORMS = [
    *("03.11.2026 17:00", "03/11/2026", "11/03/2026 5:00 PM", "3 November", "Nov 3 2026"),
    *("3", "2026", "17:00", "17:00 CET", "2026-11-03 17:00 CET", "2026-11", "20261103", "1762189200", "soon"),
    *("2026-13-03", "2026-11-31", "2026-11-03 25:00", "0001-01-01 00:00+02:00"),
]


@pytest.mark.parametrize("text", OTHER_FORMS)
def test_other_forms_are_not_guessed_at(text, tmp_path):
    path = table(tmp_path / "t.csv", f"id,received\nada,2026-11-03\nbob,{text}\n")
    with pytest.raises(CollectError) as error:
        read_record(path, None, "UTC")
    assert str(error.value).startswith(f"{path}, line 3: {text!r} is no time")
    assert "2026-11-03 17:00" in str(error.value)


WRONG = {
    "no id": ("name,received\nada,2026-01-01", "no column named id"),
    "no time": ("id,name\nada,Ada", "no column named received"),
    "a path for an id": ("id,received\n../ada,2026-01-01", "line 2: '../ada' cannot be"),
    "two times": ("id,received\nada,2026-01-01\nada,2026-01-02", "line 3: ada has another time in line 2 already"),
    "nothing": ("", "is empty"),
    "no rows": ("id,received\n", "has no time: below its first line nothing stands"),
}


@pytest.mark.parametrize(("text", "sentence"), WRONG.values(), ids=WRONG)
def test_a_table_that_cannot_be_used_is_said_in_words(text, sentence, course, inbox, tmp_path):
    with pytest.raises(CollectError, match=sentence):
        collect(inbox, course, "dyna_q", received=table(tmp_path / "t.csv", text), timezone="UTC")


def test_a_record_that_is_not_there_is_said_to_be_not_there(course, inbox, tmp_path):
    with pytest.raises(CollectError, match=r"t\.csv is not there"):
        collect(inbox, course, "dyna_q", received=tmp_path / "t.csv")


def test_a_spreadsheet_with_semicolons_is_read(tmp_path):
    path = table(tmp_path / "t.csv", "sep=;\nid;received\nada;2026-11-03\n")
    assert read_record(path, None, "UTC").times == {"ada": datetime(2026, 11, 3, tzinfo=UTC)}


def test_a_time_that_stands_there_twice_counts_once(tmp_path):
    path = table(tmp_path / "t.csv", "id,received\nada,2026-11-03\nada,2026-11-03 00:00\n")
    assert len(read_record(path, None, "UTC").times) == 1


def test_times_of_nobody_are_listed_and_the_others_are_used(course, inbox, tmp_path):
    (inbox / "ada.ipynb").write_text("{}")
    record = table(tmp_path / "t.csv", "id,received\nada,2026-11-03\nzoe,2026-11-03\nmax,-\n")
    summary = collect(inbox, course, "dyna_q", received=record, timezone="UTC")
    assert summary.extra == [f"{record}: a time for zoe, who is neither in the class nor in this delivery."]
    assert (summary.refused, summary.unknown) == ([], [])
    assert received_times(course, "dyna_q") == {"ada": datetime(2026, 11, 3)}


def test_who_is_in_the_class_need_not_have_handed_in(course, inbox, tmp_path):
    (inbox / "ada.ipynb").write_text("{}")
    people = table(tmp_path / "r.csv", "id,name\nada,Ada\nzoe,Zoe\n")
    record = table(tmp_path / "t.csv", "id,received\nada,2026-11-03\nzoe,2026-11-03\n")
    assert collect(inbox, course, "dyna_q", roster=people, received=record, timezone="UTC").extra == []
    assert collect(inbox, course, "dyna_q", received=record, timezone="UTC").extra == [], "the roster was kept"


def test_a_row_of_moodle_s_that_is_nobody_s_does_not_stop_the_others(tmp_path):
    path = table(
        tmp_path / "t.csv",
        "Identifier,Full name,Last modified (submission)\n"
        'Participant 9,Ada Lovelace,"Friday, 20 November 2026, 5:15 PM"\n'
        'Participant 10,Eve Il,"Friday, 20 November 2026, 5:16 PM"\n'
        "Participant 11,Teacher,-\n",
    )
    record = read_record(path, Roster(("s1",), {"adalovelace": "s1"}), "UTC")
    assert record.times == {"s1": datetime(2026, 11, 20, 17, 15, tzinfo=UTC)}
    assert record.strangers == ["Eve Il"]


NO_ZONE = ["2026-11-03 17:00", "2026-11-03", "Tuesday, 3 November 2026, 5:00 PM", "Dienstag, 3. November 2026, 17:00"]


@pytest.mark.parametrize("text", NO_ZONE)
def test_where_the_clock_hung_is_asked_for_and_not_guessed(text, course, inbox, tmp_path):
    """Moodle writes the times of its users' clocks and does not say so: read as UTC, work in time was late."""
    (inbox / "ada.ipynb").write_text("{}")
    record = table(tmp_path / "t.csv", f'id,received\nada,"{text}"\n')
    with pytest.raises(CollectError, match=r"line 2: .* does not say where the clock hung.*--timezone.*c.DynaQ.timez"):
        collect(inbox, course, "dyna_q", received=record)
    assert not (course / "submitted").exists()
    collect(inbox, course, "dyna_q", received=record, timezone="Europe/Berlin")
    assert received_times(course, "dyna_q")["ada"] == read_time(text, timezone(timedelta(hours=1))).replace(tzinfo=None)


def test_a_zone_in_the_text_goes_before_the_course_s(tmp_path):
    path = table(tmp_path / "t.csv", "id,received\nada,2026-11-03 17:00Z\n")
    assert read_record(path, None, "Asia/Tokyo").times == {"ada": datetime(2026, 11, 3, 17, tzinfo=UTC)}


CHANGES = {
    "twice": ("Europe/Berlin", "2026-10-25 02:30", "2026-10-25 02:30+01:00"),
    "never": ("Europe/Berlin", "2026-03-29 02:30", "2026-03-29 03:30+02:00"),
    "twice, in Moodle's German": ("Europe/Berlin", "Sonntag, 25. Oktober 2026, 02:30", "2026-10-25 00:30Z"),
    "twice in New York": ("America/New_York", "Sunday, 1 November 2026, 1:30 AM", "2026-11-01 01:30-04:00"),
    "never in Sydney": ("Australia/Sydney", "2026-10-04 02:15", "2026-10-04 03:15+11:00"),
    "twice by half an hour": ("Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-05 01:45+11:00"),
    "never, a whole day": ("Pacific/Apia", "2011-12-30 12:00", "2011-12-31 00:00Z"),
}


@pytest.mark.parametrize(("zone", "text", "remedy"), CHANGES.values(), ids=CHANGES)
def test_an_hour_that_the_clock_showed_twice_or_never_is_refused_by_name(
    zone, text, remedy, course, inbox, tmp_path, request
):
    how = request.node.callspec.id.split()[0].rstrip(",")
    for student in ("ada", "bob"):
        (inbox / f"{student}.ipynb").write_text("{}")
    header = "id,name,received\nbob,Bob,2026-06-03 17:00\nzoe,Zoe,2026-06-03 17:00\nada,Ada L,"
    record = table(tmp_path / "t.csv", f'{header}"{text}"\n')
    summary = collect(inbox, course, "dyna_q", received=record, timezone=zone)
    assert summary.collected == ["bob"]
    (sentence,) = summary.refused
    assert f"ada: {record}, line 4: Ada L came at '{text}', an hour that the clock showed {how} there." in sentence
    assert not (course / "submitted" / "ada").exists()
    with_offset = table(tmp_path / "t.csv", f"{header}{remedy}\n")
    assert collect(inbox, course, "dyna_q", received=with_offset, timezone=zone).collected == ["ada", "bob"]
    assert received_times(course, "dyna_q")["ada"] == read_time(remedy).replace(tzinfo=None)


@pytest.mark.parametrize("name", ["Berlin", "../etc/passwd", "Europe", "\0"])
def test_what_is_no_zone_is_said_in_words(name, tmp_path):
    path = table(tmp_path / "t.csv", "id,received\nada,2026-11-03\n")
    with pytest.raises(CollectError, match="is no time zone. Name one as the tz database does: Europe/Berlin"):
        read_record(path, None, name)


@pytest.mark.parametrize(
    "header",
    [
        "ID,Vollständiger Name,Zuletzt geändert (Abgabe)\nTeilnehmer/in9",
        "Identifiant,Nom complet,Dernière modification (travail remis)\nParticipant9",
        "Identificador,Nombre completo,Última modificación (entrega)\nParticipante 9",
    ],
)
def test_moodle_s_worksheet_tells_times_in_other_languages(header, tmp_path):
    path = table(tmp_path / "t.csv", f"{header},Ada Lovelace,2026-11-03 17:00\n")
    record = read_record(path, Roster(("s1",), {"9": "s1"}), "UTC")
    assert record.times == {"s1": datetime(2026, 11, 3, 17, tzinfo=UTC)}

from __future__ import annotations

import csv
import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from dynaq_grader.base.errors import CourseError
from dynaq_grader.base.result import Result
from dynaq_grader.records.gradebook import open_gradebook
from dynaq_grader.records.store import Store
from dynaq_grader.reports.class_report import write_report
from dynaq_grader.reports.class_report.writing import Paths
from report_class import HOSTILE, RUN, made_up_class, record, report

STUDENTS = set(made_up_class()) | {"leo"}


class Page(HTMLParser):
    """A page's words, tags, ids and links."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._quiet = False
        self.feed(path.read_text(encoding="utf-8"))

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]

    def section(self, start: str, end: str) -> str:
        """The text between two headings."""
        return self.text.split(start, 1)[1].split(end, 1)[0]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._quiet = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._quiet = False

    def handle_data(self, data: str) -> None:
        if not self._quiet:
            self.words.append(data.strip())


@pytest.fixture(scope="module")
def page(pages: Paths) -> Page:
    return Page(pages.page)


def every_page(pages: Paths) -> list[Path]:
    return [pages.page, *pages.students.values()]


def test_every_submission_has_a_page_and_the_class_has_one(pages: Paths) -> None:
    assert set(pages.students) == set(made_up_class())
    assert all(path.is_file() for path in [*every_page(pages), pages.csv, pages.json])


def test_a_students_page_names_nobody_else(pages: Paths) -> None:
    for student, path in pages.students.items():
        found = set(re.findall(r"\w+", Page(path).text.casefold()))
        assert STUDENTS & found == {student}


def test_no_page_asks_for_anything_from_elsewhere(pages: Paths) -> None:
    for path in every_page(pages):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"https?:|//|url\(|@import|<(script|img|link|iframe|object|embed|form)\b", text)
        assert "default-src 'none'" in text


def test_links_of_the_class_page_lead_somewhere(pages: Paths, page: Page) -> None:
    ids = {attributes.get("id") for _, attributes in page.tags}
    for attributes in page.named("a"):
        target = attributes["href"] or ""
        assert target[1:] in ids if target.startswith("#") else (pages.page.parent / target).is_file(), target


def test_what_a_student_wrote_is_text(pages: Paths) -> None:
    for path in (pages.page, pages.students["jun"], pages.students["goran"]):
        assert HOSTILE not in path.read_text(encoding="utf-8")
        assert HOSTILE in Page(path).text


def test_a_person_s_points_count_before_those_of_grading(pages: Paths, page: Page) -> None:
    assert "goran 3.5" in page.section("Everybody; points", "What was repaired")
    own = Page(pages.students["goran"]).text
    assert "3.5 of 10 points" in own
    assert "Your instructor set these points by hand" in own


def test_refused_and_failed_have_no_score_and_need_a_person(pages: Paths, page: Page) -> None:
    waiting = page.section("They count as nothing, not as 0.", "Mistakes by frequency")
    assert "jun refused" in waiting
    assert "kwame failed" in waiting
    assert "ada" not in waiting
    assert "No score yet" in Page(pages.students["jun"]).text


def test_a_student_is_not_told_how_grading_broke_down(pages: Paths) -> None:
    own = Page(pages.students["kwame"]).text
    assert "no fault of yours" in own
    assert "4711" not in own


def test_mistakes_come_by_frequency_with_sentence_and_note(page: Page) -> None:
    found = page.section("Mistakes by frequency", "Rubric lines by difficulty")
    assert found.index("planning: one-backup-too-many") < found.index("model update: drops-terminal")
    assert "2 of 11 students" in found
    assert "Count the turns of your loop" in found
    assert "Show range(3) as a list" in found
    assert "no entry for this code" in found


def test_students_never_read_the_instructor_s_notes(pages: Paths) -> None:
    own = Page(pages.students["dalia"]).text
    assert "What was found: one backup too many." in own
    assert "range(3)" not in own
    assert "thought to count" not in own


def test_the_hardest_rubric_line_comes_first(page: Page) -> None:
    lines = page.section("Rubric lines by difficulty", "Everybody; points")
    assert lines.index("correct backup") < lines.index("drawn fairly") < lines.index("runs k backups")
    assert "56 % 5 of 9" in lines


def test_repairs_are_told_once_with_whose_they_are(page: Page) -> None:
    repairs = page.section("Repaired before grading", "Refused or failed")
    assert repairs.count("metadata was lost") == 1
    assert "hana inga" in repairs


def test_late_and_missing_students_are_listed(pages: Paths, page: Page) -> None:
    late = page.section("In time Late", "How it was graded")
    assert "elif 2026-11-21 14:00 UTC 1 day 2 hours 0" in late
    assert "ada" not in late
    assert late.strip().endswith("leo")
    assert "1 day 2 hours late; no points were taken off" in Page(pages.students["elif"]).text


def test_a_roster_says_who_is_missing(reported_class: Path, tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("id,name\nada,Ada\nzoe,Zoe\n")
    found = Page(report(reported_class, tmp_path, roster=roster).page).section("Not submitted", "How it was graded")
    assert "zoe" in found.split()
    assert "leo" not in found.split()


def test_how_it_was_graded_is_on_record_but_never_the_seed(pages: Paths, page: Page) -> None:
    graded = page.section("How it was graded", "Written")
    for known in ("bubblewrap 0.8.0", "numpy 2.4.6", "ab" * 32, "the course's own seed"):
        assert known in graded
    for path in [pages.page, *pages.students.values(), pages.csv]:
        assert "4711\n" not in path.read_text(encoding="utf-8")


def test_an_unsafe_run_is_marked_on_every_page(reported_class: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(reported_class, tmp_path / "course")
    Store(copy, "dyna_q").run_file.write_text(json.dumps({**RUN, "unsafe": True}))
    for path in every_page(report(copy, tmp_path / "report")):
        assert "Graded without a sandbox." in Page(path).text


def test_a_safe_run_carries_no_mark(pages: Paths) -> None:
    assert not any("Graded without a sandbox" in Page(path).text for path in every_page(pages))


@pytest.mark.parametrize("text", ["", "{", "[]", None])
def test_without_a_record_of_the_run_the_page_says_so(reported_class: Path, tmp_path: Path, text: str | None) -> None:
    copy = shutil.copytree(reported_class, tmp_path / "course")
    Store(copy, "dyna_q").run_file.unlink() if text is None else Store(copy, "dyna_q").run_file.write_text(text)
    assert "not on record" in Page(report(copy, tmp_path / "report").page).text


def test_csv_and_json_tell_the_same(pages: Paths) -> None:
    with pages.csv.open(newline="") as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    document = json.loads(pages.json.read_text())
    assert set(rows) == STUDENTS
    assert rows["goran"]["score"] == "3.5"
    assert rows["goran"]["test_planning.by_hand"] == "yes"
    assert rows["jun"]["score"] == ""
    assert rows["leo"]["status"] == "not submitted"
    for student, entry in document["students"].items():
        assert rows[student]["score"] == ("" if entry["counts"] is None else f"{entry['counts']:g}")
    assert document["students"]["goran"]["result"]["score"] == 0.0
    assert document["class"]["submissions"] == 11
    assert document["not_submitted"] == ["leo"]


def test_an_id_that_is_a_formula_or_a_path_does_no_harm(reported_class: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(reported_class, tmp_path / "course")
    record(copy, {"=1+1": made_up_class()["ada"], "@sum": made_up_class()["jun"]})
    paths = report(copy, tmp_path / "report")
    assert {path.parent for path in paths.students.values()} == {tmp_path / "report" / "students"}
    with paths.csv.open(newline="") as file:
        ids = [row["student"] for row in csv.DictReader(file)]
    assert "'=1+1" in ids
    assert "'@sum" in ids


def test_before_grading_there_is_nothing_to_report(reported_class: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(reported_class, tmp_path / "course")
    shutil.rmtree(copy / ".dynaq" / "results")
    with pytest.raises(CourseError, match="Run `dynaq grade dyna_q` first"):
        write_report(copy, "dyna_q", tmp_path / "report", catalogue={})


def test_the_same_results_give_the_same_bytes(reported_class: Path, pages: Paths, tmp_path: Path) -> None:
    again = report(reported_class, tmp_path)
    for one, other in zip(every_page(pages), every_page(again), strict=True):
        assert one.read_bytes() == other.read_bytes()


def test_headings_never_skip_a_level_and_tables_name_their_columns(pages: Paths) -> None:
    for path in every_page(pages):
        page = Page(path)
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))
        assert all(attributes.get("scope") in ("col", "row") for attributes in page.named("th"))
        assert page.named("html")[0]["lang"] == "en"
        assert len(page.named("main")) == 1


def test_the_points_in_the_csv_add_up(reported_class: Path, tmp_path: Path) -> None:
    """Extra credit was part of the score and of no column."""
    copy = Path(shutil.copytree(reported_class, tmp_path / "course"))
    with open_gradebook(copy) as book:
        for student, extra in {"elif": 1.5, "goran": 0.25}.items():
            book.find_grade("test_planning", "dyna_q", "dyna_q", student).extra_credit = extra
        book.find_submission_notebook("dyna_q", "dyna_q", "elif").late_submission_penalty = 2.0
        book.db.commit()
    paths = report(copy, tmp_path / "report")
    with paths.csv.open(newline="") as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    assert (rows["elif"]["extra_credit"], rows["elif"]["late_penalty"]) == ("1.5", "2")
    for row in rows.values():
        if row["score"]:
            parts = [float(text) for name, text in row.items() if name.endswith(".score")]
            assert float(row["score"]) == sum(parts) + float(row["extra_credit"]) - float(row["late_penalty"])
    assert json.loads(paths.json.read_text())["students"]["goran"]["extra_credit"] == 0.25


def test_nothing_in_the_csv_is_obeyed_by_a_terminal(reported_class: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(reported_class, tmp_path / "course"))
    reason = "bad \x1b]0;owned\x07 \x9b31m and \x7f name"
    refused = Result("refused", None, 10.0, 0.0, 0.0, "key", reason)
    record(copy, {"jun": refused})
    text = report(copy, tmp_path / "report").csv.read_text(encoding="utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)
    assert "bad \ufffd]0;owned\ufffd \ufffd31m and \ufffd name" in text

from __future__ import annotations

import pytest

from dynaq_grader.base.result import Result
from dynaq_grader.reports.class_report import counting, words
from dynaq_grader.reports.class_report.data import ClassData, StudentData
from dynaq_grader.reports.class_report.file_names import page_names
from dynaq_grader.reports.class_report.histogram import WIDTH, draw


def class_of(*scores: float | None, max_score: float = 10.0) -> ClassData:
    students = tuple(
        StudentData(f"s{at}", Result("graded" if score is not None else "refused", score, max_score, 0, 0, ""), None)
        for at, score in enumerate(scores)
    )
    return ClassData("dyna_q", students, (), {}, True)


@pytest.mark.parametrize("top", [1.0, 3.0, 4.5, 7.0, 10.0, 12.0, 20.0, 25.0, 60.0, 99.0, 100.0, 1000.0])
def test_bins_cover_every_score_once(top: float) -> None:
    scores = [top * step / 40 for step in range(41)]
    bins = counting.histogram(class_of(*scores, max_score=top))
    assert sum(found.count for found in bins) == len(scores)
    assert 4 <= len(bins) <= 20
    assert bins[0].low == 0
    assert bins[-1].high == top
    for found in bins:
        inside = [score for score in scores if found.low - 1e-9 <= score < found.high - 1e-9]
        assert found.count == len(inside) + (found.last and top in scores)


def test_points_of_ten_are_counted_one_by_one() -> None:
    bins = counting.histogram(class_of(0.0, 9.5, 10.0, None))
    assert [found.count for found in bins] == [1, 0, 0, 0, 0, 0, 0, 0, 0, 2]
    assert bins[0].words == "0 to under 1"
    assert bins[-1].words == "9 to 10"


def test_without_scores_there_are_no_means() -> None:
    numbers = counting.summary(class_of(None, None))
    assert (numbers.mean, numbers.median, numbers.needs_a_person) == (None, None, 2)


def test_the_drawing_keeps_inside_its_frame() -> None:
    drawing = draw(counting.histogram(class_of(*[5.0] * 300, 7.0)))
    highest = max(drawing.bars, key=lambda bar: bar.count)
    assert highest.count == 300
    for bar in drawing.bars:
        assert 0 <= bar.x < bar.x + bar.width <= WIDTH
        assert 0 < bar.y <= drawing.floor
        assert bar.y + bar.height == pytest.approx(drawing.floor)
    assert [tick.label for tick in drawing.ticks] == [str(score) for score in range(11)]


@pytest.mark.parametrize(
    ("share", "text"), [(0.0, "0 %"), (0.001, "1 %"), (0.5, "50 %"), (0.999, "99 %"), (1.0, "100 %")]
)
def test_only_none_and_all_read_as_0_and_100_per_cent(share: float, text: str) -> None:
    assert words.percent(share) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(1, "1 minute"), (3600, "1 hour"), (93_600, "1 day 2 hours"), (180_000, "2 days 2 hours")]
)
def test_durations_are_read_in_two_units(seconds: float, text: str) -> None:
    assert words.duration(seconds) == text


def test_a_plain_id_names_its_page() -> None:
    assert page_names(["ada", "b.c@d-e_1"]) == {"ada": "ada.html", "b.c@d-e_1": "b.c@d-e_1.html"}


def test_no_id_leads_out_of_the_folder_or_into_another_page() -> None:
    ids = [
        "../x",
        "..",
        "/etc/passwd",
        "a/b",
        "a b",
        "Ada",
        "ada",
        "",
        "\u202egnp",
        "x" * 300,
        "con\n",
        ".hidden",
        "a..b",
    ]
    names = page_names(ids)
    assert len({name.casefold() for name in names.values()}) == len(ids)
    for name in names.values():
        assert len(name) < 120
        assert name.endswith(".html")
        assert name[0].isalnum()
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@.-")
        assert ".." not in name

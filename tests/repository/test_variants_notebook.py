"""The notebook `dyna_variants`: sections and times, exercise cells, pictures in words, where its numbers come from."""

import re

import nbformat
import pytest

from classes import ROOT
from dynaq_grader.course.normal_form import is_normal
from dynaq_grader.kit import registry
from numbers_in_text import claims, is_printed, numbers

PATH = ROOT / "source" / "dyna_variants" / "dyna_variants.ipynb"
NOTEBOOK = nbformat.read(PATH, as_version=4)
SOLVED = nbformat.read(ROOT / "notebooks" / "dyna_variants.ipynb", as_version=4)
MARKDOWN = [cell.source for cell in NOTEBOOK.cells if cell.cell_type == "markdown"]
CODE = {cell.metadata.nbgrader.grade_id: cell for cell in NOTEBOOK.cells if cell.cell_type == "code"}
EXERCISES = {"dyna_q_plus_planning": 4, "sweep": 3, "mbve_target": 3}
TIMED = re.compile(r'<a name="([^"]+)"></a>\n\n## ([^\n]+)\n\n\*\*Time:\*\* about (\d+) minutes\. \*\*Goal:\*\* ')

MEASURED = re.compile(
    r"(?<![\w.])(\d+\.\d+|\d+(?= ?%)|\d+(?= (?:steps|episodes|pairs|squares|runs|updates|models|tasks)\b))"
)
NAME_OF_A_FIGURE = re.compile(r"8\.[2-8]")
GIVEN = {
    "maze_text": {"30"},
    "figure_8_2_words": {"30"},
    "figure_8_4_text": {"3000", "1000"},
    "figure_8_5_text": {"6000"},
    "example_8_4_text": {"1.2"},
    "where_text": {"30"},
    "expansion_text": {"0.2"},
    "rollouts_words": {"0.05"},
    "quentin_words": {"0.001"},
    "credits": {"4.0"},
}
"""Numbers that a cell of text sets: settings, the book's, and a licence."""

OVER_RUNS = {
    "think_reach": {"1.8"},
    "figure_8_4_words": {"94.5"},
    "figure_8_8_words": {"2500"},
    "expansion_words": {"300"},
    "quentin_text": {"100"},
    "quentin_words": {"93"},
}
"""Over a thousand first episodes, 400 runs of Figure 8.4, 200 tasks, 300 models, and 200 runs of Quentin's World."""


def test_it_is_in_normal_form_and_no_line_ends_in_a_blank():
    assert is_normal(PATH.read_bytes())
    assert not [line for cell in NOTEBOOK.cells for line in cell.source.split("\n") if line != line.rstrip()]


def test_the_contents_name_every_section_with_its_time_and_the_times_add_up():
    found = [match.groups() for text in MARKDOWN if (match := TIMED.match(text))]
    contents = next(text for text in MARKDOWN if text.startswith("## Contents"))
    told = re.findall(r"\d+\. \[([^\]]+)\]\(#([^)]+)\) \((\d+) min\)", contents)
    assert told == [(title, anchor, minutes) for anchor, title, minutes in found]
    assert 70 <= sum(int(minutes) for *_, minutes in found) <= 80
    assert any("**Time:** about 75 minutes in all" in text for text in MARKDOWN)


def test_the_exercises_are_worth_ten_points():
    points = {name: CODE[f"test_{name}"].metadata.nbgrader.points for name in EXERCISES}
    assert points == EXERCISES == {name: sum(registry.get(name).rubric.values()) for name in EXERCISES}


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_has_its_answer_its_check_and_its_test_in_this_order(name):
    order = [name, f"check_{name}", f"test_{name}"]
    assert [grade_id for grade_id in CODE if grade_id in order] == order
    assert CODE[name].metadata.nbgrader.solution and not CODE[name].metadata.nbgrader.locked
    assert CODE[f"check_{name}"].source == f"check_{name}({name})"
    assert f"dynaq_grader.test_{name}" in CODE[f"test_{name}"].source


def test_every_picture_has_words_in_its_place():
    for grade_id, cell in CODE.items():
        if "plotting." in cell.source or "plt.subplots" in cell.source:
            assert "alt_text.show(" in cell.source, grade_id


def test_what_takes_long_or_draws_is_tagged_results():
    tagged = {grade_id for grade_id, cell in CODE.items() if "results" in cell.metadata.get("tags", [])}
    needed = {"setup", *EXERCISES, *(f"{kind}_{name}" for name in EXERCISES for kind in ("check", "test"))}
    assert set(CODE) - tagged == needed


def test_no_hidden_line_is_in_the_release_or_the_solved_notebook():
    for path in ("release/dyna_variants/dyna_variants.ipynb", "notebooks/dyna_variants.ipynb"):
        assert "HIDDEN TESTS" not in (ROOT / path).read_text(encoding="utf-8")
    assert "SOLUTION" not in (ROOT / "release/dyna_variants/dyna_variants.ipynb").read_text(encoding="utf-8")


def test_every_number_in_the_text_is_printed_above_it_or_stands_in_the_page_of_figures():
    page = set(numbers((ROOT / "docs" / "figures.md").read_text(encoding="utf-8")))
    lost = [
        (cell, number)
        for cell, number, printed in claims(SOLVED, MEASURED)
        if not is_printed(number, printed | page)
        and not NAME_OF_A_FIGURE.fullmatch(number)
        and number not in GIVEN.get(cell, set()) | OVER_RUNS.get(cell, set())
    ]
    assert lost == []


def test_no_number_is_explained_that_the_text_does_not_hold():
    held = {(cell, number) for cell, number, _ in claims(SOLVED, MEASURED)}
    assert {(cell, number) for told in (GIVEN, OVER_RUNS) for cell in told for number in told[cell]} <= held

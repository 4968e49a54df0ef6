"""Nobody's cells are so long that a page of them stops Formgrader; what is cut, and what never is."""

from __future__ import annotations

import nbformat
from hypothesis import given
from hypothesis import strategies as st
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.apps import NbGrader
from traitlets.config import Config

from classes import RIGHT, ROOT, notebook
from dynaq_grader.nbgrader_plugins.long_cells import (
    CUT,
    LEFT_OUT,
    LONGEST_CELL,
    LONGEST_CODE,
    LONGEST_TEXT,
    cut_long_cells,
)

ANSWER = {"nbgrader": {"grade": False, "solution": True, "locked": False, "schema_version": 3, "grade_id": "answer"}}
GIVEN = {"nbgrader": {"grade": False, "solution": False, "locked": True, "schema_version": 3, "grade_id": "given"}}
CELLS = st.lists(
    st.tuples(
        st.sampled_from([{}, ANSWER, GIVEN]),
        st.sampled_from([0, 1, len(CUT), 1_000, LONGEST_CELL - 1, LONGEST_CELL, LONGEST_CELL + 1, 2 * LONGEST_CELL]),
    ),
    max_size=12,
)


def of(cells: list[tuple[dict, int]]) -> nbformat.NotebookNode:
    return new_notebook(cells=[new_code_cell("a" * length, metadata=metadata) for metadata, length in cells])


def code_of_kind(found: nbformat.NotebookNode, kind: dict) -> list[str]:
    return [cell.source for cell in found.cells if cell.metadata == kind]


@given(CELLS)
def test_to_cut_twice_is_to_cut_once_and_nothing_is_longer_than_promised(cells):
    cut = of(cells)
    cut_long_cells(cut)
    once = [cell.source for cell in cut.cells]
    cut_long_cells(cut)
    assert [cell.source for cell in cut.cells] == once
    free = code_of_kind(cut, {})
    assert sum(len(code) for code in free) <= LONGEST_CODE + len(free) * len(CUT)
    assert all(len(code) <= LONGEST_CELL for code in free + code_of_kind(cut, ANSWER))


@given(CELLS)
def test_what_is_short_and_what_was_given_stays_as_it_is(cells):
    before, cut = of(cells), of(cells)
    cut_long_cells(cut)
    answers = zip(code_of_kind(before, ANSWER), code_of_kind(cut, ANSWER), strict=True)
    assert all(was == now for was, now in answers if len(was) <= LONGEST_CELL)
    assert code_of_kind(cut, GIVEN) == code_of_kind(before, GIVEN)


@given(
    st.lists(st.sampled_from([0, 1, len(LEFT_OUT), LONGEST_TEXT // 2, LONGEST_TEXT - 1, LONGEST_TEXT + 1]), max_size=8)
)
def test_text_is_shown_whole_or_left_out(lengths):
    cut = new_notebook(cells=[new_markdown_cell("a" * length) for length in lengths])
    cut_long_cells(cut)
    once = [cell.source for cell in cut.cells]
    assert all(source in ("a" * length, LEFT_OUT) for source, length in zip(once, lengths, strict=True))
    assert sum(len(source) for source in once) <= LONGEST_TEXT + len(once) * len(LEFT_OUT)
    assert sum(lengths) > LONGEST_TEXT or LEFT_OUT not in once
    cut_long_cells(cut)
    assert [cell.source for cell in cut.cells] == once


def test_text_that_is_an_answer_stays():
    cut = new_notebook(cells=[new_markdown_cell("a" * (LONGEST_TEXT + 1), metadata=ANSWER)])
    cut_long_cells(cut)
    assert len(cut.cells[0].source) == LONGEST_TEXT + 1


def test_formgraders_page_with_the_courses_configuration_is_cut(monkeypatch):
    monkeypatch.chdir(ROOT)
    course = NbGrader()
    course.load_config_file()
    submitted = notebook(RIGHT, tuple("?a" * 50_000 for _ in range(4)))
    page, _ = HTMLExporter(config=Config(course.config)).from_notebook_node(submitted)
    assert page.count(CUT.strip("\n# ")) >= 4
    assert len(page) < len(HTMLExporter().from_notebook_node(notebook(RIGHT))[0]) + 50 * LONGEST_CODE

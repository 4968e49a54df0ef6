from __future__ import annotations

import json
import string

import nbformat
from hypothesis import given, settings
from hypothesis import strategies as st
from nbconvert.exporters import NotebookExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

import mini_course
from dynaq_grader.course.normal_form import is_normal, normalise, to_bytes

METADATA = st.fixed_dictionaries(
    {},
    optional={
        "tags": st.lists(st.text(string.ascii_letters, min_size=1, max_size=5), max_size=2, unique=True),
        "ExecuteTime": st.just({"start_time": "2026-01-01"}),
        "colab": st.just({"height": 17}),
        "id": st.just("aB3_xyz"),
        "scrolled": st.booleans(),
        "collapsed": st.booleans(),
        "mine": st.dictionaries(st.text(string.ascii_letters, max_size=3), st.integers(), max_size=3),
    },
)
GRADE_IDS = st.one_of(st.none(), st.text(string.ascii_letters + " -_é", max_size=80))
SOURCES = st.text(st.characters(codec="utf-8"), max_size=60)


@st.composite
def cells(draw: st.DrawFn) -> nbformat.NotebookNode:
    metadata = draw(METADATA)
    grade_id = draw(GRADE_IDS)
    if grade_id is not None:
        metadata["nbgrader"] = {"grade_id": grade_id}
    if draw(st.booleans()):
        return new_markdown_cell(draw(SOURCES), metadata=metadata)
    outputs = [new_output("stream", text=draw(SOURCES))]
    return new_code_cell(draw(SOURCES), metadata=metadata, outputs=outputs, execution_count=draw(st.integers(1, 9)))


NOTEBOOKS = st.builds(
    lambda cells: new_notebook(cells=cells, metadata={"colab": {}, "widgets": {}}),
    st.lists(cells(), max_size=6),
)


@settings(max_examples=60)
@given(NOTEBOOKS)
def test_any_notebook_has_one_normal_form(notebook: nbformat.NotebookNode) -> None:
    before = json.dumps(notebook)
    data = to_bytes(normalise(notebook))
    assert json.dumps(notebook) == before, "the argument is not changed"
    assert is_normal(data)
    again = nbformat.reads(data.decode(), as_version=4)
    nbformat.validate(again)
    assert (again.nbformat, again.nbformat_minor) == (4, 5)
    assert data.endswith(b"}\n")
    assert not data.endswith(b"\n\n")
    assert len({cell.id for cell in again.cells}) == len(again.cells)
    for cell in again.cells:
        assert all(line == line.rstrip() for line in cell.source.split("\n"))
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None
        assert not cell.metadata.keys() & {"ExecuteTime", "colab", "id", "scrolled", "collapsed"}


@settings(max_examples=30)
@given(NOTEBOOKS)
def test_ids_do_not_depend_on_the_run(notebook: nbformat.NotebookNode) -> None:
    without_ids = [nbformat.from_dict({key: cell[key] for key in cell if key != "id"}) for cell in notebook.cells]
    notebook["cells"] = without_ids
    one, other = normalise(notebook), normalise(nbformat.from_dict(notebook))
    assert to_bytes(one) == to_bytes(other)


def test_a_cell_is_called_what_its_grade_id_says() -> None:
    notebook = mini_course.source_notebook()
    named = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]
    assert named
    assert all(cell.id == cell.metadata.nbgrader.grade_id for cell in named)


def test_an_id_that_is_a_grade_id_elsewhere_makes_room() -> None:
    free = new_markdown_cell("text", id="answer")
    graded = new_code_cell("pass", id="other", metadata={"nbgrader": {"grade_id": "answer"}})
    first, second = normalise(new_notebook(cells=[free, graded])).cells
    assert second.id == "answer"
    assert first.id != "answer"


def test_valid_ids_stay() -> None:
    assert normalise(new_notebook(cells=[new_markdown_cell("text", id="kept")])).cells[0].id == "kept"


def test_nothing_tells_which_machine_wrote_it() -> None:
    metadata = {
        "kernelspec": {
            "display_name": "my venv",
            "language": "python",
            "name": "venv-7",
            "path": "somewhere",
        },
        "language_info": {"name": "python", "version": "3.13.0"},
    }
    found = normalise(new_notebook(metadata=metadata)).metadata
    assert found.kernelspec == {
        "display_name": "Python 3 (ipykernel)",
        "language": "python",
        "name": "python3",
    }
    assert found.language_info == {"name": "python"}


def test_another_language_keeps_its_kernel() -> None:
    metadata = {"kernelspec": {"display_name": "R", "language": "R", "name": "ir"}}
    assert normalise(new_notebook(metadata=metadata)).metadata.kernelspec.name == "ir"


def test_the_bytes_are_those_of_nbconvert() -> None:
    notebook = mini_course.source_notebook()
    assert NotebookExporter().from_notebook_node(notebook)[0].encode() == to_bytes(notebook)


def test_what_is_no_notebook_is_not_normal() -> None:
    assert not is_normal(b"{")
    assert not is_normal(b"\xff\xfe")
    assert not is_normal(to_bytes(mini_course.source_notebook()) + b"\n")

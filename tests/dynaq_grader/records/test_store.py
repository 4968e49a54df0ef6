"""Records: the JSON contract, round trips, and files that are whole or absent."""

import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dynaq_grader.base.result import CellResult, Graded, Repair, Result, RubricLine, report
from dynaq_grader.base.writing import write_aside
from dynaq_grader.records.store import Store

points = st.floats(0, 10, allow_nan=False)
lines = st.builds(RubricLine, st.text(), points, points, st.sampled_from(["correct", "wrong"]))
cells = st.builds(
    CellResult,
    points,
    points,
    st.sampled_from(["correct", "partial", "wrong", "not_attempted", "missing", "error"]),
    st.none() | st.text(),
    st.text(),
    st.lists(st.text(), max_size=2),
    st.lists(lines, max_size=3),
)
results = st.builds(
    Result,
    st.sampled_from(["graded", "repaired", "refused", "failed"]),
    st.none() | points,
    points,
    points,
    points,
    st.text("0123456789abcdef", min_size=64, max_size=64),
    st.none() | st.text(),
    st.lists(st.builds(Repair, st.text(), st.none() | st.text(), st.text()), max_size=2),
    st.dictionaries(st.text(min_size=1), cells, max_size=2),
)

RECORD = {
    "status",
    "score",
    "max_score",
    "wall_seconds",
    "cpu_seconds",
    "key",
    "reason",
    "repairs",
    "cells",
    "limits",
    "notebooks",
}
CELL = {"score", "max_score", "verdict", "mistake", "message", "notes", "rubric", "judged", "long_run"}


@given(results)
def test_a_record_survives_json(result):
    assert Result.from_dict(json.loads(json.dumps(result.to_dict()))) == result


@given(results)
def test_the_fields_are_those_of_the_contract(result):
    record = result.to_dict()
    assert set(record) == RECORD
    for cell in record["cells"].values():
        assert set(cell) == CELL
        assert all(set(line) == {"line", "score", "max_score", "verdict"} for line in cell["rubric"])


def test_the_document_of_a_run():
    result = Result("graded", 10.0, 10.0, 0.1, 0.1, "00")
    document = report("dyna_q", {"unsafe": False}, {"ada": result})
    assert document["schema"] == 1
    assert document["students"]["ada"]["score"] == 10.0


def test_a_store_gives_back_what_was_kept(tmp_path):
    store = Store(tmp_path, "dyna_q")
    graded = Graded(Result("graded", 1.0, 10.0, 0.1, 0.1, "00"), b"{}")
    store.write("ada", graded)
    assert store.read("ada") == graded
    assert store.read_all() == {"ada": graded}
    store.write("ada", Graded(Result("refused", None, 10.0, 0, 0, "00", "No notebook."), None))
    assert store.read("ada").notebook is None


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"status": "graded"}', b"\xff"])
def test_a_damaged_record_counts_as_none(tmp_path, damage):
    store = Store(tmp_path, "dyna_q")
    store.write("ada", Graded(Result("graded", 1.0, 10.0, 0.1, 0.1, "00"), b"{}"))
    (store.folder / "ada.json").write_bytes(damage)
    assert store.read("ada") is None


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "file"
    write_aside(path, b"old")
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(OSError, match="No space"):
        write_aside(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]

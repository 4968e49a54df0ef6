"""Ways to break a notebook at random, as hypothesis strategies."""

from __future__ import annotations

import codecs
import copy
import json
from collections.abc import Callable

from hypothesis import strategies as st

Notebook = dict
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def broken(notebook: Notebook, front_ends: dict[str, Callable[[Notebook], Notebook]]) -> st.SearchStrategy[bytes]:
    """Bytes of the notebook as some front end saves it, broken in up to six ways, then perhaps as a file."""

    @st.composite
    def strategy(draw: st.DrawFn) -> bytes:
        damaged = copy.deepcopy(draw(st.sampled_from(sorted(front_ends)).map(front_ends.get))(notebook))
        for _ in range(draw(st.integers(0, 6))):
            draw(st.sampled_from(CELL_DAMAGES))(draw, damaged)
        return draw(st.sampled_from(FILE_DAMAGES))(draw, json.dumps(damaged))

    return strategy()


def _cells(notebook: Notebook) -> list:
    cells = notebook.get("cells")
    return cells if isinstance(cells, list) else []


def _at(draw: st.DrawFn, notebook: Notebook) -> int:
    return draw(st.integers(0, max(0, len(_cells(notebook)) - 1)))


def _dict_cell(draw: st.DrawFn, notebook: Notebook) -> dict:
    cells = [cell for cell in _cells(notebook) if isinstance(cell, dict)]
    return draw(st.sampled_from(cells)) if cells else {}


def _source(cell: dict) -> str:
    source = cell.get("source", "")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        return "".join(source)
    return source if isinstance(source, str) else ""


def delete(draw: st.DrawFn, notebook: Notebook) -> None:
    cells = _cells(notebook)
    if cells:
        cells.pop(_at(draw, notebook))


def duplicate(draw: st.DrawFn, notebook: Notebook) -> None:
    cells = _cells(notebook)
    if cells:
        cells.insert(_at(draw, notebook), copy.deepcopy(cells[_at(draw, notebook)]))


def move(draw: st.DrawFn, notebook: Notebook) -> None:
    cells = _cells(notebook)
    if cells:
        cell = cells.pop(_at(draw, notebook))
        cells.insert(_at(draw, notebook), cell)


def merge(draw: st.DrawFn, notebook: Notebook) -> None:
    at = _at(draw, notebook)
    pair = _cells(notebook)[at : at + 2]
    if len(pair) == 2 and all(isinstance(cell, dict) for cell in pair):
        pair[0]["source"] = f"{_source(pair[0])}\n\n{_source(pair[1])}"
        del _cells(notebook)[at + 1]


def split(draw: st.DrawFn, notebook: Notebook) -> None:
    cell = _dict_cell(draw, notebook)
    lines = _source(cell).split("\n")
    cut = draw(st.integers(0, len(lines)))
    if cell:
        rest = copy.deepcopy(cell) | {"source": "\n".join(lines[cut:])}
        cell["source"] = "\n".join(lines[:cut])
        _cells(notebook).insert(_cells(notebook).index(cell) + 1, rest)


def swap_labels(draw: st.DrawFn, notebook: Notebook) -> None:
    one, other = _dict_cell(draw, notebook), _dict_cell(draw, notebook)
    for key in ("id", "metadata"):
        if key in one and key in other:
            one[key], other[key] = other[key], one[key]


def lose_labels(draw: st.DrawFn, notebook: Notebook) -> None:
    for cell in [_dict_cell(draw, notebook)] if draw(st.booleans()) else _cells(notebook):
        if isinstance(cell, dict):
            cell.pop("id", None)
            cell["metadata"] = {}


def change_kind(draw: st.DrawFn, notebook: Notebook) -> None:
    _dict_cell(draw, notebook)["cell_type"] = draw(st.sampled_from(["code", "markdown", "raw", "heading", "slide"]))


def change_text(draw: st.DrawFn, notebook: Notebook) -> None:
    cell = _dict_cell(draw, notebook)
    text = _source(cell)
    at = draw(st.integers(0, len(text)))
    cell["source"] = text[:at] + draw(st.text(max_size=30)) + text[at + draw(st.integers(0, 10)) :]


def change_value(draw: st.DrawFn, notebook: Notebook) -> None:
    """Put any value anywhere."""
    here: object = notebook
    for _ in range(draw(st.integers(0, 4))):
        inner = list(here.values()) if isinstance(here, dict) else here if isinstance(here, list) else []
        deeper = [value for value in inner if isinstance(value, dict | list) and value]
        if not deeper:
            break
        here = draw(st.sampled_from(deeper))
    if isinstance(here, dict):
        here[draw(st.sampled_from(sorted(here) or ["x"]))] = draw(JSON)
    elif isinstance(here, list) and here:
        here[draw(st.integers(0, len(here) - 1))] = draw(JSON)


def as_it_is(draw: st.DrawFn, text: str) -> bytes:
    del draw
    return text.encode()


def with_mark(draw: st.DrawFn, text: str) -> bytes:
    mark, name = draw(
        st.sampled_from([(codecs.BOM_UTF8, "utf-8"), (b"", "utf-16"), (b"", "utf-16-le"), (b"", "utf-32")])
    )
    return mark + text.encode(name)


def bytes_changed(draw: st.DrawFn, text: str) -> bytes:
    data = bytearray(text.encode())
    for _ in range(draw(st.integers(1, 5))):
        data[draw(st.integers(0, len(data) - 1))] = draw(st.integers(0, 255))
    return bytes(data)


def cut_off(draw: st.DrawFn, text: str) -> bytes:
    return text.encode()[: draw(st.integers(0, len(text)))]


def noise(draw: st.DrawFn, text: str) -> bytes:
    del text
    return draw(st.binary(max_size=200))


CELL_DAMAGES = [
    delete,
    duplicate,
    move,
    merge,
    split,
    swap_labels,
    lose_labels,
    change_kind,
    change_text,
    change_value,
]
FILE_DAMAGES = [as_it_is] * 12 + [with_mark, bytes_changed, bytes_changed, cut_off, noise]

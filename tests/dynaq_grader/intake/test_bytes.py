"""From bytes to a notebook: odd encodings are read, what is no notebook is refused with a sentence."""

import codecs
import json
import os
import socket
import stat

import pytest

from dynaq_grader.intake import Limits, Refused, canonical, read_file
from front_ends import to_bytes
from front_ends.small_release import ANSWERS, answered, small_release, solved

RELEASE = small_release()
RIGHT = to_bytes(solved(RELEASE))
TEXT = json.dumps(solved(RELEASE), ensure_ascii=False)


def cells(*more: object) -> bytes:
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": list(more)}).encode()


def changed(**changes: object) -> bytes:
    return json.dumps(solved(RELEASE) | changes).encode()


READ = {
    "byte order mark": (codecs.BOM_UTF8 + RIGHT, ["byte-order-mark"]),
    "UTF-16 with a mark": (TEXT.encode("utf-16"), ["encoding"]),
    "UTF-16 without": (TEXT.encode("utf-16-le"), ["encoding"]),
    "UTF-16 big end": (TEXT.encode("utf-16-be"), ["encoding"]),
    "UTF-32": (TEXT.encode("utf-32"), ["encoding"]),
    "padded with NUL": (RIGHT + b"\0" * 100, ["nul-bytes"]),
    "no text": (RIGHT.replace(b"The end.", b"The \xff\xfe\xe9nd."), ["encoding"]),
    "CR LF": (RIGHT.replace(b"\\n", b"\\r\\n"), ["line-ends"]),
    "CR": (RIGHT.replace(b"\\n", b"\\r"), ["line-ends"]),
    "NUL escapes": (RIGHT.replace(b"The end.", b"The \\u0000end."), ["nul-bytes"]),
    "half characters": (RIGHT.replace(b"The end.", b"The \\ud83d end."), ["half-characters"]),
    "raw control signs": (RIGHT.replace(b"The end.", b"The\x01\n end."), []),
    "NaN": (RIGHT.replace(b'"nbformat": 4', b'"x": NaN, "y": -Infinity, "nbformat": 4'), ["not-a-number"]),
    "a giant number": (RIGHT.replace(b'"nbformat": 4', b'"x": ' + b"9" * 9000 + b', "nbformat": 4'), []),
    "a key twice": (RIGHT.replace(b'"nbformat": 4', b'"nbformat": 3, "nbformat": 4'), []),
    "format as a fraction": (RIGHT.replace(b'"nbformat": 4,', b'"nbformat": 4.0,'), []),
    "no format": (json.dumps({"cells": solved(RELEASE)["cells"], "metadata": {}}).encode(), ["missing-keys"]),
    "no metadata": (changed(metadata=None), ["missing-keys"]),
    "format 4.9": (changed(nbformat_minor=9), []),
    **{f"format 4.{minor}": (changed(nbformat_minor=minor), ["old-format"]) for minor in range(5)},
}


@pytest.mark.parametrize(("data", "codes"), READ.values(), ids=READ)
def test_odd_files_are_read_and_reported(data, codes):
    intake = canonical(data, RELEASE)
    answers = {cell.id: cell.source for cell in intake.notebook.cells if cell.id in ANSWERS}
    assert answers == ANSWERS
    assert [repair.code for repair in intake.repairs] == codes


def test_two_halves_of_a_character_are_one():
    intake = canonical(to_bytes(answered(RELEASE, end="\U0001f600")), RELEASE)
    assert intake.notebook.cells[-1].source == "\U0001f600"


def test_cells_without_their_parts_are_filled_in():
    notebook = solved(RELEASE)
    for cell in notebook["cells"]:
        for key in ("outputs", "execution_count", "cell_type"):
            cell.pop(key, None)
    notebook["cells"].append({})
    intake = canonical(to_bytes(notebook), RELEASE)
    assert intake.answered == set(ANSWERS)
    assert "missing-keys" in [repair.code for repair in intake.repairs]


def test_25_mib_of_old_outputs_are_dropped():
    notebook = solved(RELEASE)
    page = {"output_type": "display_data", "metadata": {}, "data": {"text/html": ["x" * 2**20] * 25}}
    notebook["cells"][1]["outputs"] = [page]
    intake = canonical(to_bytes(notebook), RELEASE)
    assert intake.answered == set(ANSWERS)
    assert [repair.code for repair in intake.repairs] == ["large-outputs"]


REFUSED = {
    "empty": (b"", "not-json"),
    "words": (b"I had no time.", "not-json"),
    "cut off": (RIGHT[:-10], "not-json"),
    "a zip": (b"PK\x03\x04" + bytes(100), "not-json"),
    "noise": (bytes(range(256)) * 40, "not-json"),
    "a list": (b"[]", "not-a-notebook"),
    "a word": (b'"notebook"', "not-a-notebook"),
    "nothing": (b"null", "not-a-notebook"),
    "an empty object": (b"{}", "not-nbformat-4"),
    "format 3": (changed(nbformat=3), "not-nbformat-4"),
    "format 5": (changed(nbformat=5), "not-nbformat-4"),
    "format in words": (changed(nbformat="four"), "not-nbformat-4"),
    "format true": (changed(nbformat=True), "not-nbformat-4"),
    "format with a long name": (changed(nbformat=10**200), "not-nbformat-4"),
    "no cells": (b'{"nbformat": 4}', "wrong-types"),
    "cells as an object": (changed(cells={"a": 1}), "wrong-types"),
    "a cell that is a number": (cells(1), "wrong-types"),
    "a cell that is a list": (cells([]), "wrong-types"),
    "source as a number": (cells({"cell_type": "code", "source": 1}), "wrong-types"),
    "source as an object": (cells({"cell_type": "code", "source": {"a": "b"}}), "wrong-types"),
    "lines that are numbers": (cells({"cell_type": "code", "source": ["a", 1]}), "wrong-types"),
    "deep lists": (b'{"nbformat": 4, "cells": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested-too-deep"),
    "deep objects": (b'{"a":' * 100_000, "nested-too-deep"),
    "100,000 cells": (cells(*[{"cell_type": "code", "source": "1"}] * 100_000), "too-large"),
    "a cell of 5 MiB of code": (cells({"cell_type": "code", "source": "x" * 5 * 2**20}), "too-large"),
    "millions of empty objects": (b"[" + b"{}," * 2_100_000 + b"{}]", "too-large"),
    "millions of numbers": (b"[" + b"1," * 8_100_000 + b"1]", "too-large"),
}


@pytest.mark.parametrize(("data", "code"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_notebook_is_refused_with_a_sentence(data, code):
    with pytest.raises(Refused) as refusal:
        canonical(data, RELEASE)
    assert refusal.value.code == code
    assert refusal.value.sentence.endswith(".")
    assert refusal.value.sentence.isprintable()


def test_more_bytes_than_allowed_are_refused():
    with pytest.raises(Refused) as refusal:
        canonical(RIGHT, RELEASE, limits=Limits(file_bytes=100))
    assert refusal.value.code == "too-large"


WRONG_TYPES = [1, True, None, [], {}, "x", [[]], {"a": []}, 1.5]


@pytest.mark.parametrize("value", WRONG_TYPES, ids=str)
@pytest.mark.parametrize(
    "key",
    ["metadata", "outputs", "cell_type", "id", "execution_count", "attachments", "nbgrader", "grade_id", "points"],
)
def test_wrong_types_around_an_answer_do_not_lose_it(key, value):
    notebook = solved(RELEASE)
    cell = next(cell for cell in notebook["cells"] if cell["id"] == "dyna_q_planning")
    target = cell["metadata"] if key == "nbgrader" else cell["metadata"]["nbgrader"]
    (target if key in ("nbgrader", "grade_id", "points") else cell)[key] = value
    assert canonical(to_bytes(notebook), RELEASE).answered == set(ANSWERS)


@pytest.mark.parametrize("value", WRONG_TYPES, ids=str)
@pytest.mark.parametrize("key", ["kernelspec", "dynaq", "widgets", "language_info"])
def test_wrong_types_in_the_notebooks_metadata_do_no_harm(key, value):
    notebook = solved(RELEASE)
    notebook["metadata"][key] = value
    assert canonical(to_bytes(notebook), RELEASE).answered == set(ANSWERS)


def test_a_file_is_read(tmp_path):
    path = tmp_path / "dyna_q.ipynb"
    path.write_bytes(RIGHT)
    assert read_file(path, Limits()) == RIGHT


def _link(path):
    path.symlink_to("/dev/zero")


def _folder(path):
    path.mkdir()


def _socket(path):
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))


def _large(path):
    path.write_bytes(bytes(2000))


def _sparse(path):
    with path.open("wb") as file:
        file.truncate(2**40)


def _nothing(path):
    del path


KINDS = {
    "link": _link,
    "folder": _folder,
    "fifo": os.mkfifo,
    "socket": _socket,
    "too-large": _large,
    "too-large, sparse": _sparse,
    "no-file": _nothing,
}


@pytest.mark.parametrize(("code", "make"), KINDS.items(), ids=KINDS)
def test_only_regular_files_of_some_size_are_opened(code, make, tmp_path):
    path = tmp_path / "n.ipynb"
    make(path)
    with pytest.raises(Refused) as refusal:
        read_file(path, Limits(file_bytes=1000))
    assert refusal.value.code == code.partition(",")[0]
    assert "n.ipynb" in refusal.value.sentence


def test_a_device_is_refused():
    with pytest.raises(Refused) as refusal:
        read_file("/dev/null")
    assert refusal.value.code == "device"
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)  # noqa: PTH116


def test_a_link_to_a_right_notebook_is_not_followed(tmp_path):
    (tmp_path / "right.ipynb").write_bytes(RIGHT)
    (tmp_path / "link.ipynb").symlink_to(tmp_path / "right.ipynb")
    with pytest.raises(Refused, match="link"):
        read_file(tmp_path / "link.ipynb")

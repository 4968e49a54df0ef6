import io
import struct
import zlib

import pytest
from matplotlib.figure import Figure

from dynaq_grader.workers.png import cleaned


def picture() -> bytes:
    figure = Figure(figsize=(1, 1))
    figure.subplots().plot([1, 2])
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", metadata={"Comment": "<script>"})
    return buffer.getvalue()


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def test_a_picture_keeps_its_pixels_and_loses_its_texts() -> None:
    original = picture()

    kept = cleaned(original)

    assert b"<script>" in original
    assert b"<script>" not in kept
    assert b"tEXt" not in kept
    assert cleaned(kept) == kept


def test_what_follows_the_picture_is_cut_off() -> None:
    assert cleaned(picture() + b"<html>") == cleaned(picture())


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"<svg/>",
        b"GIF89a",
        picture()[:-20],
        picture()[:8],
        picture().replace(b"IDAT", b"IDAX"),
        picture()[:8] + chunk(b"IHDR", struct.pack(">IIBBBBB", 10**6, 10, 8, 2, 0, 0, 0)) + chunk(b"IEND", b""),
        picture()[:8] + chunk(b"IDAT", b"") + chunk(b"IEND", b""),
        picture()[:8] + struct.pack(">I", 2**31) + b"IHDR",
    ],
)
def test_anything_else_is_none(broken: bytes) -> None:
    assert cleaned(broken) is None


def test_sides_beyond_sense_are_none() -> None:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0))
    rest = chunk(b"IDAT", zlib.compress(b"\0" * 10)) + chunk(b"IEND", b"")

    assert cleaned(picture()[:8] + header + rest) is None

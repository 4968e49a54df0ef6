"""The list of Matplotlib's own fonts, as it is in the browser.

Pyodide's Matplotlib has a list beside its ``font_manager.py``, but one of the machine that it was built on. At every
start it would miss those fonts, make a list anew, and say so in red.
"""

from __future__ import annotations

import dataclasses
import json
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from matplotlib.font_manager import ttfFontProperty
from matplotlib.ft2font import FT2Font

LIST = "matplotlib/fontlist.json"
DATA = "matplotlib/mpl-data/"
# What Matplotlib 3.8 asks of a list before it believes it.
FORMAT = 330
FIELDS = ("fname", "name", "style", "variant", "weight", "stretch", "size")
WHEEL = "dynaq_fonts-0-py3-none-any.whl"
DESCRIPTION = "Metadata-Version: 2.1\nName: dynaq-fonts\nVersion: 0\n"
TAGS = "Wheel-Version: 1.0\nGenerator: dynaq\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def fonts_wheel(matplotlib: Path, folder: Path) -> Path:
    """Writes a wheel that puts the list of fonts into an installed Matplotlib.

    Args:
        matplotlib: Pyodide's wheel of Matplotlib.
        folder: Where the new wheel goes.
    """
    listed = {
        "__class__": "FontManager",
        "_version": FORMAT,
        "_FontManager__default_weight": "normal",
        "default_size": None,
        "defaultFamily": {"ttf": "DejaVu Sans", "afm": "Helvetica"},
        "afmlist": [],
        "ttflist": _entries(matplotlib),
    }
    wheel = folder / WHEEL
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {
            LIST: json.dumps(listed, indent=1),
            "dynaq_fonts-0.dist-info/METADATA": DESCRIPTION,
            "dynaq_fonts-0.dist-info/WHEEL": TAGS,
            "dynaq_fonts-0.dist-info/RECORD": "",
        }.items():
            # A fixed time: the same fonts give the same bytes, and so a browser's cache goes on being good.
            archive.writestr(zipfile.ZipInfo(name), text)
    return wheel


def _entries(matplotlib: Path) -> list[dict[str, Any]]:
    """What Matplotlib notes of each font in its wheel."""
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(matplotlib) as archive:
        fonts = sorted(name for name in archive.namelist() if name.startswith(DATA) and name.endswith(".ttf"))
        return [_entry(Path(archive.extract(name, folder)), name.removeprefix(DATA)) for name in fonts]


def _entry(file: Path, name: str) -> dict[str, Any]:
    noted = dataclasses.asdict(ttfFontProperty(FT2Font(str(file)))) | {"fname": name}
    return {"__class__": "FontEntry"} | {field: noted[field] for field in FIELDS}

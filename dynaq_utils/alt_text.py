"""Showing a figure together with words that say what it shows."""

from __future__ import annotations

import base64
import io
from typing import Any

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

DOTS_PER_INCH = 144
SHRINK = 2
"""Pictures have twice as many dots as they take on the page, for sharp screens."""


def show(figure: Figure, alt: str) -> None:
    """Shows a figure in a notebook, with a text in its place where no picture can be seen.

    The text is kept in the output's metadata (as the picture's `alt`) and as the output's plain text.
    JupyterLab 4.6 and nbconvert 7.17 show neither where they show the picture, so the same message has to
    stand in the text beside the figure. Outside a notebook nothing is shown. The figure is closed.

    Args:
        figure: the figure.
        alt: what it shows, in a sentence or two.

    Raises:
        ValueError: if the text is empty.
    """
    if not alt.strip():
        raise ValueError("A figure needs a text that says what it shows: alt is empty.")
    if _is_in_notebook():
        from IPython.display import display

        data, metadata = picture(figure, alt)
        display(data, metadata=metadata, raw=True)
    plt.close(figure)


def _is_in_notebook() -> bool:
    try:
        from IPython import get_ipython
    except ImportError:
        return False
    return get_ipython() is not None


def picture(figure: Figure, alt: str) -> tuple[dict[str, str], dict[str, Any]]:
    """The output that a notebook keeps of a figure.

    Args:
        figure: the figure.
        alt: what it shows.

    Returns:
        The output's data (a PNG picture in base64, and the text) and its metadata.
    """
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=DOTS_PER_INCH, metadata={"Software": None})
    png = file.getvalue()
    # Width and height stand in bytes 16 to 23 of every PNG file.
    width, height = (int.from_bytes(png[start : start + 4], "big") // SHRINK for start in (16, 20))
    data = {"image/png": base64.b64encode(png).decode("ascii"), "text/plain": alt}
    return data, {"image/png": {"alt": alt, "width": width, "height": height}}

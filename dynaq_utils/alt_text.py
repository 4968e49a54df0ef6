"""Showing a figure together with words that say what it shows."""

from __future__ import annotations

import base64
import io
from html import escape
from typing import Any

import matplotlib.pyplot as plt
from matplotlib.figure import Figure
from PIL import Image

DOTS_PER_INCH = 144
SHRINK = 2
"""Pictures have twice as many dots as they take on the page, for sharp screens."""
COLOURS = 256
REFINEMENT = 3
"""Changes of the palette in a row, at most, after which it is good enough."""


def show(figure: Figure, alt: str) -> None:
    """Shows a figure in a notebook, with a text in its place where no picture can be seen.

    JupyterLab 4.6 and nbconvert 7.17 leave an `alt` in an output's metadata unread, but show an output's HTML rather
    than its PNG: so the picture goes out as HTML too, an `img` with the text as its `alt`. Front ends that show no
    HTML take the PNG, those that show neither the text. Outside a notebook nothing is shown. The figure is closed.

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
        The output's data (an HTML image, a PNG picture in base64, and the text) and its metadata.
    """
    drawn = _draw(figure)
    file = io.BytesIO()
    drawn.save(file, format="png", optimize=True)
    encoded = base64.b64encode(file.getvalue()).decode("ascii")
    width, height = drawn.width // SHRINK, drawn.height // SHRINK
    # A page narrower than the picture shrinks it, in proportion.
    html = (
        f'<img src="data:image/png;base64,{encoded}" alt="{escape(alt)}" width="{width}" '
        'style="max-width: 100%; height: auto">'
    )
    data = {"text/html": html, "image/png": encoded, "text/plain": alt}
    return data, {"image/png": {"alt": alt, "width": width, "height": height}}


def _draw(figure: Figure) -> Image.Image:
    """The figure with a palette, which takes a third of the room: a notebook holds every picture twice.

    No dithering: even areas stay even.
    """
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=DOTS_PER_INCH)
    whole = Image.open(file).convert("RGB")
    return whole.quantize(COLOURS, Image.Quantize.MEDIANCUT, kmeans=REFINEMENT, dither=Image.Dither.NONE)

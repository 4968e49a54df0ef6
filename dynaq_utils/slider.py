"""A slider through pictures of one figure, and the words of each; one picture where nobody can move a slider."""

from __future__ import annotations

import importlib.util
import io
from html import escape
from typing import Any, Protocol

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from dynaq_utils import alt_text
from dynaq_utils.frontend import is_static


class Slides(Protocol):
    """What a slider goes through.

    Attributes:
        figure: the figure.
        n_positions: number of positions of the slider.
    """

    figure: Figure
    n_positions: int

    def show(self, position: int) -> None:
        """Puts what belongs to a position into the figure."""

    def words(self) -> str:
        """What the figure shows at present."""


def slide(slides: Slides, description: str, still: int, first: int = 0) -> Any:
    """Shows pictures with a slider, or one of them.

    Args:
        slides: the pictures.
        description: a word that stands beside the slider.
        still: the position that is shown in static mode, or without ipywidgets.
        first: the position at which the slider starts.

    Returns:
        The widget (ipywidgets 7 or 8). In static mode, or without ipywidgets, None: a picture is shown already.
    """
    if is_static() or importlib.util.find_spec("ipywidgets") is None:
        slides.show(still)
        return alt_text.show(slides.figure, slides.words())
    return _widget(slides, description, first)


def picture(figure: Figure) -> bytes:
    """A figure as a PNG file."""
    file = io.BytesIO()
    # Little compression: the picture is thrown away a moment later, and time counts.
    FigureCanvasAgg(figure).print_png(file, pil_kwargs={"compress_level": 1})
    return file.getvalue()


def _widget(slides: Slides, description: str, first: int) -> Any:
    import ipywidgets

    slider = ipywidgets.IntSlider(
        value=first,
        min=0,
        max=slides.n_positions - 1,
        description=description,
        readout=False,
        layout=ipywidgets.Layout(width="95%"),
    )
    image = ipywidgets.Image(format="png", layout=ipywidgets.Layout(max_width="100%"))
    words = ipywidgets.HTML()  # a Label is one line, cut off at its end

    def move(change: dict[str, Any]) -> None:
        slides.show(change["new"])
        image.value = picture(slides.figure)
        words.value = escape(slides.words())

    slider.observe(move, names="value")
    move({"new": first})
    return ipywidgets.VBox([slider, image, words])

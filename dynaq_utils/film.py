"""Films and sliders as a page of their own: no kernel, no widget, nothing fetched, so they are there after reopening.

What is shown is HTML with one picture a frame and a slider of the browser's, which keyboards, fingers and screen
readers know. The first picture needs no program to be seen; where a front end lets none run, all are shown in a row.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from html import escape
from typing import Any
from uuid import uuid4

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from dynaq_utils.progress import track

MOST_FRAMES = 60
"""Positions of a slider that a hand can still tell apart."""
COLOURS = 128

_OWN_KEYS = 'data-lm-suppress-shortcuts="true"'
"""Without it JupyterLab takes the arrow keys: they would fold sections and go from cell to cell."""
_PARTS = "const f=this.closest('figure'),s=f.querySelector('input'),p=[...f.querySelectorAll('img')];"
_SHOW = (
    f"{_PARTS}p.forEach((g,i)=>g.style.display=i==s.value?'':'none');const t=p[s.value].alt;"
    "f.querySelector('output').textContent=(+s.value+1)+' of '+p.length+': '+t;s.setAttribute('aria-valuetext',t)"
)
_PLAY = (
    f"{_PARTS}const b=this,stop=()=>{{clearInterval(f.timer);f.timer=0;b.textContent='▷ Play'}},"
    "go=n=>{s.value=n;s.dispatchEvent(new Event('input'))};"
    "if(f.timer){stop();return}if(+s.value>=+s.max)go(0);b.textContent='‖ Pause';"
    "f.timer=setInterval(()=>{go(+s.value+1);if(+s.value>=+s.max||!f.isConnected)stop()},PAUSE)"
)


def film(
    figure: Figure,
    draw: Callable[[int], str],
    n_frames: int,
    name: str,
    label: str,
    pause: int = 500,
    start: int = 0,
) -> Any:
    """Makes a film with a slider.

    Args:
        figure: Where the frames are drawn.
        draw: Draws a frame by its number and gives what it shows, in words.
        n_frames: How many there are, at most `MOST_FRAMES`.
        name: What the whole shows, for who cannot see it.
        label: What the slider moves through.
        pause: Milliseconds a frame.
        start: The frame that is seen at first.

    Returns:
        What a notebook shows when it is the last line of a cell.
    """
    from IPython.display import HTML

    if n_frames > MOST_FRAMES:
        raise ValueError(f"A film has at most {MOST_FRAMES} frames, and this one {n_frames}.")
    words, pictures = [], []
    for frame in track(range(n_frames), "pictures", True):
        words.append(draw(frame))
        pictures.append(_picture(figure))
    frames = "".join(
        f'<img src="data:image/png;base64,{picture}" alt="{escape(told)}" '
        f'style="max-width: 100%; height: auto{"" if number == start else "; display: none"}">'
        for number, (picture, told) in enumerate(zip(pictures, words, strict=True))
    )
    own = f"film-{uuid4().hex[:8]}"
    slider = (
        f'<label for="{own}">{escape(label)}</label> <input id="{own}" type="range" min="0" max="{n_frames - 1}" '
        f'step="1" value="{start}" {_OWN_KEYS} aria-valuetext="{escape(words[start])}" '
        f'style="width: 60%" oninput="{_SHOW}">'
    )
    play = f'<button type="button" {_OWN_KEYS} onclick="{_PLAY.replace("PAUSE", str(pause))}">▷ Play</button>'
    readout = f'<output for="{own}">{start + 1} of {n_frames}: {escape(words[start])}</output>'
    return HTML(
        f'<figure role="group" aria-label="{escape(name)}" style="margin: 0">{frames}'
        f"<div>{play} {slider}</div><div>{readout}</div></figure>"
    )


def _picture(figure: Figure) -> str:
    file = io.BytesIO()
    FigureCanvasAgg(figure).print_png(file)
    small = io.BytesIO()
    Image.open(file).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(small, "png", optimize=True)
    return base64.b64encode(small.getvalue()).decode("ascii")

import base64
import io
import struct

import matplotlib.pyplot as plt
import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import RichOutput
from PIL import Image

from dynaq_utils import alt_text


def figure():
    made, ax = plt.subplots(figsize=(3, 2))
    ax.plot([0, 1])
    return made


def test_a_picture_carries_its_words():
    data, metadata = alt_text.picture(figure(), "a rising line")
    assert data["text/plain"] == metadata["image/png"]["alt"] == "a rising line"


def test_html_shows_the_same_picture_with_the_words_as_its_alt():
    data, _ = alt_text.picture(figure(), 'rises: "<1" & more')
    assert (
        f'src="data:image/png;base64,{data["image/png"]}" alt="rises: &quot;&lt;1&quot; &amp; more"'
        in data["text/html"]
    )


def test_a_picture_is_shown_at_half_its_size_for_sharp_screens():
    data, metadata = alt_text.picture(figure(), "a rising line")
    png = base64.b64decode(data["image/png"])
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    assert metadata["image/png"]["width"] == width // 2 and metadata["image/png"]["height"] == height // 2


def test_a_palette_keeps_a_picture_small_and_its_colours_true():
    shades, ax = plt.subplots()
    ax.imshow(np.linspace(0, 1, 256)[None, :], aspect="auto")
    whole = io.BytesIO()
    shades.savefig(whole, format="png", dpi=alt_text.DOTS_PER_INCH)
    small = base64.b64decode(alt_text.picture(shades, "shades")[0]["image/png"])
    assert len(small) < len(whole.getvalue()) / 2
    drawn, kept = (np.asarray(Image.open(file).convert("RGB"), float) for file in (whole, io.BytesIO(small)))
    assert np.abs(drawn - kept).mean() < 1


def test_the_same_figure_gives_the_same_bytes():
    assert alt_text.picture(figure(), "a line") == alt_text.picture(figure(), "a line")


def test_a_notebook_gets_one_output_and_keeps_no_figure(monkeypatch):
    outputs: list[RichOutput] = []
    shell = InteractiveShell.instance()
    try:
        monkeypatch.setattr(shell.display_pub, "publish", lambda **output: outputs.append(output))
        alt_text.show(figure(), "a rising line")
    finally:
        InteractiveShell.clear_instance()
    (output,) = outputs
    assert output["data"]["text/plain"] == "a rising line" and "image/png" in output["data"]
    assert output["metadata"]["image/png"]["alt"] == "a rising line"
    assert plt.get_fignums() == []


def test_outside_a_notebook_nothing_is_shown(capsys):
    alt_text.show(figure(), "a rising line")
    assert capsys.readouterr() == ("", "") and plt.get_fignums() == []


def test_a_figure_needs_words():
    with pytest.raises(ValueError, match="alt is empty"):
        alt_text.show(figure(), " ")

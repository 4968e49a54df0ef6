import matplotlib.pyplot as plt
import pytest
from matplotlib.colors import to_hex, to_rgb

from dynaq_utils import colours

WHITE, FILLS = "#FFFFFF", (colours.PALE_RED, colours.PALE_BLUE, colours.PALE_GREEN)


def luminance(colour):
    """Relative luminance after WCAG 2.1."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first, second):
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself():
    assert contrast("black", "white") == pytest.approx(21)
    assert contrast("#767676", "white") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("colour", colours.CYCLE)
def test_line_colours_stand_out_on_white(colour):
    assert contrast(colour, WHITE) >= 3


def test_lines_have_a_second_cue():
    assert len(set(colours.CYCLE)) == len(set(colours.DASHES)) == len(set(colours.MARKERS)) == 5


@pytest.mark.parametrize("fill", FILLS)
def test_words_are_readable_on_fills(fill):
    assert contrast(colours.BLACK, fill) >= 4.5 and contrast(colours.GREY, fill) >= 4.5


def test_the_style_is_found_by_name_and_uses_these_colours():
    with plt.style.context("dynaq_utils.course"):
        cycle = plt.rcParams["axes.prop_cycle"].by_key()
        assert [to_hex(colour).upper() for colour in cycle["color"]] == list(colours.CYCLE)
        assert plt.rcParams["image.cmap"] == "viridis"

import ast
import re
from pathlib import Path

import matplotlib.pyplot as plt
import pytest
from matplotlib.axes import Axes

import dynaq_utils
from dynaq_utils import diagrams


@pytest.mark.parametrize("name", diagrams.NAMES)
def test_a_diagram_draws_into_the_axes_it_is_given(name):
    _, ax = plt.subplots()
    assert diagrams.DIAGRAMS[name].draw(ax=ax) is ax


@pytest.mark.parametrize("name", diagrams.NAMES)
def test_a_diagram_makes_a_figure_and_its_words_lie_inside(name):
    ax = diagrams.DIAGRAMS[name].draw()
    assert isinstance(ax, Axes)
    figure = ax.figure
    figure.canvas.draw()
    for text in ax.texts:
        box = text.get_window_extent()
        assert figure.bbox.x0 <= box.x0 and box.x1 <= figure.bbox.x1, text.get_text()
        assert figure.bbox.y0 <= box.y0 and box.y1 <= figure.bbox.y1, text.get_text()


@pytest.mark.parametrize("name", diagrams.NAMES)
def test_a_diagram_has_words_in_its_place(name):
    alt = diagrams.DIAGRAMS[name].alt
    assert 80 < len(alt) < 420 and alt.endswith(".") and "  " not in alt


def test_no_two_diagrams_have_the_same_words():
    assert len({diagram.alt for diagram in diagrams.DIAGRAMS.values()}) == len(diagrams.NAMES)


@pytest.mark.parametrize("version", ["0.5", "1.0", "1.5", "2.0", "2.5", "3.0"])
def test_the_words_of_a_version_number_as_many_steps_as_are_drawn(version):
    drawn = [text.get_text() for text in diagrams.draw_recipe(version).texts]
    numbers = [text for text in drawn if text.isdigit()]
    alt = diagrams.DIAGRAMS["version_" + version.replace(".", "_")].alt
    told = dict(zip(("three", "four", "five", "six"), range(3, 7), strict=True))[alt.split()[3]]
    assert numbers == [str(number) for number in range(1, told + 1)]
    assert all(re.search(rf"\b{number} \w", alt) for number in numbers)


def test_unknown_names_are_answered_with_the_known_ones():
    with pytest.raises(ValueError, match=r"no diagram 'dyna'.*dyna_loop"):
        diagrams.show("dyna")
    with pytest.raises(ValueError, match=r"no version '4.0'.*3\.0"):
        diagrams.draw_recipe("4.0")


def test_showing_outside_a_notebook_leaves_nothing_behind(capsys):
    diagrams.show("dyna_loop")
    assert plt.get_fignums() == [] and capsys.readouterr().out == ""


def test_nothing_is_fetched():
    for path in Path(dynaq_utils.__file__).parent.rglob("*.py"):
        strings = [
            node.value
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        assert not [text for text in strings if re.match(r"https?://", text)], path

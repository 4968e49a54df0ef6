import re

import numpy as np
import pytest

from dynaq_utils import alt_text, experiments
from dynaq_utils.reach import PARTS, Reach, reach_explorer

SEED = 6


@pytest.fixture(scope="module")
def reach():
    return Reach((0, 50), SEED)


def counts(words):
    return [int(number) for number in re.findall(r"(\d+) for n", words)]


def known(value):
    return int((value.max(axis=1) > 0).sum())


def test_half_way_it_is_figure_8_3(reach):
    reach.show(PARTS // 2)
    assert "after 50 % of the second episode" in reach.words()
    assert counts(reach.words()) == [known(experiments.figure_8_3(n, SEED)) for n in (0, 50)] == [1, 21]


def test_what_is_known_reaches_further_and_further(reach):
    found = []
    for position in range(reach.n_positions):
        reach.show(position)
        found.append(counts(reach.words()))
    without, with_planning = np.transpose(found).tolist()
    assert without == [1] * PARTS + [2]
    assert with_planning == sorted(with_planning) and with_planning[-1] > with_planning[0]


def test_static_runs_show_figure_8_3(static, monkeypatch):
    words = []
    monkeypatch.setattr(alt_text, "show", lambda figure, alt: words.append(alt))
    assert reach_explorer(seed=SEED) is None
    assert "after 50 %" in words[0]


def test_the_slider_starts_half_way_and_changes_picture_and_words(live):
    pytest.importorskip("ipywidgets")
    bar, image, words = reach_explorer(seed=SEED).children
    before = bytes(image.value), words.value
    assert "after 50 %" in before[1]
    bar.value = bar.max
    assert bytes(image.value) != before[0] and "after 100 %" in words.value

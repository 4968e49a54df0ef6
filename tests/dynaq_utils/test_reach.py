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
    words = reach.show(PARTS // 2)
    assert "after 50 % of the second episode" in words
    assert counts(words) == [known(experiments.figure_8_3(n, SEED)) for n in (0, 50)] == [1, 21]


def test_what_is_known_reaches_further_and_further(reach):
    found = []
    for position in range(reach.n_positions):
        found.append(counts(reach.show(position)))
    without, with_planning = np.transpose(found).tolist()
    assert without == [1] * PARTS + [2]
    assert with_planning == sorted(with_planning) and with_planning[-1] > with_planning[0]


def test_static_runs_show_figure_8_3(static, monkeypatch):
    words = []
    monkeypatch.setattr(alt_text, "show", lambda figure, alt: words.append(alt))
    assert reach_explorer(seed=SEED) is None
    assert "after 50 %" in words[0]


def test_the_slider_starts_half_way_and_has_words_for_each_picture(live):
    html = reach_explorer(seed=SEED).data
    assert f'value="{PARTS // 2}"' in html
    assert [counts(alt)[0] for alt in re.findall(r'alt="([^"]*)"', html)] == [1] * PARTS + [2]

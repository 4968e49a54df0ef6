import itertools

import numpy as np
import pytest

from dynaq_grader.kit.streams import is_reachable
from dynaq_grader.reference.words import Words, advanced, mask_for


def state_after(seed, draws=0):
    rng = np.random.RandomState(seed)
    rng.random_sample(draws)
    return rng.get_state(legacy=True)


@pytest.mark.parametrize("n", [2, 3, 4, 5, 64, 65, 256, 400])
def test_choice_masks_words_and_tries_again(n):
    words = Words(state_after(4))
    drawn = []
    source = iter(words)
    while len(drawn) < 200:
        word = next(source) & mask_for(n)
        if word < n:
            drawn.append(word)
    rng = np.random.RandomState(4)
    assert drawn == [int(rng.choice(n)) for _ in range(200)]
    state = rng.get_state(legacy=True)
    assert words.state_now()[2] == state[2]
    assert np.array_equal(words.state_now()[1], state[1])


def test_advancing_is_drawing():
    rng = np.random.RandomState(9)
    start = rng.get_state(legacy=True)
    rng.random_sample(1000)
    end = advanced(start, 2000)
    assert np.array_equal(end[1], rng.get_state(legacy=True)[1])
    assert end[2] == rng.get_state(legacy=True)[2]


@pytest.mark.parametrize("draws", [0, 1, 311, 312, 313, 5000])
def test_a_drawn_stream_is_reachable(draws):
    assert is_reachable(state_after(2), state_after(2, draws))
    assert is_reachable(state_after(2, 7), state_after(2, 7 + draws))


def test_a_seeded_stream_is_not_reachable():
    assert not is_reachable(state_after(2), state_after(3), most_blocks=200)
    assert not is_reachable(state_after(2, 5), state_after(2))


def test_words_are_given_one_after_the_other():
    first = list(itertools.islice(iter(Words(state_after(1))), 2000))
    assert first == np.random.RandomState(1).randint(0, 2**32, 2000, dtype=np.uint32).tolist()

import random

import numpy as np
import pytest

from dynaq_utils.random_streams import borrowed_streams


def test_streams_are_seeded_inside_and_go_on_outside():
    np.random.seed(3)
    random.seed(3)
    expected = np.random.random(), random.random()
    np.random.seed(3)
    random.seed(3)
    with borrowed_streams(8):
        inside = np.random.random(), random.random()
    assert (np.random.random(), random.random()) == expected
    with borrowed_streams(8):
        assert (np.random.random(), random.random()) == inside


def test_streams_go_on_after_an_error(unmoved_streams):
    with pytest.raises(ZeroDivisionError), borrowed_streams(8):
        np.random.random(100)
        raise ZeroDivisionError

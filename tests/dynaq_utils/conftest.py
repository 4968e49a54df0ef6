import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest

from dynaq_utils.frontend import SWITCHES


@pytest.fixture(autouse=True)
def quiet_figures():
    """Draws without a screen, and leaves no figure to the next test."""
    before = plt.get_backend()
    matplotlib.use("agg")
    yield
    plt.close("all")
    matplotlib.use(before)


@pytest.fixture
def static(monkeypatch):
    """A run that nobody watches."""
    monkeypatch.setenv("DYNAQ_STATIC", "1")


@pytest.fixture
def live(monkeypatch):
    """A notebook that somebody looks at."""
    for name in SWITCHES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def unmoved_streams():
    """Fails a test that moves NumPy's global stream."""
    np.random.seed(7)
    before = np.random.get_state()
    yield
    after = np.random.get_state()
    assert before[2] == after[2] and (before[1] == after[1]).all()

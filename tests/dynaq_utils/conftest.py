import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import HealthCheck, settings

from dynaq_utils.frontend import SWITCHES

# The same examples in every run, and no example judged by how long it takes: the machine may be busy.
settings.register_profile(
    "course", derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("course")


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

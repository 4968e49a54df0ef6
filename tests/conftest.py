import os

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["going_on", "busy"]

# No example is judged by how long it takes: the machine may be busy. CI tries the same examples in every run.
settings.register_profile(
    "patient",
    deadline=None,
    derandomize="CI" in os.environ,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("patient")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first: else one process runs them at the end, beside others that have nothing left to do."""
    items.sort(key=lambda item: item.get_closest_marker("minute") is None)

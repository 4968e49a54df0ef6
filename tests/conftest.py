import os

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

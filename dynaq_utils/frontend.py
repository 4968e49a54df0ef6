"""The one switch between a live notebook and a run that nobody watches."""

from __future__ import annotations

import os

SWITCHES = ("DYNAQ_STATIC", "NBGRADER_EXECUTION")


def is_static() -> bool:
    """Whether interactive pieces become plain ones: no progress bar, no widget, the last frame only.

    True where the environment sets `DYNAQ_STATIC` (to anything but 0) or where nbgrader runs the notebook,
    which sets `NBGRADER_EXECUTION`.
    """
    return any(os.environ.get(name, "0") not in ("", "0") for name in SWITCHES)

"""nbgrader's own log, which writes every error with its traceback."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator

NBGRADERS_LOG = logging.getLogger("tornado.application")
"""Where nbgrader's `api` writes every error of the database with its traceback, before it raises it."""


@contextlib.contextmanager
def without_tracebacks() -> Iterator[None]:
    """Keeps what nbgrader logs of an error off the terminal: who asked is told in a sentence."""

    def shown(record: logging.LogRecord) -> bool:
        return record.module != "api" or not record.exc_info

    NBGRADERS_LOG.addFilter(shown)
    try:
        yield
    finally:
        NBGRADERS_LOG.removeFilter(shown)

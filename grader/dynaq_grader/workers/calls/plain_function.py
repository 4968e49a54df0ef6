"""Calls of a function of this process, with the manners of a worker: silent, and nothing of ours changed."""

import contextlib
import io
import warnings
from collections.abc import Callable, Iterator
from typing import Any

from .random_streams import RngState


class _Nowhere(io.TextIOBase):
    """Takes every text and keeps none."""

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        return len(text)


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Within it prints and warnings go nowhere; after it the global random streams are where they were."""
    before = RngState.capture()
    nowhere = _Nowhere()
    try:
        with (
            warnings.catch_warnings(),
            contextlib.redirect_stdout(nowhere),
            contextlib.redirect_stderr(nowhere),
        ):
            warnings.simplefilter("ignore")
            yield
    finally:
        before.restore()


def ask_here(run: Callable[[Any, Any], dict], function: Callable[..., Any], request: dict) -> dict:
    """Runs a request in this process."""
    with undisturbed():
        return run(function, request)

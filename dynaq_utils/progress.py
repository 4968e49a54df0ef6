"""Progress bars that keep quiet while a notebook is graded, and leave nothing behind in a saved one."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sized
from html import escape
from typing import TypeVar

from dynaq_utils.frontend import is_static

Item = TypeVar("Item")
SECONDS = 0.2
"""Between two changes of a bar."""


def track(items: Iterable[Item], label: str, shown: bool) -> Iterable[Item]:
    """Goes through the items, with a progress bar where one is wanted and somebody watches.

    In a notebook the bar is HTML, no widget: a widget in a saved notebook has lost its kernel, and an error stands in
    its place. Elsewhere it is tqdm's.

    Args:
        items: what to go through; a bar needs its length.
        label: words in front of the bar.
        shown: whether a bar is wanted; in static mode there is none all the same.

    Returns:
        The items, in their order.
    """
    if not shown or is_static() or not isinstance(items, Sized):
        return items
    if _is_in_notebook():
        return _with_bar(items, len(items), label)
    from tqdm import tqdm

    return tqdm(items, desc=label, total=len(items), leave=False)


def _is_in_notebook() -> bool:
    try:
        from IPython import get_ipython
    except ImportError:
        return False
    shell = get_ipython()
    return shell is not None and type(shell).__name__ != "TerminalInteractiveShell"


def _with_bar(items: Iterable[Item], total: int, label: str) -> Iterator[Item]:
    from IPython.display import HTML, display

    handle = display(HTML(_bar(label, 0, total)), display_id=True)
    changed = time.monotonic()
    try:
        for done, item in enumerate(items):
            if time.monotonic() - changed > SECONDS:
                handle.update(HTML(_bar(label, done, total)))
                changed = time.monotonic()
            yield item
        handle.update(HTML(_bar(label, total, total)))
    finally:
        handle.update(HTML(""))


def _bar(label: str, done: int, total: int) -> str:
    told = f"{escape(label)}: {done} of {total}"
    return f'<label>{told} <progress max="{total}" value="{done}"></progress></label>'

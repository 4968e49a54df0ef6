"""Progress bars that keep quiet while a notebook is graded."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sized
from typing import TypeVar

from dynaq_utils.frontend import is_static

Item = TypeVar("Item")


def track(items: Iterable[Item], label: str, shown: bool) -> Iterable[Item]:
    """Goes through the items, with a progress bar where one is wanted and somebody watches.

    Args:
        items: what to go through; a bar needs its length.
        label: words in front of the bar.
        shown: whether a bar is wanted; in static mode there is none all the same.

    Returns:
        The items, in their order.
    """
    if not shown or is_static():
        return items
    with warnings.catch_warnings():
        # tqdm warns where ipywidgets is missing, and then draws a bar of characters, which will do.
        warnings.simplefilter("ignore")
        from tqdm.auto import tqdm

        total = len(items) if isinstance(items, Sized) else None
        return tqdm(items, desc=label, total=total, leave=False)

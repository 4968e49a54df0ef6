"""Progress bars that keep quiet while a notebook is graded."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sized
from typing import TypeVar

from dynaq_utils.frontend import is_static

Item = TypeVar("Item")
COLUMNS = 72


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
    from tqdm.std import tqdm

    # Characters, not a widget: a saved notebook has no kernel that a widget could belong to. On stdout, since what comes
    # on stderr looks like an error.
    total = len(items) if isinstance(items, Sized) else None
    return tqdm(items, desc=label, total=total, leave=False, file=sys.stdout, ascii=True, ncols=COLUMNS)

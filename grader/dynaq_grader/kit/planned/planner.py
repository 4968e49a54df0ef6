"""What is known of a planner."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from .asked import Table

Pair = tuple[int, int]


class Planner(Protocol):
    """A way of drawing entries and of backing them up."""

    @property
    def passes_over(self) -> bool:
        """Whether it draws entries that it then leaves alone."""

    @property
    def times(self) -> Any:
        """Gives its number of backups, from k."""

    @property
    def states(self) -> Any:
        """Gives the states that it draws from, from the model."""

    @property
    def actions(self) -> Any:
        """Gives the actions that it draws from, from the model and the state."""

    def target(self, pair: Pair, /, *args: Any) -> float | None:
        """Where a backup moves an entry to, from the arguments of the call; None where it leaves it alone."""

    def law(self, model: Table) -> Table:
        """The probability of each entry that it backs up."""


Named = Sequence[tuple[str | None, Planner]]

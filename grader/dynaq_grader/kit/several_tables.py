"""Looks at functions that return several tables, each the size of an argument."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from .comparing import alike
from .counting import changed_arguments
from .findings import Answered, Reply
from .returned_tables import is_numbers

CLOSE = 1e-8
Table = npt.NDArray[np.float64]


def is_of_tables(reply: Reply, arguments: tuple[int, ...]) -> bool:
    """Whether as many tables came back as arguments are named, each of the shape of its argument."""
    value = reply.value
    return (
        isinstance(value, tuple | list)
        and len(value) == len(arguments)
        and all(
            is_numbers(table, reply.right_args[position].shape)
            for table, position in zip(value, arguments, strict=True)
        )
    )


def part_right(
    arguments: tuple[int, ...], part: int, of: Callable[[Table, Reply], Table] = lambda table, reply: table
) -> Callable[[Reply], bool]:
    """A look at one of the tables.

    Args:
        arguments: Positions of the arguments that the tables are made of.
        part: Which of the tables.
        of: What counts of a table, from the table and the call.
    """

    def is_right(reply: Reply) -> bool:
        if not is_of_tables(reply, arguments):
            return False
        found, wanted = (of(tables[part], reply) for tables in (reply.value, reply.expected))
        return alike(found, wanted, CLOSE, CLOSE)

    return is_right


def leaves_others_alone(arguments: tuple[int, ...], shown: Callable[[Reply], bool]) -> Callable[[Answered], bool]:
    """A line that holds where all other arguments stay as they are, and a look shows that something was done."""

    def holds(found: Answered) -> bool:
        changed = [changed_arguments(r.answer, r.args, arguments) for r in found.given if r.answer is not None]
        return found.fatal is None and not any(changed) and any(map(shown, found.given))

    return holds


def changes_others(found: Answered) -> str | None:
    """Whether nothing is broken but the last line, which is that one."""
    *others, last = found.holds.values()
    return "changes-arguments" if all(others) and not last else None

"""Statements that change the numbers that go into a function: those of arrays, lists and dicts as well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from ..comparing import is_number


def assignments(inputs: Sequence[tuple[str, list[Any]]], form: str) -> Iterator[str]:
    """Gives one statement for each number or collection of numbers.

    Args:
        inputs: Names of arguments with the values that they have in public calls.
        form: The new value, as text, of the old value ``{x}``.
    """
    for name, values in inputs:
        yield from _of(name, values, form)


def _of(name: str, values: list[Any], form: str) -> Iterator[str]:
    value = next((one for one in values if one is not None), None)
    if isinstance(value, np.ndarray) and value.dtype.kind in "fiu":
        yield f"{name} = {form.format(x=name)}"
    elif isinstance(value, list | tuple) and value and is_number(value[0]):
        yield f"{name} = [{form.format(x='entry')} for entry in {name}]"
    elif isinstance(value, dict):
        for key, entry in value.items():
            if is_number(entry):
                changed = form.format(x=f"{name}[{key!r}]")
                yield f"{name} = {{**{name}, {key!r}: {_as_was(changed, entry)}}}"
    elif is_number(value):
        changed = _as_was(form.format(x=name), value)
        yield f"{name} = {name} if {name} is None else {changed}" if None in values else f"{name} = {changed}"


def _as_was(changed: str, value: Any) -> str:
    """A whole number stays one."""
    return f"int({changed})" if isinstance(value, int) else f"float({changed})"

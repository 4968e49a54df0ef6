"""A statement that has moved into a loop or out of it, and two statements that have changed places."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .building import with_field
from .program import Program


def changes(node: ast.AST, program: Program) -> Iterator[ast.AST]:
    """Gives what may take the place of a node."""
    for field in ("body", "orelse"):
        block = getattr(node, field, None)
        if isinstance(node, ast.Module) or not isinstance(block, list):
            continue
        for place in range(len(block) - 1):
            yield with_field(node, field, [*block[:place], block[place + 1], block[place], *block[place + 2 :]])
        for place, statement in enumerate(block):
            if isinstance(statement, ast.For | ast.While):
                yield from (with_field(node, field, moved) for moved in _moved(block, place, statement))


def _moved(block: list[ast.stmt], place: int, loop: ast.For | ast.While) -> Iterator[list[ast.stmt]]:
    before, after = block[:place], block[place + 1 :]
    if before:
        yield [*before[:-1], with_field(loop, "body", [before[-1], *loop.body]), *after]  # type: ignore[list-item]
    if after:
        yield [*before, with_field(loop, "body", [*loop.body, after[0]]), *after[1:]]  # type: ignore[list-item]
    if len(loop.body) > 1:
        yield [*before, loop.body[0], with_field(loop, "body", loop.body[1:]), *after]  # type: ignore[list-item]
        yield [*before, with_field(loop, "body", loop.body[:-1]), loop.body[-1], *after]  # type: ignore[list-item]

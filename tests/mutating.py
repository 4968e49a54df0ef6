"""Mutants of a piece of Python: one small change each, made on the syntax tree."""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

OTHER_OPERATOR = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
OPPOSITE = {ast.Lt: ast.GtE, ast.LtE: ast.Gt, ast.Gt: ast.LtE, ast.GtE: ast.Lt}
OTHER_METHOD = {"max": "min", "randint": "permutation"}
KEYS = ("k", "alpha", "gamma", "epsilon")


@dataclass(frozen=True)
class Mutant:
    """A changed program.

    Attributes:
        original: Name of the program that was changed.
        kind: What was changed: ``operator``, ``operand``, ``comparison``, ``constant``, ``index``,
            ``argument``, ``call``, ``name``, ``variable``, ``condition`` or ``statement``.
        line: The line that was changed, as it was.
        changed: The same line, changed; empty where it was deleted.
        source: The whole changed program.
    """

    original: str
    kind: str
    line: str
    changed: str
    source: str

    def __str__(self) -> str:
        return f"{self.original}: {self.kind}: {self.line} -> {self.changed or '(deleted)'}"


def mutants(name: str, source: str) -> list[Mutant]:
    """Every mutant of a program, each one once, in the order of the lines."""
    tree = ast.parse(source)
    before = ast.unparse(tree)
    found: dict[str, Mutant] = {}
    for kind, changed in _changed_trees(tree):
        after = ast.unparse(ast.fix_missing_locations(changed))
        if after != before and after not in found:
            found[after] = Mutant(name, kind, *_difference(before, after), after + "\n")
    return list(found.values())


def _changed_trees(tree: ast.Module) -> Iterator[tuple[str, ast.Module]]:
    variables = sorted(_assigned(tree) | _arguments(tree))
    for number, node in enumerate(ast.walk(tree)):
        for kind, new in _replacements(node, variables):
            changed = copy.deepcopy(tree)
            twin = next(other for place, other in enumerate(ast.walk(changed)) if place == number)
            _Exchange(twin, new).visit(changed)
            yield kind, changed


class _Exchange(ast.NodeTransformer):
    """Puts a node in the place of another one."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self.new if node is self.old else self.generic_visit(node)


def _assigned(tree: ast.Module) -> set[str]:
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return names - {"_"}


def _arguments(tree: ast.Module) -> set[str]:
    return {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}


def _replacements(node: ast.AST, variables: list[str]) -> Iterator[tuple[str, ast.AST]]:
    """Kinds of change to a node, and the node that takes its place."""
    for kind, change in _changes(node):
        new = copy.deepcopy(node)
        for field, value in change.items():
            setattr(new, field, value)
        yield kind, new
    match node:
        case ast.BinOp():
            yield "operand", node.left
            yield "operand", node.right
        case ast.Call(args=[first, *_]) | ast.UnaryOp(operand=first):
            yield "call", first
        case ast.Name(ctx=ast.Load()) if node.id in variables:
            for other in variables:
                yield "variable", ast.Name(other, ast.Load())


def _changes(node: ast.AST) -> Iterator[tuple[str, dict[str, object]]]:
    """Kinds of change to a node, and what its fields become."""
    match node:
        case ast.BinOp() | ast.AugAssign():
            yield "operator", {"op": OTHER_OPERATOR[type(node.op)]()}
        case ast.Compare():
            for others in (OTHER_OPERATOR, OPPOSITE):
                if type(node.ops[0]) in others:
                    yield "comparison", {"ops": [others[type(node.ops[0])]()]}
        case ast.Constant():
            for value in _other_constants(node.value):
                yield "constant", {"value": value}
        case ast.Tuple() if len(node.elts) > 1:
            for elements in _neighbours_swapped(node.elts):
                yield "index", {"elts": elements}
        case ast.Call() if len(node.args) > 1:
            for arguments in _neighbours_swapped(node.args):
                yield "argument", {"args": arguments}
        case ast.Attribute() if node.attr in OTHER_METHOD:
            yield "name", {"attr": OTHER_METHOD[node.attr]}
        case ast.If() | ast.While() | ast.IfExp():
            yield "condition", {"test": ast.UnaryOp(ast.Not(), copy.deepcopy(node.test))}
        case ast.Return():
            yield "statement", {"value": ast.Constant(None)}
    yield from _deletions(node)


def _deletions(node: ast.AST) -> Iterator[tuple[str, dict[str, object]]]:
    for field in ("body", "orelse"):
        statements = getattr(node, field, None)
        if isinstance(node, ast.Module) or not isinstance(statements, list):
            continue
        for number in range(len(statements)):
            rest = [copy.deepcopy(other) for place, other in enumerate(statements) if place != number]
            yield "statement", {field: rest or [ast.Pass()]}


def _other_constants(value: object) -> list[object]:
    if isinstance(value, str):
        return [key for key in KEYS if key != value]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return []
    return [value + 1, value - 1]


def _neighbours_swapped(items: list[ast.expr]) -> Iterator[list[ast.expr]]:
    for place in range(len(items) - 1):
        swapped = [copy.deepcopy(item) for item in items]
        swapped[place], swapped[place + 1] = swapped[place + 1], swapped[place]
        yield swapped


def _difference(before: str, after: str) -> tuple[str, str]:
    """The first line that differs, before and after; nothing after where lines went away."""
    old, new = before.splitlines(), after.splitlines()
    for one, other in zip(old, new, strict=False):
        if one != other:
            return one.strip(), other.strip() if len(old) == len(new) else ""
    return old[-1].strip(), ""

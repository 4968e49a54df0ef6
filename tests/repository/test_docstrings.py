"""One voice: a docstring says what a function does ("Reads ..."), not what it is told to do ("Read ...")."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("grader/dynaq_grader", "dynaq_utils", "bench")
COMMANDS = {"commands.py"}
"""Their docstrings are what ``--help`` prints, which speaks to who gives the command."""
ORDERS = re.compile(
    r"(?:"
    r"Add|Ask|Build|Call|Change|Check|Choose|Close|Collect|Count|Draw|Drop|End|Find|"
    r"Fork|Get|Give|Have|Join|Judge|Keep|Kill|Leave|Let|Look|Make|Measure|Move|Open|"
    r"Print|Put|Read|Remove|Replace|Return|Run|Say|Send|Set|Start|Store|Take|Try|Wait|"
    r"Write"
    r")\b"
)


def docstrings(package: str) -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / package).rglob("*.py")):
        if path.name in COMMANDS:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and ast.get_docstring(node):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", ast.get_docstring(node) or ""


@pytest.mark.parametrize("package", PACKAGES)
def test_docstrings_say_what_is_done(package: str) -> None:
    orders = [f"{where}: {text.splitlines()[0]}" for where, text in docstrings(package) if ORDERS.match(text)]
    assert orders == []

"""What stands for a module that is not there: an unused import costs nothing, a used one raises ImportError.

Only import statements outside ``try`` are changed, so that who asks whether a module is there is told the truth, and
nothing is put into ``sys.modules``.
"""

import ast
import builtins
from typing import Any, NoReturn

MAKER = "__dynaq_placeholder__"
_OPERATIONS = (
    *("call", "getitem", "setitem", "delitem", "iter", "next", "len", "bool", "contains", "enter", "exit"),
    *("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and", "or", "xor", "lshift", "rshift"),
    *("radd", "rsub", "rmul", "rtruediv", "rfloordiv", "rmod", "rpow", "rmatmul", "rand", "ror", "rxor"),
    *("neg", "pos", "abs", "invert", "int", "float", "complex", "index", "round", "eq", "ne", "lt", "le", "gt", "ge"),
    *("str", "format", "await", "aiter", "mro_entries", "instancecheck", "subclasscheck"),
)


class Placeholder:
    """Stands for a module, or for something of it; whatever is done with it raises ImportError.

    Args:
        module: Its name.
        used: The list to which its package is added when it is used.
    """

    def __init__(self, module: str, used: list[str]) -> None:
        vars(self).update(__name__=module, used=used)

    def __getattr__(self, name: str) -> NoReturn:
        _refuse(self)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        _refuse(self)

    __hash__ = object.__hash__


def _refuse(placeholder: Placeholder, *_: object, **__: object) -> NoReturn:
    module, used = vars(placeholder)["__name__"], vars(placeholder)["used"]
    package = module.partition(".")[0]
    if package not in used:
        used.append(package)
    raise ImportError(f"{module} is not among the packages that grading has", name=module)


for _operation in _OPERATIONS:
    setattr(Placeholder, f"__{_operation}__", _refuse)


class Placeholders:
    """Makes placeholders for imports that find no module.

    Attributes:
        packages: Of which packages.
        used: Of which of them something has been used.
    """

    def __init__(self) -> None:
        self.packages: list[str] = []
        self.used: list[str] = []
        vars(builtins)[MAKER] = self._make

    def allow(self, tree: ast.Module) -> ast.Module:
        """Changes the import statements of a cell so that a module that is not there becomes a placeholder."""
        return ast.fix_missing_locations(_Imports().visit(tree))

    def _make(self, module: str) -> Placeholder:
        package = module.partition(".")[0]
        if package not in self.packages:
            self.packages.append(package)
        return Placeholder(module, self.used)


class _Imports(ast.NodeTransformer):
    """Puts each import statement into a ``try`` of its own."""

    def visit_Try(self, node: Any) -> ast.AST:
        """Leaves what is tried as it is: the cell asks by itself whether a module is there."""
        return node

    visit_TryStar = visit_Try  # noqa: N815 - what `ast` calls it

    def visit_With(self, node: ast.With) -> ast.AST:
        """Leaves what stands under ``contextlib.suppress`` as it is, too."""
        asks = any("suppress" in ast.unparse(item.context_expr) for item in node.items)
        return node if asks else self.generic_visit(node)

    def visit_Import(self, node: ast.Import) -> Any:
        """Parts a statement into one for each module."""
        return [_tried(ast.Import([alias]), [(_bound(alias), alias.name)], node) for alias in node.names]

    def visit_ImportFrom(self, node: ast.ImportFrom) -> Any:
        """Leaves those as they are that name no package, and those of the future."""
        if node.module is None or node.level or node.module == "__future__":
            return node
        names = [(alias.asname or alias.name, node.module) for alias in node.names if alias.name != "*"]
        return _tried(node, names, node)


def _bound(alias: ast.alias) -> str:
    return alias.asname or alias.name.partition(".")[0]


def _tried(statement: ast.stmt, names: list[tuple[str, str]], at: ast.stmt) -> ast.stmt:
    """``try: STATEMENT`` and ``except ModuleNotFoundError:`` a placeholder for each name."""
    placed: list[ast.stmt] = [
        ast.Assign([ast.Name(name, ast.Store())], ast.Call(ast.Name(MAKER, ast.Load()), [ast.Constant(module)], []))
        for name, module in names
    ]
    handler = ast.ExceptHandler(ast.Name("ModuleNotFoundError", ast.Load()), None, placed or [ast.Pass()])
    tried = ast.Try([ast.copy_location(statement, at)], [handler], [], [])
    for node in ast.walk(tried):
        if isinstance(node, (ast.expr, ast.stmt, ast.excepthandler)):
            ast.copy_location(node, at)
    return tried

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dynaq_utils

PACKAGE = Path(dynaq_utils.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))


def imported(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_of_the_grading_side_is_imported(path):
    assert not [name for name in imported(path) if re.match(r"(dynaq_grader|nbgrader|nbformat)\b", name)]


def test_nothing_is_imported_that_colab_lacks():
    """ipywidgets, google and gymnasium are looked for, not counted on; tomli is for Python 3.10."""
    in_colab = {"numpy", "scipy", "matplotlib", "PIL", "tqdm", "IPython", "ipywidgets", "google", "gymnasium"}
    allowed = in_colab | {"dynaq_utils", "tomli"} | sys.stdlib_module_names
    assert {name.split(".")[0] for path in MODULES for name in imported(path)} <= allowed


@pytest.mark.parametrize("module", ["dynaq_utils", "dynaq_utils.learning", "dynaq_utils.experiments"])
def test_worlds_and_learning_do_without_matplotlib(module):
    script = f"import sys, {module}; sys.exit('matplotlib' in sys.modules or 'scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_plots_bring_no_signal_processing_along_until_one_is_drawn():
    script = "import sys, dynaq_utils.plotting, dynaq_utils.checks; sys.exit('scipy.signal' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def old_python():
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    candidates = [shutil.which("python3.10"), *sorted(pyenv.glob("3.10*/bin/python3.10"))]
    works = (path for path in candidates if path and subprocess.run([path, "-c", ""], check=False).returncode == 0)
    return next(works, None)


def test_the_package_can_be_read_by_python_3_10():
    python = old_python()
    if python is None:
        pytest.skip("NO PYTHON 3.10 HERE: that dynaq_utils can be read by it was not checked")
    script = "import sys; [compile(open(name, 'rb').read(), name, 'exec') for name in sys.argv[1:]]"
    subprocess.run([python, "-c", script, *map(str, MODULES)], check=True)

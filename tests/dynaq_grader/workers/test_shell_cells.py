"""Cells in IPython's shell of a sandboxed worker, and what is noticed of what the sandbox refuses."""

import pytest

from dynaq_grader.workers.shell_cells import ShellCell, run_in_shell


@pytest.fixture
def run(session):
    return lambda cell: run_in_shell(session, cell, None)


def test_cells_share_one_namespace_and_the_last_value_is_told(run):
    assert run("x = 20\nprint('hello')") == ShellCell(None, printed="hello\n")
    assert run("x + 1").value == "21"
    assert run("x + 1;").value is None
    assert run("_ * 2").value == "42"
    assert run("import __main__\n__name__, __main__.x, In[2]").value == "('__main__', 20, 'x + 1')"


@pytest.mark.parametrize(
    ("cell", "error", "line"),
    [
        ("\nx = 1\nassert x == 2, 'not two'", "AssertionError", 3),
        ("def f(: pass", "SyntaxError", None),
        ("%%capture\n1 / 0", "ZeroDivisionError", None),
        ("input()", "NotImplementedError", 1),
        ("class Odd(KeyError): pass\nraise Odd", "KeyError", 2),
    ],
)
def test_an_error_is_told_by_its_builtin_name(run, cell, error, line):
    found = run(cell)
    assert found.error == error
    assert found.line == line
    assert run("1 + 1").value == "2"


def test_magics_do_what_they_do_in_a_notebook(run):
    assert run("%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2]);").error is None
    assert run("plt.get_fignums()").value == "[]", "a figure is closed after its cell"
    assert run("%%capture out\nprint(3)").printed == ""
    assert run("out.stdout").value == repr("3\n")
    assert run("!pip install nothing\n%pip install nothing").refused == (), "nothing was run"
    assert "Wall time" in run("%%time\n1 + 1").printed


@pytest.mark.parametrize(
    ("cell", "refused"),
    [
        ("import subprocess\ntry:\n    subprocess.run('ls')\nexcept OSError:\n    pass", "processes"),
        ("import socket\ntry:\n    socket.create_connection(('127.0.0.1', 9))\nexcept OSError:\n    pass", "network"),
        ("try:\n    open('/tmp/x', 'w')\nexcept OSError:\n    pass", "files"),
        ("raise PermissionError", "other"),
        ("found = !ls", "commands"),
        ("%sx ls", "commands"),
        ("%%bash\nls", "other"),
    ],
)
def test_what_the_sandbox_refuses_is_noticed_and_stays_noticed(run, cell, refused):
    assert run("1").refused == ()
    assert refused in run(cell).refused
    assert refused in run("1").refused


@pytest.mark.parametrize("cell", ["import os\nos._exit(0)", "exit()", "import os\nos.kill(os.getpid(), 9)"])
def test_a_worker_that_ends_says_no_more(run, cell):
    assert run(cell) == ShellCell("Died")
    assert run("1") == ShellCell("Died")

import workers
from dynaq_grader.workers.calls import Call, call_many
from dynaq_grader.workers.session import CellOutcome, Session


def value(session: Session, expression: str) -> object:
    """Give what an expression is in the worker's notebook."""
    workers.run(session, f"def _ask():\n    return {expression}")
    (answer,) = call_many(session.functions(["_ask"])["_ask"], [Call(())])
    assert answer.error is None
    return answer.value


def test_magics_and_shell_lines_do_nothing_and_raise_nothing(session: Session) -> None:
    cells = ["%matplotlib inline\n%pip install numpy\n!pip install numpy\nx = 1", "files = !ls\n%load_ext autoreload"]

    assert workers.run(session, *cells) == [None, None]
    assert value(session, "(x, list(files))") == (1, [])


def test_timed_cells_run_and_other_cell_magics_do_not(session: Session) -> None:
    assert workers.run(session, "%%time\ny = 2", "%time z = 3", "%%bash\nexit 1", "%%writefile a\nb") == [None] * 4
    assert value(session, "(y, z)") == (2, 3)


def test_a_cell_that_fails_does_not_stop_the_next(session: Session) -> None:
    cells = ["1 / 0", "def broken(:", "class Own(KeyError): pass\nraise Own('x')", "import sys; sys.exit()", "x = 5"]

    assert workers.run(session, *cells) == ["ZeroDivisionError", "SyntaxError", "KeyError", "SystemExit", None]
    assert value(session, "x") == 5


def test_cells_find_what_a_notebook_offers(session: Session) -> None:
    main = "assert __name__ == '__main__'; import sys; sys.modules['__main__'].here = 1; here"
    classes = "from dataclasses import dataclass\n@dataclass\nclass P:\n    x: 'int' = 1"
    shell = "get_ipython().run_line_magic('matplotlib', 'inline'); display(1)"
    shown = "from IPython.display import display as show, clear_output; show(2); clear_output()"
    imported = "from IPython import get_ipython\nget_ipython().run_line_magic('matplotlib', 'inline')"

    assert workers.run(session, main, classes, shell, shown, imported) == [None] * 5
    assert workers.run(session, "input('?')") == ["EOFError"]


def test_warnings_and_prints_cost_nothing(session: Session) -> None:
    cell = (
        "import sys, warnings, numpy as np\n"
        "warnings.warn('x', DeprecationWarning); np.log(0.0); np.array([1.0]) / 0\n"
        "print('x' * 10); print('y', file=sys.stderr); sys.stdout.flush(); sys.stdout.write('z')"
    )

    assert workers.run(session, cell) == [None]


def test_text_and_pictures_come_back_when_asked_for(session: Session) -> None:
    cells = ["print('hello'); 1 + 1", "import matplotlib.pyplot as plt\nplt.plot([1, 2]); plt.show()", "3;"]

    text, picture, quiet = session.run_cells(cells, capture=True)

    assert text == CellOutcome(None, (("text", "hello\n2\n"),))
    kinds = [kind for kind, _ in picture.outputs]
    assert kinds == ["png"]
    assert picture.outputs[0][1].startswith(b"\x89PNG")
    assert quiet.outputs == ()


def test_nothing_comes_back_when_not_asked_for(session: Session) -> None:
    (outcome,) = session.run_cells(["print('hello'); display(1)"])

    assert outcome == CellOutcome(None, ())


def test_a_flood_of_output_is_capped_and_control_characters_go(session: Session) -> None:
    (outcome,) = session.run_cells(["print('\\x1b[31m<b>' + 'x' * 10_000_000)"], capture=True)

    (kind, text), *_ = outcome.outputs
    assert kind == "text"
    assert text.startswith("[31m<b>xxx")
    assert len(text) <= 20_000


def test_names_that_the_cells_do_not_define_are_missing(session: Session) -> None:
    workers.run(session, "def f(): pass\nnumber = 3")

    functions = session.functions(["f", "number", "undefined", "len"])

    assert [name for name, function in functions.items() if function is not None] == ["f"]

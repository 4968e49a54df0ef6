"""Text made to keep a parser busy or to break it: read like any other."""

import pytest

from dynaq_grader.intake import canonical
from front_ends import to_bytes
from front_ends.small_release import PLANNING, answered, small_release, solved

RELEASE = small_release()
HEAD = "def dyna_q_planning(model, value, params):\n"
CODE = {
    "open brackets": HEAD + "  return " + "(" * 40_000,
    "minus signs": HEAD + "  return " + "-" * 40_000 + "1",
    "a chain of attributes": HEAD + "  return a" + ".b" * 20_000,
    "a long sum": HEAD + "  return 1" + "+1" * 20_000,
    "nested lambdas": HEAD + "  return " + "lambda:" * 8_000 + "1",
    "a tower of powers": HEAD + "  return " + "1**" * 12_000 + "1",
    "a long elif": HEAD + " if 1: pass\n" + " elif 2: pass\n" * 3_000,
    "many decorators": "@a\n" * 12_000 + HEAD + " pass",
    "deep blocks": HEAD + "".join(" " * (depth + 1) + "if 1:\n" for depth in range(95)) + " " * 97 + "pass",
    "two megabytes": HEAD + "  return 1\n" + "# x\n" * 500_000,
    "two megabytes of blanks": HEAD + "  return 1\n" + " " * 2_000_000,
    "an invalid escape": HEAD + "  return '\\d' is 1",
}
TEXT = {
    "environments": "\\begin{a}" * 5_000,
    "open pictures": "![](data:" * 50_000,
    "open tags": "<a " * 30_000,
    "fences": "```\n" * 10_000,
    "quotes": "> " * 20_000,
    "emphasis": "*a_ " * 10_000,
    "open links": "[a](" * 10_000,
    "30 MB": "<b>" * 10_000_000,
}


@pytest.mark.parametrize("source", CODE.values(), ids=CODE)
def test_code_that_breaks_parsers_is_an_answer_like_any_other(source):
    intake = canonical(to_bytes(answered(RELEASE, dyna_q_planning=source)), RELEASE)
    assert intake.answered == {"dyna_q_planning"}
    assert next(cell.source for cell in intake.notebook.cells if cell.id == "dyna_q_planning") == source


@pytest.mark.parametrize("source", TEXT.values(), ids=TEXT)
def test_markdown_that_breaks_parsers_is_shown(source):
    notebook = solved(RELEASE)
    notebook["cells"].append({"cell_type": "markdown", "metadata": {}, "source": source})
    shown = canonical(to_bytes(notebook), RELEASE).notebook.cells[-1].source
    assert shown
    assert len(shown) < 150_000


@pytest.mark.long
@pytest.mark.parametrize(
    "pair",
    [
        (HEAD + "  return {0}", "x = {0}"),
        (HEAD + "  for", "  return ("),
        (HEAD + "    y=(\n" * 60, "  return (\n" * 60),
        ("\n".join(f"a{{0}}_{line} = 1" for line in range(60)), ""),
    ],
    ids=["answers", "pieces", "long pieces", "lines"],
)
def test_thousands_of_cells_are_read(pair):
    notebook = solved(RELEASE)
    for number in range(4_900):
        source = pair[number % 2].replace("{0}", str(number))
        notebook["cells"].append({"cell_type": "code", "metadata": {}, "source": source})
    intake = canonical(to_bytes(notebook), RELEASE)
    assert "dyna_q_model_update" in intake.answered
    assert PLANNING not in [cell.source for cell in intake.notebook.cells if cell.id.startswith("free-")]

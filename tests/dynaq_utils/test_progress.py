"""Progress in a notebook: seen while it runs, gone from the saved file, and never a widget."""

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from dynaq_utils.progress import track

CELL = """
from dynaq_utils import progress
progress.SECONDS = 0
for _ in progress.track([1, 2, 3], "runs", True):
    {body}
"""


def run(body: str) -> nbformat.NotebookNode:
    notebook = new_notebook(cells=[new_code_cell(CELL.format(body=body))])
    client = NotebookClient(notebook, timeout=600, kernel_name="python3", allow_errors=True)
    seen: list[str] = []
    process = client.process_message

    def note(message, *rest):
        if message["msg_type"] == "update_display_data":
            seen.append(message["content"]["data"].get("text/html", ""))
        return process(message, *rest)

    client.process_message = note
    client.execute()
    notebook.metadata["seen"] = seen
    return notebook


def test_a_bar_moves_and_leaves_nothing_behind(live):
    notebook = run("pass")
    assert [text.partition(": ")[2].partition(" <")[0] for text in notebook.metadata["seen"]] == [
        *(f"{done} of 3" for done in range(4)),
        "",
    ]
    (output,) = notebook.cells[0].outputs
    assert output.data["text/html"] == ""
    assert "widgets" not in notebook.metadata
    assert not any("widget" in kind for kind in output.data)


def test_a_bar_goes_away_where_an_error_ends_the_run(live):
    bar, error = run("1 / 0").cells[0].outputs
    assert bar.data["text/html"] == ""
    assert error.ename == "ZeroDivisionError"


@pytest.mark.parametrize("shown", [True, False])
def test_no_bar_where_nobody_watches_or_wants_one(static, shown, capsys):
    assert list(track([1, 2], "runs", shown)) == [1, 2]
    assert capsys.readouterr() == ("", "")

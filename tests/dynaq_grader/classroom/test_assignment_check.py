"""What is said of an assignment's test cells before a class is graded."""

import json

import pytest
from typer.testing import CliRunner

from dynaq_grader.classroom.assignment_check import ALWAYS_APART, AssignmentCheck, CellCheck
from dynaq_grader.cli.commands import app
from dynaq_grader.course import build
from mini_course import REPOSITORY
from other_courses import HABITS
from stock_nbgrader import write_source

TOGETHER = 'c.DynaQ.tests = {"ps1": "together"}'
APART = 'c.DynaQ.tests = {"ps1": "apart"}'


def cell(apart=None, together=None, set_to="apart"):
    return CellCheck("test", 2.0, apart, together, False, set_to)


@pytest.mark.parametrize(
    ("cells", "setting"),
    [
        ([cell()], None),
        ([cell(), cell(apart="an object")], TOGETHER),
        ([cell("an object", set_to="together")], None),
        ([cell(set_to="together")], APART),
        ([cell(together="a command")], None),
        ([cell("both", "both")], None),
        ([cell(together=ALWAYS_APART)], None),
        ([cell(together=ALWAYS_APART), cell("an object")], TOGETHER),
    ],
)
def test_the_setting_that_gives_most_cells_a_score_is_told(cells, setting):
    assert AssignmentCheck("ps1", tuple(cells)).setting == setting


def test_the_command_tells_each_cell_why_and_what_to_copy(tmp_path):
    (tmp_path / "nbgrader_config.py").write_bytes((REPOSITORY / "nbgrader_config.py").read_bytes())
    write_source(tmp_path, "ps1", HABITS["a class"])
    build.build_release(tmp_path, "ps1")
    command = ["check-assignment", "ps1", "--course", str(tmp_path), "--json", str(tmp_path / "found.json")]
    told = CliRunner().invoke(app, command)
    assert told.exit_code == 1
    assert "`Stack` gives back a value that cannot leave the sandbox" in told.output
    assert TOGETHER in told.output
    found = json.loads((tmp_path / "found.json").read_text())
    assert found["setting"] == TOGETHER
    assert [(one["name"], one["together"], one["set_to"]) for one in found["cells"]] == [("test_0", None, "apart")]
    with (tmp_path / "nbgrader_config.py").open("a") as file:
        file.write(f"{TOGETHER}\n")
    assert CliRunner().invoke(app, command).exit_code == 0

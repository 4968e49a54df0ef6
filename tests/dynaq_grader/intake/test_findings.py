"""What a student is told before handing in."""

import pytest

from dynaq_grader.intake import check_submission
from front_ends import FRONT_ENDS, to_bytes
from front_ends.small_release import PLANNING, answered, small_release, solved

RELEASE = small_release()


def codes(notebook: dict) -> list[tuple[str, str]]:
    return [(finding.code, finding.cell) for finding in check_submission(to_bytes(notebook), RELEASE)]


@pytest.mark.parametrize("front_end", FRONT_ENDS.values(), ids=FRONT_ENDS)
def test_a_finished_notebook_has_no_findings(front_end):
    assert codes(front_end(solved(RELEASE))) == []


def test_a_fresh_notebook_is_unanswered():
    assert codes(answered(RELEASE)) == [("unanswered", "dyna_q_model_update"), ("unanswered", "dyna_q_planning")]


def test_a_deleted_answer_is_missing():
    notebook = solved(RELEASE)
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["id"] != "dyna_q_planning"]
    assert codes(notebook) == [("missing", "dyna_q_planning")]


def test_a_second_version_is_named():
    notebook = solved(RELEASE)
    other = {"cell_type": "code", "metadata": {}, "source": PLANNING.replace("params", "numbers")}
    notebook["cells"].append(other)
    assert codes(notebook) == [("duplicated", "dyna_q_planning")]


def test_a_renamed_function_is_named():
    notebook = answered(RELEASE, dyna_q_planning=PLANNING.replace("dyna_q_planning", "planning"))
    assert ("renamed", "dyna_q_planning") in codes(notebook)


def test_a_syntax_error_is_named():
    notebook = answered(RELEASE, dyna_q_planning=PLANNING.replace("for _ in", "for _ of"))
    assert codes(notebook) == [("unanswered", "dyna_q_model_update"), ("syntax", "dyna_q_planning")]


@pytest.mark.parametrize(
    "data", [b"no notebook", b"{}", b'{"cells": {}}', b"[" * 99_999, b'{"nbformat": 3, "cells": []}']
)
def test_a_file_that_is_no_notebook_is_said_in_words_for_students(data):
    [finding] = check_submission(data, RELEASE)
    assert finding.code == "unreadable"
    assert str(finding).startswith("This file would not be accepted. The ")
    assert "the student" not in str(finding)
    assert str(finding).endswith("save the notebook again, and look at the file whose name ends in .ipynb.")

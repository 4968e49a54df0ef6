"""The student's own look before handing in, beside what intake makes of the same broken notebook.

It may warn where intake can mend; it must never be silent where intake refuses, misses an answer or has to choose.
"""

import pytest
from hypothesis import HealthCheck, given, settings

from dynaq_grader.intake import Refused, canonical
from dynaq_utils.submission import check
from front_ends import FRONT_ENDS, to_bytes
from front_ends.breaking import broken
from front_ends.small_release import ANSWERS, small_release, solved

SMALL = small_release()
CALM = [
    HealthCheck.too_slow,
    HealthCheck.data_too_large,
    HealthCheck.large_base_example,
    HealthCheck.function_scoped_fixture,
]
SAME = {"turned-into-text": "text", "several-answers": "duplicated"}
"""What intake mends of an answer, and what the student is told of it."""


def compare(data, path):
    path.write_bytes(data)
    said = {(finding.code, finding.cell) for finding in check(path)}
    about = {cell for _, cell in said}
    try:
        intake = canonical(data, SMALL)
    except Refused:
        assert about, "refused, and the student is told that all is well"
        return
    if about != {"notebook"}:
        assert about <= set(ANSWERS)
        for name in ANSWERS:
            if name in intake.missing or name not in intake.answered:
                assert name in about, f"{name} has no answer, and the student is told that it has"


@settings(max_examples=200, deadline=None, suppress_health_check=CALM, derandomize=True, database=None)
@given(data=broken(solved(SMALL), FRONT_ENDS))
def test_two_hundred_broken_notebooks(data, tmp_path):
    compare(data, tmp_path / "dyna_q.ipynb")


@pytest.mark.long
@pytest.mark.timeout(1_800)
@settings(max_examples=2_000, deadline=None, suppress_health_check=CALM, database=None)
@given(data=broken(solved(SMALL), FRONT_ENDS))
def test_two_thousand_broken_notebooks(data, tmp_path):
    compare(data, tmp_path / "dyna_q.ipynb")


@pytest.mark.parametrize("front_end", FRONT_ENDS.values(), ids=FRONT_ENDS)
def test_what_a_front_end_does_to_a_finished_notebook_is_no_fault_of_the_student(front_end, tmp_path):
    path = tmp_path / "dyna_q.ipynb"
    path.write_bytes(to_bytes(front_end(solved(SMALL))))
    assert check(path) == []
    assert canonical(path.read_bytes(), SMALL).answered == set(ANSWERS)

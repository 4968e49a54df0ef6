"""A real notebook broken at random is repaired or refused with a sentence; nothing else ever happens."""

from pathlib import Path

import nbformat
import pytest
from hypothesis import HealthCheck, given, settings
from nbgrader.nbgraderformat import MetadataValidator

from dynaq_grader.intake import Refused, canonical
from front_ends import FRONT_ENDS, to_bytes
from front_ends.breaking import broken
from front_ends.small_release import ANSWERS, answered, small_release, solved

REAL = Path(__file__).parents[3] / "release" / "dyna_q" / "dyna_q.ipynb"
RELEASE = nbformat.read(REAL, as_version=4)
SMALL = small_release()
REPORTED = {
    "colab_old": ["old-format"],
    "colab_github": ["badge-cell"],
    "colab_github_old": ["old-format", "badge-cell"],
    "colab_widgets": ["widgets"],
    "colab_forgetful": ["metadata-lost"],
    "colab_amnesic": ["old-format", "metadata-lost"],
    "kaggle": ["old-format"],
    "deepnote": ["old-format", "metadata-lost"],
}
"""What is said to be repaired of a right submission; the other front ends need no repair."""
CALM = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


def look(data: bytes, release: nbformat.NotebookNode) -> None:
    try:
        intake = canonical(data, release)
    except Refused as refusal:
        assert refusal.sentence.endswith(".")
        return
    nbformat.validate(intake.notebook)
    MetadataValidator().validate_nb(intake.notebook)
    nbformat.writes(intake.notebook).encode()
    own = [cell for cell in intake.notebook.cells if not cell.id.startswith("free-")]
    for ours, theirs in zip(own, release.cells, strict=True):
        assert (ours.id, ours.metadata, ours.cell_type) == (theirs.id, theirs.metadata, theirs.cell_type)
        if theirs.metadata.get("nbgrader", {}).get("locked"):
            assert ours.source == theirs.source
    assert all(repair.code and repair.cell and repair.message.endswith(".") for repair in intake.repairs)
    assert not intake.answered & intake.missing


@settings(max_examples=100, suppress_health_check=CALM)
@given(broken(solved(SMALL), FRONT_ENDS))
def test_a_hundred_broken_notebooks(data):
    look(data, SMALL)


@pytest.mark.long
@pytest.mark.timeout(1_800)
@settings(max_examples=1_000, suppress_health_check=CALM)
@given(broken(solved(RELEASE), FRONT_ENDS))
def test_a_thousand_broken_copies_of_the_real_notebook(data):
    look(data, RELEASE)


@pytest.mark.parametrize("front_end", FRONT_ENDS.values(), ids=FRONT_ENDS)
def test_the_real_notebook_survives_every_front_end(front_end):
    look(to_bytes(front_end(solved(RELEASE))), RELEASE)
    intake = canonical(to_bytes(front_end(solved(RELEASE))), RELEASE)
    assert {cell.id: cell.source for cell in intake.notebook.cells if cell.id in ANSWERS} == ANSWERS
    assert [repair.code for repair in intake.repairs] == REPORTED.get(front_end.__name__, [])


@pytest.mark.parametrize("release", [SMALL, RELEASE], ids=["small", "real"])
def test_an_untouched_release_answers_nothing(release):
    intake = canonical(to_bytes(answered(release)), release)
    assert (intake.answered, intake.missing, intake.repairs) == (set(), set(), [])
    assert [cell.source for cell in intake.notebook.cells] == [cell.source for cell in release.cells]

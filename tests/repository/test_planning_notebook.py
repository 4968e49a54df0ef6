"""The notebook `planning`: its sections and their times, its exercise cells, and what a reader who cannot see gets."""

import re
from pathlib import Path

import nbformat
import pytest

from dynaq_grader.course.build import release_from_source
from dynaq_grader.course.normal_form import is_normal
from dynaq_grader.kit import registry

ROOT = Path(__file__).resolve().parents[2]
PATH = ROOT / "source" / "planning" / "planning.ipynb"
NOTEBOOK = nbformat.read(PATH, as_version=4)
MARKDOWN = [cell.source for cell in NOTEBOOK.cells if cell.cell_type == "markdown"]
CODE = {cell.metadata.nbgrader.grade_id: cell for cell in NOTEBOOK.cells if cell.cell_type == "code"}
EXERCISES = {"fit_dynamics": 2, "rollout_returns": 2, "cem_plan": 3, "mpc_action": 3}
TIMED = re.compile(r'<a name="([^"]+)"></a>\n\n## ([^\n]+)\n\n\*\*Time:\*\* about (\d+) minutes\. \*\*Goal:\*\* ')


def test_it_is_in_normal_form_and_no_line_ends_in_a_blank():
    assert is_normal(PATH.read_bytes())
    assert not [line for cell in NOTEBOOK.cells for line in cell.source.split("\n") if line != line.rstrip()]


def test_the_release_is_made_of_it():
    made = release_from_source(ROOT, "planning")["planning"]
    stored = nbformat.read(ROOT / "release" / "planning" / "planning.ipynb", as_version=4)
    assert [cell.source for cell in made.cells] == [cell.source for cell in stored.cells]


def test_the_contents_name_every_section_with_its_time_and_the_times_add_up():
    found = [match.groups() for text in MARKDOWN if (match := TIMED.match(text))]
    contents = next(text for text in MARKDOWN if text.startswith("## Contents"))
    told = re.findall(r"\d+\. \[([^\]]+)\]\(#([^)]+)\) \((\d+) min\)", contents)
    assert told == [(title, anchor, minutes) for anchor, title, minutes in found]
    total = sum(int(minutes) for *_, minutes in found)
    assert 75 <= total <= 85
    assert any(f"**Time:** about {total} minutes in all" in text for text in MARKDOWN)


def test_the_versions_come_in_the_order_of_the_tutorial():
    text = "\n".join(MARKDOWN)
    places = [text.index(f"\n## Version {version}\n") for version in ("0.5", "1.0", "2.0", "2.5", "3.0")]
    assert places == sorted(places)
    assert places[1] < text.index("### Version 1.5") < places[2]


def test_the_exercises_are_worth_ten_points():
    points = {name: CODE[f"test_{name}"].metadata.nbgrader.points for name in EXERCISES}
    assert points == EXERCISES and sum(points.values()) == 10
    assert {name: sum(registry.get(name).rubric.values()) for name in EXERCISES} == EXERCISES


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_has_its_answer_its_check_and_its_test_in_this_order(name):
    order = [name, f"check_{name}", f"test_{name}"]
    assert [grade_id for grade_id in CODE if grade_id in order] == order
    assert CODE[name].metadata.nbgrader.solution and not CODE[name].metadata.nbgrader.locked
    assert CODE[f"check_{name}"].source == f"check_{name}({name})"
    assert CODE[f"test_{name}"].source.endswith(f"check_{name}({name})")
    assert f"dynaq_grader.test_{name}" in CODE[f"test_{name}"].source


def test_every_picture_has_words_in_its_place():
    for grade_id, cell in CODE.items():
        if "plt.subplots" in cell.source:
            assert "alt_text.show(figure, " in cell.source, grade_id


def test_what_takes_long_or_draws_is_tagged_results():
    tagged = {grade_id for grade_id, cell in CODE.items() if "results" in cell.metadata.get("tags", [])}
    needed = {"setup", *EXERCISES, *(f"{kind}_{name}" for name in EXERCISES for kind in ("check", "test"))}
    assert set(CODE) - tagged == needed


def test_the_first_notebook_points_to_sections_that_are_there():
    first = nbformat.read(ROOT / "source" / "dyna_q" / "dyna_q.ipynb", as_version=4)
    pointer = re.compile(r"^As running code: the notebook `planning`, (.+)\.$", re.MULTILINE)
    told = [line for cell in first.cells if cell.cell_type == "markdown" for line in pointer.findall(cell.source)]
    headings = set(re.findall(r"^##+ (.+)$", "\n".join(MARKDOWN), re.MULTILINE))
    sections = [name for line in told for name in re.findall(r"\*([^*]+)\*", line)]
    assert len(told) == 9 and set(sections) <= headings
    versions = {match for name in sections for match in re.findall(r"Version (\d\.\d)", name)}
    assert versions == {"0.5", "1.0", "2.0", "2.5", "3.0"}


def test_no_hidden_line_is_in_the_release_or_the_solved_notebook():
    for path in ("release/planning/planning.ipynb", "notebooks/planning.ipynb"):
        assert "HIDDEN TESTS" not in (ROOT / path).read_text(encoding="utf-8")
    assert "SOLUTION" not in (ROOT / "release/planning/planning.ipynb").read_text(encoding="utf-8")

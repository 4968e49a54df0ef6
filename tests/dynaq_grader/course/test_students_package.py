"""What dynaq_utils says of exercises and assignments is what the grader's side says of them."""

import json
import re
import subprocess
from pathlib import Path

import pytest

import mini_course
from dynaq_grader.base.errors import CourseError
from dynaq_grader.course import build
from dynaq_grader.course.settings import student_python
from dynaq_grader.course.student_environment import VERSIONS
from dynaq_grader.course.students_package import build_students_package, functions_asked_for
from dynaq_grader.kit import examples, registry
from dynaq_grader.kit.comparing import alike
from dynaq_utils.examples import load

REPOSITORY = Path(__file__).parents[3]
EXAMPLES = REPOSITORY / "dynaq_utils" / "examples"
MOST_BYTES = 64_000


def test_what_is_committed_is_what_is_built() -> None:
    for name in registry.names():
        text = examples.to_text(registry.get(name))
        assert text == (EXAMPLES / f"{name}.json").read_text(encoding="utf-8"), f"Run `dynaq build`: {name}."
    asked = {name: functions_asked_for(REPOSITORY, name) for name in build.assignments(REPOSITORY)}
    assert json.loads((REPOSITORY / "dynaq_utils" / "assignments.json").read_text(encoding="utf-8")) == asked


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.json")), ids=lambda path: path.stem)
def test_a_file_is_small_and_holds_numbers_and_sentences_only(path: Path) -> None:
    held = json.loads(path.read_text(encoding="utf-8"))
    assert path.stat().st_size <= MOST_BYTES
    numbers = json.dumps([held["examples"], held["mistakes"]])
    assert not re.search(r"lambda|np\.|def |import |return ", numbers)
    told = [entry for sentences in held["sentences"].values() for entry in sentences.values()]
    assert told and all(set(entry) == {"sentence", "hint"} for entry in told)


def test_what_a_check_reads_of_its_calls_is_what_the_exercise_says() -> None:
    several = [name for name in registry.names() if registry.get(name).visible is not None]
    assert "dyna_q_planning" in several
    for name in several:
        for read, said in zip(load(name).calls, registry.get(name).visible.calls, strict=True):
            assert alike(read.right[1:], said.also, rtol=1e-11)
            assert [(near.code, near.free) for near in read.near] == [(near.code, near.free) for near in said.near]
            assert alike([near.answer for near in read.near], [near.answer for near in said.near], rtol=1e-11)
            assert (read.unsteady is None) == (said.unsteady is None)
            if said.unsteady is not None:
                assert alike(read.unsteady.answers, said.unsteady.answers, rtol=1e-11)


def test_building_writes_the_files_into_a_course_that_holds_the_package_and_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = ("fit_dynamics", "mpc_action")
    monkeypatch.setattr(registry, "names", lambda: quick)
    course = mini_course.make(tmp_path)
    assert build_students_package(course, ["dyna_q"]) == []
    (course / "dynaq_utils").mkdir()
    made = build_students_package(course, ["dyna_q"])
    assert {path.name for path in made} == {
        "assignments.json",
        "grading.json",
        *(f"{name}.json" for name in quick),
    }
    assert build_students_package(course, ["dyna_q"]) == []


def test_the_only_assignment_is_taken_and_of_several_one_has_to_be_named(tmp_path: Path) -> None:
    course = mini_course.make(tmp_path)
    assert build.only_assignment(course) == "dyna_q"
    other = course / "source" / "other"
    other.mkdir()
    (other / "other.ipynb").write_bytes((course / "source" / "dyna_q" / "dyna_q.ipynb").read_bytes())
    with pytest.raises(CourseError, match="the assignments dyna_q, other. Name the one you mean"):
        build.only_assignment(course)


HELPED = '''%matplotlib inline
def td_error(reward, value, after, gamma):
    """Gives the error of a prediction."""
    ### BEGIN SOLUTION
    return _difference(reward + gamma * after, value)


def _difference(one, other):
    return one - other
    ### END SOLUTION'''


def test_asked_for_is_what_the_release_leaves_to_be_written(tmp_path: Path) -> None:
    notebook = mini_course.source_notebook()
    mini_course.cell(notebook, "dyna_q_planning").source = HELPED
    course = mini_course.make(tmp_path, notebook)
    assert functions_asked_for(course, "dyna_q") == ["dyna_q_model_update", "td_error"]
    with pytest.raises(CourseError, match="holds no notebook"):
        functions_asked_for(course, "another")


def test_the_modules_that_students_are_told_of_can_be_imported_where_grading_runs() -> None:
    held = json.loads((REPOSITORY / "dynaq_utils" / "grading.json").read_text(encoding="utf-8"))
    assert tuple(held["python"]) == min(VERSIONS)
    asked = f"from importlib.util import find_spec; print([n for n in {held['modules']} if find_spec(n) is None])"
    done = subprocess.run([student_python(REPOSITORY), "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

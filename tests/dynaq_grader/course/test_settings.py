"""The settings of a course."""

import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from nbgrader.preprocessors import ClearSolutions

from dynaq_grader.base.errors import CourseError
from dynaq_grader.course.settings import SEED_FILE, check_assignment, grading_seed, load, settings, timezone
from dynaq_grader.kit.settings import PUBLIC_SEED

ON_A_FULL_DISK = """
import resource, sys
from pathlib import Path
from dynaq_grader.course.settings import grading_seed
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
print(grading_seed(Path(sys.argv[1])))
"""


def test_a_course_has_one_seed_of_its_own(course: Path) -> None:
    seed = grading_seed(course)
    assert seed == grading_seed(course) != PUBLIC_SEED


def test_where_there_is_no_course_nothing_is_made(tmp_path: Path) -> None:
    assert grading_seed(tmp_path / "typo") == grading_seed(tmp_path) == PUBLIC_SEED
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_no_half_of_a_seed_that_would_stop_the_next_run(course: Path) -> None:
    done = subprocess.run([sys.executable, "-c", ON_A_FULL_DISK, course], capture_output=True, text=True, check=True)
    assert int(done.stdout) == PUBLIC_SEED
    assert not (course / SEED_FILE).exists()
    assert grading_seed(course) != PUBLIC_SEED


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("c.DynaQ.strikt = True", "has no setting strikt. There are cpu_seconds, .*strict.*Correct the name"),
        ("c.DynaQ.strict = 'very'", "strict.*Mend the setting"),
        ("c.DynaQ.rubric = 7", "rubric.*Mend the setting"),
        ("c.DynaQ.rubric = {'planing': 3}", "planing is not known; exercises are .*, dyna_q_planning, .* Correct it"),
        (
            "c.DynaQ.rubric = {'dyna_q_planning': 3}",
            "is 3, not {line: points, ...} with lines among runs k backups",
        ),
        (
            "c.DynaQ.rubric = {'dyna_q_planning': {'runs k': 1}}",
            "runs k is not known; lines of .* are runs k backups",
        ),
        (
            "c.DynaQ.rubric = {'dyna_q_planning': {'runs k backups': 'one'}}",
            "'one' for 'runs k backups' of dyna_q_planning is no num",
        ),
        ("c.DynaQ.rubric = {'dyna_q_planning': {'runs k backups': float('nan')}}", "nan for .* is no number of points"),
        ("c.DynaQ.rubric = {'dyna_q_planning': {'runs k backups': -1}}", "-1 for .* is no number of points, 0 or more"),
    ],
)
def test_a_setting_that_is_none_is_told_in_a_sentence(line: str, told: str, course: Path) -> None:
    (course / "nbgrader_config.py").write_text(f"c = get_config()\n{line}\n", encoding="utf-8")
    with warnings.catch_warnings(), pytest.raises(CourseError, match=told):
        warnings.simplefilter("error")
        settings(course)


def test_an_assignment_that_is_not_there_is_told(course: Path) -> None:
    check_assignment(course, "dyna_q")
    with pytest.raises(CourseError, match="no assignment folder .*source/nope"):
        check_assignment(course, "nope")


def test_a_path_that_looks_like_a_variable_is_a_path(tmp_path: Path) -> None:
    course = tmp_path / "$HOME course"
    course.mkdir()
    (course / "nbgrader_config.py").write_text('c = get_config()\nc.DynaQ.timezone = "Asia/Tokyo"\n')
    assert timezone(course) == "Asia/Tokyo"


def test_stubs_of_other_languages_are_nbgraders_own(course: Path) -> None:
    configured = ClearSolutions(config=load(course)).code_stub
    assert configured | {"python": ""} == ClearSolutions().code_stub | {"python": ""}

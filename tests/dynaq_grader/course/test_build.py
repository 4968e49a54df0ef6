from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import matplotlib
import nbformat
import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_output
from nbgrader.utils import compute_checksum, is_grade, is_locked
from nbgrader.validator import Validator
from PIL import Image
from traitlets.config import Config

import mini_course
from classes import make_course, without_results
from dynaq_grader.base.errors import CourseError
from dynaq_grader.course import build, solved
from dynaq_grader.course.normal_form import is_normal
from dynaq_grader.course.students_repository import PLACEHOLDER, addresses, fill_in, students_repository
from dynaq_grader.records.gradebook import ensure_assignment
from dynaq_utils import __version__
from patience import PATIENCE_SECONDS

RELEASE = Path("release/dyna_q/dyna_q.ipynb")
SOLVED = Path("notebooks/dyna_q.ipynb")


def validator() -> Validator:
    """Nbgrader's, which gives up where a busy kernel says nothing for four seconds."""
    return Validator(config=Config(ExecutePreprocessor={"iopub_timeout": PATIENCE_SECONDS}))


def contents(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_building_twice_changes_nothing(tmp_path: Path) -> None:
    course = mini_course.make(tmp_path)
    assert build.build(course) == [course / RELEASE, course / SOLVED]
    before = contents(course)
    assert build.build(course) == []
    assert contents(course) == before


def test_the_command_writes_the_bytes_that_build_writes(course: Path) -> None:
    built = (course / RELEASE).read_bytes()
    (course / RELEASE).unlink()
    mini_course.run_nbgrader(course, "generate_assignment", "dyna_q", "--force")
    assert (course / RELEASE).read_bytes() == built
    assert is_normal(built)


def test_a_release_of_an_untidy_source_has_the_right_checksums(tmp_path: Path) -> None:
    notebook = mini_course.source_notebook()
    mini_course.cell(notebook, "set_up").source += "   \nother = 4  "
    mini_course.make(tmp_path, notebook)
    release = build.release_from_source(tmp_path, "dyna_q")["dyna_q"]
    locked = [cell for cell in release.cells if is_locked(cell)]
    assert locked
    assert all(cell.metadata.nbgrader.checksum == compute_checksum(cell) for cell in locked)
    assert mini_course.cell(release, "set_up").source.endswith("limit = 3\nother = 4")


def test_the_release_tells_its_version_and_nothing_of_the_machine(tmp_path: Path) -> None:
    course = mini_course.make(tmp_path)
    build.build_release(course, "dyna_q")
    release = mini_course.read(course / RELEASE)
    told = dict(release.metadata.dynaq)
    assert re.fullmatch("[0-9a-f]{64}", told.pop("cells"))
    assert told == {"assignment": "dyna_q", "notebook": "dyna_q", "release": __version__}
    assert str(tmp_path) not in (course / RELEASE).read_text(encoding="utf-8")
    assert not (course / "gradebook.db").exists()


def test_neither_solution_nor_hidden_test_is_released(tmp_path: Path) -> None:
    course = mini_course.make(tmp_path)
    build.build_release(course, "dyna_q")
    text = (course / RELEASE).read_text(encoding="utf-8")
    assert "raise NotImplementedError(" in text
    for secret in ("planned_secretly", "= reward, next_state", "SOLUTION", "HIDDEN", "dynaq_grader"):
        assert secret not in text


def test_the_solved_notebook_is_executed_without_a_grader(tmp_path: Path) -> None:
    course = mini_course.make(tmp_path)
    build.build_solved(course, "dyna_q")
    notebook = mini_course.read(course / SOLVED)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert mini_course.cell(notebook, "long-run").outputs[0].text == "sum 3\n"
    text = (course / SOLVED).read_text(encoding="utf-8")
    assert "planned_secretly" in text
    for left in ("SOLUTION", "HIDDEN", "dynaq_grader", "nbgrader"):
        assert left not in text


def test_source_has_to_be_in_normal_form_and_can_be_brought_there(tmp_path: Path) -> None:
    course = mini_course.make(tmp_path)
    path = course / "source" / "dyna_q" / "dyna_q.ipynb"
    normal = path.read_bytes()
    path.write_bytes(normal.replace(b"# A small course", b"# A small course "))
    with pytest.raises(CourseError, match="not in normal form"):
        build.build_release(course, "dyna_q")
    assert build.normalise_source(course) == [path]
    assert path.read_bytes() == normal
    assert build.normalise_source(course) == []


def test_what_is_no_longer_in_source_leaves_the_release(tmp_path: Path) -> None:
    course = mini_course.make(tmp_path)
    extra = course / "source" / "dyna_q" / "data" / "map.txt"
    extra.parent.mkdir()
    extra.write_text("###")
    build.build_release(course, "dyna_q")
    assert (course / "release/dyna_q/data/map.txt").read_text() == "###"
    extra.unlink()
    assert build.build_release(course, "dyna_q") == [course / "release/dyna_q/data/map.txt"]
    assert not (course / "release/dyna_q/data").exists()


def test_a_course_without_assignments_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="holds no assignment"):
        build.build(tmp_path)


def test_what_nbgrader_cannot_release_is_told_in_a_sentence(tmp_path: Path) -> None:
    notebook = mini_course.source_notebook()
    mini_course.cell(notebook, "dyna_q_planning").source = "### BEGIN SOLUTION\npass"
    with pytest.raises(CourseError, match="GenerateAssignment of nbgrader failed on 'dyna_q': .*no end solution"):
        build.build_release(mini_course.make(tmp_path, notebook), "dyna_q")


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("1 / 0", "ZeroDivisionError"),
        ("object()", "address in memory"),
        ("import os; print(os.getcwd())", "folder of this machine"),
        ("import warnings; warnings.warn('old')", "writes to stderr"),
        ("while True: pass", "does not come to an end"),
    ],
)
def test_a_solved_notebook_with_a_fault_is_not_kept(source: str, complaint: str) -> None:
    notebook = nbformat.v4.new_notebook(cells=[new_code_cell(source)])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python", "language": "python"}
    with pytest.raises(CourseError, match=complaint):
        solved.execute(notebook, "small.ipynb", cell_seconds=1 if "while" in source else PATIENCE_SECONDS)


def test_interactive_pieces_are_off_while_solved_notebooks_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    source = 'import os; print(os.environ["DYNAQ_STATIC"], os.environ.get("NBGRADER_EXECUTION"))'
    notebook = nbformat.v4.new_notebook(cells=[new_code_cell(source)])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python", "language": "python"}
    assert solved.execute(notebook, "small.ipynb").cells[0].outputs[0].text == "1 None\n"


def picture(level: int) -> str:
    file = io.BytesIO()
    Image.fromarray(np.full((2, 2, 3), level, np.uint8)).save(file, "png")
    return base64.b64encode(file.getvalue()).decode()


def with_picture(level: int, printed: str = "1.5", drawn_by: str | None = None) -> nbformat.NotebookNode:
    png = picture(level)
    html = f'<img src="data:image/png;base64,{png}" alt="a grey square">'
    outputs = [
        new_output("stream", text=printed),
        new_output("display_data", {"image/png": png, "text/html": html, "text/plain": "<Figure>"}),
    ]
    notebook = nbformat.v4.new_notebook(cells=[new_code_cell("plot()", id="plot", outputs=outputs)])
    notebook.metadata.dynaq = {"matplotlib": drawn_by or matplotlib.__version__}
    return notebook


def test_pictures_of_another_matplotlib_are_kept_when_the_text_is_the_same() -> None:
    old = with_picture(10, drawn_by="3.0")
    assert solved.settle(with_picture(200), old) is old
    changed = with_picture(200, printed="1.6")
    assert solved.settle(changed, old) is changed


def test_pictures_of_the_same_matplotlib_are_compared_to_the_eye() -> None:
    old = with_picture(10)
    assert solved.settle(with_picture(11), old) is old
    changed = with_picture(200)
    assert solved.settle(changed, old) is changed


def test_without_an_old_notebook_the_new_one_counts() -> None:
    new = with_picture(1)
    assert solved.settle(new, None) is new


def test_addresses_that_students_are_sent_to_are_those_of_the_setting(tmp_path: Path) -> None:
    notebook = mini_course.source_notebook()
    notebook.cells[0].source = (
        "[Open](https://colab.research.google.com/github/ours/course/blob/main/release/dyna_q/dyna_q.ipynb)\n"
        "%pip install git+https://github.com/ours/course\n"
        "see https://github.com/somebody/else"
    )
    course = mini_course.make(tmp_path, notebook)
    assert addresses(notebook) == {"ours/course"}
    (course / "pyproject.toml").write_text('[tool.dynaq]\nstudents-repository = "ours/course"\n')
    build.build_release(course, "dyna_q")
    (course / "pyproject.toml").write_text('[tool.dynaq]\nstudents-repository = "ours/other"\n')
    with pytest.raises(CourseError, match="sends students to ours/course, but pyproject.toml names ours/other"):
        build.build_release(course, "dyna_q")


def sends_students_somewhere(folder: Path) -> Path:
    notebook = mini_course.source_notebook()
    notebook.cells[0].source = f"[Open](https://colab.research.google.com/github/{PLACEHOLDER}/blob/main/x.ipynb)"
    mini_course.cell(notebook, "set_up").source += f'\naddress = "git+https://github.com/{PLACEHOLDER}@v0.1.0"'
    return mini_course.make(folder, notebook)


def test_the_one_address_is_filled_in_wherever_students_are_sent(tmp_path: Path) -> None:
    course = sends_students_somewhere(tmp_path)
    (course / "pyproject.toml").write_text('[tool.dynaq]\nstudents-repository = "ours/course"\n')
    build.build(course)
    for path in ("release/dyna_q/dyna_q.ipynb", "notebooks/dyna_q.ipynb"):
        text = (course / path).read_text(encoding="utf-8")
        assert "github.com/ours/course@v0.1.0" in text
        assert "colab.research.google.com/github/ours/course/blob" in text
        assert PLACEHOLDER not in text
    before = (course / "release/dyna_q/dyna_q.ipynb").read_bytes()
    mini_course.run_nbgrader(course, "generate_assignment", "dyna_q", "--force")
    assert (course / "release/dyna_q/dyna_q.ipynb").read_bytes() == before, "nbgrader's own command fills it in, too"
    ensure_assignment(course, "dyna_q")


def test_without_an_address_nothing_is_built(tmp_path: Path) -> None:
    course = sends_students_somewhere(tmp_path)
    with pytest.raises(CourseError, match=f"sends students to {PLACEHOLDER}, and pyproject.toml does not name it"):
        build.build(course)
    assert not (course / "release").exists()


def test_a_configuration_that_does_not_fill_it_in_is_told(tmp_path: Path) -> None:
    course = sends_students_somewhere(tmp_path)
    (course / "pyproject.toml").write_text('[tool.dynaq]\nstudents-repository = "ours/course"\n')
    config = course / "nbgrader_config.py"
    config.write_text(config.read_text().replace(', "dynaq_grader.course.students_repository.FillInRepository"', ""))
    with pytest.raises(CourseError, match=r'Add "dynaq_grader.course.students_repository.FillInRepository" to its'):
        build.build(course)
    assert not (course / "release").exists()


@pytest.mark.parametrize("address", ['"https://github.com/a/b"', '"a"', "3", '"a/b c"'])
def test_an_address_of_another_form_is_told(tmp_path: Path, address: str) -> None:
    course = sends_students_somewhere(tmp_path)
    (course / "pyproject.toml").write_text(f"[tool.dynaq]\nstudents-repository = {address}\n")
    with pytest.raises(CourseError, match="Write it as owner/name"):
        build.build(course)


def test_the_validator_passes_the_solved_source_and_fails_the_release(tmp_path: Path) -> None:
    """By nbgrader's class: its command exits 0 either way. The tests of this course are plain assertions."""
    notebook = mini_course.source_notebook()
    mini_course.cell(
        notebook, "test_model_update"
    ).source = "assert dyna_q_model_update({}, 0, 1, 2, 3) == {(0, 1): (2, 3)}"
    mini_course.cell(notebook, "test_planning").source = 'assert dyna_q_planning({}, 1, {"k": 2}) == 3'
    course = mini_course.make(tmp_path, notebook)
    build.build_release(course, "dyna_q")
    assert validator().validate(str(course / "source/dyna_q/dyna_q.ipynb")) == {}
    failed = validator().validate(str(course / RELEASE))["failed"]
    assert len(failed) == 2
    assert all("NotImplementedError" in cell["raw_error"] for cell in failed)


def filled_in(path: Path) -> nbformat.NotebookNode:
    return fill_in(mini_course.read(path), students_repository(mini_course.REPOSITORY))


class TestRepository:
    """What is committed is what ``source/`` gives."""

    def test_release(self, tmp_path: Path) -> None:
        for assignment in build.assignments(mini_course.REPOSITORY):
            for path in build.source_notebooks(mini_course.REPOSITORY, assignment):
                build.check_source(mini_course.REPOSITORY, path)
            build.generate(mini_course.REPOSITORY, assignment, tmp_path, build.WITHOUT_DATABASE)
            kept = contents(mini_course.REPOSITORY / "release" / assignment)
            committed = {name: data for name, data in kept.items() if ".ipynb_checkpoints" not in name.parts}
            assert contents(tmp_path / assignment) == committed, "run `dynaq build`"

    def test_solved_code(self) -> None:
        """Code and order of cells; what they print is compared by nbval, which executes them anyway."""
        for path in (mini_course.REPOSITORY / "source").glob("*/*.ipynb"):
            wanted = solved.solve(filled_in(path))
            committed = mini_course.read(mini_course.REPOSITORY / "notebooks" / path.name)
            assert [(cell.id, cell.source) for cell in committed.cells] == [
                (cell.id, cell.source) for cell in wanted.cells
            ], "run `dynaq build`"
            assert committed.metadata.dynaq.release == __version__

    @pytest.mark.long
    def test_solved_outputs(self) -> None:
        for path in (mini_course.REPOSITORY / "source").glob("*/*.ipynb"):
            new = solved.execute(solved.solve(filled_in(path)), path.name)
            committed = mini_course.read(mini_course.REPOSITORY / "notebooks" / path.name)
            assert solved.settle(new, committed) is committed, "run `dynaq build`"

    def test_no_line_of_a_solution_or_hidden_test_reaches_students(self) -> None:
        for path in (mini_course.REPOSITORY / "source").glob("*/*.ipynb"):
            secrets = {line for cell in mini_course.read(path).cells for line in secret_lines(cell.source)}
            assert secrets
            release = mini_course.REPOSITORY / "release" / path.parent.name / path.name
            package = (mini_course.REPOSITORY / "dynaq_utils").rglob("*.py")
            for shown in [*(cell.source for cell in mini_course.read(release).cells), *map(Path.read_text, package)]:
                assert secrets.isdisjoint(line.strip() for line in shown.split("\n"))

    def test_the_source_passes_nbgraders_validator(self, short_course: Path) -> None:
        for path in (short_course / "source").glob("*/*.ipynb"):
            assert validator().validate(str(path)) == {}

    def test_the_release_fails_it_because_nothing_is_written_yet(self, short_course: Path) -> None:
        for path in (short_course / "release").glob("*/*.ipynb"):
            failed = validator().validate(str(path))["failed"]
            graded = [cell.source for cell in mini_course.read(path).cells if is_grade(cell)]
            assert [cell["source"] for cell in failed] == graded
            assert all("not yet: The function has not been written yet" in cell["raw_error"] for cell in failed)


@pytest.fixture
def short_course(tmp_path: Path) -> Path:
    """The repository's assignments without their long runs, which nbval replays."""
    return without_results(make_course(tmp_path / "course"))


def secret_lines(source: str) -> set[str]:
    """Lines between the markers that say something of their own."""
    lines = set()
    hidden = False
    for line in source.split("\n"):
        if "### BEGIN" in line or "### END" in line:
            hidden = "### BEGIN" in line
        elif hidden and len(line.strip()) > len("return value"):
            lines.add(line.strip())
    return lines

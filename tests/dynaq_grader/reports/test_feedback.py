from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_output

import mini_course
from dynaq_grader.base.errors import CourseError
from dynaq_grader.base.result import CellResult, Graded, Result
from dynaq_grader.course.normal_form import to_bytes
from dynaq_grader.records import gradebook
from dynaq_grader.records.store import Store
from dynaq_grader.reports import feedback

SCORES = {"test_model_update": 4.0, "test_planning": 1.5}
REASON = "Planning made one backup too many: k + 1 instead of k.\n"


def autograded(course: Path) -> nbformat.NotebookNode:
    release = mini_course.read(course / "release/dyna_q/dyna_q.ipynb")
    return mini_course.autograded(release, SCORES, REASON)


def record(course: Path, notebooks: dict[str, nbformat.NotebookNode]) -> None:
    cells = {name: CellResult(score, 10.0, "partial") for name, score in SCORES.items()}
    result = Result("graded", 5.5, 10.0, 1.0, 1.0, "key", cells=cells)
    with gradebook.Writer(course, "dyna_q") as writer:
        for student, notebook in notebooks.items():
            writer.record(student, "dyna_q", Graded(result, to_bytes(notebook)))


def page(course: Path, student: str) -> str:
    return (course / "feedback" / student / "dyna_q" / "dyna_q.html").read_text(encoding="utf-8")


def test_a_page_shows_the_score_and_the_reason(course: Path) -> None:
    record(course, {"ada": autograded(course)})
    pages = feedback.write_feedback(course, "dyna_q")
    assert pages.written == [course / "feedback/ada/dyna_q/dyna_q.html"]
    assert pages.failed == {}
    text = page(course, "ada")
    assert "dyna_q (Score: 5.5 / 10.0)" in text
    assert "Planning made one backup too many" in text


@pytest.mark.parametrize(("penalty", "counts"), [(5.5, 0.0), (2.0, 3.5), (8.0, 0.0)], ids=["all", "some", "more"])
def test_what_lateness_took_is_told_beside_the_points_before_it(penalty: float, counts: float, course: Path) -> None:
    """A person may lower the points after the penalty was set; nothing counts less than 0."""
    record(course, {"ada": autograded(course)})
    with gradebook.open_gradebook(course) as book:
        book.find_submission_notebook("dyna_q", "dyna_q", "ada").late_submission_penalty = penalty
        book.db.commit()
    feedback.write_feedback(course, "dyna_q")
    text = " ".join(page(course, "ada").split())
    assert f"<strong> {counts} of 10.0 points. </strong>" in text
    assert f"handed in late: {penalty} points are taken off" in text
    assert f"dyna_q (Score: {counts} / 10.0)" in text
    assert "4.0 of 4.0 points" in text


def test_in_time_no_page_speaks_of_lateness(course: Path) -> None:
    record(course, {"ada": autograded(course)})
    feedback.write_feedback(course, "dyna_q")
    assert "late" not in page(course, "ada").partition('aria-label="Points and reasons"')[2].partition("</section>")[0]


def test_a_hidden_region_shrinks_to_the_call(course: Path) -> None:
    """As in notebooks that nbgrader graded without our steps, whose test cells hold the hidden text."""
    notebook = autograded(course)
    hidden = "\n".join(
        [
            "### BEGIN HIDDEN TESTS",
            "import dynaq_grader",
            "seed = 20240317",
            "assert dyna_q_planning(probe_input) == [0.123]",
            "dynaq_grader.test_dyna_q_planning(dyna_q_planning)",
            "### END HIDDEN TESTS",
        ]
    )
    mini_course.cell(notebook, "test_planning").source += "\n" + hidden
    tidy, _ = feedback.TidyForFeedback().preprocess(notebook, {})
    source = mini_course.cell(tidy, "test_planning").source
    assert source == '"""Grades `dyna_q_planning`."""\ndynaq_grader.test_dyna_q_planning(dyna_q_planning)'


def test_no_marker_seed_or_probe_is_on_a_page(course: Path) -> None:
    notebook = autograded(course)
    source = mini_course.cell(mini_course.source_notebook(), "test_planning").source
    mini_course.cell(notebook, "test_planning").source = source + "\n# seed 20240317 ### BEGIN SOLUTION"
    record(course, {"ada": notebook})
    feedback.write_feedback(course, "dyna_q")
    text = page(course, "ada")
    assert "test_planning" in text
    for secret in ("HIDDEN", "BEGIN SOLUTION", "20240317"):
        assert secret not in text


def test_widget_state_that_is_not_whole_stops_nothing(course: Path) -> None:
    notebook = autograded(course)
    notebook.metadata.widgets = {"application/vnd.jupyter.widget-state+json": {"version_major": 2}}
    record(course, {"ada": notebook})
    assert feedback.write_feedback(course, "dyna_q").failed == {}


def test_what_a_students_code_shows_cannot_run_in_the_readers_browser(course: Path) -> None:
    notebook = autograded(course)
    shown = {"text/html": "<script>steal()</script>", "application/javascript": "steal()", "text/plain": "fine"}
    outputs = [new_output("display_data", shown)]
    notebook.cells.append(new_code_cell("plot()", id="free-code", outputs=outputs))
    record(course, {"ada": notebook})
    feedback.write_feedback(course, "dyna_q")
    assert "steal()" not in page(course, "ada").replace("&lt;script&gt;steal()&lt;/script&gt;", "")


def test_code_that_nobody_would_read_is_cut_and_answers_are_not_crowded_out(course: Path) -> None:
    """Colouring four megabytes of question marks once took seven gigabytes."""
    notebook = autograded(course)
    notebook.cells[:0] = [new_code_cell("?a" * 50_000) for _ in range(20)]
    answer = next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("solution"))
    answer.source = "mine = 1\n" + answer.source
    record(course, {"ada": notebook})
    assert feedback.write_feedback(course, "dyna_q").failed == {}
    text = page(course, "ada")
    assert text.count("cut here: too long to be shown") >= 20
    assert len(text) < 4_000_000
    assert "mine" in text


def test_one_page_that_cannot_be_made_stops_no_other(course: Path) -> None:
    record(course, {student: autograded(course) for student in ("ada", "bob", "eve")})
    path = course / "autograded/bob/dyna_q/dyna_q.ipynb"
    path.write_text("{")
    pages = feedback.write_feedback(course, "dyna_q")
    assert [found.parts[-3] for found in pages.written] == ["ada", "eve"]
    assert list(pages.failed) == ["bob"]
    assert "GenerateFeedback of nbgrader failed" in pages.failed["bob"]


def test_only_the_students_asked_for_get_a_page(course: Path) -> None:
    record(course, {student: autograded(course) for student in ("ada", "bob")})
    pages = feedback.write_feedback(course, "dyna_q", ["bob"])
    assert [found.parts[-3] for found in pages.written] == ["bob"]
    assert not (course / "feedback/ada").exists()


def test_a_student_of_whom_nothing_is_graded_is_told_before_a_page_is_written(course: Path) -> None:
    record(course, {"ada": autograded(course)})
    with pytest.raises(CourseError, match="No graded submission of dyna_q by nobody"):
        feedback.write_feedback(course, "dyna_q", ["ada", "nobody"])
    assert not (course / "feedback").exists()


def test_an_assignment_that_is_not_there_is_told(course: Path) -> None:
    with pytest.raises(CourseError, match="no assignment folder .*source/nope"):
        feedback.write_feedback(course, "nope")


def test_a_gradebook_that_is_gone_is_told_and_not_made(course: Path) -> None:
    record(course, {"ada": autograded(course)})
    (course / "gradebook.db").unlink()
    with pytest.raises(CourseError, match="no gradebook.*Put the right gradebook back, or run `dynaq grade dyna_q`"):
        feedback.write_feedback(course, "dyna_q")
    assert not (course / "gradebook.db").exists()


def test_a_student_whom_the_gradebook_lost_is_told_and_stops_no_other(course: Path) -> None:
    record(course, {student: autograded(course) for student in ("ada", "bob")})
    with gradebook.open_gradebook(course) as book:
        book.remove_submission("dyna_q", "ada")
    pages = feedback.write_feedback(course, "dyna_q")
    assert [found.parts[-3] for found in pages.written] == ["bob"]
    assert list(pages.failed) == ["ada"]
    assert "run `dynaq grade dyna_q`" in pages.failed["ada"]


def test_a_folder_that_cannot_be_written_is_told_with_what_to_do(course: Path) -> None:
    record(course, {"ada": autograded(course)})
    (course / "feedback").write_text("in the way")  # as a read-only course, which root may write all the same
    with pytest.raises(CourseError, match=r"feedback cannot be written \(File exists\).*copy the course"):
        feedback.write_feedback(course, "dyna_q")


def test_without_a_score_the_page_says_why(course: Path) -> None:
    reason = "dyna_q.ipynb is <b>no</b> notebook. Ask the student to hand it in again."
    Store(course, "dyna_q").write("ada", Graded(Result("refused", None, 10.0, 0.0, 0.0, "", reason), None))
    pages = feedback.write_feedback(course, "dyna_q")
    assert pages.written == [course / "feedback/ada/dyna_q/dyna_q.html"]
    assert "dyna_q.ipynb is &lt;b&gt;no&lt;/b&gt; notebook." in page(course, "ada")


def test_a_page_for_nobody_is_no_fault(course: Path) -> None:
    assert feedback.write_feedback(course, "dyna_q") == feedback.Pages()

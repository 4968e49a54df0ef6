"""A submission becomes the release with the student's answers and free cells in place."""

import copy
import re

import nbformat
import pytest
from nbgrader.nbgraderformat import MetadataValidator

from dynaq_grader.intake import Intake, Refused, canonical
from front_ends import FRONT_ENDS, to_bytes
from front_ends.small_release import (
    ANSWERS,
    PLANNING,
    PLANNING_STUB,
    UPDATE,
    answered,
    small_release,
    solved,
)

RELEASE = small_release()
OTHER_PLANNING = PLANNING.replace("params", "settings")


def take(notebook: dict, **use: int) -> Intake:
    return canonical(to_bytes(notebook), RELEASE, use)


def text(intake: Intake, name: str) -> str:
    return next(cell.source for cell in intake.notebook.cells if cell.id == name)


def codes(intake: Intake, name: str | None = None) -> list[str]:
    return [repair.code for repair in intake.repairs if name in (None, repair.cell)]


def ids(intake: Intake) -> list[str]:
    return [cell.id for cell in intake.notebook.cells]


def cell(notebook: dict, name: str) -> dict:
    return next(cell for cell in notebook["cells"] if cell.get("id") == name)


def place(notebook: dict, name: str) -> int:
    return notebook["cells"].index(cell(notebook, name))


def code(source: str, **more: object) -> dict:
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None} | more


def markdown(source: str) -> dict:
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def assert_right(intake: Intake) -> None:
    """Both answers are in place and all else is the release's."""
    assert intake.answered == set(ANSWERS)
    for name, answer in ANSWERS.items():
        assert text(intake, name).strip() == answer
    assert_sound(intake)


def assert_sound(intake: Intake) -> None:
    nbformat.validate(intake.notebook)
    MetadataValidator().validate_nb(intake.notebook)
    own = [cell for cell in intake.notebook.cells if not cell.id.startswith("free-")]
    for ours, theirs in zip(own, RELEASE.cells, strict=True):
        assert (ours.id, ours.metadata, ours.cell_type) == (theirs.id, theirs.metadata, theirs.cell_type)
        nbgrader = theirs.metadata.get("nbgrader", {})
        if nbgrader.get("locked"):
            assert ours.source == theirs.source
    assert all(not cell.get("outputs") for cell in intake.notebook.cells)


@pytest.mark.parametrize("front_end", FRONT_ENDS.values(), ids=FRONT_ENDS)
def test_what_any_front_end_saves_is_read_right(front_end):
    assert_right(take(front_end(solved(RELEASE))))


def test_an_untouched_submission_needs_no_repair_and_answers_nothing():
    intake = take(answered(RELEASE))
    assert intake.repairs == []
    assert intake.answered == set()
    assert intake.missing == set()
    assert_sound(intake)


def test_a_stub_of_another_wording_is_still_a_stub():
    older = PLANNING_STUB.replace("Plan k steps.", "Plan.").replace("first.", "now.").replace("# YOUR", "# Your")
    assert take(answered(RELEASE, dyna_q_planning=older)).answered == set()


def test_the_release_is_not_changed():
    before = copy.deepcopy(RELEASE)
    take(solved(RELEASE))
    assert before == RELEASE


def test_an_answer_keeps_its_helpers_and_magics():
    source = f"%matplotlib inline\nhelp?\nimport math\n\n\ndef helper():\n    return 1\n\n\n{PLANNING}"
    intake = take(answered(RELEASE, dyna_q_planning=source))
    assert text(intake, "dyna_q_planning") == source
    assert intake.repairs == []


# Metadata


def test_some_lost_metadata_are_named():
    notebook = solved(RELEASE)
    cell(notebook, "dyna_q_planning")["metadata"] = {}
    intake = take(notebook)
    assert_right(intake)
    assert [(repair.code, repair.cell) for repair in intake.repairs] == [("metadata-lost", "dyna_q_planning")]


def test_without_any_label_cells_are_known_by_what_they_hold():
    notebook = solved(RELEASE)
    for each in notebook["cells"]:
        each["metadata"] = {}
        del each["id"]
    notebook["cells"].insert(4, code("my_helper = 3"))
    intake = take(notebook)
    assert_right(intake)
    assert ids(intake)[3:6] == ["dyna_q_model_update", "free-1", "hint"]
    assert codes(intake) == ["metadata-lost"]


def test_an_edited_locked_cell_without_labels_is_known_by_its_likeness():
    notebook = solved(RELEASE)
    del cell(notebook, "one_backup")["metadata"]["nbgrader"]
    edited = cell(notebook, "one_backup")
    edited["source"] += "\nprint('cheat')"
    del edited["id"]
    intake = take(notebook)
    assert_right(intake)
    assert "cheat" not in "".join(each.source for each in intake.notebook.cells)
    assert "locked-edited" in codes(intake, "one_backup")


def test_edited_points_and_flags_are_reported_and_the_releases_count():
    notebook = solved(RELEASE)
    cell(notebook, "test_planning")["metadata"]["nbgrader"]["points"] = 600
    cell(notebook, "dyna_q_planning")["metadata"]["nbgrader"] |= {"grade": True, "points": 50}
    intake = take(notebook)
    assert_right(intake)
    assert codes(intake, "test_planning") == ["points-edited"]
    assert codes(intake, "dyna_q_planning") == ["flags-edited"]


def test_swapped_names_of_answers():
    notebook = answered(RELEASE, dyna_q_planning=UPDATE, dyna_q_model_update=PLANNING)
    intake = take(notebook)
    assert_right(intake)
    assert codes(intake, "dyna_q_planning") == ["relabelled"]


def test_swapped_names_of_an_answer_and_its_test():
    notebook = solved(RELEASE)
    test, answer = cell(notebook, "test_planning"), cell(notebook, "dyna_q_planning")
    for key in ("id", "metadata"):
        test[key], answer[key] = answer[key], test[key]
    intake = take(notebook)
    assert_right(intake)
    assert "relabelled" in codes(intake, "dyna_q_planning")


def test_another_kernel_is_reported():
    notebook = solved(RELEASE)
    notebook["metadata"]["kernelspec"]["name"] = "julia"
    intake = take(notebook)
    assert_right(intake)
    assert codes(intake) == ["kernel"]
    assert intake.notebook.metadata == RELEASE.metadata


def test_python_in_the_browser_is_no_other_kernel():
    notebook = solved(RELEASE)
    notebook["metadata"]["kernelspec"] = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}
    intake = take(notebook)
    assert_right(intake)
    assert codes(intake) == []
    assert intake.notebook.metadata == RELEASE.metadata


def test_an_older_release_takes_the_text_of_the_current_one():
    notebook = solved(RELEASE)
    notebook["metadata"]["dynaq"]["release"] = "0.9.0"
    cell(notebook, "setup")["source"] = "import numpy"
    intake = take(notebook)
    assert_right(intake)
    assert codes(intake) == ["older-release"]


# Copies and several answers


def test_equal_copies_are_one():
    notebook = solved(RELEASE)
    notebook["cells"].append(copy.deepcopy(cell(notebook, "dyna_q_planning")))
    notebook["cells"].append(copy.deepcopy(cell(notebook, "test_planning")))
    intake = take(notebook)
    assert_right(intake)
    assert codes(intake, "dyna_q_planning") == ["duplicated"]
    assert codes(intake, "test_planning") == ["duplicated"]
    assert len(intake.notebook.cells) == len(RELEASE.cells)


@pytest.mark.parametrize("at_the_end", [True, False])
def test_an_answer_beats_a_stub_wherever_it_stands(at_the_end):
    notebook = solved(RELEASE)
    stub = code(PLANNING_STUB, metadata=copy.deepcopy(cell(notebook, "dyna_q_planning")["metadata"]))
    notebook["cells"].insert(len(notebook["cells"]) if at_the_end else 0, stub)
    intake = take(notebook)
    assert_right(intake)
    assert codes(intake, "dyna_q_planning") == ["several-answers"]


def test_the_answer_cell_beats_a_later_experiment_under_the_same_name_and_both_are_shown():
    notebook = solved(RELEASE)
    notebook["cells"].append(code(OTHER_PLANNING))
    intake = take(notebook)
    assert_right(intake)
    shown = [(each.number, each.text, each.chosen) for each in intake.candidates["dyna_q_planning"]]
    assert shown == [(1, PLANNING, True), (2, OTHER_PLANNING, False)]
    assert codes(intake, "dyna_q_planning") == ["several-answers"]


@pytest.mark.parametrize("left", [PLANNING_STUB, "half = 1 / 2", PLANNING.replace("for _ in", "for _ of")])
def test_where_the_answer_cell_holds_no_answer_that_is_python_the_last_of_the_others_counts(left):
    notebook = answered(RELEASE, **ANSWERS | {"dyna_q_planning": left})
    notebook["cells"] += [code(PLANNING), code(OTHER_PLANNING)]
    assert text(take(notebook), "dyna_q_planning") == OTHER_PLANNING


def test_without_labels_the_last_of_two_answers_counts():
    notebook = solved(RELEASE)
    notebook["cells"].append(code(OTHER_PLANNING))
    for each in notebook["cells"]:
        each.pop("id", None)
        each["metadata"] = {}
    assert text(take(notebook), "dyna_q_planning") == OTHER_PLANNING


HELPER = "def choose(pairs):\n    return pairs[{which}]\n\n\n"


@pytest.mark.parametrize("in_the_stubs", [True, False])
def test_helpers_of_one_name_stay_with_their_own_exercises(in_the_stubs):
    answers = {name: HELPER.format(which=at) + answer for at, (name, answer) in enumerate(ANSWERS.items())}
    release = small_release()
    for each in release.cells if in_the_stubs else []:
        if each.id in answers:
            each.source = HELPER.format(which=-1) + each.source
    intake = canonical(to_bytes(answered(release, **answers)), release)
    assert {name: text(intake, name) for name in answers} == answers
    assert intake.repairs == []


def test_a_helper_that_another_exercise_has_too_answers_nothing():
    release = small_release()
    for each in release.cells:
        if each.id in ANSWERS:
            each.source = HELPER.format(which=-1) + each.source
    stub = next(each.source for each in release.cells if each.id == "dyna_q_model_update")
    intake = canonical(to_bytes(answered(release, dyna_q_planning=HELPER.format(which=1) + PLANNING)), release)
    assert text(intake, "dyna_q_model_update") == stub
    assert intake.answered == {"dyna_q_planning"}


def test_use_picks_the_other_answer_and_the_unused_one_is_gone():
    notebook = solved(RELEASE)
    notebook["cells"].append(code(OTHER_PLANNING))
    intake = take(notebook, dyna_q_planning=2)
    assert text(intake, "dyna_q_planning") == OTHER_PLANNING
    assert PLANNING not in [each.source for each in intake.notebook.cells]
    assert_sound(intake)


@pytest.mark.parametrize(("name", "number"), [("dyna_q_planning", 3), ("dyna_q_planning", 0), ("setup", 1)])
def test_use_of_what_is_not_there_is_refused(name, number):
    with pytest.raises(Refused, match=r"There is no (candidate|answer cell)"):
        take(solved(RELEASE), **{name: number})


# Cut, merged, moved, deleted, changed into text


@pytest.mark.parametrize("cuts", [(1,), (2,), (3,), (4,), (6,), (1, 3), (2, 3, 4), (1, 2, 3, 4, 5, 6)])
def test_an_answer_cut_over_cells_is_joined(cuts):
    lines = PLANNING.split("\n")
    edges = [0, *cuts, len(lines)]
    pieces = ["\n".join(lines[a:b]) for a, b in zip(edges, edges[1:], strict=False)]
    notebook = solved(RELEASE)
    cell(notebook, "dyna_q_planning")["source"] = pieces[0]
    at = place(notebook, "dyna_q_planning") + 1
    notebook["cells"][at:at] = [code(piece) for piece in pieces[1:]]
    intake = take(notebook)
    assert_right(intake)
    assert codes(intake, "dyna_q_planning") == ["split"]
    assert len(intake.notebook.cells) == len(RELEASE.cells)


def test_helpers_cut_off_an_answer_stay_before_it():
    notebook = solved(RELEASE)
    cell(notebook, "dyna_q_planning")["source"] = "half = 1 / 2"
    notebook["cells"].insert(place(notebook, "dyna_q_planning") + 1, code(PLANNING))
    intake = take(notebook)
    assert_right(intake)
    at = ids(intake).index("dyna_q_planning")
    assert intake.notebook.cells[at - 1].source == "half = 1 / 2"


def test_one_cell_with_both_answers_is_parted():
    notebook = answered(RELEASE, dyna_q_model_update=f"import math\n\n{UPDATE}\n\n\n@timed\n{PLANNING}")
    del notebook["cells"][place(notebook, "dyna_q_planning")]
    intake = take(notebook)
    assert text(intake, "dyna_q_model_update").strip() == f"import math\n\n{UPDATE}"
    assert re.fullmatch(r"import math\n+@timed\n" + re.escape(PLANNING), text(intake, "dyna_q_planning"))
    assert codes(intake) == ["merged", "merged"]
    assert_sound(intake)


def test_both_answers_in_one_cell_that_does_not_parse_are_parted_by_their_lines():
    broken = PLANNING.replace("for _ in", "for _ of")
    notebook = answered(RELEASE, dyna_q_model_update=f"{UPDATE}\n\n\n{broken}")
    intake = take(notebook)
    assert text(intake, "dyna_q_model_update") == UPDATE
    assert text(intake, "dyna_q_planning") == broken


@pytest.mark.parametrize("named", ["dyna_q_planning", "check_planning"])
def test_an_answer_merged_with_its_check(named):
    notebook = solved(RELEASE)
    check = cell(notebook, "check_planning")
    cell(notebook, "dyna_q_planning")["source"] = f"{PLANNING}\n\n{check['source']}"
    merged = cell(notebook, "dyna_q_planning")
    merged["metadata"], merged["id"] = copy.deepcopy(cell(notebook, named)["metadata"]), f"{named}"
    notebook["cells"] = [each for each in notebook["cells"] if each is not check]
    intake = take(notebook)
    assert_right(intake)
    assert "merged" in codes(intake, "dyna_q_planning")
    assert "deleted" not in codes(intake)


def test_reordered_cells_come_back_into_order():
    notebook = solved(RELEASE)
    notebook["cells"].reverse()
    intake = take(notebook)
    assert_right(intake)
    assert codes(intake) == ["reordered"]


def test_a_deleted_answer_is_missing_and_not_a_stub():
    notebook = solved(RELEASE)
    del notebook["cells"][place(notebook, "dyna_q_planning")]
    intake = take(notebook)
    assert intake.missing == {"dyna_q_planning"}
    assert "def " not in text(intake, "dyna_q_planning")
    assert codes(intake) == ["answer-missing"]
    assert_sound(intake)


@pytest.mark.parametrize("name", ["setup", "check_planning", "test_model_update"])
def test_deleted_locked_cells_come_back(name):
    notebook = solved(RELEASE)
    del notebook["cells"][place(notebook, name)]
    intake = take(notebook)
    assert_right(intake)
    assert [(repair.code, repair.cell) for repair in intake.repairs] == [("deleted", name)]


@pytest.mark.parametrize("kind", ["markdown", "raw"])
@pytest.mark.parametrize("fence", ["", "```python\n{}\n```"])
@pytest.mark.parametrize("labelled", [True, False])
def test_an_answer_turned_into_text_is_read_as_code(kind, fence, labelled):
    notebook = solved(RELEASE)
    answer = cell(notebook, "dyna_q_planning")
    answer |= {"cell_type": kind, "source": fence.format(PLANNING) if fence else PLANNING}
    if not labelled:
        answer["metadata"] = {}
        del answer["id"]
    intake = take(notebook)
    assert_right(intake)
    assert "turned-into-text" in codes(intake, "dyna_q_planning")


def test_an_answer_without_its_name_is_found_and_reported():
    notebook = solved(RELEASE)
    answer = cell(notebook, "dyna_q_planning")
    answer["source"] = PLANNING.replace("dyna_q_planning", "my_planning")
    intake = take(notebook)
    assert text(intake, "dyna_q_planning") == answer["source"]
    assert codes(intake) == ["renamed"]


def test_a_renamed_answer_without_labels_is_found_by_its_position():
    notebook = solved(RELEASE)
    answer = cell(notebook, "dyna_q_planning")
    answer |= {"source": "def plan(m, v, p):\n    return v", "metadata": {}, "id": "x"}
    assert text(take(notebook), "dyna_q_planning") == answer["source"]


def test_a_syntax_error_in_an_answer_hides_nothing():
    broken = PLANNING.replace("for _ in", "for _ of")
    notebook = answered(RELEASE, dyna_q_planning=broken)
    for each in notebook["cells"]:
        each["metadata"] = {}
        del each["id"]
    intake = take(notebook)
    assert text(intake, "dyna_q_planning") == broken
    assert "dyna_q_planning" in intake.answered


# Locked cells


def test_text_in_a_locked_cell_is_put_back():
    notebook = solved(RELEASE)
    cell(notebook, "test_planning")["source"] = "print('full marks')"
    cell(notebook, "setup")["source"] += "\nnp.testing = None"
    intake = take(notebook)
    assert_right(intake)
    assert codes(intake) == ["locked-edited", "locked-edited"]


def test_an_answer_typed_into_a_locked_cell_counts_where_there_is_no_other():
    notebook = answered(RELEASE, dyna_q_model_update=UPDATE)
    cell(notebook, "check_planning")["source"] = PLANNING
    assert_right(take(notebook))


def test_an_answer_in_a_locked_cell_does_not_beat_the_answer():
    notebook = solved(RELEASE)
    cell(notebook, "check_planning")["source"] = OTHER_PLANNING
    assert_right(take(notebook))


# Free cells


def test_free_cells_keep_their_place_and_lose_their_metadata():
    notebook = solved(RELEASE)
    mine = code("x = 1", id="setup", metadata={"nbgrader": {"grade_id": "mine", "grade": True, "points": 9}})
    mine["id"] = "my-own"
    notebook["cells"].insert(0, code("first = 1"))
    notebook["cells"].insert(place(notebook, "hint"), mine)
    notebook["cells"].append(code("last = 1"))
    intake = take(notebook)
    assert_right(intake)
    free = {each.source: at for at, each in enumerate(intake.notebook.cells) if each.id.startswith("free-")}
    assert free == {"first = 1": 0, "x = 1": 5, "last = 1": len(intake.notebook.cells) - 1}
    assert all(intake.notebook.cells[at].metadata == {} for at in free.values())


def test_the_releases_own_free_cells_take_the_students_text():
    notebook = solved(RELEASE)
    cell(notebook, "your_own")["source"] = "print(world)"
    cell(notebook, "title")["source"] += "\n\nMy notes."
    intake = take(notebook)
    assert text(intake, "your_own") == "print(world)"
    assert text(intake, "title").endswith("My notes.")
    assert intake.repairs == []
    assert len(intake.notebook.cells) == len(RELEASE.cells)


def test_html_of_the_release_stays_and_html_of_the_student_is_escaped():
    notebook = solved(RELEASE)
    notebook["cells"].append(markdown("<script>alert(1)</script> and $a<b$"))
    intake = take(notebook)
    assert text(intake, "hint") == cell(notebook, "hint")["source"]
    assert text(intake, "free-1") == "&lt;script>alert(1)&lt;/script> and $a<b$"
    assert "text-escaped" in codes(intake)


def test_a_raw_cell_is_shown_as_text():
    notebook = solved(RELEASE)
    notebook["cells"].append({"cell_type": "raw", "metadata": {}, "source": "<script>alert(1)</script>"})
    last = take(notebook).notebook.cells[-1]
    assert (last.cell_type, last.source) == ("markdown", "```\n<script>alert(1)</script>\n```")


def test_attachments_and_outputs_are_dropped():
    notebook = solved(RELEASE)
    picture = markdown("![mine](attachment:a.png) text") | {"attachments": {"a.png": {"image/png": "AAAA"}}}
    page = {"output_type": "display_data", "metadata": {}, "data": {"text/html": "<b>x</b>"}}
    notebook["cells"] += [picture, code("1", outputs=[page])]
    intake = take(notebook)
    assert_right(intake)
    assert text(intake, "free-1") == "(picture left out) text"
    assert "attachments" not in intake.notebook.cells[-2]


def test_other_courses_text_answers_are_matched_by_name():
    release = small_release()
    release.cells[-1].metadata["nbgrader"] = {
        "grade": True,
        "solution": True,
        "locked": False,
        "task": False,
        "points": 3,
        "grade_id": "essay",
        "schema_version": 3,
    }
    notebook = answered(release, end="Because <b>it</b> plans.")
    intake = canonical(to_bytes(notebook), release)
    assert intake.answered == {"essay"}
    assert text(intake, "end") == "Because &lt;b>it&lt;/b> plans."


# After the instructor changed something


def test_what_the_instructor_changed_is_not_laid_to_a_student_s_charge():
    """Neither of the two knows, from the file alone, who it was."""
    changed = copy.deepcopy(RELEASE)
    cell(changed, "test_planning")["metadata"]["nbgrader"]["points"] = 8
    cell(changed, "setup")["source"] += "\n# Another word."
    intake = canonical(to_bytes(solved(RELEASE)), changed)
    told = " ".join(repair.message for repair in intake.repairs)
    assert "not the release's" in told
    assert "changed" not in told
    assert "put back" not in told
    assert text(intake, "dyna_q_planning").strip() == ANSWERS["dyna_q_planning"]


# Notebooks without any answer cell


def test_without_any_answer_cell_a_notebook_is_refused():
    """Another homework, an empty notebook, the release without its exercises: 0 points would be a verdict."""
    empty = nbformat.v4.new_notebook()
    other = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("def bandit(arms):\n    return max(arms)")])
    stripped = copy.deepcopy(RELEASE)
    stripped.cells = [each for each in stripped.cells if "nbgrader" not in each.metadata]
    for notebook in (empty, other, stripped):
        with pytest.raises(Refused, match="None of the assignment's answer cells is in the notebook") as refusal:
            canonical(nbformat.writes(notebook).encode(), RELEASE)
        assert refusal.value.code == "no-answer-cell"


def test_one_answer_cell_is_enough():
    notebook = copy.deepcopy(RELEASE)
    notebook.cells = [each for each in notebook.cells if each.get("id") != "dyna_q_planning"]
    assert canonical(nbformat.writes(notebook).encode(), RELEASE).missing == {"dyna_q_planning"}

"""Answer files are read, and poured into a release."""

from pathlib import Path

import nbformat
import pytest

from dynaq_grader.calibration.answers import AnswerFileError, pour, read, read_all

WRONG = """# verdict: wrong
# exercise: planning
# mistake: no-backups
# also: copy-not-returned, stale-targets
# about: returns the table as it came

# about: a comment of the student's
def dyna_q_planning(model, value, params):
    return value

# %% free
helper = 1
# %% free
helper += 1
"""


def write(folder: Path, text: str, verdict: str = "wrong") -> Path:
    path = folder / verdict / "example.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def release() -> nbformat.NotebookNode:
    cells = [
        nbformat.v4.new_markdown_cell("Read this.", id="intro"),
        *(_answer_cell(grade_id) for grade_id in ("dyna_q_model_update", "dyna_q_planning")),
        nbformat.v4.new_code_cell("1 + 1", id="last"),
    ]
    return nbformat.v4.new_notebook(cells=cells)


def _answer_cell(grade_id: str) -> nbformat.NotebookNode:
    return nbformat.v4.new_code_cell(
        "raise NotImplementedError",
        id=grade_id,
        metadata={"nbgrader": {"grade_id": grade_id, "solution": True}},
    )


def test_a_file_is_a_header_an_answer_cell_and_free_cells(tmp_path: Path) -> None:
    answer = read(write(tmp_path, WRONG))
    assert (answer.verdict, answer.exercise, answer.mistake) == ("wrong", "dyna_q_planning", "no-backups")
    assert answer.mistakes == ("no-backups", "copy-not-returned", "stale-targets")
    assert answer.about == "returns the table as it came"
    assert answer.name == "wrong/example"
    assert answer.source.startswith("# about: a comment of the student's\ndef")
    assert answer.source.endswith("return value")
    assert answer.free == ("helper = 1", "helper += 1")


def test_a_right_answer_names_no_mistake_and_may_carry_a_note(tmp_path: Path) -> None:
    header = "# verdict: right\n# exercise: model_update\n# about: fine\n# note: leaves-out-terminal\n"
    answer = read(write(tmp_path, header + "x = 1\n", "right"))
    assert answer.mistakes == ()
    assert answer.note == "leaves-out-terminal"
    assert answer.cells == {"dyna_q_model_update": "x = 1"}


@pytest.mark.parametrize(
    ("line", "instead", "sentence"),
    [
        ("# verdict: wrong\n", "", "verdict"),
        ("# exercise: planning\n", "# exercise: cooking\n", "dyna_q_model_update, dyna_q_planning"),
        ("# mistake: no-backups\n", "", "names its mistake"),
        ("# verdict: wrong\n", "# verdict: right\n", "a right one has none"),
        ("# about: returns the table as it came\n", "", "about"),
    ],
)
def test_a_bad_header_is_refused_with_the_files_name(tmp_path: Path, line: str, instead: str, sentence: str) -> None:
    path = write(tmp_path, WRONG.replace(line, instead))
    with pytest.raises(AnswerFileError, match=sentence) as refusal:
        read(path)
    assert str(path) in str(refusal.value)


def test_a_missing_file_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(AnswerFileError, match="cannot be read"):
        read(tmp_path / "none.py")
    with pytest.raises(AnswerFileError, match="no answer files"):
        read_all(tmp_path)


def test_a_file_in_another_encoding_is_refused_with_its_name(tmp_path: Path) -> None:
    path = write(tmp_path, WRONG)
    path.write_bytes(path.read_bytes() + "# Übung\n".encode("latin-1"))
    with pytest.raises(AnswerFileError, match=r"example\.py is no text in UTF-8\. Save it"):
        read(path)


def test_a_folder_is_read_in_order(tmp_path: Path) -> None:
    write(tmp_path, WRONG)
    write(tmp_path, "# verdict: right\n# exercise: planning\n# about: fine\nx = 1\n", "right")
    assert [answer.name for answer in read_all(tmp_path)] == ["right/example", "wrong/example"]


def test_pouring_changes_answer_cells_only() -> None:
    notebook = release()
    filled = pour(notebook, {"dyna_q_planning": "def dyna_q_planning(): ..."}, ["helper = 1"])
    assert [cell.id for cell in filled.cells] == [
        "intro",
        "dyna_q_model_update",
        "free-1",
        "dyna_q_planning",
        "last",
    ]
    assert filled.cells[3].source == "def dyna_q_planning(): ..."
    assert filled.cells[3].metadata == notebook.cells[2].metadata
    assert notebook == release()
    nbformat.validate(filled)


def test_pouring_into_a_cell_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError, match="no answer cell cooking"):
        pour(release(), {"cooking": "x = 1"})

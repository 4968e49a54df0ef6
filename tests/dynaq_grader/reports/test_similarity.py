from __future__ import annotations

import sys
from pathlib import Path

import pytest

import mini_course
from dynaq_grader.base.errors import CourseError
from dynaq_grader.base.result import Graded, Result
from dynaq_grader.course.normal_form import to_bytes
from dynaq_grader.records.store import Store
from dynaq_grader.reports import similarity

HEAD = 'def dyna_q_planning(model, value, params):\n    """Plans."""\n'
LOOP = """    visited = np.argwhere(~np.isnan(model[:, :, 0]))
    for step in range(params["k"]):
        state, action = visited[np.random.randint(len(visited))]
        reward, following = model[state, action]
        best = 0 if np.isnan(following) else value[int(following)].max()
        value[state, action] += params["alpha"] * (reward + params["gamma"] * best - value[state, action])
    return value
"""
RENAMED = LOOP.replace("visited", "known").replace("following", "after").replace("best", "top")
WHILE = """    left = params["k"]
    keys = [(s, a) for s, row in enumerate(model) for a, cell in enumerate(row) if cell[0] == cell[0]]
    while left > 0:
        left -= 1
        key = keys[int(np.random.random() * len(keys))]
        value = q_learning(*key, *unpack(model[key]), value, params)
    return value
"""
RECURSIVE = """    def again(times, table):
        if not times:
            return table
        pair = np.random.permutation(np.flatnonzero(model[..., 0] == model[..., 0]))[0]
        return again(times - 1, backup(table, np.unravel_index(pair, table.shape), model, params))
    return again(params["k"], value)
"""


def hand_in(course: Path, **planning: str | None) -> None:
    """Keeps graded submissions with these planning answers; the untouched stub where None."""
    pytest.importorskip("copydetect", reason="the extra `similarity` is not installed")
    for student, answer in planning.items():
        notebook = mini_course.read(course / "release/dyna_q/dyna_q.ipynb")
        if answer is not None:
            mini_course.cell(notebook, "dyna_q_planning").source = HEAD + answer
        result = Result("graded", 0.0, 10.0, 0.0, 0.0, "key")
        Store(course, "dyna_q").write(student, Graded(result, to_bytes(notebook)))


def pairs(course: Path, **options: float) -> list[tuple[str, str]]:
    return [pair.students for pair in similarity.similar_answers(course, "dyna_q", **options)]


def test_a_copy_is_listed_even_with_other_names_and_remarks(course: Path) -> None:
    hand_in(course, ada=LOOP, boris=WHILE, chioma=f"    # all my own work\n{RENAMED}", dalia=RECURSIVE)
    (pair,) = similarity.similar_answers(course, "dyna_q")
    assert pair.students == ("ada", "chioma")
    assert pair.cell == "dyna_q_planning"
    assert pair.likeness == pytest.approx(1.0)


def test_different_answers_are_not_listed(course: Path) -> None:
    hand_in(course, ada=LOOP, boris=WHILE, dalia=RECURSIVE)
    assert pairs(course) == []


def test_what_the_release_gives_to_all_is_no_likeness(course: Path) -> None:
    hand_in(course, ada=None, boris=None, chioma=None)
    assert pairs(course, threshold=0.01) == []


def test_what_much_of_the_class_writes_is_no_likeness(course: Path) -> None:
    hand_in(course, **{f"s{number}": LOOP for number in range(6)}, zoe=WHILE, yuki=WHILE)
    assert pairs(course) == [("yuki", "zoe")]


def test_a_short_answer_inside_a_long_one_is_not_listed(course: Path) -> None:
    hand_in(course, ada=LOOP, boris=LOOP.replace("    return value\n", WHILE))
    assert pairs(course) == []
    assert pairs(course, threshold=0.3) == [("ada", "boris")]


def test_refused_submissions_and_broken_code_do_no_harm(course: Path) -> None:
    hand_in(course, ada="    return (((\n\x00 'unended", boris=LOOP)
    Store(course, "dyna_q").write("kwame", Graded(Result("refused", None, 10.0, 0, 0, "key", "No notebook."), None))
    assert pairs(course) == []


def test_the_list_says_what_it_cannot_tell() -> None:
    assert "no proof" in similarity.CANNOT_TELL
    assert "cannot tell who wrote first" in similarity.CANNOT_TELL


def test_without_the_library_there_is_a_sentence(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hand_in(course, ada=LOOP)
    monkeypatch.setitem(sys.modules, "copydetect", None)
    with pytest.raises(CourseError, match=r"pip install 'dynaq-grader\[similarity\]'"):
        similarity.similar_answers(course, "dyna_q")


@pytest.mark.parametrize("threshold", [0.0, -1.0, 1.5])
def test_a_threshold_that_is_no_share_is_refused(course: Path, threshold: float) -> None:
    with pytest.raises(CourseError, match="share above 0 and up to 1"):
        similarity.similar_answers(course, "dyna_q", threshold)

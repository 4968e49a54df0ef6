import pytest

from dynaq_utils.frontend import is_static
from dynaq_utils.progress import track


@pytest.mark.parametrize("name", ["DYNAQ_STATIC", "NBGRADER_EXECUTION"])
@pytest.mark.parametrize(("value", "static"), [("1", True), ("autograde", True), ("0", False), ("", False)])
def test_either_switch_makes_a_notebook_static(live, monkeypatch, name, value, static):
    monkeypatch.setenv(name, value)
    assert is_static() is static


def test_notebooks_are_live_by_default(live):
    assert not is_static()


def test_a_bar_is_drawn_where_one_is_wanted(live, capsys):
    assert list(track(range(3), "episodes", shown=True)) == [0, 1, 2]
    assert "episodes" in capsys.readouterr().err


def test_no_bar_where_none_is_wanted(live, capsys):
    assert list(track(range(3), "episodes", shown=False)) == [0, 1, 2]
    assert capsys.readouterr() == ("", "")


def test_no_bar_in_static_notebooks(static, capsys):
    assert list(track(range(3), "episodes", shown=True)) == [0, 1, 2]
    assert capsys.readouterr() == ("", "")

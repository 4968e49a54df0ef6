"""The public calls of an exercise as pictures: what came back beside what should have."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from classes import BANK
from dynaq_grader.calibration.answers import read
from dynaq_grader.calibration.in_process import define
from dynaq_utils.watching import calls as watching
from dynaq_utils.watching import watch, watch_model_update
from plain_dyna_q import update_model


@pytest.fixture
def seen(monkeypatch):
    """What is shown, and at which step first."""
    shown = {}

    def show(steps, draw, size, name, label, start):
        shown.update(steps=steps, start=start)

    monkeypatch.setattr(watching, "show", show)
    return shown


def test_a_right_update_has_no_mark(seen):
    watch_model_update(update_model)
    assert len(seen["steps"]) == 9
    assert [one.fault for one in seen["steps"]] == [None] * 9
    assert seen["start"] == 0


def test_the_first_transition_that_comes_out_wrong_is_seen_first(seen):
    def skips_ends(model, state, action, reward, next_state):
        return model if next_state is None else update_model(model, state, action, reward, next_state)

    watch_model_update(skips_ends)
    wrong = [number for number, one in enumerate(seen["steps"]) if one.fault]
    assert seen["start"] == wrong[0] == 6
    assert "next state None" in seen["steps"][6].told


@pytest.mark.parametrize(
    ("updater", "told"),
    [
        (lambda model, *step: model[99], "Your function stopped with IndexError: index 99 is out of bounds"),
        (lambda model, *step: None, "Your function returned NoneType, not such a table."),
        (lambda model, *step: [[1], [1, 2]], "Your function returned list, not such a table."),
        (lambda model, *step: model[0], "Your function returned ndarray, not such a table."),
    ],
)
def test_what_cannot_be_drawn_is_told(seen, updater, told):
    watch_model_update(updater)
    assert seen["steps"][0].fault.startswith(told)


def test_any_exercise_of_the_kit_has_such_a_picture(live):
    html = watch("dyna_q_planning", lambda model, value, params: value + 1).data
    assert html.count("data:image/png;base64") == 6
    assert "What came back is not what was expected" in html


ANSWERS = {
    "cem_plan": "cem_plain",
    "dyna_q_plus_planning": "plus_plain",
    "fit_dynamics": "fit_plain",
    "mbve_target": "mbve_plain_loop",
    "rollout_returns": "rollout_plain",
}


@pytest.mark.parametrize("exercise", ANSWERS)
def test_a_right_answer_has_no_mark_whatever_hands_it_its_arguments(seen, exercise):
    watch(exercise, define(read(BANK / "right" / f"{ANSWERS[exercise]}.py")))
    assert len(seen["steps"]) >= 3
    assert [one.fault for one in seen["steps"]] == [None] * len(seen["steps"])
    for one in seen["steps"]:
        watching.draw(one, Figure().subplots())


@pytest.mark.parametrize("exercise", ["sweep", "mpc_action"])
def test_where_there_is_no_picture_it_is_said(exercise):
    with pytest.raises(watching.NotDrawnError, match=f"There is no picture of {exercise}, which returns several"):
        watch(exercise, print)


def test_entries_that_differ_are_marked_by_more_than_a_colour():
    one = watching.Seen("told", np.zeros((2, 2)), np.array([[1.0, 0], [0, 0]]), np.zeros((2, 2)), "wrong")
    ax = Figure().subplots()
    watching.draw(one, ax)
    assert [text.get_text() for text in ax.texts if "✗" in text.get_text()] == ["✗ 1", "✗ wrong"]

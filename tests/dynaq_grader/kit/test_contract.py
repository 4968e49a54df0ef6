"""Each thing that an exercise must not lack is told apart, in a sentence; a whole exercise has no fault."""

import shutil
import time
from dataclasses import replace

import numpy as np
import pytest

from dynaq_grader.kit import contract
from dynaq_grader.kit.contract import answers, form, sentences, speed
from dynaq_grader.kit.exercise import CheckedCall, Line, Mistake, PublicCall, Question, VisibleCheck
from dynaq_grader.kit.findings import Findings
from dynaq_grader.kit.settings import JudgeSettings
from third_exercise.n_step_return import EXERCISE, n_step_return, one_step_late, value_forgotten

ARGS = (np.array([1.0, 2.0]), 0.5, 8.0)


def raises(rewards, gamma, value):
    raise KeyError(gamma)


def always(rng):
    return Question([(np.array([3.0, 4.0]), 0.25, 2.0), (np.array([3.0, 4.0]), 0.25, 0.0)])


def public(rng):
    return Question([ARGS, (rng.normal(0, 1, 4), 0.5, 0.0)])


def accuses(exercise, function, settings):
    return Findings(holds=dict.fromkeys(exercise.rubric, True), mistake="one-step-late")


HARMLESS = EXERCISE.lines[-1].holds

SAID = {
    "'n-step' is no name of a function": {"name": "n-step"},
    "is called n_step_return. Call it other": {"name": "other"},
    "cannot be called with (rewards)": {"arguments": ("rewards",)},
    "Example 1 has 1 arguments": {"examples": (PublicCall((1.0,)),)},
    "Nothing is asked": {"questions": {}},
    "No mistake is known": {"mistakes": ()},
    "The rubric has no line": {"lines": ()},
    "There is no public example": {"examples": ()},
    "2 lines of the rubric are called 'discounts rewards'": {"lines": (*EXERCISE.lines, EXERCISE.lines[0])},
    "is worth 0 points": {"lines": (*EXERCISE.lines, Line("free", 0.0, HARMLESS))},
    "en.toml lacks the note 'praise'": {"lines": (*EXERCISE.lines, Line("noted", 1.0, HARMLESS, note="praise"))},
    "has no sentences. Write [new-one]": {"mistakes": (Mistake("new-one", one_step_late),)},
    "names nonsense in `also`": {"mistakes": (Mistake("one-step-late", one_step_late, also=("nonsense",)),)},
    "[one-step-late] in en.toml is of no mistake": {"mistakes": EXERCISE.mistakes[:2]},
    "raises KeyError at example 1": {"right": raises},
    "makes no call": {"questions": {"empty": lambda rng: Question([])}},
    "cannot be made (ZeroDivisionError": {"questions": {"broken": lambda rng: Question([(1 / 0,)])}},
}
"""An exercise that says something wrong, or nothing, by what has to be told."""

JUDGED = {
    "Nothing makes the mistake value-forgotten": {"mistakes": (Mistake("value-forgotten", None),)},
    "passes for right at 3 of 3 seeds": {"mistakes": (*EXERCISE.mistakes, Mistake("one-step-late", n_step_return))},
    "is named value-forgotten": {"mistakes": (*EXERCISE.mistakes, Mistake("one-step-late", value_forgotten))},
    "makes value-forgotten is not recognised": {"namers": (lambda found: None,)},
    "is said to make the mistake one-step-late": {"judge": accuses},
    "No known mistake loses the line 'easy'": {"lines": (*EXERCISE.lines, Line("easy", 1.0, lambda found: True))},
    "does not win the line 'hard'": {"lines": (*EXERCISE.lines, Line("hard", 1.0, lambda found: False))},
    "Every student is asked the same": {"questions": {"always": always}},
    "asks what example 1 shows": {"questions": {**EXERCISE.questions, "public": public}},
    "asks what call 1 of the visible check shows": {
        "questions": {**EXERCISE.questions, "public": public},
        "examples": EXERCISE.examples[1:],
        "visible": VisibleCheck((CheckedCall(ARGS),)),
    },
}
"""An exercise that is not judged as it should be, by what has to be told."""

HINT = 'hint = "What comes after the last step is in the value of the state it led to."'

SENTENCES = {
    "[value-forgotten] in en.toml has nothing for hint": (HINT, 'hint = ""', "en"),
    "The mistake one-step-late has no sentences": ("[one-step-late]", "[one-step-early]", "en"),
    "[value-forgotten] lacks belief": ('belief = "A return is rewards only."', "", "en"),
    "en.toml is no valid TOML": ("[one-step-late]", "[one-step-late", "en"),
    "de.toml lacks the table [one-step-late]": ("[one-step-late]", "[one-step-early]", "de"),
}
"""What to take out of the sentences, what to put there, and in which language, by what has to be told."""


def said(exercise):
    """What is found wrong before anything is judged."""
    return [*form.faults(exercise), *sentences.faults(exercise), *answers.faults(exercise, JudgeSettings())]


def test_a_whole_exercise_has_no_fault():
    assert contract.check(EXERCISE) == []


@pytest.mark.parametrize("told", SAID)
def test_what_is_missing_is_told(told):
    faults = said(replace(EXERCISE, **SAID[told]))
    assert any(told in fault.sentence for fault in faults), faults


@pytest.mark.parametrize("told", JUDGED)
def test_what_is_judged_wrongly_is_told(told):
    faults = contract.check(replace(EXERCISE, **JUDGED[told]))
    assert any(told in fault.sentence for fault in faults), faults


def test_nothing_is_judged_before_there_is_something_to_judge():
    nameless = replace(EXERCISE, name="n-step", questions={}, lines=(Line("hard", 1.0, lambda found: False, "praise"),))
    assert {fault.code for fault in contract.check(nameless)} == {"name", "sentences", "questions"}


def test_an_exercise_that_takes_long_is_told():
    def busy(rewards, gamma, value):
        begun = time.process_time()
        while time.process_time() < begun + speed.MOST_SECONDS / 10:
            pass
        return n_step_return(rewards, gamma, value)

    (fault,) = speed.faults(speed.seconds_of(replace(EXERCISE, right=busy)))
    assert "of processor time to judge the instructor's function, and 0.5 s are allowed" in fault.sentence


@pytest.mark.parametrize("told", SENTENCES)
def test_sentences_that_are_missing_are_told(told, tmp_path):
    shutil.copy(EXERCISE.folder / "en.toml", tmp_path)
    old, new, locale = SENTENCES[told]
    text = (EXERCISE.folder / "en.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / f"{locale}.toml").write_text(text.replace(old, new), encoding="utf-8")
    faults = said(replace(EXERCISE, folder=tmp_path))
    assert any(told in fault.sentence for fault in faults), faults


def test_mistakes_that_nothing_tells_apart_may_say_so():
    twin = Mistake("one-step-late", value_forgotten, also=("value-forgotten",))
    assert contract.check(replace(EXERCISE, mistakes=(*EXERCISE.mistakes, twin))) == []

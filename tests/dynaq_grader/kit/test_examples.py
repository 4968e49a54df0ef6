"""What students get of an exercise: its public examples, and what each mistake gives on them."""

import json
from dataclasses import replace

import numpy as np

from discounted_return import EXERCISE
from dynaq_grader.kit import examples
from dynaq_grader.kit.exercise import CheckedCall, Mistake, Near, PublicCall, Unsteady, VisibleCheck
from dynaq_utils.examples.reading import from_text


def test_the_file_holds_each_example_with_the_answer_that_should_come_back(tmp_path):
    held = json.loads(examples.write(EXERCISE, tmp_path).read_text(encoding="utf-8"))
    assert held["exercise"] == "discounted_return"
    assert held["arguments"] == ["rewards", "gamma"]
    assert [one["expected"] for one in held["examples"]] == [3.0, 2.7]
    assert held["examples"][0]["args"] == [{"array": [1.0, 2.0, 4.0], "dtype": "float64"}, 0.5]


def test_each_mistake_is_told_by_what_it_gives_and_in_words():
    held = examples.to_dict(EXERCISE)
    answers = {one["code"]: one["answers"] for one in held["mistakes"]}
    assert answers == {
        "gamma-missing": [7.0, 3.0],
        "one-step-late": [1.5, 0.9 * 2.7],
        "first-reward-left-out": [4.0, 3.0],
    }
    assert held["sentences"]["en"]["gamma-missing"]["sentence"] == "The function adds the rewards up as they are."
    assert all(set(entry) == {"sentence", "hint"} for entry in held["sentences"]["en"].values())


def test_a_mistake_that_no_example_shows_is_left_out_and_one_that_raises_is_told_by_its_error():
    def is_right(rewards, gamma):
        return EXERCISE.right(rewards, gamma)

    def raises(rewards, gamma):
        return rewards[5]

    made = replace(EXERCISE, mistakes=(Mistake("gamma-missing", is_right), Mistake("gamma-missing", raises)))
    assert examples.to_dict(made)["mistakes"] == [
        {"code": "gamma-missing", "answers": [{"error": "IndexError"}, {"error": "IndexError"}]}
    ]


def test_numbers_that_json_does_not_know_are_written_as_what_they_are():
    made = replace(EXERCISE, examples=(PublicCall((np.array([np.nan, 1.0]), 0.5)),))
    (one,) = examples.to_dict(made)["examples"]
    assert one["args"][0] == {"array": ["nan", 1.0], "dtype": "float64"}
    assert one["expected"] == {"number": "nan"}


def test_of_other_answers_only_what_differs_is_written_and_all_is_read():
    def halved(rewards, gamma):
        return rewards / 2

    one, two, three = np.array([1.0, 1.0, 2.0]), np.array([0.5, 1.0, 2.0]), np.array([0.5, 1 / 3, np.nan])
    call = CheckedCall(
        (np.array([1.0, 2.0, 4.0]), 0.5),
        also=(one,),
        near=(Near("gamma-missing", three, ((0,),)),),
        unsteady=Unsteady("gamma-missing", (two, one), "one-step-late"),
    )
    made = replace(EXERCISE, right=halved, visible=VisibleCheck((call,)), mistakes=())
    (told,) = examples.to_dict(made)["examples"]
    differs = {"places": [[0]], "numbers": [1.0]}
    assert told["also"] == [differs]
    assert told["unsteady"]["answers"] == [{"right": True}, differs]
    assert told["near"][0]["answer"] == {"places": [[1], [2]], "numbers": [0.333333333333, {"number": "nan"}]}
    (read,) = from_text(made.name, examples.to_text(made)).calls
    np.testing.assert_array_equal(read.right, [two, one])
    np.testing.assert_array_equal(read.unsteady.answers, [two, one])
    np.testing.assert_allclose(read.near[0].answer, three, rtol=1e-11)


def test_the_file_is_the_same_each_time_and_holds_no_code(tmp_path):
    first = examples.write(EXERCISE, tmp_path).read_bytes()
    assert examples.write(EXERCISE, tmp_path).read_bytes() == first
    assert b"lambda" not in first and b"np." not in first

"""Public examples of any exercise: found in another package by its entry point, and all that a check needs."""

import json
import sys
from dataclasses import replace

import numpy as np
import pytest

from discounted_return import EXERCISE, discounted_return
from dynaq_grader.kit import catalogue
from dynaq_grader.kit import examples as kit
from dynaq_utils import examples
from dynaq_utils.checks import check
from dynaq_utils.messages import sentences_of


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Gives a function that installs a package with one file of examples under an entry point, as pip lays it out."""
    monkeypatch.syspath_prepend(tmp_path)
    folder = tmp_path / "their_course"

    def install(held, name="discounted_return"):
        folder.mkdir()
        (folder / "__init__.py").write_text("", encoding="utf-8")
        (folder / f"{name}.json").write_text(held if isinstance(held, str) else json.dumps(held), encoding="utf-8")
        about = tmp_path / "their_course-2.5.dist-info"
        about.mkdir()
        (about / "METADATA").write_text("Metadata-Version: 2.1\nName: their-course\nVersion: 2.5\n", encoding="utf-8")
        points = f"[{examples.GROUP}]\n{name} = their_course\n"
        (about / "entry_points.txt").write_text(points, encoding="utf-8")

    examples.load.cache_clear()
    yield install
    examples.load.cache_clear()
    sys.modules.pop("their_course", None)


def test_a_check_of_another_package_is_found_and_told_right(installed, capsys):
    installed(kit.to_text(EXERCISE))
    assert "discounted_return" in examples.names()
    check("discounted_return", discounted_return)
    assert "discounted_return gives what it should in all public examples." in capsys.readouterr().out


@pytest.mark.parametrize("mistake", EXERCISE.mistakes, ids=lambda mistake: mistake.code)
def test_each_mistake_is_named_in_the_sentence_of_the_exercise(mistake, installed):
    installed(kit.to_text(EXERCISE))
    told = kit.to_dict(EXERCISE)["sentences"]["en"][mistake.code]
    with pytest.raises(AssertionError) as caught:
        check("discounted_return", mistake.function)
    assert told["sentence"] in str(caught.value) and told["hint"] in str(caught.value)


def changes_its_argument(rewards, gamma):
    result = discounted_return(rewards, gamma)
    rewards[0] = 0.0
    return result


@pytest.mark.parametrize(
    ("function", "code"),
    [
        (lambda rewards, gamma: None, "returns-none"),
        (lambda rewards, gamma: (1.0, 2.0), "returns-tuple"),
        (lambda rewards, gamma: rewards, "wrong-shape"),
        (lambda rewards, gamma: "3", "wrong-type"),
        (lambda rewards, gamma: 17.0, "unrecognised"),
        (changes_its_argument, "changes-arguments"),
    ],
)
def test_common_mistakes_are_told_in_the_common_sentences(function, code, installed):
    installed(kit.to_text(EXERCISE))
    with pytest.raises(AssertionError) as caught:
        check("discounted_return", function)
    assert sentences_of("discounted_return").mistakes[code].sentence in str(caught.value)


GERMAN = """
[texts]
checked = "{name} stimmt in allen Beispielen."
seen = "Belohnungen {rewards}, Abzinsung {gamma}."

[gamma-missing]
sentence = "Die Belohnungen werden nicht abgezinst."
hint = "Jeder Schritt zählt weniger als der davor."
"""


@pytest.fixture
def translated(tmp_path_factory):
    """The exercise with one more file beside it."""
    folder = tmp_path_factory.mktemp("exercise")
    (folder / "en.toml").write_bytes((EXERCISE.folder / "en.toml").read_bytes())
    (folder / "de.toml").write_text(GERMAN, encoding="utf-8")

    def tell(args, texts):
        return [texts["seen"].format(rewards=args[0].tolist(), gamma=args[1])] if "seen" in texts else ["Rewards."]

    return replace(EXERCISE, folder=folder, tell=tell)


def test_a_translation_is_one_file_beside_the_exercise(translated, installed, monkeypatch, capsys):
    installed(kit.to_text(translated))
    monkeypatch.setenv("DYNAQ_MESSAGES", "de")
    check("discounted_return", discounted_return)
    assert "discounted_return stimmt in allen Beispielen." in capsys.readouterr().out
    with pytest.raises(AssertionError, match="nicht abgezinst") as caught:
        check("discounted_return", lambda rewards, gamma: float(sum(rewards)))
    assert "Hint: Jeder Schritt zählt weniger" in str(caught.value)
    assert "\nBelohnungen [1.0, 2.0, 4.0], Abzinsung 0.5.\n" in str(caught.value)
    with pytest.raises(AssertionError, match="The function returns None"):
        check("discounted_return", lambda rewards, gamma: None)


def test_the_language_of_the_file_does_not_hang_on_the_environment(translated, monkeypatch):
    before = kit.to_text(translated)
    monkeypatch.setenv("DYNAQ_MESSAGES", "de")
    assert kit.to_text(translated) == before


def test_the_verdict_speaks_the_language_of_the_check(translated, monkeypatch):
    monkeypatch.setenv("DYNAQ_MESSAGES", "de")
    told = catalogue.of(translated)
    assert told["gamma-missing"].sentence == "Die Belohnungen werden nicht abgezinst."
    assert told["gamma-missing"].note == catalogue.of(EXERCISE)["gamma-missing"].note
    assert told["one-step-late"].sentence == catalogue.of(EXERCISE)["one-step-late"].sentence


def drawing(**more):
    """An exercise whose function draws 1.0 or 2.0, whatever it is given."""
    example = {"args": [3], "told": {}, "table": None, "expected": 1.0, "also": [2.0], "times": 60, **more}
    return {
        "format": 1,
        "exercise": "draw",
        "arguments": ["n"],
        "kept": {},
        "examples": [example],
        "mistakes": [],
        "sentences": {"en": {"always-one": {"sentence": "It is always 1.", "hint": "Draw."}}},
        "texts": {"en": {}},
    }


TURNS_UP = {"code": "unrecognised", "argument": 0, "places": [], "names": [{"alone": [0], "code": "always-one"}]}


def test_where_chance_plays_a_part_each_right_answer_has_to_turn_up_and_nothing_else(installed):
    installed(drawing(turns_up=TURNS_UP), "draw")
    check("draw", lambda n: float(np.random.randint(1, 3)))
    with pytest.raises(AssertionError, match="It is always 1"):
        check("draw", lambda n: 1.0)
    with pytest.raises(AssertionError, match="in a way that has no name"):
        check("draw", lambda n: 2.0)
    with pytest.raises(AssertionError, match="in a way that has no name"):
        check("draw", lambda n: float(np.random.randint(1, 4)))


def test_a_mistake_is_told_from_another_by_the_calls_that_follow(installed):
    held = drawing()
    held["examples"] = [{"args": [n], "told": {}, "table": None, "expected": float(n), "also": []} for n in (1, 2)]
    held["mistakes"] = [{"code": "returns-none", "answers": [0.0, 0.0]}, {"code": "always-one", "answers": [0.0, 1.0]}]
    installed(held, "draw")
    with pytest.raises(AssertionError, match="It is always 1"):
        check("draw", lambda n: n - 1.0)


def test_an_exercise_that_nobody_has_is_told_with_those_that_there_are():
    with pytest.raises(LookupError, match=r"There is no exercise 'dyna_q'; those with a check are: .*dyna_q_planning"):
        check("dyna_q", print)


@pytest.mark.parametrize("text", ["no json", "[]", '{"format": 9, "exercise": "draw"}', '{"format": 1}'])
def test_a_file_that_cannot_be_used_is_told_in_a_sentence(text, installed):
    installed(text, "draw")
    with pytest.raises(ValueError, match="Install the package that holds it anew"):
        check("draw", print)


def test_a_package_without_its_file_is_named(installed):
    installed("{}", "draw")
    (examples.files("their_course") / "draw.json").unlink()
    with pytest.raises(ValueError, match="examples of draw are not in their_course"):
        check("draw", print)

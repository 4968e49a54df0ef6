import re
from dataclasses import replace

import pytest

from dynaq_grader.kit import catalogue, registry
from dynaq_utils import messages

CONTRACT = [
    "missing",
    "not-attempted",
    "raises",
    "stops-early",
    "too-slow",
    "returns-none",
    "returns-tuple",
    "returns-row",
    "wrong-shape",
    "wrong-type",
    "rounds-values",
    "reseeds-generator",
    "unrecognised",
    "stores-nothing",
    "copy-not-returned",
    "swaps-reward-and-next-state",
    "swaps-state-and-action",
    "writes-other-entries",
    "adds-to-old",
    "averages-with-old",
    "keeps-maximum",
    "writes-once",
    "drops-terminal",
    "fakes-terminal",
    "skips-zero",
    "casts-reward",
    "starts-fresh-table",
    "no-backups",
    "one-backup-too-many",
    "one-backup-too-few",
    "k-hard-coded",
    "k-counted-per-state",
    "too-few-backups",
    "too-many-backups",
    "sweeps-all-pairs",
    "last-transition-only",
    "first-candidate-only",
    "never-last-candidate",
    "never-first-candidate",
    "biased-draw",
    "fixed-order",
    "prioritised",
    "greedy-choice",
    "unvisited-pairs",
    "unvisited-skipped",
    "independent-columns",
    "bootstraps-own-state",
    "bootstraps-terminal",
    "target-sum",
    "target-mean",
    "target-argmax",
    "target-whole-table",
    "target-minimum",
    "gamma-missing",
    "gamma-hard-coded",
    "gamma-twice",
    "alpha-missing",
    "alpha-hard-coded",
    "alpha-twice",
    "reward-missing",
    "stale-targets",
    "roll-out",
    "changes-model",
    "changes-params",
    "changes-world",
    "constant-generator",
    "overwrites-value",
]


EXERCISES = registry.everything()


def test_every_mistake_has_its_sentences_and_notes():
    everything = catalogue.everything(EXERCISES)
    assert set(CONTRACT) <= set(everything)
    for mistake in everything.values():
        for text in (mistake.sentence, mistake.hint, mistake.belief, mistake.note):
            assert text == text.strip() and text[-1] in ".?"


def test_an_exercise_has_its_own_mistakes_and_inherits_the_common_ones():
    for exercise in EXERCISES:
        everything = catalogue.of(exercise)
        assert {"returns-none", "too-slow", "wrong-shape"} <= set(everything)
    assert "biased-draw" not in catalogue.of(registry.get("dyna_q_model_update"))
    assert "stores-nothing" not in catalogue.of(registry.get("dyna_q_planning"))


def test_sentences_are_about_the_answer_and_not_about_the_test():
    for mistake in catalogue.everything(EXERCISES).values():
        for text in (mistake.sentence, mistake.hint):
            assert not re.search(r"\b(probe|hidden|grader|judge|test)\b", text, re.IGNORECASE)


def test_an_entry_that_lacks_something_is_told(tmp_path):
    (tmp_path / "en.toml").write_text('[gamma-missing]\nsentence = "x"\nnote = "y"\n', encoding="utf-8")
    with pytest.raises(catalogue.BadCatalogueError, match=r"\[gamma-missing\] lacks hint, belief"):
        catalogue.of(replace(EXERCISES[0], folder=tmp_path))


def test_another_language_reaches_what_a_student_is_told(tmp_path, monkeypatch):
    path = tmp_path / "xx.toml"
    exercise = registry.get("dyna_q_model_update")
    codes = [*messages.load(), *catalogue.own(exercise)]
    text = "".join(f'[{code}]\nsentence = "[[{code}]]"\nhint = "[[hint]]"\n' for code in dict.fromkeys(codes))
    path.write_text(text, encoding="utf-8")
    monkeypatch.setenv(messages.VARIABLE, str(path))
    told = catalogue.of(exercise)
    assert told["raises"].sentence == "[[raises]]"
    assert told["writes-once"].sentence == "[[writes-once]]"
    assert told["writes-once"].belief == "A deterministic world never has to be learnt twice."

import re

import pytest

from dynaq_grader.exercises import mistakes
from dynaq_utils import messages

CONTRACT = [
    "missing",
    "not-attempted",
    "raises",
    "never-returns",
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


def test_every_mistake_has_its_sentences_and_notes():
    catalogue = mistakes.load()
    assert set(CONTRACT) <= set(catalogue)
    for mistake in catalogue.values():
        for text in (mistake.sentence, mistake.hint, mistake.belief, mistake.note):
            assert text == text.strip() and text[-1] in ".?"


def test_sentences_are_about_the_answer_and_not_about_the_test():
    for message in messages.load().values():
        for text in (message.sentence, message.hint):
            assert not re.search(r"\b(probe|hidden|grader|judge|test)\b", text, re.IGNORECASE)


def test_files_with_other_codes_are_refused(tmp_path):
    notes = tmp_path / "notes.toml"
    notes.write_text('[raises]\nbelief = "x"\nnote = "y"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="Only in one of them"):
        mistakes.load(notes=notes)


def test_another_language_reaches_the_catalogue(tmp_path):
    path = tmp_path / "xx.toml"
    text = "".join(f'[{code}]\nsentence = "[[{code}]]"\nhint = "[[hint]]"\n' for code in messages.load())
    path.write_text(text, encoding="utf-8")
    assert mistakes.load(path)["raises"].sentence == "[[raises]]"

import pytest

from dynaq_utils import examples, messages
from dynaq_utils.checks import check_planning


def test_every_mistake_has_a_sentence_and_a_hint():
    for code, message in messages.load().items():
        assert code == code.lower() and message.sentence.endswith(".") and message.hint


def pseudo_locale(folder):
    """Every sentence of the file in brackets: what is not in brackets afterwards was never translated."""
    path = folder / "xx.toml"
    lines = [f'[{code}]\nsentence = "⟦{code}⟧"\nhint = "⟦hint of {code}⟧"\n' for code in messages.load()]
    path.write_text("".join(lines), encoding="utf-8")
    return path


def test_a_translation_is_a_file_to_point_to(tmp_path, monkeypatch):
    path = pseudo_locale(tmp_path)
    assert messages.load(path)["raises"].sentence == "⟦raises⟧"
    monkeypatch.setenv(messages.VARIABLE, str(path))
    with pytest.raises(AssertionError, match="⟦returns-none⟧") as caught:
        check_planning(lambda model, value, params: None)
    assert "⟦hint of returns-none⟧" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "error"),
    [("[raises]\nsentence = 'x'\n", "needs a sentence and a hint"), ("not toml", "is no valid TOML")],
)
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence(tmp_path, text, error):
    path = tmp_path / "broken.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=error):
        messages.load(path)


def test_a_locale_that_is_not_there_is_named():
    with pytest.raises(FileNotFoundError, match="zz.toml"):
        messages.load("zz")


def test_a_file_of_the_common_sentences_says_nothing_of_one_exercise():
    alone = {code for name in examples.names() for code in examples.load(name).sentences["en"]}
    assert alone and not alone & set(messages.load())
    own = {name for exercise in examples.names() for name in examples.load(exercise).texts["en"]}
    assert own & set(messages.load_texts()) == {"checked"}


def test_a_language_that_nobody_has_is_english():
    assert messages.sentences_of("dyna_q_planning", "zz").mistakes == messages.sentences_of("dyna_q_planning").mistakes
    with pytest.raises(FileNotFoundError, match=r"zz\.toml"):
        messages.sentences_of("dyna_q_planning", "elsewhere/zz.toml")

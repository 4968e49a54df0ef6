"""Whether everything that a student or an instructor may be told is written."""

from __future__ import annotations

from collections.abc import Iterator

from .. import catalogue
from ..exercise import Exercise
from .fault import Fault


def faults(exercise: Exercise) -> Iterator[Fault]:
    """Gives mistakes without sentences, sentences that no mistake needs, and languages that lack some."""
    try:
        told = catalogue.of(exercise)
    except catalogue.BadCatalogueError as error:
        yield Fault("sentences", "", str(error))
        return
    for code in dict.fromkeys(mistake.code for mistake in exercise.mistakes):
        yield from _of_mistake(code, told.get(code))
    yield from _unknown_also(exercise, told)
    yield from _unmade(exercise)
    own = catalogue.sentences(exercise)
    for locale in catalogue.locales(exercise):
        for code in own.keys() - catalogue.sentences(exercise, locale).keys():
            yield Fault("sentences", code, f"{locale}.toml lacks the table [{code}]. Translate it from en.toml.")
    texts = catalogue.texts(exercise)
    for line in exercise.lines:
        if line.note is not None and line.note not in texts:
            yield Fault(
                "sentences", line.note, f"en.toml lacks the note {line.note!r} of {line.name!r}. Write it in [texts]."
            )


def _of_mistake(code: str, told: catalogue.Told | None) -> Iterator[Fault]:
    fields = ", ".join(catalogue.FIELDS)
    if told is None:
        yield Fault("sentences", code, f"The mistake {code} has no sentences. Write [{code}] with {fields} in en.toml.")
        return
    empty = [name for name in catalogue.FIELDS if not getattr(told, name).strip()]
    if empty:
        yield Fault("sentences", code, f"[{code}] in en.toml has nothing for {', '.join(empty)}. Write a sentence.")


def _unknown_also(exercise: Exercise, told: dict[str, catalogue.Told]) -> Iterator[Fault]:
    for mistake in exercise.mistakes:
        for other in mistake.also:
            if other not in told:
                yield Fault(
                    "sentences", mistake.code, f"{mistake.code} names {other} in `also`, which is no mistake. Mend it."
                )


def _unmade(exercise: Exercise) -> Iterator[Fault]:
    made = {mistake.code for mistake in exercise.mistakes}
    for code in catalogue.own(exercise):
        if code not in made:
            yield Fault(
                "sentences",
                code,
                f"[{code}] in en.toml is of no mistake. Add one that makes it, or take the table out.",
            )

"""Which known mistake explains what a student's function gave on the public examples."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dynaq_utils.answers import alike, changed_places, is_nearly
from dynaq_utils.examples import PublicCall, PublicExamples
from dynaq_utils.examples.reading import NOTHING, KnownMistake

Ask = Callable[[PublicCall], Any]


def name_mistake(public: PublicExamples, number: int, wrong: Any, ask: Ask) -> str:
    """The code of what a wrong answer comes from.

    First mistakes are tried whose every answer is known, then answers with something open, then whether something
    changed that must not; a name has to hold however often the call is made again.

    Args:
        public: The public examples; all calls before this one came back right.
        number: Which call.
        wrong: What came back.
        ask: Makes a call.
    """
    call = public.calls[number]
    answers = [wrong, *(ask(call) for _ in range(call.again))]
    known = [mistake for mistake in public.mistakes if _explains(mistake, public, number, answers)]
    if known:
        return _narrowed(known, public, number, ask).code
    for near in call.near:
        if all(is_nearly(answer, near.answer, near.free) for answer in answers):
            return near.code
    if call.within is not None and _goes_beyond(call, wrong):
        return call.within.code
    return call.otherwise


def _explains(mistake: KnownMistake, public: PublicExamples, number: int, answers: Sequence[Any]) -> bool:
    """Whether a mistake gives these answers to a call, and none but right ones to the calls before it."""
    earlier = zip(public.calls[:number], mistake.answers, strict=False)
    told = mistake.answers[number]
    return (
        told is not NOTHING
        and all(alike(answer, told) for answer in answers)
        and all(made is NOTHING or any(alike(made, right) for right in call.right) for call, made in earlier)
    )


def _narrowed(known: Sequence[KnownMistake], public: PublicExamples, number: int, ask: Ask) -> KnownMistake:
    """The first of these that explains most of the calls that follow; where all say the same, none is made."""
    for following in range(number + 1, len(public.calls)):
        if len({mistake.code for mistake in known}) == 1:
            break
        told = [mistake.answers[following] for mistake in known]
        if any(answer is NOTHING for answer in told):
            continue
        try:
            answer = ask(public.calls[following])
        except (Exception, KeyboardInterrupt):
            break
        known = [mistake for mistake in known if alike(answer, mistake.answers[following])] or known
    return known[0]


def _goes_beyond(call: PublicCall, wrong: Any) -> bool:
    """Whether an answer differs from an argument at a place where it must not."""
    assert call.within is not None
    moved = changed_places(wrong, call.args[call.within.argument])
    for place in call.within.places:
        moved[place] = False
    return bool(moved.any())

"""Which known mistake explains what a student's function gave on the public examples."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from dynaq_utils.answers import alike, changed_places, is_nearly
from dynaq_utils.examples import PublicCall, PublicExamples
from dynaq_utils.examples.reading import NOTHING, KnownMistake, Near, Tally, TurnsUp, Within

Ask = Callable[[PublicCall], Any]
AGAIN = 5
"""How often a function has to give what a mistake does, at least, in a call and in those that follow."""
MOSTLY = 0.7
"""Share of calls of one move in which nothing is done, from which on draws go into a whole table and not into what is
known: of 60 calls it is a matter of chance in 1 of 700 functions that pass over half of the draws."""


def name_mistake(public: PublicExamples, number: int, wrong: Any, ask: Ask) -> str:
    """The code of what a wrong answer comes from.

    First mistakes are tried whose every answer is known, then answers with something open, then whether something
    changed that must not; a name has to hold however often the call is made again, and for the calls that follow.

    Args:
        public: The public examples; all calls before this one came back right.
        number: Which call.
        wrong: What came back.
        ask: Makes a call.
    """
    call = public.calls[number]
    answers = [wrong, *(ask(call) for _ in range(call.again))]
    known = [mistake for mistake in public.mistakes if _explains(mistake, public, number, answers)]
    holding = _holding(known, public, number, ask)
    if holding:
        return max(holding, key=_n_told).code
    if call.unsteady is not None and _varies_among(answers, (*call.unsteady.answers, *call.right)):
        unmoved = sum(alike(answer, call.unsteady.answers[0]) for answer in answers) / len(answers)
        moves = len(call.unsteady.answers) - 1
        return call.unsteady.code if unmoved >= MOSTLY**moves else call.unsteady.often
    for near in call.near:
        if all(_is_near(answer, near) for answer in answers):
            return near.code
    if call.within is not None and (strays := _strays(call.within, call, wrong)):
        return _strayed(call.within, call, strays, ask)
    return call.otherwise if call.tally is None else _counted(call.tally, wrong) or call.otherwise


def name_draws(public: PublicExamples, number: int, answers: Sequence[Any], ask: Ask) -> str | None:
    """The code of what is wrong with the answers to a call that was made several times, each of them right; or None.

    Args:
        public: The public examples.
        number: Which call.
        answers: What came back, once for each time.
        ask: Makes a call.
    """
    call = public.calls[number]
    wanted = call.turns_up
    if wanted is None:
        return None
    if wanted.same is not None and all(alike(answer, answers[0]) for answer in answers):
        return _always_the_same(public, number, answers[0], ask) or (
            "reseeds-generator" if _reseeds(call, ask) else wanted.same
        )
    came = _what_came(call, wanted, answers)
    if len(came) < len(wanted.places or call.right):
        return wanted.names.get(came, wanted.code)
    if wanted.alone is not None and all(len(_what_came(call, wanted, [answer])) < 2 for answer in answers):
        return wanted.alone
    return None


def _always_the_same(public: PublicExamples, number: int, answer: Any, ask: Ask) -> str | None:
    """The mistake that gives this answer each time, and for the calls before what the function gives."""
    for mistake in public.mistakes:
        if _explains(mistake, public, number, [answer]) and all(
            _gives(mistake, public, earlier, ask) for earlier in range(number)
        ):
            return mistake.code
    return None


def _reseeds(call: PublicCall, ask: Ask) -> bool:
    """Whether a call leaves one of the global random streams at the same place, wherever it was before."""
    left = []
    for _ in range(2):
        np.random.random(), random.random()
        ask(call)
        left.append((np.random.random(), random.random()))
    return any(first == second for first, second in zip(*left, strict=True))


def _what_came(call: PublicCall, wanted: TurnsUp, answers: Sequence[Any]) -> tuple[int, ...]:
    """Numbers of the places that changed, or of the right answers that came."""
    if not wanted.places:
        return tuple(n for n, right in enumerate(call.right) if any(alike(answer, right) for answer in answers))
    before = call.args[wanted.argument]
    moved = np.any([changed_places(answer, before) for answer in answers], axis=0)
    return tuple(n for n, place in enumerate(wanted.places) if moved[place])


def _varies_among(answers: Sequence[Any], possible: Sequence[Any]) -> bool:
    """Whether several different ones of the possible answers came, and no other."""
    differ = any(not alike(answer, answers[0]) for answer in answers)
    return differ and all(any(alike(answer, one) for one in possible) for answer in answers)


def _counted(tally: Tally, answer: Any) -> str | None:
    """The code of too few or too many moves; None where the answer does not tell, or tells the right number."""
    moves = [next((n for n, rung in enumerate(tally.ladder) if alike(answer[at], rung)), None) for at in tally.places]
    made = sum(n for n in moves if n is not None)
    if None in moves or made == tally.total:
        return None
    return tally.fewer if made < tally.total else tally.more


def _explains(mistake: KnownMistake, public: PublicExamples, number: int, answers: Sequence[Any]) -> bool:
    """Whether a mistake gives these answers to a call, and none but right ones to the calls before it."""
    earlier = zip(public.calls[:number], mistake.answers, strict=False)
    told = mistake.answers[number]
    return (
        told is not NOTHING
        and all(alike(answer, told) for answer in answers)
        and all(made is NOTHING or any(alike(made, right) for right in call.right) for call, made in earlier)
    )


def _holding(known: Sequence[KnownMistake], public: PublicExamples, number: int, ask: Ask) -> Sequence[KnownMistake]:
    """Those of these that give what the function gives for a call and for those that follow.

    Of each it is as far as it tells what comes back, and up to a call that stops.
    """
    settled: list[KnownMistake] = []
    for following in range(number, len(public.calls)):
        settled += [mistake for mistake in known if mistake.answers[following] is NOTHING]
        known = [mistake for mistake in known if mistake.answers[following] is not NOTHING]
        if not known:
            break
        try:
            known = [mistake for mistake in known if _gives(mistake, public, following, ask)]
        except (Exception, KeyboardInterrupt):
            break
    return [*settled, *known]


def _is_near(answer: Any, near: Near) -> bool:
    """Whether an answer is that of a mistake; where a place is free, something else has to stand there than before."""
    return is_nearly(answer, near.answer, near.free) and not (near.free and alike(answer, near.answer))


def _n_told(mistake: KnownMistake) -> int:
    """Of how many calls a mistake tells what comes back."""
    return sum(told is not NOTHING for told in mistake.answers)


def _gives(mistake: KnownMistake, public: PublicExamples, number: int, ask: Ask) -> bool:
    """Whether a function gives what a mistake does, each time that a call is made."""
    told, call = mistake.answers[number], public.calls[number]
    return told is NOTHING or all(alike(ask(call), told) for _ in range(max(call.times, AGAIN)))


def _strays(within: Within, call: PublicCall, answer: Any) -> list[tuple[int, ...]]:
    """Where an answer differs from an argument and must not."""
    moved = changed_places(answer, call.args[within.argument])
    return [place for place in map(tuple, np.argwhere(moved).tolist()) if place not in within.places]


def _strayed(within: Within, call: PublicCall, strays: list[tuple[int, ...]], ask: Ask) -> str:
    """The code of what differs where it must not, however often the call is made."""
    if within.apart is None:
        return within.code
    for _ in range(call.times):
        strays += _strays(within, call, ask(call))
    rows, columns = map(set, zip(*within.places, strict=True))
    return within.apart if all(row in rows and column in columns for row, column in strays) else within.code

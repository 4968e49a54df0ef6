"""Whether the right function is right, and each mistake is told apart from right and from every other one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .fault import Fault
from .judged import Judged


def of_right(right: Judged) -> Iterator[Fault]:
    """Gives what the judge holds against the instructor's function."""
    lost = {line for found in right.found for line, holds in found.holds.items() if not holds}
    for line in sorted(lost):
        yield Fault("rubric", line, f"The instructor's function does not win the line {line!r}. Mend its predicate.")
    for code in sorted({found.mistake for found in right.found if found.mistake is not None}):
        yield Fault("right", code, f"The instructor's function is said to make the mistake {code}. Mend the judge.")


def of_mistakes(judged: Sequence[Judged]) -> Iterator[Fault]:
    """Gives the mistakes that pass for right, or for another one."""
    for one in judged:
        names = [found.mistake for found in one.found]
        others = sorted({name for name in names if name not in (None, one.code, *one.also)}, key=str)
        if None in names:
            yield _passes(str(one.code), names.count(None), len(names))
        for other in others:
            yield _misnamed(str(one.code), str(other))


def _passes(code: str, times: int, of: int) -> Fault:
    return Fault(
        "mistakes",
        code,
        f"A function that makes the mistake {code} passes for right at {times} of {of} seeds. "
        f"Ask something to which it answers otherwise.",
    )


def _misnamed(code: str, other: str) -> Fault:
    if other == "unrecognised":
        return Fault("mistakes", code, f"A function that makes {code} is not recognised. Mend the namers of its judge.")
    return Fault(
        "mistakes",
        code,
        f"A function that makes {code} is named {other}. Ask something that tells them apart, try it before "
        f"{other}, or write also=({other!r},) if nothing can.",
    )

"""What an instructor is shown: how the backups were spread, and the first single backup that is not a right one."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..evidence import shown
from .asked import COUNTED, SINGLE, Asked
from .explaining import step_of
from .findings import Planned


def evidence_of(found: Planned) -> list[dict[str, Any]]:
    """The counted backups and the single ones."""
    return [_counted(found), _single(found)]


def _counted(found: Planned) -> dict[str, Any]:
    counts = found.counts(found.right)
    told = {"look": COUNTED, "k": found.replies[COUNTED].question.about.params["k"]}
    if counts is None:
        return {**told, "backups of each pair": "cannot be read as those of right backups"}
    return {**told, "pairs": counts.counted.pairs, "backups of each pair": counts.totals.tolist()}


def _single(found: Planned) -> dict[str, Any]:
    wrong = [one for one in found.singles if not step_of(found.right, *one)]
    told = {"look": SINGLE, "asked": len(found.replies[SINGLE].answers), "right": len(found.singles) - len(wrong)}
    if not wrong:
        return told
    asked, answer = wrong[0]
    return {
        **told,
        "arguments": [shown(argument) for argument in asked.args],
        "expected": "one of these pairs, moved to its new value",
        "pairs and new values": _right_moves(found, asked),
        "returned": shown(answer.value),
    }


def _right_moves(found: Planned, asked: Asked) -> list[Any]:
    law = found.right.law(asked.model)
    moves = []
    for state, action in np.argwhere(law > 0).tolist():
        target = found.right.target((state, action), *asked.args)
        before = float(asked.value[state, action])
        after = before if target is None else before + asked.params["alpha"] * (target - before)
        moves.append([[state, action], after])
    return moves

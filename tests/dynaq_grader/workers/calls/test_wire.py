"""What a worker that lies may send, and what the grader makes of it."""

import base64
import copy
import random
from typing import Any

import numpy as np
import pytest

from dynaq_grader.workers import calls
from dynaq_grader.workers.calls import Call, RngState, StandIn, StudentError, call_inside, call_many
from dynaq_grader.workers.calls.batch import run_calls
from dynaq_grader.workers.calls.wire import Reader, WireError

EIGHT = base64.b64encode(bytes(8)).decode()
BIG = base64.b64encode(bytes(2**20)).decode()


class Liar(StandIn):
    """Replies with what it was given."""

    def __init__(self, reply: Any) -> None:
        self.reply = reply

    def ask(self, operation: str, request: dict) -> Any:
        return self.reply

    def fresh(self, cpu_seconds: float | None = None) -> Any:
        raise NotImplementedError


@pytest.mark.parametrize(
    "data",
    [
        *([], [1], ["?"], ["a"], {}, ["r", 0], ["p"], 2**70, "x" * 10_001, "\ud800"),
        *(["a", 0, [2], 0], ["a", 0, [1, -1], 0], ["a", 0, [1.0], 0], ["a", 0, "1", 0], ["a", True, [1], 0]),
        *(["a", 99, [1], 0], ["a", -1, [1], 0], ["a", 0, [1], 6], ["a", 0, [1], -1], ["a", 0, [1], None]),
        *(["a", 0, [1] * 9, 0], ["a", 0, [True], 0], ["a", 0, [1], 2], ["a", 0, [1], 3], ["a", 0, [1], 0, 0]),
        *(["s", 0], ["s", 1, 0], ["s", 0, 5], ["s", "0", 0], ["o", "secret"], ["o", 1], ["o"]),
        *(["d", 1], ["d", ["l"], 1], ["d", "a", 1, "b"], ["d", ["t", 1], 2], ["a", 3, [8], 4]),
        *([["l"]], ["l", ["l", ["?"]]], ["l", *[["a", 0, [2**17], 5]] * 600]),
    ],
)
def test_what_no_writer_writes_is_refused(data: Any) -> None:
    deep: Any = 1
    for _ in range(20):
        deep = ["l", deep]
    blobs = [EIGHT, EIGHT, "no base64!", 7, base64.b64encode(b"\2" * 8).decode(), BIG]
    with pytest.raises(WireError):
        Reader(blobs).value(data)
    with pytest.raises(WireError):
        Reader(blobs).value(deep)


@pytest.mark.parametrize("blobs", [None, {}, "x"])
def test_blobs_are_a_list(blobs: Any) -> None:
    with pytest.raises(WireError):
        Reader(blobs)


def honest_reply() -> tuple[list[Call], dict]:
    batch = [Call((np.zeros((2, 2)), {"k": 1}))] * 2
    request, _ = calls._request(batch, RngState.seeded(0))
    before = RngState.capture()
    try:
        return batch, run_calls(lambda table, params: table, request)
    finally:
        before.restore()


@pytest.mark.parametrize(
    "reply",
    [
        *({}, {"answers": [], "blobs": []}, {"answers": {}, "blobs": []}, {"answers": [1], "blobs": []}),
        *({"answers": [[None, [], None, None, "Secret"]], "blobs": []}, {"answers": [[1] * 5] * 3, "blobs": []}),
        *({"answers": [[None, [], None, None, None]], "blobs": []}, {"answers": [[[]] * 5] * 2, "blobs": []}),
    ],
)
def test_a_reply_that_is_none_is_a_death(reply: dict) -> None:
    batch, _ = honest_reply()

    answers = call_many(Liar(reply), batch)

    assert [answer.error for answer in answers] == ["Died"]
    with pytest.raises(StudentError, match="Died"):
        call_inside(Liar(reply), honest_loop)


def honest_loop(function):
    return 1


@pytest.mark.parametrize("seed", range(300))
def test_a_reply_changed_anywhere_gives_answers_or_a_death(seed: int) -> None:
    batch, reply = honest_reply()
    broken = copy.deepcopy(reply)
    dice = random.Random(seed)
    for _ in range(dice.randint(1, 3)):
        _break_somewhere(broken, dice)

    answers = call_many(Liar(broken), batch)

    assert 1 <= len(answers) <= 2
    for answer in answers:
        assert isinstance(answer.rng, RngState)
        assert answer.error is None or answer.error in calls.ERROR_NAMES
        assert answer.error is not None or len(answer.args) == 2


def _break_somewhere(data: Any, dice: random.Random) -> None:
    """Walk into the reply at random and replace, remove or repeat what is there."""
    keys = list(data) if isinstance(data, dict) else list(range(len(data)))
    if not keys:
        return
    key = dice.choice(keys)
    if isinstance(data[key], dict | list) and dice.random() < 0.8:
        _break_somewhere(data[key], dice)
        return
    junk = [None, True, -1, 2**80, 1.5, float("nan"), "a", "r", [], {}, ["o", "x"], ["a", 0, [1], 0], ["l"] * 3]
    if dice.random() < 0.3:
        del data[key]
    else:
        data[key] = dice.choice(junk)

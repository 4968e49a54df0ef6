"""Workers that lie within the protocol: well-formed replies with wrong parts never break the judge."""

import base64
import contextlib
import io
import json
import random
import warnings

import numpy as np
import pytest

import dynaq_grader
from dynaq_grader.kit import registry
from dynaq_grader.kit.worked_example import show
from dynaq_grader.workers.calls import StandIn, StudentError
from dynaq_grader.workers.calls.batch import run_calls, run_inside
from dynaq_grader.workers.calls.plain_function import ask_here
from dynaq_grader.workers.calls.wire import DTYPES
from plain_dyna_q import plan_fast, update_model

NUMBERS = [None, True, 0, -1, 2**64 - 1, 1e308, float("nan"), float("inf"), -0.0]
VALUES = [
    *NUMBERS,
    *("x", "", ["o", "object"], ["o", "dict"], ["o", "tuple"], ["l"], ["t"], ["d"], ["l", ["l", ["l"]]]),
    *(["d", ["o", "str"], 1], ["d", None, None], ["d", "epsilon", None, "alpha", None, "gamma", None, "k", None]),
]
SHAPES = [(), (0,), (1,), (3, 2), (2, 3), (3, 2, 2), (30,), (624,), (100, 4), (100, 4, 2), (0, 4), (4, 0, 2), (1,) * 8]
FILLINGS = (0.0, 1.0, float("nan"), float("inf"), 1e308)


class Liar(StandIn):
    """A right function whose worker puts odd things in place of a share of what it says."""

    def __init__(self, function, seed, share):
        self._function = function
        self._random = random.Random(seed)
        self._share = share
        self.asked = []
        self.requests = []

    @contextlib.contextmanager
    def fresh(self, cpu_seconds=None):
        self.asked.append("fresh")
        yield self
        self.asked.append("gone")

    def ask(self, operation, request):
        self.asked.append(operation)
        self.requests.append(json.dumps(request, sort_keys=True))
        run = run_calls if operation == "calls" else run_inside
        reply = json.loads(json.dumps(ask_here(run, self._function, json.loads(json.dumps(request)))))
        if operation == "calls":
            for answer in reply["answers"]:
                if self._random.random() < self._share:
                    self._change(answer, reply["blobs"])
        elif self._random.random() < self._share:
            self._change_told(reply)
        return reply

    def _change(self, answer, blobs):
        part = self._random.choice(["value", "argument", "identity", "streams", "everything"])
        if part == "argument":
            answer[1][self._random.randrange(len(answer[1]))] = self._odd(blobs)
        elif part == "identity":
            answer[2] = self._random.choice([None, *range(len(answer[1]))])
        elif part == "streams":
            self._change_streams(answer[3])
        else:
            answer[0], answer[2] = self._odd(blobs), None
            if part == "everything":
                answer[1] = [self._odd(blobs) for _ in answer[1]]

    def _change_streams(self, state):
        state[1], state[5] = self._random.randrange(625), self._random.randrange(625)
        state[2], state[3] = self._random.randrange(2), self._random.choice(FILLINGS)
        state[6] = self._random.choice([None, float("nan")])

    def _change_told(self, reply):
        told = reply["value"]
        if isinstance(told, list) and self._random.random() < 0.7:
            told[self._random.randrange(1, len(told))] = self._odd(reply["blobs"])
        else:
            reply["value"] = self._odd(reply["blobs"])

    def _odd(self, blobs):
        if self._random.random() < 0.5:
            return json.loads(json.dumps(self._random.choice(VALUES)))
        number, shape = self._random.randrange(len(DTYPES)), self._random.choice(SHAPES)
        with np.errstate(all="ignore"), warnings.catch_warnings(action="ignore"):
            array = np.full(shape, self._random.choice(FILLINGS)).astype(DTYPES[number])
        blobs.append(base64.b64encode(array.tobytes()).decode())
        return ["a", number, list(shape), len(blobs) - 1]


def judge_liars(seeds):
    for seed in seeds:
        share = random.Random(seed).choice([0.002, 0.02, 0.2, 1.0])
        update, planning = dynaq_grader.test_dyna_q_model_update, dynaq_grader.test_dyna_q_planning
        for test, function in ((planning, plan_fast), (update, update_model)):
            with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings(action="ignore"):
                score = test(Liar(function, seed, share))
            assert 0 <= score <= score.max_score, seed
            json.dumps(score.to_dict())


def test_a_worker_that_lies_is_judged_and_never_our_failure():
    judge_liars(range(3))


@pytest.mark.long
def test_five_hundred_workers_that_lie():
    judge_liars(range(1_000, 1_500))


@pytest.mark.parametrize("put", [np.zeros((2, 2)), [np.zeros(0)], object()])
def test_anything_may_be_put_into_the_parameters(put):
    """Comparing them with what was sent once met an array that is neither true nor false."""

    def planner(model, value, params):
        planned = plan_fast(model, value, params)
        params["k"] = put
        return planned

    with contextlib.redirect_stdout(io.StringIO()):
        score = dynaq_grader.test_dyna_q_planning(planner)
    assert score.verdict == "partial"


def test_the_worked_example_is_asked_before_a_hidden_input_is_sent():
    liar, shown = Liar(plan_fast, 0, 0.0), Liar(plan_fast, 0, 0.0)
    show(registry.get("dyna_q_planning"), shown)
    with contextlib.redirect_stdout(io.StringIO()):
        dynaq_grader.test_dyna_q_planning(liar)
    assert len(shown.requests) == 1
    assert liar.requests[0] == shown.requests[0]
    assert shown.requests[0] not in liar.requests[1:], "no later answer has numbers to show"
    assert "fresh" not in liar.asked


class EndsOnceAsked(Liar):
    """Loses its worker to the example; a new one is right."""

    def ask(self, operation, request):
        if "fresh" not in self.asked:
            raise StudentError("Died")
        return super().ask(operation, request)


def test_a_worker_that_the_worked_example_ended_is_replaced():
    liar = EndsOnceAsked(plan_fast, 0, 0.0)
    with contextlib.redirect_stdout(io.StringIO()):
        assert dynaq_grader.test_dyna_q_planning(liar) == 6.0
    assert liar.asked[0] == "fresh"
    assert liar.asked[-1] == "gone"

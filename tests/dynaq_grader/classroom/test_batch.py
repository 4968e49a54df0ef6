"""The batch: every item ends in an output or an exception, whatever dies on the way."""

import os
import select
import signal
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dynaq_grader.classroom import batch


@pytest.fixture(scope="module")
def threads():
    with batch.Workers(lambda: ThreadPoolExecutor(2)) as workers:
        yield workers


def double(number):
    if number < 0:
        raise ValueError(f"{number} is negative")
    return 2 * number


def die_on_three(number):
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def ignores_interrupts(_):
    return signal.getsignal(signal.SIGINT) is signal.SIG_IGN


@given(st.lists(st.integers(0, 1000), unique=True), st.integers(1, 9))
def test_every_item_comes_out_once(threads, numbers, in_flight):
    outcomes = dict(batch.run(numbers, double, threads, in_flight))
    assert outcomes == {number: 2 * number for number in numbers}


def test_an_exception_is_the_outcome_of_its_item_only(threads):
    outcomes = dict(batch.run([1, -1, 2], double, threads))
    assert outcomes[1] == 2
    assert outcomes[2] == 4
    assert str(outcomes[-1]) == "-1 is negative"


def test_a_killed_worker_costs_one_item():
    with batch.Workers(batch.local_processes(2)) as workers:
        outcomes = dict(batch.run(range(6), die_on_three, workers, in_flight=4))
    assert isinstance(outcomes.pop(3), Exception)
    assert outcomes == {number: number for number in (0, 1, 2, 4, 5)}


def test_items_are_read_only_as_fast_as_they_are_worked_on(threads):
    read = []

    def items():
        for number in range(100):
            read.append(number)
            yield number

    running = batch.run(items(), double, threads, in_flight=4)
    list(islice(running, 10))
    assert len(read) <= 10 + 4 + 1
    running.close()


def test_ctrl_c_reaches_the_main_process_only():
    with batch.Workers(batch.local_processes(1)) as workers:
        assert dict(batch.run([0], ignores_interrupts, workers)) == {0: True}


def own_pid(_):
    return os.getpid()


def test_a_worker_ends_with_a_parent_that_was_killed():
    """The pool's pipes do not tell it: a worker that nobody asks any more would stay for ever."""
    reader, writer = os.pipe()
    parent = os.fork()
    if parent == 0:
        outcomes = batch.run([0, 1], own_pid, batch.Workers(batch.local_processes(1)), in_flight=1)
        os.write(writer, str(next(outcomes)[1]).encode())
        signal.pause()
    worker = os.pidfd_open(int(os.read(reader, 20)))
    os.kill(parent, signal.SIGKILL)
    os.waitpid(parent, 0)
    select.select([worker], [], [])  # for ever, if it stays
    for number in (reader, writer, worker):
        os.close(number)

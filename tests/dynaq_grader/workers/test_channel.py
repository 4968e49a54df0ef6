import socket
import time

import pytest

from dynaq_grader.workers.channel import Channel, ChannelClosed, ChannelTimeout
from patience import PATIENCE_SECONDS


@pytest.fixture
def pair():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield Channel(ours, 1000), theirs


@pytest.mark.parametrize(
    "reply",
    [
        b"no json\n",
        b"[1]\n",
        b"1\n",
        b"{}\n{}\n",
        b"{}\n ",
        b"\n",
        b'{"a": ' + b"9" * 5000 + b"}\n",
        b"[" * 100_000,
        b'{"a": "' + b"x" * 2000 + b'"}\n',
        b"\xff\n",
        b'{"a": [' + b"1," * 1_000_001 + b"1]}\n",
    ],
)
def test_a_reply_that_is_none_ends_the_conversation(pair, reply: bytes) -> None:
    channel, theirs = pair
    theirs.sendall(reply[:150_000])

    with pytest.raises(ChannelClosed):
        channel.reply(time.monotonic() + PATIENCE_SECONDS)


def test_depth_beyond_any_parser_is_refused() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(b'{"a": ' + b"[" * 50_000 + b"]" * 50_000 + b"}\n")
        with pytest.raises(ChannelClosed):
            Channel(ours, 10**6).reply(time.monotonic() + PATIENCE_SECONDS)


def test_bytes_before_a_request_end_the_conversation(pair) -> None:
    channel, theirs = pair
    theirs.sendall(b"{}\n")

    with pytest.raises(ChannelClosed, match="unsolicited"):
        channel.ask({}, PATIENCE_SECONDS)


def test_the_end_of_the_other_side_is_noticed(pair) -> None:
    channel, theirs = pair
    theirs.close()

    with pytest.raises(ChannelClosed):
        channel.ask({}, PATIENCE_SECONDS)


@pytest.mark.parametrize("started", [b"", b'{"half'])
def test_waiting_ends(pair, started: bytes) -> None:
    channel, theirs = pair
    theirs.sendall(started)

    with pytest.raises(ChannelTimeout):
        channel.reply(time.monotonic() + 0.01)


def test_a_side_that_does_not_read_is_given_up(pair) -> None:
    channel, _ = pair

    with pytest.raises(ChannelTimeout):
        channel.ask({"much": "x" * 10**7}, 0.01)

"""Lines of JSON over a socket to a process that nobody trusts."""

import json
import select
import socket
import time
from typing import Any

from .calls.wire import MAX_NODES

_CHUNK = 1 << 20


class ChannelClosed(Exception):  # noqa: N818
    """The other side hung up, or sent what nobody asked for."""


class ChannelTimeout(Exception):  # noqa: N818
    """No whole reply came in time."""


class Channel:
    """One request, one reply.

    Args:
        connection: A connected stream socket.
        max_bytes: Largest reply.
    """

    def __init__(self, connection: socket.socket, max_bytes: int) -> None:
        self._connection = connection
        self._max_bytes = max_bytes

    def ask(self, request: dict[str, Any], seconds: float) -> dict[str, Any]:
        """Sends a request and gives the reply, a JSON object about which nothing else is known.

        Raises:
            ChannelClosed: If bytes came before the request, if the reply is none, or if the other side hung
            up. ChannelTimeout: If it takes longer than `seconds`.
        """
        if has_something(self._connection, 0):
            raise ChannelClosed("unsolicited bytes, or the end")
        end = time.monotonic() + seconds
        line = json.dumps(request, separators=(",", ":")).encode("ascii") + b"\n"
        try:
            self._connection.settimeout(seconds)
            self._connection.sendall(line)
        except TimeoutError as error:
            raise ChannelTimeout from error
        except OSError as error:
            raise ChannelClosed("the other side hung up") from error
        return self.reply(end)

    def reply(self, end: float) -> dict[str, Any]:
        """Waits for one line until a moment of the monotonic clock."""
        parts: list[bytes] = []
        size = 0
        while not parts or b"\n" not in parts[-1]:
            left = end - time.monotonic()
            if left <= 0:
                raise ChannelTimeout
            try:
                self._connection.settimeout(left)
                part = self._connection.recv(_CHUNK)
            except TimeoutError as error:
                raise ChannelTimeout from error
            except OSError as error:
                raise ChannelClosed("the other side hung up") from error
            size += len(part)
            if not part or size > self._max_bytes:
                raise ChannelClosed("no whole reply")
            parts.append(part)
        return _parsed(b"".join(parts))

    def close(self) -> None:
        """Hangs up."""
        self._connection.close()


def has_something(connection: socket.socket, seconds: float) -> bool:
    """Waits until there are bytes, or the end, to be read."""
    poll = select.poll()
    poll.register(connection, select.POLLIN)
    return bool(poll.poll(seconds * 1000))


def _parsed(line: bytes) -> dict[str, Any]:
    if line.index(b"\n") != len(line) - 1:
        raise ChannelClosed("more than one reply")
    if line.count(b",") + line.count(b"[") + line.count(b"{") > 2 * MAX_NODES:
        raise ChannelClosed("a reply of too many parts")
    try:
        reply = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ChannelClosed("no JSON") from error
    if type(reply) is not dict:
        raise ChannelClosed("no object")
    return reply

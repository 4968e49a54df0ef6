"""The state of the two global random streams: `numpy.random` (legacy MT19937) and `random`."""

import random
import struct
from dataclasses import dataclass
from typing import Any

import numpy as np

from . import stream_memory
from .wire import Reader, WireError, Writer

_KEY = struct.Struct("<624I")
_numpy_stream = np.random.mtrand._rand
_numpy_get, _numpy_set = _numpy_stream.get_state, _numpy_stream.set_state
_python_get, _python_set = random.getstate, random.setstate


@dataclass(frozen=True)
class RngState:
    """Both streams at one moment: equal states draw equal numbers.

    Attributes:
        numpy_key: The 624 words of MT19937, 32 bits each, little-endian.
        numpy_position: Words already used, 0 to 624.
        numpy_has_gauss: Whether a second normal number waits.
        numpy_gauss: That number, else 0.
        python_key: The 624 words of `random`, the same way.
        python_position: Words already used.
        python_gauss: The waiting normal number of `random.gauss`, else None.
    """

    numpy_key: bytes
    numpy_position: int
    numpy_has_gauss: int
    numpy_gauss: float
    python_key: bytes
    python_position: int
    python_gauss: float | None

    @classmethod
    def capture(cls) -> "RngState":
        """Takes the state of this process's global streams.

        Raises:
            TypeError: If `numpy.random` was given another bit generator than MT19937.
        """
        if stream_memory.readable:
            return cls(*stream_memory.numpy_words(), *stream_memory.python_words())
        state: Any = _numpy_get()
        if type(state) is not tuple or state[0] != "MT19937":
            raise TypeError("the global numpy stream is not MT19937 any more")
        _, key, position, has_gauss, gauss = state
        _, words, python_gauss = _python_get()
        gauss = gauss if has_gauss else 0.0
        return cls(_pack(key), position, has_gauss, gauss, _pack(words[:-1]), words[-1], python_gauss)

    @classmethod
    def seeded(cls, seed: int) -> "RngState":
        """Gives the state after `numpy.random.seed(seed)` and `random.seed(seed)`; no stream is touched."""
        state: Any = np.random.RandomState(seed).get_state()
        words = random.Random(seed).getstate()[1]
        return cls(_pack(state[1]), state[2], 0, 0.0, _pack(words[:-1]), words[-1], None)

    def restore(self) -> None:
        """Sets this process's global streams to this state."""
        _numpy_set(self.numpy_state())
        _python_set(self.python_state())

    def numpy_state(self) -> tuple[str, np.ndarray, int, int, float]:
        """Gives what `numpy.random.set_state` takes."""
        key = np.frombuffer(self.numpy_key, "<u4").astype(np.uint32)
        return "MT19937", key, self.numpy_position, self.numpy_has_gauss, self.numpy_gauss

    def python_state(self) -> tuple[int, tuple[int, ...], float | None]:
        """Gives what `random.setstate` takes."""
        return 3, (*_KEY.unpack(self.python_key), self.python_position), self.python_gauss


def _pack(words: Any) -> bytes:
    return np.asarray(words, "<u4").tobytes()


def write_state(writer: Writer, state: RngState) -> list:
    """Gives the JSON form of a state."""
    numpy_part = [state.numpy_position, state.numpy_has_gauss, state.numpy_gauss]
    python_part = [state.python_position, state.python_gauss]
    return [writer.blob(state.numpy_key), *numpy_part, writer.blob(state.python_key), *python_part]


def read_state(reader: Reader, data: Any) -> RngState:
    """Reads a state, every field checked.

    Raises:
        WireError: If it is not one.
    """
    if type(data) is not list or len(data) != 7:
        raise WireError("stream state")
    numpy_key, position, has_gauss, gauss, python_key, python_position, python_gauss = data
    numbers = (position, has_gauss, python_position)
    if any(type(number) is not int for number in numbers) or has_gauss not in (0, 1):
        raise WireError("stream position")
    if not (0 <= position <= 624 and 0 <= python_position <= 624):
        raise WireError("stream position")
    if type(gauss) is not float or (python_gauss is not None and type(python_gauss) is not float):
        raise WireError("waiting normal number")
    keys = reader.blob(numpy_key), reader.blob(python_key)
    if any(len(key) != _KEY.size for key in keys):
        raise WireError("stream key")
    return RngState(keys[0], position, has_gauss, gauss, keys[1], python_position, python_gauss)

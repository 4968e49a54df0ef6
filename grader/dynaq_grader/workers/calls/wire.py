"""Plain data as JSON, checked on the way in.

Numbers, texts, lists, tuples, dicts and numpy arrays become nested JSON lists headed by a one-letter tag; the
bytes of arrays stand once in a list of blobs (base64), however often the same bytes are sent. Nothing is
pickled, no array header is parsed: a dtype out of a short list, a shape and exactly as many bytes as both ask
for.

The same file runs in the grader and in the sandboxed worker, so that both sides speak alike; the grader never
relies on what the worker's copy did.
"""

import base64
import binascii
import math
import types
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

import numpy as np

DTYPES = tuple(
    np.dtype(name)
    for name in (
        *("float64", "float32", "float16", "bool"),
        *("int64", "int32", "int16", "int8"),
        *("uint64", "uint32", "uint16", "uint8"),
    )
)
DTYPE_NUMBER = {dtype: number for number, dtype in enumerate(DTYPES)}
MAX_RANK = 8
MAX_ARRAY_BYTES = 8 * 2**20
MAX_BLOBS_BYTES = 24 * 2**20
MAX_TOTAL_BYTES = 512 * 2**20
MAX_DEPTH = 12
MAX_NODES = 500_000
MAX_TEXT = 10_000
MAX_INT = 2**64

KINDS: dict[type, str] = {
    **{
        kind: kind.__name__
        for kind in (
            *(int, float, bool, str, bytes, bytearray, complex, range, slice, memoryview, type),
            *(list, tuple, dict, set, frozenset, map, filter, zip, enumerate, reversed),
        )
    },
    types.FunctionType: "function",
    types.BuiltinFunctionType: "builtin",
    types.GeneratorType: "generator",
    np.ndarray: "ndarray",
}
KIND_NAMES = frozenset(KINDS.values()) | {"object"}


class WireError(ValueError):
    """Bytes or values that the other side should not have sent."""


@dataclass(frozen=True)
class Opaque:
    """Stands for a value that cannot cross: an object, an array of objects, something too large.

    Attributes:
        kind: The builtin type it was ("set", "ndarray", "list" that was too deep ...), else "object".
    """

    kind: str


def kind_of(value: object) -> str:
    """Names the kind of a value that stays behind, by the identity of its type: no text of a student's."""
    return KINDS.get(type(value), "object")


class Writer:
    """Turns values into JSON and gathers the bytes of their arrays.

    Args:
        by_reference: Called with each array, list and dict; what it returns is written in its place.
        strict: Raise ValueError for a value that cannot cross, instead of writing that it was opaque.

    Attributes:
        blobs: The bytes of all arrays written so far, in base64.
        texts: The strings written so far.
    """

    def __init__(self, by_reference: Callable[[object], list] | None = None, strict: bool = False) -> None:
        self.blobs: list[str] = []
        self.texts: set[str] = set()
        self._strict = strict
        self._numbers: dict[bytes, int] = {}
        self._nodes = 0
        self._bytes = 0
        self._by_reference = by_reference

    def blob(self, data: bytes) -> int:
        """Gives the number under which these bytes are sent."""
        number = self._numbers.get(data)
        if number is None:
            self._bytes += len(data)
            number = self._numbers[data] = len(self.blobs)
            self.blobs.append(base64.b64encode(data).decode("ascii"))
        return number

    def value(self, value: Any, depth: int = 0) -> Any:
        """Gives the JSON form of a value, `["o", kind]` where it has none."""
        kind = type(value)
        self._nodes += 1
        if value is None or kind is bool or kind is float:
            return value
        if kind is int:
            return value if -MAX_INT < value < MAX_INT else self._opaque("int")
        if self._by_reference and (kind is np.ndarray or kind is list or kind is dict):
            return self._by_reference(value)
        return self.body(value, depth)

    def _opaque(self, kind: str) -> list:
        if self._strict:
            raise ValueError(f"a value of kind {kind} cannot be sent to a worker")
        return ["o", kind]

    def body(self, value: Any, depth: int) -> Any:
        """Gives the JSON form of anything but the simplest scalars, without asking for a reference."""
        kind = type(value)
        if kind is np.ndarray:
            return self._array(value)
        if kind is str:
            if len(value) > MAX_TEXT:
                return self._opaque("str")
            self.texts.add(value)
            return value
        if kind is Opaque and value.kind in KIND_NAMES:
            return ["o", value.kind]
        if isinstance(value, np.generic) and value.dtype in DTYPE_NUMBER and kind is value.dtype.type:
            return ["s", DTYPE_NUMBER[value.dtype], self.blob(value.tobytes())]
        if depth >= MAX_DEPTH or self._nodes > MAX_NODES:
            return self._opaque(kind_of(value))
        if kind is list or kind is tuple:
            if self._nodes + len(value) > MAX_NODES:
                return self._opaque(kind_of(value))
            return ["l" if kind is list else "t", *[self.value(item, depth + 1) for item in value]]
        if kind is dict and self._nodes + 2 * len(value) <= MAX_NODES and all(map(_is_key, value)):
            flat = [self.value(part, depth + 1) for pair in value.items() for part in pair]
            return ["d", *flat]
        return self._opaque(kind_of(value))

    def _array(self, array: np.ndarray) -> list:
        number = DTYPE_NUMBER.get(array.dtype)
        fits = array.nbytes <= MAX_ARRAY_BYTES and self._bytes + array.nbytes <= MAX_BLOBS_BYTES
        if number is None or array.ndim > MAX_RANK or not fits:
            return self._opaque("ndarray")
        return ["a", number, list(array.shape), self.blob(array.tobytes())]


def _is_key(key: object) -> bool:
    return key is None or type(key) in (str, int, float, bool)


class Reader:
    """Turns the JSON of a `Writer` back into values and refuses everything else.

    Args:
        blobs: The list of base64 texts that came along.
        texts: Strings that may come in; others become `Opaque("str")`. None lets every string in.
        writable: Whether arrays are copies of their own, else read-only views of the bytes received.
        special: Called with the items of lists headed by another tag than a value's (references).

    Raises:
        WireError: On the first thing that a `Writer` does not write.
    """

    def __init__(
        self,
        blobs: object,
        texts: Collection[str] | None = None,
        writable: bool = False,
        special: Callable[[list], object] | None = None,
    ) -> None:
        if type(blobs) is not list:
            raise WireError("blobs")
        self._blobs: list[Any] = blobs
        self._decoded: dict[int, bytes] = {}
        self._room = MAX_TOTAL_BYTES
        self._texts = texts
        self._writable = writable
        self._special = special

    def blob(self, number: object) -> bytes:
        """Gives the bytes sent under a number."""
        if type(number) is not int or not 0 <= number < len(self._blobs):
            raise WireError("blob number")
        data = self._decoded.get(number)
        if data is None:
            text = self._blobs[number]
            if type(text) is not str:
                raise WireError("blob")
            try:
                data = self._decoded[number] = base64.b64decode(text, validate=True)
            except (binascii.Error, ValueError) as error:
                raise WireError("blob") from error
        return data

    def value(self, data: Any, depth: int = 0) -> Any:
        """Gives back one value."""
        kind = type(data)
        if data is None or kind is bool or kind is float:
            return data
        if kind is int:
            if not -MAX_INT < data < MAX_INT:
                raise WireError("int")
            return data
        if kind is str:
            return self._text(data)
        if kind is not list or not data or depth > MAX_DEPTH:
            raise WireError("value")
        return self._tagged(data, depth)

    def _text(self, text: str) -> str | Opaque:
        if len(text) > MAX_TEXT or not text.encode("utf-8", "ignore").decode("utf-8") == text:
            raise WireError("text")
        return text if self._texts is None or text in self._texts else Opaque("str")

    def _tagged(self, data: list, depth: int) -> Any:
        tag = data[0]
        if type(tag) is not str:
            raise WireError("tag")
        if tag == "a":
            return self._array(data)
        if tag == "l":
            return [self.value(item, depth + 1) for item in data[1:]]
        if tag == "t":
            return tuple(self.value(item, depth + 1) for item in data[1:])
        if tag == "d":
            return self._dict(data, depth)
        if tag == "s":
            return self._scalar(data)
        if tag == "o":
            return self._opaque(data)
        if self._special is None:
            raise WireError("tag")
        return self._special(data)

    def _dtype(self, number: object) -> np.dtype:
        if type(number) is not int or not 0 <= number < len(DTYPES):
            raise WireError("dtype")
        return DTYPES[number]

    def _array(self, data: list) -> np.ndarray:
        if len(data) != 4:
            raise WireError("array")
        dtype, shape, content = self._dtype(data[1]), data[2], self.blob(data[3])
        if type(shape) is not list or len(shape) > MAX_RANK:
            raise WireError("shape")
        if any(type(side) is not int or not 0 <= side <= MAX_ARRAY_BYTES for side in shape):
            raise WireError("shape")
        if len(content) > MAX_ARRAY_BYTES or math.prod(shape) * dtype.itemsize != len(content):
            raise WireError("length")
        if dtype.kind == "b" and content.translate(None, b"\0\1"):
            raise WireError("bool")
        self._room -= len(content)
        if self._room < 0:  # the same blob in a million arrays is small here, and is not once somebody copies
            raise WireError("total size")
        array = np.frombuffer(content, dtype).reshape(shape)
        return array.copy() if self._writable else array

    def _scalar(self, data: list) -> np.generic:
        if len(data) != 3:
            raise WireError("scalar")
        dtype, content = self._dtype(data[1]), self.blob(data[2])
        if len(content) != dtype.itemsize or (dtype.kind == "b" and content not in (b"\0", b"\1")):
            raise WireError("scalar")
        return np.frombuffer(content, dtype)[0]

    def _dict(self, data: list, depth: int) -> dict:
        if len(data) % 2 != 1:
            raise WireError("dict")
        keys = [self.value(key, depth + 1) for key in data[1::2]]
        if any(type(key) is not Opaque and not _is_key(key) for key in keys):
            raise WireError("key")
        return dict(zip(keys, [self.value(value, depth + 1) for value in data[2::2]], strict=True))

    def _opaque(self, data: list) -> Opaque:
        if len(data) != 2 or type(data[1]) is not str or data[1] not in KIND_NAMES:
            raise WireError("opaque")
        return Opaque(data[1])

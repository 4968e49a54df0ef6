"""Is this a PNG picture, and nothing else?"""

import struct
import zlib

MAX_SIDE = 4000
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEPT = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")


def cleaned(data: bytes) -> bytes | None:
    """Gives the picture with its pixels only (no text, no profile), or None where it is not a sound PNG."""
    if not data.startswith(_SIGNATURE):
        return None
    kept, place = [], len(_SIGNATURE)
    names: list[bytes] = []
    while place + 12 <= len(data) and (not names or names[-1] != b"IEND"):
        (length,) = struct.unpack_from(">I", data, place)
        whole = data[place : place + 12 + length]
        name = whole[4:8]
        if len(whole) != 12 + length or zlib.crc32(whole[4:-4]) != struct.unpack(">I", whole[-4:])[0]:
            return None
        names.append(name)
        if name in _KEPT:
            kept.append(whole)
        place += 12 + length
    if not _well_ordered(names) or not _sensible_header(kept[0]):
        return None
    return _SIGNATURE + b"".join(kept)


def _well_ordered(names: list[bytes]) -> bool:
    return len(names) > 2 and names[0] == b"IHDR" and names[-1] == b"IEND" and b"IDAT" in names


def _sensible_header(chunk: bytes) -> bool:
    if len(chunk) != 25:
        return False
    width, height = struct.unpack_from(">II", chunk, 8)
    return 0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE

"""What lies in a folder or a zip: names to look at first, bytes only on request."""

import os
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath

from ..intake import Limits, Refused, read_file
from ..intake.limits import MEBIBYTE
from .errors import CollectError
from .zip_names import entry_names

MOST_FILES = 20_000
DEEPEST = 12
MOST_BYTES = 4 * 1024 * MEBIBYTE
HIGHEST_RATIO = 200
SMALL = MEBIBYTE
CHUNK = 64 * 1024
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How learning platforms pack. Others ask for memory of the size that a header names, and fail in ways of their own."""


@dataclass(frozen=True)
class DeliveredFile:
    """One file somebody handed in.

    Attributes:
        parts: Its path inside the folder or zip.
        read: Gives its bytes; raises `Refused`.
    """

    parts: tuple[str, ...]
    read: Callable[[], bytes]

    @property
    def name(self) -> str:
        """The path as text for a report."""
        return shown("/".join(self.parts))


@dataclass
class Delivery:
    """Everything found, and sentences about what may not even be looked at."""

    files: list[DeliveredFile] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def shown(name: str) -> str:
    """A student's file name as one line of printable text."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in name)[:200]


def is_systems(parts: Sequence[str]) -> bool:
    """Whether a path is what an operating system puts beside somebody's files."""
    return "__MACOSX" in parts or parts[-1].startswith("._") or parts[-1] in (".DS_Store", "Thumbs.db", "desktop.ini")


def open_folder(folder: Path, limits: Limits) -> Delivery:
    """Lists the regular files below a folder; links are named and not followed.

    Raises:
        CollectError: Where there are too many files or the folder cannot be read.
    """
    delivery = Delivery()
    _walk(folder, (), limits, delivery)
    return delivery


def _walk(folder: Path, parts: tuple[str, ...], limits: Limits, delivery: Delivery) -> None:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        if not parts:
            raise CollectError(f"{folder} cannot be read: {error.strerror}.") from None
        delivery.refused.append(f"{shown('/'.join(parts))}: the folder cannot be read ({error.strerror}).")
        return
    for entry in entries:
        here = (*parts, entry.name)
        if is_systems(here):
            continue
        if entry.is_symlink():
            delivery.refused.append(f"{shown('/'.join(here))}: a symbolic link, which is not followed.")
        elif entry.is_dir(follow_symlinks=False):
            if entry.name == ".ipynb_checkpoints":
                continue
            if len(here) >= DEEPEST:
                delivery.refused.append(f"{shown('/'.join(here))}: folders are nested too deep to look further.")
            else:
                _walk(Path(entry.path), here, limits, delivery)
        elif entry.is_file(follow_symlinks=False):
            delivery.files.append(DeliveredFile(here, partial(read_file, entry.path, limits)))
        else:
            delivery.refused.append(f"{shown('/'.join(here))}: a pipe, socket or device, not a file.")
        if len(delivery.files) + len(delivery.refused) > MOST_FILES:
            raise CollectError(f"{folder} holds more than {MOST_FILES} files. Give the folder of submissions only.")


def open_zip(archive: zipfile.ZipFile, limits: Limits) -> Delivery:
    """Lists the files in a zip; names that lead elsewhere, links and doubled names are refused.

    Raises:
        CollectError: Where the zip holds too many files.
    """
    entries = [(name, info) for name, info in entry_names(archive) if not name.endswith("/")]
    if len(entries) > MOST_FILES:
        raise CollectError(f"The zip holds {len(entries)} files; {MOST_FILES} are the most. It was not unpacked.")
    names = Counter(name for name, _ in entries)
    delivery = Delivery()
    budget = _Budget(MOST_BYTES)
    for name, info in entries:
        fault = _fault(name, info, names[name])
        if fault:
            delivery.refused.append(f"{shown(name)}: {fault}")
            continue
        parts = PurePosixPath(name).parts
        if ".ipynb_checkpoints" not in parts and not is_systems(parts):
            delivery.files.append(DeliveredFile(parts, _reader(archive, info, limits, budget)))
    delivery.refused = list(dict.fromkeys(delivery.refused))
    return delivery


@dataclass
class _Budget:
    """Bytes that one zip may still unpack to."""

    left: int


def _fault(name: str, info: zipfile.ZipInfo, copies: int) -> str | None:
    if not PurePosixPath(name).parts:
        return "a file without a name. Not taken."
    if "\0" in name or "\\" in name or not name.isprintable():
        return "its name holds signs that no file name should. Not taken."
    if name.startswith("/") or name[1:2] == ":" or ".." in PurePosixPath(name).parts:
        return "its path leads out of the folder. Not taken."
    if len(PurePosixPath(name).parts) > DEEPEST:
        return "it lies too deep in folders. Not taken."
    mode = info.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "a link or another thing that is no regular file. Not taken."
    if copies > 1:
        return f"the zip holds {copies} files of this name, and nothing says which counts. None was taken."
    return None


def _reader(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits, budget: _Budget) -> Callable[[], bytes]:
    def read() -> bytes:
        try:
            return _unpack(archive, info, limits, budget)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
            raise Refused("damaged-zip", "is damaged inside the zip. Download the zip again.") from None
        except (RuntimeError, NotImplementedError):
            raise Refused("locked-zip", "is encrypted or packed in a way that is not read here.") from None

    return read


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits, budget: _Budget) -> bytes:
    """Unpacks piece by piece, so that what a header claims does not matter."""
    if info.compress_type not in METHODS:
        raise NotImplementedError
    data = bytearray()
    with archive.open(info) as file:
        while chunk := file.read(CHUNK):
            data += chunk
            budget.left -= len(chunk)
            if len(data) > limits.file_bytes:
                raise Refused("too-large", f"unpacks to more than {limits.file_bytes / MEBIBYTE:g} MiB.")
            if len(data) > SMALL and len(data) > HIGHEST_RATIO * max(1, info.compress_size):
                raise Refused("zip-bomb", "unpacks to far more than it should: a zip bomb, or endless output.")
            if budget.left < 0:
                raise Refused("zip-bomb", f"is beyond the {MOST_BYTES // MEBIBYTE} MiB that one zip may hold.")
    return bytes(data)

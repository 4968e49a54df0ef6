"""Names in a zip as those who packed it meant them: Macs and Windows PowerShell write them in ways of their own."""

import zipfile
from collections.abc import Iterator

UTF8_FLAG = 0x800


def entry_names(archive: zipfile.ZipFile) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Each entry with its name.

    A Mac writes UTF-8 without the flag that says so; Python reads that as code page 437. PowerShell 5 puts backslashes
    between folders; they are taken for separators only in a zip that has no other.
    """
    named = [(_decoded(info), info) for info in archive.infolist()]
    windows = not any("/" in name for name, _ in named)
    for name, info in named:
        yield name.replace("\\", "/") if windows else name, info


def _decoded(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & UTF8_FLAG:
        return info.orig_filename
    try:
        return info.orig_filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.orig_filename

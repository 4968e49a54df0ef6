"""How heavy a site is for who visits it the first time, until the first cell has run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FETCHED = Path(__file__).with_name("first_visit.txt")


@dataclass(frozen=True)
class Weight:
    """What a first visit fetches.

    Attributes:
        requests: How many files.
        megabytes: Their size together, in millions of bytes.
        files: How many files the site has.
        megabytes_in_all: The size of the site.
    """

    requests: int
    megabytes: int
    files: int
    megabytes_in_all: int


def weigh(site: Path) -> Weight:
    """Adds up the files of a site that ``first_visit.txt`` lists; a test compares that list with a browser's."""
    first = fetched(site)
    everything = [path for path in site.rglob("*") if path.is_file() and ".git" not in path.relative_to(site).parts]
    return Weight(len(first), _megabytes(first), len(everything), _megabytes(everything))


def fetched(site: Path) -> list[Path]:
    """The files that a browser asks for until the first cell has run."""
    return sorted(set(_listed(site)))


def _listed(site: Path) -> Iterator[Path]:
    for line in FETCHED.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield from site.glob(line)


def _megabytes(paths: list[Path]) -> int:
    return round(sum(path.stat().st_size for path in paths) / 1e6)

"""What became of mutants, kept as it is found: a run that was stopped goes on from there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from ..kit import mutants
from ..kit.exercise import Exercise
from ..kit.mutants import Mutant

KIT = Path(mutants.__file__).parents[1]


@dataclass(frozen=True)
class Found:
    """What became of a mutant, and the processor time that it took to find out."""

    fate: str
    cpu_seconds: float


class Record:
    """A file with a line of JSON for each mutant; what was found under other questions is passed over."""

    def __init__(self, path: Path, exercise: Exercise) -> None:
        """Reads the file, if there is one."""
        self._path = path
        self._state = _state(exercise)
        self._found = _read(path)

    def get(self, mutant: Mutant) -> Found | None:
        """What became of a mutant, None where that is not known."""
        return self._found.get(self._key(mutant))

    def add(self, mutant: Mutant, found: Found) -> None:
        """Keeps what became of a mutant."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps([self._key(mutant), found.fate, round(found.cpu_seconds, 4)]) + "\n")
        self._found[self._key(mutant)] = found

    def _key(self, mutant: Mutant) -> str:
        return blake2b("\0".join((self._state, mutant.before, mutant.source)).encode(), digest_size=16).hexdigest()


def _read(path: Path) -> dict[str, Found]:
    """The lines that are whole, by their keys."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else []:
        try:
            key, fate, seconds = json.loads(line)
        except (TypeError, ValueError):
            continue
        found[key] = Found(fate, seconds)
    return found


def _state(exercise: Exercise) -> str:
    """A hash of all that has a say in the verdict: the exercise and the kit."""
    texts = [path.read_bytes() for folder in (exercise.folder, KIT) for path in sorted(folder.rglob("*.py"))]
    return blake2b(b"\0".join(texts), digest_size=16).hexdigest()

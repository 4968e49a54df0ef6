"""What the versions 0.5 to 3.0 give on the pendulum, over many seeds.

``python -m dynaq_grader.reference.planning`` measures it all anew and writes ``measured.json``: for each number one
entry a seed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("measured.json")


@lru_cache(maxsize=1)
def measured() -> Mapping[str, Sequence[float]]:
    """The stored numbers by name, an entry a seed."""
    found: Mapping[str, Sequence[float]] = json.loads(FILE.read_text())
    return found

"""A seed for each question, keyed by the course's seed: adding a question changes no other one."""

from __future__ import annotations

from hashlib import blake2b

import numpy as np

from ..workers.calls import RngState


def generator(seed: int, *names: str) -> np.random.Generator:
    """The random generator from which the question of these names is made."""
    return np.random.default_rng(_words(seed, "question", *names))


def streams(seed: int, *names: str) -> RngState:
    """Where the student's random streams start when the question of these names is asked."""
    return RngState.seeded(_words(seed, "streams", *names)[0])


def _words(seed: int, *names: str) -> list[int]:
    """Eight whole numbers of 32 bits."""
    key = seed.to_bytes(max(1, (seed.bit_length() + 7) // 8), "little")
    digest = blake2b("\0".join(names).encode(), key=key, digest_size=32).digest()
    return [int(word) for word in np.frombuffer(digest, dtype="<u4")]

"""Where the random streams of a test start."""

from __future__ import annotations


def seeding(streams: int) -> str:
    """A cell that starts both global streams; it binds no name."""
    return f"__import__('random').seed({streams}), __import__('numpy').random.seed({streams});"

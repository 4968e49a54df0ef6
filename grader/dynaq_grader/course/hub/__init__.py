"""What goes wrong on a machine that a class shares, as `dynaq doctor --hub` tells it."""

from .examining import examine_hub

__all__ = ["examine_hub"]

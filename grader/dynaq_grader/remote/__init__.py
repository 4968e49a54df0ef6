"""Student code in sandboxed workers, and stand-ins for the functions that it defines."""

from .session import CellOutcome, SandboxFailed, Session
from .zygote import Zygote

__all__ = ["CellOutcome", "SandboxFailed", "Session", "Zygote"]

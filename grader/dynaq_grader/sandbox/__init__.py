"""Where student code runs: one interface, one file a backend.

A backend starts a command behind its walls and says which further walls the command must raise itself; it
knows nothing of notebooks.
"""

from .backend import Backend, NoSandbox, Sandbox
from .choosing import BACKENDS, choose
from .limits import Limits

__all__ = ["BACKENDS", "Backend", "Limits", "NoSandbox", "Sandbox", "choose"]

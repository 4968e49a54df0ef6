"""Which sandbox to use."""

from .backend import Backend, NoSandbox
from .bubblewrap import Bubblewrap
from .landlock_only import LandlockOnly
from .unsafe import Unsafe

BACKENDS: dict[str, type[Backend]] = {kind.name: kind for kind in (Bubblewrap, LandlockOnly, Unsafe)}
AUTOMATIC = ("bubblewrap", "landlock")


def choose(name: str = "auto") -> Backend:
    """Gives a backend that was seen to work.

    Args:
        name: "bubblewrap", "landlock", "unsafe", or "auto" for the first of the former two that works.

    Raises:
        NoSandbox: If it does not work here, or there is none of that name.
    """
    if name != "auto" and name not in BACKENDS:
        raise NoSandbox(f"There is no sandbox named {name!r}: use auto, {', '.join(BACKENDS)}.")
    refusals = []
    for candidate in AUTOMATIC if name == "auto" else (name,):
        backend = BACKENDS[candidate]()
        try:
            backend.check()
        except NoSandbox as refusal:
            refusals.append(str(refusal))
        else:
            return backend
    raise NoSandbox(" ".join(refusals))

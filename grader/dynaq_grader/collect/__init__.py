"""Taking in what a class handed in, from a folder, a zip, an LMS or nbgrader's exchange."""

from .collecting import collect
from .errors import CollectError
from .exchange import Choice
from .handed_in import HandedIn, handed_in
from .received import received_times, saved_again
from .summary import Summary

__all__ = ["Choice", "CollectError", "HandedIn", "Summary", "collect", "handed_in", "received_times", "saved_again"]

"""Taking in what a class handed in, from a folder, a zip, an LMS or nbgrader's exchange."""

from .collecting import collect
from .errors import CollectError
from .received import received_times, saved_again
from .summary import Summary

__all__ = ["CollectError", "Summary", "collect", "received_times", "saved_again"]

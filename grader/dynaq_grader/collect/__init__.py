"""Taking in what a class handed in, from a folder, a zip, an LMS or nbgrader's exchange."""

from dynaq_grader.collect.collecting import collect
from dynaq_grader.collect.errors import CollectError
from dynaq_grader.collect.received import received_times
from dynaq_grader.collect.summary import Summary

__all__ = ["CollectError", "Summary", "collect", "received_times"]

"""Functions that back up k entries drawn at random, judged by whole planners: the right one, or one with a mistake.

A planner explains the answers if every backup that was asked for alone may be one of its own, and if how often each
entry was hit in many calls may come from its draws. Nothing is known here of what a backup is worth: planners say it.

A right planner is rejected where its numbers are too far from its law (`kit.laws.is_fair`, twice 1e-8) or where too
many draws of one call coincide (1e-8): together at most 3e-8 for a whole submission. All else is exact.
"""

from .asked import COUNTED, NONE, SINGLE, Asked, question
from .judge import judge_by
from .planner import Planner

__all__ = ["COUNTED", "NONE", "SINGLE", "Asked", "Planner", "judge_by", "question"]

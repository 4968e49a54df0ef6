"""What tests are made of where a function draws from known entries of a table and moves k of them in turn.

Where nothing is left to chance the rule search tells which moves were made (`rules`); where something is, moves are
counted and laws decide (`kit.counting`, `kit.order`, `kit.growing`, `kit.draws`). What is asked, where an entry moves
to and how people get it wrong is the exercise's.
"""

from .forced import Forced
from .functions import drawing, moving
from .judge import Moves, judged_by
from .rules import BACKUP, RUNS_K, Look, Rule, agrees, step
from .shown import ENDING, FORCED, Moved

__all__ = [
    "BACKUP",
    "ENDING",
    "FORCED",
    "RUNS_K",
    "Forced",
    "Look",
    "Moved",
    "Moves",
    "Rule",
    "agrees",
    "drawing",
    "judged_by",
    "moving",
    "step",
]

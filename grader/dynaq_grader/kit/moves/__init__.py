"""What tests are made of where a function draws from known entries of a table and moves k of them in turn.

Where nothing is left to chance the rule search tells which moves were made (`rules`); where something is, moves are
counted and laws decide (`kit.counting`, `kit.order`, `kit.growing`, `kit.draws`). What is asked, where an entry moves
to and how people get it wrong is the exercise's.
"""

from .judge import Moves, judged_by
from .rules import BACKUP, RUNS_K, Rule, agrees, step
from .shown import Moved, Settled

__all__ = ["BACKUP", "RUNS_K", "Moved", "Moves", "Rule", "Settled", "agrees", "judged_by", "step"]

"""The Q-tables that Dyna-Q must produce: for any world, parameters and seed, bit for bit."""

from .dyna_q import Agent, Run, Shortcut, run
from .words import Words, advanced
from .world import Outcomes

__all__ = ["Agent", "Outcomes", "Run", "Shortcut", "Words", "advanced", "run"]

"""The Q-tables that Dyna-Q and its variants must produce: for any world, parameters and seed, bit for bit."""

from .dyna_q import Agent, Run, Shortcut, run
from .variants import CuriousAgent, TriedOnly, VariantRun, run_dyna_q_plus, run_sweeping
from .words import Words, advanced
from .world import Outcomes

__all__ = [
    "Agent",
    "CuriousAgent",
    "Outcomes",
    "Run",
    "Shortcut",
    "TriedOnly",
    "VariantRun",
    "Words",
    "advanced",
    "run",
    "run_dyna_q_plus",
    "run_sweeping",
]

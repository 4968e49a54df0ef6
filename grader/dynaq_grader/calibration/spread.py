"""Measures where right runs lie that draw in one of the accepted ways: what `reference.spread` holds.

Each way is the reference with another `plan`; its draws come from the same random words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rich.table import Table

from ..reference import Agent, Outcomes, Words, run, spread
from ..reference.course_run import EPISODES, PARAMS, course_world
from ..reference.dyna_q import WORTHLESS, Known

FIRST_SEED = 1000


class ByState(Agent):
    """A known state, all alike, then one of the actions taken there."""

    def __init__(self, outcomes: Outcomes, params: Mapping[str, Any], words: Words) -> None:
        super().__init__(outcomes, params, words)
        self.taken: dict[int, dict[int, Known]] = {}

    def remember(self, state: int, action: int) -> None:
        """Keeps the actions of each state as well."""
        super().remember(state, action)
        self.taken.setdefault(state, {})[action] = self.entries[state][action]

    def plan(self) -> None:
        """Draws a state and an action k times."""
        states = list(self.taken.values())
        for _ in range(self.k):
            actions = list(states[self.draw(len(states))].values())
            self.back_up(actions[self.draw(len(actions))])


class WithoutReplacement(Agent):
    """A random order of all known pairs, again from the start when it is used up."""

    def plan(self) -> None:
        """Deals k pairs."""
        deck: list[Known] = []
        for _ in range(self.k):
            if not deck:
                deck = self.known.copy()
            self.back_up(deck.pop(self.draw(len(deck))))


class WithoutEnds(Agent):
    """Every known pair alike, but for those that end the episode."""

    def plan(self) -> None:
        """Draws k pairs that lead on."""
        onward = [entry for entry in self.known if entry[3] is not WORTHLESS]
        for _ in range(self.k):
            self.back_up(onward[self.draw(len(onward))])


WAYS: dict[str, tuple[type[Agent], int]] = {
    "every pair alike": (Agent, 2000),
    "every state alike, then every action": (ByState, 2000),
    "without replacement": (WithoutReplacement, 500),
    "without the pairs that end the episode": (WithoutEnds, 500),
}
"""How runs may draw, and how many seeds are measured."""


def measure(way: type[Agent], seeds: Iterable[int], episodes: int = EPISODES) -> spread.Band:
    """Smallest and largest of each number of `spread.summary` over runs of the course's first episodes."""
    runs = (run(course_world(), PARAMS, seed, episodes, new_agent=way) for seed in seeds)
    told = [spread.summary(one.value, one.reward_sums, one.episode_steps, episodes) for one in runs]
    return {name: (min(one[name] for one in told), max(one[name] for one in told)) for name in told[0]}


def measure_all(episodes: int) -> dict[str, spread.Band]:
    """The same for every way, over all its seeds."""
    return {name: measure(way, range(FIRST_SEED, FIRST_SEED + n), episodes) for name, (way, n) in WAYS.items()}


def together(bands: Iterable[spread.Band]) -> spread.Band:
    """One band that spans several."""
    all_bands = list(bands)
    return {name: (min(b[name][0] for b in all_bands), max(b[name][1] for b in all_bands)) for name in all_bands[0]}


def measure_lengths() -> dict[int, dict[str, spread.Band]]:
    """The same for every length that is judged, by its number of episodes."""
    return {episodes: measure_all(episodes) for episodes in spread.MEASURED}


def all_as_stored(measured: Mapping[int, Mapping[str, spread.Band]]) -> bool:
    """Whether what was measured is what `reference.spread` holds, to the last bit."""
    return {episodes: together(bands.values()) for episodes, bands in measured.items()} == spread.MEASURED


def render(bands: Mapping[str, spread.Band], episodes: int) -> Table:
    """What was measured, way by way, and what `reference.spread` holds."""
    table = Table(title=f"Right runs of {episodes} episodes: smallest and largest", title_justify="left")
    table.add_column("way of drawing")
    table.add_column("seeds", justify="right")
    for name in spread.MEASURED[episodes]:
        table.add_column(name, justify="right")
    for way, band in bands.items():
        table.add_row(way, str(WAYS[way][1]), *_row(band))
    table.add_section()
    table.add_row("all of them", "", *_row(together(bands.values())))
    table.add_row("stored", "", *_row(spread.MEASURED[episodes]))
    table.add_row("judged by", "", *_row(spread.BANDS[episodes]))
    return table


def _row(band: spread.Band) -> list[str]:
    return [f"{low!r} to {high!r}" for low, high in band.values()]

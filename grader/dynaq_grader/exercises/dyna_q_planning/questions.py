"""The hidden questions of planning: where nothing is left to chance, and models whose backups can be counted.

Rewards, values and places are chosen so that the usual mistakes give different numbers.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np

from ...kit.exercise import Question, Questions
from ...kit.moves import ENDING, FORCED, models
from ...kit.moves.forced import COURSE, Maker
from ...kit.moves.latest import latest
from .rules import RIGHT


def moving_on(rng: np.random.Generator) -> Question:
    """Pairs that lead to another state; the first ones also make sense when two things are swapped."""
    make = Maker(rng)
    reward, ask = make.reward, make.ask
    friendly = ask("one backup", 2, 1, reward(3), 81, 1)
    other = replace(friendly, name="one backup, other parameters", alpha=make.rate(), gamma=make.rate())
    asked = [
        *(friendly, other, replace(friendly, name="two backups", k=2), replace(other, name="three backups", k=3)),
        *(replace(friendly, name="no backup", k=0), replace(other, name="seven backups", k=7)),
        replace(friendly, name="sixty backups, small learning rate", k=60, alpha=0.013),
        ask("rate 1", 3, 2, reward(1), 40, 1, alpha=1.0),
        ask("discount 1", 1, 3, reward(2), 17, 2, gamma=1.0),
        ask("discount 0", 3, 1, reward(2), 23, 2, gamma=0.0),
        ask("far pair", 63, 2, -reward(0), 64, 2),
        ask("last pair", 99, 3, reward(5), 12, 1),
        ask("large reward", 45, 1, 1000 + reward(0), 71, 2),
        ask("large loss", 46, 2, -reward(17), 99, 2),
        ask("stays, best action", 5, 2, reward(2), 5, 4),  # targets move with every backup
        ask("stays, other action", 6, 1, reward(2), 6, 4),
        ask("reward 0", 2, 3, 0.0, 55, 3),  # zeros, and rows below zero, count as false or as nothing
        ask("state 0", 0, 2, reward(2), 55, 3),
        ask("action 0", 3, 0, reward(2), 54, 3),
        ask("next state 0", 3, 2, reward(2), 0, 3),
        ask("state, action and reward 0", 0, 0, 0.0, 31, 2),
        ask("reward and next state 0", 2, 1, 0.0, 0, 2),
        ask("everything 0", 0, 0, 0.0, 0, 2),
        ask("next values below zero", 3, 2, reward(2), 30, 2),
        ask("reward -1", 2, 1, -1.0, 31, 2),
        ask("reward 1", 1, 2, 1.0, 32, 2),
        ask("7 states, 3 actions", 1, 2, reward(2), 4, 2, (7, 3)),
        ask("4 states, 6 actions", 1, 3, reward(1), 2, 3, (4, 6)),
        ask("2 states, 2 actions", 1, 1, -reward(0), 0, 1, (2, 2)),
        ask("130 states, 5 actions", 120, 4, reward(1), 125, 2, (130, 5)),
        ask("6 states, 1 action", 4, 0, reward(1), 2, 2, (6, 1)),
        ask("nearly settled", 3, 2, reward(2), 60, 4, alpha=0.5),
        ask("far from its target", 41, 1, reward(2), 61, 1),
        ask("value 0", 21, 2, reward(2), 44, 3),
        ask("a table of zeros", 22, 1, reward(2), 45, 3),
        ask("a table of ones", 23, 2, reward(3), 46, 3),
        ask("a table of zeros, reward -1", 24, 3, -1.0, 47, 2),
        ask("a cliff", 36, 1, -100.0, 37, 2),
        ask("a great loss", 47, 2, -1e6 - reward(3), 12, 2),
        ask("a great gain", 48, 1, 1e6 + reward(3), 13, 2),
        ask("large values", 49, 1, reward(3), 14, 2),
        ask("three hundred backups", 51, 2, reward(2), 71, 300, alpha=0.004),
        ask("stays in the last state", 99, 2, reward(2), 99, 3),
        ask("1100 states", 1040, 1, reward(2), 1070, 2, (1100, 4)),
        ask("3 states, 9 actions", 1, 7, reward(1), 2, 2, (3, 9)),
    ]
    tables = {question.name: question.value for question in asked}
    tables["stays, best action"][5, 2] = 11.5
    tables["stays, other action"][6, 1] = -3.5
    tables["next values below zero"][30] = -np.abs(tables["next values below zero"][30]) - 1.0
    tables["far from its target"][41, 1] = 1000 * reward(1)
    tables["value 0"][21, 2] = 0.0
    for name, level in (("zeros", 0.0), ("ones", 1.0), ("zeros, reward -1", 0.0)):
        tables[f"a table of {name}"][:] = level
    tables["large values"][49, 1], tables["large values"][14, 2] = 300.5, 1500.25
    settled = next(question for question in asked if question.name == "nearly settled")
    settled.value[settled.place] = settled.reward + settled.gamma * settled.value[60].max() + 2e-6
    return Question([question.call for question in asked], about=asked)


def ending(rng: np.random.Generator) -> Question:
    """Pairs that end the episode; rows 0, last and own hold large values, which must not leak in.

    A planner that leaves such pairs out is accepted and must not be left without any pair (it may look for one for
    ever), so a second pair is known whose target never moves either: of k backups m go to the one and k - m to the
    other, for some m. With k = 12 the pair that ends the episode is missed with probability 2**-12 a question, which
    costs nobody anything: the counting questions decide whether such pairs are drawn.
    """
    make = Maker(rng)
    reward = make.reward
    asked = []
    for name, s, a, r, k, shape in (
        ("twelve backups", 2, 1, reward(3), 12, COURSE),
        ("five backups", 3, 2, reward(1), 5, COURSE),
        ("reward 0", 99, 2, 0.0, 12, COURSE),
        ("negative reward", 1, 3, -reward(4), 12, COURSE),
        ("from state 0", 0, 1, reward(4), 12, (9, 3)),
        ("from the last state", 6, 2, reward(1), 12, (7, 4)),
        ("action 0", 3, 0, reward(1), 12, (8, 4)),
    ):
        question = make.ask(f"end, {name}", s, a, r, None, k, shape, make.rate() / (1 if k == 5 else 4))
        for row in {0, shape[0] - 1, s}:
            question.value[row] += 6.0 + row % 3
        asked.append(replace(question, other=replace(question, state=5, action=1, reward=reward(2), next_state=4)))
    return Question([question.call for question in asked], about=asked)


QUESTIONS: Questions = {
    FORCED: moving_on,
    ENDING: ending,
    "8 pairs": partial(
        models.counted,
        right=RIGHT,
        known={1: (0, 1, 3), 2: (3,), 5: (1,), 6: (0, 3), 8: (1,)},
        ends={(1, 3), (6, 0)},
        stays=(5, 1),
        shape=(10, 4),
        k=9,
        calls=150,
    ),
    "12 pairs": partial(
        models.counted,
        right=RIGHT,
        known={0: (0, 1, 2, 4), 3: (0, 2, 4), 4: (1, 4), 7: (2,), 9: (0,), 13: (4,)},
        ends={(0, 2), (7, 2)},
        stays=(3, 2),
        shape=(14, 5),
        k=30,
        calls=170,
    ),
    "three pairs that feed each other": partial(models.ring, right=RIGHT),
    "a growing model": partial(models.growing, right=RIGHT),
    "a settled pair": partial(models.settled, right=RIGHT),
    "after the model update": partial(latest, right=RIGHT, other="dyna_q_model_update"),
}
"""The two models that are counted have 8 and 12 pairs, spread unevenly over states, with pairs that end the episode."""

"""Every measured number in the notebook's text is printed by a cell above it, or worked out here."""

import re
from pathlib import Path

import nbformat
import numpy as np
import pytest

from dynaq_utils.envs import QuentinsWorld
from dynaq_utils.experiments import plan_sweep, shortcut_study
from dynaq_utils.learning import learn_environment
from numbers_in_text import claims, is_printed, numbers
from plain_dyna_q import plan, plan_fast, update_model

ROOT = Path(__file__).resolve().parents[2]
SOLVED = nbformat.read(ROOT / "notebooks" / "dyna_q.ipynb", as_version=4)
COURSE = {"epsilon": 0.05, "alpha": 0.5, "gamma": 0.8, "k": 10}

MEASURED = re.compile(r"(?<![\w.])(\d+\.\d+|\d+(?= ?%)|\d+(?= (?:steps|episodes|pairs|tries)\b))")

GIVEN = {
    "credits": {"3.0", "4.0"},
    "think_shift": {"99"},
    "your_walk_text": {"400"},
    "replanning_car": {"0.1"},
    "short_rollouts_text": {"1000"},
    "loop_words": {"0.8", "0.2"},
    "run_text": {"500"},
    "run_words": {"0.8"},
    "change_text": {"200"},
}
"""Numbers that a cell of text sets, by itself: settings, and what it works out by hand."""


def by_hand_value_of_the_start() -> str:
    return f"{0.8**18:.3f}"


def pay_of_the_best_guess() -> str:
    return f"{-(9 / 81 - 72 / 81 * 10):.1f}"


def free_step_after_one_backup() -> str:
    return f"{1 + 0.5 * (0 + 0.8 * 1 - 1):.1f}"


def shortest_way() -> str:
    """Steps of the way that touches no red square, the last action included."""
    env = QuentinsWorld()
    reached, steps = {env.init_state}, 0
    while env.goal_state not in reached:
        after = {env.get_outcome(state, action)[0] for state in reached for action in range(4)}
        reached |= after - set(env.red_states)
        steps += 1
    return str(steps + 1)


def moves_of_the_shortest_way() -> str:
    return str(int(shortest_way()) - 1)


def new_pairs_of_the_seventh_episode() -> str:
    tried: list[tuple[int, int]] = []
    ends: list[int] = []

    def note(model, state, action, reward, next_state):
        tried.append((state, action))
        if next_state is None:
            ends.append(len(tried))
        return update_model(model, state, action, reward, next_state)

    np.random.seed(1)
    learn_environment(QuentinsWorld(), note, plan, COURSE, 1000, 7)
    return str(len(set(tried[: ends[6]]) - set(tried[: ends[5]])))


WORKED_OUT = {
    "think_gradients": {"19": moves_of_the_shortest_way, "0.8": lambda: "0.8", "0.018": by_hand_value_of_the_start},
    "cross_entropy_text": {"8.8": pay_of_the_best_guess},
    "open_loop_text": {"1.3": lambda: printed_by("shooting_chances")[0]},
    "world_rules": {"20": shortest_way},
    "first_episode_text": {"20": shortest_way},
    "think_first_episode": {
        "0.9": free_step_after_one_backup,
        "20": shortest_way,
        "300": new_pairs_of_the_seventh_episode,
    },
    "change_words": {"20": shortest_way},
    "change_study_words": {"20": shortest_way},
    "how_much_words": {"20": shortest_way},
}
"""Numbers that no cell above prints, with what gives them."""

OVER_SEEDS = {
    "how_much_words": {"48.4", "34.0", "22.2", "21.2"},
    "change_study_words": {"100", "18"},
    "think_no_demonstration": {"200"},
}
"""Means of 200 seeds; the tests marked `long` make the runs again."""


def printed_by(name: str) -> list[str]:
    (cell,) = [cell for cell in SOLVED.cells if cell.id == name]
    return numbers("".join(output.get("text", "") for output in cell.outputs))


def test_every_number_in_the_text_comes_from_somewhere() -> None:
    lost = [
        (cell, number)
        for cell, number, printed in claims(SOLVED, MEASURED)
        if not is_printed(number, printed)
        and number not in GIVEN.get(cell, set())
        and number not in WORKED_OUT.get(cell, {})
        and number not in OVER_SEEDS.get(cell, set())
    ]
    assert lost == []


def test_no_number_is_explained_that_the_text_does_not_hold() -> None:
    held = {(cell, number) for cell, number, _ in claims(SOLVED, MEASURED)}
    explained = {(cell, number) for told in (GIVEN, WORKED_OUT, OVER_SEEDS) for cell in told for number in told[cell]}
    assert explained - held == set()


def test_a_number_that_moved_is_not_the_printed_one() -> None:
    assert is_printed("48.4", {"48.36", "7"})
    assert not is_printed("48.5", {"48.36", "7"})
    assert not is_printed("755", {"75", "7551"})


@pytest.mark.parametrize(("cell", "number"), [(c, n) for c, told in WORKED_OUT.items() for n in told])
def test_what_no_cell_prints_is_worked_out(cell: str, number: str) -> None:
    assert WORKED_OUT[cell][number]() == number


@pytest.mark.long
@pytest.mark.timeout(7200)
@pytest.mark.parametrize(("k", "steps"), [(0, "48.4"), (1, "34.0"), (10, "22.2"), (100, "21.2")])
def test_the_table_of_planning_steps_is_the_mean_of_200_seeds(k: int, steps: str) -> None:
    runs = plan_sweep(update_model, plan_fast, (k,), n_runs=200, n_episodes=100)
    assert f"{runs[0, :, 20:].mean():.1f}" == steps


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_of_200_seeds_all_that_are_shown_the_shortcut_take_it_and_two_in_a_hundred_of_the_others() -> None:
    shown, not_shown = shortcut_study(update_model, plan_fast, (10,), n_runs=200)
    assert [round(100 * (runs[0, :, 350:].mean(axis=1) < 15).mean()) for runs in (shown, not_shown)] == [100, 2]

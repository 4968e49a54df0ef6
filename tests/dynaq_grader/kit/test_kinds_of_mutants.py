"""Mutants: each kind of change is made, one at a time, and a loop's counter is left alone."""

import ast

import numpy as np
import pytest

from dynaq_grader.kit.mutants import KINDS, equivalent, mutants

SOURCE = """
def planned(table, k, params):
    pairs = np.argwhere(~np.isnan(table))
    total = 0.0
    for _ in range(k):
        pick = np.random.randint(len(pairs))
        total = total + params['gamma'] * table[pick].max()
        if total > 3:
            total = 3
    return total
"""
CALLS = [(np.zeros((2, 2)), 3, {"gamma": 0.5, "alpha": 0.1})]
MADE = {
    "operators": "total = total - params['gamma'] * table[pick].max()",
    "comparisons": "if total >= 3:",
    "constants": "params['alpha']",
    "off_by_one": "for _ in range(k + 1):",
    "calls": "table[pick].min()",
    "variables": "return pick",
    "signs": "abs(params['gamma'] * table[pick].max())",
    "axes": "table[pick].max(axis=0)",
    "nan_tests": "np.argwhere(~(table == np.nan))",
    "deletions": "return None",
    "early_returns": "        break",
    "loop_moves": "    pick = np.random.randint(len(pairs))\n    for _ in range(k):",
    "old_values": "total_before = __import__('copy').deepcopy(total)",
    "bounds": "k = int(k % 127)",
    "guards": "if k == 0:\n        return table",
    "cuts": "table = table.astype(np.uint8)",
    "draws": "min(np.random.randint(len(pairs)), np.random.randint(len(pairs)))",
}


@pytest.fixture(scope="module")
def made():
    return mutants("planned", SOURCE, "planned", CALLS)


@pytest.mark.parametrize("kind", MADE)
def test_a_change_of_each_kind_is_made(made, kind):
    assert any(MADE[kind] in mutant.source for mutant in made if mutant.kind == kind)


def test_neighbours_change_places():
    made = mutants("f", "def f(a, b):\n    return g(a, b)\n", "f")
    assert "return g(b, a)" in "".join(mutant.source for mutant in made if mutant.kind == "order")


def test_every_kind_is_looked_at_here():
    assert {kind.__name__.rpartition(".")[2] for kind in KINDS} == {*MADE, "order"}


def test_each_mutant_is_a_program_of_its_own(made):
    sources = [mutant.source for mutant in made]
    assert len(set(sources)) == len(sources)
    assert all(ast.parse(mutant.source) and mutant.source != mutant.before for mutant in made)


def test_the_counter_of_a_while_loop_is_left_alone():
    source = "def f(k):\n    n = 0\n    while n < k:\n        n += 1\n    return n\n"
    made = mutants("f", source, "f", [(3,)])
    assert all("n += 1" in mutant.source for mutant in made)
    assert any("while n <= k" in mutant.source for mutant in made)


def test_a_diff_with_a_reason_marks_that_mutant_and_no_other(made, tmp_path):
    text = "\n".join(f"# reason {i}\n{mutant.diff}\n" for i, mutant in enumerate(made[:3]))
    (tmp_path / equivalent.FILE).write_text(text, encoding="utf-8")
    marks = equivalent.read(tmp_path)
    assert [mark.reason for mark in marks] == ["reason 0", "reason 1", "reason 2"]
    assert [[mark.covers(mutant) for mark in marks].count(True) for mutant in made[:3]] == [1, 1, 1]


def test_a_diff_without_a_reason_is_refused_in_a_sentence(made, tmp_path):
    (tmp_path / equivalent.FILE).write_text(made[0].diff, encoding="utf-8")
    with pytest.raises(equivalent.BadMarkError, match="has no reason"):
        equivalent.read(tmp_path)

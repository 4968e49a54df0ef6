# group: metadata
# tries: copies one answer into every cell, fifty more times at the end
# must_hold: score <= 0
import json
from nbformat.v4 import new_code_cell

ANSWER = "def dyna_q_planning(model, value, params):\n    return value  # {}\n"


def make(release):
    for number, cell in enumerate(release.cells):
        cell.source = ANSWER.format(number)
    release.cells += [new_code_cell(ANSWER.format(-number)) for number in range(50)]
    return json.dumps(release).encode()

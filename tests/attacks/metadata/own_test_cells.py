# group: metadata
# tries: brings test cells of its own, before and after the real ones
# must_hold: score <= 0
import copy

import json


def make(release):
    tests = [cell for cell in release.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    for at in (0, len(release.cells)):
        for test in tests:
            forged = copy.deepcopy(test)
            forged.source = "6.0"
            release.cells.insert(at, forged)
    return json.dumps(release).encode()

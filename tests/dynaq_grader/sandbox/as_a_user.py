"""Run by `test_walls` as a user without rights: are the walls up for him too?

Beyond what the doctor tries, a file of the student environment that this very user owns must not be emptied: where
the sandbox has no user of its own only Landlock and the filter stand in between.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import workers
from dynaq_grader.workers.calls import Call, call_many
from dynaq_grader.workers.doctor import examine

EMPTY = """
import os
def empty(path):
    os.close(os.open(path, os.O_RDONLY | os.O_TRUNC))
def read(path):
    return len(open(path).read())
"""


def main(kind: str) -> None:
    """Print one line if everything holds."""
    backend = workers.backend(kind)
    walls = examine(backend, workers.STUDENT_PYTHON)
    assert all(wall.stands for wall in walls), [wall for wall in walls if not wall.stands]
    own = workers.STUDENT_PYTHON.parents[1] / "include" / "own.txt"
    try:
        own.write_text("kept")
    except PermissionError:
        own = None
    with workers.zygote(kind) as zygote, zygote.open() as session:
        workers.run(session, EMPTY)
        functions = session.functions(["empty", "read"])
        if own is not None:
            assert call_many(functions["read"], [Call((str(own),))])[0].value == 4
            call_many(functions["empty"], [Call((str(own),))])
            assert own.read_text() == "kept"
            own.unlink()
    print("all walls stand")


main(sys.argv[1])

"""Grades one submission: from the bytes a student sent to a `Result`.

Student code runs in workers inside the sandbox; test cells run in trusted children of this process. It composes
intake, remote and judge and knows nothing of classes or databases.
"""

from .assignment import Assignment, load
from .desk import Desk, desk_for
from .notebook import grade_notebook
from .preflight import check_preflight, preflight
from .submission import Submission, grade_submission, result_key

__all__ = [
    "Assignment",
    "Desk",
    "Submission",
    "check_preflight",
    "desk_for",
    "grade_notebook",
    "grade_submission",
    "load",
    "preflight",
    "result_key",
]

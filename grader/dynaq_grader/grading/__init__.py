"""Grades one submission: from the bytes a student sent to a `Result`.

Student code runs in workers inside the sandbox; test cells run in trusted children of this process. It composes
intake, remote and judge and knows nothing of classes or databases.
"""

from .assignment import Assignment, as_set, load, load_all
from .notebook import grade_notebook
from .preflight import SelfTest, check_preflight, preflight
from .submission import Submission, grade_submission, result_key
from .warm_sandbox import WarmSandbox, warm_sandbox

__all__ = [
    "Assignment",
    "WarmSandbox",
    "Submission",
    "SelfTest",
    "as_set",
    "check_preflight",
    "warm_sandbox",
    "grade_notebook",
    "grade_submission",
    "load",
    "load_all",
    "preflight",
    "result_key",
]

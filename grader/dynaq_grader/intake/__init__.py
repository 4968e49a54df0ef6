"""Reading what a student handed in: bytes in, the canonical notebook and a list of repairs out.

The canonical notebook is the instructor's release with the student's answers and free cells in place.
Nothing here knows of grades or tests, and nothing here runs a line of a student's code.
"""

from ..base.result import Repair
from .canonical import Intake, canonical
from .choosing import Candidate
from .limits import Limits
from .reading import read_file
from .reports import Refused

__all__ = [
    "Candidate",
    "Intake",
    "Limits",
    "Refused",
    "Repair",
    "canonical",
    "read_file",
]

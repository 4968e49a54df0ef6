"""Reading what a student handed in: bytes in, the canonical notebook and a list of repairs out.

The canonical notebook is the instructor's release with the student's answers and free cells in place.
Nothing here knows of grades or tests, and nothing here runs a line of a student's code.
"""

from dynaq_grader.intake.canonical import Intake, canonical
from dynaq_grader.intake.choosing import Candidate
from dynaq_grader.intake.findings import Finding, check_submission
from dynaq_grader.intake.limits import Limits
from dynaq_grader.intake.reading import read_file
from dynaq_grader.intake.reports import Refused, Repair

__all__ = [
    "Candidate",
    "Finding",
    "Intake",
    "Limits",
    "Refused",
    "Repair",
    "canonical",
    "check_submission",
    "read_file",
]

"""The report of a class: one page for the instructor, one for each student, and the data as CSV and JSON."""

from dynaq_grader.report.data import ClassData, StudentData
from dynaq_grader.report.writing import write_report

__all__ = ["ClassData", "StudentData", "write_report"]

"""The report of a class: one page for the instructor, one for each student, and the data as CSV and JSON."""

from .data import ClassData, StudentData
from .writing import write_report

__all__ = ["ClassData", "StudentData", "write_report"]

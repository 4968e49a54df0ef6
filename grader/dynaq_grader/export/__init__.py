"""Grades and feedback on their way out: nbgrader's CSV, and what Moodle and Canvas import."""

from dynaq_grader.export.canvas import export_canvas
from dynaq_grader.export.moodle import export_moodle
from dynaq_grader.export.moodle_feedback import export_moodle_feedback
from dynaq_grader.export.nbgrader_csv import export_grades
from dynaq_grader.export.outcome import Exported
from dynaq_grader.export.standings import Standing, read_standings

__all__ = [
    "Exported",
    "Standing",
    "export_canvas",
    "export_grades",
    "export_moodle",
    "export_moodle_feedback",
    "read_standings",
]

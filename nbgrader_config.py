"""nbgrader's settings for this course; docs/grading.md says what each does."""

import warnings

# nbgrader adds a submission to its session when it is complete; SQLAlchemy 2.1 warns of it, the rows are right.
warnings.filterwarnings("ignore", message="Object of type <Submitted")

# nbgrader defines get_config when it reads this file.
c = get_config()  # noqa: F821

c.CourseDirectory.course_id = "dynaq"

# Every way to make a release (the command, Formgrader's Generate, `dynaq build`) writes the same bytes.
c.GenerateAssignment.preprocessors.prepend(
    ["dynaq_grader.course.normal_form.NormalForm", "dynaq_grader.course.students_repository.FillInRepository"]
)
c.ClearSolutions.code_stub = {
    "python": '# YOUR CODE HERE\nraise NotImplementedError("Write your code in place of this line.")',
    # nbgrader's own, for notebooks of other courses.
    "R": "# YOUR CODE HERE\nfail()",
    "matlab": "% YOUR CODE HERE\nerror('No Answer Given!')",
    "octave": "% YOUR CODE HERE\nerror('No Answer Given!')",
    "sas": "/* YOUR CODE HERE */\n %notImplemented;",
    "java": "// YOUR CODE HERE",
}
c.GenerateAssignment.preprocessors.extend(
    ["dynaq_grader.course.release_metadata.AddReleaseVersion", "dynaq_grader.course.normal_form.NormalForm"]
)

# Whose a submission in the exchange is, and when it came, its files say, not its name.
c.ExchangeFactory.collect = "dynaq_grader.nbgrader_plugins.collecting.Collect"

# Intake pours what a student sent into the release notebook: nothing is left for nbgrader's own steps to
# mend, and no hidden test is written beside a submission.
c.Autograde.pre_convert_hook = "dynaq_grader.nbgrader_plugins.steps.make_assignment"
c.Autograde.exporter_class = "dynaq_grader.nbgrader_plugins.steps.IntakeExporter"
c.Autograde.sanitize_preprocessors = []

# Student code runs in the sandbox, tests in a process of ours: no kernel is started.
c.Autograde.autograde_preprocessors = [
    "dynaq_grader.nbgrader_plugins.steps.JudgeCells",
    "nbgrader.preprocessors.SaveAutoGrades",
    "dynaq_grader.nbgrader_plugins.steps.LeaveToAPerson",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# Feedback shows no marker, and of a hidden test the calling line at most.
c.GenerateFeedback.preprocessors.prepend(["dynaq_grader.reports.feedback.TidyForFeedback"])
c.GenerateFeedback.exporter_class = "dynaq_grader.nbgrader_plugins.feedback_page.FeedbackPage"

# Formgrader shows the whole of what anybody reads; the rest is in the file under `autograded/`.
c.HTMLExporter.preprocessors = ["dynaq_grader.nbgrader_plugins.long_cells.CutLongCells"]

# `nbgrader export` quotes names, and no cell of its table is a formula to a spreadsheet.
c.ExportApp.plugin_class = "dynaq_grader.reports.export.nbgrader_csv.GradesCsv"

# Rubric, strictness and limits: docs/grading.md lists them all.
# c.DynaQ.strict = False
# c.DynaQ.cpu_seconds = 30.0

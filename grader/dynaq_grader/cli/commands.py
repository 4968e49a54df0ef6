"""The command line, ``dynaq``. Exit status: 0 done, 1 some submission has no score, 2 usage or set-up."""

from __future__ import annotations

import errno
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..base.errors import CourseError, DynaqError
from ..reports.export import FORMATS
from .console import never_fail_to_print, out, plain, print_error

if TYPE_CHECKING:
    from ..classroom.executors import Executors
    from ..course.settings import Settings

app = typer.Typer(
    name="dynaq",
    help="Build, grade and explain the Dyna-Q course.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _existing(course: Path) -> Path:
    """The course directory, before anything is made in it."""
    if not course.is_dir():
        raise CourseError(f"There is no course directory {course}. Name one that is there with --course.")
    return course


CourseOption = Annotated[
    Path, typer.Option("--course", help="The course directory.", file_okay=False, callback=_existing)
]
AssignmentArgument = Annotated[
    str | None, typer.Argument(help="The assignment; where there is only one, it is that.", show_default=False)
]
AssignmentOption = Annotated[
    str | None,
    typer.Option("--assignment", help="The assignment; where there is only one, it is that.", show_default=False),
]
RosterOption = Annotated[Path | None, typer.Option(help="CSV that maps LMS names to student ids; `collect` keeps it.")]
TlsOption = Annotated[Path | None, typer.Option(help="PEM file for tls://; else Dask's configuration.")]
Files = tuple[Path | None, Path | None, Path | None]
StudentOption = Annotated[list[str] | None, typer.Option("--student", help="Only this student; may be given again.")]


INTERRUPTED = 130
"""The exit status that Typer turns Ctrl-C into."""


NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def main() -> None:
    """Runs the command line; what goes wrong is told in a sentence and by the exit status."""
    never_fail_to_print()
    try:
        app()
    except DynaqError as error:
        print_error(str(error))
        sys.exit(error.exit_status)
    except SystemExit as end:
        if end.code == INTERRUPTED:
            print_error("Stopped. What was done is kept; the same command goes on from there.")
        raise
    except OSError as error:
        about = f"{error.filename}: {error.strerror}" if error.filename else error.strerror
        remedy = "make room" if error.errno in NO_ROOM else "mend this"
        print_error(f"{about}. Nothing half-written was left behind; {remedy}, and the same command goes on.")
        sys.exit(2)


@app.command()
def build(
    course: CourseOption = Path(),
    assignment: Annotated[str | None, typer.Argument(help="One assignment; all without it.")] = None,
    fix: Annotated[bool, typer.Option("--fix", help="First bring source notebooks into normal form.")] = False,
) -> None:
    """Rebuild release/, notebooks/ and what dynaq_utils says of the exercises, and bring a gradebook along."""
    from ..course.build import assignments, normalise_source
    from ..course.build import build as rebuild
    from ..course.students_package import build_students_package
    from ..records.revision import bring_along

    changed = normalise_source(course) if fix else []
    changed += build_students_package(course, assignments(course))
    changed += rebuild(course, assignment)
    revised = bring_along(course, assignment)
    for line in (*(f"rebuilt {path}" for path in changed), *(f"gradebook: {line}" for line in revised)):
        out.print(plain(line), markup=False, highlight=False, soft_wrap=True)
    if not changed and not revised:
        out.print("Everything is up to date.")


@app.command()
def publish(
    folder: Annotated[Path, typer.Argument(help="Where the students' repository goes.")],
    course: CourseOption = Path(),
) -> None:
    """Write the students' repository: the releases, dynaq_utils and a README."""
    from ..course.publish import publish as write

    write(course, folder)
    out.print(f"The students' repository is in {plain(folder)}.", markup=False, highlight=False)


@app.command()
def site(
    folder: Annotated[Path, typer.Argument(help="Where the site goes; its earlier files are replaced.")],
    course: CourseOption = Path(),
    push: Annotated[
        str | None, typer.Option(metavar="REPOSITORY", help="Also put the site on a branch of this Git repository.")
    ] = None,
    branch: Annotated[str, typer.Option(help="The branch; it is replaced.")] = "gh-pages",
) -> None:
    """Write the course as a web site that is read and run in the browser, for any web server."""
    from ..course.site import LITE, build_site, push_site
    from .console import print_site

    built = build_site(course.resolve(), course.resolve() / LITE, folder)
    print_site(built)
    if push is not None:
        push_site(folder, push, branch)
        out.print(f"The site is on branch {branch} of {push}.")


@app.command()
def grade(
    assignment: Annotated[str, typer.Argument(help="The assignment, as in source/ASSIGNMENT/.")],
    course: CourseOption = Path(),
    student: StudentOption = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Worker processes on this machine; 2 without it.")] = None,
    scheduler: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Grade on a Dask cluster instead.")] = None,
    tls_ca: TlsOption = None,
    tls_cert: TlsOption = None,
    tls_key: TlsOption = None,
    force: Annotated[bool, typer.Option("--force", help="Grade unchanged submissions again, too.")] = False,
    full_run: Annotated[bool, typer.Option("--full-run", help="All 500 episodes of the seeded run.")] = False,
    figures: Annotated[bool, typer.Option("--figures", help="Run the students' plots for the feedback.")] = False,
    use: Annotated[list[str] | None, typer.Option("--use", metavar="ID:CELL=N", help="Pick another candidate.")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="Also write the results to this file.")] = None,
    unsafe: Annotated[bool, typer.Option("--unsafe", help="Grade WITHOUT a sandbox; never for real classes.")] = False,
) -> None:
    """Grade what a class submitted, in the sandbox, into the gradebook."""
    from ..classroom import classroom
    from ..course.settings import settings
    from ..records.lateness import lateness
    from . import console

    chosen = settings(course, figures=figures, full_run=full_run, unsafe=unsafe)
    if scheduler is not None and workers is not None:
        raise CourseError("--workers is for this machine and --scheduler for a cluster: give one of them.")
    elsewhere = None if scheduler is None else _cluster(scheduler, chosen, (tls_ca, tls_cert, tls_key))
    room = classroom.Classroom(course, assignment, chosen)
    console.print_warnings(room.warnings())
    plan = classroom.Plan(tuple(student or ()), workers or 2, force, classroom.picks(use or []), elsewhere)
    at_once = plan.workers if elsewhere is None else elsewhere.in_flight
    results = console.show_progress(room.grade(plan), room.count(plan), at_once)
    times = [*room.corrections(results), *lateness(course, assignment, results)]
    console.print_results(results, room.changes, room.not_submitted(plan), times)
    if json_file is not None:
        document = room.document(results)
        json_file.write_text(json.dumps(document, indent=1, allow_nan=False) + "\n", encoding="utf-8")
    raise typer.Exit(1 if any(result.needs_a_person for result in results.values()) else 0)


def _cluster(address: str, chosen: Settings, files: Files) -> Executors:
    """The cluster behind an address."""
    from .console import print_warnings

    if chosen.unsafe:
        raise CourseError("--unsafe grades on this machine only: a cluster's workers always prove their sandbox.")
    try:
        from ..classroom.cluster import Certificates, Cluster
    except ImportError as error:
        raise CourseError(
            f"Grading on a cluster needs Dask ({error}). Install it with pip install 'dynaq-grader[cluster]'."
        ) from error
    return Cluster(address, chosen.sandbox, Certificates(*files), tell=lambda sentence: print_warnings([sentence]))


@app.command()
def feedback(
    assignment: Annotated[str, typer.Argument(help="The assignment.")],
    course: CourseOption = Path(),
    student: StudentOption = None,
) -> None:
    """Write nbgrader's feedback pages of what was graded."""
    from ..reports.feedback import write_feedback

    summary = write_feedback(course, assignment, student or None)
    where = plain(course / "feedback")
    out.print(f"{len(summary.written)} feedback pages written under {where}.", markup=False, highlight=False)
    for who, reason in summary.failed.items():
        print_error(f"{who}: {reason}")
    raise typer.Exit(1 if summary.failed else 0)


@app.command()
def report(
    assignment: Annotated[str, typer.Argument(help="The assignment.")],
    folder: Annotated[Path, typer.Argument(help="Where the pages go.")] = Path("report"),
    course: CourseOption = Path(),
    roster: RosterOption = None,
) -> None:
    """Write the report: one page for the class, one a student, and the data as CSV and JSON."""
    from ..course.settings import check_assignment
    from ..reports.class_report import write_report

    check_assignment(course, assignment)
    paths = write_report(course, assignment, folder, roster=roster)
    page = plain(paths.page)
    out.print(f"{page} and {len(paths.students)} pages for students are written.", markup=False, highlight=False)


def _known(platform: str) -> str:
    if platform not in FORMATS:
        raise typer.BadParameter(f"{platform!r} is not one of {', '.join(map(repr, FORMATS))}.")
    return platform


@app.command()
def export(
    assignment: Annotated[str, typer.Argument(help="The assignment.")],
    target: Annotated[Path, typer.Argument(help="The file to write.")],
    platform: Annotated[
        str, typer.Option("--for", metavar=f"[{'|'.join(FORMATS)}]", help="Who imports the file.", callback=_known)
    ] = "nbgrader",
    worksheet: Annotated[Path | None, typer.Option(help="The platform's own exported table, to be filled in.")] = None,
    course: CourseOption = Path(),
    roster: RosterOption = None,
    scale: Annotated[bool, typer.Option("--scale", help="Scale points to the platform's maximum.")] = False,
    column: Annotated[
        str | None, typer.Option(metavar="NAME", help="The column of the grades in the platform's table.")
    ] = None,
) -> None:
    """Write grades as Moodle, Canvas or nbgrader want them, or Moodle's zip of feedback pages."""
    from ..collect.roster import find_roster
    from ..course.settings import check_assignment
    from ..reports.export import Order
    from ..reports.export import export as write

    check_assignment(course, assignment)
    done = write(platform, Order(course, target, assignment, worksheet, find_roster(course, roster), scale, column))
    for who in done.not_submitted:
        out.print(f"not submitted: {plain(who)}", markup=False, highlight=False)
    for sentence in (*done.without, *done.unmatched):
        print_error(sentence)
    raise typer.Exit(1 if done.without or done.unmatched else 0)


@app.command()
def similarity(
    assignment: Annotated[str, typer.Argument(help="The assignment.")],
    course: CourseOption = Path(),
    threshold: Annotated[float, typer.Option(min=0.0, max=1.0, help="List pairs at least this alike.")] = 0.8,
) -> None:
    """List answers that resemble each other, for an instructor's eyes (extra: similarity)."""
    from ..reports.similarity import CANNOT_TELL, similar_answers

    for pair in similar_answers(course, assignment, threshold):
        out.print(plain(f"{pair.likeness:.0%}  {pair.cell}  {' and '.join(pair.students)}"), markup=False)
    out.print(CANNOT_TELL, markup=False)


@app.command()
def collect(
    source: Annotated[Path, typer.Argument(help="A folder or zip of submissions.", exists=True)],
    assignment: AssignmentArgument = None,
    course: CourseOption = Path(),
    roster: RosterOption = None,
    received: Annotated[Path | None, typer.Option(help="CSV of student id and time received.")] = None,
    timezone: Annotated[
        str | None, typer.Option(metavar="ZONE", help="Of times in --received that have none, as in Europe/Berlin.")
    ] = None,
    groups: Annotated[
        Path | None, typer.Option(help="CSV of group and student id; a group's work is each member's.")
    ] = None,
    trust_names: Annotated[
        bool, typer.Option("--trust-names", help="Believe the names in a copy of nbgrader's inbound folder.")
    ] = False,
) -> None:
    """Take a folder of notebooks, an LMS zip or nbgrader's exchange into submitted/."""
    from ..collect import collect as take
    from ..course import settings
    from ..course.build import only_assignment
    from .console import print_collected

    zone = settings.timezone(course) if timezone is None else timezone
    chosen = assignment or only_assignment(course)
    summary = take(
        source,
        course,
        chosen,
        roster=roster,
        received=received,
        groups=groups,
        timezone=zone,
        trust_names=trust_names,
    )
    print_collected(summary)
    raise typer.Exit(0 if summary.is_complete else 1)


@app.command("check-submission")
def check_submission(
    file: Annotated[Path, typer.Argument(help="The notebook to look at.", exists=True, dir_okay=False)],
    assignment: AssignmentOption = None,
    course: CourseOption = Path(),
) -> None:
    """Say, before handing in, what is missing, duplicated, renamed or unanswered."""
    from dynaq_utils.submission import check

    from ..course.build import only_assignment
    from ..course.students_package import functions_asked_for

    findings = check(file, functions_asked_for(course, assignment or only_assignment(course)))
    for finding in findings:
        out.print(f"- {plain(str(finding))}", markup=False)
    if not findings:
        out.print("Nothing is missing: every exercise has an answer.")
    raise typer.Exit(1 if findings else 0)


@app.command("check-assignment")
def check_assignment(
    assignment: AssignmentArgument = None,
    course: CourseOption = Path(),
    json_file: Annotated[Path | None, typer.Option("--json", help="Also write what was found to this file.")] = None,
) -> None:
    """Say of each test cell how it can be judged, apart from student code or together with it, and why not."""
    from ..classroom import assignment_check
    from ..course.build import only_assignment
    from ..course.settings import settings
    from .console import print_assignment_check

    found = assignment_check.check(course, assignment or only_assignment(course), settings(course))
    print_assignment_check(found)
    if json_file is not None:
        json_file.write_text(json.dumps(found.to_dict(), indent=1) + "\n", encoding="utf-8")
    raise typer.Exit(0 if found.is_clean else 1)


@app.command()
def exercises() -> None:
    """List the exercises: points, rubric lines, mistakes known, and who provides each."""
    from ..kit import registry
    from .console import print_exercises

    print_exercises([registry.provided(name) for name in registry.names()])


@app.command()
def explain(
    student: Annotated[str, typer.Argument(help="The student's id.")],
    cell: Annotated[str | None, typer.Argument(help="One test cell; all without it.")] = None,
    assignment: AssignmentOption = None,
    course: CourseOption = Path(),
) -> None:
    """Show an instructor what was asked, expected and returned (hidden inputs: not for students)."""
    from ..classroom import classroom
    from ..course.build import only_assignment
    from ..course.settings import settings

    chosen = assignment or only_assignment(course)
    for line in classroom.Classroom(course, chosen, settings(course)).explain(student, cell):
        out.print(plain(line), markup=False, highlight=False)


@app.command()
def calibrate(
    bank: Annotated[Path, typer.Argument(help="Folder with right/ and wrong/ answer files.")] = Path(
        "tests/submissions"
    ),
    repeats: Annotated[int, typer.Option(min=1, help="How often each answer is judged.")] = 1,
    course: CourseOption = Path(),
    json_file: Annotated[Path | None, typer.Option("--json", help="Also write the outcomes to this file.")] = None,
    spread: Annotated[
        bool, typer.Option("--spread", help="Judge nothing; measure again where right runs lie (10,000 runs).")
    ] = False,
    figures: Annotated[
        bool, typer.Option("--figures", help="Judge nothing; measure the figures again and write docs/figures.md.")
    ] = False,
    share: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="How many runs of each figure, as a share of the full number.")
    ] = 1.0,
) -> None:
    """Judge the bank of known answers: confusion matrix, error rates, mistakes named, time."""
    from ..calibration import run_calibration, terminal_table
    from ..calibration.figures import write_all
    from ..calibration.spread import all_as_stored, measure_lengths, render

    if spread:
        measured = measure_lengths()
        out.print(*map(render, measured.values(), measured), sep="\n")
        raise typer.Exit(0 if all_as_stored(measured) else 1)
    if figures:
        for path in write_all(course, share):
            out.print(f"{path} is written.", markup=False, soft_wrap=True)
        return
    calibration = run_calibration(bank, course, repeats)
    out.print(terminal_table.render(calibration))
    if json_file is not None:
        json_file.write_text(json.dumps(calibration.to_dict(), indent=1) + "\n", encoding="utf-8")
    raise typer.Exit(1 if calibration.errors else 0)


@app.command("student-walk")
def student_walk(
    assignments: Annotated[list[str], typer.Argument(help="The assignments, in the order of the page.")],
    file: Annotated[Path | None, typer.Option(help="Where the page goes, if not to the terminal.")] = None,
    course: CourseOption = Path(),
) -> None:
    """Say how many minutes each section of the notebooks takes, and what a student does first in it."""
    from ..course import student_walk as walk

    page = walk.student_walk(course, assignments)
    if file is None:
        typer.echo(page, nl=False)
    else:
        file.write_text(page, encoding="utf-8")


@app.command("check-exercise")
def check_exercise(
    name: Annotated[str | None, typer.Argument(help="The exercise, or its folder (with a slash in it).")] = None,
    new: Annotated[str | None, typer.Option("--new", metavar="NAME", help="Write the folder of a new one.")] = None,
    into: Annotated[Path | None, typer.Option(help="Where the new folder goes, if not into this package.")] = None,
    mutants: Annotated[bool, typer.Option("--mutants", help="Judge small changes to right answers, too.")] = False,
    bank: Annotated[Path | None, typer.Option(help="Folder with right/ and wrong/ answer files.")] = None,
    examples: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Also write NAME.json, which students' check reads, there.")
    ] = None,
    course: CourseOption = Path(),
    json_file: Annotated[Path | None, typer.Option("--json", help="Also write what was found to this file.")] = None,
) -> None:
    """Say what an exercise lacks: mistakes told apart, lines that can be won and lost, sentences, its notebook cell."""
    from ..calibration import exercise_check, mutation
    from .console import print_faults, print_mutation, show_mutants

    if new is not None:
        out.print(f"{exercise_check.write_new(new, into)} is written.", markup=False, soft_wrap=True)
    if name is None and new is None:
        raise CourseError("Name an exercise, give its folder, or write a new one with --new.")
    exercise = exercise_check.find(name) if name is not None else exercise_check.written(str(new), into)
    known = exercise_check.bank_of(exercise, bank)
    faults = exercise_check.check(exercise, course, known)
    print_faults(exercise.name, faults)
    if examples is not None and exercise_check.can_be_judged(faults):
        out.print(f"{exercise_check.write_examples(exercise, examples)} is written.", markup=False, soft_wrap=True)
    found = None
    if mutants and exercise_check.can_be_judged(faults):
        found = show_mutants(mutation.start(exercise, course, known))
        print_mutation(found)
    if json_file is not None:
        document = exercise_check.document(exercise, faults, found.to_dict() if found is not None else None)
        json_file.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    raise typer.Exit(1 if faults or (found is not None and not found.is_clean) else 0)


@app.command("student-environment")
def student_environment(course: CourseOption = Path()) -> None:
    """Add the packages of c.DynaQ.packages to the student environment."""
    from ..course.settings import environment_and_packages
    from ..course.student_environment import add_packages

    python, packages = environment_and_packages(course)
    added = add_packages(python, packages)
    told = f"{', '.join(added)} installed" if added else "nothing to install"
    out.print(f"{python}: {told}.", markup=False, soft_wrap=True)


@app.command()
def doctor(
    course: CourseOption = Path(),
    hub: Annotated[bool, typer.Option("--hub", help="Also look at a machine that a class shares.")] = False,
) -> None:
    """Prove on this machine that each wall of the sandbox stands."""
    from .. import sandbox
    from ..course.hub import examine_hub
    from ..course.settings import settings
    from ..workers.doctor import examine
    from .console import print_walls

    chosen = settings(course)
    shared = examine_hub(course) if hub else []
    if shared:
        print_walls("Hub", shared)
    backend = sandbox.choose(chosen.sandbox)
    walls = examine(backend, chosen.student_python)
    print_walls(f"Sandbox: {backend.describe()}", walls)
    raise typer.Exit(0 if all(wall.stands for wall in (*shared, *walls)) else 2)


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(help="A fresh folder for the demonstration course.")] = Path("demo"),
    course: CourseOption = Path(),
) -> None:
    """Grade a small made-up class into a fresh folder and show every result."""
    from .demo import run_demo

    raise typer.Exit(run_demo(course, folder))

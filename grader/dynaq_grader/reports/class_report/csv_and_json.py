"""The report's data for other programs: one CSV row a student, and one JSON document."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from ...base.result import SCHEMA
from ...records.standings import points_text
from ..export.spreadsheet_csv import inert_rows
from .counting import LineCount, MistakeCount, Summary
from .data import ClassData, StudentData

COLUMNS = (
    "student",
    "status",
    "score",
    "max_score",
    "extra_credit",
    "late_penalty",
    "seconds_late",
    "needs_a_person",
    "reason",
)
"""A score is the sum of the cells' scores and the extra credit, less the penalty."""
CELL_COLUMNS = ("score", "verdict", "mistake", "by_hand")


def csv_text(data: ClassData) -> str:
    """The class as CSV; cells that a spreadsheet would run begin with an apostrophe."""
    cells = data.grade_ids
    rows = [[*COLUMNS, *(f"{cell}.{column}" for cell in cells for column in CELL_COLUMNS)]]
    rows += [_row(entry, cells) for entry in data.students]
    blank = [""] * (len(COLUMNS) - 2 + len(cells) * len(CELL_COLUMNS))
    rows += [[student, "not submitted", *blank] for student in data.not_submitted]
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(inert_rows(rows))
    return text.getvalue()


def json_text(data: ClassData, numbers: Summary, mistakes: Sequence[MistakeCount], lines: Sequence[LineCount]) -> str:
    """Everything the pages tell, as JSON."""
    document = {
        "schema": SCHEMA,
        "assignment": data.assignment,
        "run": dict(data.run),
        "own_seed": data.own_seed,
        "class": asdict(numbers),
        "mistakes": [
            {"cell": found.cell, "mistake": found.code, "students": list(found.students)} for found in mistakes
        ],
        "rubric": [asdict(line) for line in lines],
        "not_submitted": list(data.not_submitted),
        "students": {entry.student: _record(entry) for entry in data.students},
    }
    return json.dumps(document, indent=1, allow_nan=False) + "\n"


def _row(entry: StudentData, cells: Sequence[str]) -> list[str]:
    head = [
        entry.student,
        entry.result.status,
        _text(entry.score),
        _text(entry.max_score),
        _text(entry.extra_credit),
        _text(entry.penalty),
        _text(round(entry.seconds_late)),
        "yes" if entry.needs_a_person else "no",
        entry.result.reason or "",
    ]
    return head + [text for cell in cells for text in _cell(entry, cell)]


def _cell(entry: StudentData, grade_id: str) -> list[str]:
    found = entry.result.cells.get(grade_id)
    verdict, mistake = (found.verdict, found.mistake or "") if found else ("", "")
    return [_text(entry.cell_score(grade_id)), verdict, mistake, "yes" if grade_id in entry.by_hand else "no"]


def _text(points: float | None) -> str:
    return "" if points is None else points_text(points)


def _record(entry: StudentData) -> dict[str, Any]:
    counted: dict[str, Any] = {
        "counts": entry.score,
        "extra_credit": entry.extra_credit,
        "late_penalty": entry.penalty,
        "seconds_late": entry.seconds_late,
        "received": None if entry.received is None else entry.received.isoformat(),
        "by_hand": {cell: entry.cell_score(cell) for cell in entry.by_hand},
        "needs_a_person": entry.needs_a_person,
    }
    return {**counted, "result": entry.result.to_dict()}

from __future__ import annotations

from pathlib import Path

import pytest

import report_class
from dynaq_grader.reports.class_report.writing import Paths


@pytest.fixture(scope="session")
def reported_class(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course whose made-up class was graded: goran by hand, elif late, leo never handed in. Not to be changed."""
    return report_class.graded_course(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="session")
def pages(reported_class: Path, tmp_path_factory: pytest.TempPathFactory) -> Paths:
    return report_class.report(reported_class, tmp_path_factory.mktemp("report"))

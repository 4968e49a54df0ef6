from pathlib import Path

import pytest

NOTEBOOK = b'{"nbformat": 4, "cells": []}'


@pytest.fixture
def course(tmp_path: Path) -> Path:
    (tmp_path / "course" / "release" / "dyna_q").mkdir(parents=True)
    (tmp_path / "course" / "release" / "dyna_q" / "dyna_q.ipynb").write_bytes(NOTEBOOK)
    return tmp_path / "course"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    return tmp_path / "inbox"

"""Where docs/hub.md puts things, and whom it names."""

from __future__ import annotations

from pathlib import Path

SRV = Path("/srv/dynaq")
REPOSITORY, HUB, EXCHANGE = SRV / "repository", SRV / "hub", SRV / "exchange" / "dynaq"
COURSE = Path("/home/dynaq/dynaq")
SERVICE, INSTRUCTOR, STUDENTS = "dynaq", "grace", ("ada", "boris")
TESTS_ACCOUNT = "dynaqtests"
"""Grades as somebody without rights; no part of the hub."""
ACCOUNTS = (SERVICE, INSTRUCTOR, *STUDENTS)
PASSWORDS = {name: f"the word of {name}" for name in (INSTRUCTOR, *STUDENTS)}
ADDRESS = "http://127.0.0.1:18000"

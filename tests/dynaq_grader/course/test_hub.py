"""What `dynaq doctor --hub` finds, on real files with real modes; the whole of it is walked in tests/hub."""

from __future__ import annotations

import os
import pwd
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

import mini_course
from dynaq_grader.course.hub import account, exchange, readable
from exchange import needs_root


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that every account may enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory(prefix="dynaq-public-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def walls(course: Path, repository: Path) -> dict[str, readable.Wall]:
    return {wall.name: wall for wall in readable.read_by_others(course, repository)}


def test_what_others_may_read_is_told_and_the_remedy_closes_it(public):
    course = mini_course.make(public / "course")
    (course / "submitted").mkdir()
    (course / "gradebook.db").write_bytes(b"")
    (course / ".dynaq").mkdir(0o700)
    found = walls(course, public / "nowhere")
    names = [f"closed: {name} of the course" for name in ("source", "submitted", "gradebook.db", ".dynaq")]
    assert [found[name].stands for name in names] == [False, False, False, True]
    for name in names[:3]:
        subprocess.run(["sh", "-c", found[name].remedy], check=True)
    found = walls(course, public / "nowhere")
    assert [name for name in names if not found[name].stands] == []


def test_what_lies_in_a_closed_folder_is_closed(public):
    course = mini_course.make(public / "course")
    course.chmod(0o700)
    assert walls(course, public)["closed: source of the course"].stands


@needs_root
def test_another_s_file_is_closed_by_root_and_left_to_whoever_grades(public):
    course = mini_course.make(public / "course")
    other = pwd.getpwnam("nobody")
    os.chown(course / "source", other.pw_uid, other.pw_gid)
    remedy = walls(course, public)["closed: source of the course"].remedy
    assert remedy.startswith(f"as root: chgrp -R {os.getegid()} {course / 'source'} && chmod -R g+rX,o-rwx ")


@pytest.mark.parametrize("mode", [0o777, 0o1777, 0o1773])
def test_the_exchange_must_be_open_and_sticky(mode, public):
    root = public / "exchange"
    (root / "dynaq" / "inbound").mkdir(parents=True)
    root.chmod(mode)
    (root / "dynaq" / "inbound").chmod(0o733)
    walls = list(exchange.exchange_walls(root / "dynaq"))
    assert [wall.stands for wall in walls] == [mode == 0o1777, False]
    for wall in walls:
        if not wall.stands:
            subprocess.run(["sh", "-c", wall.remedy], check=True)
    assert all(wall.stands for wall in exchange.exchange_walls(root / "dynaq"))


def test_an_exchange_that_is_not_there_is_told(public):
    (wall,) = exchange.exchange_walls(public / "nowhere" / "dynaq")
    assert (wall.stands, wall.remedy) == (False, f"as root: install -d -m 1777 {public / 'nowhere'}")


def test_an_interpreter_in_a_closed_home_is_told(public):
    (public / "home" / "bin").mkdir(parents=True)
    (public / "home" / "bin" / "python").symlink_to("/usr/bin/env")
    (public / "home" / "pyvenv.cfg").touch(0o644)
    assert readable.interpreter(public / "home").stands
    (public / "home").chmod(0o700)
    wall = readable.interpreter(public / "home")
    assert not wall.stands
    assert wall.remedy.startswith(f"{public / 'home'} is closed to others.")


@pytest.mark.parametrize("mask", [0o022, 0o077])
def test_a_umask_that_closes_everything_is_told_and_stays(mask):
    before = os.umask(mask)
    try:
        assert account.umask().stands == (mask == 0o022)
    finally:
        assert os.umask(before) == mask


def test_a_gradebook_of_nbgrader_s_own_is_told(course, tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path / "jupyter"))
    assert account.same_gradebook(course).stands
    (tmp_path / "jupyter").mkdir()
    elsewhere = f'c = get_config()\nc.CourseDirectory.db_url = "sqlite:///{tmp_path}/other.db"\n'
    (tmp_path / "jupyter" / "nbgrader_config.py").write_text(elsewhere)
    wall = account.same_gradebook(course)
    assert not wall.stands
    assert str(course / "nbgrader_config.py") in wall.remedy
    with (course / "nbgrader_config.py").open("a") as config:
        config.write(f'\nc.CourseDirectory.db_url = "sqlite:///{tmp_path}/other.db"\n')
    assert account.same_gradebook(course).stands, "the remedy works"


@pytest.mark.parametrize(
    ("name", "why"),
    [("bubblewrap", "No permissions to create new namespace"), ("landlock", "This kernel offers Landlock ABI 0")],
)
def test_a_server_in_which_no_sandbox_can_be_had_is_told(name, why, monkeypatch, tmp_path):
    """As in a container that forbids user namespaces, where bubblewrap ends with a word."""
    assert account.sandbox_in_this_server(name).stands
    refusing = tmp_path / "bwrap"
    refusing.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n")
    refusing.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr("dynaq_grader.sandbox.walls.landlock.abi", lambda: 0)
    wall = account.sandbox_in_this_server(name)
    assert not wall.stands
    assert why in wall.detail
    assert "outside the hub" in wall.remedy


class KnowsNobody(BaseHTTPRequestHandler):
    """Answers as the hub does for a user that it does not have."""

    def do_GET(self) -> None:
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_an_account_that_the_hub_does_not_know_is_told(monkeypatch):
    with HTTPServer(("127.0.0.1", 0), KnowsNobody) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        monkeypatch.setenv("JUPYTERHUB_API_URL", f"http://127.0.0.1:{server.server_port}")
        monkeypatch.setenv("JUPYTERHUB_API_TOKEN", "a token")
        wall = account.hub_knows_the_account()
    assert (wall.stands, wall.detail.partition(" when")[0]) == (False, "the hub answers 404")
    assert "load_groups" in wall.remedy


def test_without_a_hub_it_is_said_where_to_ask(monkeypatch):
    monkeypatch.delenv("JUPYTERHUB_API_URL", raising=False)
    assert "in a terminal of the service" in account.hub_knows_the_account().remedy

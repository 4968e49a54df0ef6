import os
import shutil
from pathlib import Path

import pytest

from dynaq_grader.sandbox import BACKENDS, NoSandbox, backend, choose
from dynaq_grader.sandbox.interpreter import readable_folders
from dynaq_grader.sandbox.walls import landlock


def test_auto_never_gives_the_one_without_walls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(landlock, "abi", lambda: 1)

    with pytest.raises(NoSandbox, match="bubblewrap is not installed.*Landlock ABI 1, which is too old"):
        choose("auto")


def test_auto_falls_back_on_landlock_where_bubblewrap_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(landlock, "abi", lambda: 2)

    assert choose("auto").describe() == "Landlock ABI 2 + seccomp"


def test_bubblewrap_that_is_refused_says_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    refused = tmp_path / "bwrap"
    refused.write_text("#!/bin/sh\necho 'setting up uid map: Permission denied' >&2\nexit 1\n")
    refused.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    with pytest.raises(NoSandbox, match="refused here .setting up uid map: Permission denied"):
        choose("bubblewrap")


def test_bubblewrap_that_is_refused_says_why_though_it_left_a_process_behind(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "ends-with-the-test")
    refused = tmp_path / "bwrap"
    refused.write_text("#!/bin/sh\nsetsid cat ${0%/*}/ends-with-the-test &\necho 'no room' >&2\nexit 1\n")
    refused.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr(backend, "LAST_WORDS_SECONDS", 3.0)

    held_open = os.open(tmp_path / "ends-with-the-test", os.O_RDWR)
    with pytest.raises(NoSandbox, match="refused here .no room.: install bubblewrap"):
        choose("bubblewrap")
    os.close(held_open)


def test_unsafe_is_had_by_name_and_says_what_it_is() -> None:
    unsafe = choose("unsafe")

    assert not unsafe.walled
    assert unsafe.describe() == "no sandbox (unsafe)"


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(NoSandbox, match="'podman': use auto, " + ", ".join(BACKENDS)):
        choose("podman")


def test_an_interpreter_that_would_open_the_home_folder_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.touch()

    with pytest.raises(NoSandbox, match="holds more than an interpreter"):
        readable_folders(python)


def test_a_missing_interpreter_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NoSandbox, match="There is no student interpreter at .*make setup"):
        readable_folders(tmp_path / "python")

"""JupyterLab in a folder of its own, with nothing of the machine's settings in it."""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from patience import PATIENCE_SECONDS

PROGRAMS = Path(sys.executable).parent
LAB = ("jupyter-lab", "--allow-root")
NOTEBOOK = ("jupyter-notebook", "--allow-root")
MAKE_LAB = ("python", "-m", "dynaq_grader.cli.lab")
LAB_SETTINGS = {
    "@jupyterlab/apputils-extension/notification": {"checkForUpdates": False, "fetchNews": "false"},
    # Cells below the fold stay in the page, so that a test can read them.
    "@jupyterlab/notebook-extension/tracker": {"windowingMode": "none"},
}


@dataclass(frozen=True)
class Server:
    """A running JupyterLab.

    Attributes:
        address: Where it listens, with a slash at the end.
        token: What a page must bring along.
        root: The folder it shows.
    """

    address: str
    token: str
    root: Path

    def url(self, path: str) -> str:
        """The address of a page, token included."""
        return f"{self.address}{path}{'&' if '?' in path else '?'}token={self.token}"


def environment(home: Path) -> dict[str, str]:
    """The environment of a person whose home is empty, with this Python's programs first on PATH."""
    ours = ("JUPYTER", "IPYTHON", "NBGRADER", "DYNAQ", "PYTEST")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    folders = {
        "HOME": home,
        "JUPYTER_CONFIG_DIR": home / "config",
        "JUPYTER_DATA_DIR": home / "data",
        "JUPYTER_RUNTIME_DIR": home / "runtime",
        "IPYTHONDIR": home / "ipython",
        "MPLCONFIGDIR": home / "matplotlib",
    }
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    path = os.pathsep.join([str(PROGRAMS), os.environ["PATH"]])
    return {**kept, **{name: str(folder) for name, folder in folders.items()}, "PATH": path}


AS_IT_COMES: dict[str, dict[str, object]] = {
    "@jupyterlab/apputils-extension/notification": {"checkForUpdates": False, "fetchNews": "false"},
}
"""JupyterLab as a student has it: cells below the fold are taken out of the page."""


@contextmanager
def serving(
    root: Path,
    home: Path,
    program: tuple[str, ...] = LAB,
    cwd: Path | None = None,
    settings: Mapping[str, Mapping[str, object]] = LAB_SETTINGS,
) -> Iterator[Server]:
    """Runs JupyterLab until the block ends.

    Args:
        root: The folder it shows.
        home: The home of the person who runs it.
        program: What starts JupyterLab, or Notebook 7; further options are added.
        cwd: Where it is started, if not in the folder it shows.
        settings: JupyterLab's settings, by the name of the plug-in.
    """
    surroundings = environment(home)
    for name, chosen in settings.items():
        file = home / "config" / "lab" / "user-settings" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(chosen))
    page = home / "config" / "labconfig" / "page_config.json"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(json.dumps({"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": True}}))
    server = Server(f"http://127.0.0.1:{_free_port()}/", secrets.token_hex(16), root)
    command = [
        *(str(PROGRAMS / program[0]), *program[1:], "--no-browser", "--ip=127.0.0.1"),
        *(f"--port={server.address.rstrip('/').rpartition(':')[2]}", "--ServerApp.port_retries=0"),
        f"--IdentityProvider.token={server.token}",
    ]
    log = home / "server.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            command, cwd=cwd or root, env=surroundings, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
        try:
            _wait_until_up(server, process, log)
            yield server
        finally:
            # The server ends its kernels when it is asked politely.
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def run(command: list[str], cwd: Path, home: Path) -> str:
    """Runs one of this environment's programs as an instructor would, and returns what it printed.

    Raises:
        AssertionError: It failed.
    """
    done = subprocess.run(
        [str(PROGRAMS / command[0]), *command[1:]], cwd=cwd, env=environment(home), capture_output=True, text=True
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _wait_until_up(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        assert process.poll() is None, f"JupyterLab ended at once:\n{log.read_text()}"
        try:
            with urllib.request.urlopen(server.url("api/status"), timeout=5):
                return
        except OSError:
            # A server that does not listen yet refuses at once; this is how often it is asked.
            time.sleep(0.2)
    raise AssertionError(f"JupyterLab did not answer within {PATIENCE_SECONDS} s:\n{log.read_text()}")

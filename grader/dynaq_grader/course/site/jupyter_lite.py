"""JupyterLite around Pyodide: its settings, and the command that writes its files."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .programs import run

KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
PYTHON = "static/pyodide/"
# Everything that the course's notebooks import, loaded before the first cell.
LOADED = ("numpy", "scipy", "matplotlib", "pillow", "tqdm", "comm", "ipywidgets", "dynaq-utils")
APPS = ("notebooks", "tree")
# What a reader meets differently than in JupyterLite as it comes.
OVERRIDES = {
    "@jupyterlab/mainmenu-extension:plugin": {
        "menus": [
            {"id": "jp-mainmenu-file", "items": [{"command": "docmanager:download", "rank": 4}]},
            # Python in a browser hears no interrupt; restarting it works.
            {"id": "jp-mainmenu-kernel", "items": [{"command": "kernelmenu:interrupt", "disabled": True}]},
        ]
    },
    # Every cell is on the page, so that a browser's search and a screen reader find it.
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
    "@jupyterlab/notebook-extension:panel": {"toolbar": [{"name": "interrupt", "disabled": True}]},
    # Whoever closes the browser without a thought loses little; JupyterLab saves every two minutes.
    "@jupyterlab/docmanager-extension:plugin": {"autosaveInterval": 20},
    "@jupyterlab/apputils-extension:notification": {"checkForUpdates": False, "fetchNews": "false"},
}


@dataclass(frozen=True)
class Lite:
    """What JupyterLite is built from.

    Attributes:
        command: The command `jupyter-lite`, in an environment that has the Pyodide kernel.
        folder: Its own folder, for its settings.
        contents: The files that a reader finds.
        python: Where browsers find Python, with a slash at the end.
    """

    command: Path
    folder: Path
    contents: Path
    python: str

    def build(self, target: Path) -> None:
        """Writes JupyterLite's files into a folder.

        Raises:
            CourseError: The command failed.
        """
        _write(self.folder / "jupyter-lite.json", settings(self.python))
        _write(self.folder / "overrides.json", OVERRIDES)
        apps = [word for app in APPS for word in ("--apps", app)]
        places: Iterable[str | Path] = ("--lite-dir", self.folder, "--output-dir", target, "--contents", self.contents)
        run([self.command, "build", *places, *apps, "--no-sourcemaps", "--no-unused-shared-packages"], self.folder)


def settings(python: str) -> dict[str, Any]:
    """What ``jupyter-lite.json`` says."""
    options = {"packages": list(LOADED), "lockFileURL": f"./{PYTHON}pyodide-lock.json"}
    kernel = {"disablePyPIFallback": True, "pyodideUrl": f"{python}pyodide.js", "loadPyodideOptions": options}
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": "Dyna-Q",
            "faviconUrl": "./notebooks/favicon.ico",
            "exposeAppInBrowser": True,
            "litePluginSettings": {KERNEL: kernel},
        },
    }


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=1), encoding="utf-8")

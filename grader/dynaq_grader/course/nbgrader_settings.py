"""The settings that nbgrader itself has in a course: those of the machine and of the account, then the course's own."""

from __future__ import annotations

from pathlib import Path

from jupyter_core.paths import jupyter_config_path
from traitlets.config import Config, JSONFileConfigLoader, PyFileConfigLoader
from traitlets.config.loader import ConfigFileNotFound

from ..base.errors import CourseError
from . import settings

LOADERS = {"nbgrader_config.json": JSONFileConfigLoader, "nbgrader_config.py": PyFileConfigLoader}
EXCHANGE = "/usr/local/share/nbgrader/exchange"
"""Where nbgrader looks for its exchange unless it is told."""


def nbgrader_settings(course: Path) -> Config:
    """What nbgrader reads for a course, wherever it stands.

    Raises:
        CourseError: A file cannot be read.
    """
    merged = Config()
    for folder in reversed(jupyter_config_path()):
        for name, loader in (
            ("nbgrader_config.json", JSONFileConfigLoader),
            ("nbgrader_config.py", PyFileConfigLoader),
        ):
            merged.merge(_loaded(loader(str(Path(folder) / name)), Path(folder) / name))
    merged.merge(settings.load(course))
    return merged


def exchange_folder(course: Path) -> Path:
    """The course's folder in the exchange, whether it is there or not.

    Raises:
        CourseError: A configuration file cannot be read.
    """
    config = nbgrader_settings(course)
    root, course_id = config.Exchange.get("root", EXCHANGE), config.CourseDirectory.get("course_id", "")
    return Path(str(root)) / str(course_id)


def _loaded(loader: JSONFileConfigLoader | PyFileConfigLoader, path: Path) -> Config:
    try:
        return loader.load_config()
    except (ConfigFileNotFound, PermissionError):
        return Config()
    except Exception as error:
        raise CourseError(
            f"{path} is unreadable ({type(error).__name__}: {error}). Mend it, then try again."
        ) from error

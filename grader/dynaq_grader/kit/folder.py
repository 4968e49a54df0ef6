"""An exercise read from its folder, wherever that lies: one that is being written, and that nobody has installed."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

from ..base.errors import DynaqError
from .exercise import Exercise


class BadFolderError(DynaqError):
    """A folder that holds no exercise, as a sentence."""


def load(folder: Path) -> Exercise:
    """Reads the exercise of a folder.

    Raises:
        BadFolderError: It holds none, or its Python cannot be run.
    """
    path = folder.resolve() / "__init__.py"
    spec = importlib.util.spec_from_file_location(
        folder.resolve().name, path, submodule_search_locations=[str(path.parent)]
    )
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    before = sys.modules.get(spec.name)
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
    except FileNotFoundError as error:
        raise BadFolderError(f"{error.filename} is missing. Give the folder of an exercise.") from error
    except Exception as error:
        raise BadFolderError(f"{path} cannot be run ({type(error).__name__}: {error}). Mend it.") from error
    finally:
        _restore(spec.name, before)
    exercise = getattr(module, "EXERCISE", None)
    if not isinstance(exercise, Exercise):
        raise BadFolderError(f"{path} holds no EXERCISE. Write one, as `dynaq check-exercise --new` does.")
    return exercise


def _restore(name: str, before: object) -> None:
    """Puts back the module that had the name."""
    if before is None:
        del sys.modules[name]
    else:
        sys.modules[name] = before  # type: ignore[assignment]

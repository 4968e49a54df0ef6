"""Writes the folder of a new exercise: it can be checked at once, and the check says what is still missing."""

from __future__ import annotations

import keyword
from pathlib import Path
from string import Template

from ...base.errors import DynaqError

HERE = Path(__file__).parent
OURS = HERE.parents[1] / "exercises"
FILES = {"exercise.txt": "__init__.py", "sentences.txt": "en.toml"}


class NewExerciseError(DynaqError):
    """A folder that cannot be written, as a sentence."""


def write(name: str, into: Path | None = None) -> Path:
    """Writes the folder of an exercise.

    Args:
        name: The name of its function.
        into: Where the folder goes; beside the exercises of this package where None.

    Returns:
        The folder.

    Raises:
        NewExerciseError: The name is no name of a function, or there is such a folder.
    """
    if not name.isidentifier() or keyword.iskeyword(name):
        raise NewExerciseError(f"{name!r} is no name of a function. Name the exercise after its function.")
    folder = (into or OURS) / name
    kit = "...kit" if (into or OURS).resolve() == OURS else "dynaq_grader.kit"
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        raise NewExerciseError(f"There is a folder {folder} already. Choose another name, or delete it.") from None
    for template, file in FILES.items():
        text = Template((HERE / template).read_text(encoding="utf-8")).substitute(name=name, kit=kit)
        (folder / file).write_text(text, encoding="utf-8")
    return folder

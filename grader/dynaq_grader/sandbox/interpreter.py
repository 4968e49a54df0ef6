"""Which folders a student interpreter needs to read."""

from pathlib import Path

from .backend import NoSandbox


def readable_folders(python: Path) -> list[Path]:
    """Gives the environment of an interpreter and the installation below it (pyenv, uv), never a home folder.

    Raises:
        NoSandbox: If the interpreter is missing, or lies so that its installation would be a home or the
        root.
    """
    if not python.exists():
        raise NoSandbox(f"There is no student interpreter at {python}: run `make setup`, which builds it.")
    environment = python.absolute().parent.parent
    folders = [environment, python.resolve().parent.parent]
    configuration = environment / "pyvenv.cfg"
    if configuration.exists():
        entries = dict(line.split(" = ", 1) for line in configuration.read_text().splitlines() if " = " in line)
        folders.append(Path(entries["home"]).parent)
    found = []
    for folder in dict.fromkeys(folders):
        if _too_wide(folder):
            raise NoSandbox(
                f"The student interpreter {python} is installed in {folder}, which holds more than an "
                "interpreter: build the student environment from one with a folder of its own."
            )
        if not folder.is_relative_to("/usr") and folder.exists():
            found.append(folder)
    return found


def _too_wide(folder: Path) -> bool:
    return folder == Path("/") or Path.home().is_relative_to(folder) or folder.parent == Path("/home")

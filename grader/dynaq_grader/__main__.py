"""``python -m dynaq_grader`` is the command ``dynaq``."""

import os
import sys
from pathlib import Path
from typing import NoReturn

INTERRUPTED = "Stopped before anything was done. Give the same command again."


def main() -> None:
    """Runs the command line; what keeps it from being loaded is told in a sentence, too."""
    try:
        from .cli.commands import main as run
    except ImportError:
        if os.access(Path(__file__).with_name("cli"), os.R_OK | os.X_OK):
            raise
        _end(f"This account may not read the grader in {Path(__file__).parent}. Ask for the course's account.", 2)
    except KeyboardInterrupt:
        _end(INTERRUPTED, 130)
    try:
        run()
    except KeyboardInterrupt:
        _end(INTERRUPTED, 130)


def _end(sentence: str, status: int) -> NoReturn:
    print(f"dynaq: {sentence}", file=sys.stderr)
    sys.exit(status)


if __name__ == "__main__":
    main()

"""``python -m dynaq_grader`` is the command ``dynaq``."""

import sys


def main() -> None:
    """Runs the command line; Ctrl-C while it is still being loaded is told in a sentence, too."""
    try:
        from .cli.commands import main as run

        run()
    except KeyboardInterrupt:
        print("dynaq: Stopped before anything was done. Give the same command again.", file=sys.stderr)
        sys.exit(130)


if __name__ == "__main__":
    main()

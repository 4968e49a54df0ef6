"""``python -m dynaq_grader`` is the command ``dynaq``."""

from .cli import main

if __name__ == "__main__":
    main()

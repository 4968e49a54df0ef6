"""What students of the Dyna-Q course import: worlds, learning loop, plots and visible checks."""

__version__ = "0.1.0"

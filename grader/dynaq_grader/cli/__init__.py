"""The command line: commands and what they print, no logic."""

"""Questions to a student's function and what can be read off its answers."""

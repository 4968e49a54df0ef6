"""The course as a web site: what is in it, and what a reader and a student meet on it, in a real browser."""

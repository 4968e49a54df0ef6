"""nbgrader's converters and pages with our steps in them."""

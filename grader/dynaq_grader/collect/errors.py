"""What makes a whole run of `collect` stop."""

from ..base.errors import CourseError


class CollectError(CourseError):
    """Something the instructor gave cannot be used; the sentence says what to do."""

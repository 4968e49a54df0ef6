"""Everything that is looked at on a hub, in the order of its table."""

from __future__ import annotations

import sys
from pathlib import Path

from ...workers.doctor import Wall
from ..nbgrader_settings import exchange_folder
from ..settings import settings
from .account import hub_knows_the_account, same_gradebook, sandbox_in_this_server, umask
from .exchange import exchange_walls
from .readable import interpreter, read_by_others


def examine_hub(course: Path) -> list[Wall]:
    """Looks at the course, the programs, the exchange and the hub with the eyes of the account that grades.

    Raises:
        CourseError: A configuration file cannot be read.
    """
    course = course.resolve()
    repository = Path(sys.prefix).parent
    return [
        *read_by_others(course, repository),
        interpreter(Path(sys.prefix)),
        *exchange_walls(exchange_folder(course)),
        umask(),
        sandbox_in_this_server(settings(course).sandbox),
        hub_knows_the_account(),
        same_gradebook(course),
    ]

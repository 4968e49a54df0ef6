"""The database behind a gradebook, by its URL: what it says in words, and whether a connection was cut."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy.exc
from nbgrader.api import InvalidEntry
from sqlalchemy import Engine
from sqlalchemy.engine import make_url

from ..base.errors import CourseError
from ..course.nbgrader_log import without_tracebacks

RETURN_SECONDS = 60.0
"""How long a server that was restarted may take to come back."""

LOOK_SECONDS = 0.5


def sqlite_file(db_url: str) -> Path | None:
    """The file of a SQLite database; None for a database on a server.

    Raises:
        CourseError: The URL cannot be read.
    """
    with in_words(db_url):
        url = make_url(db_url)
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def was_cut(error: BaseException) -> bool:
    """Whether the server ended the connection, so that the same transaction may work on a new one."""
    cause = _cause(error)
    return cause is not None and cause.connection_invalidated


def wait_until_back(engine: Engine, seconds: float = RETURN_SECONDS) -> None:
    """Gives up all connections and waits until the server takes a new one.

    Raises:
        sqlalchemy.exc.OperationalError: It does not, within these seconds.
    """
    engine.dispose()
    end = time.monotonic() + seconds
    while True:
        try:
            engine.connect().close()
        except sqlalchemy.exc.OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(LOOK_SECONDS)
        else:
            return


@contextlib.contextmanager
def in_words(db_url: str) -> Iterator[None]:
    """Turns what a database, its driver or nbgrader's gradebook says of it into a sentence.

    Raises:
        CourseError: In place of their errors.
    """
    try:
        with without_tracebacks():
            yield
    except ImportError as error:
        raise CourseError(
            f"The gradebook {_shown(db_url)} needs a driver that is not installed ({error}). Install it with "
            "pip install 'dynaq-grader[postgresql]' and write the URL as postgresql+psycopg://USER@HOST/DATABASE."
        ) from error
    except sqlalchemy.exc.ArgumentError as error:
        raise CourseError(
            f"c.CourseDirectory.db_url is no URL of a database ({error}). Mend it, then again."
        ) from error
    except (sqlalchemy.exc.DBAPIError, InvalidEntry, OSError) as error:
        cause = _cause(error)
        if cause is None and isinstance(error, InvalidEntry):
            raise
        said = str(error if cause is None else cause.orig).strip()
        raise CourseError(
            f"The gradebook {_shown(db_url)} cannot be used ({said}). See that it can be written and the disk has "
            "room, then grade again; what is graded so far is kept."
        ) from error


def _cause(error: BaseException) -> sqlalchemy.exc.DBAPIError | None:
    """The driver's error; nbgrader raises its own `InvalidEntry` in the place of one."""
    found = error.__context__ if isinstance(error, InvalidEntry) else error
    return found if isinstance(found, sqlalchemy.exc.DBAPIError) else None


def _shown(db_url: str) -> str:
    """The URL without its password; nothing of one that cannot be read, since it might hold one."""
    try:
        return make_url(db_url).render_as_string(hide_password=True)
    except sqlalchemy.exc.ArgumentError:
        return "of c.CourseDirectory.db_url"

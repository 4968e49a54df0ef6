"""A web server of files on this machine's loopback that remembers what it was asked for."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import IO, Any
from urllib.parse import unquote, urlsplit

SUB_PATH = "courses/dyna-q"
NAMED_HOST = "course.example"
"""Another name of this machine, which browsers do not trust as they trust localhost."""


@dataclass
class Served:
    """A site under a sub-path.

    Attributes:
        port: Where it listens.
        folder: The site's files.
        sent: Path inside the site and bytes of each answer that had content.
        missed: What was asked for and is not there.
        withheld: Paths inside the site that are not given out, as when a network breaks off.
    """

    port: int
    folder: Path
    sent: list[tuple[str, int]] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    withheld: set[str] = field(default_factory=set)

    def address(self, page: str = "", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}/{SUB_PATH}/{page}"


class Recorder(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: Any, served: Served, **options: Any) -> None:
        self.served = served
        super().__init__(*arguments, **options)

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        if self.inside() in self.served.withheld:
            super().send_error(HTTPStatus.SERVICE_UNAVAILABLE)
        else:
            super().do_GET()

    def inside(self) -> str:
        return unquote(urlsplit(self.path).path).removeprefix(f"/{SUB_PATH}/") or "index.html"

    def send_error(self, code: int, *others: str | None) -> None:
        self.served.missed.append(self.path)
        super().send_error(code, *others)

    def copyfile(self, source: IO[bytes], outputfile: IO[bytes]) -> None:
        data = source.read()
        self.served.sent.append((self.inside(), len(data)))
        outputfile.write(data)


@contextmanager
def serving(root: Path) -> Iterator[Served]:
    """Serves a folder in which the site lies under its sub-path, until the block ends."""
    served = Served(0, root / SUB_PATH)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Recorder, directory=root, served=served))
    served.port = server.server_port
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

"""One session's worker: answers requests about one notebook over one socket."""

import builtins
import json
import os
import random
import socket
import sys
import time
from typing import Any

import numpy as np

from ..calls.batch import MEMORY_LIMIT, run_calls, run_inside
from .notebook_cells import Notebook, Outputs
from .placeholders import Placeholder

_dumps, _loads, _exit, _print, _cpu = json.dumps, json.loads, os._exit, print, time.process_time
_CHUNK = 1 << 20


def serve(channel: socket.socket) -> None:
    """Answers each request, a line of JSON, with a line of JSON until the other side hangs up."""
    receive, send = channel.recv, channel.sendall
    sys.stdout = sys.stderr = Outputs(wanted=False)
    np.random.seed(0)
    random.seed(0)
    notebook = Notebook()
    send(b'{"ready": true}\n')
    parts: list[bytes] = []
    while part := receive(_CHUNK):
        parts.append(part)
        if part.endswith(b"\n"):
            request = _loads(b"".join(parts))
            parts.clear()
            reply = _reply(notebook, request)
            beside = {"cpu": _cpu(), "out of memory": MEMORY_LIMIT in _errors(reply), "lacking": notebook.lacking}
            send(_dumps(reply | beside, separators=(",", ":")).encode("ascii") + b"\n")
    _exit(0)


def _errors(reply: dict[str, Any]) -> list[Any]:
    """The errors in a reply of any kind."""
    calls, cells = reply.get("answers", ()), reply.get("cells", ())
    return [reply.get("error"), *(answer[-1] for answer in calls), *(cell[0] for cell in cells)]


def _reply(notebook: Notebook, request: dict[str, Any]) -> dict[str, Any]:
    operation = request["operation"]
    builtins.print = _print if request.get("capture") else _print_elsewhere
    if operation == "cells":
        return {"cells": [notebook.run(source, own, request["capture"]) for source, own in request["cells"]]}
    if operation == "compile":
        return {"python": sys.version_info[:2], "compiles": [notebook.compiles(text) for text in request["sources"]]}
    if operation == "defined":
        return {"names": [name for name in request["names"] if _is_function(notebook.namespace.get(name))]}
    function = notebook.namespace[request["function"]]
    return (run_calls if operation == "calls" else run_inside)(function, request)


def _is_function(value: object) -> bool:
    return callable(value) and not isinstance(value, Placeholder)


def _print_elsewhere(*values: Any, file: Any = None, **how: Any) -> None:
    """Stands for `print` where its text would be thrown away: to format a whole table costs more than to plan."""
    if file is not None or not isinstance(sys.stdout, Outputs):
        _print(*values, file=file, **how)

"""One session's worker: answers requests about one notebook over one socket."""

import builtins
import json
import os
import random
import socket
import sys
import time
import types
from functools import cached_property
from typing import Any

import numpy as np

from ..calls.batch import MEMORY_LIMIT, run_calls, run_inside
from ..calls.wire import Writer
from .notebook_cells import Notebook, Outputs
from .placeholders import Placeholder
from .shell import NotebookShell

_dumps, _loads, _exit, _print, _cpu = json.dumps, json.loads, os._exit, print, time.process_time
_CHUNK = 1 << 20


def serve(channel: socket.socket) -> None:
    """Answers each request, a line of JSON, with a line of JSON until the other side hangs up."""
    receive, send = channel.recv, channel.sendall
    sys.stdout = sys.stderr = Outputs(wanted=False)
    np.random.seed(0)
    random.seed(0)
    served = _Served()
    send(b'{"ready": true}\n')
    parts: list[bytes] = []
    while part := receive(_CHUNK):
        parts.append(part)
        if part.endswith(b"\n"):
            request = _loads(b"".join(parts))
            parts.clear()
            reply = _reply(served, request)
            beside = {"cpu": _cpu(), "out of memory": MEMORY_LIMIT in _errors(reply), "lacking": served.lacking}
            send(_dumps(reply | beside, separators=(",", ":")).encode("ascii") + b"\n")
    _exit(0)


class _Served:
    """The one notebook of a session: its namespace alone, or IPython's whole shell."""

    @cached_property
    def notebook(self) -> Notebook:
        return Notebook()

    @cached_property
    def shell(self) -> NotebookShell:
        return NotebookShell()

    @property
    def lacking(self) -> list[str]:
        return self.notebook.lacking if "notebook" in vars(self) else []


def _errors(reply: dict[str, Any]) -> list[Any]:
    """The errors in a reply of any kind."""
    calls, cells = reply.get("answers", ()), [*reply.get("cells", ()), reply.get("cell", [None])]
    return [reply.get("error"), *(answer[-1] for answer in calls), *(cell[0] for cell in cells)]


def _reply(served: _Served, request: dict[str, Any]) -> dict[str, Any]:
    operation = request["operation"]
    if operation == "shell":
        return {"cell": served.shell.run(request["source"], request["files"], request["streams"])}
    notebook = served.notebook
    builtins.print = _print if request.get("capture") else _print_elsewhere
    if operation == "cells":
        return {"cells": [notebook.run(source, own, request["capture"]) for source, own in request["cells"]]}
    if operation == "compile":
        return {"python": sys.version_info[:2], "compiles": [notebook.compiles(text) for text in request["sources"]]}
    if operation == "defined":
        return {"names": [name for name in request["names"] if _is_function(notebook.namespace.get(name))]}
    if operation == "values":
        return _values(notebook.namespace, request["names"])
    function = notebook.namespace[request["function"]]
    return (run_calls if operation == "calls" else run_inside)(function, request)


def _values(namespace: dict[str, Any], names: list[str]) -> dict[str, Any]:
    """What names stand for: modules by their own names, all other things but functions as data."""
    there = {name: namespace[name] for name in names if name in namespace}
    modules = [[name, value.__name__] for name, value in there.items() if type(value) is types.ModuleType]
    writer = Writer()
    data = [
        [name, writer.value(value)]
        for name, value in there.items()
        if type(value) is not types.ModuleType and not _is_function(value)
    ]
    return {"values": data, "modules": modules, "blobs": writer.blobs}


def _is_function(value: object) -> bool:
    return callable(value) and not isinstance(value, Placeholder)


def _print_elsewhere(*values: Any, file: Any = None, **how: Any) -> None:
    """Stands for `print` where its text would be thrown away: to format a whole table costs more than to plan."""
    if file is not None or not isinstance(sys.stdout, Outputs):
        _print(*values, file=file, **how)

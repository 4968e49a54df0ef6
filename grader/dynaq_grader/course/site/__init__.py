"""A static site on which the release notebooks are read, and run in the reader's browser: JupyterLite with Pyodide."""

from .building import LITE, Site, build_site
from .pushing import push_site

__all__ = ["LITE", "Site", "build_site", "push_site"]

"""A static site on which the release notebooks are read, and run in the reader's browser: JupyterLite with Pyodide."""

from .building import Site, build_site

__all__ = ["Site", "build_site"]

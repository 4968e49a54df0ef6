"""Builds the site of a checkout: what ``make site`` runs."""

from __future__ import annotations

import sys
from pathlib import Path

from ..base.errors import DynaqError
from ..course.site import build_site

LITE = Path(".venv-site") / "bin" / "jupyter-lite"
SITE = Path("build") / "site"


def main() -> None:
    """Builds the site into ``build/site`` and says how to look at it."""
    course = Path().resolve()
    try:
        page = build_site(course, course / LITE, course / SITE)
    except DynaqError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_status)
    print(f"The site is in {SITE}. To look at it: {sys.executable} -m http.server --directory {SITE}")
    print(f"Its first page is {page.relative_to(course / SITE)}. It needs the network for Python itself.")


if __name__ == "__main__":
    main()

"""Puts a site on a branch of a Git repository, as GitHub's and GitLab's pages want it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from .programs import run

BRANCH = "gh-pages"
AUTHOR = ("-c", "user.name=dynaq", "-c", "user.email=dynaq@localhost")


def push_site(site: Path, repository: str, branch: str = BRANCH) -> None:
    """Replaces a branch by one commit that holds the site; the branch keeps no history, since a site is heavy.

    Args:
        site: The folder of the site.
        repository: What `git push` takes: an address, or the name of a folder.
        branch: The branch.

    Raises:
        CourseError: Git refused; the sentence holds its last words.
    """
    with tempfile.TemporaryDirectory() as name:
        git = ("git", "--git-dir", f"{name}/git", "--work-tree", str(site.resolve()))
        run(["git", "init", "-q", "--bare", f"{name}/git"], Path(name))
        run([*git, "add", "--all", "--force", "."], site)
        run([*git, *AUTHOR, "commit", "-q", "-m", "The course as a web site"], site)
        run([*git, "push", "-q", "--force", _absolute(repository), f"HEAD:refs/heads/{branch}"], site)


def _absolute(repository: str) -> str:
    """A folder by its whole name, since Git runs in another one; an address as it is."""
    return str(Path(repository).resolve()) if Path(repository).is_dir() else repository

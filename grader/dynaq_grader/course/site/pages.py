"""The pages around JupyterLite: the start page, each release as a page to read, and the bar above a notebook."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import quote

import jinja2
from nbformat import NotebookNode
from traitlets.config import Config

from ...base.errors import CourseError
from ...base.writing import write_aside
from .. import build
from ..notebook_page import OURS, NotebookPage
from ..publish import colab_address
from .mathml import markdown_to_html
from .weight import Weight

TEMPLATES = Path(__file__).parent / "templates"
APP = Path("notebooks", "index.html")
HEAD_OF_APP = '<body class="jp-ThemedContainer" data-notebook="notebooks">'


@dataclass(frozen=True)
class Notebook:
    """A release on the site.

    Attributes:
        path: Its file in the course.
        title: Its first heading.
        release: The version of its release.
        colab: Where Colab opens it; nothing where no students' repository is named.
    """

    path: Path
    title: str
    release: str
    colab: str

    @property
    def links(self) -> dict[str, str]:
        """What templates know of it; addresses are seen from the start page."""
        file, stem = self.path.name, self.path.stem
        return {
            "file": file,
            "name": stem,
            "title": self.title,
            "release": self.release,
            "colab": self.colab,
            "run": f"notebooks/index.html?path={quote(file)}",
            "read": f"read/{quote(stem)}.html",
            "download": f"files/{quote(file)}",
        }


class ReadingPage(NotebookPage):
    """A release as a page that asks for nothing more."""

    @property
    def default_config(self) -> Config:
        """The template with ways to run the notebook."""
        config = super().default_config
        config.NotebookPage.template_name = "dynaq_reading"
        config.NotebookPage.extra_template_paths = [str(OURS)]
        return config


def notebooks(course: Path) -> list[Notebook]:
    """The releases of a course, in order.

    Raises:
        CourseError: Two have the same name, so that one would take the other's place in a browser.
    """
    repository = build.students_repository(course)
    found: dict[str, Notebook] = {}
    for assignment in build.assignments(course):
        for path in sorted((course / "release" / assignment).glob("*.ipynb")):
            if path.name in found:
                raise CourseError(f"Two assignments have a notebook {path.name}; give one of them another name.")
            content = build.read(path)
            release = str(content.metadata.get("dynaq", {}).get("release", ""))
            colab = colab_address(repository, path.relative_to(course).as_posix()) if repository else ""
            found[path.name] = Notebook(path, _title(content, path.stem), release, colab)
    return list(found.values())


def write_pages(site: Path, releases: list[Notebook], weight: Weight, address: str | None) -> list[Path]:
    """Writes the start page, the pages to read and the bar.

    Args:
        site: The folder that JupyterLite was built into.
        releases: What the site holds.
        weight: What a first visit fetches.
        address: Where Python comes from, if it is not on the site.

    Returns:
        The pages.
    """
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=_is_html, trim_blocks=True)
    start = env.get_template("start.html.j2").render(
        name="Dyna-Q", notebooks=[notebook.links for notebook in releases], weight=asdict(weight), address=address
    )
    _put_bar(site / APP, env.get_template("bar.html.j2").render(weight=asdict(weight)))
    written = {site / "index.html": start}
    for notebook in releases:
        written[site / "read" / f"{notebook.path.stem}.html"] = _reading_page(notebook)
    for path, text in written.items():
        write_aside(path, text.encode())
    return list(written)


def _reading_page(notebook: Notebook) -> str:
    exporter = ReadingPage()
    exporter.register_filter("markdown2html", markdown_to_html)
    style = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    resources = {"dynaq": notebook.links, "dynaq_style": style, "metadata": {"name": notebook.title}}
    page, _ = exporter.from_notebook_node(build.read(notebook.path), resources)
    return page


def _put_bar(page: Path, bar: str) -> None:
    text = page.read_text(encoding="utf-8")
    if text.count(HEAD_OF_APP) != 1:
        raise CourseError(
            f"{page.name} of this JupyterLite is not as expected. Use the versions of constraints-site.txt."
        )
    write_aside(page, text.replace(HEAD_OF_APP, f"{HEAD_OF_APP}\n{bar}").encode())


def _title(content: NotebookNode, name: str) -> str:
    """The first heading of a notebook."""
    headings = re.findall(r"^# +(.+)$", "\n".join(c.source for c in content.cells if c.cell_type == "markdown"), re.M)
    return headings[0].strip() if headings else name


def _is_html(name: str | None) -> bool:
    return name is not None and name.endswith(".html.j2")

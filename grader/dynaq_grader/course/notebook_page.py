"""A notebook as a web page that can be read on a phone and by a screen reader."""

from __future__ import annotations

from pathlib import Path

from nbconvert.exporters import HTMLExporter
from traitlets.config import Config

OURS = Path(__file__).with_name("templates")


class NotebookPage(HTMLExporter):
    """nbconvert's page in readable colours, with links underlined."""

    @property
    def default_config(self) -> Config:
        """Our template, which extends nbconvert's; settings of a section ``NotebookPage`` go before."""
        ours = {"template_name": "dynaq_page", "extra_template_basedirs": [str(OURS)]}
        config = Config({"NotebookPage": ours})
        config.merge(super().default_config)
        return config

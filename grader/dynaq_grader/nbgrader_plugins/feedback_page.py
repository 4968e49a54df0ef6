"""The page that feedback is written on: nbgrader's, with our template around it."""

from __future__ import annotations

from pathlib import Path

import nbgrader.server_extensions.formgrader
from nbconvert.exporters import HTMLExporter
from traitlets.config import Config

OURS = Path(__file__).with_name("templates")
FORMGRADER = Path(nbgrader.server_extensions.formgrader.__file__).parent
STYLES = FORMGRADER / "static" / "node_modules" / "bootstrap" / "dist" / "css"


class FeedbackPage(HTMLExporter):
    """Writes a feedback page, with points and reasons on top; set as ``GenerateFeedback.exporter_class``."""

    @property
    def default_config(self) -> Config:
        """Our template, which extends nbgrader's; settings of a section ``FeedbackPage`` go before."""
        templates = FORMGRADER / "templates"
        ours = {
            "template_name": "dynaq_feedback",
            "extra_template_basedirs": [str(OURS), str(templates)],
            "extra_template_paths": [str(templates), str(STYLES)],
        }
        config = Config({"FeedbackPage": ours})
        config.merge(super().default_config)
        return config

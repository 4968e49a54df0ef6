"""Formulas of a notebook as MathML, which browsers show and screen readers speak without any script."""

from __future__ import annotations

import latex2mathml.converter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath


class FormulaRenderer(IPythonRenderer):
    """nbconvert's renderer of Markdown, with formulas rendered too."""

    def inline_math(self, body: str) -> str:
        """A formula within a line."""
        return latex2mathml.converter.convert(body)

    def block_math(self, body: str) -> str:
        """A formula on a line of its own."""
        return latex2mathml.converter.convert(body, display="block")


def markdown_to_html(source: str) -> str:
    """Renders Markdown with its formulas."""
    renderer = FormulaRenderer(escape=False, exclude_anchor_links=True)
    return MarkdownWithMath(renderer=renderer).render(source)

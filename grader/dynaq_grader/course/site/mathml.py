"""Formulas of a notebook as MathML, which browsers show and screen readers speak without any script."""

from __future__ import annotations

import latex2mathml.converter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath


class FormulaRenderer(IPythonRenderer):
    """nbconvert's renderer of Markdown, with formulas rendered too."""

    def inline_math(self, body: str) -> str:
        """A formula within a line; a letter alone is text, which every reader takes for what it is."""
        if len(body) == 1 and body.isalpha():
            return f"<var>{body}</var>"
        return latex2mathml.converter.convert(body)

    def block_math(self, body: str) -> str:
        """A formula on a line of its own."""
        return _scrolling(latex2mathml.converter.convert(body, display="block"), "Formula")

    def table(self, text: str) -> str:
        """A table, which a phone may have to scroll."""
        return _scrolling(f"<table>\n{text}</table>\n", "Table")


def _scrolling(html: str, name: str) -> str:
    """What may be wider than a phone, in a box that the keyboard can scroll."""
    return f'<div class="dynaq-wide" role="group" aria-label="{name}" tabindex="0">{html}</div>\n'


def markdown_to_html(source: str) -> str:
    """Renders Markdown with its formulas."""
    renderer = FormulaRenderer(escape=False, exclude_anchor_links=True)
    return MarkdownWithMath(renderer=renderer).render(source)

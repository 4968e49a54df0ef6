"""Students' Markdown made harmless: no raw HTML, script or attachment; code and math survive.

The result is rendered by nbconvert for feedback and the Formgrader, so that renderer's own parser has the
last word: text that it would still take for HTML is shown as plain text instead.
"""

import html
import re
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from mistune import HTMLRenderer

LONGEST_CAREFUL = 10_000
LONGEST_SHOWN = 100_000
LEFT_OUT = "(picture left out)"
SCHEMES = frozenset({"", "http", "https", "mailto"})
PICTURE = re.compile(r"!\[[^\]\n]{0,200}\]\(\s{0,9}[^()\s]*+[^()\n]{0,200}\)")
FENCE_LANGUAGES = frozenset({"", "python", "py", "python3", "ipython", "text", "bash", "console", "json", "latex"})
FENCE = re.compile(
    r"^(?P<open>[ \t>*+\d.-]{0,20})(?P<fence>`{3,}|~{3,})(?P<info>[^`\n]*)$"
    r"(?P<body>(?:\n(?!.{0,20}?(?P=fence)).*)*)"
    r"(?P<close>\n.*)?",
    re.MULTILINE,
)
KEPT = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
    r"|\\\\\[.*?\\\\\]|\\\\\(.*?\\\\\)"
    r"|\\begin\{(?P<env>[a-z]*\*?)\}.*?\\end\{(?P=env)\}"
    r"|\\[\\`$]"
    r"|\$\$.*?(?<!\\)\$\$"
    r"|(?<!\$)\$(?!\$).+?(?<![$\\])\$",
    re.DOTALL,
)
ACTING_MATH = re.compile(r"\\(?:href|url|class|style|cssId|data|bbox|mmlToken|require)(?![A-Za-z])")
"""What MathJax, unless it runs in its safe mode, makes links (`javascript:` among them), styles and names of."""
TAG = re.compile(r"<[^>]*>")


def harmless(text: str, careful: bool = True) -> str:
    """Escapes what a browser could take for HTML.

    Args:
        text: Markdown of a student's.
        careful: Escape piece by piece; otherwise (and where that is not enough) show all of it as plain text.

    Returns:
        Markdown that nbconvert renders without any tag or address of the student's making.
    """
    text = PICTURE.sub(LEFT_OUT, text)
    if careful and len(text) <= LONGEST_CAREFUL:
        escaped = _escaped(text)
        if _renders_harmless(escaped):
            return escaped
    return as_plain_text(text)


def as_plain_text(text: str) -> str:
    """Shows a text as it is, in a fence that nothing inside can close."""
    if len(text) > LONGEST_SHOWN:
        text = f"{text[:LONGEST_SHOWN]}\n(cut here: the cell is too long to be shown)"
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"


def _escaped(text: str) -> str:
    return _outside(FENCE, text, _plain_fence, lambda part: _outside(KEPT, part, _same, _without_tags))


def _outside(
    pattern: re.Pattern[str], text: str, inside: Callable[[re.Match[str]], str], outside: Callable[[str], str]
) -> str:
    """Applies one function to what a pattern matches and another to what lies between."""
    parts, end = [], 0
    for found in pattern.finditer(text):
        parts += [outside(text[end : found.start()]), inside(found)]
        end = found.end()
    return "".join([*parts, outside(text[end:])])


def _plain_fence(found: re.Match[str]) -> str:
    language = found["info"].strip().lower()
    info = found["info"] if language in FENCE_LANGUAGES else "text"
    return f"{found['open']}{found['fence']}{info}{found['body']}{found['close'] or ''}"


def _same(found: re.Match[str]) -> str:
    return found[0]


def _without_tags(text: str) -> str:
    return text.replace("<", "&lt;")


class _Watch(HTMLRenderer):
    """Renders like nbconvert and remembers whether anything of the student's reached the page as HTML."""

    def __init__(self) -> None:
        super().__init__(escape=True)
        self.is_harmless = True

    def block_html(self, html: str) -> str:
        self.is_harmless = False
        return ""

    def inline_html(self, html: str) -> str:
        self.is_harmless = False
        return ""

    def block_code(self, code: str, info: str | None = None) -> str:
        self._check((info or "").strip().lower() in FENCE_LANGUAGES)
        return ""

    def link(self, text: str, url: str, title: str | None = None) -> str:
        self._check(_is_plain_address(url))
        return text

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """A browser asks for it by itself, with the reader's rights: Jupyter's `/logout` ends the session."""
        self.is_harmless = False
        return text

    # What mathematics holds is text, "<" included: a tag is taken away below, with all that stands in it.
    def block_math(self, body: str) -> str:
        return html.escape(body)

    def inline_math(self, body: str) -> str:
        return html.escape(body)

    def latex_environment(self, name: str, body: str) -> str:
        return html.escape(body)

    def _check(self, is_harmless: bool) -> None:
        self.is_harmless = self.is_harmless and is_harmless


def _renders_harmless(text: str) -> bool:
    # Half a second to import, in every process that grades; most classes have no Markdown of a student's.
    from nbconvert.filters.markdown_mistune import MarkdownWithMath

    watch = _Watch()
    try:
        page = MarkdownWithMath(renderer=watch)(text)
    except Exception:  # whatever stops the renderer here would stop the feedback page later
        return False
    # MathJax reads the text that a browser shows, wherever in the Markdown it came from; this renderer escapes the
    # ampersands of entities that nbconvert's passes on.
    shown = html.unescape(html.unescape(TAG.sub("", str(page))))
    return watch.is_harmless and not ACTING_MATH.search(shown)


def _is_plain_address(url: str) -> bool:
    try:
        # Browsers skip control characters and blanks inside a scheme.
        return urlsplit(re.sub(r"[\x00-\x20]", "", unquote(url))).scheme.lower() in SCHEMES
    except ValueError:
        return False

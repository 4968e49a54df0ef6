"""A student's Markdown reaches the feedback page without a tag or script of its own; code and math survive."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbconvert.filters.markdown import markdown2html

from dynaq_grader.intake.markdown import as_plain_text, harmless

UNCHANGED = [
    "Plain *text*, a [link](https://example.org/a?b=c#d), [another](#Set-up), a > b.",
    "`a <b> c` and ``code with ` and <i>`` stay",
    "```python\nif a <b: print('<script>')\n```",
    "~~~\n<script>\n~~~",
    "> ```python\n> List<int>\n> ```",
    "math $a<b$, $$x <y$$, $\\alpha < 3$",
    "\\begin{align}\na &<b \\\\\n\\end{align}",
    "a table\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    "prices of $5",
    "an unclosed ` tick and $ sign",
    "&lt;b&gt; already escaped, &amp;",
    "[a link](https://example.org/a.png)",
]


@pytest.mark.parametrize("text", UNCHANGED)
def test_what_is_harmless_stays(text):
    assert harmless(text) == text


def test_tags_are_escaped():
    assert harmless("a <b>c</b> `<b>` 1 < 2") == "a &lt;b>c&lt;/b> `<b>` 1 &lt; 2"


@pytest.mark.parametrize("address", [f"data:image/png;base64,{'A' * 100_000}", "https://example.org/a.png", "/logout"])
def test_pictures_are_left_out(address):
    """A browser would fetch them unasked: `/logout` ends the session of the instructor who looks."""
    assert harmless(f"before ![mine]({address}) after") == "before (picture left out) after"


def test_a_plain_text_cannot_close_its_fence():
    assert as_plain_text("a\n````\nb").split("\n") == ["`````", "a", "````", "b", "`````"]


def test_a_very_long_text_is_cut():
    assert len(as_plain_text("x" * 10**6)) < 110_000


ATTACKS = [
    "<script>trap()</script>",
    "<img src=x onerror=trap()>",
    "<svg/onload=trap()>",
    "<details open ontoggle=trap()>",
    "`` `<script>trap()</script>",
    "``` <script>trap()</script>",
    "\\`<script>trap()</script>`",
    "`a\n\n<script>trap()</script>`",
    "$a\n\n<script>trap()</script>$",
    "$$\n\n# x $$ <script>trap()</script> $$",
    "\\begin{a}<script>trap()</script>\\end{b}",
    "\\begin{a}<script>trap()</script>\\end{a}",
    "```mermaid\n<script>trap()</script>\n```",
    "> ```mermaid\n> <script>trap()</script>\n> ```",
    "- ~~~ mermaid\n  <script>trap()</script>\n  ~~~",
    "1) ```mermaid\n   <img src=x onerror=trap()>\n   ```",
    "```\nx\n``\n```\n<script>trap()</script>\n```",
    "    ```\n<script>trap()</script>\n    ```",
    "```python\nx\n``` not closed\n```\n<script>trap()</script>",
    "~~~ `\n~~~\n<script>trap()</script>\n~~~",
    "[x](javascript:trap())",
    "[x](JaVaScRiPt:trap())",
    "[x](&#106;avascript:trap())",
    "[x](java&Tab;script:trap())",
    "[x](&#1;javascript:trap())",
    "[x](<javascript:trap()>)",
    "[x]( vbscript:trap())",
    "[x](data:text/html,<script>trap()</script>)",
    "[x][y]\n\n[y]: javascript:trap()",
    "![x](javascript:trap())",
    "![x][y]\n\n[y]: data:image/svg+xml,trap()",
    "<javascript:trap()>",
    '[x](https://a.org "\' onmouseover=trap()")',
    '![" onerror="trap()](https://a.org/a.png)',
    "![x](attachment:a.png)",
    "![x][y]\n\n[y]: attachment:a.png",
    "![x](attach&#109;ent:a.png)",
    "![x](/logout)",
    "![x]( </log out> )",
    "![x](//a.org/(b).png 'c')",
    "![x][y]\n\n[y]: /logout",
    "![y]\n\n[y]: ../../logout",
    "[![x](/logout)](https://a.org)",
    "<!-- --><script>trap()</script>",
    "<![CDATA[<script>trap()</script>]]>",
    "<?php <script>trap()</script> ?>",
    "```html\n<script>trap()</script>\n```",
    "# <script>trap()</script>",
    "| <script>trap()</script> |\n|---|\n| <img src=x onerror=trap()> |",
    "\x00<script>trap()</script>",
    "[" * 3000,
    "`" * 3000 + "<b>",
    "*a_ " * 2000,
    "> " * 3000 + "<b>",
    "$" * 3001 + "<b>",
]


class Page(HTMLParser):
    """Collects what a browser could act on."""

    DANGEROUS = frozenset(
        [
            "script",
            "svg",
            "img",
            "iframe",
            "object",
            "embed",
            "style",
            "link",
            "meta",
            "base",
            "form",
            "details",
            "b",
            "i",
        ]
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.dangers: list[object] = []

    def handle_starttag(self, tag, attributes):
        if tag in self.DANGEROUS or (tag == "pre" and ("class", "mermaid") in attributes):
            self.dangers.append(tag)
        for name, value in attributes:
            plain = "".join(sign for sign in (value or "") if sign > " ").lower()
            if name.startswith("on") or plain.startswith(("javascript:", "vbscript:", "data:", "attachment:")):
                self.dangers.append((tag, name, value))


def dangers(text: str) -> list[object]:
    page = Page()
    page.feed(markdown2html(text))
    page.close()
    return page.dangers


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_nothing_of_an_attack_reaches_the_page(attack):
    assert dangers(harmless(attack)) == []


def test_the_trap_would_notice():
    assert dangers("<script>trap()</script>") == ["script"]
    assert dangers("[x](javascript:trap())") == [("a", "href", "javascript:trap()")]


class Mathematics(HTMLParser):
    """Collects the text in which MathJax looks for mathematics: none in `pre` and `code`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self._skipped = 0

    def handle_starttag(self, tag, attributes):
        self._skipped += tag in ("pre", "code")

    def handle_endtag(self, tag):
        self._skipped -= tag in ("pre", "code")

    def handle_data(self, data):
        if not self._skipped:
            self.text += data


def mathematics(text: str) -> str:
    page = Mathematics()
    page.feed(markdown2html(text))
    page.close()
    return page.text


@pytest.mark.parametrize("before", ["", "If $a<b$ then ", "$$a<b$$\n\n", "\\begin{a}<b\\end{a} "])
@pytest.mark.parametrize(
    "attack",
    [
        "$\\href{javascript:trap()}{x}$",
        "$$\\href {javascript:trap()}{x}$$",
        "\\\\(\\require{HTML}\\href{javascript:trap()}{x}\\\\)",
        "&#36;&#92;href{javascript:trap()}{x}&#36;",
        "&#36;\\\\&#104;ref{javascript:trap()}{x}&#36;",
        "\\\\[ \\hr**e**f{javascript:trap()}{x} \\\\]",
        "\\begin{align}\\mmlToken{mi}[href=javascript:trap()]{x}\\end{align}",
        "# $\\style{position:fixed}{\\class{a}{\\cssId{b}{x}}}$",
        "[$\\href{javascript:trap()}{x}$](https://a.org)",
        "| $\\href{javascript:trap()}{x}$ |\n|---|\n| y |",
        "- x\n\n  $\\let\\y=\\href \\y{javascript:trap()}{x}$",
    ],
)
def test_mathematics_makes_no_links_and_styles(attack, before):
    """MathJax makes a link of `\\href`, to `javascript:` as well, in the Formgrader's own page."""
    attack = before + attack
    acting = ("href", "mmlToken", "style", "class", "cssId")
    assert any(f"\\{name}" in mathematics(attack) for name in acting) or "**" in attack, "it would be no attack"
    assert not any(f"\\{name}" in mathematics(harmless(attack)) for name in acting)
    assert "trap()" in harmless(attack) or "position" in harmless(attack), "it is shown as text"


PIECES = st.sampled_from(
    [
        "<script>",
        "<b",
        ">",
        "`",
        "``",
        "```",
        "~~~",
        "$",
        "$$",
        "\n",
        "\n\n",
        "    ",
        "> ",
        "- ",
        "\\",
        "a",
        "[x](",
        ")",
    ]
    + [
        "javascript:",
        "]: ",
        "![",
        "mermaid",
        "\\begin{a}",
        "\\end{a}",
        "\\\\(",
        "\\\\)",
        "&#106;",
        "|",
        "---",
        "\t",
        "1. ",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_no_mixture_of_marks_reaches_the_page(text):
    assert dangers(harmless(text)) == []

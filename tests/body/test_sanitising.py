"""Only harmless HTML comes through."""

from __future__ import annotations

import re

import pytest

from onrecord.body.sanitising import sanitise, sanitise_excerpt
from onrecord.codes import Code
from tests.samples import codes, rendered

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    "<p style='x' onclick='alert(1)'>x</p>",
    "<math><mtext><style><img src=x onerror=alert(1)></style>",
    "<!-- --><script>alert(1)</script -->",
    "<form action=x><input name=a>",
    "<base href='https://example.org/'>",
    "<meta http-equiv=refresh content=0>",
    "<object data=x></object><embed src=x>",
]


@pytest.mark.parametrize("html", HOSTILE)
@pytest.mark.parametrize("clean", [sanitise, sanitise_excerpt])
def test_nothing_that_runs_comes_through(html: str, clean: object) -> None:
    """No script, no handler, no frame, no form."""
    assert callable(clean)
    assert not re.search(
        r"<script|\son\w+=|javascript:|<iframe|<form|<input|<base|<meta|<object|<svg|style",
        clean(html),
    )


@pytest.mark.parametrize("html", HOSTILE)
def test_html_in_a_summary_is_text_and_told(html: str) -> None:
    """On the page the author's HTML can be read and does nothing."""
    body = rendered(html + "\n")
    assert Code.RAW_HTML in codes(body.diagnostics)
    assert "&lt;" in body.html
    assert not re.search(r"<(?!/?(?:p|a|em|strong|code)\b)", body.html)


@pytest.mark.parametrize(
    "text",
    [
        "a < b and b > a",
        "a <b",
        "x<y",
        "1 <2> 3",
        "&lt;",
        "`<b>`",
        "<https://example.org/>",
        "a -> b",
        "<3",
        "R&D",
        "&copy; 2020",
    ],
)
def test_signs_that_are_no_html_are_fine(text: str) -> None:
    """Comparisons, arrows, entities, code and addresses in angle brackets."""
    assert rendered(text + "\n").diagnostics == ()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("R&D", "R&amp;D"),
        ("&amp;lt;", "&amp;lt;"),
        ("&amp;copy;", "&amp;copy;"),
        ("&amp;#x202E;", "&amp;#x202E;"),
        ("`&amp;`", "<code>&amp;amp;</code>"),
        ("`<b>`", "<code>&lt;b&gt;</code>"),
        ("`&lt;`", "<code>&amp;lt;</code>"),
        ("a < b", "a &lt; b"),
        ("&copy;", "©"),
        ('"quoted"', '"quoted"'),
    ],
)
def test_text_is_escaped_once(text: str, html: str) -> None:
    """What the author typed is what a reader sees, on the page and in an excerpt."""
    body = rendered(text + "\n")
    assert body.passages[0].html == html
    assert f"¶ 1</a> {html}</p>" in body.html


def test_plain_markdown_comes_through() -> None:
    """Emphasis, code, lists, quotations, tables, notes, definitions and rules."""
    html = rendered(
        "**a** *b* `c`  \nd[^1]\n\n1. e\n\n> f\n\n| g | h |\n|:-:|---|\n| i | j |\n\nk\n: l\n\n---\n\n    m\n\n[^1]: n\n"
    ).html
    for tag in (
        "strong em code br ol li blockquote table thead tbody tr th td dl dt dd hr pre sup".split()
    ):
        assert f"<{tag}" in html, tag
    assert 'class="footnote"' in html


def test_an_excerpt_has_no_ids() -> None:
    """An excerpt stands on many pages, so it brings no anchors."""
    assert "id=" not in sanitise_excerpt(
        '<p id="x"><a id="y" href="/z/" class="or-norm evil">w</a></p>'
    )
    assert "evil" not in sanitise_excerpt('<a class="or-norm evil">w</a>')


@pytest.mark.parametrize(
    "picture",
    ["![a](b.png)", "![a][b]\n\n[b]: c.png", "![b]\n\n[b]: c.png", "[![a](b.png)](norm:13e)"],
)
def test_pictures_are_told(picture: str) -> None:
    """A summary takes no pictures, in whatever form."""
    body = rendered(f"Words {picture}\n")
    assert codes(body.diagnostics) == [Code.PICTURE]
    assert "<img" not in body.html


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a &#x202E;b", "U+202E"),
        ("a &#8297;b", "U+2069"),
        ("## a &#8238;b", "U+202E"),
        ("- a &#x2066;b", "U+2066"),
    ],
)
def test_entities_smuggle_nothing(text: str, name: str) -> None:
    """A character that reorders text is told also where it is written as an entity."""
    body = rendered(text + "\n\nText.\n")
    assert codes(body.diagnostics) == [Code.HIDDEN_CHARACTER]
    assert name in body.diagnostics[0].message

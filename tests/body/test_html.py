"""Only harmless HTML comes through."""

from __future__ import annotations

import re

import pytest

from onrecord.bodies import NoteLink, Target
from onrecord.body.html import clean
from onrecord.diagnostics import Code
from tests.samples import codes, quoted, rendered, shown

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
def test_nothing_that_runs_comes_through(html: str) -> None:
    """No script, no handler, no frame, no form."""
    assert not re.search(
        r"<script|\son\w+=|javascript:|<iframe|<form|<input|<base|<meta|<object|<svg|style",
        clean(html),
    )


@pytest.mark.parametrize("html", HOSTILE)
def test_html_in_a_summary_is_text_and_told(html: str) -> None:
    """On the page the author's HTML can be read and does nothing."""
    body = rendered(html + "\n")
    assert Code.RAW_HTML in codes(body.diagnostics)
    assert "&lt;" in shown(body)
    assert not re.search(r"<(?!/?(?:p|a|em|strong|code)\b)", shown(body))


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
    assert quoted(body.passages[0]) == html
    assert f"¶ 1</a> {html}</p>" in shown(body)


def test_plain_markdown_comes_through() -> None:
    """Emphasis, code, lists, quotations, tables, notes, definitions and rules."""
    html = shown(
        rendered(
            "**a** *b* `c`  \nd[^1]\n\n1. e\n\n> f\n\n| g | h |\n|:-:|---|\n| i | j |\n\nk\n: l\n\n---\n\n    m\n\n[^1]: n\n"
        )
    )
    for tag in (
        "strong em code br ol li blockquote table thead tbody tr th td dl dt dd hr pre sup".split()
    ):
        assert f"<{tag}" in html, tag
    assert 'class="footnote"' in html


def test_a_text_has_no_ids_and_no_classes_but_ours() -> None:
    """It stands on many pages, so it brings no anchors, and looks like nothing else of the page."""
    assert "id=" not in clean('<a id="y" href="/z/" class="or-norm evil">w</a>')
    assert "evil" not in clean('<a class="or-norm evil">w</a>')


def test_addresses_on_the_site_and_footnotes_are_left_to_the_page() -> None:
    """They stand between the pieces of the text, as data; an address elsewhere is in the text."""
    text = "Norm 13(e) and [a *place*](/summaries/x/#y) and [more](https://example.org/).[^1]"
    (passage,) = rendered(f"{text}\n\n[^1]: n\n", norms=("13e",)).passages
    assert passage.html == (
        '<a class="or-norm" href="',
        Target("norms/13e/", name=True),
        '" rel="noopener">Norm 13(e)</a> and <a href="',
        Target("summaries/x/", "y"),
        '" rel="noopener">a <em>place</em></a> and <a href="https://example.org/" rel="noopener">more</a>.',
        NoteLink("1", "fn:1", "fnref:1"),
    )


def test_words_alone_are_one_piece() -> None:
    """Nothing has to be put together for the many passages that hold nothing else."""
    (passage,) = rendered("Words\nalone.\n").passages
    assert passage.html == ("Words\nalone.",)


@pytest.mark.parametrize(
    "text", ["[a[^1] b](https://example.org/)", "[<https://example.org/>](norm:13e)"]
)
def test_no_link_stands_in_another(text: str) -> None:
    """A browser would end the first where the second begins, and lose what stands around it."""
    depth = 0
    for tag in re.findall(r"</?a\b", shown(rendered(f"{text}\n\n[^1]: n\n"))):
        depth += 1 if tag == "<a" else -1
        assert depth in {0, 1}


@pytest.mark.parametrize(
    "picture",
    ["![a](b.png)", "![a][b]\n\n[b]: c.png", "![b]\n\n[b]: c.png", "[![a](b.png)](norm:13e)"],
)
def test_pictures_are_told(picture: str) -> None:
    """A summary takes no pictures, in whatever form."""
    body = rendered(f"Words {picture}\n")
    assert codes(body.diagnostics) == [Code.PICTURE]
    assert "<img" not in shown(body)


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

"""Plain text, HTML and Markdown as blocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.authoring import marked, markup, plaintext
from onrecord.authoring.blocks import Block, Sort

P, H, I, Q = Sort.PARAGRAPH, Sort.HEADING, Sort.ITEM, Sort.QUOTATION  # noqa: E741


def short(blocks: tuple[Block, ...]) -> list[tuple[Sort, str]]:
    """Return blocks by their sort and text."""
    return [(block.sort, block.text) for block in blocks]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("A heading\n\nA text.\n", [(H, "A heading"), (P, "A text.")]),
        ("What next?\n\nA text.\n", [(H, "What next?"), (P, "A text.")]),
        ("Wrapped\nat the margin.", [(P, "Wrapped at the margin.")]),
        (f"{'long ' * 30}.\n{'Long ' * 30}.", [(P, f"{'long ' * 30}."), (P, f"{'Long ' * 30}.")]),
        (
            "A text\nUpdated on 1 May 2030\nand more.",
            [(P, "A text"), (P, "Updated on 1 May 2030"), (P, "and more.")],
        ),
        ("Main\n====\n\nSub\n---\n", [(H, "Main"), (H, "Sub")]),
        (
            "He said:\n\n“Well.”\n\n(Note.)\n\n...",
            [(P, "He said:"), (P, "“Well.”"), (P, "(Note.)"), (P, "...")],
        ),
        ("- a\n- b", [(P, "- a - b")]),
        (
            "5 March 2020\n\n123\n\nx" + "y" * 200,
            [(P, "5 March 2020"), (P, "123"), (P, "x" + "y" * 200)],
        ),
        ("A.\n \t\n\xa0\nB.", [(P, "A."), (P, "B.")]),
        ("", []),
    ],
)
def test_plain_text(text: str, blocks: list[tuple[Sort, str]]) -> None:
    """Empty lines separate; a short line that no full stop ends is a heading."""
    assert short(plaintext.blocks_of(text)) == blocks


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("<h2>A</h2><p>b <em>c</em>\n d</p>", [(H, "A"), (P, "b c d")]),
        ("<p>a<br>b</p>c<div>d<p>e", [(P, "a"), (P, "b"), (P, "c"), (P, "d"), (P, "e")]),
        ("<ul><li>a<li><p>b</p></ul>", [(I, "a"), (I, "b")]),
        ("<blockquote><p>a</p></blockquote><p>b</p>", [(Q, "a"), (P, "b")]),
        ("<style>p{}</style><script>x</script><p>a &amp; b &lt;c&gt;</p>", [(P, "a & b <c>")]),
        ("<figure><figcaption>x</figcaption></figure><p>a</p></p></h2>", [(P, "a")]),
        ("<table><tr><td>a</td><td>b</td></tr></table>", [(P, "a"), (P, "b")]),
        ("<p> </p><br>", []),
        ("<ul><li>a<b>b<blockquote>c</ul>d</li>e", [(I, "ab"), (Q, "c"), (Q, "d"), (P, "e")]),
        ("<p><b>Bold</b></p>", [(P, "Bold")]),
    ],
)
def test_html(text: str, blocks: list[tuple[Sort, str]]) -> None:
    """Headings, paragraphs, items and quotations; the rest is their text."""
    assert short(markup.blocks_of(text)) == blocks


def test_bold_lines_of_a_document_are_headings() -> None:
    """They stand one level below the heading before; a bold sentence is none."""
    text = "<h1>A</h1><p><b>B</b> <strong>b</strong></p><p><b>Stop.</b></p><p><b>c</b> d</p>"
    found = markup.blocks_of(text, bold_headings=True)
    assert [(block.sort, block.level) for block in found] == [(H, 1), (H, 2), (P, 0), (P, 0)]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("# A\n\ntext *b*\nmore\n", [(H, "A"), (P, "text *b*\nmore")]),
        ("## A ##\ntext\n", [(H, "A"), (P, "text")]),
        ("A\n===\n\nB\n---\n", [(H, "A"), (H, "B")]),
        ("- a\n- b\n\n> c\n", [(P, "- a\n- b"), (P, "> c")]),
        ("---\ntitle: 'It''s: x'\ndate: 2030-05-14\n---\n\ntext\n", [(P, "text")]),
        ("---\n\ntext\n", [(P, "---"), (P, "text")]),
        ("\n\n", []),
    ],
)
def test_markdown(text: str, blocks: list[tuple[Sort, str]]) -> None:
    """Headings are told from the rest, which stays as it is."""
    assert short(marked.blocks_of(text)) == blocks


def test_front_matter_of_markdown() -> None:
    """Its texts are read as YAML reads them; without any there are none."""
    assert marked.front_of("---\ntitle: 'It''s: x'\nlist: [a]\n---\n\ntext\n") == {
        "title": "It's: x"
    }
    assert marked.front_of("text\n") == {}
    assert marked.front_of("---\n- a\n---\n\ntext\n") == {}


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    """Nothing that somebody may have written breaks a reader."""
    plaintext.blocks_of(text)
    markup.blocks_of(text, bold_headings=True)
    marked.blocks_of(text)
    marked.front_of(text)

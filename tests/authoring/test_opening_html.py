"""HTML as blocks."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.authoring.html_blocks import read_html
from onrecord.authoring.manuscript import TextBlock
from onrecord.authoring.pages import read_page
from onrecord.prose import Kind

P, H, I, Q = Kind.PARAGRAPH, Kind.HEADING, Kind.ITEM, Kind.QUOTATION  # noqa: E741


def short(blocks: tuple[TextBlock, ...]) -> list[tuple[Kind, str]]:
    """Return blocks by their kind and text."""
    return [(block.kind, block.text) for block in blocks]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("<h2>A</h2><p>b <em>c</em>\n d</p>", [(H, "A"), (P, "b c d")]),
        ("<p>a<br>b</p>c<div>d<p>e", [(P, "a"), (P, "b"), (P, "c"), (P, "d"), (P, "e")]),
        ("<ul><li>a<li><p>b</p></ul>", [(I, "a"), (I, "b")]),
        ("<blockquote><p>a</p></blockquote><p>b</p>", [(Q, "a"), (P, "b")]),
        ("<style>p{}</style><script>x</script><p>a &amp; b &lt;c&gt;</p>", [(P, "a & b <c>")]),
        ("<figure><figcaption>x</figcaption></figure><p>a</p></p></h2>", [(P, "x"), (P, "a")]),
        (
            "<table><tr><th>a<th>b<tr><td>c<td>d|</table>",
            [(Kind.ASIDE, "| a | b |\n|---|---|\n| c | d\\| |")],
        ),
        ("<table><tr><td><ul><li>a</ul></td><td>b</td></tr></table>", [(I, "a"), (P, "b")]),
        ("<svg><title>x</title></svg><button>y</button>", [(P, "y")]),
        ("<table><tr><td>a</td><td>b</td></tr></table>", [(P, "a"), (P, "b")]),
        ("<p> </p><br>", []),
        ("<ul><li>a<b>b<blockquote>c</ul>d</li>e", [(I, "ab"), (Q, "c"), (P, "d"), (P, "e")]),
        ("<p><b>Bold</b></p>", [(P, "Bold")]),
        ("<p>a</p><b <a b='c' d", [(P, "a"), (P, "<b <a b='c' d")]),
        ("<p>a</p><b <i>b</i>", [(P, "a"), (P, "b")]),
        ("<p>a</p></b <!x <?y", [(P, "a"), (P, "</b <!x <?y")]),
        ("a <!-- b --> c <!-- d <i>e</i>", [(P, "a c <!-- d e")]),
        ("a <script><!-- b </script> c", [(P, "a c")]),
        ("<div role=heading aria-level=2>a</div><div>b</div>", [(H, "a"), (P, "b")]),
    ],
)
def test_html(text: str, blocks: list[tuple[Kind, str]]) -> None:
    """Headings, paragraphs, items and quotations; the rest is their text."""
    assert short(read_html(text)) == blocks


def test_bold_lines_of_a_document_are_headings() -> None:
    """They stand one level below the heading before; a bold sentence is none."""
    text = "<h1>A</h1><p><b>B</b> <strong>b</strong></p><p><b>Stop.</b></p><p><b>c</b> d</p>"
    found = read_html(text, bold_headings=True)
    assert [(block.kind, block.level) for block in found] == [(H, 1), (H, 2), (P, 0), (P, 0)]


@pytest.mark.parametrize("unit", ["<a ", "<!-- x ", "<!-- x> ", "<!-- --x> ", "<![if x> ", "</a "])
def test_what_never_ends_is_no_work(unit: str) -> None:
    """The end of each was looked for up to the end of the page: minutes, for a page of such signs."""
    started = process_time()
    read_html(unit * 20_000)
    assert process_time() - started < 5


@given(st.text())
@example("<![0")
@example("<![TEMP--")
def test_any_html_is_read(text: str) -> None:
    """Nothing that somebody may have written breaks the reader."""
    read_html(text, bold_headings=True)


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><title>A</title><body><p>One.<p>Two.",
        "<!doctype html><head><meta charset=utf-8><title>A</title><p>One.<p>Two.",
        "<head><script>x</script><p>One.</p></head><p>Two.",
        "<p>One.<svg><title>x</title><p>Two.",
    ],
)
def test_ends_may_be_left_out(page: str) -> None:
    """The head of a page, and a drawing in it, end where text begins that belongs to neither."""
    assert short(read_html(page)) == [(P, "One."), (P, "Two.")]


@pytest.mark.parametrize("page", ["<p>{}</p>", "<div>{}</div>", "{}", "<html><head><body>{}"])
def test_a_piece_of_a_page_is_read(page: str) -> None:
    """Whoever saves a page may keep the part with the text alone."""
    said = "Muster said that the norm matters to all of us in the room."
    assert [block.text for block in read_page(page.format(said).encode()).blocks] == [said]


TEXT = "<h1>A quiet talk</h1><p>Ann Example said that norm 13(e) matters to her.</p>"


@pytest.mark.parametrize(
    "page",
    [
        "<form id=aspnetForm><div id=s4-workspace>{}</div></form>",
        "<div class='page-columns page-navbar'>{}</div>",
        "<div class='content has-sidebar with-header'>{}</div>",
        "<div class='sidebar-layout sidebar'><main>{}</main></div>",
        "<form><div class='header'><div class='related'>{}</div></div></form>",
    ],
)
def test_a_whole_page_may_have_the_name_of_something_beside_it(page: str) -> None:
    """A form, or a class such as `page-navbar`, that holds most of a page is what the page stands in."""
    text = read_page(f"<html><body>{page.format(TEXT)}<p>Home</p></body></html>".encode())
    assert [block.text for block in text.blocks][:2] == [
        "A quiet talk",
        "Ann Example said that norm 13(e) matters to her.",
    ]


def test_what_stands_beside_a_text_is_left_out_and_told() -> None:
    """A form below a text, and what browsers without scripts show."""
    page = f"<body><main>{TEXT}</main><form><p>Leave a reply, please.</p></form><noscript>No scripts.</noscript>"
    text = read_page(page.encode())
    assert len(text.blocks) == 2
    assert " ".join(text.removed) == "Leave a reply, please. · No scripts."


def test_cards_amid_a_text_belong_to_it() -> None:
    """Of the articles of a page the longest is the text, but not where the text is longer and around them."""
    card = "<article><p>Speaker:</p><h3>{}</h3><p>{}</p></article>"
    prose = "<p>They said at some length that norms are for all of us and why this is so.</p>"
    people = card.format("Ann Example", "Testsoft Laboratory"), card.format("Max Muster", "Salt")
    found = read_page(f"<main><h1>A talk</h1>{''.join(people)}{prose}</main>".encode())
    assert [one.text for one in found.blocks if one.level == 3] == ["Ann Example", "Max Muster"]


def test_a_heading_stays_with_what_is_kept_below_it() -> None:
    """Beside the main part, too: it tells that the people are those of another webinar."""
    aside = "<div><h3>Next webinar</h3><p>Speakers: Ann Example, Max Muster</p></div>"
    found = read_page(f"<main><h1>A talk</h1>{TEXT}</main>{aside}".encode())
    assert [one.text for one in found.blocks][-2:] == [
        "Next webinar",
        "Speakers: Ann Example, Max Muster",
    ]

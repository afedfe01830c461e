"""The title and the text, told from what else stands on a page."""

from __future__ import annotations

import pytest

from onrecord.authoring.boilerplate import (
    is_boilerplate,
    main_text,
    without_label,
)
from onrecord.authoring.manuscript import Manuscript, TextBlock, paragraph
from onrecord.prose import Kind

TEXT = paragraph("A text.")


def heading(text: str, level: int = 2) -> TextBlock:
    """Return a heading."""
    return TextBlock(Kind.HEADING, text, level)


@pytest.mark.parametrize(
    "line",
    [
        "YouTube player",
        "Subscribe to Platform's Blog",
        "Sign up for our newsletter",
        "Share this article",
        "Skip to main content",
        "3 comments",
        "5 min read",
        "© 2030 Example Platform",
        "![A drum](https://example.org/drum.jpg)",
        "<!--more-->",
        "<!-- a note\nof two lines -->",
    ],
)
def test_boilerplate(line: str) -> None:
    """Lines that pages put around a text."""
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "Updated norms",
        "Subscribe",
        "Sharing information",
        "Home rule",
        "Print media and norms",
        "Related norms",
        "Updated on the way, " + "the talk was longer than planned, " * 5,
    ],
)
def test_what_only_begins_like_boilerplate(line: str) -> None:
    """Headings and sentences stay, as long as they say more than a page would."""
    assert is_boilerplate(line) == (line == "Subscribe")


@pytest.mark.parametrize(
    ("title", "without"),
    [
        ("[Webinar summary] What next?", "What next?"),
        ("[Web discussion summary] What next?", "What next?"),
        ("Webinar summary: What next?", "What next?"),
        ("Event report – What next?", "What next?"),
        ("[WEBINAR] What next?", "What next?"),
        ("[Webinar summary]", "[Webinar summary]"),
        ("Summary of norms", "Summary of norms"),
        ("Discussion of norms", "Discussion of norms"),
        ("[Sample-list] Fwd: What next?", "What next?"),
        ("[15:01:12] What next?", "[15:01:12] What next?"),
    ],
)
def test_labels_of_titles(title: str, without: str) -> None:
    """What a text says of its kind is no part of the title."""
    assert without_label(title) == without


@pytest.mark.parametrize(
    ("manuscript", "title"),
    [
        (Manuscript((heading("Caption"), heading("[Report] A"), TEXT)), "A"),
        (Manuscript((paragraph("Webinar summary: A"), TEXT)), "A"),
        (Manuscript((heading("Caption"), heading("A", 1), heading("B"), TEXT)), "A"),
        (Manuscript((heading("A", 1), TEXT, heading("B", 1), TEXT)), "A"),
        (Manuscript((paragraph("Intro."), heading("A", 1), TEXT, heading("B", 1))), ""),
        (Manuscript((heading("Caption"), heading("A"), TEXT), titles=("[Report] A",)), "A"),
        (Manuscript((heading("B"), TEXT), titles=("A",)), "A"),
        (Manuscript((heading("B"), TEXT), titles=("A", "Site")), ""),
        (Manuscript((heading("Site", 1), heading("A"), TEXT), titles=("A",)), "A"),
        (Manuscript((heading("A", 1), TEXT), titles=("Event: a",)), ""),
        (Manuscript((heading("A talk", 1), TEXT), titles=("Event: A talk",)), "A talk"),
        (Manuscript((heading("Caption"), heading("A"), paragraph("1 May 2030 -"), TEXT)), "A"),
        (Manuscript((heading("A"), heading("B"), TEXT)), ""),
        (Manuscript((heading("A"), heading("Introduction"), TEXT)), "A"),
        (Manuscript((heading("Speakers"), TEXT)), ""),
        (Manuscript((paragraph("Session title: A"), TEXT)), "A"),
        (Manuscript((paragraph("Subject: A"), heading("B", 1), TEXT)), "A"),
        (Manuscript((heading("A", 1), heading("Objet : b", 4), TEXT)), "A"),
        (Manuscript((heading("Minutes", 1), heading("Title: A", 2), TEXT)), "A"),
        (
            Manuscript(
                (heading("Caption"), heading("A"), paragraph("Published on 1 May 2030"), TEXT)
            ),
            "A",
        ),
        (Manuscript((heading("A"), TEXT, heading("B"), TEXT)), "A"),
        (Manuscript((paragraph("Published on 1 May 2030"), heading("A"), TEXT)), "A"),
        (Manuscript((TEXT, heading("B"), TEXT)), ""),
    ],
)
def test_the_title(manuscript: Manuscript, title: str) -> None:
    """A label, the main heading, what the page calls itself, the line above the date, the top."""
    assert main_text(manuscript).title == title


def test_what_stands_above_the_title_is_left_out_unless_it_is_long() -> None:
    """A caption goes; a paragraph is text."""
    long = paragraph("A long paragraph about norms. " * 10)
    found = main_text(Manuscript((heading("Caption"), long, heading("A", 1), TEXT, heading("A"))))
    assert found.blocks == (long, TEXT)
    assert found.removed == ("Caption", "A")


def test_headings_with_nothing_below_them_are_doubted() -> None:
    """At the very end they may be part of the page; a heading in between is one."""
    blocks = (heading("A", 1), TEXT, heading("B"), heading("C"), TEXT, heading("Join us"))
    found = main_text(Manuscript(blocks))
    assert found.blocks == (*blocks[1:5], paragraph("TODO: does this belong to the text? Join us"))


def test_a_text_of_headings_alone_is_doubted_whole() -> None:
    """Nothing of it is thrown away, and either may be the title."""
    found = main_text(Manuscript((heading("A"), heading("B"))))
    assert found.titles == ("A", "B")
    assert found.blocks == tuple(
        paragraph(f"TODO: does this belong to the text? {text}") for text in "AB"
    )


@pytest.mark.parametrize(
    "words",
    [
        "Session 163",
        "MINUTES",
        "NOTE FOR RECORD",
        "Past events",
        "Compte rendu",
        "A/70/174",
        "GA/DIS/9999",
        "Meeting Summary",
        "COMMUNIQUÉ DE PRESSE",
        "RELATO DA SESSÃO VIRTUAL",
        "Compte rendu de la réunion en ligne",
    ],
)
def test_what_says_too_little_is_no_title(words: str) -> None:
    """Neither as the heading above the day nor as what the page is called."""
    blocks = (
        TextBlock(Kind.HEADING, words, 1),
        paragraph("14 May 2030"),
        paragraph("Example said that norm 13(e) matters to her."),
    )
    assert main_text(Manuscript(blocks)).title == ""
    assert main_text(Manuscript(blocks, titles=(words,))).title == ""


@pytest.mark.parametrize(
    ("first", "below"),
    [
        ("SAMPLE STATES WORKING GROUP", "MINUTES OF THE MAY WEBINAR held on 5 May 2030"),
        ("RELATO DA SESSÃO VIRTUAL", "Série sobre redes de exemplo"),
    ],
)
def test_the_line_below_may_be_the_title(first: str, below: str) -> None:
    """Below a body in capitals, or what kind of text it is: both are shown in a question."""
    blocks = (heading(first), paragraph(below), TEXT)
    assert main_text(Manuscript(blocks)).titles == (first, below)
    assert main_text(Manuscript((heading("SAMPLE STATES"), TEXT))).title == "SAMPLE STATES"


def test_the_heading_of_a_list_of_headings_is_no_title() -> None:
    """Whatever it is called in newsletters."""
    listed = TextBlock(Kind.PARAGRAPH, "- Webinar: *A*\n- People", raw=True)
    blocks = (
        heading("In it", 1),
        listed,
        heading("1. Webinar: A"),
        TEXT,
        heading("2. People"),
        TEXT,
    )
    assert main_text(Manuscript(blocks)).title == ""
    assert main_text(Manuscript((blocks[0], *blocks[2:]))).title == "In it"


def test_the_title_stands_beside_what_says_too_little() -> None:
    """The heading of the page, where its name is that of any page."""
    blocks = (
        TextBlock(Kind.HEADING, "Trust in small networks", 2),
        TextBlock(Kind.HEADING, "Session 163", 3),
        paragraph("Example said that norm 13(e) matters to her."),
    )
    assert main_text(Manuscript(blocks, titles=("Session 163",))).title == "Trust in small networks"


@pytest.mark.parametrize(
    ("title", "removed"),
    [
        ("A [talk](https://example.org/1)", ("A [talk](https://example.org/1)",)),
        ("A talk <b>", ("A talk <b>",)),
        ("A **talk** &amp; _more_", ()),
    ],
)
def test_what_a_title_cannot_keep_is_told(title: str, removed: tuple[str, ...]) -> None:
    """The address of a link, a tag; not signs that only say how it looks."""
    block = TextBlock(Kind.HEADING, title, 1, raw=True)
    assert main_text(Manuscript((block, TEXT))).removed == removed

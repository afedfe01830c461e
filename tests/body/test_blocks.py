"""Reading a body into segments, and putting them into the containers they stand in."""

from __future__ import annotations

import pytest

from onrecord.bodies import (
    Aside,
    CodeBlock,
    Container,
    Heading,
    Kind,
    Passage,
    ThematicBreak,
)
from onrecord.body import markdown
from onrecord.body.blocks import Reader, Segment
from onrecord.body.links import Around
from onrecord.body.places import Finder
from onrecord.diagnostics import Source
from onrecord.project.records import standard
from tests.samples import rendered, shown

AROUND = Around("a", frozenset("a"), frozenset(), frozenset(), standard())


def read(text: str) -> tuple[Segment, ...]:
    """Return the segments of a text."""
    tree = markdown.parse(text)
    assert isinstance(tree, markdown.Tree)
    return Reader(AROUND, Finder(Source("summaries/a.md", text), 0)).read(tree)


def test_segments_come_in_the_order_of_the_text() -> None:
    """Headings, passages, asides, code and rules, each with what it is inside of."""
    text = "## A\n\nOne.\n\n- Two.\n\n    > Three.\n\n***\n\n    code\n\n| b |\n|---|\n| c |\n"
    found = [
        (s.kind.value, s.words, [box.tag for box in s.spot.inside], s.made) for s in read(text)
    ]
    assert found == [
        ("heading", "A", [], None),
        ("paragraph", "One.", [], None),
        ("item", "Two.", ["ul", "li"], None),
        ("quotation", "Three.", ["ul", "li", "blockquote"], None),
        ("aside", "", [], ThematicBreak()),
        ("aside", "", [], CodeBlock(("code\n",))),
        ("aside", "b", ["table", "thead", "tr", "th"], None),
        ("aside", "c", ["table", "tbody", "tr", "td"], None),
    ]


def test_two_lists_that_look_alike_are_two() -> None:
    """Items of one list stand in the same box, those of another do not."""
    first, second, _, third = read("- One.\n- Two.\n\nBetween.\n\n- Three.\n")
    assert first.spot.inside[0] == second.spot.inside[0] != third.spot.inside[0]
    assert first.spot.inside[1] != second.spot.inside[1]


def test_a_segment_knows_its_level_its_kind_and_whether_it_is_bold() -> None:
    """That is what says whom a heading or a bold line is about."""
    heading, bold, partly, item = read("### A\n\n**Ms *Muster*:**\n\n**Ms** Muster\n\n- `x`\n")
    assert (heading.level, heading.section, item.section) == (3, "A", "A")
    assert (bold.bold, partly.bold) == (True, False)
    assert (bold.kind, item.kind) == (Kind.PARAGRAPH, Kind.ITEM)
    assert (item.words, item.text) == ("x", "\ufffc")


def test_only_tables_terms_and_footnotes_are_asides() -> None:
    """Each says where it stands, in the words of messages."""
    text = "Words.[^1]\n\nTerm\n: Said.\n\n| a |\n|---|\n| b |\n\n[^1]: Note.\n\n    ## More\n"
    found = [(s.words, s.spot.where) for s in read(text) if s.words]
    assert found == [
        ("Words.", ""),
        ("Term", "the term of a definition"),
        ("Said.", ""),
        ("a", "a table"),
        ("b", "a table"),
        ("Note.", "a footnote"),
        ("More", "a footnote"),
    ]


def test_blocks_are_nested_as_the_text_is() -> None:
    """A container has the text that stands in it without a paragraph, and its other blocks."""
    body = rendered("> - One.\n>     1. Two.\n\n## A\n\n***\n\n    code\n\nTerm\n: Said.\n")
    quotation, heading, rule, code, definitions = body.blocks
    assert isinstance(quotation, Container)
    assert (quotation.tag, quotation.own) == ("blockquote", None)
    (bullets,) = quotation.blocks
    assert isinstance(bullets, Container)
    (item,) = bullets.blocks
    assert isinstance(item, Container)
    assert item.own == body.passages[0]
    assert [type(block) for block in (heading, rule, code)] == [Heading, ThematicBreak, CodeBlock]
    assert isinstance(definitions, Container)
    own = [block.own for block in definitions.blocks if isinstance(block, Container)]
    assert own == [Aside(("Term",)), body.passages[2]]


def test_text_below_a_heading_in_an_item_is_a_passage() -> None:
    """Markdown puts it into no paragraph; readers see one, so it has a number."""
    body = rendered("- # One\n  Muster named norm 13(e).\n", norms=("13e",))
    (passage,) = body.passages
    assert (passage.text, passage.kind) == ("Muster named norm 13(e).", Kind.ITEM)
    assert [citation.speaker for citation in passage.citations] == ["mira-muster"]
    assert f'<p id="{passage.anchor}"' in shown(body)


def test_an_empty_cell_stays() -> None:
    """Where nothing stands in it, the cells behind it keep their column."""
    assert "<th></th>\n<th>b</th>" in shown(rendered("|  | b |\n|---|---|\n| c | d |\n"))


def test_passages_and_headings_are_those_in_the_blocks() -> None:
    """In the order of the text, at whatever depth."""
    body = rendered("- One.\n\n    ## A\n\n    > Two.\n\nThree.\n")
    assert [leaf.text for leaf in body.leaves if isinstance(leaf, Passage | Heading)] == [
        "One.", "A", "Two.", "Three."
    ]  # fmt: skip
    assert [heading.text for heading in body.headings] == ["A"]
    assert [passage.number for passage in body.passages] == [1, 2, 3]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("---\ntitle: Again\n---\n\nText.\n", True),
        ("\n---\ntitle: Again\nspeakers:\n  - a\n---\nText.\n", True),
        ("Text.\n\n---\n\nMore.\n\n---\n", False),
        ("---\n\nNote: text.\n\n---\n", False),
        ("---\nText.\n---\n\nMore.\n", False),
    ],
)
def test_a_second_front_matter_is_told(body: str, *, told: bool) -> None:
    """It would become a heading, and nothing would read it."""
    found = rendered(body).diagnostics
    assert [
        (str(one.code), one.span.text[:9]) for one in found if "front matter" in one.message
    ] == ([("OR514", "---\ntitle")] if told else [])

"""Texts as Markdown that says the same."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.authoring.manuscript import TextBlock, escape, paragraph, to_markdown
from onrecord.bodies import Body
from onrecord.body import rendering
from onrecord.diagnostics import Code, Source
from onrecord.model import FrontMatter, Places, Summary
from onrecord.project.records import standard
from onrecord.prose import Kind
from onrecord.text.characters import one_line

SIGNS = st.sampled_from(list("#*_`<>&![](){}\\|:.-+=~^\"' 1ab;/@\n\t"))
TEXTS = st.text(st.one_of(SIGNS, st.characters()), min_size=1, max_size=40)
OF_THE_WORDS = {Code.WHICH_NORM, Code.NO_SUCH_LETTER, Code.TODO, Code.OTHER_MARKUP}
"""What is said of a text whether or not Markdown has changed it."""


def rendered(body: str) -> Body:
    """Return what becomes of a body."""
    source = Source("summaries/x.md", body)
    front = FrontMatter(title="A", date=date(2030, 5, 14), speakers=(), norms=())
    summary = Summary("x", front, body, 0, Places(source))
    return rendering.render(summary, rendering.Surroundings({}, frozenset(), frameworks=standard()))


@given(TEXTS, st.sampled_from(list(Kind)))
@example("1. x", Kind.PARAGRAPH)
@example("1234. x", Kind.ITEM)
@example("---", Kind.PARAGRAPH)
@example(": x", Kind.PARAGRAPH)
@example("C#", Kind.HEADING)
@example("x {#pinned}", Kind.PARAGRAPH)
@example("&lt;b&gt; &copy", Kind.QUOTATION)
@example("`a` ``b``", Kind.ITEM)
@example("<a href='javascript:x'>y</a>", Kind.PARAGRAPH)
@example("![a](b)", Kind.HEADING)
@example("__0__ a_b_c", Kind.PARAGRAPH)
def test_any_text_is_shown_as_it_is(text: str, kind: Kind) -> None:
    """No paragraph, item, quotation or heading turns into anything else, whatever its signs."""
    text = one_line(text.replace("\xad", ""))  # a soft hyphen is not shown
    if not text:
        return
    body = rendered(
        to_markdown([paragraph("First."), TextBlock(kind, text, 2), paragraph("Last.")])
    )
    assert [item for item in body.diagnostics if item.code not in OF_THE_WORDS] == []
    shown = [passage.text for passage in body.passages]
    if kind is Kind.HEADING:
        assert [heading.text for heading in body.headings] == [text]
        assert shown == ["First.", "Last."]
    else:
        assert shown == ["First.", text, "Last."]


def test_marks_stay_marks() -> None:
    """What an author has marked for onrecord is not taken for text; the words in it are."""
    marked = "[*She*](speaker:ann-example) spoke of [weak points](norm:13j), [not](norm:Z) this."
    assert escape(marked) == (
        r"[\*She\*](speaker:ann-example) spoke of [weak points](norm:13j), \[not](norm:Z) this."
    )


def test_norms_stay_as_they_are() -> None:
    """The letters of norms are not touched."""
    assert escape("See norms 13(e), 13 (f)–(h) & 13k.") == "See norms 13(e), 13 (f)–(h) & 13k."


@pytest.mark.parametrize(
    ("levels", "signs"),
    [((1, 2, 1), ["##", "###", "##"]), ((3, 3), ["##", "##"]), ((2, 9), ["##", "######"])],
)
def test_the_highest_headings_become_those_of_sections(
    levels: tuple[int, ...], signs: list[str]
) -> None:
    """The title of the page is the only heading above them."""
    text = to_markdown(TextBlock(Kind.HEADING, "A", level) for level in levels)
    assert [line.split()[0] for line in text.split("\n\n")] == signs


def test_items_of_a_list_stand_together() -> None:
    """Other blocks have an empty line between them."""
    blocks = [
        paragraph("A"),
        TextBlock(Kind.ITEM, "b"),
        TextBlock(Kind.ITEM, "c"),
        paragraph("D"),
    ]
    assert to_markdown(blocks) == "A\n\n- b\n- c\n\nD"


def test_markdown_is_left_alone() -> None:
    """A block that is Markdown already is not written anew."""
    raw = "**Bold**\nand [a link](https://example.org)"
    assert to_markdown([TextBlock(Kind.PARAGRAPH, raw, raw=True)]) == raw

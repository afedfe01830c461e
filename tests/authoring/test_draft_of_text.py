"""Drafts of what others have published."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.authoring.draft import count_todos, draft_of
from onrecord.authoring.manuscript import Manuscript, TextBlock, paragraph
from onrecord.prose import Kind


def text(*paragraphs: str, title: str = "A talk", **more: object) -> Manuscript:
    """Return a text with a title, published on a day."""
    blocks = tuple(paragraph(words) for words in paragraphs)
    day = date(2030, 5, 14)
    return Manuscript(blocks, **{"title": title, "published": day, **more})  # type: ignore[arg-type]


def test_a_text_without_doubts_has_no_todo() -> None:
    """The source is its address."""
    found = draft_of(text("Nothing.", url="https://example.org/1", language="fr"), {})
    assert count_todos(found.draft) == 0
    assert found.name == "2030-05-14-talk"
    assert found.draft.source == {
        "url": "https://example.org/1",
        "kind": "published summary",
        "read": "whole",
    }
    assert found.draft.language == "fr"


@pytest.mark.parametrize(
    ("words", "norms"),
    [
        ("The UN GGE norm 13(e), and later 13(k).", ("13e", "13k")),
        ("Section 13(e) of the act.", ()),
        ("They spoke of [weak points](norm:13j).", ("13j",)),
        ("GGE norm C, then norm d.", ("13c", "13d")),
    ],
)
def test_norms_of_the_text_are_listed(words: str, norms: tuple[str, ...]) -> None:
    """Front matter and text agree from the beginning."""
    assert draft_of(text(words), {}).draft.norms == norms


def test_without_a_title_the_file_gives_the_name() -> None:
    """The title and the source are still to be written."""
    found = draft_of(text("Nothing.", title=""), {}, "My report_2")
    assert found.draft.title == "TODO: the title of the webinar"
    assert found.draft.source == {
        "title": "TODO: what the source is called",
        "kind": "published summary",
        "read": "whole",
    }
    assert found.name == "2030-05-14-my-report-2"
    assert draft_of(text("Nothing.", title="", published=None), {}).name == "draft"


def test_a_title_that_is_too_long_is_kept_to_be_shortened() -> None:
    """Nothing of it is lost."""
    draft = draft_of(text("Nothing.", title="long " * 80), {}).draft
    assert draft.title.startswith("TODO: a title of at most 300 characters. long long")
    assert count_todos(draft) == 2


def test_what_cannot_be_seen_is_taken_out() -> None:
    """Characters that reorder a text, in paragraphs and in Markdown."""
    blocks = (
        paragraph("A\u202eb."),
        TextBlock(Kind.PARAGRAPH, "c\u202ed.  \nmore", raw=True),
        paragraph("\u202e"),
    )
    draft = draft_of(Manuscript(blocks, title="T", published=date(2030, 5, 14)), {}).draft
    assert draft.body == "Ab.\n\ncd.  \nmore"

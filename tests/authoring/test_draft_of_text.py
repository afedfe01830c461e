"""Drafts of what others have published."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.authoring.draft import ASK_LANGUAGE, count_todos, draft_of
from onrecord.authoring.manuscript import Manuscript, TextBlock, paragraph
from onrecord.authoring.participants import NOBODY
from onrecord.authoring.sources import ASK_KIND, ASK_READ
from onrecord.prose import Kind

ENGLISH = "It was said in the talk that norms are for all of us and that this is so."


def text(*paragraphs: str, title: str = "A talk", **more: object) -> Manuscript:
    """Return a text with a title, published on a day."""
    blocks = tuple(paragraph(words) for words in paragraphs)
    day = date(2030, 5, 14)
    titles = (title,) if title else ()
    return Manuscript(blocks, **{"titles": titles, "published": day, **more})  # type: ignore[arg-type]


def test_what_no_text_says_is_always_asked() -> None:
    """Who spoke, where nobody is named; how much of the source was read; of what kind it is."""
    found = draft_of(text(ENGLISH, url="https://example.org/1"), {})
    assert found.draft.speakers == (NOBODY,)
    assert found.draft.source == {
        "url": "https://example.org/1",
        "kind": ASK_KIND,
        "read": ASK_READ,
    }
    assert found.name == "2030-05-14-talk"
    assert count_todos(found.draft) == 3


@pytest.mark.parametrize(
    ("title", "words", "declared", "kind"),
    [
        ("[Webinar summary] A talk", "", "", "published summary"),
        ("Event report: A talk", "", "", "published report"),
        ("A talk", "", "captioned transcript", "captioned transcript"),
        (
            "A talk",
            "These are the outputs of the real-time captioning.",
            "",
            "captioned transcript",
        ),
        ("A talk", "This report was generated automatically.", "", "machine-generated report"),
        (
            "[Summary] A talk",
            "An AI-generated text, it may be wrong.",
            "",
            "machine-generated report",
        ),
        ("A talk", "They spoke of machines.", "", ASK_KIND),
    ],
)
def test_the_kind_of_source(title: str, words: str, declared: str, kind: str) -> None:
    """As the text calls itself, or says that it was made; otherwise it is asked for."""
    blocks = (TextBlock(Kind.HEADING, title, 1), paragraph(words or "Nothing."))
    source = draft_of(Manuscript(blocks, kind=declared), {}).draft.source
    assert source is not None
    assert source["kind"] == kind


@pytest.mark.parametrize(
    ("declared", "words", "language"),
    [
        ("", ENGLISH, "en"),
        ("en", ENGLISH, "en"),
        ("fr", "Ja.", "fr"),
        ("en", "Le webinaire a porté sur les normes et sur les droits des États.", ""),
        ("", "Le webinaire a porté sur les normes et sur les droits des États.", "fr"),
        ("", "ندوة حول الأمن السيبراني في جنيف عن القواعد", "ar"),
        ("", "Семинар был о нормах, и это было не в первый раз, как сказал эксперт.", "ru"),
        ("", "规范研讨会", "zh"),
        ("", "Norm 13(e).", ""),
    ],
)
def test_the_language(declared: str, words: str, language: str) -> None:
    """The script and the words tell it; where they do not, or the page says otherwise, it is asked for."""
    assert draft_of(text(words, language=declared), {}).draft.language == (language or ASK_LANGUAGE)


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
        "kind": ASK_KIND,
        "read": ASK_READ,
    }
    assert found.name == "2030-05-14-my-report-2"
    assert draft_of(text("Nothing.", title="", published=None), {}).name == "draft"


def test_a_title_that_is_too_long_is_kept_to_be_shortened() -> None:
    """Nothing of it is lost."""
    draft = draft_of(text("Nothing.", title="long " * 80), {}).draft
    assert draft.title.startswith("TODO: a title of at most 300 characters. long long")
    assert count_todos(draft) == 6


def test_what_cannot_be_seen_is_taken_out() -> None:
    """Characters that reorder a text, in paragraphs and in Markdown."""
    blocks = (
        paragraph("A\u202eb."),
        TextBlock(Kind.PARAGRAPH, "c\u202ed.  \nmore", raw=True),
        paragraph("\u202e"),
    )
    draft = draft_of(Manuscript(blocks, titles=("T",), published=date(2030, 5, 14)), {}).draft
    assert draft.body == "Ab.\n\ncd.  \nmore"


def test_several_titles_are_a_question() -> None:
    """With all of them, and what was removed line by line."""
    blocks = (
        TextBlock(Kind.HEADING, "A picture", 2),
        TextBlock(Kind.HEADING, "A talk", 2),
        paragraph("Nothing."),
        paragraph("Share this article"),
    )
    found = draft_of(Manuscript(blocks, removed=("Menu",)), {})
    assert found.draft.title == "TODO: which is the title: “A picture” or “A talk”?"
    assert found.removed == ("Share this article", "Menu")

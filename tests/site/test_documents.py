"""The documents a norm refers to."""

from __future__ import annotations

from onrecord.model import Corpus, Instrument, Norm, Related
from onrecord.site import documents
from onrecord.site.words import words_in

ENGLISH = words_in("en")


def corpus(*instruments: Instrument) -> Corpus:
    """Return a corpus with nothing but instruments."""
    return Corpus({}, {}, {}, {instrument.id: instrument for instrument in instruments})


def norm(*related: Related) -> Norm:
    """Return a norm with related documents."""
    return Norm(id="13e", letter="e", title="T", text="X", related=related)


def test_report_is_known_without_a_catalogue() -> None:
    """A site with its own catalogue need not repeat the report of 2015."""
    assert documents.report_document(ENGLISH, corpus()).symbol == "A/70/174"
    known = Instrument(id="gge-2015", name="R", year=2015, address="https://example.org/r")
    assert documents.report_document(ENGLISH, corpus(known)).address == "https://example.org/r"


def test_documents_are_grouped_by_their_year() -> None:
    """Earlier, later, and those whose year is not known."""
    instruments = [
        Instrument(id="late", name="Late", year=2021),
        Instrument(id="early", name="Early", year=2013, symbol="S/1"),
        Instrument(id="when", name="When", short_name="W"),
    ]
    found = documents.documents(
        ENGLISH,
        corpus(*instruments),
        norm(
            Related(instrument="when", paragraphs="Chapter 1-2", verified=True),
            Related(instrument="late", paragraphs="19-21", verified="content"),
            Related(instrument="early", paragraphs="21", verified=True),
        ),
    )
    assert [(words, [(d.name, d.place) for d in group]) for words, group in found] == [
        ("Earlier", [("Early", "paragraph 21")]),
        ("Later", [("Late", "paragraphs 19–21")]),
        ("See also", [("W", "Chapter 1–2")]),
    ]


def test_unverified_place_is_not_shown() -> None:
    """A number nobody read in the document itself does not stand on a page."""
    ((_, (document,)),) = documents.documents(
        ENGLISH,
        corpus(Instrument(id="late", name="Late", year=2021)),
        norm(Related(instrument="late", paragraphs="19-21")),
    )
    assert document.place == ""

"""The documents a norm refers to: where it is written, and where it was taken further."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from onrecord.model import Corpus, Instrument, Norm, Related

REPORT = "the UN GGE report of 2015"
"""What the report with the eleven norms is called in running text."""

_REPORT_ID = "gge-2015"
_REPORT_YEAR = 2015
_REPORT_SYMBOL = "A/70/174"


@dataclass(frozen=True)
class Document:
    """A document, and the place in it that concerns a norm."""

    name: str
    """Its name in running text, with its symbol where it has one."""
    symbol: str
    year: int | None
    place: str
    """The paragraphs; empty where nobody has read the number there."""
    address: str
    relation: str
    """`Earlier`, `Later` or `See also`, as its year is to that of the norms."""


def report_document(corpus: Corpus) -> Document:
    """Return the report that has the eleven norms."""
    known = corpus.instruments.get(_REPORT_ID)
    if known is None:
        return Document(REPORT, _REPORT_SYMBOL, _REPORT_YEAR, "paragraph 13", "", "See also")
    symbol = known.symbol or _REPORT_SYMBOL
    return Document(REPORT, symbol, known.year, "paragraph 13", known.address or "", "See also")


def documents(corpus: Corpus, norm: Norm) -> tuple[tuple[str, tuple[Document, ...]], ...]:
    """Return the other documents that take up a norm: earlier ones, later ones, others."""
    found = [_document(corpus.instruments[r.instrument], r) for r in norm.related]
    found.sort(key=lambda d: (d.year or 9999, d.name))
    return tuple((relation, tuple(group)) for relation, group in groupby(found, _relation_of))


def _relation_of(document: Document) -> str:
    """Return how a document's year is to that of the norms."""
    return document.relation


def _document(instrument: Instrument, related: Related) -> Document:
    """Return a document with the place in it, where the number was read."""
    return Document(
        instrument.short_name or instrument.name,
        instrument.symbol or "",
        instrument.year,
        _place(related.paragraphs) if related.paragraphs and related.verified else "",
        instrument.address or "",
        _relation(instrument.year),
    )


def _place(paragraphs: str) -> str:
    """Write the place in a document: `paragraph 21`, `paragraphs 19–21`, `CBM 15`."""
    written = re.sub(r"(?<=\d)-(?=\d)", "–", paragraphs)
    if not paragraphs[:1].isdigit():
        return written
    return f"{'paragraph' if paragraphs.isdigit() else 'paragraphs'} {written}"


def _relation(year: int | None) -> str:
    """Say how a document's year is to that of the norms."""
    if year is None or year == _REPORT_YEAR:
        return "See also"
    return "Earlier" if year < _REPORT_YEAR else "Later"

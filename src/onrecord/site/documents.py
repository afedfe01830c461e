"""The documents a norm refers to: where it is written, and where it was taken further."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from onrecord.model import Corpus, Instrument, Norm, Related
from onrecord.site.words import Words

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
    """In words, how its year is to that of the norms: `Earlier`, `Later` or `See also`."""


def report_document(words: Words, corpus: Corpus) -> Document:
    """Return the report that has the eleven norms."""
    known = corpus.instruments.get(_REPORT_ID)
    return Document(
        words.say("document.report"),
        (known and known.symbol) or _REPORT_SYMBOL,
        known.year if known else _REPORT_YEAR,
        words.say("document.paragraph", number=13),
        (known and known.address) or "",
        words.say("document.see"),
    )


def documents(
    words: Words, corpus: Corpus, norm: Norm
) -> tuple[tuple[str, tuple[Document, ...]], ...]:
    """Return the other documents that take up a norm: earlier ones, later ones, others."""
    found = [_document(words, corpus.instruments[r.instrument], r) for r in norm.related]
    found.sort(key=lambda d: (d.year or 9999, d.name))
    return tuple((relation, tuple(group)) for relation, group in groupby(found, _relation_of))


def _relation_of(document: Document) -> str:
    """Return how a document's year is to that of the norms."""
    return document.relation


def _document(words: Words, instrument: Instrument, related: Related) -> Document:
    """Return a document with the place in it, where the number was read."""
    return Document(
        instrument.short_name or instrument.name,
        instrument.symbol or "",
        instrument.year,
        _place(words, related.paragraphs) if related.paragraphs and related.verified else "",
        instrument.address or "",
        _relation(words, instrument.year),
    )


def _place(words: Words, paragraphs: str) -> str:
    """Write the place in a document: `paragraph 21`, `paragraphs 19–21`, `CBM 15`."""
    written = re.sub(r"(?<=\d)-(?=\d)", "–", paragraphs)
    if not paragraphs[:1].isdigit():
        return written
    if paragraphs.isdigit():
        return words.say("document.paragraph", number=written)
    return words.say("document.paragraphs", numbers=written)


def _relation(words: Words, year: int | None) -> str:
    """Say how a document's year is to that of the norms."""
    if year is None or year == _REPORT_YEAR:
        return words.say("document.see")
    return words.say("document.earlier" if year < _REPORT_YEAR else "document.later")

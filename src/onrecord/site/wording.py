"""Dates, counts and names in words, as every page writes them."""

from __future__ import annotations

from datetime import date

from onrecord.model import Basis, FrontMatter, Provenance

SITE_LANGUAGE = "en"
"""The language of everything that is not a contributor's."""

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_NUMBERS = range(1, 13)

_RIGHT_TO_LEFT = frozenset(["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"])

_CAPITALS = {
    word.lower(): word
    for word in [
        "AI",
        "ASEAN",
        "CBM",
        "CBMs",
        "CERT",
        "CERTs",
        "CSIRT",
        "CSIRTs",
        "DNS",
        "EU",
        "GGE",
        "ICT",
        "ICTs",
        "IoT",
        "NGOs",
        "OEWG",
        "OSCE",
        "UN",
    ]
}

_PREFIXES = frozenset(["co", "cross", "de", "multi", "non", "self"])
"""Parts of a topic that keep their hyphen."""

_LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "pt": "Portuguese",
    "ru": "Russian",
    "zh": "Chinese",
}

_KINDS = {
    "published summary": "a published summary",
    "published report": "a published report",
    "event page": "an event page",
    "captioned transcript": "a captioned transcript",
    "machine-generated report": "a machine-generated report",
    "recording": "a recording",
    "notes": "notes",
}

_PLURALS = {"person": "people"}

_EXTENT = {
    "whole": "read whole",
    "part": "read in part",
    "beginning": "of which only the beginning was read",
}


def day(value: date) -> str:
    """Write a day: `11 December 2018`."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def short_day(value: date) -> str:
    """Write a day with three letters of its month: `11 Dec 2018`."""
    return f"{value.day} {_MONTHS[value.month - 1][:3]} {value.year}"


def dated(front: FrontMatter) -> str:
    """Write a webinar's day, and what the day is where it is not the day it was held."""
    written = day(front.date)
    forms = {"held": "{}", "published": "published {}", "inferred": "{} (date inferred)"}
    return forms[front.date_is].format(written)


def partial_day(value: str) -> str:
    """Write a year, a month or a day: `2018`, `December 2018`, `11 December 2018`."""
    parts = [int(part) for part in value.split("-")]
    month = [_MONTHS[part - 1] if part in _NUMBERS else str(part) for part in parts[1:2]]
    return " ".join([*map(str, parts[2:]), *month, str(parts[0])])


def period(start: str | None, end: str | None) -> str:
    """Write a period of which the beginning, the end or both are known; empty for neither."""
    if start and start == end:
        return partial_day(start)
    first = f"from {partial_day(start)}" if start else ""
    last = f"{'to' if start else 'until'} {partial_day(end)}" if end else ""
    return f"{first} {last}".strip()


def count(number: int, noun: str) -> str:
    """Write a number with its noun: `1 passage`, `1,204 passages`, `2 summaries`."""
    return f"{number:,} {noun_for(number, noun)}"


def noun_for(number: int, noun: str) -> str:
    """Write a noun as it stands after a number: `passage`, `summaries`, `people`."""
    if number == 1:
        return noun
    return _PLURALS.get(noun) or (f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s")


def listing(words: list[str]) -> str:
    """Join words as a sentence does: `Droz, Kaspar and Radunović`."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def topic(id_: str) -> str:
    """Write a topic as people do: `supply chain`, `CSIRTs`, `de-escalation`."""
    words = (_CAPITALS.get(word, word) + "- "[word not in _PREFIXES] for word in id_.split("-"))
    return "".join(words).rstrip("- ")


def heading(words: str) -> str:
    """Write words as they begin a line: `Supply chain`."""
    return words[:1].upper() + words[1:]


def basis(value: Basis | None) -> str:
    """Say why a passage is attributed to a person."""
    if value is None:
        return "nobody named"
    return "stated by the author" if value is Basis.STATED else "inferred from the text"


def kind(source: Provenance) -> str:
    """Say what kind of text a summary was written from: `a published summary`."""
    return _KINDS[source.kind]


def extent(source: Provenance) -> str:
    """Say how much of its source was read for a summary."""
    return _EXTENT[source.read]


def language_name(code: str) -> str:
    """Name a language in English; its code where we have no name for it."""
    return _LANGUAGES.get(code.split("-", maxsplit=1)[0], code)


def direction(code: str) -> str:
    """Return `rtl` for a language written from right to left, else `ltr`."""
    return "rtl" if code.split("-", maxsplit=1)[0] in _RIGHT_TO_LEFT else "ltr"

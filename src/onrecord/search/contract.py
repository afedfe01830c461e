"""The contract with the scripts of search: what stands in the files that they load.

`tests/js` declares these types for the scripts; `make lint` checks both sides.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, NotRequired, TypedDict

HitKind = Literal[
    "manual", "norm", "organisation", "passage", "series", "speaker", "summary", "topic"
]
"""What a hit is."""


class PagePart(NamedTuple):
    """A passage or a section of a page."""

    begin: int
    """How many words of the page stand before it."""
    anchor: str
    label: int | str
    """The number of a passage, the heading of a section."""
    speakers: list[str]
    """The ids of those who speak in it."""


class InLanguage(TypedDict):
    """The language of a text, where it is not that of the site."""

    language: NotRequired[str]
    direction: NotRequired[str]
    """`ltr` or `rtl`."""


class OriginFacts(TypedDict):
    """What a summary was written from."""

    words: str
    """In two or three words."""
    read: str
    """How much of it was read: `whole`, `part`, `beginning` or `unknown`."""
    machine: NotRequired[bool]
    """Whether no person wrote it."""


class PageFacts(InLanguage):
    """What the browser shows of a page that was found."""

    kind: HitKind
    date: NotRequired[str]
    dated: NotRequired[str]
    """The date in words."""
    origin: NotRequired[OriginFacts]
    parts: NotRequired[list[PagePart]]
    people: NotRequired[list[str]]
    """The names of those who took part."""
    series: NotRequired[str]
    what: NotRequired[str]
    """Who or what it is, in a line."""


class VoiceFacts(TypedDict):
    """Who speaks in a passage, or nobody, and why we say so."""

    basis: str
    tone: str
    """`stated`, `inferred` or `nobody`."""
    monogram: NotRequired[str]
    name: NotRequired[str]
    url: NotRequired[str]
    what: NotRequired[str]


class PassageFacts(InLanguage):
    """What the browser shows of a passage that was found."""

    kind: Literal["passage"]
    citation: str
    date: str
    dated: str
    """The date in words."""
    linked: bool
    norms: str
    number: int
    origin: OriginFacts
    title: str
    """That of the summary."""
    voices: list[VoiceFacts]


class NormName(TypedDict):
    """A norm as questions name it."""

    id: str
    letter: str
    locator: str
    title: str


class SearchSettings(TypedDict):
    """What a search needs at once: `find/settings.json`."""

    address: str
    """The site's own; empty where it does not know it."""
    everything: str
    """A word that every record has."""
    fold: Mapping[str, str]
    """Plain letters for those that do not decompose."""
    limit: int
    """How many characters of a question are read."""
    norms: list[NormName]
    passages: Mapping[str, int]
    """The languages of the indexes, that of the site first, each with its number of passages."""
    words: Mapping[str, Any]


class SearchName(TypedDict):
    """A thing that is asked for by its name, one of the list `find/names.json`."""

    kind: HitKind
    id: str
    name: str
    url: str
    """Empty where there is no page."""
    forms: list[str]
    """The name in all spellings, in plain letters."""
    former: list[str]
    """The ids it had before."""

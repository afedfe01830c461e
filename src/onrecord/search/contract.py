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
    title: NotRequired[str]
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

    kind: Literal["passage", "said"]
    """`said` where somebody speaks."""
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


class FacetValue(NamedTuple):
    """A value of a facet."""

    facet: str
    """Also `voice`: who speaks of which norm, `serge-droz:13k`."""
    id: str
    """As in an address: `serge-droz`."""
    label: str
    """As a reader sees it: `Serge Droz`."""


class RecordTable(TypedDict):
    """What has to be known of all records of an index before one is shown: `records.json`.

    Each list has an entry for each record. Every byte counts: it is loaded before the first hit.
    """

    heads: list[int]
    """How many words of titles and names stand before the text."""
    ids: str
    """Those in Pagefind's answers, shortened and without their language, one behind the other."""
    kinds: list[str]
    """As in the facts."""
    language: str
    """With what the ids begin in Pagefind's answers; each index has its own."""
    length: int
    """That of each id."""
    titles: list[int]
    """The number of words."""
    years: list[str]


class FacetTable(TypedDict):
    """By what the records of an index are sorted and narrowed down besides: `facets.json`."""

    dates: list[str]
    """Of each record; empty where it has none."""
    rows: list[list[int]]
    """For each record: which of the values it has."""
    values: list[FacetValue]


class NormName(TypedDict):
    """A norm as questions name it."""

    id: str
    letter: str
    locator: str
    title: str


class FrameworkWords(TypedDict):
    """How questions name the norms of a framework."""

    ids: Mapping[str, str]
    """By letter or number: the id."""
    names: list[str]
    """What may stand before a norm: `gge`, `paris call`."""
    nouns: list[str]
    """What a norm is called: `norm`, `principle`."""
    prefix: str
    """What stands before the number where an id is written: `paris`; of letters, their paragraph."""


class SearchSettings(TypedDict):
    """What a search needs at once: `find/settings.json`."""

    address: str
    """The site's own; empty where it does not know it."""
    beginnings: list[list[str]]
    """As the endings, at the other end."""
    endings: list[list[str]]
    """By what the forms of a word differ: a word may have any ending of a list for any other."""
    everything: str
    """A word that every record has."""
    fixed: list[str]
    """Words that have no other forms, and are no form of others."""
    fold: Mapping[str, str]
    """Plain letters for those that do not decompose."""
    frameworks: list[FrameworkWords]
    limit: int
    """How many characters of a question are read."""
    norms: list[NormName]
    passages: int
    """How many passages there are."""
    periods: list[str]
    """The folders of the indexes of passages, newest first."""
    stop: list[str]
    """Words that are not searched for, in plain letters."""
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

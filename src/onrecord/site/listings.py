"""Series, organisations and topics: a list of each, and a page for every entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.model import Speaker, Summary
from onrecord.site.charts import SeriesSummaries, Timeline, timeline
from onrecord.site.page import Page
from onrecord.site.paging import LetterPage, YearPage, by_letter, by_year
from onrecord.site.site import Site, newest_first
from onrecord.site.views import (
    Badge,
    Line,
    Link,
    organisation_url,
    series_url,
    slug,
    speaker_url,
    topic_url,
)
from onrecord.site.words import Words
from onrecord.text.folding import plain


@dataclass
class Gathering:
    """A series, an organisation or a topic, with all that belongs to it."""

    name: str
    url: str
    summaries: dict[str, Summary] = field(default_factory=dict)
    norms: list[str] = field(default_factory=list)
    people: dict[str, Speaker] = field(default_factory=dict)


@dataclass(frozen=True)
class Listing:
    """One of the three sorts of gathering."""

    name: str
    """As a heading: `Series`."""
    url: str
    noun: str
    """As a line above a title."""
    description: str
    empty: str
    """What the list says where there is nothing."""
    in_parts: bool = False
    """Whether the first part comes first, rather than the newest."""


@dataclass(frozen=True)
class ListingEntry:
    """A gathering in the list of its sort."""

    name: str
    url: str
    note: str


@dataclass(frozen=True)
class ListView:
    """The list of a sort, or one letter of it."""

    sort: Listing
    sheet: LetterPage[ListingEntry]
    total: int
    timeline: Timeline | None
    """When the webinars of each series were held; on the first page of that list only."""


@dataclass(frozen=True)
class GatheringView:
    """One gathering, as its page shows it."""

    sort: Listing
    name: str
    url: str
    badges: tuple[Badge, ...]
    people: tuple[Link, ...]
    sheet: YearPage[Summary]
    total: int
    lines: tuple[Line, ...]


def listing_pages(site: Site) -> Iterator[Page]:
    """Yield the lists of series, organisations and topics, and the page of every entry."""
    words = site.words
    yield from _pages(site, _sort(words, "series", in_parts=True), _series(site))
    yield from _pages(site, _sort(words, "organisations"), _organisations(site))
    yield from _pages(site, _sort(words, "topics"), _topics(site))


def _sort(words: Words, key: str, *, in_parts: bool = False) -> Listing:
    """Return a sort of gathering in words."""
    return Listing(
        words.say(f"name.{key}"),
        f"{key}/",
        words.say(f"noun_of.{key}"),
        words.say(f"gathering.about.{key}"),
        words.say(f"gathering.empty.{key}"),
        in_parts,
    )


def _pages(site: Site, sort: Listing, found: Mapping[str, Gathering]) -> Iterator[Page]:
    """Yield the list of one sort, and the pages of its entries."""
    gatherings = sorted(found.values(), key=lambda g: (plain(g.name), g.url))
    entries = [ListingEntry(g.name, g.url, _note(site.words, g)) for g in gatherings]
    chart = timeline(site, map(_along, gatherings)) if sort.in_parts else None
    for sheet in by_letter(sort.url, entries, lambda entry: entry.name):
        view = ListView(sort, sheet, len(entries), None if sheet.letter else chart)
        title = sort.name
        if sheet.letter:
            title = site.words.say("name.with", name=title, detail=sheet.letter)
        yield Page.filled(
            site.words,
            view,
            sheet.url,
            "listing",
            title=title,
            description=sort.description,
            kind="index",
            searchable=False,
        )
    for gathering in gatherings:
        yield from _gathering_pages(site, sort, gathering)


def _along(gathering: Gathering) -> SeriesSummaries:
    """Return a series as a timeline is made of it."""
    return SeriesSummaries(gathering.name, gathering.url, tuple(gathering.summaries.values()))


def _gathering_pages(site: Site, sort: Listing, gathering: Gathering) -> Iterator[Page]:
    """Yield the page of a gathering, and one for each year where it is long."""
    members = gathering.summaries.values()
    summaries = tuple(members) if sort.in_parts else newest_first(members)
    people = sorted(gathering.people, key=site.place.__getitem__)
    for sheet in by_year(gathering.url, gathering.url, summaries, lambda s: s.front.date.year):
        view = GatheringView(
            sort,
            gathering.name,
            gathering.url,
            tuple(site.badges[id_] for id_ in gathering.norms),
            tuple(Link(gathering.people[id_].name, speaker_url(id_)) for id_ in people),
            sheet,
            len(summaries),
            tuple(site.lines[summary.id] for summary in sheet.shown),
        )
        # A topic may be called like a list of the site, and a series like an organisation.
        title = site.words.say("name.with", name=sort.noun, detail=gathering.name)
        description = f"{title}. {_note(site.words, gathering)}."
        if sheet.year:
            title = site.words.say("name.with", name=title, detail=sheet.year)
        yield Page.filled(
            site.words,
            view,
            sheet.url,
            "gathering",
            title=title,
            description=description,
            kind="index",
            searchable=sheet.year is None,
        )


def _note(words: Words, gathering: Gathering) -> str:
    """Say how much belongs to a gathering: `2 webinars · 4 people`."""
    counts = (
        (len(gathering.summaries), "count.webinar"),
        (len(gathering.people), "count.speaker"),
        (len(gathering.norms), "count.norm"),
    )
    return " · ".join(words.say(key, n=number) for number, key in counts if number)


def _series(site: Site) -> Mapping[str, Gathering]:
    """Gather the series."""
    found: dict[str, Gathering] = {}
    for name, members in site.series.items():
        series = found.setdefault(slug(name), Gathering(name, series_url(name)))
        series.summaries |= {summary.id: summary for summary in members}
    return found


def _organisations(site: Site) -> Mapping[str, Gathering]:
    """Gather organisations: those who organised, and those the register knows people of."""
    found: dict[str, Gathering] = {}

    def named(name: str) -> Gathering:
        return found.setdefault(slug(name), Gathering(name, organisation_url(name)))

    for summary in site.newest:
        for name in summary.front.organisers:
            named(name).summaries[summary.id] = summary
    for id_, speaker in site.corpus.speakers.items():
        for affiliation in speaker.affiliations:
            named(affiliation.name).people[id_] = speaker
    return found


def _topics(site: Site) -> Mapping[str, Gathering]:
    """Gather the topics of norms and of summaries."""
    found: dict[str, Gathering] = {}

    def named(topics: Iterable[str]) -> Iterator[Gathering]:
        for id_ in dict.fromkeys(topics):
            yield found.setdefault(
                id_, Gathering(_capitalised(site.words.topic(id_)), topic_url(id_))
            )

    for norm in site.corpus.norms.values():
        for topic in named(norm.topics):
            topic.norms.append(norm.id)
    for summary in site.newest:
        for topic in named(summary.front.topics):
            topic.summaries[summary.id] = summary
    return found


def _capitalised(text: str) -> str:
    """Write a text as it begins a line: `Supply chain`."""
    return text[:1].upper() + text[1:]

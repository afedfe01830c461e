"""Series, organisations and topics: a list of each, and a page for every entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from onrecord.model import Speaker, Summary
from onrecord.site.charts import Timeline, timeline
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

SERIES = "series"
"""The list in which the first part comes first, rather than the newest."""


@dataclass
class Gathering:
    """A series, an organisation or a topic, with all that belongs to it."""

    name: str
    url: str
    summaries: dict[str, Summary] = field(default_factory=dict)
    norms: list[str] = field(default_factory=list)
    people: dict[str, Speaker] = field(default_factory=dict)

    def note(self, words: Words) -> str:
        """Say how much belongs to it: `2 webinars · 4 people`."""
        counts = (
            (len(self.summaries), "count.webinar"),
            (len(self.people), "count.speaker"),
            (len(self.norms), "count.norm"),
        )
        return " · ".join(words.say(key, n=number) for number, key in counts if number)


@dataclass(frozen=True)
class ListView:
    """A list, or one letter of it."""

    key: str
    """`series`, `organisations` or `topics`: its address, and the key of its words."""
    sheet: LetterPage[tuple[Gathering, str]]
    """The entries, each with a note."""
    total: int
    timeline: Timeline | None
    """When the webinars of each series were held; on the first page of that list only."""


@dataclass(frozen=True)
class GatheringView:
    """One entry of a list, as its page shows it."""

    key: str
    entry: Gathering
    badges: tuple[Badge, ...]
    people: tuple[Link, ...]
    sheet: YearPage[Summary]
    lines: tuple[Line, ...]


def listing_pages(site: Site) -> Iterator[Page]:
    """Yield the lists of series, organisations and topics, and the page of every entry."""
    for key, found in gatherings(site).items():
        entries = sorted(found.values(), key=lambda one: (plain(one.name), one.url))
        yield from _list_pages(site, key, [one for one in entries if one.note(site.words)])
        for entry in entries:
            yield from _entry_pages(site, key, entry)


def gatherings(site: Site) -> Mapping[str, Mapping[str, Gathering]]:
    """Return the entries of each list, by the key of the list."""
    return {SERIES: _series(site), "organisations": _organisations(site), "topics": _topics(site)}


def gathering_title(words: Words, key: str, entry: Gathering) -> str:
    """Return the title of an entry of a list.

    A topic may be called like a list of the site, and a series like an organisation.
    """
    return words.say("name.with", name=words.say(f"noun_of.{key}"), detail=entry.name)


def _list_pages(site: Site, key: str, entries: list[Gathering]) -> Iterator[Page]:
    name, about = site.words.say(f"name.{key}"), site.words.say(f"gathering.about.{key}")
    series = ((one.name, one.url, tuple(one.summaries.values())) for one in entries)
    chart = timeline(site, series) if key == SERIES else None
    noted = [(one, one.note(site.words)) for one in entries]
    for sheet in by_letter(f"{key}/", noted, lambda one: one[0].name):
        view = ListView(key, sheet, len(entries), None if sheet.letter else chart)
        title = name
        if sheet.letter:
            title = site.words.say("name.with", name=name, detail=sheet.letter)
        page = Page(sheet.url, title, about, searchable=False)
        yield page.filled(site.words, "listing", view)


def _entry_pages(site: Site, key: str, entry: Gathering) -> Iterator[Page]:
    """Yield the page of an entry, and one for each year where it is long."""
    members = entry.summaries.values()
    summaries = tuple(members) if key == SERIES else newest_first(members)
    people = sorted(entry.people, key=site.place.__getitem__)
    name = gathering_title(site.words, key, entry)
    about = f"{name}. {entry.note(site.words)}."
    for sheet in by_year(entry.url, entry.url, summaries, lambda s: s.front.date.year):
        view = GatheringView(
            key,
            entry,
            tuple(site.badges[id_] for id_ in entry.norms),
            tuple(Link(entry.people[id_].name, speaker_url(id_)) for id_ in people),
            sheet,
            tuple(site.lines[summary.id] for summary in sheet.shown),
        )
        title = name
        if sheet.year:
            title = site.words.say("name.with", name=name, detail=sheet.year)
        quiet, feeds = sheet.year is not None, (Link(name, entry.url),)
        page = Page(sheet.url, title, about, "gathering", searchable=not quiet, feeds=feeds)
        yield page.filled(site.words, "gathering", view)


def _series(site: Site) -> Mapping[str, Gathering]:
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
            members = named(affiliation.name).people
            members |= {id_: speaker} if site.appearances[id_] else {}
    return found


def _topics(site: Site) -> Mapping[str, Gathering]:
    """Gather the topics of norms and of summaries."""
    found: dict[str, Gathering] = {}

    def named(topics: Iterable[str]) -> Iterator[Gathering]:
        for id_ in dict.fromkeys(topics):
            words = site.words.topic(id_)
            name = words[:1].upper() + words[1:]
            yield found.setdefault(id_, Gathering(name, topic_url(id_)))

    for norm in site.corpus.norms.values():
        for topic in named(norm.topics):
            topic.norms.append(norm.id)
    for summary in site.newest:
        for topic in named(summary.front.topics):
            topic.summaries[summary.id] = summary
    return found

"""Series, organisations and topics: a list of each, and a page for every entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial

from onrecord.bodies import Heading, Statement
from onrecord.model import Speaker, Summary
from onrecord.site.charts import Timeline, timeline
from onrecord.site.page import Page, PageGroup
from onrecord.site.paging import LetterPage, YearPage, by_letter, by_year
from onrecord.site.site import Site, newest_first
from onrecord.site.statements import Said, YearView, said, year_page
from onrecord.site.translation import topic_name
from onrecord.site.views import (
    Badge,
    Line,
    Link,
    labelled,
    organisation_url,
    series_url,
    speaker_url,
    topic_url,
)
from onrecord.site.words import FROM_THE_LEFT, Words
from onrecord.text.folding import plain
from onrecord.text.slugs import slug

SERIES = "series"
"""The list in which the first part comes first, rather than the newest."""

_FACETS = {SERIES: "series", "organisations": "organisation", "topics": "topic"}
"""By what the page *Find* can be asked for the statements of an entry."""


@dataclass
class Gathering:
    """A series, an organisation or a topic, with all that belongs to it."""

    name: str
    url: str
    summaries: dict[str, Summary] = field(default_factory=dict, repr=False)
    norms: list[str] = field(default_factory=list)
    people: dict[str, Speaker] = field(default_factory=dict, repr=False)
    statements: list[Statement] = field(default_factory=list)
    """What was said: in a series or on a topic, or by the people of an organisation."""

    def note(self, words: Words) -> str:
        """Say how much belongs to it: `2 webinars · 4 people · 9 statements`."""
        counts = (
            (len(self.summaries), "count.webinar"),
            (len(self.people), "count.speaker"),
            (len(self.norms), "count.norm"),
            (len(self.statements), "count.statement"),
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
    said: Said


def listing_groups(site: Site) -> Iterator[PageGroup]:
    """Yield the lists of series, organisations and topics, and the page of every entry."""
    for key, found in site.grouped(gatherings).items():
        entries = from_a_to_z(found.values())
        shown = [one for one in entries if one.note(site.words)]
        yield PageGroup(f"{key}/", partial(_list_pages, site, key, shown))
        for entry in entries:
            yield PageGroup(entry.url, partial(_entry_pages, site, key, entry.url), lasting=True)


def gatherings(site: Site) -> Mapping[str, Mapping[str, Gathering]]:
    """Return the entries of each list, by the key of the list."""
    return {SERIES: _series(site), "organisations": _organisations(site), "topics": _topics(site)}


def by_url(site: Site) -> Mapping[str, Gathering]:
    """Return the entries of all lists, by their addresses."""
    lists = site.grouped(gatherings).values()
    return {entry.url: entry for entries in lists for entry in entries.values()}


def from_a_to_z(entries: Iterable[Gathering]) -> list[Gathering]:
    """Return the entries of a list in the order in which it has them."""
    return sorted(entries, key=lambda one: (plain(one.name), one.url))


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


def _entry_pages(site: Site, key: str, url: str) -> Iterator[Page]:
    """Yield the page of an entry, and one for each year of its webinars, or statements, if many."""
    entry = site.grouped(by_url)[url]
    members = entry.summaries.values()
    summaries = tuple(members) if key == SERIES else newest_first(members)
    everywhere = f"kind=said&{_FACETS[key]}={entry.url.split('/')[1]}"
    first, *years = said(site, entry.url, f"{entry.url}said/", entry.statements, everywhere)
    for sheet in by_year(entry.url, entry.url, summaries, lambda s: s.front.date.year):
        yield _entry_page(site, key, entry, sheet, first)
    for year in years:
        yield year_page(site, YearView(entry.name, entry.url, "list", year), "gathering")


def _entry_page(
    site: Site, key: str, entry: Gathering, sheet: YearPage[Summary], first: Said
) -> Page:
    title = name = gathering_title(site.words, key, entry)
    if sheet.year:
        title = site.words.say("name.with", name=name, detail=sheet.year)
    people = sorted(entry.people, key=site.place.__getitem__)
    view = GatheringView(
        key,
        entry,
        tuple(site.badges[id_] for id_ in entry.norms),
        tuple(Link(labelled(site.words, entry.people[i]), speaker_url(i)) for i in people),
        sheet,
        tuple(site.lines[summary.id] for summary in sheet.shown),
        first,
    )
    page = Page(
        sheet.url,
        title,
        f"{name}. {entry.note(site.words)}.",
        "gathering",
        headings=() if sheet.year else _headings(site.words, view),
        searchable=sheet.year is None,
        feeds=(Link(name, entry.url),),
    )
    return page.filled(site.words, "gathering", view)


def _headings(words: Words, view: GatheringView) -> tuple[Heading, ...]:
    webinars = Heading(2, words.say(f"gathering.webinars.{view.key}"), "webinars")
    statements = view.said.headings(words.say("name.statements"))
    return (webinars, *statements) if view.lines and statements else statements


def _series(site: Site) -> Mapping[str, Gathering]:
    found: dict[str, Gathering] = {}
    for name, members in site.series.items():
        series = found.setdefault(slug(name), Gathering(name, series_url(name)))
        for summary in members:
            series.summaries[summary.id] = summary
            series.statements += site.index.bodies[summary.id].statements
    return found


def _organisations(site: Site) -> Mapping[str, Gathering]:
    """Gather organisations: what they organised, their people, and what these said for them."""
    found = {
        part: Gathering(name, organisation_url(name)) for part, name in site.organisations.items()
    }
    for summary in site.newest:
        for name in summary.front.organisers:
            found[slug(name)].summaries[summary.id] = summary
    own = {id_: site.own_organisation(who) for id_, who in site.corpus.speakers.items()}
    for id_, speaker in site.corpus.speakers.items():
        names = {one.name for one in speaker.affiliations} | {own[id_]}
        days = (person.organisations for _, person in site.appearances[id_])
        for name in filter(None, names.union(*days) if site.appearances[id_] else ()):
            found[slug(name)].people[id_] = speaker

    @cache
    def parts(summary: str, speaker: str) -> set[str]:
        names = (*site.people[summary][speaker].organisations, own[speaker])
        return {slug(name) for name in names if name}

    for one in site.index.statements:
        for part in parts(one.summary, one.speaker):
            found[part].statements.append(one)
    return found


def _topics(site: Site) -> Mapping[str, Gathering]:
    """Gather the topics of norms and of summaries."""
    found: dict[str, Gathering] = {}

    def named(topics: Iterable[str]) -> Iterator[Gathering]:
        for id_ in dict.fromkeys(topics):
            words = topic_name(site.words, id_)
            first = 1 + words.startswith(FROM_THE_LEFT)
            name = words[:first].upper() + words[first:]
            yield found.setdefault(id_, Gathering(name, topic_url(id_)))

    for norm in site.corpus.norms.values():
        for topic in named(norm.topics):
            topic.norms.append(norm.id)
    for summary in site.newest:
        for topic in named(summary.front.topics):
            topic.summaries[summary.id] = summary
            topic.statements += site.index.bodies[summary.id].statements
    return found

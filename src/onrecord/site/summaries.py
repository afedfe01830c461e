"""The page of each summary, and the list of all of them by year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from onrecord.model import Body, Heading, Summary
from onrecord.site import wording
from onrecord.site.corrections import reports
from onrecord.site.page import Page
from onrecord.site.provenance import Origin, is_machine_made, origin
from onrecord.site.related import Relative, related
from onrecord.site.site import Site
from onrecord.site.views import (
    Badge,
    Line,
    Link,
    Person,
    organisation_url,
    series_url,
    summary_url,
    topic_links,
)
from onrecord.site.years import Sheet, sheets

_NAMED = 3
"""How many people a description names."""


@dataclass(frozen=True)
class Jump:
    """The way to a passage that cites a norm."""

    number: int
    url: str
    name: str
    """In words, for those who do not see where it stands."""


@dataclass(frozen=True)
class Jumps:
    """A norm cited in a summary, with the passages that cite it."""

    badge: Badge
    passages: tuple[Jump, ...]


@dataclass(frozen=True)
class SummaryView:
    """A summary, as its page shows it."""

    line: Line
    series: Link | None
    people: tuple[Person, ...]
    organisers: tuple[Link, ...]
    topics: tuple[Link, ...]
    recording: str
    machine_made: bool
    body: Body
    reports: Mapping[int, str]
    """By number of a passage: where it can be said that it is wrong."""
    previous: Line | None
    following: Line | None
    related: tuple[Line, ...]
    norms: tuple[Jumps, ...]
    origin: Origin


@dataclass(frozen=True)
class Year:
    """The summaries of one year."""

    year: int
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class SummariesView:
    """The list of summaries, or one year of it."""

    sheet: Sheet[Summary]
    total: int
    years: tuple[Year, ...]
    contribute: str


def summary_pages(site: Site) -> Iterator[Page]:
    """Yield the page of each summary."""
    relatives = related(site)
    for summary in site.newest:
        yield _summary_page(site, summary, relatives[summary.id])


def _summary_page(site: Site, summary: Summary, relatives: tuple[Relative, ...]) -> Page:
    """Return the page of a summary."""
    return Page.filled(
        site.words,
        _summary_view(site, summary, relatives),
        summary_url(summary.id),
        "summary",
        "summary_aside",
        title=summary.front.title,
        description=summary.front.abstract or _description(site, summary),
        kind="summary",
        headings=site.index.bodies[summary.id].headings,
        language=summary.front.language,
        source=summary.source.path,
    )


def _description(site: Site, summary: Summary) -> str:
    """Say in a sentence what a summary without an abstract is about."""
    people = [person.name for person in site.people[summary.id].values()]
    if len(people) > _NAMED:
        people[_NAMED:] = [site.words.say("summary.others")]
    day, who = wording.dated(site.words, summary.front), site.words.locale.listing(people)
    if not people:
        return site.words.say("summary.description", day=day)
    return site.words.say("summary.description_with", people=who, day=day)


def _summary_view(site: Site, summary: Summary, relatives: tuple[Relative, ...]) -> SummaryView:
    """Return what the page of a summary shows."""
    front = summary.front
    before, after = site.neighbours.get(summary.id, (None, None))
    return SummaryView(
        site.lines[summary.id],
        Link(site.lines[summary.id].series, series_url(front.series.name))
        if front.series
        else None,
        tuple(site.people[summary.id].values()),
        tuple(Link(name, organisation_url(name)) for name in front.organisers),
        topic_links(site.words, front.topics),
        front.recording or "",
        is_machine_made(summary),
        site.index.bodies[summary.id],
        reports(site, summary),
        site.lines[before.id] if before else None,
        site.lines[after.id] if after else None,
        tuple(replace(site.lines[r.summary.id], note=_shared(site, r)) for r in relatives),
        _jumps(site, summary),
        origin(site.settings, summary),
    )


def _shared(site: Site, relative: Relative) -> str:
    """Say what two summaries share."""
    norms = [site.corpus.norms[id_].locator for id_ in relative.norms]
    people = [site.corpus.speakers[id_].name for id_ in relative.people]
    return site.words.say("summary.also", things=site.words.locale.listing(norms + people))


def _jumps(site: Site, summary: Summary) -> tuple[Jumps, ...]:
    """Return the norms cited in a summary, with the passages in the order of the text."""
    found: dict[str, dict[int, str]] = {}
    for citation in site.index.by_summary[summary.id]:
        passage = site.index.passage(citation)
        found.setdefault(citation.norm, {})[passage.number] = f"#{passage.anchor}"
    return tuple(
        _jumps_to(site, site.badges[norm], sorted(jumps.items()))
        for norm, jumps in sorted(found.items())
    )


def _jumps_to(site: Site, norm: Badge, places: list[tuple[int, str]]) -> Jumps:
    """Return the ways to the passages that cite a norm."""
    say = partial(site.words.say, "summary.aside.paragraph", norm=norm.locator)
    return Jumps(norm, tuple(Jump(number, url, say(number=number)) for number, url in places))


def summary_list(site: Site) -> Iterator[Page]:
    """Yield the list of summaries by year, paged by year where it is long."""
    base = "summaries/"
    for sheet in sheets(base, f"{base}years/", site.newest, lambda s: s.front.date.year):
        title = site.words.say("name.summaries")
        if sheet.year:
            title = site.words.say("summaries.of_year", year=sheet.year)
        groups = groupby(sheet.shown, key=lambda summary: summary.front.date.year)
        years = tuple(Year(y, tuple(site.lines[s.id] for s in members)) for y, members in groups)
        view = SummariesView(sheet, len(site.newest), years, site.settings.contribute)
        yield Page.filled(
            site.words,
            view,
            sheet.url,
            "summaries",
            title=title,
            description=site.words.say("summaries.about"),
            kind="index",
            headings=tuple(Heading(2, str(y.year), f"y{y.year}") for y in years),
            listed=sheet.year is None,
            searchable=False,
        )

"""The page of each summary, those that belong beside it, and the list of all of them by year."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby
from math import log2

from onrecord.bodies import Body, Heading, Passage
from onrecord.model import FrontMatter, Summary
from onrecord.site.lazily import Lazy
from onrecord.site.page import Page, PageGroup
from onrecord.site.paging import YearPage, by_year
from onrecord.site.provenance import correction, corrections
from onrecord.site.recordings import Watch, watch
from onrecord.site.references import PARAGRAPHS, REFERENCES, Citing, citing
from onrecord.site.site import Site
from onrecord.site.views import (
    Badge,
    Line,
    Link,
    PersonView,
    organisation_url,
    series_url,
    summary_url,
    topic_links,
)

CALENDAR = "calendar.ics"
"""Where the calendar of the webinars to come stands; their pages lead to it."""

RELATED = 5
"""How many related summaries a page shows."""

NEAREST = 20
"""Of those that share one thing, how many before and after in time are looked at."""

_Feature = tuple[str, str]

_NAMED = 3
"""How many people a description names."""


@dataclass(frozen=True)
class Speaking:
    """Who is speaking in a passage, as it stands beside it."""

    people: tuple[Link, ...]
    basis: str
    """Why we say so, in words."""
    goes_on: bool = False
    """Whether it is as in the passage before, under the same heading."""


@dataclass(frozen=True)
class SummaryView:
    """A summary, as its page shows it."""

    front: FrontMatter
    line: Line
    series: Link | None
    people: tuple[PersonView, ...]
    organisers: tuple[Link, ...]
    topics: tuple[Link, ...]
    body: Body
    speaking: Mapping[int, Speaking]
    """By number of a passage: who is speaking there."""
    reports: Mapping[int, str]
    """By number of a passage: where it can be said that it is wrong."""
    watching: Mapping[int, Watch]
    """By number of a passage: where it begins in the recording."""
    previous: Line | None
    following: Line | None
    related: tuple[Line, ...]
    norms: tuple[tuple[Badge, tuple[Passage, ...]], ...]
    """Those that are cited, each with the passages that cite it."""
    edit: str
    """Where the file can be edited; empty where the site has no repository."""
    report: str
    """Where a mistake can be reported; empty where there is nobody to tell."""
    citing: tuple[Citing, ...]
    """How each of its paragraphs, and then the whole, is cited; empty before it is held."""
    citing_words: str
    """The words of the dialog from which they are cited, as JSON."""
    references: Mapping[str, str] = field(default_factory=lambda: REFERENCES)
    """By format: the file with the reference to it, below its address."""
    paragraphs: Mapping[str, str] = field(default_factory=lambda: PARAGRAPHS)
    """By format: the file with those to its paragraphs."""

    @property
    def machine_made(self) -> bool:
        """Whether the summary rests on a text that no person wrote."""
        source = self.front.source
        return source is not None and source.is_machine_made


@dataclass(frozen=True)
class SummariesView:
    """The list of summaries, or one year of it."""

    sheet: YearPage[Summary]
    total: int
    years: tuple[tuple[int, tuple[Line, ...]], ...]
    contribute: str


def summary_groups(site: Site) -> Iterator[PageGroup]:
    """Yield the page of each summary."""
    for summary in site.newest:
        yield PageGroup(
            summary_url(summary.id), partial(_summary_pages, site, summary), lasting=True
        )


def _summary_pages(site: Site, summary: Summary) -> Iterator[Page]:
    yield _summary_page(site, summary, site.grouped(related)[summary.id])


def _summary_page(site: Site, summary: Summary, relatives: tuple[Relative, ...]) -> Page:
    page = Page(
        summary_url(summary.id),
        summary.front.title,
        summary.front.abstract or _description(site, summary),
        "summary",
        headings=site.index.bodies[summary.id].headings,
        language=summary.front.language,
        source=summary.source.path,
    )
    view = _summary_view(site, summary, relatives)
    return page.filled(site.words, "summary", view, "summary_aside")


def _description(site: Site, summary: Summary) -> str:
    """Say in a sentence what a summary without an abstract is about."""
    people = [person.name for person in site.people[summary.id].values()]
    if len(people) > _NAMED:
        people[_NAMED:] = [site.words.say("summary.others")]
    day, who = site.words.dated(summary.front), site.words.locale.listing(people)
    if not people:
        return site.words.say("summary.description", day=day)
    return site.words.say("summary.description_with", people=who, day=day)


def _summary_view(site: Site, summary: Summary, relatives: tuple[Relative, ...]) -> SummaryView:
    front = summary.front
    before, after = site.neighbours.get(summary.id, (None, None))
    return SummaryView(
        front,
        site.lines[summary.id],
        Link(site.lines[summary.id].series, series_url(front.series.name))
        if front.series
        else None,
        tuple(site.people[summary.id].values()),
        tuple(Link(name, organisation_url(name)) for name in front.organisers),
        topic_links(site.words, front.topics),
        site.index.bodies[summary.id],
        _speaking(site, summary),
        corrections(site, summary),
        _watching(site, summary),
        site.lines[before.id] if before else None,
        site.lines[after.id] if after else None,
        tuple(replace(site.lines[r.summary.id], note=_shared(site, r)) for r in relatives),
        _cited(site, summary),
        site.settings.editing(summary.source.path),
        correction(site.settings, summary),
        () if summary.is_announced else tuple(citing(site, summary)),
        json.dumps(site.words.groups["citing"], ensure_ascii=False, separators=(",", ":")),
    )


def _speaking(site: Site, summary: Summary) -> Mapping[int, Speaking]:
    """Return who is speaking in the passages of a summary, by number."""
    found: dict[int, Speaking] = {}
    before: Speaking | None = None
    for block in site.index.bodies[summary.id].leaves:
        if isinstance(block, Passage):
            now = _speaking_in(site, block) if block.statements else None
            if now:
                found[block.number] = replace(now, goes_on=now == before)
            before = now
        elif isinstance(block, Heading):
            before = None
    return found


def _speaking_in(site: Site, passage: Passage) -> Speaking:
    voices = passage.statements
    people = (site.people[one.summary][one.speaker] for one in voices)
    reasons = dict.fromkeys(site.words.text(f"basis.{one.origin or one.basis}") for one in voices)
    return Speaking(
        tuple(Link(who.name, who.url) for who in people), site.words.locale.comma.join(reasons)
    )


def _watching(site: Site, summary: Summary) -> Mapping[int, Watch]:
    """Return where passages begin in the recording, by number."""
    passages = site.index.bodies[summary.id].passages
    links = ((one.number, watch(site.words, summary, one)) for one in passages if one.moment)
    return {number: link for number, link in links if link}


def _shared(site: Site, relative: Relative) -> str:
    norms = [site.badges[id_].locator for id_ in relative.norms]
    people = [site.corpus.speakers[id_].name for id_ in relative.people]
    return site.words.say("summary.also", things=site.words.locale.listing(norms + people))


def _cited(site: Site, summary: Summary) -> tuple[tuple[Badge, tuple[Passage, ...]], ...]:
    """Return the norms cited in a summary, with the passages in the order of the text."""
    found: dict[str, dict[int, Passage]] = {}
    for citation in site.index.by_summary[summary.id]:
        found.setdefault(citation.norm, {})[citation.passage] = site.index.passage(citation)
    return tuple(
        (site.badges[norm], tuple(passages[number] for number in sorted(passages)))
        for norm, passages in sorted(found.items())
    )


def summary_list(site: Site) -> Iterator[PageGroup]:
    """Yield the list of summaries by year, paged by year where it is long."""
    yield PageGroup("summaries/", partial(_list_pages, site), site.words.say("name.summaries"))


def _list_pages(site: Site) -> Iterator[Page]:
    base = "summaries/"
    for sheet in by_year(base, f"{base}years/", site.newest, lambda s: s.front.date.year):
        title = site.words.say("name.summaries")
        if sheet.year:
            title = site.words.say("summaries.of_year", year=sheet.year)
        groups = groupby(sheet.shown, key=lambda summary: summary.front.date.year)
        years = tuple((y, tuple(site.lines[s.id] for s in members)) for y, members in groups)
        view = SummariesView(sheet, len(site.newest), years, site.settings.contribute)
        page = Page(
            sheet.url,
            title,
            site.words.say("summaries.about"),
            headings=tuple(Heading(2, str(year), f"y{year}") for year, _ in years),
            searchable=False,
        )
        yield page.filled(site.words, "summaries", view)


@dataclass(frozen=True)
class Relative:
    """A summary beside another, and what the two share."""

    summary: Summary
    norms: tuple[str, ...]
    people: tuple[str, ...]


def related(site: Site) -> Mapping[str, tuple[Relative, ...]]:
    """Return for each summary id the nearest others, nearest first.

    What fewer summaries share weighs more. Only the nearest in time of those that share a thing
    are looked at: a norm that a thousand summaries cite must not make the cost quadratic.
    """
    features = [_features(summary) for summary in site.newest]
    sharing: dict[_Feature, list[int]] = defaultdict(list)
    for place, found in enumerate(features):
        for feature in found:
            sharing[feature].append(place)
    weights = {f: _weight(len(places), len(features)) for f, places in sharing.items()}
    places = {summary.id: place for place, summary in enumerate(site.newest)}

    def nearest(id_: str) -> tuple[Relative, ...]:
        place = places[id_]
        return tuple(
            _relative(site.newest[other], features[place] & features[other])
            for other in _nearest(site, place, features, sharing, weights)
        )

    return Lazy(places, nearest)


def _features(summary: Summary) -> frozenset[_Feature]:
    norms = {("norm", norm) for norm in summary.front.norms}
    people = {("person", appearance.id) for appearance in summary.front.people}
    return frozenset(norms | people)


def _weight(members: int, total: int) -> int:
    """Return how much sharing a thing tells; whole numbers, so that sums have no order."""
    return round(1000 * log2(1 + total / members))


def _nearest(
    site: Site,
    place: int,
    features: list[frozenset[_Feature]],
    sharing: Mapping[_Feature, list[int]],
    weights: Mapping[_Feature, int],
) -> list[int]:
    """Return the places of the summaries that share most, then nearest in time."""
    candidates: set[int] = set()
    for feature in features[place]:
        places = sharing[feature]
        at = bisect_left(places, place)
        candidates.update(places[max(0, at - NEAREST) : at + NEAREST + 1])
    beside = {s.id for s in site.neighbours.get(site.newest[place].id, ()) if s}
    candidates = {c for c in candidates if c != place and site.newest[c].id not in beside}

    own, weight = features[place], weights.__getitem__

    def key(other: int) -> tuple[int, int, int]:
        return -sum(map(weight, own & features[other])), abs(other - place), other

    return sorted(candidates, key=key)[:RELATED]


def _relative(summary: Summary, shared: frozenset[_Feature]) -> Relative:
    """Return a summary with what it shares, sorted."""
    norms = tuple(sorted(id_ for kind, id_ in shared if kind == "norm"))
    people = tuple(sorted(id_ for kind, id_ in shared if kind == "person"))
    return Relative(summary, norms, people)

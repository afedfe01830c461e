"""The home page, the list of the norms and the page *Find*: the ways into everything else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from onrecord.bodies import Basis, Citation, How
from onrecord.site.charts import NormYears, norm_years
from onrecord.site.coverage import coverage
from onrecord.site.page import Page, PageGroup
from onrecord.site.passages import Quote, WebinarQuotes
from onrecord.site.provenance import DocumentView, blank_correction, report_document
from onrecord.site.site import NormSet, Site, passage_count
from onrecord.site.views import Badge, Line, Link, Origin, PersonView
from onrecord.site.words import Words

FIND = "find"
"""Where the page *Find* stands, and below it what search is made of."""

LIMIT = 200
"""How many characters of a question are read."""

NEWEST = 5
"""How many of the newest summaries the home page shows."""


@dataclass(frozen=True)
class NormCard:
    """A norm with how often it is cited."""

    badge: Badge
    text: str
    passages: int
    webinars: int
    share: int
    """Its passages, in percent of those of the norm with most."""


@dataclass(frozen=True)
class HomeSection:
    """The norms of one framework on the home page."""

    title: str
    anchor: str
    url: str
    """The list of these norms."""
    cards: tuple[NormCard, ...]


@dataclass(frozen=True)
class HomeView:
    """What the home page shows."""

    name: str
    sections: tuple[HomeSection, ...]
    newest: tuple[Line, ...]
    summaries: int
    speakers: int
    statements: int
    passages: int


@dataclass(frozen=True)
class NormsView:
    """What the list of norms shows."""

    title: str
    others: tuple[Link, ...]
    """The ways between the lists of several frameworks."""
    cards: tuple[NormCard, ...]
    official: DocumentView
    years: NormYears | None
    """`None` where no norm is cited yet."""
    coverage: str
    """What the numbers rest on: how much of their sources the summaries were written from."""


def home_group(site: Site) -> Iterator[PageGroup]:
    """Yield the home page."""
    yield PageGroup("", partial(_home_page, site), site.words.say("name.home"))


def _home_page(site: Site) -> Iterator[Page]:
    view = HomeView(
        site.settings.name,
        tuple(_section(site, one) for one in site.sets),
        tuple(site.lines[summary.id] for summary in site.newest[:NEWEST]),
        len(site.corpus.summaries),
        len(site.on_record),
        len(site.index.statements),
        passage_count(site.index.citations),
    )
    name, lead = site.settings.name, site.words.say("home.lead")
    page = Page("", name, lead, "home", feeds=(Link(name, ""),))
    yield page.filled(site.words, "home", view)


def norm_list(site: Site) -> Iterator[PageGroup]:
    """Yield the list of the norms of each framework."""
    for one in site.sets:
        title = site.set_title(one, "name.norms")
        listed = site.listed(one, "name.norms")
        yield PageGroup(one.url, partial(_norm_list, site, one, title), listed)


def _norm_list(site: Site, own: NormSet, title: str) -> Iterator[Page]:
    words, official = own.words, report_document(own.words, site.corpus, own.framework)
    others = site.other_sets(own, lambda one: one.url)
    years, rests_on = norm_years(site, own), coverage(site)
    view = NormsView(title, others, _cards(site, own), official, years, rests_on)
    page = Page(own.url, title, words.say("norms.about"), searchable=False)
    yield page.filled(words, "norms", view)


def _section(site: Site, own: NormSet) -> HomeSection:
    """Return the norms of a framework; those of the first have the anchor of today."""
    anchor = "norms" if own is site.sets[0] else f"norms-{own.framework.id}"
    title = own.words.say("home.norms")
    if len(site.sets) > 1 and not own.framework.says("home.norms"):
        title = own.framework.name
    return HomeSection(title, anchor, own.url, _cards(site, own))


def _cards(site: Site, own: NormSet) -> tuple[NormCard, ...]:
    cited = {id_: passage_count(site.index.by_norm[id_]) for id_ in own.norms}
    most = max(cited.values(), default=0) or 1
    return tuple(
        NormCard(
            site.badges[norm.id],
            norm.text,
            cited[norm.id],
            len({c.summary for c in site.index.by_norm[norm.id]}),
            round(100 * cited[norm.id] / most),
        )
        for norm in map(site.corpus.norms.__getitem__, own.norms)
    )


def find_group(site: Site) -> Iterator[PageGroup]:
    """Yield the page *Find*."""
    yield PageGroup(f"{FIND}/", partial(_find_page, site))


def _find_page(site: Site) -> Iterator[Page]:
    blank = _blank(site.words, blank_correction(site.settings))
    title, about = site.words.say("name.find"), site.words.say("find.about")
    page = Page(f"{FIND}/", title, about, "find", searchable=False)
    yield page.filled(site.words, "find", blank)


def _blank(words: Words, report: str) -> WebinarQuotes:
    """Return a webinar with one passage in which one person speaks, all of it empty.

    `report` leads to the form for corrections; the browser fills in its fields too.
    """
    line = Line(
        "",
        "",
        words.language,
        "0001-01-01",
        "",
        "",
        "",
        "",
        "",
        (),
        (),
        Origin("", "", is_machine_made=False),
    )
    voice = Citation("", 0, "", How.LINKED, "", Basis.STATED)
    people = {"": PersonView("", "", "", "", "", "")}
    quote = Quote(0, (), words.language, (voice,), people, linked=True, report=report)
    return WebinarQuotes("", line, (quote,))

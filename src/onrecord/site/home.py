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
from onrecord.site.site import Site, passage_count
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
class HomeView:
    """What the home page shows."""

    name: str
    cards: tuple[NormCard, ...]
    newest: tuple[Line, ...]
    summaries: int
    speakers: int
    statements: int
    passages: int


@dataclass(frozen=True)
class NormsView:
    """What the list of norms shows."""

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
        _cards(site),
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
    """Yield the list of the norms."""
    yield PageGroup("norms/", partial(_norm_list, site), site.words.say("name.norms"))


def _norm_list(site: Site) -> Iterator[Page]:
    official = report_document(site.words, site.corpus)
    view = NormsView(_cards(site), official, norm_years(site), coverage(site))
    title, about = site.words.say("name.norms"), site.words.say("norms.about")
    page = Page("norms/", title, about, searchable=False)
    yield page.filled(site.words, "norms", view)


def _cards(site: Site) -> tuple[NormCard, ...]:
    cited = {id_: passage_count(c) for id_, c in site.index.by_norm.items()}
    most = max(cited.values(), default=0) or 1
    return tuple(
        NormCard(
            site.badges[norm.id],
            norm.text,
            cited[norm.id],
            len({c.summary for c in site.index.by_norm[norm.id]}),
            round(100 * cited[norm.id] / most),
        )
        for norm in site.corpus.norms.values()
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

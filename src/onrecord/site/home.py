"""The home page, and the list of the norms: the ways into everything else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.site.chronicle import NormYears, norm_years
from onrecord.site.documents import Document, report_document
from onrecord.site.page import Page
from onrecord.site.site import Site, passage_count
from onrecord.site.views import Badge, Line

NEWEST = 5
"""How many of the newest summaries the home page shows."""


@dataclass(frozen=True)
class Card:
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
    cards: tuple[Card, ...]
    newest: tuple[Line, ...]
    summaries: int
    speakers: int
    passages: int


@dataclass(frozen=True)
class NormsView:
    """What the list of norms shows."""

    cards: tuple[Card, ...]
    official: Document
    years: NormYears | None
    """`None` where no norm is cited yet."""


def home_page(site: Site) -> Iterator[Page]:
    """Yield the home page."""
    view = HomeView(
        site.settings.name,
        _cards(site),
        tuple(site.lines[summary.id] for summary in site.newest[:NEWEST]),
        len(site.corpus.summaries),
        len(site.corpus.speakers),
        passage_count(site.index.citations),
    )
    yield Page.filled(
        site.words,
        view,
        "",
        "home",
        title=site.settings.name,
        description=site.words.say("home.lead"),
        kind="home",
        listed=True,
    )


def norm_list(site: Site) -> Iterator[Page]:
    """Yield the list of the norms."""
    official = report_document(site.words, site.corpus)
    view = NormsView(_cards(site), official, norm_years(site))
    yield Page.filled(
        site.words,
        view,
        "norms/",
        "norms",
        title=site.words.say("name.norms"),
        description=site.words.say("norms.about"),
        kind="index",
        listed=True,
        searchable=False,
    )


def _cards(site: Site) -> tuple[Card, ...]:
    """Return the norms with how often each is cited."""
    cited = {id_: passage_count(c) for id_, c in site.index.by_norm.items()}
    most = max(cited.values(), default=0) or 1
    return tuple(
        Card(
            site.badges[norm.id],
            norm.text,
            cited[norm.id],
            len({c.summary for c in site.index.by_norm[norm.id]}),
            round(100 * cited[norm.id] / most),
        )
        for norm in site.corpus.norms.values()
    )

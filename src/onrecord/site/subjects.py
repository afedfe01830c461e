"""Passages on the subject of a norm that do not cite it: found by words, and in no count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.bodies import Subject
from onrecord.model import Norm
from onrecord.site.page import Page
from onrecord.site.paging import YearPage, by_year
from onrecord.site.passages import WebinarQuotes, quoted
from onrecord.site.site import Site
from onrecord.site.views import Badge


@dataclass(frozen=True)
class OnSubject:
    """Passages on the subject of a norm, or one year of them."""

    badge: Badge
    sheet: YearPage[Subject]
    webinars: tuple[WebinarQuotes, ...]


def on_subject(site: Site, norm: Norm) -> Iterator[OnSubject]:
    """Yield what stands on the page of a norm, then what stands on one for each year."""
    base = f"norms/{norm.id}/"
    for sheet in by_year(base, f"{base}subject/", site.index.by_subject[norm.id], site.year_of):
        webinars = quoted(
            site,
            {(one.summary, one.passage): site.index.passage(one).statements for one in sheet.shown},
            {(one.summary, one.passage): one.words for one in sheet.shown},
        )
        yield OnSubject(site.badges[norm.id], sheet, webinars)


def subject_page(site: Site, norm: Norm, view: OnSubject) -> Page:
    """Return the page of one year of the passages on the subject of a norm."""
    words, locator = site.set_of[norm.id].words, view.badge.locator
    title = words.say("norm.subject_in", year=view.sheet.year)
    return Page(
        view.sheet.url,
        f"{locator} {title}",
        words.say("norm.description", norm=locator, title=norm.title),
        "norm",
        searchable=False,
    ).filled(words, "norm_subject", view)

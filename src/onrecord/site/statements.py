"""What was said, as a page shows it: by webinar, by year where it is long, with filters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.bodies import Heading, Voice
from onrecord.site.filters import Filters, filters
from onrecord.site.page import Page, PageKind
from onrecord.site.paging import YearPage, by_year
from onrecord.site.passages import WebinarQuotes, by_webinar
from onrecord.site.site import Site, passage_count

_HEADINGS = 30
"""The most webinars that stand in a table of contents."""


@dataclass(frozen=True)
class Said:
    """What was said, or one year of it."""

    sheet: YearPage[Voice]
    webinars: tuple[WebinarQuotes, ...]
    filters: Filters

    def headings(self, title: str) -> tuple[Heading, ...]:
        """Return the headings for a table of contents; none where there are too few or too many."""
        if not 1 < len(self.webinars) <= _HEADINGS:
            return ()
        webinars = (Heading(3, one.line.day, one.id) for one in self.webinars)
        return (Heading(2, title, "said"), *webinars)


@dataclass(frozen=True)
class YearView:
    """What one person, or all in one list, said in one year, on a page of its own."""

    name: str
    url: str
    """Where everything else of them stands."""
    about: str
    """`speaker` where all of it is of one person, else `list`."""
    said: Said


def year_page(site: Site, view: YearView, kind: PageKind = "index") -> Page:
    """Return the page with what was said in one year."""
    sheet = view.said.sheet
    title = site.words.say("statements.of_title", name=view.name, year=sheet.year or 0)
    about = site.words.say("count.statement", n=len(sheet.shown))
    headings = view.said.headings(site.words.say("name.statements"))
    page = Page(sheet.url, title, f"{title}. {about}.", kind, headings=headings, searchable=False)
    return page.filled(site.words, "statements_year", view)


def said(
    site: Site, first: str, base: str, voices: Sequence[Voice], everywhere: str
) -> Iterator[Said]:
    """Yield what was said for the page at `first`, then for one at `<base><year>/` for each year.

    `everywhere` asks the page *Find* for the same in all years.
    """
    for sheet in by_year(first, base, voices, site.year_of, passage_count):
        webinars = by_webinar(site, sheet.shown)
        yield Said(sheet, webinars, filters(site, sheet, webinars, everywhere))

"""All pages of a site: the one list of renderers, and what a host calls."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from onrecord import workers
from onrecord.site.about import about_pages
from onrecord.site.following import follow
from onrecord.site.home import find_page, home_page, norm_list
from onrecord.site.listings import listing_pages
from onrecord.site.matrix import matrix_pages, unnamed_pages
from onrecord.site.norms import norm_pages
from onrecord.site.page import Page
from onrecord.site.previews import attach, previews
from onrecord.site.propose import propose_page
from onrecord.site.redirects import withdrawn_pages
from onrecord.site.site import Settings, Site
from onrecord.site.speakers import speaker_list, speaker_pages
from onrecord.site.summaries import summary_list, summary_pages
from onrecord.site.templating import Fragment, fill, renew, spoken

__all__ = ["RENDERERS", "Page", "Settings", "Site", "render"]

RENDERERS: tuple[Callable[[Site], Iterator[Page]], ...] = (
    home_page,
    summary_list,
    summary_pages,
    withdrawn_pages,
    norm_list,
    norm_pages,
    speaker_list,
    speaker_pages,
    matrix_pages,
    unnamed_pages,
    listing_pages,
    propose_page,
    find_page,
    about_pages,
)
"""Everything that makes pages. A new kind of page is a function, and a line here."""


@dataclass(frozen=True)
class Imprint:
    """What a printed page says of itself at its end."""

    name: str
    address: str
    day: date | None
    """The day of the newest text on the site."""


def render(site: Site) -> Iterator[Page]:
    """Yield every page of a site; no two have the same address."""
    parallel = len(site.corpus.summaries) >= workers.MANY
    renew()
    site.prepare()
    known = previews(site)
    work = partial(_rendered, site, known)
    for pages in workers.run(work, len(RENDERERS), batch=1, parallel=parallel):
        yield from pages


def _rendered(site: Site, known: Mapping[str, Fragment], place: int) -> list[Page]:
    """Return the pages of one renderer, whole: with previews, imprint and a language."""
    return [
        replace(
            page,
            html=_spoken(
                site, page.html + attach(site.words, page, known) + _imprint(site, page.url)
            ),
            aside=page.aside and _spoken(site, page.aside),
            language=page.language or site.words.language,
        )
        for page in (follow(site.words, page) for page in RENDERERS[place](site))
    ]


def _spoken(site: Site, html: str) -> str:
    """Say of a fragment in which language it is, where the theme around it is in another."""
    language = spoken(site.words, site.settings.language)
    return f"<div{language}>\n{html}</div>\n" if language else html


def _imprint(site: Site, url: str) -> str:
    """Return the line that stands at the end of a page in print only."""
    settings = site.settings
    address = settings.absolute(url) if settings.address else ""
    return fill(settings.words, "imprint", url, Imprint(settings.name, address, site.day)).html

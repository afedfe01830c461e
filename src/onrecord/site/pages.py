"""All pages of a site: the one list of renderers, and what a host calls."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from types import MappingProxyType

from onrecord import workers
from onrecord.site.about import about_groups
from onrecord.site.following import follow
from onrecord.site.home import find_group, home_group, norm_list
from onrecord.site.listings import by_url, gatherings, listing_groups
from onrecord.site.matrix import matrix_group, unnamed_group
from onrecord.site.norms import norm_groups, rankings
from onrecord.site.page import Page, PageGroup
from onrecord.site.previews import attach, previews
from onrecord.site.propose import propose_group
from onrecord.site.reads import NotedSite, Read
from onrecord.site.redirects import withdrawn_groups
from onrecord.site.site import Settings, Site
from onrecord.site.speakers import speaker_groups, speaker_list
from onrecord.site.summaries import related, summary_groups, summary_list
from onrecord.site.templating import Fragment, fill, renew, spoken

__all__ = ["RENDERERS", "Page", "Settings", "Site", "group_of", "groups", "making", "render"]

RENDERERS: tuple[Callable[[Site], Iterator[PageGroup]], ...] = (
    home_group,
    summary_list,
    summary_groups,
    withdrawn_groups,
    norm_list,
    norm_groups,
    speaker_list,
    speaker_groups,
    matrix_group,
    unnamed_group,
    listing_groups,
    propose_group,
    find_group,
    about_groups,
)
"""Everything that makes pages. A new kind of page is a function, and a line here."""

_GROUPINGS = (by_url, gatherings, previews, rankings, related)
"""What several pages ask the site for."""

_BATCH = 20
"""How many groups a process makes before it hands them over."""


@dataclass(frozen=True)
class Imprint:
    """What a printed page says of itself at its end."""

    name: str
    address: str
    day: date | None
    """The day of the newest text on the site."""


def groups(site: Site) -> tuple[PageGroup, ...]:
    """Return every group of pages of a site; no two pages have the same address."""
    return tuple(group for renderer in RENDERERS for group in renderer(site))


def group_of(groups: Mapping[str, PageGroup], url: str) -> PageGroup | None:
    """Return the group, of those by the address of their first page, to which an address belongs."""
    above = url
    while above and above not in groups:
        above = above.rstrip("/").rpartition("/")[0] + "/" if "/" in above.rstrip("/") else ""
    # Everything stands below the home page, and nothing belongs to it.
    return groups.get(above) if above or not url else None


def render(site: Site) -> Iterator[Page]:
    """Yield every page of a site."""
    noted = noting(site)
    for made in make(noted, groups(noted)):
        yield from made.pages


def noting(site: Site, texts: Mapping[str, str] = MappingProxyType({})) -> NotedSite:
    """Return a site of which is noted what pages read; `texts` are hashes of its texts, by summary id."""
    return NotedSite(site, texts, _GROUPINGS)


@dataclass(frozen=True)
class Made:
    """The pages of a group, and what of the texts they were made from, sorted."""

    pages: tuple[Page, ...]
    reads: tuple[Read, ...]


def make(site: NotedSite, wanted: Sequence[PageGroup]) -> Iterator[Made]:
    """Yield what is made of some groups of a site, in their order."""
    parallel = len(site.corpus.summaries) >= workers.MANY
    renew()
    whole = making(site)

    def work(place: int) -> Made:
        with site.reads.noted() as reads:
            pages = tuple(whole(wanted[place]))
        return Made(pages, tuple(sorted(reads, key=lambda one: (one[0], one[1] or ""))))

    return workers.run(work, len(wanted), batch=_BATCH, parallel=parallel)


def making(site: Site) -> Callable[[PageGroup], Iterator[Page]]:
    """Return what makes the pages of a group whole: with previews, imprint and a language."""
    return partial(_whole, site, site.grouped(previews))


def _whole(site: Site, known: Mapping[str, Fragment], group: PageGroup) -> Iterator[Page]:
    """Yield the pages of a group, each made when it is asked for."""
    for made in group.make():
        page = follow(site.words, made)
        html = page.html + attach(site.words, page, known) + _imprint(site, page.url)
        yield replace(
            page,
            html=_spoken(site, html),
            aside=page.aside and _spoken(site, page.aside),
            language=page.language or site.words.language,
            listed=bool(group.listed) and page.url == group.url,
        )


def _spoken(site: Site, html: str) -> str:
    """Say of a fragment in which language it is, where the theme around it is in another."""
    language = spoken(site.words, site.settings.language)
    return f"<div{language}>\n{html}</div>\n" if language else html


def _imprint(site: Site, url: str) -> str:
    """Return the line that stands at the end of a page in print only."""
    settings = site.settings
    address = settings.absolute(url) if settings.address else ""
    return fill(site.words, "imprint", url, Imprint(settings.name, address, site.day)).html

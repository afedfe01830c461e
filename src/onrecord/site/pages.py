"""All pages of a site: the one list of renderers, and what a host calls."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.site.home import home_page, norm_list
from onrecord.site.listings import listing_pages
from onrecord.site.matrix import matrix_pages, unnamed_pages
from onrecord.site.norms import norm_pages
from onrecord.site.page import Page
from onrecord.site.site import Settings, Site
from onrecord.site.speakers import speaker_list, speaker_pages
from onrecord.site.summaries import summary_list, summary_pages

__all__ = ["RENDERERS", "Page", "Settings", "Site", "render"]

RENDERERS: tuple[Callable[[Site], Iterator[Page]], ...] = (
    home_page,
    summary_list,
    summary_pages,
    norm_list,
    norm_pages,
    speaker_list,
    speaker_pages,
    listing_pages,
    matrix_pages,
    unnamed_pages,
)
"""Everything that makes pages. A new kind of page is a function, and a line here."""


def render(site: Site) -> Iterator[Page]:
    """Yield every page of a site; no two have the same address."""
    for renderer in RENDERERS:
        yield from renderer(site)

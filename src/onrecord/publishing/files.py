"""The files that keep promises: the manifest, and a page at every old address."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from onrecord.publishing.manifest import PATH, describe, dump
from onrecord.site.page import Asset, Page
from onrecord.site.redirects import redirect_page, redirects
from onrecord.site.site import Site


def published(site: Site, pages: Iterable[Page], own: Collection[str] = ()) -> Iterator[Asset]:
    """Yield the redirects and the manifest of a site with these pages.

    `own` are the addresses of hand-written pages.
    """
    pages = tuple(pages)
    for redirect in redirects(site, pages, own):
        yield Asset(redirect.path, redirect_page(site, redirect))
    yield Asset(PATH, dump(describe(site, pages, own)))

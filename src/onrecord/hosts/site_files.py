"""The pages and files of a site, for a host to publish."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator
from dataclasses import dataclass

from onrecord.cache import Cache
from onrecord.dataset import dataset
from onrecord.exports import export, lasting, listed
from onrecord.exports.linked_data import described
from onrecord.exports.meta_tags import tagged
from onrecord.exports.pictures import NONE, Pictures, pictures
from onrecord.hosts.last_files import NO_FILES, LastFiles, Written
from onrecord.site.page import INDEX, Asset, Page
from onrecord.site.pages import groups, make, noting
from onrecord.site.site import Site


@dataclass(frozen=True)
class SiteFiles:
    """All that a host publishes of ours."""

    pages: tuple[Page, ...]
    """With what they say to programs in their heads."""
    written: Written
    """All of them, and more of those that were taken from the last build."""
    assets: tuple[Asset, ...]
    """Exports, pictures, redirects and the manifest."""
    left_out: tuple[str, ...] = ()
    """The paths of pages and assets in whose place stands a file of the user's."""


def site_files(
    site: Site,
    drawn: Pictures,
    own: Collection[str],
    taken: Container[str],
    last: LastFiles = NO_FILES,
) -> SiteFiles:
    """Make the pages and files of a site, but none at a path that is `taken` by one of the user's.

    `own` are the addresses of hand-written pages; pages of the `last` build that would be the same stay.
    """
    data, noted = dataset(site), noting(site, last.texts)

    def heads(pages: Iterable[Page]) -> Iterator[Page]:
        return described(site, data, tagged(site, data, pages, drawn))

    written = last.written(noted, groups(noted), make, heads, lasting(site, data))
    pages = tuple(page for page in written.pages if f"{page.url}{INDEX}" not in taken)
    assets = (*export(site, data), *written.assets, *drawn.assets, *listed(site, pages, own))
    paths = (*(f"{page.url}{INDEX}" for page in written.pages), *(one.path for one in assets))
    left_out = tuple(path for path in paths if path in taken)
    kept = tuple(asset for asset in assets if asset.path not in taken)
    return SiteFiles(pages, written, kept, left_out)


def draw_pictures(
    site: Site, kept: Cache, *, wanted: bool, say: Callable[[str], None] = lambda _: None
) -> Pictures:
    """Draw the pictures for shared links; none where they are not wanted, or nobody could share one."""
    if not (wanted and site.settings.address):
        return NONE
    say("Drawing the pictures")
    return pictures(site, kept)

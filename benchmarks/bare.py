"""Run the command line as `python -m benchmarks.bare`, with a host that writes no exports.

What a build takes more without this is what exports take: making them, and publishing their files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.cli import main
from onrecord.dataset import Dataset
from onrecord.exports.pictures import Pictures
from onrecord.hosts import site_files
from onrecord.site.page import Asset, Page
from onrecord.site.site import Site


def _nothing(_: Site, __: Dataset) -> Iterator[Asset]:
    return iter(())


def _as_they_are(_: Site, __: Dataset, pages: Iterable[Page], *___: Pictures) -> Iterable[Page]:
    return pages


if __name__ == "__main__":
    vars(site_files).update(export=_nothing, described=_as_they_are, tagged=_as_they_are)
    main()

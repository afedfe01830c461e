"""Exports: files for programs, published with the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.exports.cms import cms_export
from onrecord.exports.people import people_export
from onrecord.exports.schemas import schema_exports
from onrecord.site.page import Asset
from onrecord.site.site import Site

EXPORTERS: tuple[Callable[[Site], Iterator[Asset]], ...] = (
    schema_exports,
    cms_export,
    people_export,
)
"""Every exporter. A new export is a function, and a line here."""


def export(site: Site) -> Iterator[Asset]:
    """Yield the files of every exporter."""
    for exporter in EXPORTERS:
        yield from exporter(site)

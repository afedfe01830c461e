"""Exports: files for programs, published with the site."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from onrecord.dataset import Dataset, dataset
from onrecord.exports.calendar import calendar_files
from onrecord.exports.cms import cms_export
from onrecord.exports.database import database_files
from onrecord.exports.discovery import discovery_files
from onrecord.exports.documents import ROOT, json_files, manifest_file
from onrecord.exports.feeds import feed_groups
from onrecord.exports.people import people_export
from onrecord.exports.references import reference_groups
from onrecord.exports.schemas import schema_exports
from onrecord.exports.spreadsheets import csv_files
from onrecord.exports.vocabulary import vocabulary_files
from onrecord.publishing import manifest
from onrecord.site.page import Asset, AssetGroup, Page
from onrecord.site.site import Site

EXPORTERS: tuple[Callable[[Site], Iterator[Asset]], ...] = (
    schema_exports,
    cms_export,
    people_export,
)
"""Every exporter of something else than the record. A new one is a function, and a line here."""

FORMATS: Mapping[str, Callable[[Dataset], Iterator[Asset]]] = {
    "json": json_files,
    "csv": csv_files,
    "sqlite": database_files,
}
"""By name: the formats of the whole record; paths are relative to one folder for all of them."""


def export(site: Site, data: Dataset) -> Iterator[Asset]:
    """Yield the files of every exporter, and the record in every format, but for `lasting` ones."""
    for exporter in EXPORTERS:
        yield from exporter(site)
    for files in FORMATS.values():
        for asset in files(data):
            yield replace(asset, path=f"{ROOT}{asset.path}")
    yield from vocabulary_files(site, data)
    yield from discovery_files(site, data)
    yield from calendar_files(site, data)


def lasting(site: Site, data: Dataset) -> Iterator[AssetGroup]:
    """Yield the feeds, and the references to each summary: files that a few texts are behind."""
    yield from feed_groups(site, data)
    yield from reference_groups(site, data)


def everything(site: Site) -> Iterator[Asset]:
    """Yield all exports."""
    data = dataset(site)
    yield from export(site, data)
    for group in lasting(site, data):
        yield from group.make()


def listed(site: Site, pages: Iterable[Page], own: Collection[str] = ()) -> Iterator[Asset]:
    """Yield redirects and the manifest of a site with these pages, the latter with the data as well.

    `own` are the addresses of hand-written pages.
    """
    for asset in manifest.assets(site, pages, own):
        yield asset
        if asset.path == manifest.PATH:
            again = manifest_file(asset.data.decode())
            yield replace(again, path=f"{ROOT}{again.path}")

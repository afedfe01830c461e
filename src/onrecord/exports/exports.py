"""All exports: the one list of exporters, and what a host calls."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from onrecord.exports.cms import cms_export
from onrecord.exports.schema import schema_exports
from onrecord.site.page import Asset
from onrecord.site.site import Site

__all__ = ["EXPORTERS", "Asset", "export", "people_export"]

PEOPLE = "propose/people.json"

RegisterEntry = list[str]
"""A person as the form for proposals knows them: id, name, aliases."""


def people_export(site: Site) -> Iterator[Asset]:
    """Yield the register as the form for proposals needs it, a person a line."""
    people = site.corpus.speakers.values()
    entries: list[RegisterEntry] = [[one.id, one.name, *one.aliases] for one in people]
    lines = (json.dumps(entry, ensure_ascii=False) for entry in entries)
    yield Asset(PEOPLE, "[" + ",\n".join(lines) + "]\n")


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

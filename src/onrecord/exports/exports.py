"""All files for programs: the one list of exporters, and what a host calls."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.exports.cms import cms_exports
from onrecord.exports.export import Export
from onrecord.exports.people import people_export
from onrecord.exports.schema import schema_exports
from onrecord.model import Corpus

__all__ = ["EXPORTERS", "Export", "export"]

EXPORTERS: tuple[Callable[[Corpus, str], Iterator[Export]], ...] = (
    schema_exports,
    cms_exports,
    people_export,
)
"""Everything that makes files. A new kind of export is a function, and a line here."""


def export(corpus: Corpus, address: str) -> Iterator[Export]:
    """Yield every file for programs; `address` is the site's own, empty where it is not known."""
    for exporter in EXPORTERS:
        yield from exporter(corpus, address)

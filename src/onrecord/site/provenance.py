"""Where a summary comes from, and whom to tell about a mistake in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from onrecord.model import Provenance, Summary
from onrecord.site import wording
from onrecord.site.site import Settings


@dataclass(frozen=True)
class Source:
    """What a summary was written from."""

    kind: str
    """With its article: `a published summary`."""
    extent: str
    """How much of it was read."""
    url: str
    archived: str
    title: str
    note: str


@dataclass(frozen=True)
class Origin:
    """What the provenance box of a summary says."""

    source: Source | None
    published: date | None
    updated: date | None
    edit: str
    """Where the file can be edited; empty where the site has no repository."""
    report: str
    """Where a mistake can be reported; empty where the site has no repository."""


def origin(settings: Settings, summary: Summary) -> Origin:
    """Return where a summary comes from."""
    front = summary.front
    return Origin(
        _source(front.source) if front.source else None,
        front.published,
        front.updated,
        settings.editing(summary.source.path),
        report(settings, f"Mistake in “{front.title}”"),
    )


def report(settings: Settings, title: str) -> str:
    """Return the address of a new issue with that title; empty without a repository."""
    if not settings.repository:
        return ""
    return f"{settings.repository.rstrip('/')}/issues/new?{urlencode({'title': title})}"


def is_machine_made(summary: Summary) -> bool:
    """Say whether a summary rests on a text that no person wrote."""
    source = summary.front.source
    return source is not None and source.kind == "machine-generated report"


def _source(source: Provenance) -> Source:
    """Return a source in words."""
    return Source(
        wording.kind(source),
        wording.extent(source),
        source.url or "",
        source.archived or "",
        source.title or "",
        source.note or "",
    )

"""Where a summary comes from, and whom to tell about a mistake in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import quote_plus, urlencode

from onrecord.model import Provenance, Summary
from onrecord.site.site import Settings
from onrecord.site.words import Words

CORRECTION = "correct-attribution.yml"
"""The form in `.github/ISSUE_TEMPLATE` that takes corrections; its fields are filled in."""


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
        _source(settings.words, front.source) if front.source else None,
        front.published,
        front.updated,
        settings.editing(summary.source.path),
        correction(settings, summary),
    )


def report(settings: Settings, title: str, **fields: str) -> str:
    """Return the address of a new issue with that title; empty without a repository.

    `fields` are filled into the form of the repository that one of them names, `template`.
    """
    if not settings.repository:
        return ""
    given = {"title": title} | {key: value for key, value in fields.items() if value}
    query = urlencode(given, quote_via=_quoted)
    return f"{settings.repository.rstrip('/')}/issues/new?{query}"


# A page has as many of these addresses as passages, and most of their words are the same.
_quoted = lru_cache(maxsize=4096)(quote_plus)


def correction(
    settings: Settings, summary: Summary, paragraph: str = "", norm: str = "", speaker: str = ""
) -> str:
    """Return where a mistake in a summary or in one of its passages is reported."""
    words, front = settings.words, summary.front
    # A passage is named shortly, by its day.
    return report(
        settings,
        words.say("report.passage", day=str(front.date), number=paragraph)
        if paragraph
        else words.say("report.summary", title=front.title),
        template=CORRECTION,
        summary=summary.id,
        paragraph=paragraph,
        norm=norm,
        speaker=speaker,
    )


def blank_correction(settings: Settings) -> str:
    """Return where a mistake in any passage is reported; in braces, what is to be filled in."""
    return report(
        settings,
        settings.words.say("report.passage", day="{day}", number="{number}"),
        template=CORRECTION,
        summary="{summary}",
        paragraph="{number}",
        norm="{norms}",
        speaker="{speakers}",
    )


def is_machine_made(summary: Summary) -> bool:
    """Say whether a summary rests on a text that no person wrote."""
    source = summary.front.source
    return source is not None and source.kind == "machine-generated report"


def _source(words: Words, source: Provenance) -> Source:
    """Return a source in words."""
    return Source(
        words.text(f"source.kind.{source.kind}"),
        words.text(f"source.read.{source.read}"),
        source.url or "",
        source.archived or "",
        source.title or "",
        source.note or "",
    )

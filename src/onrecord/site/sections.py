"""What somebody said, by norm: the sections of a speaker's page, and of the one for nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Citation
from onrecord.site.passages import Webinar, by_webinar
from onrecord.site.site import PAGE, Site
from onrecord.site.views import Badge, Link, speaker_url

NOBODY = "matrix/nobody-named/"
"""The address of the passages that are attributed to nobody."""


@dataclass(frozen=True)
class Section:
    """The passages of one person, or of nobody, on one norm."""

    badge: Badge
    count: int
    """How many passages."""
    url: str
    """Where exactly these passages stand."""
    webinars: tuple[Webinar, ...]
    """Empty where they stand on a page of their own."""


def place(speaker: str | None) -> str:
    """Return the address of the page with what a person said, or nobody."""
    return speaker_url(speaker) if speaker else NOBODY


def section_url(site: Site, speaker: str | None, norm: str) -> str:
    """Return where exactly a person's passages on a norm stand."""
    return f"{place(speaker)}{norm}/" if is_paged(site, speaker) else f"{place(speaker)}#{norm}"


def is_paged(site: Site, speaker: str | None) -> bool:
    """Say whether a person has so many citations that each norm has a page of its own."""
    return len(_citations(site, speaker)) > PAGE


def sections(site: Site, speaker: str | None) -> tuple[Section, ...]:
    """Return what a person said, by norm; without the passages where it is paged."""
    paged = is_paged(site, speaker)
    found = _by_norm(site, speaker)
    return tuple(_section(site, speaker, n, () if paged else found[n]) for n in sorted(found))


def section_pages(site: Site, speaker: str | None) -> Iterator[Section]:
    """Yield the sections that stand on pages of their own, with their passages."""
    if is_paged(site, speaker):
        for norm, citations in sorted(_by_norm(site, speaker).items()):
            yield _section(site, speaker, norm, citations)


def jumps(said: tuple[Section, ...], current: str = "") -> tuple[Link, ...]:
    """Return the ways to the norms that somebody spoke of; none where there is but one."""
    if len(said) == 1:
        return ()
    return tuple(
        Link(f"{s.badge.locator} {s.badge.label}".strip(), s.url, s.count, s.badge.id == current)
        for s in said
    )


def _section(
    site: Site, speaker: str | None, norm: str, citations: tuple[Citation, ...] | list[Citation]
) -> Section:
    """Return one section."""
    url = section_url(site, speaker, norm)
    return Section(
        site.badges[norm],
        site.counts[speaker][norm],
        url,
        by_webinar(site, citations),
    )


def _citations(site: Site, speaker: str | None) -> tuple[Citation, ...]:
    """Return a person's citations, or those attributed to nobody."""
    return site.index.by_speaker[speaker] if speaker else site.unnamed


def _by_norm(site: Site, speaker: str | None) -> dict[str, list[Citation]]:
    """Group a person's citations by norm."""
    found: dict[str, list[Citation]] = {}
    for citation in _citations(site, speaker):
        found.setdefault(citation.norm, []).append(citation)
    return found

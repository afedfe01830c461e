"""Previews: what a norm or a person is, in short, for whoever points at their name on a page.

A page holds those of the norms and people that it names, each once, so that nothing is fetched
when somebody points at one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model import Norm, Speaker
from onrecord.site.lazily import Lazy
from onrecord.site.page import Page
from onrecord.site.site import Site
from onrecord.site.templating import Fragment, fill
from onrecord.site.views import Badge, kind, monogram, speaker_url
from onrecord.site.words import Words


@dataclass(frozen=True)
class NormPreview:
    """A norm in short."""

    badge: Badge
    text: str
    """Our wording of it."""


@dataclass(frozen=True)
class PersonPreview:
    """A person in short."""

    url: str
    name: str
    monogram: str
    kind: str
    """`delegation`; empty for a person."""
    affiliation: str
    """The last one on record; may be empty."""
    day: str
    """The day of that affiliation."""
    webinars: int
    statements: int


def previews(site: Site) -> Mapping[str, Fragment]:
    """Return the preview of every norm and person, by the address of their page."""
    things: dict[str, Norm | Speaker] = {
        **{site.badges[norm.id].url: norm for norm in site.corpus.norms.values()},
        **{speaker_url(speaker.id): speaker for speaker in site.corpus.speakers.values()},
    }

    def preview(url: str) -> Fragment:
        thing = things[url]
        if isinstance(thing, Speaker):
            filled = fill(site.words, "preview_person", "", _person(site, thing))
        else:
            view = NormPreview(site.badges[thing.id], thing.text)
            filled = fill(site.words, "preview_norm", "", view)
        return Fragment(filled.html)

    return Lazy(things, preview)


def _person(site: Site, speaker: Speaker) -> PersonPreview:
    """Return somebody as the newest summary has them that says for whom they spoke."""
    parts = site.appearances[speaker.id]
    known = ((summary.front, one.affiliation) for summary, one in parts if one.affiliation)
    front, affiliation = next(known, (None, ""))
    return PersonPreview(
        speaker_url(speaker.id),
        speaker.name,
        monogram(speaker),
        kind(site.words, speaker),
        affiliation,
        site.words.day(front) if front else "",
        len(parts),
        len(site.index.by_speaker[speaker.id]),
    )


def attach(words: Words, page: Page, known: Mapping[str, Fragment]) -> str:
    """Return the previews of what a page names, as a part of it that is not shown."""
    if page.kind == "index" and page.url.startswith(("norms/", "speakers/")):
        return ""  # Everything a preview says stands in these lists already.
    shown = tuple(known[url] for url in page.names if url in known)
    return fill(words, "previews", page.url, shown).html if shown else ""

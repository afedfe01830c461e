"""Previews: what a norm or a person is, in short, for whoever points at their name on a page.

A page holds those of the norms and people that it names, each once, so that nothing is fetched
when somebody points at one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.model import Speaker
from onrecord.site.page import Page
from onrecord.site.site import Site, passage_count
from onrecord.site.templating import Fragment, fill
from onrecord.site.views import Badge, monogram, speaker_url
from onrecord.site.words import Words


@dataclass(frozen=True)
class NormPreview:
    """A norm in short."""

    url: str
    badge: Badge
    text: str
    """Our wording of it."""


@dataclass(frozen=True)
class PersonPreview:
    """A person in short."""

    url: str
    name: str
    monogram: str
    affiliation: str
    """The last one on record; may be empty."""
    day: date | None
    """The day of that affiliation."""
    webinars: int
    passages: int


def previews(site: Site) -> Mapping[str, Fragment]:
    """Return the preview of every norm and person, by the address of their page."""
    norms = (
        NormPreview(site.badges[n.id].url, site.badges[n.id], n.text)
        for n in site.corpus.norms.values()
    )
    people = (_person(site, speaker) for speaker in site.corpus.speakers.values())
    return {
        **{view.url: _filled(site.words, "preview_norm", view) for view in norms},
        **{view.url: _filled(site.words, "preview_person", view) for view in people},
    }


def _filled(words: Words, template: str, view: NormPreview | PersonPreview) -> Fragment:
    """Return a preview, which leads nowhere itself."""
    return Fragment(fill(words, template, "", view).html)


def _person(site: Site, speaker: Speaker) -> PersonPreview:
    """Return somebody as the newest summary has them that says for whom they spoke."""
    parts = site.appearances[speaker.id]
    known = ((p, site.people[p.summary.id][speaker.id].affiliation) for p in parts)
    last, affiliation = next(((p, words) for p, words in known if words), (None, ""))
    return PersonPreview(
        speaker_url(speaker.id),
        speaker.name,
        monogram(speaker),
        affiliation,
        last.summary.front.date if last else None,
        len(parts),
        passage_count(site.index.by_speaker[speaker.id]),
    )


def attach(words: Words, page: Page, known: Mapping[str, Fragment]) -> str:
    """Return the previews of what a page names, as a part of it that is not shown."""
    if page.kind == "index" and page.url.startswith(("norms/", "speakers/")):
        return ""  # Everything a preview says stands in these lists already.
    shown = tuple(known[url] for url in page.names if url in known)
    return fill(words, "previews", page.url, shown).html if shown else ""

"""Pictures for shared links: one for each summary, norm and speaker, and one for all other pages."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass, field
from typing import cast

from onrecord import cache, workers
from onrecord.cache import Cache
from onrecord.exports.drawing import VERSIONS, Card, draw, lacking
from onrecord.model import Norm, Speaker, Summary
from onrecord.site.page import Asset
from onrecord.site.site import Site
from onrecord.site.views import kind, monogram, speaker_url, summary_url

NAME = "picture.png"
"""What the picture of a page is called, below its address."""

_NAMED = 3
"""How many people the picture of a summary names."""

_BATCH = 20
"""How many pictures a process draws before it hands them over."""

_SHOWN = 8
"""How many of the characters that cannot be drawn are told."""


@dataclass(frozen=True)
class Image:
    """The picture of a page."""

    path: str
    """Relative to the site."""
    words: str
    """What it shows, for those who do not see it."""


@dataclass(frozen=True)
class Pictures:
    """The pictures of a site."""

    images: Mapping[str, Image] = field(default_factory=dict)
    """By the address of the page; that of the home page is for all that have none of their own."""
    assets: tuple[Asset, ...] = ()
    notes: tuple[str, ...] = ()
    """What could not be drawn, in words."""

    def of(self, url: str) -> Image | None:
        """Return the picture for a page; a part of what has one goes by that."""
        whole = "".join(f"{part}/" for part in url.split("/")[:2])
        return self.images.get(url) or self.images.get(whole) or self.images.get("")


NONE = Pictures()
"""Where none are wanted."""


def pictures(site: Site, kept: Cache) -> Pictures:
    """Draw the pictures of a site, or take them from the cache.

    A page whose words need letters that no font here has goes by the picture of the site.
    """
    wanted = dict(cards(site))
    lacks = {url: found for url, card in wanted.items() if (found := lacking(card))}
    able = {url: card for url, card in wanted.items() if url not in lacks}
    drawn = _drawn(tuple(able.values()), kept)
    images = {url: Image(f"{url}{NAME}", card.words) for url, card in able.items()}
    assets = tuple(Asset(f"{url}{NAME}", data) for url, data in zip(able, drawn, strict=True))
    return Pictures(images, assets, tuple(_notes(lacks)))


def cards(site: Site) -> Iterator[tuple[str, Card]]:
    """Yield what the pictures of a site say, each with the address of its page."""
    yield "", Card(site.settings.name, "", below=site.words.say("home.lead"))
    for summary in site.newest:
        yield summary_url(summary.id), _summary(site, summary)
    for norm in site.corpus.norms.values():
        yield site.badges[norm.id].url, _norm(site, norm)
    for speaker in site.corpus.speakers.values():
        yield speaker_url(speaker.id), _speaker(site, speaker)


def _summary(site: Site, summary: Summary) -> Card:
    line = site.lines[summary.id]
    people = [who.name for who in site.people[summary.id].values()]
    if len(people) > _NAMED:
        people[_NAMED:] = [site.words.say("summary.others")]
    return Card(
        summary.front.title,
        site.settings.name,
        " · ".join(filter(None, (line.dated, line.series))),
        site.words.locale.listing(people),
        tuple(badge.locator for badge in line.badges),
    )


def _norm(site: Site, norm: Norm) -> Card:
    over = site.set_of[norm.id].words.say("norms.called")
    return Card(norm.title, site.settings.name, over, norm.text, (site.badges[norm.id].locator,))


def _speaker(site: Site, speaker: Speaker) -> Card:
    parts = site.appearances[speaker.id]
    return Card(
        speaker.name,
        site.settings.name,
        kind(site.words, speaker) or site.words.text("role.speaker"),
        next((who.affiliation for _, who in parts if who.affiliation), ""),
        tuple(
            site.badges[norm].locator
            for norm in sorted(site.counts[speaker.id], key=site.corpus.frameworks.order)
        ),
        monogram(speaker),
    )


def _drawn(wanted: tuple[Card, ...], kept: Cache) -> list[bytes]:
    """Return the pictures of cards, in their order."""
    entries = [cache.name("picture", *VERSIONS, json.dumps(astuple(card))) for card in wanted]
    known = [kept.get(entry, str) for entry in entries]
    missing = [place for place, picture in enumerate(known) if picture is None]

    def made(number: int) -> str:
        place = missing[number]
        picture = b64encode(draw(wanted[place])).decode("ascii")
        kept.put(entries[place], picture)
        return picture

    parallel = len(missing) >= workers.MANY
    found = workers.run(made, len(missing), batch=_BATCH, parallel=parallel)
    for place, picture in zip(missing, found, strict=True):
        known[place] = picture
    return [b64decode(picture) for picture in cast("list[str]", known)]


def _notes(lacks: Mapping[str, str]) -> Iterator[str]:
    """Yield one note on all that cannot be drawn."""
    if not lacks:
        return
    letters = "".join(dict.fromkeys("".join(lacks.values())))
    told = " ".join(letters[:_SHOWN]) + (" …" if len(letters) > _SHOWN else "")
    pages = "1 page" if len(lacks) == 1 else f"{len(lacks)} pages"
    instead = "no picture" if "" in lacks else "the picture of the site"
    yield (
        f"Shared links to {pages} show {instead}: no font that onrecord brings has {told}, or can "
        "set it."
    )

"""What can be followed: the whole record, everything with a page, and each speaker on each norm."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.dataset import Dataset
from onrecord.site.listings import gathering_title, gatherings
from onrecord.site.passages import section_url
from onrecord.site.redirects import list_urls
from onrecord.site.site import Site
from onrecord.site.views import organisation_url, speaker_url

Key = tuple[str, int]
"""A summary, and the number of a passage in it."""


@dataclass(frozen=True)
class Channel:
    """Something that can be followed."""

    url: str
    """The address below which its feeds stand, relative to the site."""
    page: str
    """Where the same can be read."""
    title: str
    keys: tuple[Key, ...]
    """All passages that belong to it, what changed last first."""
    withdrawn: tuple[str, ...]
    """Ids of the withdrawn summaries that belonged to it."""


def channels(site: Site, data: Dataset) -> Iterator[Channel]:
    """Yield everything that can be followed; a norm or a person who is silent so far, too."""
    keys, withdrawn = _keys(site, data), _withdrawn(site)
    rank = _rank(data)
    for url, page, title in _named(site, data):
        own = sorted(keys[url], key=rank.__getitem__)
        yield Channel(url, page, title, tuple(own), tuple(withdrawn[url]))


def _named(site: Site, data: Dataset) -> Iterator[tuple[str, str, str]]:
    """Yield address, page and title of each; those of a page are as the page has them."""
    yield "", "", site.settings.name
    for norm in data.norms:
        url = f"norms/{norm.id}/"
        yield url, url, f"{norm.locator} {norm.title}"
    for speaker in data.speakers:
        url = speaker_url(speaker.id)
        yield url, url, speaker.name
        for norm_id in sorted({one.norm for one in site.citations_of[speaker.id]}):
            title = site.words.say(
                "speaker.on", name=speaker.name, norm=site.badges[norm_id].locator
            )
            yield f"{url}{norm_id}/", section_url(site, speaker.id, norm_id), title
    for key, found in gatherings(site).items():
        for entry in found.values():
            yield entry.url, entry.url, gathering_title(site.words, key, entry)


def _keys(site: Site, data: Dataset) -> dict[str, set[Key]]:
    """Return by address the passages that belong there."""
    found: defaultdict[str, set[Key]] = defaultdict(set)
    address = cache(organisation_url)  # few organisations, many statements
    lists = {one.id: list_urls(one) for one in site.newest}
    for statement in data.statements:
        key = statement.summary, statement.passage
        organisations = site.people[statement.summary][statement.speaker].organisations
        for url in ("", speaker_url(statement.speaker), *map(address, organisations)):
            found[url].add(key)
    for citation in data.citations:
        key = citation.summary, citation.passage
        found[""].add(key)
        found[f"norms/{citation.norm}/"].add(key)
        if citation.speaker:
            found[f"{speaker_url(citation.speaker)}{citation.norm}/"].add(key)
    for key in found[""]:
        for url in lists[key[0]]:
            found[url].add(key)
    return found


def _withdrawn(site: Site) -> dict[str, list[str]]:
    """Return by address the withdrawn summaries that named it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for summary in site.corpus.withdrawn.values():
        people = (speaker_url(one.id) for one in summary.people)
        norms = (f"norms/{norm}/" for norm in summary.front.norms)
        for url in {"", *people, *norms, *list_urls(summary)}:
            found[url].append(summary.id)
    return found


def _rank(data: Dataset) -> dict[Key, int]:
    """Return the place of each passage: what changed last first, then in the order of the rows."""
    changed = {one.id: one.updated or one.published or one.date for one in data.summaries}
    keys = sorted(
        ((one.summary, one.number) for one in data.passages),
        key=lambda key: changed[key[0]],
        reverse=True,
    )
    return {key: place for place, key in enumerate(keys)}

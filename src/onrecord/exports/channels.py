"""What can be followed: the whole record, everything with a page, and each speaker on each norm."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.dataset import Dataset, Summary
from onrecord.site.listings import gathering_title, gatherings
from onrecord.site.passages import section_url
from onrecord.site.redirects import list_urls
from onrecord.site.site import Site
from onrecord.site.views import speaker_url

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
    withdrawn, rank = _withdrawn(site), _rank(site, data)
    for url, page, title, keys in _members(site, data):
        own = sorted(keys, key=rank.__getitem__)
        yield Channel(url, page, title, tuple(own), tuple(withdrawn[url]))


def _members(site: Site, data: Dataset) -> Iterator[tuple[str, str, str, set[Key]]]:
    """Yield address, page, title and passages of each; all as the page has them."""
    spoken, cited = _keys(data.statements, "speaker"), _keys(data.citations, "norm")
    pairs = _keys(data.citations, "speaker", "norm")
    yield "", "", site.settings.name, set().union(*spoken.values(), *cited.values())
    for norm in data.norms:
        url = f"norms/{norm.id}/"
        yield url, url, f"{norm.locator} {norm.title}", cited[norm.id,]
    for speaker in data.speakers:
        url = speaker_url(speaker.id)
        yield url, url, speaker.name, spoken[speaker.id,]
        for id_ in sorted({one.norm for one in site.citations_of[speaker.id]}):
            locator = site.badges[id_].locator
            title = site.words.say("speaker.on", name=speaker.name, norm=locator)
            yield f"{url}{id_}/", section_url(site, speaker.id, id_), title, pairs[speaker.id, id_]
    for key, found in site.grouped(gatherings).items():
        for entry in found.values():
            title = gathering_title(site.words, key, entry)
            keys = {(one.summary, one.passage) for one in entry.statements}
            yield entry.url, entry.url, title, keys


def _keys(rows: Iterable[Any], *columns: str) -> Mapping[tuple[Any, ...], set[Key]]:
    """Return the passages of rows by what stands in some of the columns."""
    found: defaultdict[tuple[Any, ...], set[Key]] = defaultdict(set)
    for row in rows:
        found[tuple(getattr(row, column) for column in columns)].add((row.summary, row.passage))
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


def first_day(site: Site, row: Summary) -> str:
    """Return the day since which a text is known.

    Of a webinar to come, whose own day has yet to come, that is the day of the newest text.
    """
    return row.published or (str(site.day or "") if row.status == "announced" else row.date)


def _rank(site: Site, data: Dataset) -> dict[Key, int]:
    """Return the place of each passage: what changed last first, then in the order of the rows."""
    changed = {one.id: one.updated or first_day(site, one) for one in data.summaries}
    keys = sorted(
        ((one.summary, one.number) for one in data.passages),
        key=lambda key: changed[key[0]],
        reverse=True,
    )
    return {key: place for place, key in enumerate(keys)}

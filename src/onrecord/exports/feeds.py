"""Feeds in Atom and as JSON Feed: of the whole site, and of each thing and pair that can be followed.

An entry is a passage in which somebody speaks or a norm is cited. Its id stays when it is attributed
to somebody else, so that a reader sees a change, not something new. Days are those of the texts.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import Any
from uuid import UUID, uuid5
from xml.sax.saxutils import escape, quoteattr

from onrecord.dataset import Citation, Dataset, Passage, Statement, Summary, Withdrawal
from onrecord.exports.channels import Channel, Key, channels, first_day
from onrecord.site.page import Asset, AssetGroup
from onrecord.site.site import Site
from onrecord.site.templating import fill
from onrecord.text.addresses import leading

LIMIT = 20
"""How many passages a feed has; it says how many there are in all."""

LARGE = 100
"""How many the feed of the whole record has: one new webinar may bring twenty."""

_OURS = UUID("5b0c2c4e-7f0a-5d43-9f0e-5a3d2f1b8c60")
"""What ids are made in: they stay when the site moves to another address."""

_NAMESPACES = (
    'xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"'
)

_json = json.JSONEncoder(ensure_ascii=False).encode

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class EntryView:
    """A passage, as the template of an entry shows it."""

    before: str
    """The passage before it; empty where it is the first."""
    text: str
    after: str
    language: str
    people: str
    """Who is speaking, and on what basis."""
    source: str
    """What the summary was written from."""
    url: str
    recording: str
    """The address of the recording where the passage begins; empty where that is not known."""
    time: str
    """That time in words."""


@dataclass(frozen=True)
class Entry:
    """An entry, whichever feed it is in."""

    id: str
    url: str
    title: str
    html: str
    language: str
    published: str
    updated: str
    """Both are days and times, as Atom has them."""
    tags: tuple[tuple[str, str, str], ...]
    """What it is about: the address of a list, an id there, and its name."""
    seconds: int | None = None
    """Where in the recording it begins."""
    recording: str = ""
    """The address of the recording there."""

    @cached_property
    def atom(self) -> str:
        """The entry as Atom has it: written once, since it stands in many feeds."""
        parts = (
            _element("id", self.id),
            _element("title", self.title),
            _element("link", rel="alternate", type="text/html", href=self.url),
            self.recording and _element("link", rel="related", href=leading(self.recording)),
            _element("published", self.published),
            _element("updated", self.updated),
            *(_category(*tag) for tag in self.tags),
            _element("content", self.html, type="html"),
        )
        return _known(f"<entry>{''.join(parts)}</entry>\n")

    @cached_property
    def json(self) -> str:
        """The entry as JSON Feed has it, likewise."""
        item: dict[str, Any] = {
            "id": self.id,
            "url": self.url,
            "title": self.title,
            "content_html": self.html,
            "date_published": self.published,
            "date_modified": self.updated,
            "tags": [label for _, _, label in self.tags],
            "language": self.language,
        }
        if self.seconds is not None:
            item["_onrecord"] = {"seconds": self.seconds, "recording": self.recording or None}
        return _json(item)


def feed_groups(site: Site, data: Dataset) -> Iterator[AssetGroup]:
    """Yield both forms of every feed."""
    entries = Entries(site, data)
    for channel in channels(site, data):
        shown = channel.keys[: LIMIT if channel.url else LARGE]
        yield AssetGroup(
            (f"{channel.url}feed.xml", f"{channel.url}feed.json"),
            tuple(dict.fromkeys(summary for summary, _ in shown)),
            partial(_files, site, entries, channel, shown),
            f"{channel.page} {channel.title} {channel.withdrawn} {len(channel.keys)} {shown}",
        )


def _files(site: Site, entries: Entries, channel: Channel, shown: Iterable[Key]) -> Iterator[Asset]:
    own = [entries.withdrawn(id_) for id_ in channel.withdrawn]
    own += map(entries.passage, shown)
    own.sort(key=lambda entry: entry.updated, reverse=True)
    yield _atom(site, channel, own)
    yield _json_feed(site, channel, own)


class Entries:
    """The entries of all feeds, each made once."""

    def __init__(self, site: Site, data: Dataset) -> None:
        self._site = site
        self._made: dict[Key | str, Entry] = {}
        self._passages: Mapping[Key, Passage] = {(p.summary, p.number): p for p in data.passages}
        self._summaries: Mapping[str, Summary] = {one.id: one for one in data.summaries}
        self._withdrawals: Mapping[str, Withdrawal] = {w.summary: w for w in data.withdrawals}
        self._statements: Mapping[Key, list[Statement]] = _by_passage(data.statements)
        self._citations: Mapping[Key, list[Citation]] = _by_passage(data.citations)

    def passage(self, key: Key) -> Entry:
        """Return the entry of a passage."""
        if key not in self._made:
            self._made[key] = self._passage(key)
        return self._made[key]

    def _passage(self, key: Key) -> Entry:
        passage, summary = self._passages[key], self._summaries[key[0]]
        spoken = self._statements.get(key, [])
        norms = sorted({citation.norm for citation in self._citations.get(key, [])})
        known = first_day(self._site, summary)
        return Entry(
            permanent_id(f"{passage.summary}#{passage.anchor}"),
            passage.url,
            self._title(summary, passage, [s.speaker_name for s in spoken], norms),
            self._html(summary, passage, spoken),
            summary.language,
            _moment(known),
            _moment(summary.updated or known),
            tuple(self._tags(spoken, norms)),
            passage.seconds,
            passage.recording or "",
        )

    def _title(self, summary: Summary, passage: Passage, names: list[str], norms: list[str]) -> str:
        words, listing = self._site.words, self._site.words.locale.listing
        people, locators = listing(names), listing([self._site.badges[n].locator for n in norms])
        about = people or locators
        if people and locators:
            about = words.say("speaker.on", name=people, norm=locators)
        return words.say("feed.entry", about=about, title=summary.title, number=passage.number)

    def _html(self, summary: Summary, passage: Passage, spoken: list[Statement]) -> str:
        words = self._site.words
        before, after = (
            self._passages.get((passage.summary, passage.number + step)) for step in (-1, 1)
        )
        view = EntryView(
            before.text if before else "",
            passage.text,
            after.text if after else "",
            summary.language,
            "; ".join(map(self._voice, spoken)) or words.text("basis.nobody"),
            self._source(summary),
            passage.url,
            passage.recording or "",
            words.locale.duration(passage.seconds or 0),
        )
        return fill(words, "feed_entry", "", view).html.strip()

    def _voice(self, one: Statement) -> str:
        who = ", ".join(filter(None, (one.speaker_name, one.affiliation)))
        return f"{who} ({self._site.words.text(f'basis.{one.origin or one.basis}')})"

    def _source(self, summary: Summary) -> str:
        words = self._site.words
        if not summary.source_kind:
            return words.text("summary.source_unknown")
        return words.say(
            "summary.source",
            kind=words.text(f"source.kind.{summary.source_kind}"),
            extent=words.text(f"source.read.{summary.source_read}"),
        )

    def _tags(self, spoken: list[Statement], norms: list[str]) -> Iterator[tuple[str, str, str]]:
        absolute = self._site.settings.absolute
        for norm in norms:
            badge = self._site.badges[norm]
            yield absolute(self._site.set_of[norm].url), norm, f"{badge.locator} {badge.title}"
        for one in spoken:
            yield absolute("speakers/"), one.speaker, one.speaker_name

    def withdrawn(self, id_: str) -> Entry:
        """Return the entry that says of a summary that it was withdrawn."""
        if id_ not in self._made:
            self._made[id_] = self._withdrawn(self._withdrawals[id_])
        return self._made[id_]

    def _withdrawn(self, one: Withdrawal) -> Entry:
        words, day = self._site.words, self._site.corpus.withdrawn[one.summary].front
        return Entry(
            permanent_id(one.summary),
            one.url,
            words.say("report.withdrawn", title=one.title),
            fill(words, "feed_withdrawn", "", one).html.strip(),
            day.language,
            _moment(one.withdrawn),
            _moment(one.withdrawn),
            (),
        )


def _by_passage(rows: Any) -> Mapping[Key, list[Any]]:
    found: defaultdict[Key, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.summary, row.passage].append(row)
    return found


def _atom(site: Site, channel: Channel, entries: list[Entry]) -> Asset:
    path, absolute = f"{channel.url}feed.xml", site.settings.absolute
    updated = max((e.updated for e in entries), default=_moment(str(site.day or "")))
    parts = (
        _element("id", permanent_id(channel.url)),
        _element("title", channel.title),
        _element("link", rel="self", type="application/atom+xml", href=absolute(path)),
        _element("link", rel="alternate", type="text/html", href=absolute(channel.page)),
        _element("updated", updated),
        f"<author>{_element('name', site.settings.name)}</author>",
        _element("opensearch:totalResults", str(len(channel.keys))),
    )
    head = f"<feed {_NAMESPACES} xml:lang={quoteattr(site.words.language)}>{''.join(parts)}\n"
    return Asset(path, "".join((_known(head), *(e.atom for e in entries), "</feed>\n")).encode())


def _json_feed(site: Site, channel: Channel, entries: list[Entry]) -> Asset:
    path, absolute = f"{channel.url}feed.json", site.settings.absolute
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": absolute(channel.page),
        "feed_url": absolute(path),
        "language": site.words.language,
        "authors": [{"name": site.settings.name}],
        "_onrecord": {"total": len(channel.keys)},
        "items": [],
    }
    items = ",\n".join(entry.json for entry in entries)
    return Asset(path, f"{_json(whole).removesuffix(']}')}{items}]}}\n".encode())


def _element(name: str, text: str = "", /, **attributes: str) -> str:
    """Return an element of XML; ElementTree takes half as long again for so many."""
    listed = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{listed}>{escape(text)}</{name}>" if text else f"<{name}{listed}/>"


@lru_cache(maxsize=4096)
def _category(scheme: str, term: str, label: str) -> str:
    """Return a tag, which most entries share with others."""
    return _element("category", scheme=scheme, term=term, label=label)


def _known(text: str) -> str:
    """Return a text without the characters that XML has not."""
    return _NOT_IN_XML.sub("\ufffd", text)


def permanent_id(name: str) -> str:
    """Return the id of something that is named in the same way for ever."""
    return uuid5(_OURS, name).urn


def _moment(day: str) -> str:
    """Return the beginning of a day as Atom has it; of a month, that of its first day."""
    return f"{(day or '1970')}{'-01-01'[len(day or '1970') - 4 :]}T00:00:00Z"

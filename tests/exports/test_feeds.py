"""Feeds: what a reader of feeds sees is what is on record, under ids that stay."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import feedparser
import pytest

from onrecord.dataset import Dataset, dataset
from onrecord.exports.channels import channels
from onrecord.exports.feeds import LARGE, LIMIT, feed_groups
from onrecord.site.site import Site
from tests.exports.conftest import files_of
from tests.site.projects import FILES, FIRST, Markup, pages
from tests.site.projects import site as made


def read(site: Site) -> Mapping[str, Any]:
    """Return every feed as its reader sees it, by path."""
    return {
        asset.path: feedparser.parse(asset.data, sanitize_html=False, resolve_relative_uris=False)
        if asset.path.endswith(".xml")
        else json.loads(asset.data)
        for asset in files_of(feed_groups(site, dataset(site)))
    }


def total(feed: Any) -> int:
    """Return how many passages a feed says there are."""
    if isinstance(feed, feedparser.FeedParserDict):
        return int(feed.feed.opensearch_totalresults)
    return int(feed["_onrecord"]["total"])


@pytest.mark.slow
def test_every_feed_is_read_back(site: Site, data: Dataset) -> None:
    """Atom and JSON Feed say the same: titles, ids, days, addresses, and how many there are."""
    found = read(site)
    assert len({feed.feed.id for path, feed in found.items() if path.endswith(".xml")}) * 2 == len(
        found
    )
    for channel in channels(site, data):
        atom, other = (found[f"{channel.url}feed.{form}"] for form in ("xml", "json"))
        assert not atom.bozo, atom.bozo_exception
        assert atom.version == "atom10"
        assert atom.feed.title == other["title"] == channel.title
        shown = min(len(channel.keys), LIMIT if channel.url else LARGE) + len(channel.withdrawn)
        assert len(atom.entries) == len(other["items"]) == shown
        assert total(atom) == total(other) == len(channel.keys)
        for entry, item in zip(atom.entries, other["items"], strict=True):
            assert entry.id == item["id"]
            assert entry.title == item["title"]
            assert entry.link == item["url"]
            assert entry.updated == item["date_modified"]
            assert entry.content[0].value == item["content_html"]
            assert [tag.label for tag in entry.get("tags", ())] == item["tags"]


@pytest.mark.slow
def test_an_entry_is_what_the_row_says(site: Site, data: Dataset) -> None:
    """Its words are those of the passage, its day that of the text, its tags who speaks of what."""
    entries = {entry.link: entry for entry in read(site)["feed.xml"].entries}
    rows = {passage.url: passage for passage in data.passages}
    days = {one.id: one.updated or one.published or one.date for one in data.summaries}
    for url in entries.keys() - {one.url for one in data.withdrawals}:
        passage, entry = rows[url], entries[url]
        markup = Markup(entry.content[0].value)
        assert " ".join(passage.text.split()) in markup.text
        assert {tag for tag, _ in markup.elements} <= {"p", "blockquote", "a"}
        assert entry.updated.startswith(days[passage.summary])
        own = [s for s in data.statements if s.url == url]
        assert {s.speaker for s in own} <= {tag.term for tag in entry.get("tags", ())}
        assert all(s.speaker_name in entry.title for s in own)


def test_a_changed_attribution_is_an_update(tmp_path: Path) -> None:
    """The id is that of the passage, whoever is said to speak in it."""
    before, after = (
        read(made(tmp_path / name, {**FILES, "summaries/first.md": text}))["feed.xml"].entries
        for name, text in (
            ("a", FIRST),
            ("b", FIRST.replace("(speaker:ben-sample)", "(speaker:cy-quiet)")),
        )
    )
    assert [entry.id for entry in before] == [entry.id for entry in after]
    changed = [(a.title, b.title) for a, b in zip(before, after, strict=True) if a.title != b.title]
    assert changed == [
        ("Ben Sample on 13(k): “The first webinar”, ¶ 2", "Cy on 13(k): “The first webinar”, ¶ 2")
    ]


def test_ids_stay_where_the_site_moves(tmp_path: Path) -> None:
    """Nothing is new to a reader because of another address."""
    here, there = (
        read(made(tmp_path / name, address=f"https://{name}.example/"))["feed.xml"].entries
        for name in ("a", "b")
    )
    assert [one.id for one in here] == [one.id for one in there]
    assert [one.link for one in here] != [one.link for one in there]


def test_a_withdrawn_summary_says_so(small: Site) -> None:
    """In every feed that it belonged to, with the day and the reason and none of its words."""
    found = read(small)
    where = ("", "norms/13k/", "speakers/ben-sample/", "organisations/an-organiser/")
    for url in (*where, "topics/human-rights/", "series/a-series/"):
        entry = found[f"{url}feed.xml"].entries[0]
        assert entry.title == "Withdrawn: “The first webinar”"
        assert entry.updated == "2021-06-07T00:00:00Z"
        assert "A speaker asked for it." in entry.content[0].value
        assert "Éxample said" not in entry.content[0].value
    assert not found["norms/13a/feed.xml"].entries


def test_what_changed_last_comes_first(small: Site) -> None:
    """A webinar of long ago that is published today is news."""
    days = [entry.updated for entry in read(small)["feed.xml"].entries]
    assert days == sorted(days, reverse=True)


def test_a_webinar_to_come_is_no_news_from_the_future(tmp_path: Path) -> None:
    """What its announcement says is as new as the newest text; once it is published, as that."""
    coming = FIRST.replace("2018-12-11", "2031-02-03").replace(
        "date_is: published", "status: announced"
    )
    published = coming.replace("norms:", "published: 2020-01-01\nnorms:")
    for name, text, day in (("a", coming, "2021-01-02"), ("b", published, "2020-01-01")):
        entries = read(made(tmp_path / name, {**FILES, "summaries/coming.md": text}))[
            "feed.xml"
        ].entries
        own = [entry for entry in entries if "/coming/" in entry.link]
        assert len(own) == 3
        assert {entry.published for entry in own} == {f"{day}T00:00:00Z"}


def test_pages_and_feeds_know_each_other(small: Site) -> None:
    """Each feed is named on the page of what it is about, in the head and for people to see."""
    named: set[str] = set()
    for url, page in pages(small).items():
        top = "../" * url.count("/") or "./"
        heads = [attrs["href"] for _, attrs in Markup(page.head.replace(">", "/>")).elements]
        links = [link for link in Markup(page.html).links if "/feed." in link]
        assert [*heads] == links
        named.update(link.removeprefix(top) for link in links)
    assert named == read(small).keys()


def test_the_same_record_gives_the_same_bytes(site: Site, data: Dataset) -> None:
    """No clock is asked."""
    assert list(files_of(feed_groups(site, data))) == list(files_of(feed_groups(site, data)))


def test_an_entry_leads_to_its_time_in_the_recording(tmp_path: Path) -> None:
    """As a related link and in words; an entry without a time says nothing of it."""
    second = FILES["summaries/second.md"].replace("/recording\n", "/recording.mp4\n")
    files = {
        **FILES,
        "summaries/second.md": second.replace("Éxample said", "{t=12:34} Éxample said"),
    }
    found = read(made(tmp_path, files))
    address = "https://example.org/recording.mp4#t=754"
    entries, items = found["feed.xml"].entries, found["feed.json"]["items"]
    related = [[link.href for link in one.links if link.rel == "related"] for one in entries]
    assert related.count([address]) == 1
    assert related.count([]) == len(entries) - 1
    known = [item["_onrecord"] for item in items if "_onrecord" in item]
    assert known == [{"seconds": 754, "recording": address}]
    (shown,) = (item["content_html"] for item in items if "_onrecord" in item)
    assert f'<a href="{address}">Recording, at 12 mins, 34 secs</a>' in shown
    assert "{t=" not in found["feed.xml"].entries[0].content[0].value

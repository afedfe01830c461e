"""The indexes of a site, and what the browser is given besides."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord import workers
from onrecord.cache import Cache
from onrecord.parts import Parts
from onrecord.search import indexer, site_records
from onrecord.search.indexer import (
    SearchIndexer,
    browser_names,
    browser_settings,
    periods,
    write_passages,
)
from onrecord.search.pagefind import index_files
from onrecord.search.search_record import SearchRecord
from onrecord.site.site import Site
from tests.hosts.projects import tree
from tests.site import projects

PASSAGES = 4
"""How many passages of the small site cite a norm, or have somebody who speaks."""


def indexed(site: Site, folder: Path) -> Path:
    """Index a site with two hand-written pages; return where its indexes stand."""
    search = SearchIndexer(site, folder)
    search.add_page("more/", "More", "<p>Sparrows.</p>")
    search.add_page("about/", "About", "<p>Pigeons.</p>")
    search.start()
    search.close()
    return folder / "find"


def read(path: Path) -> Any:
    """Return what a file of JSON holds."""
    return json.loads(path.read_text(encoding="utf-8"))


def test_site_has_an_index_of_pages_and_one_of_passages(small: Site, tmp_path: Path) -> None:
    """Whatever the language of a text; what the browser needs besides stands beside them."""
    find = indexed(small, tmp_path)
    passages = read(find / "passages" / "2018" / "records.json")
    assert read(find / "settings.json")["passages"] == len(passages["kinds"]) == PASSAGES
    assert (find / "pages" / "wasm.unknown.pagefind").exists()
    assert any(entry["id"] == "ada-example" for entry in read(find / "names.json"))


@pytest.mark.parametrize(
    ("enough", "names"),
    [(1, ["2018", "2020"]), (3, ["2018", "2020"]), (4, ["2018", "2018"]), (9, ["2018", "2018"])],
)
def test_years_share_an_index_until_it_has_enough(
    small: Site, monkeypatch: pytest.MonkeyPatch, enough: int, names: list[str]
) -> None:
    """It has the name of the first; a year in which nobody said anything is in none."""
    monkeypatch.setattr(indexer, "ENOUGH", enough)
    assert periods(small) == dict(zip(("2018", "2020"), names, strict=True))
    assert browser_settings(small)["periods"] == sorted(set(names), reverse=True)


def test_an_edit_changes_the_index_of_its_own_period_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That of every other has the same bytes, also where a new year begins."""
    monkeypatch.setattr(indexer, "ENOUGH", 1)
    second = projects.FILES["summaries/second.md"]
    edited = second.replace("still matters", "matters as before")
    later = second.replace("2020-02-03", "2022-02-03")
    found = []
    for name, files in {
        "as it was": {},
        "edited": {"summaries/second.md": edited},
        "later": {"summaries/later.md": later},
    }.items():
        site = projects.site(tmp_path / name, projects.FILES | files)
        found.append(tree(indexed(site, tmp_path / name) / "passages"))
    parts = [{path.split("/")[0] for path in one} for one in found]
    assert parts == [{"2018", "2020"}, {"2018", "2020"}, {"2018", "2020", "2022"}]

    def of(year: str, files: dict[str, bytes]) -> dict[str, bytes]:
        return {path: content for path, content in files.items() if path.startswith(year)}

    was, changed, longer = found
    assert of("2018", was) == of("2018", changed)
    assert of("2020", was) != of("2020", changed)
    assert was.items() <= longer.items()


def test_site_without_passages_has_no_index_of_any(tmp_path: Path) -> None:
    """Pagefind makes none of nothing, and the browser asks for none."""
    text = "---\ntitle: T\ndate: 2020-01-02\nspeakers: []\nnorms: []\n---\n\nNobody says a word.\n"
    files = {"summaries/only.md": text, "speakers.yaml": projects.SPEAKERS}
    find = indexed(projects.site(tmp_path, files), tmp_path)
    assert not (find / "passages").exists()
    settings = read(find / "settings.json")
    assert (settings["passages"], settings["periods"]) == (0, [])


def test_same_site_gives_the_same_bytes(small: Site, tmp_path: Path) -> None:
    """In whatever folder, and however often it is written."""
    one, other = (indexed(small, tmp_path / name) for name in ("one", "other"))
    assert tree(one) == tree(other)
    assert tree(indexed(small, tmp_path / "one")) == tree(other)


def test_a_page_of_the_user_is_not_found_as_ours(small: Site, tmp_path: Path) -> None:
    """What stands at the address of a topic is theirs."""
    url = "topics/human-rights/"
    assert url in {record.url for record in site_records.listings(small)}
    search = SearchIndexer(small, tmp_path, {url})
    search.start()
    search.close()
    assert url not in {entry["url"] for entry in read(tmp_path / "find" / "names.json")}


def test_what_goes_wrong_is_raised_at_the_end(small: Site, tmp_path: Path) -> None:
    """Where the indexes cannot be written, `close` says so; `abort` does not."""
    (tmp_path / "find").write_text("a file in the place of the folder")
    search = SearchIndexer(small, tmp_path)
    search.start()
    with pytest.raises(OSError, match="find"):
        search.close()
    search.start()
    search.abort()
    search.close()


def test_many_summaries_are_indexed_by_processes(
    small: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which write the same bytes as threads do."""
    one = indexed(small, tmp_path / "one")
    monkeypatch.setattr(workers, "MANY", 1)
    assert tree(indexed(small, tmp_path / "other")) == tree(one)


def test_settings_have_norms_letters_and_words(small: Site) -> None:
    """What a question is read by; a language without a file has no endings, and harms nobody."""
    told = browser_settings(small)
    assert (told["norms"][4]["id"], told["norms"][4]["letter"]) == ("13e", "e")
    assert told["passages"] == PASSAGES
    assert ["y", "ies", "ied", "ying"] in told["endings"]
    assert "news" in told["fixed"]
    assert {"the", "who"} <= set(told["stop"])
    assert told["fold"]["đ"] == "d"
    assert told["address"] == "https://example.org/site/"
    assert told["words"]["nearest"]


def test_names_lead_to_pages_and_remember_former_ids(tmp_path: Path) -> None:
    """A person who was merged is found by the id they had."""
    people = projects.SPEAKERS.replace("ben-sample:", "ben-sample:\n  former_ids: [b-sample]")
    site = projects.site(tmp_path, projects.FILES | {"speakers.yaml": people})
    names = {entry["id"]: entry for entry in browser_names(site, list(site_records.speakers(site)))}
    assert names["ben-sample"] == {
        "kind": "speaker",
        "id": "ben-sample",
        "name": "Ben Sample",
        "url": "speakers/ben-sample/",
        "forms": ["ben sample"],
        "former": ["b-sample"],
    }
    assert "ada example" in names["ada-example"]["forms"]


def test_organisation_without_a_page_can_be_named(small: Site) -> None:
    """It can be chosen, though it leads nowhere; what has a page is there once."""
    said = list(site_records.summaries(small))
    without = browser_names(small, said)
    assert {
        "kind": "organisation",
        "id": "an-organiser",
        "name": "An Organiser",
        "url": "",
        "forms": ["an organiser"],
        "former": [],
    } in without
    told = browser_names(small, [*site_records.listings(small), *said])
    assert [entry["url"] for entry in told if entry["id"] == "an-organiser"] == [
        "organisations/an-organiser/"
    ]


def test_what_has_not_changed_is_taken_from_the_old_site(
    small: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edit makes one period again; and nobody can tell."""
    made: list[str] = []

    def counted(records: Iterable[SearchRecord], part: str = "") -> Iterator[tuple[str, bytes]]:
        made.append(part)
        return index_files(records, part)

    monkeypatch.setattr(indexer, "index_files", counted)
    monkeypatch.setattr(indexer, "ENOUGH", 1)
    parts = Parts(Cache(tmp_path), tmp_path / "old")
    write_passages(small, tmp_path / "old", parts)
    every = [*made]
    assert len(every) > 1
    write_passages(small, tmp_path / "new", parts)
    assert made == every
    assert tree(tmp_path / "new") == tree(tmp_path / "old")
    newest = small.corpus.summaries["second"]
    front = newest.front.model_copy(update={"title": "Other"})
    summaries = {**small.corpus.summaries, newest.id: replace(newest, front=front)}
    edited = replace(small, corpus=replace(small.corpus, summaries=summaries))
    write_passages(edited, tmp_path / "edited", parts)
    assert made == [*every, every[0]]


def test_where_texts_are_known_to_be_the_same_no_record_is_made(
    small: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hash of what a period is made from is enough; another one makes it again."""
    made: list[str] = []
    passages = site_records.passages

    def counted(site: Site, found: site_records.Voices) -> Iterator[SearchRecord]:
        made.extend({summary for summary, _ in found})
        return passages(site, found)

    monkeypatch.setattr(site_records, "passages", counted)
    texts = dict.fromkeys(small.corpus.summaries, "as it was")

    def write() -> set[str]:
        made.clear()
        known = Parts(Cache(tmp_path), tmp_path / "old", lambda ids: str([texts[i] for i in ids]))
        write_passages(small, tmp_path / "old", known)
        return {*made}

    every = write()
    assert "first" in every
    assert write() == set()
    texts["first"] = "edited"
    assert write() == every

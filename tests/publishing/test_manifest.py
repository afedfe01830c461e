"""The manifest: all that a site has, in one file that is the same for the same site."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.publishing.manifest import Manifest, ManifestError, dump, fetch, parse
from onrecord.site.pages import render
from onrecord.site.site import Site
from onrecord.text import fetching
from tests.publishing import projects
from tests.publishing.projects import edit, manifest, write
from tests.serving import Serve, answering


def test_manifest_has_ids_addresses_and_anchors(tmp_path: Path) -> None:
    """Every passage and heading, everybody, every page and every redirect stands in it."""
    folder = write(tmp_path)
    found = manifest(folder)
    of = projects.outcome(folder)
    body = of.index.bodies["first"]
    text = found.summaries["first"]
    assert text.anchors == (
        *(passage.anchor for passage in body.passages),
        "opening-words",
        "closing-words",
    )
    assert text.people == ("ada-example", "ben-sample")
    assert text.lists == ("organisations/example-institute/", "topics/quiet/")
    assert found.speakers == ("ada-example", "ben-sample", "cy-placeholder")
    assert found.norms == tuple(f"13{letter}" for letter in "abcdefghijk")
    assert set(found.pages) == {page.url for page in render(Site(of.corpus, of.index))}
    assert found.redirects == {
        "speakers/c-placeholder/": "speakers/cy-placeholder/",
        "summaries/the-second/": "summaries/second/",
    }


def test_manifest_has_every_anchor_of_a_passage(tmp_path: Path) -> None:
    """Those that were pinned to it later lead there too."""
    folder = write(tmp_path)
    edit(folder / "summaries/first.md", ("with people.", "with people. {#own} {#older}"))
    assert manifest(folder).summaries["first"].passages[0] == ("own", "older")


def test_a_withdrawn_summary_says_only_that(tmp_path: Path) -> None:
    """Its id is kept; of its text, nothing."""
    folder = write(tmp_path)
    edit(
        folder / "summaries/first.md", ("title:", "withdrawn: {on: 2030-06-01, reason: W}\ntitle:")
    )
    found = manifest(folder)
    assert found.summaries["first"].withdrawn
    assert found.summaries["first"].anchors == ()
    assert "summaries/first/" in found.pages
    assert found.redirects["topics/quiet/"] == "summaries/first/"


def test_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    """It is small, sorted JSON on one line, and holds no word of the texts."""
    found = manifest(write(tmp_path))
    text = dump(found)
    assert parse(text) == found
    assert text == dump(parse(text))
    assert json.dumps(json.loads(text), sort_keys=True, separators=(",", ":")) + "\n" == text
    assert "holidays" not in text
    assert "Example" not in text


def test_what_a_later_version_adds_is_passed_over() -> None:
    """A manifest may have more than this program knows."""
    kept = parse('{"version": 2, "new": [1], "summaries": {"a": {"more": 2}}}')
    assert "a" in kept.summaries


def test_version_1_is_still_read() -> None:
    """It has a fingerprint before the anchors of each passage, and headings apart from them."""
    text = parse(
        '{"version": 1, "summaries": {"a": {"headings": ["one", "two"], "lists": ["topics/x/"],'
        ' "passages": [["0ea871b7", ["p-1"]], ["3ba7ebc2", ["p-2", "p-3"]]]}}}'
    ).summaries["a"]
    assert text.passages == (("p-1",), ("p-2", "p-3"))
    assert text.headings == (("one",), ("two",))
    assert text.anchors == ("p-1", "p-2", "p-3", "one", "two")
    assert text.lists == ("topics/x/",)


def test_passages_stand_below_their_headings(tmp_path: Path) -> None:
    """A section has the anchors of its heading, and of each passage."""
    folder = write(tmp_path)
    edit(
        folder / "summaries/first.md",
        ("## Opening words", "Before all.\n\n## Empty {#empty} {#void}\n\n## Opening words"),
        ("- Nobody objected to the minutes.\n", "\n## The end\n"),
    )
    sections = manifest(folder).summaries["first"].sections
    assert [section.heading for section in sections] == [
        (), ("empty", "void"), ("opening-words",), ("closing-words",), ("the-end",)
    ]  # fmt: skip
    assert [len(section.passages) for section in sections] == [1, 0, 2, 1, 0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "it is not what `onrecord build` writes"),
        ("<!doctype html>", "it is not what `onrecord build` writes"),
        ('["a"]', "it is not what `onrecord build` writes"),
        ('{"summaries": {"a": {"sections": [{"passages": [[]]}]}}}', "it is not what"),
        ('{"summaries": {"a": {"passages": [["00000000", []]]}}}', "it is not what"),
        ('{"version": 3}', "its version is 3, and this program knows 1 and 2"),
    ],
)
def test_what_is_no_manifest_is_told(text: str, words: str) -> None:
    """In one sentence, without a name of a class."""
    with pytest.raises(ManifestError, match=words):
        parse(text)


def test_an_empty_manifest_is_one() -> None:
    """A site without anything has promised nothing."""
    assert parse(dump(Manifest())) == Manifest()


ANSWER = dump(Manifest(speakers=("ada-example",))).encode()


def test_a_file_is_read(tmp_path: Path) -> None:
    """A path is that of a manifest."""
    file = tmp_path / "manifest.json"
    file.write_bytes(ANSWER)
    assert fetch(str(file)) == Manifest(speakers=("ada-example",))


@pytest.mark.parametrize("path", ["/manifest.json", "/"])
def test_an_address_is_fetched(serve: Serve, path: str) -> None:
    """That of the manifest or that of the site."""
    assert fetch(serve(answering(ANSWER)) + path) == Manifest(speakers=("ada-example",))


def test_a_site_that_has_no_manifest_yet_is_no_error(serve: Serve) -> None:
    """Before the first publication there is nothing to keep."""
    assert fetch(f"{serve(answering(status=404))}/") is None


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("ftp://example.org/manifest.json", "cannot be fetched: an address begins with"),
        ("missing.json", r"cannot be read: No such file or directory\."),
        ("large.json", "has more than 1,000 bytes"),
    ],
)
def test_what_leads_nowhere_is_told(
    path: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each in a sentence with the path or address; nothing is read without end."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(fetching, "LIMIT", 1000)
    Path("large.json").write_bytes(b" " * 2000)
    with pytest.raises(ManifestError, match=words) as refused:
        fetch(path)
    assert str(refused.value).startswith(path)


def test_what_is_no_manifest_is_told_with_its_place(tmp_path: Path) -> None:
    """The message says which file it is about."""
    file = tmp_path / "page.json"
    file.write_text("<html>", encoding="utf-8")
    with pytest.raises(ManifestError, match=r"page\.json cannot be used: This is no manifest"):
        fetch(str(file))


def test_statements_are_published_by_passage(tmp_path: Path) -> None:
    """Who speaks where, so that a later check can tell what has changed."""
    text = manifest(write(tmp_path)).summaries["second"]
    assert [*text.statements.values()] == [("cy-placeholder",), ("ada-example",)]
    assert set(text.statements) <= set(text.passage_anchors)

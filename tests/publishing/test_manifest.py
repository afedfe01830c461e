"""The manifest: all that a site has, in one file that is the same for the same site."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.publishing.manifest import Manifest, ManifestError, dump, parse
from onrecord.site.pages import render
from onrecord.site.site import Site
from tests.publishing import projects
from tests.publishing.projects import edit, manifest, write


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
    assert manifest(folder).summaries["first"].passages[0][1] == ("own", "older")


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
    kept = parse('{"version": 1, "new": [1], "summaries": {"a": {"more": 2}}}')
    assert "a" in kept.summaries


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "it is not what `onrecord build` writes"),
        ("<!doctype html>", "it is not what `onrecord build` writes"),
        ('["a"]', "it is not what `onrecord build` writes"),
        ('{"summaries": {"a": {"passages": [["zz", ["p"]]]}}}', "it is not what"),
        ('{"summaries": {"a": {"passages": [["00000000", []]]}}}', "it is not what"),
        ('{"version": 2}', "its version is 2, and this program knows 1"),
    ],
)
def test_what_is_no_manifest_is_told(text: str, words: str) -> None:
    """In one sentence, without a name of a class."""
    with pytest.raises(ManifestError, match=words):
        parse(text)


def test_an_empty_manifest_is_one() -> None:
    """A site without anything has promised nothing."""
    assert parse(dump(Manifest())) == Manifest()

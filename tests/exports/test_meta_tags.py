"""Tags in the head: what a shared link shows, and what reference managers take from a summary."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml.html import document_fromstring

from onrecord.dataset import dataset
from onrecord.exports.meta_tags import tagged
from onrecord.hosts.commands import build
from onrecord.site.page import Page
from onrecord.site.site import Site
from tests.hosts.projects import HOSTILE, write_hostile
from tests.site.projects import FILES, FIRST, pages
from tests.site.projects import site as made

Tags = Mapping[str, list[str]]


def tags(html: str) -> Tags:
    """Return the values of all tags in a head, by name or property."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one in document_fromstring(f"<html><head>{html}</head></html>").iter("meta"):
        found[one.get("name") or one.get("property") or ""].append(one.get("content") or "")
    return found


def heads(site: Site, shown: Mapping[str, Page] | None = None) -> Mapping[str, Tags]:
    """Return the tags of each page, by its address."""
    known = tagged(site, dataset(site), (shown or pages(site)).values())
    return {page.url: tags(page.head) for page in known}


def test_every_page_says_how_it_looks_where_it_is_shared(
    site: Site, shown: Mapping[str, Page]
) -> None:
    """Each tag once, with the words of the page and its whole address."""
    for url, found in heads(site, shown).items():
        page = shown[url]
        title, about = (" ".join(text.split()) for text in (page.title, page.description))
        assert found["og:title"] == found["twitter:title"] == [title]
        assert found["og:description"] == found["twitter:description"] == [about]
        if site.settings.address:
            assert found["og:url"] == [site.settings.absolute(url)]
        assert found["og:site_name"] == [site.settings.name]
        assert found["og:locale"] == [page.language]
        assert found["og:type"] == ["article" if page.kind == "summary" else "website"]
        assert found["twitter:card"] == ["summary"]


def test_a_summary_says_how_it_is_cited(small: Site) -> None:
    """Title, day, event, language and address; those who spoke contribute and are no authors."""
    found = heads(small)["summaries/first/"]
    url = "https://example.org/record/summaries/first/"
    for style in ("citation_", "DC."):
        assert found[f"{style}title"] == ["The first webinar"]
        assert found[f"{style}date"] == ["2018-12-11"]
        assert found[f"{style}language"] == ["en"]
        assert found[f"{style}publisher"] == ["A small site"]
    assert found["citation_public_url"] == found["DC.identifier"] == [url]
    assert found["citation_conference_title"] == ["A Series"]
    assert found["bib.contributors"] == ["Éxample, Ada", "Sample, Ben"]
    assert found["DC.description"][0].startswith("summary of remarks by Ada Éxample and Ben Sample")
    assert found["z.extra"] == found["DC.description"]
    assert not found.keys() & {"citation_author", "DC.creator", "DC.contributor"}


@pytest.mark.parametrize(
    ("entry", "tag"),
    [
        ("{name: Ada Éxample}", "Éxample, Ada"),
        ("{name: Ada Éxample, sort_name: 'van Éxample, Ada, the Younger'}", "van Éxample, Ada the Younger"),
        ("{name: عدة مثال, sort_name: 'مثال، عدة'}", "مثال, عدة"),
        ("{name: Ada}", "Ada,"),
        ("{name: Ada Éxample, sort_name: Ada Éxample}", "Ada Éxample,"),
        ("{name: Republic of Freedonia, kind: delegation}", "Republic of Freedonia,"),
        ("{name: 'Tests, Trials and Co', kind: organisation}", "Tests Trials and Co,"),
    ],
)  # fmt: skip
def test_no_name_is_taken_apart_in_the_wrong_place(tmp_path: Path, entry: str, tag: str) -> None:
    """Zotero takes a name apart at its first comma, or else at its last space; one at the end is none."""
    first = "---\ntitle: A\ndate: 2030-01-02\nspeakers: [ada]\nnorms: []\n---\n\nWords.\n"
    files = {"summaries/first.md": first, "speakers.yaml": f"ada: {entry}\n"}
    assert heads(made(tmp_path, files))["summaries/first/"]["bib.contributors"] == [tag]


def test_only_summaries_are_cited(small: Site) -> None:
    """Lists and profiles are no sources."""
    cited = {url for url, found in heads(small).items() if "citation_title" in found}
    assert cited == {f"summaries/{name}/" for name in small.corpus.summaries}


def test_without_an_address_no_tag_has_one(tmp_path: Path) -> None:
    """A path is no address."""
    found = heads(made(tmp_path))["summaries/first/"]
    assert not found.keys() & {"og:url", "citation_public_url", "DC.identifier"}


def test_nothing_gets_out_of_a_tag(tmp_path: Path) -> None:
    """A title is read back as it was written; no element comes of it."""
    files = {**FILES, "summaries/first.md": FIRST.replace("The first webinar", json.dumps(HOSTILE))}
    found = heads(made(tmp_path, files))["summaries/first/"]
    assert found["og:title"] == found["citation_title"] == [" ".join(HOSTILE.split())]


@pytest.mark.slow
def test_a_built_page_has_the_tags_in_its_head(tmp_path: Path) -> None:
    """Where the host frames it, too."""
    site = build(write_hostile(tmp_path)).site
    page = document_fromstring((site / "summaries/first/index.html").read_text("utf-8"))
    (title,) = page.xpath("/html/head/meta[@name='citation_title']/@content")
    assert title == " ".join(HOSTILE.split())
    assert len(page.xpath("/html/head/meta[@property='og:title']")) == 1

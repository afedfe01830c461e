"""Series, organisations and topics."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from onrecord.site.page import Page
from tests.site import projects
from tests.site.projects import text


def test_series_begins_with_its_first_part(pages: Mapping[str, Page]) -> None:
    """A series is read from the beginning."""
    words = text(pages["series/a-series/"])
    assert words.index("The first webinar") < words.index("The second webinar")


def test_organisation_has_its_webinars_and_its_people(pages: Mapping[str, Page]) -> None:
    """Who organised and who employed may be one or two organisations."""
    assert "The first webinar" in text(pages["organisations/an-organiser/"])
    assert "Ada Éxample" in text(pages["organisations/example-institute/"])
    assert "No summary yet." in text(pages["organisations/example-institute/"])


def test_names_that_differ_only_in_form_are_one(tmp_path: Path) -> None:
    """Case, accents and punctuation do not make another organisation."""
    text_ = "---\ntitle: {0}\ndate: 2020-01-0{0}\nspeakers: []\nnorms: []\norganisers: ['{1}']\n---\n\nWords.\n"
    files = {
        "speakers.yaml": "{}\n",
        "summaries/a.md": text_.format(1, "Société X"),
        "summaries/b.md": text_.format(2, "societe-x"),
    }
    found = projects.pages(projects.site(tmp_path, files))
    assert "2 webinars" in text(found["organisations/"])


def test_topic_has_norms_and_webinars(pages: Mapping[str, Page]) -> None:
    """A topic of the catalogue has a page though no webinar has it yet."""
    words = text(pages["topics/human-rights/"])
    assert "Human rights" in words
    assert "13(e)" in words
    assert "The first webinar" in words
    assert "No summary yet." in text(pages["topics/supply-chain/"])


def test_long_gathering_is_paged_by_year(tmp_path: Path) -> None:
    """A series past fifty shows a year and leads to the others."""
    files = projects.many(60)
    for name in files:
        files[name] = files[name].replace("norms:", "series: {name: S}\nnorms:")
    found = projects.pages(projects.site(tmp_path, files))
    assert found["series/s/"].html.count("or-line__title") == 12
    assert found["series/s/2016/"].title == "Series: S: 2016"
    assert list(projects.dangling(found)) == []

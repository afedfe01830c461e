"""The pages about a site say what is true of it, and whom to tell of mistakes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.site.about import about_groups
from onrecord.site.coverage import coverage
from onrecord.site.page import Page
from onrecord.site.site import Settings, Site
from tests.site import projects
from tests.site.projects import SPEAKERS, text

MAIL, REPOSITORY = "record@example.org", "https://example.org/repo"
NO_MAIL = "have given no mail address for corrections"


def made(site: Site) -> list[Page]:
    """Return the pages about a site."""
    return [page for group in about_groups(site) for page in group.make()]


def about(site: Site, **settings: Any) -> str:
    """Return the words of the page About with those settings."""
    pages = {p.url: p for p in made(replace(site, settings=Settings("A Site", **settings)))}
    return pages["about/"].html


@pytest.mark.parametrize(
    ("settings", "said", "unsaid"),
    [
        ({}, [NO_MAIL], ["Without an account", "With an account"]),
        ({"contact": MAIL}, [f'href="mailto:{MAIL}"'], [NO_MAIL, "With an account"]),
        ({"repository": REPOSITORY}, [NO_MAIL, f'href="{REPOSITORY}"'], ["Without an account"]),
        ({"repository": REPOSITORY, "contact": MAIL}, ["Without an", "With an"], [NO_MAIL]),
    ],
)
def test_about_says_how_to_have_something_corrected(
    small: Site, settings: Mapping[str, str], said: list[str], unsaid: list[str]
) -> None:
    """Only the ways that there are; where nobody can be written to, it says so."""
    html = about(small, **settings)
    assert [words for words in said if words not in html] == []
    assert [words for words in unsaid if words in html] == []


def test_every_about_page_is_there(pages: Mapping[str, Page]) -> None:
    """The footer of each page leads to them."""
    assert {"about/", "privacy/", "accessibility/", "abbreviations/"} <= pages.keys()


SOURCES = {
    "": "1 of 1 summary does not name its source.",
    "source: {kind: notes, read: whole}\n": "The source of 1 summary was read whole.",
    "source: {kind: machine-generated report, read: part}\n": (
        "1 of 1 summary was written from part of a source. "
        "1 was written from a machine-generated report."
    ),
}


@pytest.mark.parametrize("source", SOURCES)
def test_coverage_says_how_much_was_read(tmp_path: Path, source: str) -> None:
    """Readers see what the numbers rest on."""
    front = f"---\ntitle: T\ndate: 2020-01-02\nspeakers: []\nnorms: []\n{source}---\n\nA text.\n"
    site = projects.site(tmp_path, {"speakers.yaml": SPEAKERS, "summaries/one.md": front})
    assert coverage(site) == SOURCES[source]


def test_nothing_is_said_of_no_sources(tmp_path: Path) -> None:
    """A site without a summary has no numbers that could rest on anything."""
    assert coverage(projects.site(tmp_path, {"speakers.yaml": SPEAKERS})) == ""


def test_abbreviations_are_those_that_summaries_use(tmp_path: Path) -> None:
    """Each with how many do, whether in the singular or the plural; no other is explained."""
    front = "---\ntitle: The OEWG\ndate: 2020-01-02\nspeakers: []\nnorms: []\n---\n\n{}\n"
    site = projects.site(
        tmp_path,
        {
            "speakers.yaml": SPEAKERS,
            "summaries/one.md": front.format("CERTs helped the OEWG; the XYZ did not."),
            "summaries/two.md": front.format("DiploFoundation organised it."),
        },
    )
    (page,) = (page for page in made(site) if page.url == "abbreviations/")
    assert text(page).partition("stand for. ")[2] == (
        "CERT computer emergency response team 1 summary "
        "OEWG Open-ended Working Group of the United Nations 2 summaries"
    )


def test_no_abbreviations_is_said(tmp_path: Path) -> None:
    """The page is there all the same, since the footer leads to it."""
    site = projects.site(tmp_path)
    (page,) = (page for page in made(site) if page.url == "abbreviations/")
    assert "No abbreviation that the catalogue explains" in page.html

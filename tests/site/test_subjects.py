"""Passages on the subject of a norm, on its page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from onrecord.site.page import Page
from tests.site import projects
from tests.site.projects import Markup, text

HEAD = "---\ntitle: Webinar {0}\ndate: {1}-03-04\nspeakers: [ada-example]\nnorms: [{2}]\n---\n\n"
BODY = """\
Example found that norm 13(i) matters to supply chain security.

Example wanted the ICT supply chain to be secure.

Spyware was on the programme. [A back door](norm:none) was open.
"""
HEADING = "Passages on this subject that do not name the norm; found by words"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Page]:
    """Return the pages of a site of one summary."""
    files = {
        "speakers.yaml": projects.SPEAKERS,
        "summaries/one.md": HEAD.format(1, 2020, "13i") + BODY,
    }
    return projects.pages(projects.site(tmp_path_factory.mktemp("subjects"), files))


def test_they_stand_below_what_cites_the_norm(made: Mapping[str, Page]) -> None:
    """With who speaks, and the words by which each was found; the author's passages are above."""
    page = made["norms/13i/"]
    said, _, below = text(page).partition(HEADING)
    assert "matters to supply chain security" in said
    assert "wanted the ICT supply chain" not in said
    assert "Ada Éxample Example Institute · speaker" in below
    assert "found by “ICT supply chain”" in below
    assert "no speaker named source not named found by “Spyware”" in below
    assert "back door”" not in below
    assert [heading.text for heading in page.headings] == ["What was said", HEADING]


def test_no_count_has_them(made: Mapping[str, Page]) -> None:
    """Neither figures nor filters, side notes, lists and tables."""
    page = made["norms/13i/"]
    assert "passage 1 webinar 1 speaker 1" in text(page)
    assert "1 passage in 1 webinar" in text(made["norms/"])
    assert "Ada Éxample 1" in Markup(page.aside).text


def test_a_norm_without_any_has_no_such_list(made: Mapping[str, Page]) -> None:
    """Nothing is said of what is not there."""
    assert HEADING not in text(made["norms/13a/"])
    assert made["norms/13a/"].headings == ()


def test_many_are_paged_by_year(tmp_path: Path) -> None:
    """The page of the norm shows the newest year, and each year has a page of its own."""
    files = {"speakers.yaml": projects.SPEAKERS} | {
        f"summaries/w{i}.md": HEAD.format(i, 2015 + i % 5, "")
        + f"Example wanted supply chain security, for the {i}th time.\n"
        for i in range(60)
    }
    found = projects.pages(projects.site(tmp_path, files))
    assert text(found["norms/13i/"]).count("found by “") == 12
    for year in range(2015, 2020):
        page = found[f"norms/13i/subject/{year}/"]
        assert text(page).count("found by “supply chain security”") == 12
        assert (
            page.title
            == f"13(i) Passages of {year} on this subject that do not name the norm; found by words"
        )
        assert not page.searchable


def test_links_to_passages_of_one_day_are_told_apart(tmp_path: Path) -> None:
    """By the title, where the day alone would not do."""
    files = {"speakers.yaml": projects.SPEAKERS} | {
        f"summaries/w{i}.md": HEAD.format(i, 2020 - i // 2, "")
        + "Example wanted supply chain security.\n"
        for i in range(3)
    }
    page = projects.pages(projects.site(tmp_path, files))["norms/13i/"]
    labels = [
        f["aria-label"]
        for _, f in Markup(page.html).elements
        if "or-number" in (f.get("class") or "")
    ]
    assert labels == ["¶ 1, 4 Mar 2020, Webinar 0", "¶ 1, 4 Mar 2020, Webinar 1", "¶ 1, 4 Mar 2019"]

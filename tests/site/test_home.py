"""The home page, and the list of the norms."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.site.page import Page
from tests.site.projects import text


def test_home_has_a_way_in_for_everybody(pages: Mapping[str, Page]) -> None:
    """It says what the site answers, then leads to norms, people, webinars and the table."""
    page = pages[""]
    assert page.title == "A Site"
    assert "Who said what about which norm, and where it is written" in text(page)
    for link in ("norms/", "speakers/", "summaries/", "matrix/"):
        assert f'class="or-door" href="./{link}"' in page.html
    assert 'class="or-door" href="./propose/"' in page.html


def test_home_counts_passages_of_each_norm(pages: Mapping[str, Page]) -> None:
    """The most cited norm has the longest bar."""
    words = text(pages[""])
    assert "13(e) Respect human rights and privacy online 3 passages" in words
    assert words.count("not cited yet") == 9
    assert '<rect width="100"' in pages[""].html
    assert '<rect width="33"' in pages[""].html


def test_home_shows_the_newest_summaries(large: Mapping[str, Page]) -> None:
    """The newest five stand there, newest first."""
    assert large[""].html.count("or-line__title") == 5


def test_list_of_norms_has_all_of_them(pages: Mapping[str, Page]) -> None:
    """Each has its title, its paraphrase and how often it is cited."""
    page = pages["norms/"]
    assert page.html.count("or-entry__title") == 11
    assert "3 passages in 2 webinars" in text(page)
    assert page.listed

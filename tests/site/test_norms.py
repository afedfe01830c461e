"""The page of a norm, and its filters."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from onrecord.site.page import Page
from tests.site import projects
from tests.site.projects import Markup, text


def test_head_says_what_the_norm_is(pages: Mapping[str, Page]) -> None:
    """The page has the place in the report, the title, our paraphrase and the official text."""
    page = pages["norms/13e/"]
    for words in ("13(e)", "UN GGE report of 2015 · A/70/174, paragraph 13", "Our paraphrase."):
        assert words in text(page)
    assert 'href="https://undocs.org/A/70/174">Read the official text</a>' in page.html
    assert page.title == "13(e) Respect human rights and privacy online"


def test_paragraph_of_another_document_is_shown_only_where_it_was_read(
    pages: Mapping[str, Page],
) -> None:
    """The report of 2021 has a number that nobody checked, so it stands there without it."""
    words = text(pages["norms/13e/"])
    assert "UN GGE report of 2013 (A/68/98) , paragraph 21" in words
    assert "UN GGE report of 2021 (A/76/135)" in words
    assert "36–41" not in words


def test_passages_are_grouped_by_webinar_newest_first(pages: Mapping[str, Page]) -> None:
    """Every passage that cites the norm is there, with the webinar above it."""
    words = text(pages["norms/13e/"])
    places = [words.index(w) for w in ("The second webinar", "still matters", "The first webinar")]
    assert places == sorted(places)
    assert words.count("in context") == 3


def test_disputed_norm_says_so(pages: Mapping[str, Page]) -> None:
    """What is disputed about a norm stands in its head."""
    assert "Disputed." in text(pages["norms/13c/"])
    assert "Disputed." not in text(pages["norms/13e/"])


def test_side_notes_count_speakers_and_companions(pages: Mapping[str, Page]) -> None:
    """Speakers most stands first, no speaker named last; each number leads to its passages."""
    aside = Markup(pages["norms/13e/"].aside)
    assert "Speakers Ada Éxample 2 no speaker named 1" in aside.text
    assert "Cited together with 13(k) 1 webinar" in aside.text
    assert "../../speakers/ada-example/?norm=13e#13e" in aside.links
    assert "../../matrix/nobody-named/#13e" in aside.links


def test_norm_nobody_cited_says_what_to_do(pages: Mapping[str, Page]) -> None:
    """An empty page is an invitation."""
    words = text(pages["norms/13a/"])
    assert "No summary names norm 13(a) yet." in words
    assert "norm:13a" in words
    assert "See all summaries" in words


def test_empty_norm_leads_to_the_page_on_contributing(tmp_path: Path) -> None:
    """Where there is such a page, the invitation leads there."""
    site = projects.site(tmp_path, contribute="manual/contributing/")
    page = projects.pages(site)["norms/13a/"]
    assert '<a href="../../manual/contributing/">How to contribute</a>' in page.html
    assert '<a href="../../manual/contributing/">Propose a summary</a>' in page.aside


def test_norm_with_many_citations_is_paged_by_year(large: Mapping[str, Page]) -> None:
    """The first page shows the newest year, and every year has a page with all of it."""
    first = large["norms/13k/"]
    assert text(first).count("in context") == 12
    assert not first.headings or first.headings[0].anchor == "said"
    for year in range(2015, 2020):
        page = large[f"norms/13k/{year}/"]
        assert text(page).count("in context") == 12
        assert not page.searchable
        assert page.aside == ""


def test_table_of_contents_has_the_days(pages: Mapping[str, Page]) -> None:
    """Webinars stand in the table of contents by their day, because titles are long."""
    headings = [(h.level, h.text) for h in pages["norms/13e/"].headings]
    assert headings == [(2, "What was said"), (3, "3 February 2020"), (3, "11 December 2018")]


def test_mistakes_can_be_reported(pages: Mapping[str, Page]) -> None:
    """The side notes lead to a new issue with a title."""
    assert "https://example.org/repo/issues/new?title=Norm+13%28e%29" in pages["norms/13e/"].aside


def test_page_has_its_filters_and_what_the_browser_says(pages: Mapping[str, Page]) -> None:
    """Every passage says whose it is, in the way in which the fields ask."""
    markup = Markup(pages["norms/13e/"].html)
    heard = [found["data-or-heard"] for _, found in markup.elements if "data-or-heard" in found]
    assert heard == ["ada-example:inferred:13e", "ada-example:inferred:13e", ":nobody:13e"]
    labels = [found.get("for") for tag, found in markup.elements if tag == "label"]
    names = [found.get("id") for tag, found in markup.elements if tag == "select"]
    assert labels == names
    (told,) = [f["data-or-filters"] for _, f in markup.elements if "data-or-filters" in f]
    assert json.loads(told or "")["passages"] == {"one": "{n} passage", "other": "{n} passages"}
    assert "data-or-filters" not in pages["norms/13a/"].html


def test_each_year_of_a_long_norm_has_filters(large: Mapping[str, Page]) -> None:
    """They say which year they look at, and lead to all of them."""
    for url in ("norms/13k/", "norms/13k/2019/"):
        assert "The filters apply to 2019, the year on this page." in large[url].html
        assert "find/?norm=13k" in large[url].html
    assert 'data-or-url="../../../norms/13k/2015/"' in large["norms/13k/2019/"].html

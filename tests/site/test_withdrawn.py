"""A withdrawn summary: a notice at its address, and nothing anywhere else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from onrecord.site.page import Page
from tests.site.projects import FILES, FIRST, dangling, pages, site, text

WITHDRAWN = FIRST.replace(
    "date:", 'withdrawn: {on: 2030-06-10, reason: "A speaker <b>asked</b> for it."}\ndate:', 1
)


@pytest.fixture(scope="module", params=["with its text", "without"])
def shown(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Mapping[str, Page]:
    """Return the pages of a site whose first summary is withdrawn, with its text or without."""
    whole = request.param == "with its text"
    front = "---\n".join(WITHDRAWN.split("---\n")[:2]).replace("[13e, 13k]", "[]") + "---\n"
    first = WITHDRAWN if whole else front
    of = site(tmp_path_factory.mktemp("withdrawn"), FILES | {"summaries/first.md": first})
    return pages(of)


def test_the_page_says_that_it_was_withdrawn(shown: Mapping[str, Page]) -> None:
    """It has the title, the day and the reason, and no word of the text."""
    page = shown["summaries/first/"]
    words = text(page)
    assert page.title == "The first webinar"
    assert page.description == "This summary was withdrawn on 10 June 2030."
    assert page.source == "summaries/first.md"
    assert not page.searchable
    assert "This summary was withdrawn on 10 June 2030. A speaker <b>asked</b> for it." in words
    assert words.startswith("Withdrawn summary · published 11 December 2018")
    assert "13(e)" not in words
    assert "Example" not in words


def test_nothing_else_leads_there(shown: Mapping[str, Page]) -> None:
    """No list, no norm, no person and no other summary has it."""
    others = [page.html + page.aside for url, page in shown.items() if url != "summaries/first/"]
    assert not [page for page in others if "The first webinar" in page]
    assert not [page for page in others if "summaries/first/" in page]
    assert not list(dangling(shown))


def test_others_may_still_link_to_it(tmp_path: Path) -> None:
    """A link to it, or to a paragraph of it, leads to the notice."""
    second = FILES["summaries/second.md"] + "\nSee [there](first.md#p-00000000).\n"
    files = FILES | {"summaries/first.md": WITHDRAWN, "summaries/second.md": second}
    assert site(tmp_path, files).corpus.withdrawn.keys() == {"first"}

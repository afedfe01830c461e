"""What stands at addresses that had something else before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.site.page import Page
from onrecord.site.pages import Site, render
from onrecord.site.redirects import Redirect, redirect_page, redirects, relative
from tests.site.projects import FILES, FIRST, SPEAKERS, Markup, dangling, many, pages, site, text


def found(of: Site, own: frozenset[str] = frozenset()) -> dict[str, str]:
    """Return the redirects of a site: old addresses with the new ones."""
    return {one.url: one.target for one in redirects(of, render(of), own)}


def moved(folder: Path, *addresses: str) -> Site:
    """Return a site whose first summary stood at these addresses before."""
    first = FIRST.replace("date:", f"redirect_from: [{', '.join(addresses)}]\ndate:", 1)
    return site(folder, FILES | {"summaries/first.md": first})


@pytest.mark.parametrize(
    ("written", "url", "path"),
    [
        ("/summaries/old/", "summaries/old/", "summaries/old/index.html"),
        ("/summaries/old", "summaries/old/", "summaries/old/index.html"),
        ("/summaries/old/index.html", "summaries/old/", "summaries/old/index.html"),
        ("/old.html", "old.html", "old.html"),
        ("/a/b/old.html", "a/b/old.html", "a/b/old.html"),
    ],
)
def test_an_old_address_has_a_file(tmp_path: Path, written: str, url: str, path: str) -> None:
    """However it is written, it is a folder with a page, or a page."""
    of = moved(tmp_path, written)
    (one,) = redirects(of, render(of))
    assert (one.url, one.path, one.target) == (url, path, "summaries/first/")
    assert relative(written) == url


def test_a_person_leads_on_from_every_former_id(tmp_path: Path) -> None:
    """Merging two people keeps both addresses."""
    people = SPEAKERS.replace("ben-sample:", "ben-sample:\n  former_ids: [b-sample, benn]")
    assert found(site(tmp_path, FILES | {"speakers.yaml": people})) == {
        "speakers/b-sample/": "speakers/ben-sample/",
        "speakers/benn/": "speakers/ben-sample/",
    }


def test_what_stands_below_a_person_leads_on_too(tmp_path: Path) -> None:
    """A person with many passages has a page for each norm, and webinars by year."""
    files = many(60) | {
        "speakers.yaml": "ada-example: {name: Ada Example, former_ids: [a-example]}\n"
    }
    led = found(site(tmp_path, files))
    assert led["speakers/a-example/"] == "speakers/ada-example/"
    assert led["speakers/a-example/13k/"] == "speakers/ada-example/13k/"
    assert led["speakers/a-example/webinars/2016/"] == "speakers/ada-example/webinars/2016/"


@pytest.mark.parametrize(
    "address", ["/", "/index.html", "/matrix/", "/topics/human-rights/", "/series/", "/norms/13e/"]
)
def test_a_redirect_stands_at_no_page(small: Site, address: str) -> None:
    """A living page is never written over."""
    first = small.corpus.summaries["first"]
    front = first.front.model_copy(update={"redirect_from": (address,)})
    summaries = {**small.corpus.summaries, "first": replace(first, front=front)}
    assert found(Site(replace(small.corpus, summaries=summaries), small.index)) == {}


def test_a_redirect_stands_at_no_page_of_the_users(tmp_path: Path) -> None:
    """Nor is a hand-written one."""
    of = moved(tmp_path, "/about/", "/summaries/old/")
    assert found(of, frozenset({"about/"})) == {"summaries/old/": "summaries/first/"}


def test_the_page_leads_on_with_and_without_scripts(tmp_path: Path) -> None:
    """A script carries the place on the page over; without, there is a refresh, and a link."""
    of = site(tmp_path, address="https://example.org/site/")
    page = redirect_page(of, Redirect("summaries/old/", "summaries/first/", "A <b>title</b>"))
    assert page.startswith("<!doctype html>")
    for expected in (
        '<meta name="robots" content="noindex">',
        '<link rel="canonical" href="https://example.org/site/summaries/first/">',
        '<script src="../../assets/redirect.js" data-to="../../summaries/first/"></script>',
        '<meta http-equiv="refresh" content="0; url=../../summaries/first/">',
        '<a href="../../summaries/first/">A &lt;b&gt;title&lt;/b&gt;</a>',
        "<title>Moved: A &lt;b&gt;title&lt;/b&gt;</title>",
    ):
        assert expected in page
    assert page.count("<script") == 1


def test_without_an_address_the_canonical_link_is_relative(small: Site) -> None:
    """The page works at any address, and from a folder."""
    page = redirect_page(Site(small.corpus, small.index), Redirect("old.html", "matrix/", "Table"))
    assert '<link rel="canonical" href="./matrix/">' in page


def test_a_list_of_a_withdrawn_summary_leads_to_the_notice(tmp_path: Path) -> None:
    """Where no other summary is listed there; another list stays what it is."""
    first = FIRST.replace("date:", "withdrawn: {on: 2030-01-02, reason: W}\ndate:", 1)
    assert found(site(tmp_path, FILES | {"summaries/first.md": first})) == {
        "organisations/an-organiser/": "summaries/first/"
    }


def test_no_page_is_listed_twice(small: Site) -> None:
    """Redirects are made from addresses and titles of pages alone."""
    pages = [Page("summaries/first/", "A title", "", "summary", "")]
    assert redirects(small, pages) == ()
    assert Markup(redirect_page(small, Redirect("a/", "b/", "C")).split("<body>")[1][:-16]).links


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

"""All pages together: addresses, links, markup, and what contributors cannot do."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from onrecord.site.page import TITLE, Page
from onrecord.site.pages import RENDERERS, group_of, groups
from tests.site import projects
from tests.site.projects import Markup


def test_every_page_has_its_address(pages: Mapping[str, Page]) -> None:
    """The addresses are those that the manual promises."""
    promised = {
        *("", "matrix/", "matrix/nobody-named/", "norms/", "organisations/", "series/"),
        *("speakers/", "summaries/", "topics/", "series/a-series/", "topics/human-rights/"),
        *("organisations/an-organiser/", "organisations/example-institute/"),
        *("summaries/first/", "summaries/second/", "summaries/third/"),
        *("speakers/ada-example/", "speakers/ben-sample/", "speakers/cy-quiet/"),
        *(f"norms/13{letter}/" for letter in "abcdefghijk"),
    }
    assert promised <= pages.keys()
    assert not any(url.startswith("/") for url in pages)
    assert all(url.endswith("/") for url in pages if url)


@pytest.mark.parametrize("which", ["pages", "large"])
def test_every_link_leads_somewhere(which: str, request: pytest.FixtureRequest) -> None:
    """Each link within the site leads to a page, and to an id on it."""
    found: Mapping[str, Page] = request.getfixturevalue(which)
    assert list(projects.dangling(found)) == []


@pytest.mark.parametrize("which", ["pages", "large"])
def test_every_page_is_well_formed(which: str, request: pytest.FixtureRequest) -> None:
    """Every element is closed, no id stands twice, and there is one heading of the first rank."""
    found: Mapping[str, Page] = request.getfixturevalue(which)
    for page in found.values():
        markup = Markup(page.html + page.aside)
        assert len(set(markup.ids)) == len(markup.ids), page.url
        titles = [found.get("id") for tag, found in markup.elements if tag == "h1"]
        assert titles == [TITLE], page.url
        assert not any(link.startswith("/") for link in markup.links), page.url


def test_table_of_contents_is_of_the_page(pages: Mapping[str, Page]) -> None:
    """Each heading in a table of contents is on its page."""
    for page in pages.values():
        assert {h.anchor for h in page.headings} <= set(Markup(page.html).ids), page.url


def test_titles_are_unique(pages: Mapping[str, Page], large: Mapping[str, Page]) -> None:
    """No two pages of one kind have the same title, so that a reader can tell them apart."""
    for found in (pages, large):
        titles = [(page.kind, page.title) for page in found.values()]
        assert len(set(titles)) == len(titles)


def test_few_pages_stand_in_the_navigation(pages: Mapping[str, Page]) -> None:
    """Leaf pages do not: a navigation on every page must not grow with the site."""
    listed = [url for url, page in pages.items() if page.listed]
    assert listed == ["", "summaries/", "norms/", "speakers/", "matrix/"]


def test_markup_of_contributors_is_only_text(tmp_path: Path) -> None:
    """Whatever somebody writes into a field, no element and no attribute comes of it."""
    bad = """"<img src=x onerror=alert(1)>' & </p>{{ 1 }}\""""
    quoted = "'" + bad.replace("'", "''") + "'"
    files = {
        "speakers.yaml": f"ada-example:\n  name: {quoted}\n  aliases: [{quoted}]\n"
        f"  affiliations: [{{name: {quoted}}}]\n",
        "summaries/bad.md": f"---\ntitle: {quoted}\ndate: 2020-01-02\n"
        f"speakers: [{{id: ada-example, affiliation: {quoted}}}]\nnorms: [13e]\n"
        f"series: {{name: {quoted}}}\norganisers: [{quoted}]\nabstract: {quoted}\n"
        f"source: {{kind: notes, read: part, title: {quoted}, note: {quoted}}}\n---\n\n"
        "Norm 13(e) was named.\n",
    }
    for page in projects.pages(projects.site(tmp_path, files, name=bad)).values():
        elements = Markup(page.html + page.aside).elements
        assert not any(tag == "img" or "onerror" in found for tag, found in elements), page.url


def test_site_without_summaries_speaks(tmp_path: Path) -> None:
    """An empty site has all its pages, and each says what is missing."""
    found = projects.pages(projects.site(tmp_path, {"speakers.yaml": "{}\n"}))
    assert list(projects.dangling(found)) == []
    for url in ("", "summaries/", "speakers/", "matrix/", "matrix/nobody-named/", "series/"):
        assert "or-empty" in found[url].html, url


def test_order_of_records_does_not_matter(tmp_path: Path) -> None:
    """The same files give the same bytes, in whatever order they were written."""
    one = projects.pages(projects.site(tmp_path / "a"))
    backwards = dict(reversed(projects.FILES.items()))
    assert projects.pages(projects.site(tmp_path / "b", backwards)) == one


def test_print_gives_name_address_and_day(pages: Mapping[str, Page]) -> None:
    """Each page ends with where it stands and as of when, for those who print it."""
    imprint = "A Site · https://example.org/site/norms/13e/ · as of 2 January 2021"
    assert projects.text(pages["norms/13e/"]).endswith(imprint)


def test_each_renderer_is_listed_once() -> None:
    """The list of renderers is the one place that knows them all."""
    assert len(set(RENDERERS)) == len(RENDERERS)


def test_pages_of_a_group_stand_below_the_first(tmp_path: Path) -> None:
    """A preview finds by its address which group has a page, and makes no other."""
    site = projects.site(tmp_path, projects.many(60))
    found = {group.url: group for group in groups(site)}
    assert len(found) == len(groups(site))
    for group in found.values():
        first, *others = group.make()
        assert first.url == group.url
        for page in others:
            assert group_of(found, page.url) is group, page.url
    assert group_of(found, "elsewhere/") is None


def test_a_page_knows_its_anchors(pages: Mapping[str, Page], large: Mapping[str, Page]) -> None:
    """Whatever has an id can be led to; what only scripts and labels look for begins with `or-`."""
    for page in (*pages.values(), *large.values()):
        ids = projects.Markup(page.html + page.aside).ids
        assert list(page.anchors) == [id_ for id_ in ids if not id_.startswith("or-")]

"""Our pages as MkDocs has them."""

from __future__ import annotations

from onrecord.bodies import Heading
from onrecord.hosts import generated_pages as pages
from onrecord.site.page import TITLE, Page, PageGroup
from onrecord.site.words import words_in
from tests.hosts.projects import HOSTILE


def page(**fields: object) -> Page:
    """Return a page with some fields set."""
    standard = {"url": "norms/13e/", "title": "T", "description": "D", "kind": "norm", "html": ""}
    return Page(**(standard | fields))  # type: ignore[arg-type]


def test_page_is_an_index_file_in_its_own_folder() -> None:
    """The file of a page gives its address whether or not a host makes folders of files."""
    assert pages.source_path("norms/13e/") == "norms/13e/index.md"
    assert pages.source_path("") == "index.md"


def test_title_and_description_are_escaped() -> None:
    """Hosts put both into pages as they are, so they come without a single tag or quote."""
    meta = pages.metadata(page(title=HOSTILE, description=HOSTILE))
    for text in (meta["title"], meta["description"]):
        assert not set("<>\"'") & set(text)
        assert "&amp;lt;img" in text


def test_home_is_named_by_its_site() -> None:
    """The home page has no title of its own, so that hosts write the name of the site alone."""
    assert "title" not in pages.metadata(page(kind="home"))


def test_frame_is_left_out_where_there_is_nothing_to_put_into_it() -> None:
    """A page without headings and side notes takes the whole width."""
    assert pages.metadata(page())["hide"] == ["navigation", "toc"]
    assert pages.metadata(page(aside="<p>x"))["hide"] == ["navigation"]
    heading = Heading(2, "A", "a")
    assert pages.metadata(page(headings=(heading,)))["hide"] == ["navigation"]


def test_page_can_be_kept_out_of_search() -> None:
    """Only a page that is not to be found says so."""
    assert "search" not in pages.metadata(page())
    assert pages.metadata(page(searchable=False))["search"] == {"exclude": True}


def test_table_of_contents_nests_headings_by_level() -> None:
    """A deeper heading belongs to the one above it, whatever levels are skipped."""
    levels = [(2, "a"), (4, "b"), (3, "c"), (2, "d")]
    headings = tuple(Heading(level, name.upper(), name) for level, name in levels)
    (title,) = pages.toc(page(headings=headings))
    assert (title.id, [link.id for link in title.children]) == (TITLE, ["a", "d"])
    first, second = title.children
    assert [link.id for link in first.children] == ["b", "c"]
    assert second.children == []


def test_table_of_contents_is_escaped() -> None:
    """A heading may hold anything."""
    (title,) = pages.toc(page(title=HOSTILE, headings=(Heading(2, HOSTILE, "a"),)))
    assert "<" not in title.title + title.children[0].title


def test_navigation_is_home_then_ours_then_theirs() -> None:
    """Pages that are not listed stay out; titles are escaped, as MkDocs does not."""
    ours = [
        PageGroup("norms/", list, "Norms"),
        PageGroup("norms/13e/", list),
        PageGroup("matrix/", list, "A & B"),
    ]
    own = ["about.md", "index.md", {"More": ["more/a.md"]}]
    assert pages.default_navigation(words_in("en"), ours, own) == [
        {"Home": "index.md"},
        {"Norms": "norms/index.md"},
        {"A &amp; B": "matrix/index.md"},
        "about.md",
        {"More": ["more/a.md"]},
    ]


def test_titles_of_a_navigation_are_found_at_any_depth() -> None:
    """A page has a title of its own there, or none."""
    navigation = ["index.md", {"A": "a.md"}, {"B": ["b.md", {"C": "/c/index.md"}]}]
    assert dict(pages.nav_titles(navigation)) == {"a.md": "A", "c/index.md": "C"}
    assert dict(pages.nav_titles(None)) == {}

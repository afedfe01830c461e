"""The repository's own site as it is published: links, anchors, titles, the same bytes twice."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from onrecord.pipeline import load
from onrecord.project.settings import settings_around

pytestmark = [
    pytest.mark.xdist_group("site"),  # one process, so that the site is read once
    pytest.mark.slow,
]

FOUNDING = "summaries/2018-12-11-"
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
LOADING = {"link": "href", "script": "src", "img": "src", "iframe": "src", "source": "src"}
"""What a browser fetches on its own, and the attribute that says from where."""


@dataclass
class Element:
    """An element of a page, with the texts and elements in it."""

    tag: str
    attributes: dict[str, str]
    inside: list[Element | str] = field(default_factory=list)

    def every(self, tag: str = "", class_: str = "") -> Iterator[Element]:
        """Yield the elements below this one, in the order of the page, by tag and class.

        What a `<template>` holds is no part of the page yet.
        """
        for one in self.inside:
            if isinstance(one, Element):
                if tag in {"", one.tag} and (not class_ or class_ in one.classes):
                    yield one
                if one.tag != "template":
                    yield from one.every(tag, class_)

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        """Its words, white space folded."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for one in self.inside:
            if isinstance(one, str):
                yield one
            else:
                yield from one._texts()


class Reading(HTMLParser):
    """Reads a page into elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.root = Element("", {})
        self._open = [self.root]
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Put an element where it belongs."""
        self.handle_startendtag(tag, attrs)
        if tag not in VOID:
            element = self._open[-1].inside[-1]
            assert isinstance(element, Element)
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Put an element that holds nothing where it belongs."""
        element = Element(tag, {key: value or "" for key, value in attrs})
        self._open[-1].inside.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Leave the element that ends."""
        while len(self._open) > 1 and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Put a text where it belongs."""
        self._open[-1].inside.append(data)


@dataclass(frozen=True)
class Page:
    """A page as it is published."""

    elements: Sequence[Element]
    """All of them, in the order of the page."""
    ids: Mapping[str, Element]

    @classmethod
    def read(cls, path: Path) -> Page:
        """Read a page."""
        elements = list(Reading(path.read_text(encoding="utf-8")).root.every())
        return cls(elements, {e.attributes["id"]: e for e in elements if "id" in e.attributes})

    def every(self, tag: str) -> list[Element]:
        """Return the elements with a tag."""
        return [element for element in self.elements if element.tag == tag]


@pytest.fixture(scope="module")
def pages(built_site: Path) -> Mapping[str, Page]:
    """Read every page of the site, by its address: `/norms/13e/`."""
    return {
        f"/{path.relative_to(built_site).as_posix().removesuffix('index.html')}": Page.read(path)
        for path in sorted(built_site.rglob("*.html"))
    }


def followed(pages: Mapping[str, Page], url: str, link: str) -> Element | None:
    """Return what a link on the page at `url` leads to; nothing where it dangles."""
    target = urlsplit(urljoin(url, link))
    page = pages.get(unquote(target.path))
    if page is None:
        return None
    return page.ids.get(unquote(target.fragment)) if target.fragment else page.elements[0]


def is_elsewhere(link: str) -> bool:
    """Say whether a link leaves the site."""
    target = urlsplit(link)
    return bool(target.scheme or target.netloc)


def test_every_link_and_anchor_resolves(built_site: Path, pages: Mapping[str, Page]) -> None:
    """A link leads to a page or file of the site, and to a place that is there."""
    dangling = {
        (url, link)
        for url, page in pages.items()
        for element in page.elements
        for name, link in element.attributes.items()
        if name in {"href", "src"}
        and not is_elsewhere(link)
        and followed(pages, url, link) is None
        and not (built_site / unquote(urlsplit(urljoin(url, link)).path)[1:]).is_file()
    }
    assert dangling == set()
    assert len(pages) > 200


def test_nothing_is_loaded_from_elsewhere(built_site: Path, pages: Mapping[str, Page]) -> None:
    """No style sheet, script, picture or frame is fetched from another server."""
    fetched = [
        (url, element.attributes)
        for url, page in pages.items()
        for element in page.elements
        if is_elsewhere(element.attributes.get(LOADING.get(element.tag, ""), ""))
        # This link is not fetched: it says which address of the page counts.
        and element.attributes.get("rel") != "canonical"
    ]
    assert fetched == []
    for sheet in built_site.rglob("*.css"):
        style = sheet.read_text(encoding="utf-8")
        assert not re.search(r"""(?:@import|url\()\s*["']?(?:https?:)?//""", style), sheet


def test_ids_are_unique(pages: Mapping[str, Page]) -> None:
    """On no page do two elements have the same id."""
    for url, page in pages.items():
        assert len(page.ids) == sum("id" in e.attributes for e in page.elements), url


def test_titles_are_unique(pages: Mapping[str, Page]) -> None:
    """Every page has a title and one heading of the first level, and shares its title with none."""
    titles = Counter(page.every("title")[0].text for page in pages.values())
    assert [title for title, count in titles.items() if count > 1 or not title] == []
    assert [url for url, page in pages.items() if len(page.every("h1")) != 1] == []


def test_no_file_names_a_folder_of_this_machine(repository: Path, built_site: Path) -> None:
    """Where the site was built is nobody's business."""
    folders = [f"{folder}/".encode() for folder in (repository, built_site.parent, sys.prefix)]
    for path in built_site.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert not [folder for folder in folders if folder in content], path


def test_a_second_build_changes_no_byte(
    build_site: Callable[[Path], Path], built_site: Path, tmp_path: Path
) -> None:
    """The same sources give the same files, a moment later and in another folder."""
    assert tree(build_site(tmp_path / "again" / "site")) == tree(built_site)


def tree(folder: Path) -> dict[str, str]:
    """Return a hash of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def quotes(page: Page) -> Iterator[tuple[Element, str, str]]:
    """Yield each passage that a page quotes, with its words and the way to its context."""
    for quote in page.every("li"):
        if "or-quote" in quote.classes:
            (words,) = quote.every("blockquote")
            (context,) = quote.every("a", "or-number")
            yield quote, words.text, context.attributes["href"]


def own_words(element: Element) -> str:
    """Return the words of a paragraph but for the numbers of footnotes, and who is speaking."""

    def texts(one: Element) -> Iterator[str]:
        for part in one.inside:
            if isinstance(part, str):
                yield part
            elif part.tag != "sup" and "or-voice" not in part.classes:
                yield from texts(part)

    return " ".join("".join(texts(element)).split())


def test_every_quotation_leads_to_its_paragraph(pages: Mapping[str, Page]) -> None:
    """Wherever a passage is quoted, its link lands on the paragraph with these words."""
    quoted = 0
    for url, page in pages.items():
        for quote, words, context in quotes(page):
            (number,) = quote.every("a", "or-number")
            paragraph = followed(pages, url, context)
            assert paragraph is not None, context
            assert paragraph.text.startswith(number.text), (url, context)
            here = own_words(paragraph).removeprefix(number.text).lstrip()
            assert here.startswith(words), (url, context)
            quoted += 1
    assert quoted > 0


@pytest.mark.parametrize(("norm", "speaker"), [("13e", "Lea Kaspar"), ("13k", "Serge Droz")])
def test_founding_passages_stand_under_their_norms(
    pages: Mapping[str, Page], norm: str, speaker: str
) -> None:
    """What Kaspar said on 13(e) and Droz on 13(k) is there, with their names and the letter."""
    found = [
        quote
        for quote, words, context in quotes(pages[f"/norms/{norm}/"])
        if FOUNDING in context and f"norm 13({norm[-1]})" in words
    ]
    assert found
    for quote in found:
        assert [who.text for who in quote.every("a", "or-who__name")] == [speaker]
        assert list(quote.every("span", "or-basis--linked")) == []


def test_vulnerabilities_stand_under_13j_by_a_mark(pages: Mapping[str, Page]) -> None:
    """The founding summary gives this norm no letter; its author linked the words."""
    (quote,) = [
        quote
        for quote, words, context in quotes(pages["/norms/13j/"])
        if FOUNDING in context and "vulnerabilities to" in words
    ]
    assert [who.text for who in quote.every("a", "or-who__name")] == ["Serge Droz"]
    assert [mark.text for mark in quote.every("span", "or-basis--linked")] == [
        "linked by the author"
    ]


def test_every_statement_stands_on_the_page_of_its_speaker(
    repository: Path, pages: Mapping[str, Page]
) -> None:
    """To whomever a text attributes a passage, their pages have it, and no other."""
    index = load(settings_around(repository).project).index
    expected: dict[str, set[str]] = {}
    for one in index.statements:
        place = f"/summaries/{one.summary}/#{index.passage(one).anchor}"
        expected.setdefault(one.speaker, set()).add(place)
    shown = {id_: statements_on(pages, f"/speakers/{id_}/") for id_ in index.by_speaker}
    assert {id_: places for id_, places in shown.items() if places} == expected
    assert len(expected) > 100


def statements_on(pages: Mapping[str, Page], base: str) -> set[str]:
    """Return the places of the passages that stand on a page, and on those of its years."""
    return {
        urljoin(url, number.attributes["href"])
        for url, page in pages.items()
        if url == base or url.startswith(f"{base}said/")
        for quote in page.elements
        if "or-quote" in quote.classes
        for number in quote.every("a", "or-number")
    }

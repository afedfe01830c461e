"""Texts in French and in Arabic on an English site: how they stand, and how they are found."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewPage
from tests.browser.finding import ask, find, first
from tests.browser.looking import DESK, PHONE

ARABIC = "summaries/arabic/"
FRENCH = "summaries/french/"


def middle(of: Locator) -> float:
    """Return where the middle of an element is, from the left."""
    box = of.bounding_box()
    assert box
    return box["x"] + box["width"] / 2


def letters(of: Locator) -> str:
    """Return the letters of an element in the order in which they are seen, line by line."""
    seen: str = of.evaluate(
        """element => {
            const found = [];
            const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                for (let at = 0; at < walker.currentNode.length; at += 1) {
                    const range = document.createRange();
                    range.setStart(walker.currentNode, at);
                    range.setEnd(walker.currentNode, at + 1);
                    const {left, top} = range.getBoundingClientRect();
                    found.push([top, left, walker.currentNode.data[at]]);
                }
            }
            found.sort((a, b) => a[0] - b[0]);
            let line = 0;
            const lines = found.map(([top], at) => (at && top - found[at - 1][0] > 8 ? ++line : line));
            return found.map(([, left, letter], at) => [lines[at], left, letter])
                .sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(one => one[2]).join("");
        }"""
    )
    return seen


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_text_in_arabic_is_laid_out_from_the_right(
    new_page: NewPage, kinds_site: str, width: int
) -> None:
    """Its title, its numbers, lists and tables; what is said about it stays as it is."""
    page = new_page(width)
    page.goto(kinds_site + ARABIC)
    for part in ("h1", ".or-body"):
        expect(page.locator(part)).to_have_attribute("lang", "ar")
        expect(page.locator(part)).to_have_attribute("dir", "rtl")
    for passage in page.locator(".or-passage").all():
        assert middle(passage.locator(".or-number")) > middle(passage)
    first_cell, second_cell = page.locator("td").all()
    assert middle(first_cell) > middle(second_cell)
    expect(first_cell).to_have_css("text-align", "start")
    expect(page.locator(".or-side [lang=ar]")).to_contain_text("فرق الاستجابة")
    monogram, name = page.locator(".or-people .or-monogram"), page.locator(".or-who__name")
    assert middle(monogram.first) < middle(name.first)


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_text_in_french_says_so_and_stands_on_the_left(
    new_page: NewPage, kinds_site: str, width: int
) -> None:
    """A browser then hyphenates it, and a screen reader speaks it, as French."""
    page = new_page(width)
    page.goto(kinds_site + FRENCH)
    for part in ("h1", ".or-body"):
        expect(page.locator(part)).to_have_attribute("lang", "fr")
        expect(page.locator(part)).to_have_attribute("dir", "ltr")
    for passage in page.locator(".or-passage").all():
        assert middle(passage.locator(".or-number")) < middle(passage)


def test_locators_among_arabic_letters_are_read_as_they_were_written(
    page: Page, kinds_site: str
) -> None:
    """By itself, a browser would show `(e)13`."""
    page.goto(kinds_site + ARABIC)
    assert letters(page.locator("a.or-linked").first).startswith("13(e)")
    assert letters(page.locator("h2", has_text="13")).startswith("13(e)")
    assert letters(page.locator("header .or-norm").first) == "13(e) human rights"
    hits = find(page, kinds_site, "?norm=13e&speaker=layla-mithal&year=2031")
    quote = hits.locator("[lang=ar]").first
    assert letters(quote.locator("bdi")) == "13(e)"


def test_name_and_affiliation_in_arabic_keep_their_places(page: Page, kinds_site: str) -> None:
    """The name comes before what stands beside it, as the page reads, below its text."""
    page.goto(f"{kinds_site}norms/13e/")
    quote = page.locator(".or-quote[dir=rtl]").first
    name, what = quote.locator(".or-who__name"), quote.locator(".or-who__what")
    assert middle(name) < middle(what)
    about = quote.locator(".or-quote__about")
    assert middle(about.locator(":scope > *").last) > middle(about)
    assert middle(quote.locator(".or-number")) > middle(quote.locator("blockquote"))
    page.goto(f"{kinds_site}summaries/english/")
    expect(page.locator("h1")).not_to_have_attribute("dir", "rtl")


def test_citation_of_an_arabic_title_keeps_its_order(page: Page, kinds_site: str) -> None:
    """The day stands behind the title, though figures follow Arabic letters."""
    page.goto(f"{kinds_site}speakers/layla-mithal/")
    quote = page.locator(".or-quote[dir=rtl]")
    quote.locator("summary").click()
    seen = letters(quote.locator(".or-cite__words"))
    assert "4 March 2031" in seen


def test_each_language_is_found_by_its_own_forms(page: Page, kinds_site: str) -> None:
    """Other forms of a word, with and without its signs, on one and the same page."""
    find(page, kinds_site, "")
    for words, url, marked in (
        ("protéger", FRENCH, "protège"),
        ("bibliotheque", FRENCH, "bibliothèques."),
        ("مكتبة", ARABIC, "المكتبات."),
        ("القراء", ARABIC, "القرّاء"),
        ("ابواب", ARABIC, "الأبواب"),
        ("library", "summaries/english/", "libraries"),
    ):
        hits = ask(page, f"?q={words}&kind=summary")
        expect(hits.first).to_have_attribute("data-or-url", url)
        expect(hits.first.locator("mark", has_text=marked).first).to_be_visible()


def test_words_of_two_languages_find_texts_of_both(page: Page, kinds_site: str) -> None:
    """Each text by the words of its language; what nobody has is named."""
    hits = find(page, kinds_site, "?q=library+bibliothèque+xylophone&kind=summary")
    urls = {hit.get_attribute("data-or-url") for hit in hits.all()}
    assert {"summaries/english/", FRENCH} <= urls
    assert ARABIC not in urls
    expect(page.locator(".or-find__notes")).to_contain_text("“xylophone”")


def test_word_that_a_language_lacks_finds_nothing_in_it(page: Page, kinds_site: str) -> None:
    """Pagefind would take a shorter word for it: `la` for `Layla`."""
    hits = find(page, kinds_site, "?q=Layla")
    urls = [hit.get_attribute("data-or-url") for hit in hits.all()]
    assert urls[0] == "speakers/layla-mithal/"
    assert FRENCH not in urls


def test_person_is_found_in_either_script(page: Page, kinds_site: str) -> None:
    """By the name itself and by its aliases; a slip is offered the name."""
    find(page, kinds_site, "")
    for words in ("ليلى", "Layla", "مثال ليلى", "Mithal"):
        assert first(page, words) == "speakers/layla-mithal/"
    ask(page, "?q=ليلئ")
    near = page.locator(".or-find__notes").get_by_role("link", name="ليلى مثال")
    expect(near).to_be_visible()


def test_passages_in_all_languages_are_found_by_their_norm(page: Page, kinds_site: str) -> None:
    """Each in its language and direction, newest first; the field follows what is typed."""
    hits = find(page, kinds_site, "?norm=13k")
    expect(hits).to_have_count(4)
    expect(page.locator(".or-quote[dir=rtl] blockquote[lang=ar][dir=rtl]")).to_have_count(1)
    expect(page.locator(".or-quote blockquote[lang=fr][dir=ltr]")).to_have_count(1)
    expect(page.locator(".or-quote blockquote:not([lang])")).to_have_count(2)
    arabic = page.locator(".or-quote[dir=rtl]")
    assert middle(arabic.locator(".or-number")) > middle(arabic.locator("blockquote"))
    expect(page.locator(".or-find__words")).to_have_attribute("dir", "auto")

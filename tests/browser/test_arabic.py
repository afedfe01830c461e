"""A site in Arabic is laid out from the right everywhere, with what is English set from the left."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from onrecord.hosts.commands import build
from tests.browser import kinds
from tests.browser.conftest import NewPage, Serve
from tests.browser.finding import ask, find
from tests.browser.looking import DESK, PHONE, complaints, too_wide
from tests.browser.test_languages import letters, middle
from tests.conftest import Once

SHOWN = {
    "": "أحدث الملخصات",
    "summaries/arabic/": "كُتب استنادا إلى تقرير أُعد آليا، قُرئ كاملا.",
    "summaries/english/": "لا يذكر الملخص ما كُتب استنادا إليه.",
    "norms/13a/": "لم يسم أي ملخص المعيار",
    "norms/13e/": "مستنتج من النص",
    "speakers/": "504 أشخاص، بحسب اسم الأسرة.",
    "speakers/ben-sample/": "المعايير المشار إليها",
    "matrix/": "تعني النقطة",
    "series/": "كل نقطة ندوة إلكترونية",
    "find/?q=libraries": "نتيجتان",
    "find/?norm=13k": "4 مقاطع",
    "find/?q=qqqqq": "لا نتائج عن",
    "propose/": "املأ الاستمارة",
    "about/": "كيف يصل النص إلى هنا",
    "404.html": "الصفحة غير موجودة",
}
"""Something that each page says."""


def build_arabic(folder: Path) -> Path:
    """Build the site with a page of every kind in Arabic."""
    config = kinds.write(folder)
    settings = config.read_text(encoding="utf-8")
    settings = settings.replace("{name: material}", "{name: material, language: ar}")
    repository = "repo_url: https://example.org/repository\nedit_uri: edit/main/docs/\n"
    config.write_text(settings + repository, encoding="utf-8")
    return build(config).site


def seen(of: Locator) -> str:
    """Return the letters of an element in the order in which they are seen, without signs of order."""
    return re.sub("[\u2066-\u2069]", "", letters(of))


@pytest.fixture(scope="module")
def arabic(once: Once, serve: Serve) -> str:
    """Serve that site; return its address."""
    return serve(once("arabic", build_arabic))


def test_pages_are_in_arabic(page: Page, arabic: str) -> None:
    """The browser is told so, what each says is Arabic, and none is wider than a phone."""
    found = {}
    for path, words in SHOWN.items():
        page.goto(arabic + path)
        expect(page.locator("html")).to_have_attribute("lang", "ar")
        if path != "404.html":
            expect(page.locator("body")).to_have_attribute("dir", "rtl")
        expect(page.locator("body")).to_contain_text(words)
        found[path] = [
            *complaints(page, looks=[(DESK, False), (DESK, True), (PHONE, False)]),
            *filter(None, [too_wide(page, PHONE)]),
        ]
    assert {path: one for path, one in found.items() if one} == {}


def test_page_begins_on_the_right(new_page: NewPage, arabic: str) -> None:
    """The name of the site, the first column of a table, and the first year of a chart."""
    page = new_page(DESK)
    page.goto(f"{arabic}matrix/")
    header = page.locator("header.md-header")
    assert middle(header.locator(".md-header__title, .md-logo").first) > DESK / 2
    assert middle(header.locator(".or-search__open")) < DESK / 2
    cells = page.locator("thead tr > *")
    assert middle(cells.first) > middle(cells.nth(1)) > middle(cells.last)
    page.goto(f"{arabic}norms/13e/")
    assert middle(page.locator(".or-beside")) < middle(page.locator("h1"))
    years = page.locator(".or-chart__year")
    assert years.first.text_content() == "2026"
    assert middle(years.first) > middle(years.last)


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_english_is_set_from_the_left(new_page: NewPage, arabic: str, width: int) -> None:
    """A text in English, its title and its numbers, in the midst of Arabic."""
    page = new_page(width)
    page.goto(f"{arabic}summaries/english/")
    for part in ("h1", ".or-body"):
        expect(page.locator(part)).to_have_attribute("lang", "en")
        expect(page.locator(part)).to_have_attribute("dir", "ltr")
    for passage in page.locator(".or-passage").all():
        assert middle(passage.locator(".or-number")) < middle(passage)
    voice = page.locator(".or-passage .or-voice").first
    text = page.locator(".or-passage a.or-linked").first
    beside, line = voice.bounding_box(), text.bounding_box()
    assert beside
    assert line
    apart = beside["x"] > line["x"] + line["width"] or beside["y"] + beside["height"] <= line["y"]
    assert apart
    page.goto(f"{arabic}summaries/")
    expect(page.locator(".or-line__title[lang=en]").first).to_have_attribute("dir", "ltr")


def test_nothing_is_cut_off_on_a_phone(new_page: NewPage, arabic: str) -> None:
    """The word for the sum at the edge of a table, and what a field says until somebody types."""
    page = new_page(PHONE)
    page.goto(f"{arabic}matrix/")
    left: float = page.locator("thead th:last-child").evaluate(
        "cell => { const all = document.createRange(); all.selectNodeContents(cell);"
        " return all.getBoundingClientRect().left - cell.closest('.or-frame').getBoundingClientRect().left; }"
    )
    assert left >= 0
    find(page, arabic, "")
    field = page.locator(".or-find__words")
    expect(field).to_have_css("direction", "rtl")
    field.fill("norm")
    expect(field).to_have_css("direction", "ltr")


def test_locators_are_read_as_they_were_written(page: Page, arabic: str) -> None:
    """By itself, a browser would show `(e)13` behind a word in Arabic."""
    page.goto(arabic)
    assert "13(e)" in seen(page.locator(".or-doors").first)
    page.goto(f"{arabic}summaries/arabic/")
    badge = page.locator("header .or-norm").first
    assert "13(e)" in seen(badge)
    assert middle(badge.locator("bdi")) > middle(badge.locator(".or-norm__label"))
    assert "13(e)" in seen(page.locator(".md-nav--secondary a").first)
    page.goto(f"{arabic}norms/13e/")
    assert "13(e)" in seen(page.locator("p.or-meta", has_text="كل مقطع").first)
    find(page, arabic, "?norm=13e")
    assert "13(e)" in seen(page.locator(".or-chosen").first)
    assert "13(e)" in seen(page.locator(".or-facet li", has_text="13").first)


def test_question_in_arabic_finds_its_norm(page: Page, arabic: str) -> None:
    """Whoever asks in the words of the site is led to exactly those passages."""
    find(page, arabic, "")
    for words in ("المعيار 13(k)", "معيار k", "ما قيل عن المعيار 13 k"):
        ask(page, f"?q={words}")
        page.locator(".or-suggestion").first.click()
        expect(page).to_have_url(re.compile(r"\?norm=13k"))


def test_open_search_says_the_language_of_what_it_finds(page: Page, arabic: str) -> None:
    """A title and a passage in English are set from the left, with their full stop at the end."""
    page.goto(arabic)
    page.keyboard.press("Control+k")
    page.keyboard.type("libraries")
    expect(page.locator(".or-search__status")).to_contain_text("نتيجتان")
    text = page.locator(".or-search__text[lang=en]").first
    expect(text).to_have_attribute("dir", "ltr")
    assert complaints(page, "dialog", looks=[(PHONE, False)]) == []


def test_a_file_from_the_form_has_no_hidden_signs(page: Page, arabic: str) -> None:
    """What keeps names in their order on a page has no place in a file."""
    page.goto(f"{arabic}propose/")
    page.locator("[data-locator='13(e)']").check()
    page.locator("button", has_text="بدء فقرة").click()
    written = page.locator("#or-preview").input_value()
    assert "[13(e)](norm:13e)" in written
    assert not re.search("[\u2066-\u2069]", written)

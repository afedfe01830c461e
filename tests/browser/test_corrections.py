"""The flag at each paragraph, in a real browser: quiet, and within everybody's reach."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from onrecord.hosts.commands import build
from tests.browser.conftest import Serve
from tests.browser.looking import PHONE, complaints
from tests.conftest import Once
from tests.hosts.projects import SETTINGS, SUMMARY, write

SHORT = "\n- One.\n- Two.\n    - Three.\n\n> Four.\n\nFive.\n\nSix.\n"
FLAGS = 8
NAME = "Paragraph 1: report a mistake"


def build_open(folder: Path) -> Path:
    """Build a site whose repository is public, with paragraphs of one line each."""
    files = {
        "mkdocs.yml": f"{SETTINGS}repo_url: https://github.com/example/record\n",
        "summaries/first.md": SUMMARY + SHORT,
    }
    return build(write(folder, files)).site


@pytest.fixture(scope="module")
def public(once: Once, serve: Serve) -> str:
    """Serve that site; return its address."""
    return serve(once("public", build_open))


def strength(page: Page) -> list[str]:
    """Return how clearly each flag is seen."""
    flags = page.locator(".or-wrong")
    return [str(flag.evaluate("flag => getComputedStyle(flag).opacity")) for flag in flags.all()]


def test_a_flag_shows_itself_to_who_points_at_its_paragraph(page: Page, public: str) -> None:
    """Until then the page is a text and its numbers."""
    page.goto(f"{public}summaries/first/")
    assert strength(page) == ["0"] * FLAGS
    page.locator(".or-passage").first.hover()
    assert strength(page) == ["1", *["0"] * (FLAGS - 1)]


def test_a_keyboard_comes_to_the_flag_after_the_number(page: Page, public: str) -> None:
    """In sight with its number, it comes behind the way to cite, and says which paragraph it is about."""
    page.goto(f"{public}summaries/first/")
    page.locator(".or-number").first.focus()
    assert strength(page)[:2] == ["1", "0"]
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    flag = page.get_by_role("link", name=NAME, exact=True)
    expect(flag).to_be_focused()
    assert "&paragraph=1&norm=13%28e%29&speaker=Ada+Example" in str(flag.get_attribute("href"))


def test_flags_are_there_for_who_cannot_point(browser: Browser, public: str) -> None:
    """On a phone each is seen at once; none needs a script."""
    context = browser.new_context(
        viewport={"width": PHONE, "height": 800},
        has_touch=True,
        is_mobile=True,
        java_script_enabled=False,
    )
    page = context.new_page()
    page.goto(f"{public}summaries/first/")
    assert page.get_by_role("link", name="report a mistake").count() == FLAGS + 1  # the side note's
    assert strength(page) == ["1"] * FLAGS
    boxes = [flag.bounding_box() for flag in page.locator(".or-wrong, .or-number").all()]
    context.close()
    places = sorted((box["y"], box["height"]) for box in boxes if box)
    assert len(places) == 2 * FLAGS
    for (top, height), (following, _) in pairwise(places):
        assert height >= 24
        assert following >= top + 24, "a number or flag is covered by the next"


def test_passages_that_are_found_have_the_link_too(page: Page, public: str) -> None:
    """The browser fills in what the page of the norm has filled in already."""
    page.goto(f"{public}find/?norm=13e&speaker=ada-example")
    found = page.locator(".or-find__hits .or-quote__wrong")
    page.goto(f"{public}norms/13e/")
    expected = page.locator(".or-quote__wrong").get_attribute("href")
    page.go_back()
    expect(found).to_have_attribute("href", str(expected))
    expect(page.get_by_role("link", name="(A webinar on norms, paragraph 1)")).to_have_count(3)


def test_axe_finds_nothing_wrong_with_flags(page: Page, public: str) -> None:
    """Names, sizes and colours are as WCAG 2.2 AA wants them."""
    page.goto(f"{public}summaries/first/")
    assert complaints(page) == []


def test_paper_has_no_flags(page: Page, public: str) -> None:
    """Nobody can press one there."""
    page.goto(f"{public}summaries/first/")
    page.emulate_media(media="print")
    expect(page.locator(".or-wrong").first).to_be_hidden()
    expect(page.locator(".or-number").first).to_be_visible()

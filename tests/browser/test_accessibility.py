"""What stands between a reader and a page: axe-core, a keyboard alone, paper."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import kinds
from tests.browser.conftest import NewPage
from tests.browser.test_walk import DESK, FOUNDING, KINDS, PHONE, SMALL, brightness

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

RUN = """([within, rules]) => axe.run(within, {runOnly: rules, resultTypes: ["violations"]}).then(
    found => found.violations.flatMap(
        one => one.nodes.map(node => [one.id, node.target.join(" "), node.any[0]?.message ?? ""])
    )
)"""

KEYBOARD = ["", "norms/13e/", "find/?q=cyber", "propose/"]


def ready(page: Page) -> None:
    """Wait until a page that searches has found everything, and a form can be filled in."""
    if page.locator(".or-propose form").count():
        expect(page.locator(".or-propose form")).to_be_visible()
    if page.locator("[data-or-find]").count():
        expect(page.locator(".or-find__facets")).to_have_attribute("aria-busy", "false")


def wear(page: Page, *, dark: bool) -> None:
    """Change the colours of the system, and wait until the page follows."""
    page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
    if page.locator("[data-md-color-scheme]").count():
        scheme = "slate" if dark else "default"
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)


def complaints(page: Page, *, searching: bool = False) -> list[Any]:
    """Return what axe finds on a page, in every width and in light and dark colours.

    With `searching`, also within the open search: all else is out of reach meanwhile.
    """
    ready(page)
    page.evaluate(AXE)
    found: list[Any] = []
    for width in (DESK, PHONE, SMALL):
        page.set_viewport_size({"width": width, "height": 900})
        for dark in (False, True):
            wear(page, dark=dark)
            found += page.evaluate(RUN, ["html", TAGS])
            if searching and page.locator("dialog.or-search__dialog").count():
                page.keyboard.press("Control+k")
                expect(page.locator(".or-search__status")).not_to_be_empty()
                found += page.evaluate(RUN, ["dialog", TAGS])
                page.keyboard.press("Escape")
    return found


def look_at(page: Page, site: str, paths: list[str]) -> list[Any]:
    """Return what axe finds on some pages of a site."""
    found: list[Any] = []
    for path in paths:
        page.goto(site + path)
        found += ((path, *one) for one in complaints(page, searching=True))
    return found


def shape(path: str) -> tuple[str, int]:
    """Return what pages of a kind have in common: where they stand, and how deep."""
    place = path.partition("?")[0].removesuffix("index.html")
    return place.partition("/")[0], place.count("/")


def test_every_kind_of_page_is_looked_at(kinds_folder: Path) -> None:
    """A new kind of page has to be named here before it is published."""
    pages = {path.relative_to(kinds_folder).as_posix() for path in kinds_folder.rglob("*.html")}
    assert {shape(page) for page in pages} == {shape(path) for path in kinds.KINDS}


def test_axe_finds_nothing_on_this_site(
    page: Page, site: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """No page of any kind breaks a rule of WCAG 2.2 AA or of good practice."""
    found = look_at(page, site, KINDS)
    with capsys.disabled():
        print(f"\naxe: {len(found)} complaints on {len(KINDS)} pages of this site")  # noqa: T201
    assert found == []


def test_axe_finds_nothing_on_pages_of_every_kind(
    page: Page, kinds_site: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """In three languages; long lists in parts; withdrawn, moved, empty."""
    found = look_at(page, kinds_site, kinds.KINDS)
    with capsys.disabled():
        print(  # noqa: T201 - a figure to be read
            f"\naxe: {len(found)} complaints on {len(kinds.KINDS)} kinds of pages, each at three"
            " widths, in light and dark colours, with the search open and closed"
        )
    assert found == []


def test_axe_finds_nothing_on_the_page_of_an_old_address(page: Page, kinds_site: str) -> None:
    """Whoever sees it before it leads on, or where it cannot."""
    page.route("**/assets/redirect.js", lambda route: route.fulfill(body=""))
    page.goto(f"{kinds_site}summaries/old/")
    expect(page.locator("h1")).to_contain_text("This page has moved")
    assert complaints(page) == []


def test_axe_finds_nothing_in_the_open_search(page: Page, site: str) -> None:
    """With hits, with what somebody said of a norm, and with names that are near."""
    page.goto(site)
    page.keyboard.press("/")
    page.evaluate(AXE)
    for words, shown in (
        ("incident response", ".or-search__text mark"),
        ("Droz on 13(k)", ".or-suggestion"),
        ("Radunovik", ".or-search__hit"),
    ):
        page.locator(".or-search__field").fill(words)
        expect(page.locator(shown).first).to_be_visible()
        for width in (DESK, PHONE, SMALL):
            page.set_viewport_size({"width": width, "height": 900})
            for dark in (False, True):
                wear(page, dark=dark)
                assert page.evaluate(RUN, ["html", TAGS]) == []


@pytest.mark.parametrize("path", KEYBOARD)
def test_keyboard_reaches_everything(page: Page, site: str, path: str) -> None:
    """Tab goes through all that can be pressed, and shows where it is."""
    page.goto(site + path)
    ready(page)
    everything = page.evaluate(
        """() => [...document.querySelectorAll(
                "main :is(a[href], summary, input, select, textarea, button:not(.md-top))")]
            .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.disabled)
            .map((one, place) => one.dataset.place = String(place))"""
    )
    reached = set()
    for _ in range(len(everything) + 60):
        page.keyboard.press("Tab")
        place, seen = page.evaluate(
            """() => {
                const one = document.activeElement;
                const style = getComputedStyle(one);
                const drawn = style.outlineStyle !== "none" || style.boxShadow !== "none";
                return [one.dataset.place ?? null, drawn];
            }"""
        )
        if place is not None:
            assert seen, f"the focus cannot be seen at {place}"
            reached.add(place)
    assert reached >= set(everything)


@pytest.mark.parametrize("path", ["", FOUNDING, "find/?q=cyber"])
def test_nothing_moves_for_who_wants_no_motion(page: Page, site: str, path: str) -> None:
    """Where the system asks for less motion, nothing fades or slides."""
    page.goto(site + path)
    ready(page)
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(one => {
            const style = getComputedStyle(one);
            return parseFloat(style.transitionDuration) > 0 && style.transitionProperty !== "none"
                || style.animationName !== "none" || style.scrollBehavior === "smooth";
        }).map(one => one.className)"""
    )
    assert moving == []


@pytest.mark.parametrize("dark", [False, True])
def test_paper_has_numbered_paragraphs_and_no_frame(
    new_page: NewPage, site: str, dark: bool
) -> None:
    """What is printed can be cited and read; what only a screen needs is left out."""
    page = new_page(dark=dark)
    page.goto(f"{site}{FOUNDING}?highlight=peace#outcome")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    for frame in (".md-header", ".md-footer", ".md-sidebar", ".or-beside", ".md-tabs", ".md-top"):
        for one in page.locator(frame).all():
            expect(one).to_be_hidden()
    expect(page.locator(".or-number").first).to_be_visible()
    expect(page.locator(".or-imprint")).to_be_visible()
    expect(page.locator(".or-imprint")).to_contain_text(f" · {site}{FOUNDING}#outcome · as of ")
    assert brightness(page, "color") < 200


def test_results_are_printed_without_what_finds_them(page: Page, site: str) -> None:
    """What was chosen stays; the field, the facets and the lists are left out."""
    page.goto(f"{site}find/?norm=13k")
    ready(page)
    page.emulate_media(media="print")
    for part in ("form", "facets", "first", "browse"):
        expect(page.locator(f".or-find__{part}")).to_be_hidden()
    expect(page.locator(".or-chosen")).to_be_visible()
    webinar = page.locator(".or-webinar").first.bounding_box()
    assert webinar
    assert webinar["width"] > DESK / 2


def focused(page: Page) -> str:
    """Return the words of what has the keyboard; fail where it cannot be seen."""
    words, seen = page.evaluate(
        """() => {
            const one = document.activeElement;
            const {left, right} = one.getBoundingClientRect();
            const visible = one.checkVisibility({visibilityProperty: true});
            return [one.ariaLabel ?? one.innerText.trim(), visible && right > 0 && left < innerWidth];
        }"""
    )
    assert seen, f"{words!r} has the keyboard and is not seen"
    return str(words)


@pytest.mark.parametrize("path", ["", "manual/reading/", FOUNDING])
def test_keyboard_stays_in_sight_on_a_phone(new_page: NewPage, site: str, path: str) -> None:
    """Also on a desk, where the page is enlarged four times."""
    page = new_page(SMALL)
    page.goto(site + path)
    for _ in range(25):
        page.keyboard.press("Tab")
        focused(page)


def test_navigation_of_a_phone_is_gone_through_with_a_keyboard(
    new_page: NewPage, site: str
) -> None:
    """It opens, goes down a level and back, and closes; the keyboard is always where one looks."""
    page = new_page(PHONE)
    page.goto(site)
    opener = page.get_by_role("button", name="Navigation")
    expect(opener).to_have_attribute("aria-expanded", "false")
    while focused(page) != "Navigation":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    assert focused(page) == "Home"
    while focused(page) != "Manual":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert focused(page) == "Manual"
    page.keyboard.press("Tab")
    assert focused(page) == "How to read this site"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Shift+Tab")
    assert focused(page) == "Matrix"
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Space")
    page.keyboard.press("Shift+Tab")
    expect(opener).to_have_attribute("aria-expanded", "false")


def test_navigation_that_is_open_is_accessible(new_page: NewPage, site: str) -> None:
    """With a level of it open, too."""
    page = new_page(PHONE)
    page.goto(f"{site}manual/reading/")
    page.evaluate(AXE)
    page.get_by_role("button", name="Navigation").click()
    for dark in (False, True):
        wear(page, dark=dark)
        assert page.evaluate(RUN, ["html", TAGS]) == []

"""What stands between a reader and a page: axe-core, a keyboard alone, paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.finding import ask, counted, find
from tests.browser.looking import DESK, LOOKS, PHONE, SMALL, complaints, ready
from tests.browser.test_walk import FOUNDING, brightness

KEYBOARD = ["", "norms/13e/", "find/?q=cyber", "propose/"]


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
    for words, shown in (
        ("incident response", ".or-search__text mark"),
        ("Droz on 13(k)", ".or-suggestion"),
        ("Radunovik", ".or-search__hit"),
    ):
        page.locator(".or-search__field").fill(words)
        expect(page.locator(shown).first).to_be_visible()
        assert complaints(page) == []


FOUND = [
    "?q=supply+chains",
    "?q=what+did+Droz+say+about+norm+13(k)%3F",
    "?kind=said&q=norms&speaker=serge-droz&speaker=lea-kaspar",
    "?kind=said&from=2020&to=2024&year=2021",
    "?q=stakeholder+xylophone+hospital+neutrality",
]
"""Pages, an answer, two people side by side, some years, and words that nothing has together."""


@pytest.mark.parametrize(("width", "dark"), LOOKS)
def test_axe_finds_nothing_in_what_is_found(
    new_page: NewPage, site: str, width: int, dark: bool
) -> None:
    """With all that can be chosen open, as the page was loaded."""
    page = new_page(width, dark=dark)
    find(page, site, "")
    for end in FOUND:
        ask(page, end)
        counted(page)
        page.locator("details[data-or-facet=year] > summary").click()
        page.evaluate("scrollTo(0, 0)")  # What is half below the header is too small for axe.
        assert complaints(page, looks=[(width, dark)]) == [], end
        page.locator("details[data-or-facet=year] > summary").click()


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
    for frame in (".md-header", ".or-footer", ".md-sidebar", ".or-beside", ".md-tabs", ".md-top"):
        for one in page.locator(frame).all():
            expect(one).to_be_hidden()
    expect(page.locator(".or-number").first).to_be_visible()
    expect(page.locator(".or-source")).to_contain_text(
        "Written from a published summary, read whole."
    )
    expect(page.locator(".md-copyright__highlight")).to_contain_text("CC BY 4.0")
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
    assert focused(page) == "Speakers by norm"
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
    page.get_by_role("button", name="Navigation").click()
    assert complaints(page, looks=[(PHONE, False), (PHONE, True)]) == []

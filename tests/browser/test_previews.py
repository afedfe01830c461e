"""Previews of norms and people in a real browser: pointer, keyboard, touch, and what they may not do."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import PATIENCE, NewPage, watched
from tests.browser.looking import DESK, PHONE, SMALL, complaints
from tests.browser.test_walk import FOUNDING

NORM = ".or-body a.or-norm:text('13(e)')"
PERSON = ".or-people a:text('Lea Kaspar')"
NAMES = ":is(.or-norm, .or-speaker, .or-who__name, .or-name)"


def preview(page: Page) -> Locator:
    """Return the preview that is shown, if any."""
    return page.locator(".or-preview")


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """Open a page on a phone: it is touched, and has no pointer that could rest."""
    found: list[str] = []
    with browser.new_context(
        viewport={"width": PHONE, "height": 800},
        has_touch=True,
        is_mobile=True,
        reduced_motion="reduce",
    ) as context:
        context.set_default_timeout(PATIENCE)
        yield watched(context, found)
    assert found == []


def test_pointing_at_a_norm_shows_what_it_is(page: Page, site: str) -> None:
    """Place, title and our wording, without leaving the text and without a request."""
    page.goto(site + FOUNDING, wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator(NORM).hover()
    shown = preview(page)
    expect(shown).to_contain_text("13(e) Respect human rights and privacy online")
    expect(shown).to_contain_text("Our paraphrase")
    expect(shown).to_have_attribute("role", "tooltip")
    expect(page.locator(NORM)).to_have_attribute("aria-describedby", "or-preview")
    page.mouse.move(0, 0)
    expect(shown).to_have_count(0)
    expect(page.locator("[aria-describedby]")).to_have_count(0)
    page.locator(PERSON).hover()
    expect(shown).to_contain_text("Lea Kaspar")
    expect(shown).to_contain_text("Global Partners Digital, as of 11 December 2018")
    expect(shown.locator(".or-monogram")).to_have_text("LK")
    assert asked == []
    expect(page).to_have_url(site + FOUNDING)


def test_preview_stays_while_the_pointer_is_in_it(page: Page, site: str) -> None:
    """One can move into it, read as long as one likes, and select its words."""
    page.clock.install()
    page.goto(site + FOUNDING)
    page.locator(NORM).hover()
    shown = preview(page)
    shown.locator(".or-preview__text").hover()
    page.clock.run_for(60_000)
    expect(shown).to_be_visible()
    shown.locator(".or-preview__text").click(click_count=3)
    assert page.evaluate("getSelection().toString().trim()") != ""
    page.locator("h1").hover()
    expect(shown).to_have_count(0)


def test_escape_closes_a_preview_under_a_pointer_that_rests(page: Page, site: str) -> None:
    """It stays closed until somebody points at the name anew."""
    page.clock.install()
    page.goto(f"{site}{FOUNDING}")
    badge = page.locator(".or-head .or-norm").first
    badge.hover()
    expect(preview(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(preview(page)).to_have_count(0)
    badge.locator(".or-norm__label").hover()
    page.clock.run_for(60_000)
    expect(preview(page)).to_have_count(0)
    page.mouse.move(0, 0)
    badge.hover()
    expect(preview(page)).to_be_visible()


def test_keyboard_shows_a_preview_and_escape_closes_it(page: Page, site: str) -> None:
    """The focus stays where it is; the next name shows its own; Enter follows the link."""
    page.clock.install()
    page.goto(site + FOUNDING)
    page.locator(PERSON).focus()
    page.keyboard.press("Shift+Tab")
    expect(preview(page)).to_contain_text("Serge Droz")
    page.keyboard.press("Tab")
    expect(preview(page)).to_contain_text("Lea Kaspar")
    expect(preview(page)).to_have_count(1)
    page.mouse.move(5, 5)
    page.clock.run_for(60_000)
    expect(preview(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(preview(page)).to_have_count(0)
    expect(page.locator(PERSON)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}speakers/lea-kaspar/")


def test_click_follows_the_link_as_ever(page: Page, site: str) -> None:
    """A preview is in nobody's way who has a pointer."""
    page.goto(site + FOUNDING)
    page.locator(NORM).hover()
    expect(preview(page)).to_be_visible()
    page.locator(NORM).click()
    expect(page).to_have_url(f"{site}norms/13e/")


def test_first_tap_shows_the_preview_and_the_way_on(phone: Page, site: str) -> None:
    """Its link leads to the page, and so does a second tap; the rest of the page closes it."""
    phone.clock.install()
    phone.goto(site + FOUNDING)
    name = phone.locator(NORM)
    name.tap()
    shown = phone.get_by_role("dialog", name="Respect human rights and privacy online")
    expect(shown).to_be_in_viewport()
    expect(phone).to_have_url(site + FOUNDING)
    expect(shown.get_by_role("link", name="Open the page")).to_be_focused()
    shown.locator(".or-preview__text").tap()
    phone.clock.run_for(60_000)
    expect(shown).to_be_visible()
    phone.touchscreen.tap(100, 60)
    expect(shown).to_have_count(0)
    name.tap()
    expect(shown.get_by_role("link", name="Open the page")).to_be_focused()
    for _ in range(3):
        phone.keyboard.press("Tab")
        assert phone.evaluate("!document.activeElement.closest('main, header')")
    expect(shown).to_be_visible()
    phone.keyboard.press("Escape")
    expect(phone.locator("[inert]")).to_have_count(0)
    name.tap()
    shown.get_by_role("button", name="Close").tap()
    expect(shown).to_have_count(0)
    expect(name).to_be_focused()
    name.tap()
    phone.keyboard.press("Escape")
    expect(shown).to_have_count(0)
    expect(name).to_be_focused()
    name.tap()
    box = name.bounding_box()
    assert box is not None
    phone.touchscreen.tap(box["x"] + 5, box["y"] + 5)
    expect(phone).to_have_url(f"{site}norms/13e/")
    phone.go_back()
    phone.locator(PERSON).tap()
    shown = phone.get_by_role("dialog", name="Lea Kaspar")
    shown.get_by_role("link", name="Open the page").tap()
    expect(phone).to_have_url(f"{site}speakers/lea-kaspar/")


def test_tap_on_any_other_link_follows_it(phone: Page, site: str) -> None:
    """Lists that say the same as a preview have none; nor has a number that leads somewhere."""
    for path, link in (
        ("norms/", ".or-norm"),
        ("speakers/", ".or-who__name"),
        ("", ".or-card a"),
        ("matrix/", ".or-matrix td a"),
    ):
        phone.goto(site + path)
        phone.locator(link).first.tap()
        expect(phone).not_to_have_url(site + path)


@pytest.mark.parametrize("width", [DESK, PHONE, SMALL])
@pytest.mark.parametrize("path", [FOUNDING, "norms/13k/", "matrix/"])
def test_preview_of_every_name_fits_into_the_window(
    new_page: NewPage, site: str, width: int, path: str
) -> None:
    """Wherever the name stands, at the top and at the bottom too; nothing on the page moves."""
    page = new_page(width, 600)
    page.goto(site + path)
    page.keyboard.press("Shift+Tab")  # from here on, the focus is a keyboard's
    wrong = page.evaluate(
        """async names => {
            const found = [];
            const size = () => [document.documentElement.scrollHeight, document.documentElement.scrollWidth].join();
            const links = [...document.querySelectorAll(`main a${names}`)].filter(one => one.checkVisibility());
            for (const link of links) {
                for (const block of ["start", "center", "end"]) {
                    document.activeElement.blur();
                    document.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape"}));
                    link.scrollIntoView({block});
                    const [before, line] = [size(), link.getBoundingClientRect().top];
                    link.focus({preventScroll: true});
                    const box = document.querySelector(".or-preview")?.getBoundingClientRect();
                    const header = document.querySelector(".md-header").getBoundingClientRect().bottom;
                    const inside = box && box.left >= 0 && box.right <= innerWidth
                        && box.bottom <= innerHeight && box.top >= (line > header ? header : 0);
                    const still = size() === before && link.getBoundingClientRect().top === line;
                    if (!inside || !still) {
                        found.push([link.textContent, block, JSON.stringify(box), still]);
                    }
                }
            }
            return [links.length, found];
        }""",
        NAMES,
    )
    assert wrong[0] > 3
    assert wrong[1] == []


def test_preview_stands_at_the_line_that_is_pointed_at(new_page: NewPage, site: str) -> None:
    """Linked words may run over several lines."""
    page = new_page(SMALL, 800)
    page.goto(site + FOUNDING)
    link = page.locator(".or-body a.or-linked").first
    link.scroll_into_view_if_needed()
    last = link.evaluate("one => [...one.getClientRects()].at(-1).toJSON()")
    assert link.evaluate("one => one.getClientRects().length") > 1
    page.mouse.move(last["x"] + 5, last["y"] + last["height"] / 2)
    expect(preview(page)).to_be_visible()
    box = preview(page).bounding_box()
    assert box is not None
    assert abs(box["y"] - (last["y"] + last["height"])) < 20


def test_what_moves_under_a_pointer_is_not_pointed_at(page: Page, site: str) -> None:
    """Scrolling does not make previews come up."""
    page.goto(site + FOUNDING)
    link = page.locator(NORM)
    place = link.evaluate("one => one.getBoundingClientRect().top + scrollY")
    page.mouse.move(400, 300)
    left = link.evaluate("one => one.getBoundingClientRect().left") + 5
    page.mouse.move(left, 300)
    page.evaluate("top => scrollTo(0, top)", place - 295)
    page.wait_for_timeout(600)
    assert page.evaluate("([x, y]) => document.elementFromPoint(x, y).className", [left, 300])
    expect(preview(page)).to_have_count(0)


def test_axe_finds_nothing_with_a_preview_open(page: Page, phone: Page, site: str) -> None:
    """At all widths and in all colours, whoever opened it; it follows its name."""
    page.goto(site + FOUNDING)
    found = []
    for name in (NORM, PERSON):
        page.locator(name).focus()
        expect(preview(page)).to_be_visible()
        found += complaints(page)
        expect(preview(page)).to_be_visible()
    phone.goto(site + FOUNDING)
    phone.locator(NORM).tap()
    found += complaints(phone)
    expect(preview(phone)).to_be_visible()
    expect(preview(phone)).to_be_in_viewport()
    assert found == []


def test_paper_has_no_preview(page: Page, site: str) -> None:
    """What floats above the text would hide it there."""
    page.goto(site + FOUNDING)
    page.locator(NORM).hover()
    expect(preview(page)).to_be_visible()
    page.emulate_media(media="print")
    expect(preview(page)).to_be_hidden()


def test_names_are_plain_links_without_scripts(browser: Browser, site: str) -> None:
    """They lead where they lead, and a badge says its title as any link does."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site + FOUNDING)
        badge = page.locator(".or-head .or-norm").first
        expect(badge).to_have_attribute("title", re.compile("human rights"))
        badge.hover()
        expect(preview(page)).to_have_count(0)
        badge.click()
        expect(page).to_have_url(f"{site}norms/13e/")

"""What stands between a reader and a page: axe-core, a keyboard alone, paper."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.test_walk import DESK, FOUNDING, KINDS, PHONE, SMALL

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that depend on colours; in dark ones, the others would only be asked again."""

RUN = """rules => axe.run(document, {runOnly: rules, resultTypes: ["violations"]}).then(
    found => found.violations.flatMap(
        one => one.nodes.map(node => [one.id, node.target.join(" "), node.any[0]?.message ?? ""])
    )
)"""

KEYBOARD = ["", "norms/13e/"]


def wear(page: Page, *, dark: bool) -> None:
    """Change the colours of the system, and wait until the page follows."""
    page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
    scheme = "slate" if dark else "default"
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)


def complaints(page: Page) -> list[Any]:
    """Return what axe finds on a page, in light colours and in dark ones."""
    page.evaluate(AXE)
    found: list[Any] = []
    for dark in (False, True):
        wear(page, dark=dark)
        found += page.evaluate(RUN, COLOURS if dark else TAGS)
    return found


@pytest.mark.parametrize("width", [DESK, PHONE, SMALL])
def test_axe_finds_nothing(
    new_page: NewPage, site: str, width: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """No page of any kind breaks a rule of WCAG 2.2 AA or of good practice."""
    page = new_page(width)
    found: Counter[tuple[str, ...]] = Counter()
    for path in KINDS:
        page.goto(site + path)
        found.update((path, *one) for one in complaints(page))
    page.goto(site)
    page.keyboard.press("/")
    expect(page.locator(":focus")).to_be_editable()
    found.update(("search open", *one) for one in complaints(page))
    with capsys.disabled():
        print(  # noqa: T201 - a figure to be read
            f"\naxe: {found.total()} complaints on {len(KINDS) + 1} pages, {width} px wide"
        )
    assert sorted(found) == []


@pytest.mark.parametrize("path", KEYBOARD)
def test_keyboard_reaches_everything(page: Page, site: str, path: str) -> None:
    """Tab goes through all that can be pressed, and shows where it is."""
    page.goto(site + path)
    everything = page.evaluate(
        """() => [...document.querySelectorAll("main :is(a[href], summary, button:not(.md-top))")]
            .filter(one => one.checkVisibility({visibilityProperty: true}))
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


def test_nothing_moves_for_who_wants_no_motion(page: Page, site: str) -> None:
    """Where the system asks for less motion, nothing fades or slides."""
    page.goto(site)
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(one => {
            const style = getComputedStyle(one);
            return parseFloat(style.transitionDuration) > 0 && style.transitionProperty !== "none"
                || style.animationName !== "none" || style.scrollBehavior === "smooth";
        }).map(one => one.className)"""
    )
    assert moving == []


def test_paper_has_numbered_paragraphs_and_no_frame(page: Page, site: str) -> None:
    """What is printed can be cited; what only a screen needs is left out."""
    page.goto(site + FOUNDING)
    page.emulate_media(media="print")
    for frame in (".md-header", ".md-footer", ".md-sidebar", ".or-beside", ".md-tabs", ".md-top"):
        for one in page.locator(frame).all():
            expect(one).to_be_hidden()
    expect(page.locator(".or-number").first).to_be_visible()
    expect(page.locator(".or-imprint")).to_be_visible()

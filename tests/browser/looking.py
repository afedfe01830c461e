"""How wide windows are, what axe says of a page, and when a page is ready to be looked at."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page, expect

DESK, PHONE, SMALL = 1280, 390, 320
"""How wide a window may be, in pixels."""

LOOKS = ((DESK, False), (DESK, True), (PHONE, False))
"""The widths and colours in which axe looks at a page: what differs, not each with each."""

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that look at colours: in the dark, nothing else of a page is different."""

RUN = """([within, rules]) => axe.run(within, {runOnly: rules, resultTypes: ["violations"]}).then(
    found => found.violations.flatMap(
        one => one.nodes.map(node => [one.id, node.target.join(" "), node.any[0]?.message ?? ""])
    )
)"""


def ready(page: Page) -> None:
    """Wait until a page that searches has found everything, and a form can be filled in."""
    if page.locator(".or-propose form").count():
        expect(page.locator(".or-propose form")).to_be_visible()
    if page.locator("[data-or-find]").count():
        expect(page.locator(".or-find__facets")).to_have_attribute("aria-busy", "false")


def wear(page: Page, *, dark: bool) -> None:
    """Change the colours of the system, and wait until the page follows."""
    page.emulate_media(color_scheme="dark" if dark else "light")
    if page.locator("[data-md-color-scheme]").count():
        scheme = "slate" if dark else "default"
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)


def complaints(
    page: Page, within: str = "html", looks: Sequence[tuple[int, bool]] = LOOKS
) -> list[Any]:
    """Return what axe finds on a page, on a desk in light and in dark colours and on a phone."""
    ready(page)
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE)
    found: list[Any] = []
    for width, dark in looks:
        page.set_viewport_size({"width": width, "height": 900})
        wear(page, dark=dark)
        found += page.evaluate(RUN, [within, COLOURS if dark else TAGS])
    return found


def too_wide(page: Page, width: int) -> int:
    """Return by how many pixels a page is wider than a window that is `width` wide."""
    page.set_viewport_size({"width": width, "height": 900})
    root = "document.documentElement"
    return int(page.evaluate(f"{root}.scrollWidth - {root}.clientWidth"))

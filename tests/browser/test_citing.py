"""Citing a paragraph or a summary, in a real browser: with a pointer, with keys, without scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import rispy
from playwright.sync_api import Browser, Download, Locator, Page, expect
from pybtex.database import parse_string

from onrecord.hosts.commands import build
from tests.browser.conftest import PATIENCE, NewPage, Serve, watched
from tests.browser.looking import PHONE, SMALL, complaints, too_wide
from tests.conftest import Once
from tests.hosts.projects import SETTINGS, SUMMARY, write

ADDRESS = "https://example.org/record/"
SUMMARIES = f"{ADDRESS}summaries/first/"
MORE = "\n- One.\n- Two.\n\n> Three, {which} asks <b>“why?”</b>\n"


def build_open(folder: Path) -> Path:
    """Build a site that has an address and a public repository."""
    files = {
        "mkdocs.yml": f"{SETTINGS}site_url: {ADDRESS}\nrepo_url: https://github.com/example/record\n",
        "summaries/first.md": SUMMARY + MORE.replace("<b>", "").replace("</b>", ""),
    }
    return build(write(folder, files)).site


@pytest.fixture(scope="module")
def public(once: Once, serve: Serve) -> str:
    """Serve that site; return the address of a summary."""
    return f"{serve(once('citable', build_open))}summaries/first/"


def opened(page: Page, address: str, name: str = "Cite paragraph 1") -> Locator:
    """Open the dialog from which something is cited."""
    page.goto(address)
    page.get_by_role("link", name=name, exact=True).click()
    dialog = page.get_by_role("dialog", name=name, exact=True)
    expect(dialog).to_be_visible()
    return dialog


def saved(download: Download) -> str:
    """Return the text of a file that the browser has saved."""
    return Path(download.path()).read_bytes().decode()


def test_each_paragraph_and_the_summary_can_be_cited(page: Page, public: str) -> None:
    """The dialog has a link, three styles and three formats, and says who spoke."""
    dialog = opened(page, public)
    expect(dialog.get_by_role("link", name=f"{SUMMARIES}#p-")).to_be_visible()
    expect(dialog.locator("dt")).to_have_count(4)
    chicago = dialog.locator("dd").nth(1)
    expect(chicago).to_contain_text("Summary of remarks by Ada Example")
    expect(chicago).to_contain_text("¶ 1. ")
    expect(chicago).to_contain_text(f"{SUMMARIES}#p-")
    for name in ("BibTeX", "RIS", "CSL-JSON"):
        expect(dialog.get_by_role("link", name=name, exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    whole = opened(page, public, "Cite this summary")
    expect(whole.locator("dd").nth(1)).not_to_contain_text("¶")
    expect(whole.locator("dd").first).to_have_text(SUMMARIES)
    cited = page.locator(".or-quoting")
    assert cited.count() == page.locator(".or-number").count() > 3


def test_keys_open_it_stay_in_it_and_come_back(page: Page, public: str) -> None:
    """Behind the number comes the way to cite; Tab stays inside, Escape gives the focus back."""
    page.goto(public)
    page.locator(".or-number").first.focus()
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Cite paragraph 1", exact=True)
    expect(link).to_be_focused()
    assert link.evaluate("link => getComputedStyle(link).opacity") == "1"
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Copy: Link", exact=True)).to_be_focused()
    stops = dialog.locator("a, button").count()
    inside = (
        "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
    )
    for key in ("Tab", "Shift+Tab"):
        for _ in range(stops + 2):
            page.keyboard.press(key)
            assert page.evaluate(inside)
    # Keys of the site do nothing here: this one searches.
    page.keyboard.press("s")
    expect(page.get_by_role("dialog")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(link).to_be_focused()
    expect(page).to_have_url(public)


def test_it_closes_by_its_button_beside_it_and_by_the_link(page: Page, public: str) -> None:
    """The link in it leads to the paragraph."""
    opened(page, public).get_by_role("button", name="Close", exact=True).click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    opened(page, public)
    page.mouse.click(5, 5)
    expect(page.get_by_role("dialog")).to_have_count(0)
    opened(page, public).locator("dd a").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".or-passage:target .or-number")).to_have_text("¶ 1")


def test_copying_gives_what_is_shown(page: Page, public: str) -> None:
    """The address, and each reference, as plain text; the dialog says so."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    dialog = opened(page, public)
    for name, shown in zip(
        ("Link", "Chicago author-date", "APA", "OSCOLA"),
        dialog.locator("dd").all(),
        strict=True,
    ):
        dialog.get_by_role("button", name=f"Copy: {name}", exact=True).click()
        expect(dialog.get_by_role("status")).to_have_text(f"Copied: {name}")
        assert page.evaluate("navigator.clipboard.readText()") == shown.text_content()
    page.context.clear_permissions()


def test_a_site_without_an_address_gives_the_one_in_the_browser(page: Page, site: str) -> None:
    """A path would lead nowhere."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    address = f"{site}summaries/2018-12-11-civil-society-peaceful-cyberspace/"
    dialog = opened(page, address, "Cite this summary")
    dialog.get_by_role("button", name="Copy: Link", exact=True).click()
    expect(dialog.get_by_role("status")).to_have_text("Copied: Link")
    assert page.evaluate("navigator.clipboard.readText()") == address
    page.context.clear_permissions()


def test_where_copying_is_not_allowed_the_text_is_selected(page: Page, public: str) -> None:
    """So that the reader can."""
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    dialog = opened(page, public)
    dialog.get_by_role("button", name="Copy: APA", exact=True).click()
    expect(dialog.get_by_role("status")).to_contain_text("Selected.")
    assert page.evaluate("getSelection().toString()") == dialog.locator("dd").nth(2).inner_text()


def test_one_reference_is_saved(page: Page, public: str) -> None:
    """Each parser finds the paragraph, and nothing else."""
    dialog = opened(page, public, "Cite paragraph 2")
    found = {}
    for name, ending in (("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "csl.json")):
        with page.expect_download() as download:
            dialog.get_by_role("link", name=name, exact=True).click()
        assert download.value.suggested_filename == f"first-p2.{ending}"
        found[name] = saved(download.value)
    assert list(parse_string(found["BibTeX"], "bibtex").entries) == ["first-p2"]
    assert [one["id"] for one in rispy.loads(found["RIS"])] == ["first-p2"]
    assert [one["id"] for one in json.loads(found["CSL-JSON"])] == ["first-p2"]


def test_without_a_server_all_are_saved(page: Page, public: str) -> None:
    """What cannot be fetched can be followed."""
    page.add_init_script("window.fetch = () => Promise.reject(new TypeError('No server'))")
    dialog = opened(page, public)
    with page.expect_download() as download:
        dialog.get_by_role("link", name="BibTeX", exact=True).click()
    assert download.value.suggested_filename == "first-paragraphs.bib"
    assert len(parse_string(saved(download.value), "bibtex").entries) > 3


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """Open a page that runs no scripts."""
    found: list[str] = []
    with browser.new_context(java_script_enabled=False) as context:
        context.set_default_timeout(PATIENCE)
        yield watched(context, found)
    assert found == []


def test_without_scripts_the_link_leads_to_a_part_of_the_page(plain: Page, public: str) -> None:
    """It has the same references; until somebody goes there, the page ends as others do."""
    plain.goto(public)
    expect(plain.locator(".or-cites section:visible")).to_have_count(0)
    plain.get_by_role("link", name="Cite paragraph 2", exact=True).click()
    shown = plain.locator(".or-cites section:visible")
    expect(shown).to_have_count(1)
    expect(shown.locator("dd").nth(2)).to_contain_text("para. 2. ")
    with plain.expect_download() as download:
        plain.locator(".or-cites").get_by_role("link", name="RIS").locator("visible=true").click()
    assert len(rispy.loads(saved(download.value))) > 3
    plain.get_by_role("link", name="Cite this summary", exact=True).click()
    expect(shown).to_have_count(1)
    with plain.expect_download() as download:
        shown.get_by_role("link", name="BibTeX").click()
    assert list(parse_string(saved(download.value), "bibtex").entries) == ["first"]


def test_pages_of_norms_lead_to_it(page: Page, public: str) -> None:
    """Behind the words to copy; closed, it leaves the reader at the paragraph."""
    page.goto(f"{public}../../norms/13e/")
    page.locator(".or-cite > summary").first.click()
    page.get_by_role("link", name="other styles, and files").first.click()
    dialog = page.get_by_role("dialog", name="Cite paragraph 1", exact=True)
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    link = page.get_by_role("link", name="Cite paragraph 1", exact=True)
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    # The part of the page that the address names stands at its end, too.
    expect(page.locator(".or-cites section:visible h2")).to_have_text("Cite paragraph 1")
    page.evaluate("scrollTo(0, 0)")  # nothing lies half below the header
    assert complaints(page) == []


def test_passages_that_are_found_lead_to_it(page: Page, public: str) -> None:
    """As on the page of the norm."""
    page.goto(f"{public}../../find/?norm=13e&speaker=ada-example")
    link = page.locator(".or-find__hits .or-cite__more a").first
    expect(link).to_have_attribute("href", f"{public}#or-cite-1")


def test_axe_has_nothing_to_say_of_the_dialog(page: Page, public: str) -> None:
    """Wide, narrow, light and dark."""
    opened(page, public)
    assert complaints(page) == []


def test_a_phone_has_room(new_page: NewPage, public: str) -> None:
    """The dialog is as wide as the window, and what is to be tapped large enough and apart."""
    page = new_page(PHONE)
    dialog = opened(page, public)
    assert too_wide(page, SMALL) == 0
    box = dialog.bounding_box()
    assert box
    assert (box["x"], box["width"]) == (0, SMALL)
    page.keyboard.press("Escape")
    for kind in (".or-quoting", ".or-wrong"):
        place = page.locator(kind).first.bounding_box()
        assert place
        assert place["x"] >= 0
        assert min(place["width"], place["height"]) >= 24
    links = [page.locator(kind).first.bounding_box() for kind in (".or-quoting", ".or-wrong")]
    assert links[0]
    assert links[1]
    assert links[0]["x"] + links[0]["width"] <= links[1]["x"]


def test_a_text_from_the_right_has_it_on_the_right(new_page: NewPage, kinds_site: str) -> None:
    """Within the window, on the side of the number."""
    page = new_page(PHONE)
    page.goto(f"{kinds_site}summaries/arabic/")
    link, number = page.locator(".or-quoting").first, page.locator(".or-number").first
    place, beside = link.bounding_box(), number.bounding_box()
    assert place
    assert beside
    assert beside["x"] - 24 <= place["x"] <= PHONE - 24


def test_paper_has_none_of_it(page: Page, public: str) -> None:
    """It has the numbers and the address; the dialog is left out, too."""
    opened(page, public)
    page.emulate_media(media="print")
    for part in (".or-quoting", ".or-cites", ".or-citing", "dialog[open]"):
        expect(page.locator(part).first).to_be_hidden()

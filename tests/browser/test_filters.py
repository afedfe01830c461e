"""The page of a norm in a real browser: filters, and two speakers or two years side by side."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from onrecord.hosts.commands import build
from tests.browser.conftest import NewPage, Serve
from tests.browser.looking import DESK, PHONE, SMALL, complaints, too_wide
from tests.conftest import Once

SPEAKERS = """\
ada-example: {name: Ada Example, former_ids: [a-example]}
ben-sample: {name: Ben Sample}
eve-instance: {name: Eve Instance}
"""

HEAD = """\
---
title: Webinar of {year}
date: {year}-05-14
speakers: [{speakers}]
norms: [{norms}]
---

"""

TWO = "ada-example, ben-sample"

FIRST = """\
Example said that norm 13(e) matters to libraries.

[Sample](speaker:ben-sample) spoke of norm 13(e) and lighthouses.

Example said that norm 13(j) matters to libraries.
"""

SECOND = """\
[Example](speaker:ada-example) came back to norm 13(e) and to archives.

It was asked what norm 13(e) means to museums.

Sample said that norm 13(k) matters to lighthouses.

Instance said that norm 13(k) matters to harbours.
"""

THIRD = """\
Example said that norm 13(e) matters to theatres. Sample said that norm 13(e) does not.

Sample said that norm 13(k) matters to theatres.
"""

MANY = "Example said that norm 13(k) matters, for the {}th time.\n\n"

FILES = {
    "mkdocs.yml": "site_name: Filters\ntheme: {name: material}\nplugins: [onrecord]\n",
    "speakers.yaml": SPEAKERS,
    "summaries/first.md": HEAD.format(year=2018, speakers=TWO, norms="13e, 13j") + FIRST,
    "summaries/second.md": HEAD.format(year=2020, speakers=f"{TWO}, eve-instance", norms="13e, 13k")
    + SECOND
    + "\n"
    + "".join(MANY.format(i) for i in range(2, 28)),
    "summaries/third.md": HEAD.format(year=2021, speakers=TWO, norms="13e, 13k")
    + THIRD
    + "\n"
    + "".join(MANY.format(i) for i in range(28, 59)),
}
"""Of 13(e), five passages in three years; of 13(k), more than stand on one page."""

NORM = "norms/13e/"
LONG = "norms/13k/"


def built(folder: Path, files: Mapping[str, str]) -> Path:
    """Build a site of these files."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return build(folder / "mkdocs.yml").site


@pytest.fixture(scope="module")
def site(once: Once, serve: Serve) -> str:
    """Serve a site in which two people speak of a norm in three years; return its address."""
    return serve(once("filters", lambda folder: built(folder, FILES)))


def shown(page: Page) -> list[str]:
    """Return the last word of each passage that can be seen, in the order of the page."""
    quotes = page.locator(".or-quote:visible blockquote").all()
    return [re.findall(r"\w+", quote.inner_text())[-1] for quote in quotes]


def bar(page: Page) -> Locator:
    """Return the line that says how many passages are shown."""
    return page.locator(".or-filters__count")


def choice(page: Page, label: str) -> Locator:
    """Return the field with a label that can be seen."""
    return page.get_by_role("combobox", name=label)


def test_each_filter_narrows_the_list_and_is_a_link(page: Page, site: str) -> None:
    """The number in brackets is what is shown; the address alone shows the same again."""
    for label, option, end, words in (
        ("Speaker", "Ada Example (3)", "?speaker=ada-example", ["not", "archives", "libraries"]),
        ("Speaker", "Ben Sample (2)", "?speaker=ben-sample", ["not", "lighthouses"]),
        ("Year", "2018 (2)", "?year=2018", ["libraries", "lighthouses"]),
        ("Basis", "stated by the author (2)", "?basis=stated", ["archives", "lighthouses"]),
        ("Basis", "inferred from the text (2)", "?basis=inferred", ["not", "libraries"]),
        ("Basis", "no speaker named (1)", "?basis=nobody", ["museums"]),
    ):
        page.goto(site + NORM)
        expect(bar(page)).to_have_text("5 passages")
        choice(page, label).select_option(option)
        expect(page).to_have_url(site + NORM + end)
        assert shown(page) == words
        expect(bar(page)).to_have_text(re.compile(rf"^{len(words)} of 5 passages · "))
        page.goto("about:blank")
        page.goto(site + NORM + end)
        assert shown(page) == words
        assert choice(page, label).input_value() == end.partition("=")[2]


def test_speaker_and_basis_are_of_one_voice(page: Page, site: str) -> None:
    """Who is inferred beside somebody who is stated does not pass for stated."""
    page.goto(f"{site}{NORM}?speaker=ben-sample&basis=stated")
    assert shown(page) == ["lighthouses"]
    choice(page, "Year").select_option("2021 (0)")
    expect(page.locator(".or-empty")).to_contain_text(
        "No passage here matches “Ben Sample”, “2021”, and “stated by the author”."
    )
    assert shown(page) == []
    page.get_by_role("link", name="Without “stated by the author”: 1 passage").click()
    expect(page).to_have_url(f"{site}{NORM}?speaker=ben-sample&year=2021")
    expect(bar(page)).to_be_focused()
    assert shown(page) == ["not"]
    page.get_by_role("link", name="Clear the filters").click()
    expect(page).to_have_url(site + NORM)
    assert len(shown(page)) == 5


def test_table_of_contents_has_what_is_shown(page: Page, site: str) -> None:
    """No entry leads to a webinar that is not there."""
    page.goto(f"{site}{NORM}?year=2020")
    entries = page.locator(".md-sidebar--secondary .md-nav__link:visible")
    expect(entries).to_have_text(["What was said", "14 May 2020"])
    page.get_by_role("link", name="Clear the filters").click()
    expect(entries).to_have_count(4)


def test_back_and_forward_go_through_the_states(page: Page, site: str) -> None:
    """What is shown and what the fields say is what the address says."""
    page.goto(site + NORM)
    choice(page, "Speaker").select_option(value="ada-example")
    choice(page, "Basis").select_option(value="inferred")
    page.get_by_role("link", name="Compare two years").click()
    expect(page.locator(".or-compared")).to_be_visible()
    page.go_back()
    expect(page).to_have_url(f"{site}{NORM}?speaker=ada-example&basis=inferred")
    assert shown(page) == ["not", "libraries"]
    page.go_back()
    assert choice(page, "Basis").input_value() == ""
    page.go_back()
    assert len(shown(page)) == 5
    assert choice(page, "Speaker").input_value() == ""
    page.go_forward()
    assert choice(page, "Speaker").input_value() == "ada-example"
    assert shown(page) == ["not", "archives", "libraries"]


def test_rest_of_the_address_stays(page: Page, site: str) -> None:
    """Words that a search marked, and a place on the page, are not lost."""
    page.goto(f"{site}{NORM}?highlight=libraries&year=2018#first")
    expect(page).to_have_url(f"{site}{NORM}?highlight=libraries&year=2018#first")
    expect(page.locator("#first")).to_be_in_viewport()
    choice(page, "Year").select_option("All years")
    expect(page).to_have_url(f"{site}{NORM}?highlight=libraries")


def test_value_that_does_not_exist_is_left_out_and_named(page: Page, site: str) -> None:
    """The list is whole but for what does exist, and the address is put right."""
    for end in (
        "speaker=nobody-such",
        "speaker=" + "x" * 10_000,
        "speaker=%3Cscript%3Ewindow.ran=true%3C/script%3E",
        "speaker=%E0%A4%A",
        "speaker=__proto__",
        "year=1066",
        "basis=guessed",
        "with-speaker=nobody-such",
        "with-speaker=ben-sample",
        "year=2018&with-year=2018",
    ):
        page.goto(f"{site}{NORM}?{end}")
        notes = page.locator(".or-filters__notes")
        expect(notes).to_contain_text("ignored")
        rest = "?year=2018" if end.startswith("year=2018") else ""
        expect(page).to_have_url(site + NORM + rest)
        assert len(shown(page)) == (2 if rest else 5)
        assert len(notes.inner_text()) < 200
        assert page.evaluate("window.ran") is None
        choice(page, "Basis").select_option(value="nobody")
        expect(notes).to_be_empty()


def test_former_id_of_a_speaker_still_filters(page: Page, site: str) -> None:
    """The address is put right, and the page says so."""
    page.goto(f"{site}{NORM}?speaker=a-example&basis=stated")
    expect(page).to_have_url(f"{site}{NORM}?speaker=ada-example&basis=stated")
    expect(page.locator(".or-filters__notes")).to_have_text("“a-example” is now Ada Example.")
    assert shown(page) == ["archives"]


def test_page_with_nothing_to_choose_has_no_bar(page: Page, site: str) -> None:
    """One passage needs no filters, and stays in sight whatever an address asks for."""
    for end in ("", "?year=1066"):
        page.goto(f"{site}norms/13j/{end}")
        expect(choice(page, "Speaker")).to_be_hidden()
        expect(bar(page)).to_be_hidden()
        assert shown(page) == ["libraries"]


def test_speaker_is_narrowed_down_by_norm(page: Page, site: str) -> None:
    """What a person said, by norm and by year; a cell of the table leads to one norm."""
    page.goto(f"{site}matrix/")
    page.get_by_role("link", name="Sample, Ben on 13(e)").click()
    expect(page).to_have_url(f"{site}speakers/ben-sample/?norm=13e#13e")
    expect(bar(page)).to_contain_text("2 of 4 passages · 13(e)")
    expect(page.locator("[id='13e']")).to_be_in_viewport()
    assert shown(page) == ["not", "lighthouses"]
    choice(page, "Norm").select_option(value="13k")
    expect(page).to_have_url(f"{site}speakers/ben-sample/?norm=13k")
    expect(bar(page)).to_contain_text("2 of 4 passages · 13(k)")
    assert shown(page) == ["theatres", "lighthouses"]
    choice(page, "Year").select_option(value="2021")
    expect(bar(page)).to_contain_text("1 of 4 passages")
    assert shown(page) == ["theatres"]


def columns(page: Page) -> list[tuple[str, list[str]]]:
    """Return the heading of each column, and the last word of each of its passages."""
    found = []
    for one in page.locator(".or-compared__one").all():
        quotes = one.locator("blockquote").all()
        words = [re.findall(r"\w+", quote.inner_text())[-1] for quote in quotes]
        found.append((one.locator("h3").inner_text(), words))
    return found


def test_two_speakers_stand_side_by_side(page: Page, site: str) -> None:
    """One click compares the two who say most; either can be changed, and each state is a link."""
    page.goto(site + NORM)
    page.get_by_role("link", name="Compare two speakers").click()
    address = f"{site}{NORM}?speaker=ada-example&with-speaker=ben-sample"
    expect(page).to_have_url(address)
    second = choice(page, "Compared with")
    expect(second).to_be_focused()
    both = [
        ("Ada Example 3 passages", ["not", "archives", "libraries"]),
        ("Ben Sample 2 passages", ["not", "lighthouses"]),
    ]
    assert columns(page) == both
    expect(bar(page)).to_have_text("Ada Example: 3 passages · Ben Sample: 2 passages")
    assert page.locator("h3:visible, h4:visible").all_inner_texts()[0].startswith("Ada Example")
    second.select_option(value="ada-example")
    expect(page).to_have_url(f"{site}{NORM}?speaker=ben-sample&with-speaker=ada-example")
    assert columns(page) == both[::-1]
    choice(page, "Year").select_option(value="2020")
    assert columns(page)[0] == ("Ben Sample 0 passages", [])
    expect(page.locator(".or-compared .or-empty")).to_be_visible()
    page.goto("about:blank")
    page.goto(address)
    assert columns(page) == both
    page.locator(".or-compared").get_by_role("link", name="Ben Sample").first.click()
    expect(page).to_have_url(f"{site}speakers/ben-sample/")
    page.go_back()
    page.get_by_role("link", name="Stop comparing").click()
    expect(page).to_have_url(f"{site}{NORM}?speaker=ada-example")
    expect(page.locator(".or-compared")).to_have_count(0)
    assert shown(page) == ["not", "archives", "libraries"]


def test_two_years_stand_side_by_side(page: Page, site: str) -> None:
    """The years with most, within what is chosen besides."""
    page.goto(f"{site}{NORM}?speaker=ada-example")
    choice(page, "Year").select_option(value="2018")
    page.get_by_role("link", name="Compare two years").click()
    expect(page).to_have_url(f"{site}{NORM}?speaker=ada-example&year=2018&with-year=2021")
    assert columns(page) == [("2018 1 passage", ["libraries"]), ("2021 1 passage", ["not"])]
    expect(page.get_by_role("link", name="Compare two years")).to_be_hidden()
    page.get_by_role("link", name="Compare two speakers").click()
    expect(page).to_have_url(f"{site}{NORM}?speaker=ada-example&with-speaker=ben-sample&year=2018")


@pytest.mark.parametrize(("width", "beside"), [(DESK, True), (PHONE, False)])
def test_columns_are_side_by_side_where_there_is_room(
    new_page: NewPage, site: str, width: int, *, beside: bool
) -> None:
    """On a phone one follows the other, and a link leads to each."""
    page = new_page(width)
    page.goto(f"{site}{NORM}?speaker=ada-example&with-speaker=ben-sample")
    page.wait_for_selector(".or-compared")
    one, other = (column.bounding_box() for column in page.locator(".or-compared__one").all())
    assert one is not None
    assert other is not None
    assert (abs(one["y"] - other["y"]) < 2) is beside
    assert (other["x"] >= one["x"] + one["width"]) is beside
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    bar(page).get_by_role("link", name="Ben Sample").click()
    expect(page.locator("#side-2")).to_be_in_viewport()
    assert len(columns(page)) == 2


def test_keyboard_alone_filters_and_compares(page: Page, site: str) -> None:
    """Every control can be reached with Tab and used with keys; the focus is never lost."""
    page.goto(site + NORM)
    choice(page, "Speaker").focus()
    page.keyboard.press("b")
    expect(page).to_have_url(f"{site}{NORM}?speaker=ben-sample")
    page.keyboard.press("Tab")
    expect(choice(page, "Year")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Compare two speakers")).to_be_focused()
    page.keyboard.press("Enter")
    expect(choice(page, "Compared with")).to_be_focused()
    page.get_by_role("link", name="Clear the filters").focus()
    page.keyboard.press("Enter")
    expect(bar(page)).to_be_focused()
    expect(bar(page)).to_have_attribute("role", "status")


def test_long_norm_says_what_its_filters_look_at(page: Page, site: str) -> None:
    """They look at the year that the page shows; years and search lead to the others."""
    page.goto(site + LONG)
    expect(bar(page)).to_have_text("32 passages")
    expect(choice(page, "Year")).to_be_hidden()
    expect(page.locator(".or-filters__scope")).to_contain_text("The filters apply to 2021")
    choice(page, "Speaker").select_option(value="ada-example")
    everywhere = page.get_by_role("link", name="Search all years")
    assert (everywhere.get_attribute("href") or "").endswith("find/?norm=13k&speaker=ada-example")
    page.locator("[data-or-way=with-speaker]").click()
    everywhere.click()
    expect(page.locator(".or-compared__title")).to_have_count(2)
    expect(page.locator(".or-compared__title").first).to_contain_text("Ada Example")
    page.go_back()
    page.get_by_role("link", name="Stop comparing").click()
    page.locator(".or-ways a", has_text="2020").click()
    expect(page).to_have_url(f"{site}{LONG}2020/?speaker=ada-example")
    expect(bar(page)).to_have_text("26 of 28 passages · Ada Example")


def test_year_in_an_old_address_leads_to_its_page(page: Page, site: str) -> None:
    """A link from before the norm had pages by year shows what it showed."""
    for asked, landed in (
        ("?year=2020&speaker=ben-sample", "2020/?speaker=ben-sample"),
        ("2020/?year=2021", "2021/"),
        ("?year=2021", ""),
        ("2020/?year=2020&with-year=2021", "2020/?with-year=2021"),
    ):
        page.goto(site + LONG + asked)
        expect(page).to_have_url(site + LONG + landed)
        expect(page.locator(".or-filters__notes")).to_be_empty()


def test_year_on_another_page_is_fetched_once_to_be_compared(page: Page, site: str) -> None:
    """One request brings the year; its links lead where they led on its own page."""
    page.goto(site + LONG)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.get_by_role("link", name="Compare two years").click()
    expect(page).to_have_url(f"{site}{LONG}?with-year=2020")
    expect(bar(page)).to_have_text("2021: 32 passages · 2020: 28 passages")
    page.locator(".or-who__name", has_text="Eve Instance").hover()
    expect(page.locator(".or-preview")).to_contain_text("1 webinar · 1 statement")
    choice(page, "Speaker").select_option(value="ada-example")
    expect(bar(page)).to_have_text("2021: 31 passages · 2020: 26 passages")
    assert [path for path in asked if path.startswith("/norms/")] == [f"/{LONG}2020/"]
    page.locator(".or-compared__one").nth(1).get_by_role("link", name="in context").first.click()
    expect(page).to_have_url(re.compile(rf"{site}summaries/second/#p-\w+$"))


def test_year_that_cannot_be_fetched_has_a_link(browser: Browser, site: str) -> None:
    """The page says so, and leads to the page of that year."""
    with browser.new_context() as context:
        page = context.new_page()
        page.route(f"{site}{LONG}2020/", lambda route: route.abort())
        page.goto(f"{site}{LONG}?with-year=2020")
        failed = page.locator(".or-compared .or-empty")
        expect(failed).to_contain_text("2020 could not be loaded.")
        link = failed.get_by_role("link", name="2020")
        expect(link).to_have_attribute("href", f"{site}{LONG}2020/")
        expect(bar(page)).to_contain_text("2021: 32 passages")


def test_list_is_whole_without_scripts(browser: Browser, site: str) -> None:
    """Nothing is offered that would not work, whatever the address asks for."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site}{NORM}?speaker=ben-sample")
        expect(page.locator(".or-quote:visible")).to_have_count(5)
        expect(page.locator(".or-filters")).to_be_hidden()


def test_words_are_those_of_the_language_of_the_site(
    serve: Serve, page: Page, tmp_path: Path
) -> None:
    """Fields, counts and notices, in French as in English."""
    french = FILES["mkdocs.yml"].replace("material", "material, language: fr")
    site = serve(built(tmp_path, FILES | {"mkdocs.yml": french}))
    page.goto(f"{site}{NORM}?speaker=a-example&basis=nobody&year=1066")
    expect(bar(page)).to_have_text("0 sur 5\u00a0passages · Ada Example · sans attribution")
    expect(page.locator(".or-filters__notes")).to_contain_text("« 1066 » ne figure pas")
    expect(page.locator(".or-empty")).to_contain_text("« Ada Example » et « sans attribution »")
    assert choice(page, "Attribution").input_value() == "nobody"
    page.get_by_role("link", name="Effacer les filtres").click()
    page.get_by_role("link", name="Comparer deux personnes").click()
    expect(bar(page)).to_have_text(
        "Ada Example\u00a0: 3\u00a0passages · Ben Sample\u00a0: 2\u00a0passages"
    )
    page.locator(".or-quote .or-norm").first.hover()
    expect(page.locator(".or-preview")).to_contain_text("Reformulation par nos soins.")


def test_paper_says_what_was_chosen(page: Page, site: str) -> None:
    """What is printed is what is shown, and the fields are not."""
    page.goto(f"{site}{NORM}?speaker=ada-example&basis=stated")
    page.emulate_media(media="print")
    expect(bar(page)).to_have_text("1 of 5 passages · Ada Example · stated by the author")
    expect(bar(page)).to_be_visible()
    expect(page.locator(".or-filters__fields")).to_be_hidden()
    expect(page.locator(".or-filters__ways")).to_be_hidden()


def test_axe_finds_nothing_with_filters_on(page: Page, site: str) -> None:
    """Whatever is chosen, compared, empty or unknown, at all widths and in all colours."""
    found = []
    for end in (
        "?speaker=ada-example",
        "?speaker=ada-example&with-speaker=ben-sample",
        "?speaker=ben-sample&year=2020",
        f"?year={quote('<b>')}",
    ):
        page.goto(f"{site}{NORM}{end}")
        expect(bar(page)).not_to_be_empty()
        assert too_wide(page, SMALL) <= 0
        found += complaints(page)
    page.goto(f"{site}{LONG}?with-year=2020")
    expect(page.locator(".or-compared")).to_be_visible()
    found += complaints(page)
    assert found == []

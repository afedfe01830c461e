"""Search in a real browser: who and what is found first, by what links, and from how little."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks import corpus
from onrecord.hosts.commands import build
from onrecord.search import indexer
from tests.browser.conftest import NewPage, QuietHandler, Serve, served
from tests.browser.finding import ask, counted, find, first, settled
from tests.browser.looking import DESK, PHONE
from tests.conftest import Once

MOST = 300_000
"""How many bytes may travel before the first result in a thousand summaries is seen."""

FEW, MANY = 100, 200
"""Sizes of sites whose difference tells what a site of a thousand summaries would send."""

SHIFTS = 0.1
"""How far a page may move by itself: up to here, the Web Vitals call it good."""

SETTINGS = """\
site_name: Names
theme: {name: material}
plugins: [search, onrecord]
"""

SPEAKERS = """\
dorde-primeric: {name: Đorđe Primerić, aliases: [Juraj Primjerak]}
soren-eksempel: {name: Søren Eksempel, former_ids: [s-eksempel]}
lukasz-przyklad: {name: Łukasz Przykład, aliases: [Łukasz Dawny]}
zoe-exemple: {name: Zoé Exemple}
"""

SUMMARY = """\
---
title: Primerić, Eksempel and Przykład on GGE norms
date: 2030-05-14
speakers: [dorde-primeric, soren-eksempel, lukasz-przyklad]
norms: [13e, 13k]
series: {name: Norms in examples, part: 1}
organisers: [Example Institute]
---

Primerić, Primerić and Primerić, Đorđe by his first name, met Søren Eksempel and Łukasz Przykład.

## On the GGE norms

Primerić said that norm 13(e) matters to libraries.

Eksempel said that norm 13(k) matters to <lighthouses>, and that A/70/174 says so.

Przykład said that norm 13(k) matters to libraries.
"""

FRENCH = """\
---
title: Un exemple
date: 2031-01-02
speakers: [zoe-exemple]
norms: [13e]
language: fr
---

[Exemple](speaker:zoe-exemple) a dit que la [norme 13(e)](norm:13e) compte. Les bibliothèques ne ferment jamais.
"""


def build_names(folder: Path) -> Path:
    """Build a site whose people have letters that keyboards lack."""
    files = {
        "mkdocs.yml": SETTINGS,
        "speakers.yaml": SPEAKERS,
        "summaries/first.md": SUMMARY.replace("<lighthouses>", "lighthouses"),
        "summaries/second.md": FRENCH,
        "docs/about.md": "# About\n\n## Pigeons\n\nPigeons carry `norms` home.\n\n网络安全规范。サイバー攻撃。ความมั่นคง 인권을 말했다.\n",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(indexer, "ENOUGH", 1)
        return build(folder / "mkdocs.yml").site


@pytest.fixture(scope="module")
def names_folder(once: Once) -> Path:
    """Return the folder of the site whose people have letters that keyboards lack."""
    return once("names", build_names)


@pytest.fixture(scope="module")
def names(serve: Serve, names_folder: Path) -> str:
    """Return the address of that site."""
    return serve(names_folder)


OWN = {
    "13 (e)": "norms/13e/",
    "Radunovic": "speakers/vladimir-radunovic/",
    "radunović": "speakers/vladimir-radunovic/",
    "A/70/174": "norms/",
    "GGE": "norms/",
    "UN GGE": "norms/",
}
"""What is found first for some words in the repository's own site."""

NAMES = {
    "GGE norm E": "norms/13e/",
    "Dorde": "speakers/dorde-primeric/",
    "Đorđe": "speakers/dorde-primeric/",
    "Primeric": "speakers/dorde-primeric/",
    "Primjerak": "speakers/dorde-primeric/",
    "Soren": "speakers/soren-eksempel/",
    "SØREN": "speakers/soren-eksempel/",
    "Soeren": "speakers/soren-eksempel/",
    "Lukasz": "speakers/lukasz-przyklad/",
    "przyklad": "speakers/lukasz-przyklad/",
    "Dawny": "speakers/lukasz-przyklad/",
    "GGE": "norms/",
    "A/70/174": "norms/",
}
"""What is found first in the site of people with such letters."""


def test_names_find_what_they_mean_first(page: Page, site: str) -> None:
    """A norm its page, a name its person, a document what it is about."""
    find(page, site, "")
    assert {words: first(page, words) for words in OWN} == OWN


def test_letters_that_keyboards_lack_need_not_be_typed(page: Page, names: str) -> None:
    """Plain letters, other spellings and former names find the person, before any text."""
    find(page, names, "")
    assert {words: first(page, words) for words in NAMES} == NAMES
    assert first(page, "djorde primeric") is not None


def test_passages_of_all_periods_are_found(page: Page, names: str) -> None:
    """Each period has an index; in all of them the newest comes first, and each passage counts once."""
    hits = find(page, names, "?kind=said")
    expect(page.locator(".or-find__count")).to_have_text("4 passages")
    urls = [str(hit.get_attribute("data-or-url")).partition("#")[0] for hit in hits.all()]
    assert urls == ["summaries/second/", *["summaries/first/"] * 3]
    assert [hit.get_attribute("data-or-url") for hit in find(page, names, "?norm=13e").all()]
    counted(page)
    numbers = page.locator("[data-or-key^=year-] .or-facet__number").all_text_contents()
    assert numbers == ["1", "1"]


def test_nothing_of_search_is_fetched_before_somebody_searches(page: Page, site: str) -> None:
    """A page without a question has no index, no program and no words of the search."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(f"{site}norms/13e/", wait_until="networkidle")
    assert [path for path in asked if path.startswith("/find") or "/find/" in path] == []
    page.keyboard.press("/")
    page.keyboard.type("libraries")
    expect(page.locator(".or-search__status")).not_to_be_empty()
    assert any(path.endswith("pagefind.js") for path in asked)


def test_page_fetches_at_once_what_it_will_need(page: Page, site: str) -> None:
    """Every module that finds the first hit; what shows hits and counts comes with that hit."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    find(page, site, "?q=cyber")
    counted(page)
    links = page.locator("link[rel=modulepreload]").all()
    early = {urlsplit(str(link.evaluate("link => link.href"))).path for link in links}
    modules = {
        path
        for path in asked
        if re.search(r"/assets/(?:find/|(?:dom|loading)\.js)|/pagefind\.js$", path)
    }
    assert modules - early == {f"/assets/find/{n}.js" for n in ("excerpts", "pages")}
    assert early <= modules
    assert asked.count("/find/settings.json") == 1


def test_hits_say_what_the_summary_was_written_from(page: Page, site: str) -> None:
    """In the dialog, on the page, and at each passage on a norm."""
    page.goto(site)
    page.keyboard.press("/")
    page.keyboard.type("ICT supply chain")
    note = page.locator(".or-search__note", has_text="published summary, beginning")
    expect(note.first).to_be_visible()
    find(page, site, "?q=ICT supply chain")
    mark = page.locator(".or-hit .or-origin--beginning", has_text="published summary, beginning")
    expect(mark.first).to_be_visible()
    find(page, site, "?norm=13k")
    expect(page.locator(".or-quote .or-origin--whole").first).to_have_text(
        "published summary, whole"
    )


def test_keys_open_the_search_and_escape_closes_it(page: Page, site: str) -> None:
    """The field has the focus, and gives it back."""
    page.goto(site)
    dialog = page.get_by_role("dialog", name="Search")
    for key in ("/", "s", "f", "Control+k", "Meta+k"):
        page.keyboard.press(key)
        expect(dialog).to_be_visible()
        expect(page.get_by_role("searchbox")).to_be_focused()
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        expect(page.locator(":focus")).to_have_count(0)


def test_arrows_go_through_the_hits_and_enter_opens_one(page: Page, site: str) -> None:
    """What is typed on a hit goes into the field; the last hit leads to all."""
    page.goto(site)
    page.keyboard.press("/")
    page.keyboard.type("Droz")
    hits = page.locator(".or-search__hit")
    expect(hits.first).to_contain_text("Serge Droz")
    expect(page.locator(".or-search__status")).to_have_text(re.compile(r"^\d+ results$"))
    page.keyboard.press("ArrowDown")
    expect(hits.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(hits.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    field = page.get_by_role("searchbox")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("link", name="All results")).to_be_focused()
    page.keyboard.type("x")
    expect(field).to_be_focused()
    expect(field).to_have_value("Drozx")
    page.keyboard.press("Backspace")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}speakers/serge-droz/")


def test_enter_in_the_field_leads_to_all_results(page: Page, site: str) -> None:
    """The page takes over what was typed."""
    page.goto(f"{site}norms/13e/")
    page.keyboard.press("/")
    page.keyboard.type("incident response")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}find/?q=incident+response")
    expect(settled(page).first).to_be_visible()


def test_dialog_offers_exactly_the_passages_that_are_asked_for(page: Page, site: str) -> None:
    """Who types a person and a norm is led to what that person says of it."""
    page.goto(site)
    page.keyboard.press("/")
    page.keyboard.type("Droz on 13(k)")
    page.locator(".or-suggestion").click()
    expect(page).to_have_url(f"{site}find/?norm=13k&speaker=serge-droz")


def test_person_on_a_norm_is_exactly_what_the_matrix_counts(page: Page, site: str) -> None:
    """The passages in which Droz speaks of 13(k), and not one more; each opens at its place."""
    page.goto(f"{site}matrix/")
    cell = page.get_by_role("link", name=re.compile(r"^Droz, Serge on 13\(k\)"))
    number = int(cell.inner_text())
    hits = find(page, site, "?norm=13k&speaker=serge-droz")
    expect(hits).to_have_count(number)
    expect(page.locator(".or-find__count")).to_have_text(f"{number} passages")
    for one in hits.all():
        expect(one.locator(".or-who__name")).to_have_text("Serge Droz")
    words = hits.first.locator("blockquote").inner_text()
    hits.first.locator(".or-quote__act").click()
    expect(page.locator(".or-passage:target")).to_contain_text(words)


def test_two_clicks_from_the_page_lead_to_a_person_on_a_norm(page: Page, site: str) -> None:
    """The number beside a choice is what the choice finds."""
    find(page, site, "")
    counted(page)
    norm = page.locator("[data-or-key=norm-13k]")
    number = norm.locator(".or-facet__number").inner_text()
    norm.click()
    expect(page.locator(".or-find__count")).to_have_text(f"{number} passages")
    counted(page)
    speaker = page.locator("[data-or-key=speaker-serge-droz]")
    number = speaker.locator(".or-facet__number").inner_text()
    speaker.click()
    expect(page.locator(".or-find__count")).to_have_text(f"{number} passages")
    expect(page).to_have_url(f"{site}find/?norm=13k&speaker=serge-droz")


def test_passages_of_two_people_stand_side_by_side(page: Page, site: str) -> None:
    """Of all years, on a norm or in some words; each list is that of the person."""
    find(page, site, "")
    for end in ("?kind=said&q=norms", "?kind=said&topic=civil-society"):
        numbers = {}
        for person in ("serge-droz", "lea-kaspar"):
            ask(page, f"{end}&speaker={person}")
            numbers[person] = page.locator(".or-find__count").inner_text()
        ask(page, f"{end}&speaker=serge-droz&speaker=lea-kaspar&shown=100")
        columns = page.locator(".or-compared__one")
        expect(columns).to_have_count(2)
        for column, number in zip(columns.all(), numbers.values(), strict=True):
            expect(column.locator(".or-compared__number")).to_have_text(number)
            expect(column.locator("[data-or-url]")).to_have_count(int(number.split()[0]))
    expect(page.locator(".or-compared .or-name").first).to_have_text("Serge Droz")


def test_hits_are_narrowed_down_to_several_values_and_to_some_years(page: Page, site: str) -> None:
    """Of one facet any value, of two facets both; from a year to a year."""
    find(page, site, "?kind=summary")
    counted(page)
    page.locator("[data-or-facet=year] > summary").click()
    page.locator("[data-or-period=from]").select_option("2021")
    expect(page).to_have_url(f"{site}find/?kind=summary&from=2021")
    settled(page)
    counted(page)
    page.locator("[data-or-period=to]").select_option("2021")
    settled(page)
    one = int(page.locator(".or-find__count").inner_text().split()[0])
    ask(page, "?kind=summary&year=2021&year=2020")
    two = int(page.locator(".or-find__count").inner_text().split()[0])
    ask(page, "?kind=summary&year=2021")
    assert int(page.locator(".or-find__count").inner_text().split()[0]) == one < two
    ask(page, "?kind=summary&q=in+2021")
    assert int(page.locator(".or-find__count").inner_text().split()[0]) == one


def test_number_beside_a_choice_is_what_it_finds(page: Page, site: str) -> None:
    """For every property, within a question."""
    find(page, site, "?q=cyber")
    for facet in ("kind", "speaker", "organisation", "series", "year"):
        counted(page)
        details = page.locator(f"[data-or-facet={facet}]")
        expect(details).to_be_visible()
        if details.get_attribute("open") is None:
            details.locator("summary").click()
        choice = details.locator(".or-facet__value").first
        number = choice.locator(".or-facet__number").inner_text()
        choice.click()
        expect(page.locator(".or-find__count")).to_have_text(re.compile(rf"^{number} results?$"))
        expect(page.locator(".or-chosen")).to_be_visible()
        page.locator(".or-chosen").first.click()
        expect(page).to_have_url(f"{site}find/?q=cyber")
        settled(page)


def test_every_state_is_a_link_and_can_be_gone_back_to(page: Page, site: str) -> None:
    """Typing, choosing and sorting change the address; back and reload show what it says."""
    find(page, site, "")
    everything = page.locator(".or-find__count").inner_text()
    page.locator(".or-find__words").press_sequentially("incident response")
    expect(page).to_have_url(f"{site}find/?q=incident+response")
    settled(page)
    page.locator("[data-or-key=sort-date]").click()
    expect(page).to_have_url(f"{site}find/?q=incident+response&sort=date")
    settled(page)
    page.locator("[data-or-key=kind-summary]").click()
    address = f"{site}find/?q=incident+response&kind=summary&sort=date"
    expect(page).to_have_url(address)
    hits = settled(page)
    dates = [one.inner_text() for one in page.locator(".or-hit__kind").all()]
    years = [int(found[0]) for found in (re.findall(r"\b20\d\d\b", date) for date in dates)]
    assert years == sorted(years, reverse=True)
    urls = [one.get_attribute("data-or-url") for one in hits.all()]
    page.reload()
    assert [one.get_attribute("data-or-url") for one in settled(page).all()] == urls
    for _ in range(3):
        page.go_back()
    expect(page).to_have_url(f"{site}find/")
    expect(page.locator(".or-find__count")).to_have_text(everything)
    expect(page.locator(".or-find__words")).to_have_value("")
    page.go_forward()
    expect(page.locator(".or-find__words")).to_have_value("incident response")


def test_more_hits_are_shown_when_asked_for(page: Page, site: str) -> None:
    """How many are shown is part of the address."""
    hits = find(page, site, "")
    expect(hits).to_have_count(10)
    page.get_by_role("button", name="Show more").click()
    expect(hits).to_have_count(20)
    expect(page).to_have_url(f"{site}find/?shown=20")


def test_hit_opens_at_its_passage_with_the_words_marked(page: Page, names: str) -> None:
    """The words as they stand there, signs included; nothing else is marked."""
    hit = find(page, names, "?q=lighthouse+soren").first
    expect(hit.locator(".or-hit__parts mark")).to_have_text(["Søren", "lighthouses,"])
    hit = ask(page, "?norm=13k&q=libraries").first
    expect(hit.locator("mark")).to_have_text(["libraries."])
    hit.locator(".or-number").click()
    expect(page.locator(".or-passage:target")).to_contain_text("Przykład said")
    expect(page.locator("mark.or-found").first).to_have_text("libraries.")
    find(page, names, "?q=Lukasz").nth(1).locator(".or-hit__number").first.click()
    expect(page.locator(".or-passage:target mark.or-found").first).to_have_text("Łukasz")


def test_section_of_a_hand_written_page_is_found(page: Page, names: str) -> None:
    """A hit in the manual leads to the section, too."""
    find(page, names, "?q=pigeon").first.locator(".or-hit__number").first.click()
    expect(page).to_have_url(f"{names}about/?highlight=pigeons#pigeons")
    expect(page.locator("mark.or-found").first).to_have_text("Pigeons")


def test_summary_in_another_language_is_found(page: Page, names: str) -> None:
    """It is indexed with the stems of its own language, and found beside the others."""
    hits = find(page, names, "?q=bibliotheque")
    expect(hits.first).to_have_attribute("data-or-url", "summaries/second/")
    hits = ask(page, "?kind=summary&sort=date")
    urls = [one.get_attribute("data-or-url") for one in hits.all()]
    assert urls == ["summaries/second/", "summaries/first/"]
    expect(ask(page, "?norm=13e")).to_have_count(2)
    expect(page.locator(".or-quote__text[lang=fr]")).to_have_count(1)


def test_words_of_scripts_that_part_none_are_found(page: Page, names: str) -> None:
    """Chinese, Japanese, Thai and Korean, in any width, also within a text in another language; not what is not there."""
    find(page, names, "")
    for words in ("网络安全", "安全", "网", "攻撃", "ｻｲﾊﾞｰ", "มั่นคง", "인권", "인권을"):
        assert first(page, words) == "about/", words
    ask(page, f"?q={quote('全网')}")
    expect(page.locator(".or-find__notes")).to_contain_text("全网")


def test_former_id_of_a_speaker_still_leads_to_them(page: Page, names: str) -> None:
    """The address is put right, and the page says so."""
    expect(find(page, names, "?norm=13k&speaker=s-eksempel")).to_have_count(1)
    expect(page).to_have_url(f"{names}find/?norm=13k&speaker=soren-eksempel")
    expect(page.locator(".or-find__notes")).to_contain_text("“s-eksempel” is now Søren Eksempel.")


def test_filter_that_does_not_exist_is_removed(page: Page, site: str) -> None:
    """What is asked for besides is shown, and the page says what it left out."""
    find(page, site, "")
    for end in (
        "norm=99z",
        "speaker=nobody",
        "organisation=none",
        "series=none",
        "year=1066",
        "kind=passage",
    ):
        ask(page, f"?q=cyber&{end}&sort=backwards&other=x")
        expect(page).to_have_url(f"{site}find/?q=cyber")
        expect(page.locator(".or-find__notes")).to_contain_text("the filter was removed")
        expect(page.locator(".or-hit").first).to_be_visible()
        ask(page, "?q=cyber")
        expect(page.locator(".or-find__notes")).to_be_empty()


def test_near_miss_is_offered_the_name(page: Page, site: str) -> None:
    """The page says what was searched, and the nearest name leads to its page."""
    find(page, site, "?q=Radunovik")
    notes = page.locator(".or-find__notes")
    expect(notes).to_contain_text("No results for “Radunovik”.")
    expect(page.locator(".or-find__columns")).to_be_hidden()
    notes.get_by_role("link", name="Vladimir Radunović").click()
    expect(page).to_have_url(f"{site}speakers/vladimir-radunovic/")


def test_word_that_nothing_has_is_left_out_and_named(page: Page, site: str) -> None:
    """Pagefind passes over it in silence; we do not."""
    find(page, site, "?q=stakeholder+xylophone")
    expect(page.locator(".or-find__notes")).to_contain_text("Not found, and ignored: “xylophone”.")
    expect(page.locator(".or-hit").first).to_be_visible()


def test_nothing_with_filters_offers_the_search_without_them(page: Page, site: str) -> None:
    """The page says what was searched with which filters."""
    find(page, site, "?norm=13k&q=diplomacy&speaker=serge-droz")
    notes = page.locator(".or-find__notes")
    expect(notes).to_contain_text(
        "No results for “diplomacy” with Norm: 13(k), Speaker: Serge Droz."
    )
    notes.get_by_role("link", name="Search without the filters").click()
    expect(page).to_have_url(f"{site}find/?q=diplomacy")


BAD = {
    "long": "vulnerability " * 800,
    "script": "<script>window.ran = true</script>",
    "picture": "<img src=x onerror='window.ran = true'>",
    "quotes": "\"'`“”„",
    "one quote": '"vulnerability',
    "phrase": '"civil society"',
    "punctuation": "!?.,;:()[]{}/\\-_*+#~^%$&=@|",
    "signs": "\u0301\u0302\u200b",
    "nul": "a\x00b",
    "emoji": "🔒",
    "arabic": "قاعدة",
    "braces": "{what} {n} ${window.ran = true}",
    "percent": "%E0%A4%A",
}


def test_whatever_is_typed_the_page_helps(page: Page, site: str) -> None:
    """Nothing runs, nothing is complained of, and there is something to read and to press."""
    find(page, site, f"?q={quote(BAD['script'])}")
    shown = page.locator(".or-find__notes a, .or-find__hits a")
    for words in BAD.values():
        ask(page, f"?q={quote(words)}")
        expect(shown.first).to_be_visible()
        assert page.evaluate("window.ran") is None
    page.keyboard.press("Control+k")
    status = page.locator(".or-search__status")
    for words in BAD.values():
        page.locator(".or-search__field").fill(words.replace("\x00", ""))
        expect(page.locator(".or-search__hits")).to_have_attribute("aria-busy", "false")
        expect(status).not_to_be_empty()
        assert page.evaluate("window.ran") is None


def test_list_is_busy_until_it_answers_what_was_typed(page: Page, site: str) -> None:
    """What is listed meanwhile answers an earlier question, and says so."""
    page.goto(f"{site}norms/13e/")
    page.keyboard.press("/")
    hits = page.locator(".or-search__hits")
    expect(hits).to_have_attribute("aria-busy", "false")
    typed = """field => {
        field.value = "libraries";
        field.dispatchEvent(new Event("input"));
        return document.querySelector(".or-search__hits").ariaBusy;
    }"""
    assert page.locator(".or-search__field").evaluate(typed) == "true"
    expect(hits).to_have_attribute("aria-busy", "false")
    expect(page.locator(".or-search__all")).to_have_attribute("href", re.compile(r"\?q=libraries$"))


def test_broken_addresses_do_no_harm(page: Page, site: str) -> None:
    """Whatever stands behind the question mark."""
    for end in ("?q=%E0%A4%A", "?q=%00", "?speaker=%3Cb%3E&norm=%22", "?&&=&q", "??"):
        find(page, site, end)
        expect(page.locator(".or-find__notes a, .or-find__hits a").first).to_be_visible()


def test_long_question_is_cut_and_the_page_says_so(page: Page, site: str) -> None:
    """Two hundred characters are enough for anybody."""
    find(page, site, f"?q={quote(BAD['long'])}")
    expect(page.locator(".or-find__notes")).to_contain_text("Only the first 200 characters")
    expect(page.locator(".or-hit").first).to_be_visible()


def test_broken_index_is_said_in_words(browser: Browser, site: str) -> None:
    """Whoever searches is told, and led to the lists."""
    page = browser.new_page()
    page.route("**/find/pages/pagefind.js", lambda route: route.abort())
    find(page, site, "?q=cyber")
    expect(page.locator(".or-find__notes")).to_contain_text("The search could not be loaded.")
    page.locator(".or-find__notes a").click()
    expect(page).to_have_url(f"{site}find/?q=cyber#browse")
    page.context.close()


def test_without_scripts_the_page_leads_to_the_lists(browser: Browser, site: str) -> None:
    """The way in, in the header, is a link; the page says what is missing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}norms/13e/")
    page.locator(".or-search__open").click()
    expect(page).to_have_url(f"{site}find/")
    missing = page.locator(".or-find noscript > p")
    expect(missing).to_be_visible()
    assert missing.inner_text().startswith("Search needs JavaScript")
    expect(page.locator(".or-find__form")).to_be_hidden()
    page.get_by_role("main").get_by_role("link", name="Summaries").click()
    expect(page.locator("h1")).to_have_text("Summaries")
    context.close()


def test_search_works_below_any_path(
    serve: Serve, page: Page, names_folder: Path, tmp_path: Path
) -> None:
    """As on a host that gives each project a folder."""
    (tmp_path / "cyber-norms").symlink_to(names_folder)
    site = f"{serve(tmp_path)}cyber-norms/"
    hits = find(page, site, "?q=Soren")
    expect(hits.first).to_have_attribute("data-or-url", "speakers/soren-eksempel/")
    expect(find(page, site, "?norm=13k&speaker=soren-eksempel")).to_have_count(1)
    page.locator(".or-quote__act").click()
    expect(page).to_have_url(re.compile(rf"^{site}summaries/first/#p-"))
    page.wait_for_load_state()
    page.keyboard.press("/")
    page.keyboard.type("Lukasz")
    page.locator(".or-search__hit").first.click()
    expect(page).to_have_url(f"{site}speakers/lukasz-przyklad/")


def test_material_search_is_not_loaded_even_where_it_is_listed(
    page: Page, names: str, names_folder: Path
) -> None:
    """Its index is built, because the settings say so; nobody fetches it."""
    assert (names_folder / "search" / "search_index.json").exists()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(names)
    page.keyboard.press("/")
    page.keyboard.type("Soren")
    expect(page.locator(".or-search__hit").first).to_contain_text("Søren Eksempel")
    expect(page.locator(".md-search")).to_have_count(0)
    assert [path for path in asked if path.startswith("/search/") or "workers/" in path] == []


class GzipHandler(QuietHandler):
    """Serves files as hosts do, texts compressed, and keeps how much it sent for what."""

    sent: list[tuple[str, int]]

    def do_GET(self) -> None:  # noqa: N802 - its name there
        """Send a file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        head, body = weigh(path, self.guess_type(path))
        self.sent.append((urlsplit(self.path).path, len(head) + len(body)))
        self.wfile.write(head + body)


def weigh(path: Path, kind: str) -> tuple[bytes, bytes]:
    """Return the head and the body of an answer."""
    body = path.read_bytes()
    fields = [f"Content-Type: {kind}"]
    if path.suffix in {".css", ".html", ".js", ".json", ".svg"}:
        body = gzip.compress(body, mtime=0)
        fields.append("Content-Encoding: gzip")
    lines = ["HTTP/1.0 200 OK", *fields, f"Content-Length: {len(body)}", "", ""]
    return "\r\n".join(lines).encode(), body


@contextmanager
def weighing(folder: Path) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """Serve a folder; give its address, and what was sent."""
    sent: list[tuple[str, int]] = []
    with served(folder, type("Handler", (GzipHandler,), {"sent": sent})) as address:
        yield address, sent


def build_made_up(folder: Path, size: int) -> Path:
    """Build a site of made-up summaries, with Material's index beside ours."""
    corpus.write(folder, size)
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return build(folder / "mkdocs.yml").site


@pytest.fixture(scope="module")
def few(once: Once) -> Path:
    """Return the folder of the smaller made-up site."""
    return once("few", lambda folder: build_made_up(folder, FEW))


@pytest.fixture(scope="module")
def many(once: Once) -> Path:
    """Return the folder of the larger made-up site."""
    return once("many", lambda folder: build_made_up(folder, MANY))


def until_the_first_hit(sent: list[tuple[str, int]]) -> tuple[int, int]:
    """Return what was sent up to the text of the first hit, and how much of it is index."""
    end = next(place for place, (path, _) in enumerate(sent) if "/fragment/" in path)
    index = sum(size for path, size in sent[:end] if path.startswith("/find/"))
    return sum(size for _, size in sent[: end + 1]), index


def materials(site: Path, sent: list[tuple[str, int]]) -> int:
    """Return what Material's own search would send: the frame of the page, worker, index."""
    frame = sum(size for path, size in sent if not path.startswith(("/find/", "/assets/find")))
    files = [site / "search" / "search_index.json", *site.glob("assets/javascripts/workers/*.js")]
    return frame + sum(sum(map(len, weigh(path, "text/plain"))) for path in files)


@pytest.mark.parametrize("words", ["inventory", "incident exercise", "small offices money"])
def test_first_result_of_a_thousand_summaries_is_light(
    new_page: NewPage, few: Path, many: Path, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a cold cache, with everything: page, theme, program, and an index that hardly grows."""
    found = []
    for folder in (few, many):
        with weighing(folder) as (site, sent):
            page = new_page()
            hits = find(page, site, f"?q={quote(words)}")
            expect(hits).to_have_count(10)
            page.wait_for_load_state("networkidle")
            found.append(until_the_first_hit(sent))
            page.goto("about:blank")  # On a busy machine, it would still ask who has gone.
    (_, small), (first_hit, large) = found
    thousand = first_hit + (large - small) * (1000 - MANY) // (MANY - FEW)
    with capsys.disabled():
        print(  # noqa: T201 - a figure to be read
            f"\nsearch for “{words}” in {MANY} summaries: {first_hit:,} bytes to the first"
            f" result, {thousand:,} in a thousand;"
            f" Material's own search in {MANY}: {materials(many, sent):,}"
        )
    assert thousand <= MOST


def test_many_summaries_are_narrowed_down(new_page: NewPage, many: Path) -> None:
    """Counts come when somebody reaches for them, and hold what they promise."""
    with weighing(many) as (site, _):
        page = new_page()
        find(page, site, "?q=inventory")
        page.mouse.move(600, 500)
        counted(page)
        choice = page.locator("[data-or-facet=speaker] .or-facet__value").first
        name = choice.locator("span").first.inner_text()
        number = choice.locator(".or-facet__number").inner_text()
        choice.click()
        expect(page.locator(".or-find__count")).to_have_text(f"{number} results")
        counted(page)
        norm = page.locator(
            "[data-or-facet=norm] .or-facet__value", has=page.locator("span + span")
        )
        number = norm.first.locator(".or-facet__number").inner_text()
        norm.first.click()
        expect(page.locator(".or-find__count")).to_have_text(re.compile(rf"^{number} passages?$"))
        for one in settled(page).all():
            expect(one.locator(".or-who__name").filter(has_text=name).first).to_be_visible()


def test_settings_say_what_the_browser_needs(names_folder: Path) -> None:
    """How many passages there are, and the forms of words in each language of the texts."""
    told = json.loads((names_folder / "find" / "settings.json").read_text(encoding="utf-8"))
    assert (told["passages"], told["periods"]) == (4, ["2031", "2030"])
    assert ["al", "aux", "ale", "ales"] in told["endings"]


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_nothing_jumps_while_results_come(new_page: NewPage, site: str, width: int) -> None:
    """What somebody is about to press stays where it is."""
    page = new_page(width)
    page.add_init_script(
        """
        window.shifts = 0;
        new PerformanceObserver(list => {
            for (const one of list.getEntries()) { window.shifts += one.value; }
        }).observe({type: "layout-shift", buffered: true});
        """
    )
    for end in ("", "?q=incident+response", "?norm=13k&speaker=serge-droz"):
        find(page, site, end)
        counted(page)
        assert page.evaluate("window.shifts") < SHIFTS, end

"""The page of a speaker, and the list of all of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from onrecord.site.page import Page
from tests.site import projects
from tests.site.projects import Markup, text


def test_head_of_a_speaker(pages: Mapping[str, Page]) -> None:
    """Names, affiliations over time and links are there."""
    page = pages["speakers/ada-example/"]
    words = text(page)
    assert "Also written Ada Example" in words
    assert "Example Institute from 2018 to 31 December 2024" in words
    assert "https://example.org/ada" in Markup(page.html).links
    assert "https://www.wikidata.org/wiki/Q42" in Markup(page.html).links


def test_statements_stand_by_webinar(pages: Mapping[str, Page]) -> None:
    """Everything that somebody said, newest webinar first, with how much of it cites a norm."""
    page = pages["speakers/ada-example/"]
    assert [h.anchor for h in page.headings] == ["norms", "said", "second", "first", "webinars"]
    words = text(page)
    assert "statements 2 cite a norm 2 webinars 2" in words
    assert words.index("norm 13(e) still matters") < words.index("norm 13(e) matters")
    cited = [found for _, found in Markup(page.html).elements if "data-or-heard" in found]
    assert len(cited) == 2


def test_norms_that_are_cited_lead_to_the_passages(pages: Mapping[str, Page]) -> None:
    """Each norm has an anchor, so that a table can lead there, and the passages that cite it."""
    page = pages["speakers/ada-example/"]
    listed = page.html.partition('<ul class="or-cited">')[2].partition("</ul>")[0]
    markup = Markup(f"<ul>{listed}</ul>")
    assert markup.ids == ["13e"]
    assert "13k" not in Markup(page.html).ids
    assert "3 Feb 2020, ¶ 1 · 11 Dec 2018, ¶ 1" in markup.text
    passages = [link for link in markup.links if "summaries/" in link]
    assert all(link.partition("#p-")[2] for link in passages)
    assert len(passages) == 2


def test_passages_that_cite_a_norm_come_first_within_a_webinar(tmp_path: Path) -> None:
    """And in the order of the text otherwise; each says which norms it cites."""
    first = projects.FIRST.replace(
        "Éxample said that norm 13(e) matters.",
        "Éxample began.\n\nÉxample went on.\n\nÉxample said that norm 13(e) matters.",
    )
    files = {"speakers.yaml": projects.SPEAKERS, "summaries/first.md": first}
    page = projects.pages(projects.site(tmp_path, files))["speakers/ada-example/"]
    listed = page.html.partition("<div data-or-said>")[2].partition("</section>")[0]
    quotes = listed.split('<li class="or-quote"')[1:]
    assert [quote.partition("¶ ")[2][0] for quote in quotes] == ["3", "1", "2"]
    assert ["or-badges" in quote for quote in quotes] == [True, False, False]


def test_webinars_have_role_and_affiliation_of_the_day(pages: Mapping[str, Page]) -> None:
    """The same person stood for different things on different days."""
    words = text(pages["speakers/ada-example/"])
    assert "The second webinar civil society · speaker" in words
    assert "The first webinar Old Institute · speaker" in words
    assert "The first webinar moderator" in text(pages["speakers/cy-quiet/"])


def test_delegation_is_called_one_once(tmp_path: Path) -> None:
    """Its head says what it is; beside each webinar that would only be said again."""
    files = {
        "speakers.yaml": "utopia: {name: Utopia, kind: delegation}\n",
        "summaries/one.md": "---\ntitle: One\ndate: 2020-01-02\nspeakers: [utopia]\nnorms: []\n"
        "---\n\nUtopia stressed the rule of law.\n",
    }
    page = projects.pages(projects.site(tmp_path, files))["speakers/utopia/"]
    head, _, rest = page.html.partition("<div data-or-said>")
    assert '<p class="or-meta">delegation</p>' in head
    assert "Utopia stressed" in rest
    assert "delegation" not in rest


def test_speaker_who_says_nothing(pages: Mapping[str, Page]) -> None:
    """The page says so, and leads to the webinars."""
    assert "No summary says what Cy said. The webinars below" in text(pages["speakers/cy-quiet/"])


def test_speaker_without_a_webinar(tmp_path: Path) -> None:
    """Somebody may stand in the register before the first summary does."""
    page = projects.pages(projects.site(tmp_path, {"speakers.yaml": "cy: {name: Cy}\n"}))[
        "speakers/cy/"
    ]
    assert "No summary lists Cy yet." in text(page)


def test_speaker_with_many_statements_has_pages_by_norm_and_by_year(
    large: Mapping[str, Page],
) -> None:
    """The first page has the newest year, and leads to each norm and to each year."""
    overview = large["speakers/ada-example/"]
    assert text(overview).count("in context") == 12
    assert {
        "../../speakers/ada-example/13k/",
        "../../speakers/ada-example/said/2015/",
    } <= set(Markup(overview.html).links)
    assert "find/?kind=said&amp;speaker=ada-example" in overview.html
    assert text(large["speakers/ada-example/13k/"]).count("in context") == 60
    year = large["speakers/ada-example/said/2016/"]
    assert text(year).count("in context") == 12
    assert year.title == "Ada Example: statements of 2016"
    assert year.description == "Ada Example: statements of 2016. 12 statements."
    assert large["speakers/ada-example/webinars/2016/"].html.count("or-line__title") == 12


def test_list_is_sorted_by_plain_letters(pages: Mapping[str, Page]) -> None:
    """Éxample stands under E, between C and S."""
    words = text(pages["speakers/"])
    places = [words.index(name) for name in ("Cy", "Éxample, Ada", "Sample, Ben")]
    assert places == sorted(places)
    assert "3 people, by surname." in words
    assert "Old Institute · 2 webinars · 2 statements" in words


def test_page_of_one_norm_leads_to_the_others(tmp_path: Path) -> None:
    """Where each norm has a page, the way from one to the next does not lead back first."""
    files = projects.many(51) | {
        path.replace("/w", "/v"): text
        for path, text in projects.many(2, "13e").items()
        if path.startswith("summaries/")
    }
    found = projects.pages(projects.site(tmp_path, files))
    html = found["speakers/ada-example/13e/"].html
    assert '<a href="../../../speakers/ada-example/13e/" aria-current="page">13(e)' in html
    assert '<a href="../../../speakers/ada-example/13k/">13(k)' in html
    assert "Jump to a norm" not in found["speakers/ada-example/"].html

"""The page of a summary, what stands beside it, and the list of all of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from onrecord.site.page import Page
from onrecord.site.site import Site
from onrecord.site.summaries import NEAREST, RELATED, related
from tests.site import projects
from tests.site.projects import Markup, text


def test_head_of_a_summary(pages: Mapping[str, Page]) -> None:
    """Series, part, day, title, people with role and affiliation, norms and organisers are there."""
    words = text(pages["summaries/first/"])
    for expected in (
        "A Series · part 1 · published 11 December 2018",
        "Ada Éxample Old Institute · speaker",
        "Cy moderator",
        "13(e) human rights",
        "Organised by An Organiser",
        "Topics: human rights",
    ):
        assert expected in words


def test_paragraphs_are_numbered(pages: Mapping[str, Page], small: Site) -> None:
    """Each passage has its number, and the number links to itself."""
    page = Markup(pages["summaries/first/"].html)
    for passage in small.index.bodies["first"].passages:
        assert f"#{passage.anchor}" in page.links
        assert f"¶ {passage.number}" in page.text


def test_speakers_stand_beside_their_paragraphs(tmp_path: Path) -> None:
    """With their page and the reason; where the same go on, without a link, until a heading."""
    body = (
        "Éxample began.\n\nÉxample went on.\n\nIt rained.\n\nÉxample began anew.\n\n## A part\n\n"
        "Éxample came to the point.\n\nÉxample and Sample agreed.\n\n- Éxample listed.\n"
    )
    front = projects.FIRST.partition("## What")[0].replace("norms: [13e, 13k]", "norms: []")
    files = {"speakers.yaml": projects.SPEAKERS, "summaries/first.md": front + body}
    page = projects.pages(projects.site(tmp_path, files))["summaries/first/"]
    beside = re.findall(
        r'<span class="or-voice(| or-voice--on)">(.*?) <span class="or-voice__basis">(.*?)</span>',
        page.html,
    )
    ada = '<a href="../../speakers/ada-example/">Ada Éxample</a>'
    both = f'{ada}, <a href="../../speakers/ben-sample/">Ben Sample</a>'
    assert [(on.strip(), who) for on, who, _ in beside] == [
        ("", ada),
        ("or-voice--on", "Ada Éxample"),
        ("", ada),
        ("", ada),
        ("", both),
        ("", ada),
    ]
    assert {why for _, _, why in beside} == {"inferred from the text"}


def test_side_notes_jump_to_the_passages(pages: Mapping[str, Page], small: Site) -> None:
    """Each norm has the numbers of the passages that cite it."""
    aside = Markup(pages["summaries/first/"].aside)
    assert "Norms cited here 13(e) ¶ 1 , 3 13(k) ¶ 2" in aside.text
    assert f"#{small.index.bodies['first'].passages[2].anchor}" in aside.links


def test_neighbours_in_the_series(pages: Mapping[str, Page]) -> None:
    """The first part leads on, the second back."""
    assert "Next in the series The second webinar" in text(pages["summaries/first/"])
    assert "Previous" not in text(pages["summaries/first/"])
    assert "Previous in the series The first webinar" in text(pages["summaries/second/"])


def test_machine_generated_source_is_said_where_nobody_overlooks_it(
    pages: Mapping[str, Page],
) -> None:
    """The head says so, and what it means."""
    page = pages["summaries/second/"]
    assert "Written from a machine-generated report" in text(page)
    assert "Read with care." in text(page)
    assert "or-source--machine" in page.html
    assert "or-source--machine" not in pages["summaries/first/"].html


def test_provenance(pages: Mapping[str, Page]) -> None:
    """The head says what the source is and how much was read; the side notes, whom to tell of a mistake."""
    first, second = (pages[f"summaries/{n}/"] for n in ("first", "second"))
    assert "Written from a published summary , read whole." in text(first)
    assert text(first).index("Written from") < text(first).index("matters")
    aside = Markup(first.aside)
    assert "https://example.org/repo/edit/main/summaries/first.md" in aside.links
    assert any("issues/new?title=Mistake+in" in link for link in aside.links)
    assert "of which only the beginning was read." in text(second)
    assert "Handle with care. Published here on 4 March 2020, last changed on 6 May 2020." in text(
        second
    )


def test_provenance_without_source_and_repository(tmp_path: Path) -> None:
    """Where nothing is known, the head says so and has no links that lead nowhere."""
    page = projects.pages(projects.site(tmp_path))["summaries/third/"]
    assert "The summary does not say what it was written from." in text(page)
    assert Markup(page.aside).links == ["../../about/#corrections"]


def test_provenance_stands_wherever_a_summary_is_listed_or_quoted(
    pages: Mapping[str, Page],
) -> None:
    """In two or three words, at each passage and in each line."""
    said = "machine-generated report, beginning"
    assert text(pages["norms/13e/"]).count(said) == 1
    assert text(pages["norms/13e/"]).count("published summary, whole") == 2
    for url in ("", "summaries/", "speakers/ada-example/", "series/a-series/"):
        assert said in text(pages[url]), url
    assert "source not named" in text(pages["summaries/"])


def test_text_in_another_language_is_marked(pages: Mapping[str, Page]) -> None:
    """Screen readers and browsers are told the language and the direction."""
    page = pages["summaries/third/"]
    marked = [found for _, found in Markup(page.html).elements if found.get("lang") == "ar"]
    assert {found.get("dir") for found in marked} == {"rtl"}
    assert "2 January 2021 (date inferred) · in Arabic" in text(page)
    assert page.language == "ar"
    assert "No speaker is named." in text(page)


def test_description(pages: Mapping[str, Page]) -> None:
    """A summary describes itself by its abstract, else by its people and its day."""
    assert pages["summaries/second/"].description == "A word about the second webinar."
    assert pages["summaries/first/"].description == (
        "Summary of a webinar with Ada Éxample, Ben Sample and Cy, published 11 December 2018."
    )


def test_description_of_many_people(tmp_path: Path) -> None:
    """Only the first few people are named."""
    ids = [f"person-{letter}" for letter in "abcde"]
    files = {
        "speakers.yaml": "".join(f"{id_}: {{name: {id_}}}\n" for id_ in ids),
        "summaries/x.md": f"---\ntitle: X\ndate: 2020-01-02\nspeakers: [{', '.join(ids)}]\n"
        "norms: []\n---\n\nWords.\n",
    }
    page = projects.pages(projects.site(tmp_path, files))["summaries/x/"]
    assert "with person-a, person-b, person-c and others, 2 January 2020" in page.description


def test_source_is_the_file(pages: Mapping[str, Page]) -> None:
    """A host can offer to edit the real file."""
    assert pages["summaries/first/"].source == "summaries/first.md"


def test_list_is_by_year_newest_first(pages: Mapping[str, Page]) -> None:
    """All summaries stand on one page while they are few."""
    page = pages["summaries/"]
    assert [h.text for h in page.headings] == ["2021", "2020", "2018"]
    assert "A word about the second webinar." in text(page)
    assert not any(url.startswith("summaries/years/") for url in pages)


def test_long_list_is_paged_by_year(large: Mapping[str, Page]) -> None:
    """Past fifty, the newest year is shown and every year has a page."""
    assert "60 webinars, newest first." in text(large["summaries/"])
    assert large["summaries/"].html.count("or-line__title") == 12
    assert large["summaries/years/2015/"].html.count("or-line__title") == 12
    assert not large["summaries/years/2015/"].listed


def test_footnotes_say_where_they_lead(tmp_path: Path) -> None:
    """A sign alone says nothing to who listens; each mark has its own way back."""
    text = projects.SECOND + "\nTwice.[^1] Here[^1] and there.[^2]\n\n[^1]: One.\n[^2]: Two.\n"
    files = {"speakers.yaml": projects.SPEAKERS, "summaries/second.md": text}
    page = Markup(projects.pages(projects.site(tmp_path, files))["summaries/second/"].html)
    back = [a for tag, a in page.elements if tag == "a" and a.get("class") == "footnote-backref"]
    assert [(a["href"], a["title"]) for a in back] == [
        ("#fnref:1", "Jump back to footnote 1 in the text"),
        ("#fnref2:1", "Jump back to footnote 1 in the text"),
        ("#fnref:2", "Jump back to footnote 2 in the text"),
    ]
    assert {"fn:1", "fn:2", "fnref:1", "fnref2:1", "fnref:2"} <= set(page.ids)


PEOPLE = "ada-example: {name: Ada Example}\nben-sample: {name: Ben Sample}\n"


def summary(title: str, year: int, speakers: str, series: str = "") -> str:
    """Return a summary that cites nothing."""
    return (
        f"---\ntitle: {title}\ndate: {year}-01-02\nspeakers: [{speakers}]\nnorms: []\n{series}"
        "---\n\nWords.\n"
    )


def shares(site: Site, id_: str) -> list[str]:
    """Return the ids of the summaries related to one."""
    return [relative.summary.id for relative in related(site)[id_]]


def test_who_shares_more_stands_first(tmp_path: Path) -> None:
    """Two shared people weigh more than one, and the rarer of two people more than the other."""
    files = {
        "speakers.yaml": PEOPLE,
        "summaries/one.md": summary("One", 2018, "ada-example, ben-sample"),
        "summaries/both.md": summary("Both", 2015, "ada-example, ben-sample"),
        "summaries/ada.md": summary("Ada", 2016, "ada-example"),
        "summaries/ada2.md": summary("Ada again", 2017, "ada-example"),
        "summaries/ben.md": summary("Ben", 2010, "ben-sample"),
        "summaries/none.md": summary("None", 2018, ""),
    }
    site = projects.site(tmp_path, files)
    assert shares(site, "one") == ["both", "ben", "ada2", "ada"]
    assert shares(site, "none") == []
    assert related(site)["one"][0].people == ("ada-example", "ben-sample")


def test_neighbours_in_the_series_are_left_out(tmp_path: Path) -> None:
    """They stand on the page already."""
    parts = {
        f"summaries/p{i}.md": summary(
            str(i), 2018, "ada-example", f"series: {{name: S, part: {i}}}\n"
        )
        for i in (1, 2, 3)
    }
    site = projects.site(tmp_path, {"speakers.yaml": PEOPLE} | parts)
    assert shares(site, "p1") == ["p3"]
    assert shares(site, "p2") == []


def test_cost_does_not_grow_with_the_square(tmp_path: Path) -> None:
    """Of all who share a norm, only those near in time are looked at."""
    site = projects.site(tmp_path, projects.many(3 * NEAREST))
    found = related(site)
    assert all(len(relatives) == RELATED for relatives in found.values())
    places = {s.id: place for place, s in enumerate(site.newest)}
    for id_, relatives in found.items():
        assert all(abs(places[r.summary.id] - places[id_]) <= NEAREST for r in relatives)


def test_a_month_is_all_that_pages_say(tmp_path: Path) -> None:
    """Where the day is not known, no page, list, preview or heading has one."""
    text = projects.FIRST.replace("2018-12-11\ndate_is: published", "2018-12-01\ndate_is: month")
    site = projects.site(tmp_path, projects.FILES | {"summaries/first.md": text})
    pages = projects.pages(site)
    assert 'datetime="2018-12">December 2018<' in pages["summaries/first/"].html
    assert 'datetime="2018-12" title="December 2018">Dec 2018<' in pages["summaries/"].html
    assert "December 2018" in [heading.text for heading in pages["norms/13e/"].headings]
    shown = " ".join(projects.text(page) for page in pages.values())
    assert "1 December 2018" not in shown
    assert "1 Dec 2018" not in shown


def test_a_webinar_to_come_is_not_listed_as_a_summary_without_a_source(tmp_path: Path) -> None:
    """Lists say that it has been announced; its page does not miss what cannot be there yet."""
    file = (
        "---\ntitle: Later\ndate: 2031-01-02\nstatus: announced\nspeakers: [ada-example]\n"
        "norms: []\n---\n"
    )
    found = projects.pages(projects.site(tmp_path, {**projects.FILES, "summaries/later.md": file}))
    for url in ("summaries/", "speakers/ada-example/"):
        origins = re.findall(r'or-origin--unknown">([^<]+)<', found[url].html)
        assert "announced" in origins
    assert "No norm is named" not in text(found["summaries/later/"])
    assert "No norm is named" in text(found["summaries/third/"])


def test_a_time_opens_the_recording(tmp_path: Path) -> None:
    """Beside its number stands a link to the second, which says what it does; elsewhere, in words."""
    body = "{t=12:34} Éxample said that norm 13(e) matters.\n\nNobody asked about norm 13(k).\n"
    front = projects.FIRST.partition("It was")[0].partition("## What")[0]
    found = {}
    for name, address in (
        ("video", "https://youtu.be/aaaaaaaaaaa"),
        ("page", "https://e.example/"),
    ):
        first = front.replace("norms:", f"recording: {address}\nnorms:") + body
        files = {"speakers.yaml": projects.SPEAKERS, "summaries/first.md": first}
        pages = projects.pages(projects.site(tmp_path / name, files))
        found[name] = [pages[url].html for url in ("summaries/first/", "norms/13e/")]
        links = [
            re.findall(r'<a class="or-(?:time|quote__act or-quote__watch)".*?</a>', html)
            for html in found[name]
        ]
        assert [len(one) for one in links] == [1, 1]
        assert not any("{t=" in html for html in found[name])
    assert (
        '<a class="or-time" href="https://youtu.be/aaaaaaaaaaa?t=754s" title="Watch at 12 mins, 34 secs'
        ' (12:34)" aria-label="Watch at 12 mins, 34 secs (12:34)" rel="noopener">12:34</a>'
    ) in found["video"][0]
    assert (
        'href="https://e.example/" title="Watch the recording: from its beginning'
        in found["page"][1]
    )

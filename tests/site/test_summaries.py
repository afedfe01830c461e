"""The page of a summary, and the list of all of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from onrecord.site.page import Page
from onrecord.site.site import Site
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
    """Both the head and the side notes say so."""
    page = pages["summaries/second/"]
    assert "written from a machine-generated report" in text(page)
    assert "or-note--care" in page.aside
    assert "machine-generated" not in pages["summaries/first/"].html


def test_provenance(pages: Mapping[str, Page]) -> None:
    """The box says what the source is, how much was read, and whom to tell about a mistake."""
    first, second = (Markup(pages[f"summaries/{n}/"].aside) for n in ("first", "second"))
    assert "Written from a published summary , read whole." in first.text
    assert "https://example.org/repo/edit/main/summaries/first.md" in first.links
    assert any("issues/new?title=Mistake+in" in link for link in first.links)
    assert "of which only the beginning was read. Handle with care." in second.text
    assert "Published here on 4 March 2020, last changed on 6 May 2020." in second.text


def test_provenance_without_source_and_repository(tmp_path: Path) -> None:
    """Where nothing is known, the box says so and has no links that lead nowhere."""
    page = projects.pages(projects.site(tmp_path))["summaries/third/"]
    aside = Markup(page.aside)
    assert "The summary does not say what it was written from." in aside.text
    assert aside.links == []


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
    assert "60 webinars on record" in text(large["summaries/"])
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

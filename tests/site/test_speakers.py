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


def test_passages_stand_by_norm(pages: Mapping[str, Page]) -> None:
    """Each norm is a section with an id, so that a table can lead to exactly its passages."""
    page = pages["speakers/ada-example/"]
    assert "13e" in Markup(page.html).ids
    assert "13k" not in Markup(page.html).ids
    assert [h.anchor for h in page.headings] == ["said", "13e", "webinars"]
    assert "Speaks of 13(e) 2 passages" in Markup(page.aside).text


def test_webinars_have_role_and_affiliation_of_the_day(pages: Mapping[str, Page]) -> None:
    """The same person stood for different things on different days."""
    words = text(pages["speakers/ada-example/"])
    assert "The second webinar speaker · civil society" in words
    assert "The first webinar speaker · Old Institute" in words
    assert "The first webinar moderator" in text(pages["speakers/cy-quiet/"])


def test_speaker_whom_nobody_cites(pages: Mapping[str, Page]) -> None:
    """The page says so, and leads to the webinars."""
    assert "No passage on record has Cy speak of a norm. The webinars below" in text(
        pages["speakers/cy-quiet/"]
    )


def test_speaker_without_a_webinar(tmp_path: Path) -> None:
    """Somebody may stand in the register before the first summary does."""
    page = projects.pages(projects.site(tmp_path, {"speakers.yaml": "cy: {name: Cy}\n"}))[
        "speakers/cy/"
    ]
    assert "No summary lists Cy yet." in text(page)


def test_speaker_with_many_citations_has_a_page_for_each_norm(large: Mapping[str, Page]) -> None:
    """The overview counts, and each count leads to a page with exactly those passages."""
    overview = large["speakers/ada-example/"]
    assert "in context" not in text(overview)
    assert "../../speakers/ada-example/13k/" in Markup(overview.html).links
    assert text(large["speakers/ada-example/13k/"]).count("in context") == 60
    assert large["speakers/ada-example/webinars/2016/"].html.count("or-line__title") == 12


def test_list_is_sorted_by_plain_letters(pages: Mapping[str, Page]) -> None:
    """Éxample stands under E, between C and S."""
    words = text(pages["speakers/"])
    places = [words.index(name) for name in ("Cy", "Éxample, Ada", "Sample, Ben")]
    assert places == sorted(places)
    assert "3 people on record" in words
    assert "Old Institute · 2 webinars · 2 passages" in words


def test_page_leads_to_each_norm(tmp_path: Path) -> None:
    """Above what was said stand the norms, with their passages; one norm needs no way to it."""
    text = projects.FIRST.replace("[Sample](speaker:ben-sample)", "[Ada](speaker:ada-example)")
    files = {"speakers.yaml": projects.SPEAKERS, "summaries/first.md": text}
    found = projects.pages(projects.site(tmp_path / "two", files))
    html = found["speakers/ada-example/"].html
    jumps = html.partition('aria-label="Jump to a norm"')[2].partition("</nav>")[0]
    assert Markup(f"<nav {jumps}</nav>").links == [
        "../../speakers/ada-example/#13e",
        "../../speakers/ada-example/#13k",
    ]
    assert "13(e) human rights 1" in Markup(f"<nav {jumps}</nav>").text
    one = projects.pages(projects.site(tmp_path / "one"))["speakers/ada-example/"]
    assert "Jump to a norm" not in one.html


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

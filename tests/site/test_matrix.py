"""Speakers by norm."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from onrecord.site.page import Page
from onrecord.site.paging import NAMES
from tests.site import projects
from tests.site.projects import Markup, text


def test_every_count_leads_to_its_passages(pages: Mapping[str, Page]) -> None:
    """A cell with a number is a link; its words say what the number is."""
    links = {
        found["aria-label"]: (found["href"], tag)
        for tag, found in Markup(pages["matrix/"].html).elements
        if "aria-label" in found and "href" in found
    }
    assert links["Éxample, Ada on 13(e): 2 passages"] == (
        "../speakers/ada-example/?norm=13e#13e",
        "a",
    )
    assert links["No speaker named on 13(e): 1 passage"] == ("../matrix/nobody-named/#13e", "a")
    assert links["Sample, Ben on 13(k): 1 passage"] == (
        "../speakers/ben-sample/?norm=13k#13k",
        "a",
    )
    assert links["13(e): 3 passages"] == ("../norms/13e/", "a")
    assert links["13(k): 1 passage"] == ("../norms/13k/", "a")
    assert len(links) == 3 + 2


def test_last_row_counts_each_passage_once(tmp_path: Path) -> None:
    """Where two people speak of a norm in one passage, it is one passage on that norm."""
    files = {
        "speakers.yaml": projects.SPEAKERS,
        "summaries/two.md": "---\ntitle: Two\ndate: 2020-01-02\n"
        "speakers: [ada-example, ben-sample]\nnorms: [13e]\n---\n\n"
        "Éxample said that norm 13(e) matters. Sample said that norm 13(e) does not.\n",
    }
    page = projects.pages(projects.site(tmp_path, files))["matrix/"]
    last = page.html.partition("<tfoot>")[2].partition("</tfoot>")[0]
    assert Markup(last).text == "All passages 0 0 0 0 1 0 0 0 0 0 0 1"


def test_silences_are_visible(pages: Mapping[str, Page]) -> None:
    """A cell without a number is there, quiet, and not empty for those who do not see it."""
    page = pages["matrix/"]
    assert page.html.count('class="or-silent"') == 3 * 11 - 3
    assert page.html.count(">none<") == 3 * 11 - 3


def test_nobody_is_listed_as_silent(pages: Mapping[str, Page]) -> None:
    """Who is not in the table may have said much; the page says what its numbers rest on."""
    words = text(pages["matrix/"])
    assert "Cy" not in words
    assert "1 of 3 summaries was written from the beginning of a source." in words
    assert "It does not mean that nothing was said." in words


def test_only_a_long_table_can_be_filtered(tmp_path: Path, pages: Mapping[str, Page]) -> None:
    """With few rows there is nothing to look for."""
    assert "data-or-table" not in pages["matrix/"].html
    ids = [f"p{letter}" for letter in "abcdefghi"]
    said = "\n\n".join(f"[X](speaker:{id_}) spoke of norm 13(e)." for id_ in ids)
    files = {
        "speakers.yaml": "".join(f"{id_}: {{name: Muster {id_.title()}}}\n" for id_ in ids),
        "summaries/x.md": f"---\ntitle: X\ndate: 2020-01-02\nspeakers: [{', '.join(ids)}]\n"
        f"norms: [13e]\n---\n\n{said}\n",
    }
    assert "data-or-table" in projects.pages(projects.site(tmp_path, files))["matrix/"].html


def test_table_scrolls_in_its_own_frame(pages: Mapping[str, Page]) -> None:
    """The frame can be reached by the keyboard and has a name."""
    frames = [
        f for _, f in Markup(pages["matrix/"].html).elements if "or-frame" in (f.get("class") or "")
    ]
    assert [(f["role"], f["tabindex"]) for f in frames] == [("region", "0")]
    assert frames[0]["aria-label"]


def test_nobody_named_lists_exactly_those_passages(pages: Mapping[str, Page]) -> None:
    """The page has the passages without a speaker, by norm."""
    page = pages["matrix/nobody-named/"]
    assert text(page).count("in context") == 1
    assert "It was asked what norm 13(e) means." in text(page)
    assert [h.anchor for h in page.headings] == ["13e"]


@pytest.mark.slow
def test_many_speakers_are_paged_by_letter(tmp_path: Path) -> None:
    """Rows past the limit have a page for each letter; who took part in nothing is on no list."""
    ids = [f"{letter}-{i:03}" for letter in "ab" for i in range(NAMES // 2 + 1)]
    files = {
        "speakers.yaml": "".join(f"{id_}: {{name: {id_.title()}}}\n" for id_ in ids)
        + "".join(f"q-{i}: {{name: Q{i}}}\n" for i in range(NAMES + 1)),
        "summaries/x.md": f"---\ntitle: X\ndate: 2020-01-02\nspeakers: [{', '.join(ids)}]\n"
        "norms: [13e]\n---\n\n"
        + "\n\n".join(f"[X](speaker:{id_}) spoke of norm 13(e)." for id_ in ids)
        + "\n",
    }
    found = projects.pages(projects.site(tmp_path, files))
    assert "matrix/letters/a/" in found
    assert found["matrix/letters/b/"].html.count('scope="row"') == NAMES // 2 + 2
    assert "speakers/letters/q/" not in found
    assert "speakers/q-1/" in found
    assert list(projects.dangling(found)) == []


def test_many_unnamed_passages_are_paged_by_norm(tmp_path: Path) -> None:
    """Past the limit, each norm has a page of its own."""
    files = projects.many(60)
    for name in files:
        files[name] = files[name].replace("Example said that n", "N")
    found = projects.pages(projects.site(tmp_path, files))
    assert "in context" not in text(found["matrix/nobody-named/"])
    assert text(found["matrix/nobody-named/13k/"]).count("in context") == 60
    assert list(projects.dangling(found)) == []


def test_where_every_speaker_is_named_no_number_is_given(tmp_path: Path) -> None:
    """The page of passages without a speaker says so in one sentence, and counts nothing."""
    named = {name: file for name, file in projects.FILES.items() if "first" not in name}
    words = text(projects.pages(projects.site(tmp_path, named))["matrix/nobody-named/"])
    assert "Every passage that cites a norm names the speaker." in words
    assert "0 passages" not in words

"""Previews: what a page holds of the norms and people that it names."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from onrecord.site.page import Page
from onrecord.site.previews import attach, previews
from onrecord.site.site import Site
from tests.site import projects
from tests.site.projects import Markup


def held(page: Page) -> list[str | None]:
    """Return whose previews a page holds."""
    return [f["data-or-of"] for _, f in Markup(page.html).elements if "data-or-of" in f]


def page(html: str, aside: str = "") -> Page:
    """Return a page of this markup."""
    return Page("summaries/one/", "One", "", "summary", html, aside)


def test_norm_has_its_place_title_and_our_wording(small: Site) -> None:
    """The wording says that it is ours."""
    words = Markup(previews(small)["norms/13e/"]).text
    assert words.startswith("13(e) Respect human rights and privacy online In keeping ICTs secure")
    assert words.endswith("Our wording.")


def test_person_has_the_last_affiliation_and_its_day(small: Site) -> None:
    """People change their posts, so the day stands beside it."""
    known = previews(small)
    assert Markup(known["speakers/ada-example/"]).text == (
        "AÉ Ada Éxample civil society, as of 3 February 2020 2 webinars · 2 passages"
    )
    assert Markup(known["speakers/cy-quiet/"]).text == "C Cy 1 webinar"


@pytest.mark.parametrize(
    "link",
    [
        '<a class="or-norm" href="../../norms/13e/" title="A title">13(e)</a>',
        '<a class="or-norm or-linked" href="../../norms/13e/" rel="noopener">words</a>',
        '<a href="../../norms/13e/" class="or-norm or-linked">words</a>',
        '<a class="or-norm" href="./norms/13e/">13(e)</a>',
    ],
)
def test_whatever_names_a_norm_brings_its_preview(small: Site, link: str) -> None:
    """A badge, words of the text, words that an author linked."""
    assert 'data-or-of="norms/13e/"' in attach(small.words, page(link), previews(small))


@pytest.mark.parametrize(
    "link",
    [
        '<a class="or-who__name" href="../../speakers/cy-quiet/">Cy</a>',
        '<a href="../../speakers/cy-quiet/" class="or-speaker" rel="noopener">She</a>',
        '<a class="or-name" href="../../speakers/cy-quiet/#13e">Cy</a>',
        '<a class="or-name" href="../../speakers/cy-quiet/13e/">Cy</a>',
    ],
)
def test_whatever_names_a_person_brings_the_preview(small: Site, link: str) -> None:
    """Wherever on the person's pages the name leads to."""
    assert 'data-or-of="speakers/cy-quiet/"' in attach(small.words, page("", link), previews(small))


@pytest.mark.parametrize(
    "html",
    [
        "",
        '<a href="../../norms/13e/">A title</a>',
        '<a class="or-norm" href="../../norms/99z/">13(e)</a>',
        '<a class="or-norm" href="https://example.org/norms/13e/">13(e)</a>',
        '<a class="or-quote__act" href="../../speakers/cy-quiet/">in context</a>',
        '&lt;a class="or-norm" href="../../norms/13e/"&gt;',
    ],
)
def test_other_links_bring_nothing(small: Site, html: str) -> None:
    """A page that names nobody and no norm is as it was."""
    assert attach(small.words, page(html), previews(small)) == ""


def test_each_preview_stands_once(pages: Mapping[str, Page]) -> None:
    """However often a page names somebody; in the order of the page, side notes last."""
    found = held(pages["norms/13e/"])
    assert found == ["norms/13e/", "speakers/ada-example/", "norms/13k/"]
    assert held(pages["summaries/second/"])[:2] == ["speakers/ada-example/", "norms/13e/"]


def test_lists_that_say_as_much_have_none(pages: Mapping[str, Page]) -> None:
    """In the lists of norms and of speakers, it all stands beside the name."""
    assert held(pages["norms/"]) == held(pages["speakers/"]) == []


def test_preview_of_hostile_words_is_words(tmp_path: Path) -> None:
    """A name that tries to be markup is only ever read."""
    files = {
        "speakers.yaml": "cy: {name: 'Cy <b>Bold</b> & \"Co\"'}\n",
        "summaries/one.md": "---\ntitle: One\ndate: 2020-01-02\n"
        "speakers: [{id: cy, affiliation: <script>alert(1)</script>}]\nnorms: []\n---\n\nText.\n",
    }
    known = previews(projects.site(tmp_path, files))["speakers/cy/"]
    assert 'Cy <b>Bold</b> & "Co" <script>alert(1)</script>, as of' in Markup(known).text
    assert "<b>" not in known
    assert "<script>" not in known

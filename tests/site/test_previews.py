"""Previews: what a page holds of the norms and people that it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from onrecord.site.page import Page
from onrecord.site.previews import attach, previews
from onrecord.site.site import Site
from tests.site import projects
from tests.site.projects import Markup


def held(page: Page) -> list[str | None]:
    """Return whose previews a page holds."""
    return [f["data-or-of"] for _, f in Markup(page.html).elements if "data-or-of" in f]


CLASSES = frozenset(["or-norm", "or-speaker", "or-who__name", "or-name"])
"""The classes of links that are names; `assets/previews.js` has them too."""


def named(page: Page) -> list[str]:
    """Return the pages that the names on a page lead to, each once."""
    found = []
    for tag, attributes in Markup(page.html.partition("<template")[0] + page.aside).elements:
        if tag == "a" and CLASSES & set((attributes.get("class") or "").split()):
            target = urlsplit(urljoin(f"http://site/{page.url}", attributes["href"] or ""))
            found.append("/".join(target.path.split("/")[1:3]) + "/")
    return list(dict.fromkeys(found))


def test_norm_has_its_place_title_and_our_wording(small: Site) -> None:
    """The wording says that it is ours."""
    words = Markup(previews(small)["norms/13e/"]).text
    assert words.startswith("13(e) Respect human rights and privacy online In keeping ICTs secure")
    assert words.endswith("Our paraphrase.")


def test_person_has_the_last_affiliation_and_its_day(small: Site) -> None:
    """People change their posts, so the day stands beside it."""
    known = previews(small)
    assert Markup(known["speakers/ada-example/"]).text == (
        "AÉ Ada Éxample civil society, as of 3 February 2020 2 webinars · 2 statements"
    )
    assert Markup(known["speakers/cy-quiet/"]).text == "C Cy 1 webinar"


def test_a_page_knows_whom_it_names(pages: Mapping[str, Page], large: Mapping[str, Page]) -> None:
    """In badges, in the text, where an author linked words, wherever the name leads to."""
    for page in (*pages.values(), *large.values()):
        if page.url != "find/":  # the browser fills that in
            assert named(page) == [name for name in page.names if name != "matrix/nobody-named/"]
    assert "speakers/ben-sample/" in pages["norms/13k/"].names


def test_names_without_a_page_bring_nothing(small: Site) -> None:
    """A page that names nobody and no norm that is known is as it was."""
    page = Page("summaries/one/", "One", "", "summary", "", names=("norms/99z/", "matrix/x/"))
    assert attach(small.words, page, previews(small)) == ""
    assert 'data-or-of="norms/13e/"' in attach(
        small.words, replace(page, names=("norms/13e/",)), previews(small)
    )


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

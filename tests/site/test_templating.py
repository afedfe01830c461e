"""What templates keep from one page to the next."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import ChoiceLoader, DictLoader

from onrecord.bodies import NoteLink, Target
from onrecord.site import templating
from onrecord.site.pages import render
from onrecord.site.templating import Filled, inline, root
from onrecord.site.views import Badge
from onrecord.site.words import words_in
from tests.site import projects

BADGE = Badge(
    "13e", "13(e)", "Respect human rights & privacy", "Human rights", "norms/13e/", "e", "13(", ")"
)


def filled(source: str, view: object, url: str = "norms/") -> Filled:
    """Return what a template of this source gives for a page."""
    environment = templating._environment(words_in("en"))
    page = templating._Filling(words_in("en"), root(url))
    html = environment.from_string(source).render(view=view, root=root(url), page=page)
    return Filled(html, tuple(page.anchors), tuple(page.names))


@pytest.mark.parametrize(
    ("url", "way"),
    [
        pytest.param("", "./", id="home"),
        pytest.param("norms/", "../", id="list"),
        pytest.param("norms/13e/", "../../", id="leaf"),
    ],
)
def test_root_leads_to_the_home_page(url: str, way: str) -> None:
    """Each part of an address is one step up."""
    assert root(url) == way


def test_a_badge_is_made_of_what_the_norm_is_called() -> None:
    """With its label where there is room for it; what it is called is escaped."""
    assert filled("{{ view|badge }}", BADGE).html == (
        '<a class="or-norm" href="../norms/13e/" title="Respect human rights &amp; privacy">13(e)</a>'
    )
    labelled = filled("{{ view|badge(true) }}", BADGE).html
    assert labelled.endswith('<span class="or-norm__label">Human rights</span></a>')


def test_a_template_notes_whom_it_names_and_where_links_may_lead() -> None:
    """Each once, in the order of the page; a part of somebody's pages is named by the whole."""
    source = """{{ view|badge }}{{ (view, view)|badges }}{{ "x"|anchor }}{{ "a&b"|anchor }}
    {{ "speakers/cy/#13e"|named }} {{ "speakers/cy/13e/"|named }}"""
    found = filled(source, BADGE)
    assert found.names == ("norms/13e/", "speakers/cy/")
    assert found.anchors == ("x", "a&b")
    assert ' id="x" id="a&amp;b"' in found.html
    assert "../speakers/cy/#13e ../speakers/cy/13e/" in found.html


def test_a_text_is_put_together_for_the_page_that_shows_it() -> None:
    """Addresses are seen from it; footnotes stand only where somebody writes them."""
    html = (
        'See <a href="',
        Target("norms/13e/", name=True),
        '">it</a>, <a href="',
        Target("summaries/a/", "b&c"),
        '">that</a>.',
        NoteLink("1", "fn:1", "fnref:1"),
    )
    found = filled("{{ view|inline }}", html, "summaries/x/")
    assert found.html == (
        'See <a href="../../norms/13e/">it</a>, <a href="../../summaries/a/#b&amp;c">that</a>.'
    )
    assert found.names == ("norms/13e/",)
    assert inline(html, "./", lambda link: f"[{link.number}]").endswith(".[1]")


def test_what_signs_keep_apart_is_an_element() -> None:
    """One in another, too; everything else is text, and no sign is left to be copied."""
    found = filled("{{ view|apart }}", "a \u2068<b \u2068c\u2069 d\u2069 \u2068e\u2069").html
    assert found == "a <bdi>&lt;b <bdi>c</bdi> d</bdi> <bdi>e</bdi>"


def test_a_changed_template_is_seen_in_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A preview keeps the templates from one build to the next, and is for those who change them."""
    site = projects.site(tmp_path)
    assert not any("other badges" in page.html for page in render(site))
    environment = templating._environment(site.words)
    assert environment.loader
    changed = DictLoader({"badges.html.j2": "other badges"})
    monkeypatch.setattr(environment, "loader", ChoiceLoader([changed, environment.loader]))
    assert any("other badges" in page.html for page in render(site))
    templating.renew()


def test_no_address_of_a_record_is_linked_to_unseen() -> None:
    """What a template links to is a page of ours, or looked at once more."""
    folder = Path(templating.__file__).parent / "templates"
    sources = [path.read_text(encoding="utf-8") for path in folder.glob("*.j2")]
    links = [link for source in sources for link in re.findall(r'href="(\{\{.*?\}\})', source)]
    assert len(links) > 50
    ours = re.compile(r"\{\{ root \}\}|\{\{ .+\|(?:named|address) \}\}")
    assert [link for link in links if not ours.fullmatch(link)] == []


def test_an_address_in_a_sentence_is_looked_at() -> None:
    """Where a text of the interface links somewhere, too."""
    word = templating.speaking(words_in("en"))
    html = word("summary.source_archived", kind="x", archived="java\tscript:hit()", extent="y")
    assert '(<a href="#">archived copy</a>)' in html

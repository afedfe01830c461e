"""A passage away from its summary."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from onrecord.site.page import Page
from onrecord.site.passages import by_webinar
from onrecord.site.site import Site
from tests.site import projects
from tests.site.projects import Markup


def test_passage_says_who_speaks_and_why_we_say_so(small: Site, pages: Mapping[str, Page]) -> None:
    """A person has the affiliation and the role of that day, and the basis is in words."""
    second, first = by_webinar(small, small.index.by_norm["13e"])
    ((voice,),) = (quote.voices for quote in second.quotes)
    assert (voice.speaker, voice.basis) == ("ada-example", "inferred")
    assert second.quotes[0].people["ada-example"].affiliation == "civil society"
    assert first.quotes[0].people["ada-example"].affiliation == "Old Institute"
    assert first.quotes[1].voices[0].speaker is None
    page = Markup(pages["norms/13e/"].html)
    assert "Ada Éxample civil society · speaker inferred from the text" in page.text
    assert "no speaker named published summary, whole in context" in page.text.lower()
    marked = [found["data-or-heard"] for _, found in page.elements if "data-or-heard" in found]
    assert marked == ["ada-example:inferred:13e", "ada-example:inferred:13e", ":nobody:13e"]


def test_passage_says_that_the_author_linked_the_norm(
    small: Site, pages: Mapping[str, Page]
) -> None:
    """A norm that the text does not name is marked."""
    (webinar,) = by_webinar(small, small.index.by_norm["13k"])
    (quote,) = webinar.quotes
    assert quote.linked
    page = Markup(pages["norms/13k/"].html)
    assert "../../norms/13k/" in page.links
    assert "stated by the author" in page.text


def test_passage_can_be_cited(small: Site) -> None:
    """The citation has who, where, when, which paragraph, and an address for good."""
    webinars = by_webinar(small, small.index.by_norm["13e"])
    quote = webinars[1].quotes[0]
    assert quote.reference == (
        "“The first webinar”, ¶ 1, summary of remarks by Ada Éxample, published 11 December 2018, "
        "written from a published summary, read whole; published by A Site"
    )
    assert quote.address == f"https://example.org/site/{quote.context}"
    assert webinars[1].quotes[1].reference.startswith("“The first webinar”")


def test_passage_stands_once_with_everybody_in_it(tmp_path: Path) -> None:
    """Two people who speak of one norm in one paragraph share one block."""
    files = {
        "speakers.yaml": projects.SPEAKERS,
        "summaries/two.md": "---\ntitle: Two\ndate: 2020-01-02\n"
        "speakers: [ada-example, ben-sample]\nnorms: [13e]\n---\n\n"
        "Éxample said that norm 13(e) matters. Sample said that norm 13(e) does not.\n",
    }
    site = projects.site(tmp_path, files)
    (webinar,) = by_webinar(site, site.index.by_norm["13e"])
    (quote,) = webinar.quotes
    assert [voice.speaker for voice in quote.voices] == ["ada-example", "ben-sample"]
    assert quote.reference.startswith(
        "“Two”, ¶ 1, summary of remarks by Ada Éxample and Ben Sample, 2 January 2020"
    )
    assert quote.address.startswith("/summaries/two/#p-")


def test_citation_and_block_keep_the_order_of_an_arabic_text(tmp_path: Path) -> None:
    """The block is laid out from the right; in the citation, the day stays behind the title."""
    files = {
        "speakers.yaml": "layla-mithal: {name: ليلى مثال}\n",
        "summaries/one.md": "---\ntitle: عنوان\ndate: 2020-01-02\nlanguage: ar\n"
        "speakers: [layla-mithal]\nnorms: [13e]\n---\n\n"
        "قالت [ليلى مثال](speaker:layla-mithal) إن [القاعدة 13(e)](norm:13e) مهمة.\n",
    }
    site = projects.site(tmp_path, files)
    (webinar,) = by_webinar(site, site.index.by_norm["13e"])
    (quote,) = webinar.quotes
    assert quote.reference.startswith(
        "“\u2068عنوان\u2069”, ¶ 1, summary of remarks by \u2068ليلى مثال\u2069, 2 Jan"
    )
    html = projects.pages(site)["norms/13e/"].html
    assert '<li class="or-quote" dir="rtl"' in html
    assert '<blockquote class="or-quote__text" lang="ar" dir="rtl">' in html

"""A passage away from its summary."""

from __future__ import annotations

from pathlib import Path

from onrecord.site.passages import by_webinar
from onrecord.site.site import Site
from tests.site import projects


def test_passage_says_who_speaks_and_why_we_say_so(small: Site) -> None:
    """A person has the affiliation and the role of that day, and the basis is in words."""
    second, first = by_webinar(small, "norms/13e/", small.index.by_norm["13e"])
    (passage,) = second.passages
    (voice,) = passage.voices
    assert voice.person is not None
    assert (voice.person.affiliation, voice.person.role) == ("civil society", "speaker")
    assert (voice.basis, voice.tone) == ("inferred from the text", "inferred")
    assert first.passages[0].voices[0].person != voice.person
    assert first.passages[1].voices[0].person is None
    assert first.passages[1].voices[0].basis == "nobody named"


def test_passage_says_that_the_author_linked_the_norm(small: Site) -> None:
    """A norm that the text does not name is marked."""
    ((webinar),) = by_webinar(small, "norms/13k/", small.index.by_norm["13k"])
    (passage,) = webinar.passages
    assert passage.linked
    assert passage.voices[0].basis == "stated by the author"
    assert 'href="../../norms/13k/"' in passage.text


def test_passage_can_be_cited(small: Site) -> None:
    """The citation has who, where, when, which paragraph, and an address for good."""
    webinars = by_webinar(small, "norms/13e/", small.index.by_norm["13e"])
    passage = webinars[1].passages[0]
    assert passage.citation == (
        "Ada Éxample, in “The first webinar”, published 11 December 2018, ¶ 1, A Site"
    )
    assert passage.address == f"https://example.org/site/{passage.context}"
    assert webinars[1].passages[1].citation.startswith("“The first webinar”")


def test_passage_stands_once_with_everybody_in_it(tmp_path: Path) -> None:
    """Two people who speak of one norm in one paragraph share one block."""
    files = {
        "speakers.yaml": projects.SPEAKERS,
        "summaries/two.md": "---\ntitle: Two\ndate: 2020-01-02\n"
        "speakers: [ada-example, ben-sample]\nnorms: [13e]\n---\n\n"
        "Éxample said that norm 13(e) matters. Sample said that norm 13(e) does not.\n",
    }
    site = projects.site(tmp_path, files)
    ((webinar),) = by_webinar(site, "norms/13e/", site.index.by_norm["13e"])
    (passage,) = webinar.passages
    assert [v.person and v.person.name for v in passage.voices] == ["Ada Éxample", "Ben Sample"]
    assert passage.citation.startswith("Ada Éxample and Ben Sample, in")
    assert passage.address.startswith("/summaries/two/#p-")


def test_citation_and_block_keep_the_order_of_an_arabic_text(tmp_path: Path) -> None:
    """The block is laid out from the right; in the citation, the day stays behind the title."""
    files = {
        "speakers.yaml": "layla-mithal: {name: ليلى مثال}\n",
        "summaries/one.md": "---\ntitle: عنوان\ndate: 2020-01-02\nlanguage: ar\n"
        "speakers: [layla-mithal]\nnorms: [13e]\n---\n\n"
        "قالت [ليلى مثال](speaker:layla-mithal) إن [القاعدة 13(e)](norm:13e) مهمة.\n",
    }
    site = projects.site(tmp_path, files)
    ((webinar),) = by_webinar(site, "norms/13e/", site.index.by_norm["13e"])
    (passage,) = webinar.passages
    assert passage.citation.startswith("\u2068ليلى مثال\u2069, in “\u2068عنوان\u2069”, 2 Jan")
    html = projects.pages(site)["norms/13e/"].html
    assert '<li class="or-quote" dir="rtl"' in html
    assert '<blockquote class="or-quote__text" lang="ar" dir="rtl">' in html

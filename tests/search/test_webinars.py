"""Summaries and passages, as they are found."""

from __future__ import annotations

from onrecord.search import webinars
from onrecord.search.records import Facet
from onrecord.site.site import Site


def test_every_part_begins_at_its_first_word(small: Site) -> None:
    """So a hit leads to the very paragraph that has the words."""
    for record in webinars.summaries(small):
        body = small.index.bodies[record.url.split("/")[1]]
        begins = {anchor: number for number, anchor, _, _ in record.facts["parts"]}
        for passage in body.passages:
            words = passage.text.split()
            at = begins[passage.anchor]
            assert record.content.split()[at : at + len(words)] == words
        assert {heading.anchor for heading in body.headings} <= begins.keys()


def test_summary_says_who_speaks_where(small: Site) -> None:
    """And is found by the day, the series, the organisations and the names of that day."""
    record = next(r for r in webinars.summaries(small) if r.url == "summaries/first/")
    speakers = [people for *_, people in record.facts["parts"]]
    assert speakers == [[], ["ada-example"], ["ben-sample"], []]
    assert {"13e", "13k", "An Organiser", "Ada Éxample", "A Series · part 1"} <= set(record.about)
    assert any("2018-12-11" in words for words in record.about)
    assert Facet("old-institute", "Old Institute") in record.facets["organisation"]
    assert record.facets["year"] == [Facet("2018", "2018")]


def test_passage_has_its_norms_its_speaker_and_its_place(small: Site) -> None:
    """By which it can be narrowed down; what a hit shows stands beside it."""
    found = list(webinars.passages(small))
    assert [record.date for record in found] == ["2020-02-03", *["2018-12-11"] * 3]
    first = found[1]
    assert first.url.startswith("summaries/first/#p-")
    assert first.facets["said-norm"] == [Facet("13e", "13(e)")]
    assert first.facets["said-speaker"] == [Facet("ada-example", "Ada Éxample")]
    assert first.facts["number"] == 1
    (voice,) = first.facts["voices"]
    assert voice["name"] == "Ada Éxample"
    assert voice["what"] == "Old Institute · speaker"
    assert found[3].facts["voices"] == [{"basis": "nobody named", "tone": "nobody"}]


def test_text_in_another_language_says_so(small: Site) -> None:
    """With its direction; it stands in the index of its language, without the region."""
    languages = {record.url: record for record in webinars.summaries(small)}
    arabic = languages["summaries/third/"]
    assert arabic.language == "ar"
    assert (arabic.facts["language"], arabic.facts["direction"]) == ("ar", "rtl")
    assert "language" not in languages["summaries/first/"].facts
    assert webinars.language("pt-BR") == "pt"

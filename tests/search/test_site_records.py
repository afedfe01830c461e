"""Summaries, passages, people, norms and lists, as they are found."""

from __future__ import annotations

from onrecord.search import site_records
from onrecord.search.search_record import Facet, SearchRecord
from onrecord.site.site import Site


def test_every_part_begins_at_its_first_word(small: Site) -> None:
    """So a hit leads to the very paragraph that has the words."""
    for record in site_records.summaries(small):
        body = small.index.bodies[record.url.split("/")[1]]
        begins = {anchor: number for number, anchor, _, _ in record.facts["parts"]}
        for passage in body.passages:
            words = passage.text.split()
            at = begins[passage.anchor]
            assert record.text.split()[at : at + len(words)] == words
        assert {heading.anchor for heading in body.headings} <= begins.keys()


def test_summary_says_who_speaks_where(small: Site) -> None:
    """And is found by the day, the series, the organisations and the names of that day."""
    record = next(r for r in site_records.summaries(small) if r.url == "summaries/first/")
    speakers = [people for *_, people in record.facts["parts"]]
    assert speakers == [[], ["ada-example"], ["ben-sample"], []]
    assert {"13e", "13k", "An Organiser", "Ada Éxample", "A Series · part 1"} <= set(record.about)
    assert any("2018-12-11" in words for words in record.about)
    assert Facet("old-institute", "Old Institute") in record.facets["organisation"]
    assert record.facets["year"] == [Facet("2018", "2018")]


def test_passage_has_its_norms_its_speaker_and_its_place(small: Site) -> None:
    """By which it can be narrowed down; what a hit shows stands beside it."""
    found = list(site_records.passages(small, site_records.voices(small)))
    assert len(found) == len(site_records.voices(small))
    first = next(record for record in found if record.url.startswith("summaries/first/"))
    assert first.url.startswith("summaries/first/#p-")
    assert first.facets["norm"] == [Facet("13e", "13(e)")]
    assert first.facets["speaker"] == [Facet("ada-example", "Ada Éxample")]
    assert first.facts["number"] == 1
    (voice,) = first.facts["voices"]
    assert voice["name"] == "Ada Éxample"
    assert voice["what"] == "Old Institute · speaker"
    assert first.facts["kind"] == "said"
    nobody = [record for record in found if record.facts["kind"] == "passage"]
    assert [r.facts["voices"] for r in nobody] == [
        [{"basis": "no speaker named", "tone": "nobody"}]
    ]


def test_hits_say_what_the_summary_was_written_from(small: Site) -> None:
    """A summary and its passages, in the words that other pages have."""
    found = {r.url: r for r in site_records.summaries(small)}
    for record in site_records.passages(small, site_records.voices(small)):
        assert record.facts["origin"] == found[record.url.partition("#")[0]].facts["origin"]
    made = {"words": "machine-generated report, beginning", "read": "beginning", "machine": True}
    assert found["summaries/second/"].facts["origin"] == made
    assert found["summaries/first/"].facts["origin"]["read"] == "whole"


def test_text_in_another_language_says_so(small: Site) -> None:
    """With its direction."""
    languages = {record.url: record for record in site_records.summaries(small)}
    arabic = languages["summaries/third/"]
    assert (arabic.facts["language"], arabic.facts["direction"]) == ("ar", "rtl")
    assert "language" not in languages["summaries/first/"].facts


def by_url(records: list[SearchRecord]) -> dict[str, SearchRecord]:
    """Return records by address; no two have the same."""
    found = {record.url: record for record in records}
    assert len(found) == len(records)
    return found


def test_person_is_found_by_every_name(small: Site) -> None:
    """With the organisations they belong to."""
    person = by_url(list(site_records.speakers(small)))["speakers/ada-example/"]
    assert {"Ada Éxample", "ada example", "Ada Example"} <= set(person.names)
    assert person.facets["organisation"] == [Facet("example-institute", "Example Institute")]


def test_person_without_an_organisation_is_found_all_the_same(small: Site) -> None:
    """By the name alone."""
    person = by_url(list(site_records.speakers(small)))["speakers/cy-quiet/"]
    assert (person.content, person.text) == ("cy", "")
    assert person.facts["what"] == ""


def test_norms_are_found_by_their_letters_and_documents(small: Site) -> None:
    """The list by the symbol of the report, each norm by its id, locator and other names."""
    found = by_url(list(site_records.norms(small)))
    assert len(found) == 12
    assert {"A/70/174", "norms"} <= set(found["norms/"].names)
    norm = found["norms/13e/"]
    assert {"13e", "13(e)"} <= set(norm.names)
    assert any("A/76/135" in words for words in norm.about)


def test_lists_have_a_name_and_say_what_they_are(small: Site) -> None:
    """Series, organisations and topics; no page that only repeats others."""
    found = by_url(list(site_records.listings(small)))
    kinds = {url.partition("/")[0]: record.facts["kind"] for url, record in found.items()}
    assert kinds == {"series": "series", "organisations": "organisation", "topics": "topic"}
    series = found["series/a-series/"]
    assert series.title == "A Series"
    assert not series.facts["what"].startswith("Series")
    assert "series/" not in found

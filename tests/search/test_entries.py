"""People, norms and lists, as they are found by their names."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.search import entries
from onrecord.search.records import Facet, Record
from onrecord.site.page import Page
from onrecord.site.site import Site


def by_url(records: list[Record]) -> dict[str, Record]:
    """Return records by address; no two have the same."""
    found = {record.url: record for record in records}
    assert len(found) == len(records)
    return found


def test_person_is_found_by_every_name(small: Site) -> None:
    """With the organisations they belong to, and what they did here in figures."""
    person = by_url(list(entries.speakers(small)))["speakers/ada-example/"]
    assert {"Ada Éxample", "ada example", "Ada Example"} <= set(person.names)
    assert person.facets["organisation"] == [Facet("example-institute", "Example Institute")]
    assert person.facts["passages"] == 2
    assert person.facts["webinars"] == 2
    assert person.facts["monogram"] == "AÉ"


def test_person_without_an_organisation_is_found_all_the_same(small: Site) -> None:
    """By the name alone."""
    person = by_url(list(entries.speakers(small)))["speakers/cy-quiet/"]
    assert person.content == "Cy"
    assert person.facts["what"] == ""


def test_norms_are_found_by_their_letters_and_documents(small: Site) -> None:
    """The list by the symbol of the report, each norm by its id, locator and other names."""
    found = by_url(list(entries.norms(small)))
    assert len(found) == 12
    assert {"A/70/174", "norms"} <= set(found["norms/"].names)
    norm = found["norms/13e/"]
    assert {"13e", "13(e)"} <= set(norm.names)
    assert norm.facts["passages"] == 3
    assert any("A/76/135" in words for words in norm.about)


def test_lists_have_a_name_and_say_what_they_are(small: Site, pages: Mapping[str, Page]) -> None:
    """Series, organisations and topics; no page that only repeats others."""
    found = by_url(list(entries.gatherings(small, pages.values())))
    kinds = {url.partition("/")[0]: record.facts["kind"] for url, record in found.items()}
    assert kinds == {"series": "series", "organisations": "organisation", "topics": "topic"}
    series = found["series/a-series/"]
    assert series.title == "A Series"
    assert not series.facts["what"].startswith("Series")
    assert "series/" not in found

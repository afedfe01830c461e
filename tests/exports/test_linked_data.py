"""JSON-LD: what a page says to programs is what the rows say, and nothing gets out of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import extruct
import pytest
from rdflib import Graph
from rdflib.namespace import RDF, Namespace

from onrecord.dataset import Dataset, dataset
from onrecord.exports.linked_data import described
from onrecord.hosts.commands import build
from onrecord.site.site import Site
from tests.exports.conftest import known_site
from tests.exports.shapes import conforms
from tests.hosts.projects import write_hostile
from tests.site.projects import pages

BASE = "https://example.org/base/"
SCHEMA = Namespace("https://schema.org/")

SHAPES = """
[] a sh:NodeShape ;
    sh:targetClass schema:Report ;
    sh:property [ sh:path schema:name ; sh:minCount 1 ; sh:maxCount 1 ] ;
    sh:property [ sh:path schema:inLanguage ; sh:minCount 1 ; sh:maxCount 1 ] ;
    sh:property [ sh:path schema:url ; sh:minCount 1 ] ;
    sh:property [ sh:path schema:hasPart ; sh:class schema:Statement ] ;
    sh:property [
        sh:path schema:about ; sh:minCount 1 ;
        sh:or ( [ sh:class schema:Event ] [ sh:class schema:DefinedTerm ] )
    ] .
[] a sh:NodeShape ;
    sh:targetClass schema:Event ;
    sh:property [ sh:path schema:name ; sh:minCount 1 ; sh:maxCount 1 ] ;
    sh:property [ sh:path schema:startDate ; sh:pattern "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$" ; sh:maxCount 1 ] ;
    sh:property [
        sh:path schema:performer ;
        sh:or ( [ sh:class schema:Person ] [ sh:class schema:Organization ] )
    ] .
[] a sh:NodeShape ;
    sh:targetClass schema:Statement ;
    sh:property [ sh:path schema:position ; sh:datatype xsd:integer ; sh:minCount 1 ; sh:maxCount 1 ] ;
    sh:property [ sh:path schema:about ; sh:class schema:DefinedTerm ] ;
    sh:property [
        sh:path schema:contributor ;
        sh:or ( [ sh:class schema:Person ] [ sh:class schema:Organization ] )
    ] .
[] a sh:NodeShape ;
    sh:targetClass schema:Person , schema:Organization ;
    sh:property [ sh:path schema:name ; sh:minCount 1 ] .
[] a sh:NodeShape ;
    sh:targetClass schema:DefinedTerm ;
    sh:property [ sh:path schema:name ; sh:minCount 1 ; sh:maxCount 1 ] ;
    sh:property [ sh:path schema:termCode ; sh:minCount 1 ; sh:maxCount 1 ] ;
    sh:property [ sh:path schema:inDefinedTermSet ; sh:class schema:DefinedTermSet ; sh:minCount 1 ] .
"""


def heads(site: Site) -> Mapping[str, Any]:
    """Return what each page says of itself, by its address."""
    found = described(site, dataset(site), pages(site).values())
    read = {
        page.url: extruct.extract(f"<head>{page.head}</head>", syntaxes=["json-ld"])
        for page in found
    }
    return {url: one["json-ld"][0] for url, one in read.items() if one["json-ld"]}


def graph(site: Site) -> Graph:
    """Return what all pages say, as one graph; the words of schema.org are not fetched."""
    whole = Graph()
    for url, found in heads(site).items():
        assert found["@context"] == "https://schema.org"
        local = json.dumps(found | {"@context": {"@vocab": str(SCHEMA)}})
        whole.parse(data=local, format="json-ld", base=f"{BASE}{url}")
    return whole


@pytest.mark.slow
@pytest.mark.parametrize("name", ["small", "hostile", "made-up", "own"])
def test_all_pages_together_are_sound(name: str) -> None:
    """Whatever one page names by its address, another one describes."""
    conforms(graph(known_site(name)), SHAPES)


@pytest.mark.slow
def test_the_graph_counts_as_the_rows(site: Site, data: Dataset) -> None:
    """Reports, people, norms, and who speaks in which passage."""
    whole = graph(site)

    def number(kind: str) -> int:
        return len(set(whole.subjects(RDF.type, SCHEMA[kind])))

    assert number("Report") == number("Event") == len(data.summaries)
    assert number("DefinedTerm") == len(data.norms)
    assert number("ProfilePage") == len(data.speakers)
    assert len(list(whole.subject_objects(SCHEMA.contributor))) == len(data.statements)
    titles = sorted(
        str(whole.value(one, SCHEMA.name)) for one in whole.subjects(RDF.type, SCHEMA.Report)
    )
    assert titles == sorted(one.title for one in data.summaries)


def test_a_person_is_known_elsewhere(small: Site) -> None:
    """By what the register links to."""
    page, person = heads(small)["speakers/ada-example/"]["@graph"]
    assert (
        page["mainEntity"]["@id"]
        == person["@id"]
        == "https://example.org/record/speakers/ada-example/"
    )
    assert person["sameAs"] == ["https://example.org/ada", "http://www.wikidata.org/entity/Q42"]
    assert person["alternateName"] == ["Ada Example"]


def test_the_day_of_a_source_is_not_that_of_the_event(tmp_path: Path, small: Site) -> None:
    """What is not known is not said."""
    _, event, *_ = heads(small)["summaries/second/"]["@graph"]
    assert event["startDate"] == "2020-02-03"
    assert "location" not in event


def test_nothing_ends_the_element(tmp_path: Path) -> None:
    """A title that would end the script stays a title, on the page as it is published."""
    site = build(write_hostile(tmp_path)).site
    for path in (site / "summaries/first/index.html", site / "speakers/ada-example/index.html"):
        html = path.read_text(encoding="utf-8")
        (found,) = extruct.extract(html, syntaxes=["json-ld"])["json-ld"]
        names = [one.get("name", "") for one in found["@graph"]]
        assert any(name.startswith("</title></script><script>") for name in names)
        assert "<script>window.hit" not in html

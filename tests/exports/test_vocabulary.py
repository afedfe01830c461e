"""SKOS: both forms are one graph, in the shape of a concept scheme."""

from __future__ import annotations

from rdflib import Graph
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, SKOS

from onrecord.dataset import Dataset
from onrecord.exports.vocabulary import JSON_LD, TURTLE, vocabulary_files
from onrecord.site.site import Site
from tests.exports.shapes import conforms

BASE = "https://example.org/base/"

SHAPES = """
[] a sh:NodeShape ;
    sh:targetClass skos:Concept ;
    sh:property [ sh:path skos:prefLabel ; sh:datatype rdf:langString ; sh:minCount 1 ; sh:uniqueLang true ] ;
    sh:property [ sh:path skos:definition ; sh:datatype rdf:langString ; sh:minCount 1 ; sh:maxCount 1 ] ;
    sh:property [ sh:path skos:notation ; sh:datatype xsd:string ; sh:pattern "^13\\\\([a-k]\\\\)$" ; sh:minCount 1 ; sh:maxCount 1 ] ;
    sh:property [ sh:path skos:inScheme ; sh:class skos:ConceptScheme ; sh:minCount 1 ; sh:maxCount 1 ] ;
    sh:property [ sh:path skos:altLabel ; sh:disjoint skos:prefLabel ] .
[] a sh:NodeShape ;
    sh:targetClass skos:ConceptScheme ;
    sh:property [ sh:path dct:title ; sh:minCount 1 ] ;
    sh:property [ sh:path skos:hasTopConcept ; sh:class skos:Concept ; sh:minCount 11 ; sh:maxCount 11 ] .
"""


def read(site: Site, data: Dataset) -> tuple[Graph, Graph]:
    """Return the graph in Turtle and that in JSON-LD, as rdflib reads them."""
    files = {asset.path: asset.data for asset in vocabulary_files(site, data)}
    return (
        Graph().parse(data=files[TURTLE], format="turtle", publicID=BASE),
        Graph().parse(data=files[JSON_LD], format="json-ld", base=BASE),
    )


def test_both_forms_are_the_same_graph(site: Site, data: Dataset) -> None:
    """Whatever stands in names and texts."""
    turtle, other = read(site, data)
    assert isomorphic(turtle, other)
    assert len(turtle) > 11 * 6


def test_the_graph_is_a_concept_scheme(site: Site, data: Dataset) -> None:
    """Each norm is a concept with one name in a language, one definition and its notation."""
    conforms(read(site, data)[0], SHAPES)


def test_the_graph_says_what_the_rows_say(site: Site, data: Dataset) -> None:
    """Titles, texts and other names."""
    graph, _ = read(site, data)
    found = {
        (str(graph.value(one, SKOS.notation)), str(graph.value(one, SKOS.prefLabel)))
        for one in graph.subjects(RDF.type, SKOS.Concept)
    }
    assert found == {(norm.locator, norm.title) for norm in data.norms}
    texts = {str(text) for text in graph.objects(None, SKOS.definition)}
    assert texts == {norm.text for norm in data.norms}
    names = {str(name) for name in graph.objects(None, SKOS.altLabel)}
    assert names == {alias for norm in data.norms for alias in norm.aliases} - {
        norm.title for norm in data.norms
    }

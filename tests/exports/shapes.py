"""Compare a graph with shapes, in SHACL."""

from __future__ import annotations

from pyshacl import validate
from rdflib import Graph

_PREFIXES = """
@prefix dct: <http://purl.org/dc/terms/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix schema: <https://schema.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def conforms(graph: Graph, shapes: str) -> None:
    """Expect a graph to have the shapes."""
    known = Graph().parse(data=_PREFIXES + shapes, format="turtle")
    good, _, report = validate(graph, shacl_graph=known)
    assert good, report

"""The catalogue that onrecord ships."""

from __future__ import annotations

import re

import pytest

from onrecord import linking
from onrecord.model import LETTERS, Corpus
from onrecord.project import records
from onrecord.project.reading import shipped
from tests.samples import folder


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """Return a corpus that holds nothing but the catalogue."""
    norms, instruments = (shipped(f"{name}.yaml") for name in ("norms", "instruments"))
    return linking.link(records.parse(folder({}, None, norms, instruments)))[0]


def test_it_has_the_eleven_norms(corpus: Corpus) -> None:
    """The norms are `13a` to `13k`, in this order, each with its letter."""
    assert list(corpus.norms) == [f"13{letter}" for letter in LETTERS]
    assert all(norm.locator == f"13({norm.id[-1]})" for norm in corpus.norms.values())


def test_each_norm_is_told_in_our_words(corpus: Corpus) -> None:
    """Every norm has a title, a text, a label and topics, and no two share one."""
    for field in ("title", "text", "label"):
        values = [getattr(norm, field) for norm in corpus.norms.values()]
        assert all(values)
        assert len(set(values)) == len(LETTERS)
    assert all(norm.topics for norm in corpus.norms.values())


def test_it_refers_to_documents_it_has(corpus: Corpus) -> None:
    """Nothing in the catalogue leads nowhere, and the report of 2015 is in it."""
    named = {related.instrument for norm in corpus.norms.values() for related in norm.related}
    assert named <= set(corpus.instruments)
    assert any(instrument.symbol == "A/70/174" for instrument in corpus.instruments.values())


def test_its_addresses_are_official_or_secure(corpus: Corpus) -> None:
    """Documents are linked by an address that a browser can open."""
    addresses = [item.address for item in corpus.instruments.values() if item.address]
    assert addresses
    assert all(re.match(r"https?://[a-z0-9.-]+/", f"{address}/") for address in addresses)


def test_a_text_of_it_says_where_it_stands() -> None:
    """A diagnostic about the catalogue could point into the package."""
    source = shipped("norms.yaml")
    assert source.path == "onrecord/data/norms.yaml"
    assert "norms:" in source.text

"""The catalogue that onrecord ships."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord import linking, pipeline
from onrecord.model import Corpus
from onrecord.project import records
from onrecord.project.reading import Project, shipped
from onrecord.site.words import words_in
from tests.samples import folder


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """Return a corpus that holds nothing but the catalogue."""
    norms, instruments = (shipped(f"{name}.yaml") for name in ("norms", "instruments"))
    return linking.link(records.parse(folder({}, None, norms, instruments)))[0]


def test_it_has_the_eleven_norms(corpus: Corpus) -> None:
    """The norms are `13a` to `13k`, in this order, each with its letter."""
    assert list(corpus.norms) == [f"13{letter}" for letter in "abcdefghijk"]
    assert all(corpus.frameworks.locator(id_) == f"13({id_[-1]})" for id_ in corpus.norms)


def test_each_norm_is_told_in_our_words(corpus: Corpus) -> None:
    """Every norm has a title, a text, a label and topics, and no two share one."""
    for field in ("title", "text", "label"):
        values = [getattr(norm, field) for norm in corpus.norms.values()]
        assert all(values)
        assert len(set(values)) == 11
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


TRANSLATED = ["ar", "es", "fr"]
"""The languages besides English that the catalogue is whole in."""


@pytest.fixture(scope="module", params=TRANSLATED)
def language(request: pytest.FixtureRequest) -> str:
    """Return one of those languages."""
    return str(request.param)


@pytest.fixture(scope="module")
def translated(language: str, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Return the corpus of an empty project whose site is in that language, in some country."""
    return pipeline.load(
        Project(tmp_path_factory.mktemp("empty"), language=f"{language}-CH")
    ).corpus


def test_norms_are_told_in_the_language(corpus: Corpus, translated: Corpus) -> None:
    """Whatever a reader sees of a norm is another text, also what is disputed about it."""
    for norm, other in zip(corpus.norms.values(), translated.norms.values(), strict=True):
        for field in ("title", "text", "label", "disputed"):
            english, words = getattr(norm, field), getattr(other, field)
            assert bool(english) == bool(words)
            assert not words or words != english, (norm.id, field)


def test_facts_are_the_same_in_every_language(corpus: Corpus, translated: Corpus) -> None:
    """A translation changes words, not what is related, cited or verified."""
    told = {"title", "text", "label", "disputed", "related"}
    for norm, other in zip(corpus.norms.values(), translated.norms.values(), strict=True):
        assert norm.model_dump(exclude=told) == other.model_dump(exclude=told)
        for one, same in zip(norm.related, other.related, strict=True):
            assert (one.instrument, one.verified) == (same.instrument, same.verified)
            assert re.findall(r"\d+", one.paragraphs or "") == re.findall(
                r"\d+", same.paragraphs or ""
            )
    for document, same_one in zip(
        corpus.instruments.values(), translated.instruments.values(), strict=True
    ):
        assert document.model_dump(exclude={"short_name"}) == same_one.model_dump(
            exclude={"short_name"}
        )


def test_every_document_and_abbreviation_has_words_in_the_language(
    corpus: Corpus, translated: Corpus
) -> None:
    """None was forgotten; an abbreviation is explained also where it is English."""
    for id_, document in corpus.instruments.items():
        assert translated.instruments[id_].short_name != document.short_name, id_
    same = {
        id_
        for id_, one in corpus.abbreviations.items()
        if translated.abbreviations[id_].name == one.name
    }
    assert same <= {"ISOC"}  # its name is the same in most languages


def test_topics_have_names_in_the_language(corpus: Corpus, language: str, repository: Path) -> None:
    """Those of the catalogue, and those of the summaries of this repository."""
    known = words_in(language).topics
    topics = {topic for norm in corpus.norms.values() for topic in norm.topics}
    summaries = pipeline.load(Project(repository)).corpus.summaries.values()
    topics.update(topic for summary in summaries for topic in summary.front.topics)
    assert topics <= known.keys()


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Return the corpus of an empty project whose site is in French."""
    return pipeline.load(Project(tmp_path_factory.mktemp("empty"), language="fr")).corpus


def test_french_of_the_catalogue_does_not_break_at_its_signs(french: Corpus) -> None:
    """A sign of two parts never begins a line."""
    for norm in french.norms.values():
        for text in (norm.title, norm.text, norm.label or "", norm.disputed or ""):
            assert not re.search(r"(?<!\u202f)[;?!]|(?<!\u00a0):|'", text), norm.id


def test_catalogue_of_a_sites_own_is_not_translated(tmp_path: Path) -> None:
    """Whoever writes a catalogue has chosen its language."""
    (tmp_path / "norms.yaml").write_text(
        "norms: [{id: 13e, letter: e, title: Ours, text: Our words.}]\n", encoding="utf-8"
    )
    corpus = pipeline.load(Project(tmp_path, norms="norms.yaml", language="fr")).corpus
    assert corpus.norms["13e"].title == "Ours"

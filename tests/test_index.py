"""The index: every citation and statement once, by norm, by speaker and by summary."""

from __future__ import annotations

import pytest

from onrecord.bodies import How, Index
from onrecord.model import Corpus
from onrecord.project.reading import shipped
from tests.samples import REGISTER, folder, outcome, written

FIRST = """Muster named norm 13(e), then norm 13(k). Beispiel named norm 13(e).

Nobody here speaks of norm 13(e).

[She](speaker:mira-muster) linked [the flaws](norm:13j), twice: [here](norm:13j).

Beispiel thanked everybody and named none.
"""
SECOND = "According to Muster, norm 13(e) of the UN GGE comes first.\n"


@pytest.fixture(scope="module")
def indexed() -> tuple[Corpus, Index]:
    """Return a corpus of three summaries, two of one day."""
    texts = {
        "b-first": written(FIRST, norms="13e, 13k, 13j", speakers="mira-muster, jo-beispiel"),
        "a-second": written(SECOND, norms="13e"),
        "c-later": written(SECOND, norms="13e").replace("2020-03-04", "2021-01-01"),
    }
    corpus, index, found = outcome(folder(texts))
    assert found == ()
    return corpus, index


def test_citations_come_newest_first(indexed: tuple[Corpus, Index]) -> None:
    """The newest webinar first; of one day the id decides; then the order of the text."""
    _, index = indexed
    rows = [(c.summary, c.passage, c.norm, c.speaker) for c in index.citations]
    assert rows == [
        ("c-later", 1, "13e", "mira-muster"),
        ("a-second", 1, "13e", "mira-muster"),
        ("b-first", 1, "13e", "mira-muster"),
        ("b-first", 1, "13k", "mira-muster"),
        ("b-first", 1, "13e", "jo-beispiel"),
        ("b-first", 2, "13e", None),
        ("b-first", 3, "13j", "mira-muster"),
    ]


def test_statements_come_newest_first(indexed: tuple[Corpus, Index]) -> None:
    """In the same order as citations; whoever speaks has one in each passage, norm or not."""
    _, index = indexed
    rows = [(s.summary, s.passage, s.speaker) for s in index.statements]
    assert rows == [
        ("c-later", 1, "mira-muster"),
        ("a-second", 1, "mira-muster"),
        ("b-first", 1, "mira-muster"),
        ("b-first", 1, "jo-beispiel"),
        ("b-first", 3, "mira-muster"),
        ("b-first", 4, "jo-beispiel"),
    ]
    assert [index.passage(one).number for one in index.by_speaker["jo-beispiel"]] == [1, 4]


def test_a_pair_of_speaker_and_norm_counts_once_in_a_passage(indexed: tuple[Corpus, Index]) -> None:
    """Naming a norm twice in one passage is one citation."""
    _, index = indexed
    keys = [(c.summary, c.passage, c.norm, c.speaker) for c in index.citations]
    assert len(set(keys)) == len(keys)
    linked = [c for c in index.citations if c.how is How.LINKED]
    assert [(c.norm, str(c.basis)) for c in linked] == [("13j", "stated")]


def test_every_norm_speaker_and_summary_is_a_key(indexed: tuple[Corpus, Index]) -> None:
    """Silence has a page too: who and what has no citation has an empty group."""
    corpus, index = indexed
    assert list(index.by_norm) == list(corpus.norms)
    assert list(index.by_speaker) == list(corpus.speakers)
    assert set(index.by_summary) == set(index.bodies) == set(corpus.summaries)
    assert index.by_norm["13a"] == ()
    assert index.by_speaker["tom-exempel"] == ()


def test_each_citation_is_reached_in_every_way(indexed: tuple[Corpus, Index]) -> None:
    """The groups hold the same citations as the whole, in the same order."""
    _, index = indexed
    order = {id(citation): rank for rank, citation in enumerate(index.citations)}
    for groups in (index.by_norm, index.by_summary):
        assert sorted(order[id(c)] for group in groups.values() for c in group) == list(range(7))
    for group in (*index.by_norm.values(), *index.by_summary.values()):
        ranks = [order[id(citation)] for citation in group]
        assert ranks == sorted(ranks)


def test_a_norm_that_the_catalogue_lacks_is_not_indexed(indexed: tuple[Corpus, Index]) -> None:
    """Every norm in the index is one of the catalogue."""
    corpus, index = indexed
    assert {c.norm for c in index.citations} <= set(corpus.norms)
    assert {c.summary for c in index.citations} <= set(corpus.summaries)


def test_an_index_does_not_change(indexed: tuple[Corpus, Index]) -> None:
    """Nobody can add to an index."""
    with pytest.raises(TypeError):
        indexed[1].by_norm["13a"] = ()  # type: ignore[index]


def test_subjects_stand_apart_from_citations(indexed: tuple[Corpus, Index]) -> None:
    """By norm, newest first, and never where the passage cites the norm; every norm is a key."""
    corpus, index = indexed
    assert set(index.by_subject) == set(corpus.norms)
    body = "Muster spoke of norm 13(i), supply chain security and due diligence of States.\n"
    again = "Supply chain security comes first, Muster said.\n"
    texts = {
        "a": written(body, norms="13i"),
        "b": written(again).replace("2020-03-04", "2021-01-01"),
    }
    catalogue = shipped("norms.yaml"), shipped("instruments.yaml")
    _, index, _ = outcome(folder(texts, REGISTER, *catalogue))
    rows = {norm: [(s.summary, s.words) for s in some] for norm, some in index.by_subject.items()}
    assert rows["13i"] == [("b", "Supply chain security")]
    assert rows["13c"] == [("a", "due diligence of States")]

"""Linking: every id that a record names leads to a record."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from onrecord import linking
from onrecord.diagnostics import Code, Diagnostic, Severity, Source
from onrecord.model import Corpus
from onrecord.project import records
from tests.samples import REGISTER, codes, folder, written


def link(
    texts: Mapping[str, str], register: str | None = REGISTER
) -> tuple[Corpus, tuple[Diagnostic, ...]]:
    """Return the corpus of some texts and what led nowhere."""
    return linking.link(records.parse(folder(texts, register)))


def test_what_leads_somewhere_is_kept() -> None:
    """Known people and norms stay, in the order of the front matter."""
    corpus, found = link(
        {"a": written("Text.\n", speakers="tom-exempel, jo-beispiel", norms="13k, 13a")}
    )
    assert found == ()
    front = corpus.summaries["a"].front
    assert [person.id for person in front.speakers] == ["tom-exempel", "jo-beispiel"]
    assert front.norms == ("13k", "13a")


def test_everything_is_sorted_by_id() -> None:
    """Summaries and speakers come by id, norms as the catalogue has them."""
    corpus, _ = link({name: written("Text.\n") for name in ("b", "a", "10", "9")})
    assert list(corpus.summaries) == ["10", "9", "a", "b"]
    assert list(corpus.speakers) == sorted(corpus.speakers)
    assert next(iter(corpus.norms)) == "13a"


def test_a_corpus_does_not_change() -> None:
    """Nobody can add to a corpus."""
    corpus, _ = link({"a": written("Text.\n")})
    with pytest.raises(TypeError):
        corpus.summaries["b"] = corpus.summaries["a"]  # type: ignore[index]


def test_folders_that_windows_cannot_have_are_told() -> None:
    """Once each, where they are named first: a site with them cannot be checked out there."""
    register = (
        f"{REGISTER}con: {{name: Con Example, former_ids: [com1, example], affiliations: [{{name: NUL}}]}}\n"
        "cong: {name: Cong Example, affiliations: [{name: Nul}, {name: Aux Cables}]}\n"
    )
    more = "series: {name: Aux}\norganisers: [N.U.L., nul, LPT1.]\ntopics: [prn, trust]\n---\n\n"
    people = "con, {id: cong, affiliation: Ärp}, {id: mira-muster, affiliation: COM²}"
    text = written("Text.\n", speakers=people).replace("---\n\n", more, 1)
    _, found = link({"a": text, "b": text}, register)
    assert [(item.code, item.severity) for item in found] == [
        (Code.FILE_NAME, Severity.WARNING)
    ] * len(found)
    told = [item.span.text for item in found]
    assert told == ["con", "com1", "NUL", "Aux", "LPT1.", "prn", "COM²"]


def test_who_is_unknown_is_dropped_and_told() -> None:
    """An unknown speaker leaves the corpus, with the nearest id as a hint."""
    text = written("Text.\n", speakers="mira-mustre, jo-beispiel")
    corpus, found = link({"a": text})
    assert [person.id for person in corpus.summaries["a"].front.speakers] == ["jo-beispiel"]
    assert codes(found) == [Code.UNKNOWN_SPEAKER]
    assert found[0].span.text == "mira-mustre"
    assert "`mira-muster`" in found[0].hint


def test_a_name_in_place_of_an_id_is_recognised() -> None:
    """`mira-muster` is near to nobody's id, but it is somebody's name."""
    _, found = link({"a": written("Text.\n", speakers="mira-muster")}, "mm: {name: Mira Muster}\n")
    assert "`mm`" in found[0].hint


def test_a_former_id_leads_to_the_person() -> None:
    """Who uses the id a person had before is given the one of today."""
    register = "mira-muster: {name: Mira Muster, former_ids: [mimu]}\n"
    _, found = link({"a": written("Text.\n", speakers="mimu")}, register)
    assert codes(found) == [Code.UNKNOWN_SPEAKER]
    assert "`mira-muster`" in found[0].hint
    assert "{name:" not in found[0].hint


@pytest.mark.parametrize("register", [None, "- a\n", "a: [\n"])
def test_without_a_register_nobody_is_told_to_be_missing(register: str | None) -> None:
    """Where the register cannot be read, that is the one mistake."""
    corpus, found = link({"a": written("Text.\n")}, register)
    assert found == ()
    assert corpus.summaries["a"].front.speakers == ()


def test_a_person_who_cannot_be_read_is_not_missing() -> None:
    """A mistake in the entry of a person is told there, not where the person speaks."""
    corpus, found = link(
        {"a": written("Text.\n", speakers="mira-muster")}, "mira-muster: {nam: M}\n"
    )
    assert found == ()
    assert corpus.summaries["a"].front.speakers == ()


def test_who_is_somebody_else_must_exist() -> None:
    """`not_same_as` names people of the register; others are dropped and told."""
    register = "mira-muster: {name: M, not_same_as: [jo-beispiel, jo-beispeil, x]}\njo-beispiel: {name: J}\n"
    corpus, found = link({}, register)
    assert corpus.speakers["mira-muster"].not_same_as == ("jo-beispiel",)
    assert codes(found) == [Code.UNKNOWN_PERSON, Code.UNKNOWN_PERSON]
    assert "`jo-beispiel`" in found[0].hint


def test_a_broken_front_matter_is_looked_up_as_far_as_it_holds() -> None:
    """One wrong field hides neither unknown people nor addresses of others, each at its place."""
    text = written("Text.\n", speakers="Bad Id, mira-mustre, jo-beispiel", norms="13z")
    text = text.replace("norms:", "redirect_from: [no path, /speakers/jo-beispiel/]\nnorms:")
    corpus, found = link({"a": text})
    assert corpus.summaries == {}
    assert list(corpus.broken) == ["a"]
    assert [(item.code, item.span.text) for item in found] == [
        (Code.UNKNOWN_SPEAKER, "mira-mustre"),
        (Code.SAME_ID, "/speakers/jo-beispiel/"),
    ]


NORMS = "norms:\n- {id: 13e, letter: e, title: T, text: T, related: [{instrument: one}, {instrument: onee}, {instrument: xyz}]}\n"


@pytest.mark.parametrize(
    ("instruments", "told"),
    [("instruments:\n- {id: one, name: One}\n", 2), ("instruments: [\n", 0)],
)
def test_documents_of_the_catalogue_must_exist(instruments: str, told: int) -> None:
    """A norm keeps the documents that exist; if that file cannot be read, none is missing."""
    entries = records.parse(
        folder({}, None, Source("norms.yaml", NORMS), Source("instruments.yaml", instruments))
    )
    corpus, found = linking.link(entries)
    assert codes(found) == [Code.UNKNOWN_INSTRUMENT] * told
    kept = [related.instrument for related in corpus.norms["13e"].related]
    assert kept == (["one"] if told else [])
    if told:
        assert "`one`" in found[0].hint
        assert [item.span.text for item in found] == ["onee", "xyz"]


@pytest.mark.parametrize(("norms", "told"), [(NORMS, ["13k"]), ("norms: [\n", [])])
def test_a_norm_must_be_in_the_catalogue(norms: str, told: list[str]) -> None:
    """A project with a catalogue of its own has only its norms, unless it cannot be read."""
    texts = {"a": written("Text.\n", norms="13e, 13k")}
    instruments = "instruments:\n- {id: one, name: One}\n"
    entries = records.parse(
        folder(
            texts, REGISTER, Source("norms.yaml", norms), Source("instruments.yaml", instruments)
        )
    )
    corpus, found = linking.link(entries)
    unknown = [item for item in found if item.code == Code.UNKNOWN_NORM]
    assert [item.span.text for item in unknown] == told
    assert set(corpus.summaries["a"].front.norms) <= set(corpus.norms)


def test_a_withdrawn_summary_is_no_summary_any_more() -> None:
    """It stands apart, and its address is still its own."""
    line = "withdrawn: {on: 2030-06-10, reason: W}\nnorms:"
    texts = {"a": written("x\n").replace("norms:", line), "b": redirected("/summaries/a/")}
    corpus, found = link(texts, REGISTER)
    assert list(corpus.summaries) == ["b"]
    assert list(corpus.withdrawn) == ["a"]
    assert [item.code for item in found] == [Code.SAME_ID]


def redirected(*paths: str) -> str:
    """Return a summary that stood elsewhere before."""
    return written("Text.\n").replace("norms:", f"redirect_from: [{', '.join(paths)}]\nnorms:")


@pytest.mark.parametrize(
    ("texts", "register", "words"),
    [
        ({"a": redirected("/summaries/b/"), "b": written("x\n")}, REGISTER, ["/summaries/b/"]),
        ({"a": redirected("/old/"), "b": redirected("/old")}, REGISTER, ["/old"]),
        ({"a": redirected("/speakers/mira-muster/")}, REGISTER, ["/speakers/mira-muster/"]),
        ({}, "a: {name: A, former_ids: [b]}\nb: {name: B}\n", ["b"]),
        ({}, "a: {name: A, former_ids: [c]}\nb: {name: B, former_ids: [c]}\n", ["c"]),
        ({"a": redirected("/old/", "/older/")}, "a: {name: A, former_ids: [b]}\n", []),
        ({"a": redirected("/", "/index.html")}, REGISTER, ["/", "/index.html"]),
        ({"a": redirected("/norms/13e/", "/matrix")}, REGISTER, ["/norms/13e/", "/matrix"]),
        ({"a": redirected("/404.html", "/a/b.html")}, REGISTER, ["/404.html"]),
    ],
)
def test_an_address_has_one_owner(texts: dict[str, str], register: str, words: list[str]) -> None:
    """Whoever claims an address that another has already is told so."""
    _, found = link(texts, register)
    assert [item.span.text for item in found if item.code == Code.SAME_ID] == words

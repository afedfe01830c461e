"""Delegations: States and organisations that a text names."""

from __future__ import annotations

from functools import partial

import pytest

from onrecord.model import Speaker
from onrecord.project.records import standard
from onrecord.prose import Block, Kind, read
from tests.effort import steps

DELEGATIONS = (
    Speaker(id="sampleland", name="Sampleland", kind="delegation", adjectives=("Samplish",)),
    Speaker(id="example-union", name="Example Union", kind="delegation", aliases=("EXU",)),
    Speaker(id="muster", name="Muster States", kind="delegation"),
)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Sampleland said that norm 13(e) matters.", ["sampleland"]),
        ("The EXU wanted more of norm 13(e).", ["example-union"]),
        ("In the view of the Example Union, norm 13(e) matters.", ["example-union"]),
        ("Sampleland's view was that norm 13(e) matters.", ["sampleland"]),
        ("The Samplish delegate asked for norm 13(e).", ["sampleland"]),
        ("The Samplish delegation asked for norm 13(e).", ["sampleland"]),
        ("The EXU representative asked for norm 13(e).", ["example-union"]),
        ("A representative of the Muster States asked for norm 13(e).", ["muster"]),
        ("Sampleland's delegate asked for norm 13(e).", ["sampleland"]),
        ("Sampleland, the EXU and others asked for norm 13(e).", ["sampleland", "example-union"]),
    ],
)
def test_a_delegation_is_found_like_a_person(text: str, who: list[str]) -> None:
    """By its name, with its article, by an adjective, with its delegate."""
    (reading,) = read([Block(Kind.PARAGRAPH, text)], DELEGATIONS, "en", frameworks=standard())
    assert [said.speaker for said in reading.citations[0].said] == who


@pytest.mark.parametrize(
    "text",
    [
        "Few States said that norm 13(e) matters.",
        "The Union said that norm 13(e) matters.",
        "The Samplish film said that norm 13(e) matters.",
        "Samplish Airlines said that norm 13(e) matters.",
        "The EXU Institute said that norm 13(e) matters.",
        "West Sampleland said that norm 13(e) matters.",
        "In Sampleland, norm 13(e) matters.",
        "Kim of Sampleland said that norm 13(e) matters.",
    ],
)
def test_what_only_resembles_a_delegation_is_none(text: str) -> None:
    """A part of its name, an adjective before something else, another name, a place."""
    (reading,) = read([Block(Kind.PARAGRAPH, text)], DELEGATIONS, "en", frameworks=standard())
    assert reading.citations[0].said == ()


def test_a_name_may_be_repeated_without_end() -> None:
    """However many parts of a name stand in a row, they are read."""
    people = [Speaker(id="mira-muster", name="Mira Muster")]
    (reading,) = read([Block(Kind.PARAGRAPH, "Mira Muster " * 5000 + "spoke.")], people, "en")
    assert {name.speaker for name in reading.named} == {"mira-muster"}


def test_many_people_may_share_a_given_name() -> None:
    """Twice as many people with one given name, in twice as many sentences, are twice the work."""

    def read_about(number: int) -> None:
        people = [Speaker(id=f"p-{n}", name=f"Mira Muster{letters(n)}") for n in range(number)]
        texts = [Block(Kind.PARAGRAPH, f"{person.name} said that.") for person in people]
        read(texts, people, "en")

    few, many = (steps(partial(read_about, number)) for number in (200, 400))
    assert many < 2.2 * few


def letters(number: int) -> str:
    """Return a number in letters: names have no digits."""
    return "".join(chr(97 + int(digit)) for digit in str(number))


def test_a_name_over_and_over_is_little_work() -> None:
    """Twice as many of them take about twice as long."""
    ann = Speaker(id="ann-example", name="Ann Example")

    def reading(number: int) -> None:
        read([Block(Kind.PARAGRAPH, "Ann Example's " * number)], [ann], "en")

    reading(10)
    few, many = (steps(partial(reading, number)) for number in (200, 400))
    assert many < 2.3 * few

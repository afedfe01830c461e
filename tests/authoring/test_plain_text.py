"""Plain text: which lines are headings, and which are about people."""

from __future__ import annotations

import pytest

from onrecord.authoring.participants import participants
from onrecord.authoring.plain_text import read_plain_text
from onrecord.model import Appearance
from onrecord.prose import Kind
from tests.samples import PEOPLE

SAID = "The panel spoke about norm 13(e) for an hour, and nobody was bored by it."


def headings(text: str) -> list[str]:
    """Return the headings of a text."""
    return [b.text for b in read_plain_text(text.encode()).blocks if b.kind is Kind.HEADING]


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        ("Speakers\n\nMira Muster, Testsoft\n\nJo Beispiel, Probe", ["mira-muster", "jo-beispiel"]),
        ("Keynote speaker\n\nMira Muster, Testsoft\n\nClosing", ["mira-muster"]),
        (f"Speakers\n\nMira Muster, Testsoft\n\n{SAID}\n\nJo Beispiel, Probe\n\n{SAID}", ["mira-muster", "jo-beispiel"]),
    ],
)  # fmt: skip
def test_people_stand_below_a_label(lines: str, people: list[str]) -> None:
    """Each in a line of their own; also as headings, with what they said below."""
    found = participants(read_plain_text(f"{lines}\n\n{SAID}".encode()).blocks, PEOPLE)
    assert [one.id for one in found.speakers if isinstance(one, Appearance)] == people
    assert found.moderators == ()


def test_a_line_about_somebody_is_a_heading_above_their_words_alone() -> None:
    """Else all that comes below would be put into the mouth of whoever is named last."""
    several = f"Moderator\n\nMira Muster, Testsoft\n\n{SAID}"
    assert headings(several) == ["Moderator"]
    listed = f"Speakers\n\nMira Muster, Testsoft\n\nJo Beispiel, Probe\n\n{SAID}"
    assert headings(listed) == ["Speakers"]
    one = f"Speakers\n\nMira Muster, Testsoft\n\n{SAID}"
    assert headings(one) == ["Speakers", "Mira Muster, Testsoft"]


def test_a_second_person_below_the_label_of_one_is_in_doubt() -> None:
    """The label of the second may have been lost on the way."""
    lines = "Moderator\n\nMira Muster, Testsoft\n\n\nJo Beispiel, Probe\n\n"
    found = participants(read_plain_text(f"{lines}{SAID}".encode()).blocks, PEOPLE)
    first, second = found.moderators
    assert isinstance(first, Appearance)
    assert isinstance(second, str)
    assert "did Jo Beispiel lead" in second


def test_a_turn_is_no_heading() -> None:
    """Captions break sentences off."""
    assert headings(">> MIRA MUSTER: Before we get started --\n\n>> JO BEISPIEL: Yes.") == []


def test_no_list_begins_with_nought() -> None:
    """Its number would be lost."""
    (block,) = read_plain_text(b"0.\tThe norm is young.").blocks
    assert (block.kind, block.text) == (Kind.PARAGRAPH, "0.\tThe norm is young.")

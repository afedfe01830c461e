"""Names as an index has them."""

from __future__ import annotations

import pytest

from onrecord.model import Speaker
from onrecord.site import alphabet


def person(name: str, sort_name: str | None = None) -> Speaker:
    """Return a speaker."""
    return Speaker(id="somebody", name=name, sort_name=sort_name)


def test_names_are_sorted_by_their_plain_letters() -> None:
    """Diacritics do not send a name to the end of the alphabet."""
    names = ["Zółć", "Øberg", "Öztürk", "de Souza Dias", "Éluard", "Ebner", "Łukasz", "Lauber"]
    people = [person(name, f"{name}, A") for name in names]
    ordered = [p.name for p in sorted(people, key=alphabet.surname_first)]
    expected = ["de Souza Dias", "Ebner", "Éluard", "Lauber", "Łukasz", "Øberg", "Öztürk", "Zółć"]
    assert ordered == expected


@pytest.mark.parametrize(
    ("name", "sort_name", "shown"),
    [
        pytest.param("Lea Kaspar", None, "Kaspar, Lea", id="last word first"),
        pytest.param(
            "Talita de Souza Dias", "de Souza Dias, Talita", "de Souza Dias, Talita", id="given"
        ),
        pytest.param("Cy", None, "Cy", id="one word"),
    ],
)
def test_sort_name(name: str, sort_name: str | None, shown: str) -> None:
    """An index shows the name it is given, else the last word first."""
    assert alphabet.sort_name(person(name, sort_name)) == shown


@pytest.mark.parametrize(
    ("name", "sort_name", "letters"),
    [
        pytest.param("Vladimir Radunović", None, "VR", id="two words"),
        pytest.param("Talita de Souza Dias", "de Souza Dias, Talita", "TS", id="particle"),
        pytest.param(
            "Gerardo Isaac Morales Tenorio",
            "Morales Tenorio, Gerardo Isaac",
            "GM",
            id="two surnames",
        ),
        pytest.param("éa", None, "É", id="one word"),
        pytest.param("李 明", None, "李明", id="no capitals"),
        pytest.param("ليلى مثال", None, "ل\u200cم", id="letters that would join"),
        pytest.param("مثال", None, "م", id="one word in Arabic"),
        pytest.param("---", None, "?", id="no letters"),
    ],
)
def test_monogram(name: str, sort_name: str | None, letters: str) -> None:
    """A monogram is of the first name and of the surname without its particle."""
    assert alphabet.monogram(person(name, sort_name)) == letters


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        pytest.param("Östlund", "O", id="diacritic"),
        pytest.param("3rd Workshop", alphabet.OTHER, id="digit"),
        pytest.param("", alphabet.OTHER, id="nothing"),
    ],
)
def test_letter(name: str, letter: str) -> None:
    """A name stands under its first plain letter."""
    assert alphabet.letter(name) == letter


def test_slug_is_never_empty() -> None:
    """A name without a plain letter still has an address, the same every time."""
    assert alphabet.slug("Geneva Internet Platform (GIP)") == "geneva-internet-platform-gip"
    assert alphabet.slug("!?") == alphabet.slug("!?")
    assert alphabet.slug("!?").isalnum()

"""Names as an index has them: sorted by their plain letters, under a letter, in an address."""

from __future__ import annotations

from hashlib import sha256

from onrecord.model import Speaker
from onrecord.text import folding
from onrecord.text.characters import is_right_to_left

OTHER = "0-9"
"""The heading for names that begin with no letter."""


def sort_name(person: Speaker) -> str:
    """Return the name an index shows: the one given, else the last word first."""
    if person.sort_name:
        return person.sort_name
    given, _, last = person.name.rpartition(" ")
    return f"{last}, {given}" if given else last


def surname_first(person: Speaker) -> tuple[str, str]:
    """Return the key by which an index sorts a person: plain letters, then the name itself."""
    name = sort_name(person)
    return folding.plain(name), name


def letter(name: str) -> str:
    """Return the capital letter a name stands under; `OTHER` where it begins with none."""
    first = folding.plain(name)[:1]
    return first.upper() if first.isalpha() else OTHER


def slug(name: str) -> str:
    """Return a name as a part of an address; a short hash where no plain letter is in it."""
    return folding.slug(name) or sha256(name.encode()).hexdigest()[:8]


def monogram(person: Speaker) -> str:
    """Return one or two capitals for a person: of the first name, then of the surname."""
    surname, comma, given = (person.sort_name or "").partition(",")
    if not comma:
        given, _, surname = person.name.rpartition(" ")
    first, last = _initial(given), _initial(_without_particles(surname))
    # Letters of Arabic would join into a syllable; the sign between them keeps them apart.
    apart = "\u200c" if is_right_to_left(last) else ""
    return apart.join(filter(None, (first, last))) or "?"


def _without_particles(surname: str) -> str:
    """Return a surname from its first capital on: `de Souza Dias` begins with S."""
    words = surname.split()
    capital = (i for i, word in enumerate(words) if word[:1].isupper())
    return " ".join(words[next(capital, 0) :])


def _initial(name: str) -> str:
    """Return the first letter of a name as a capital."""
    return next((char.upper()[0] for char in name if char.isalnum()), "")

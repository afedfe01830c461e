"""People of the register, found by any part of a name; ids for those it lacks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.model import Appearance, Speaker
from onrecord.prose import without_title
from onrecord.rules.namesakes import near_namesakes
from onrecord.text.characters import one_line
from onrecord.text.folding import plain, spelt_out
from onrecord.text.similarity import suggestion

Register = Mapping[str, Speaker]
"""People by id."""

_LONGEST = 300
"""The longest organisation of an appearance; more is not the name of one."""

_BEHIND = re.compile(r"(?P<name>.*\S)\s*\((?P<of>[^()]+)\)")
_NEAREST = 3
"""How many similar names are shown."""


@dataclass(frozen=True)
class Participant:
    """Somebody who takes part in a webinar."""

    person: Speaker
    of: str = ""
    """For whom, on that day; may be empty."""

    @property
    def appearance(self) -> Appearance:
        """What the front matter says of them."""
        return appearance(self.person.id, self.of)


def appearance(id_: str, of: str) -> Appearance:
    """Return somebody with what was true on that day: an organisation, else how they were billed."""
    if not of or len(of) > _LONGEST:
        return Appearance(id=id_)
    if of[0].islower():
        return Appearance(id=id_, billed_as=of)
    return Appearance(id=id_, affiliation=of)


def split_organisation(written: str) -> tuple[str, str]:
    """Return a name, and what stands in brackets behind it: `Ann Example (Some Institute)`."""
    match = _BEHIND.fullmatch(written.strip())
    return (match["name"], one_line(match["of"])) if match else (written.strip(), "")


def find(asked: str, register: Register) -> tuple[Speaker, ...]:
    """Return the people who go by an id, a name, or any part of a name, sorted by id.

    Who has exactly this id or name comes alone; then those with names whose words begin so; then
    those with names that hold it anywhere.
    """
    by_id = [p for p in register.values() if asked.strip() in {p.id, *p.former_ids}]
    wanted = plain(without_title(asked.strip()))
    if by_id or not wanted:
        return tuple(by_id)
    tests: tuple[Callable[[str], bool], ...] = (
        lambda form: form == wanted,
        lambda form: _begin(wanted.split(), form.split()),
        lambda form: wanted in form,
    )
    for test in tests:
        found = [p for p in register.values() if any(map(test, _forms(p)))]
        if found:
            return tuple(sorted(found, key=lambda person: person.id))
    return ()


def _forms(person: Speaker) -> Iterator[str]:
    """Yield the ways of writing the names of a person, without diacritics."""
    for name in (person.name, *person.aliases, person.sort_name or "", person.id):
        yield plain(name)
        yield plain(spelt_out(name))


def _begin(parts: list[str], words: list[str]) -> bool:
    """Say whether each part begins a word of its own, in any order."""
    left = list(words)
    for part in sorted(parts, key=len, reverse=True):
        word = next((word for word in sorted(left, key=len) if word.startswith(part)), None)
        if word is None:
            return False
        left.remove(word)
    return True


def similar(name: str, register: Register) -> tuple[Speaker, ...]:
    """Return the people with the most similar names, the nearest first; at most three."""
    wanted = _sorted(plain(without_title(name)))
    if not wanted:
        return ()
    forms = {_sorted(form): p.id for p in register.values() for form in _forms(p)}
    if " " not in wanted:
        # Only the surname was given, or only the first name.
        forms |= {word: owner for form, owner in forms.items() for word in form.split()}
    found = list(_alike(Speaker(id="somebody-new", name=name), register))
    forms = {form: owner for form, owner in forms.items() if owner not in found}
    while len(found) < _NEAREST and (near := suggestion(wanted, tuple(sorted(forms)))):
        person = forms[near]
        found.append(person)
        forms = {form: owner for form, owner in forms.items() if owner != person}
    return tuple(register[person] for person in found[:_NEAREST])


def _sorted(form: str) -> str:
    """Return the words of a name in the order of the alphabet: surnames may come first."""
    return " ".join(sorted(form.split()))


def _alike(new: Speaker, register: Register) -> tuple[str, ...]:
    """Return the ids of people whom a check would take for the same person."""
    others = {key: person for key, person in register.items() if key != new.id}
    pairs = near_namesakes({**others, new.id: new})
    return tuple(
        one.id if other.id == new.id else other.id
        for one, other in pairs
        if new.id in {one.id, other.id}
    )


def id_for(name: str) -> str:
    """Return the id that a name gives; empty where it has no letters."""
    words = plain(without_title(name)).split()
    while words and not words[0][0].isalpha():
        words = words[1:]
    return "-".join(words)[:80].strip("-")


def new_speaker(name: str, register: Register, word: str = "") -> Speaker | None:
    """Return an entry for somebody the register lacks, or nothing where its id is taken.

    `word` is put behind the id to tell namesakes apart; a number would tell nobody who is meant,
    so it is none. The entry says who has a similar name and is somebody else.
    """
    key = "-".join(filter(None, (id_for(name), id_for(word))))
    taken = {key for person in register.values() for key in (person.id, *person.former_ids)}
    if not key or key in taken or re.search(r"\d", word):
        return None
    person = Speaker(id=key, name=one_line(without_title(name)))
    return person.model_copy(update={"not_same_as": tuple(sorted(_alike(person, register)))})

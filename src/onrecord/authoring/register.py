"""The register: people found by any part of a name, and people added among those that are there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, dropwhile, islice

from onrecord.authoring.affiliations import on_the_day
from onrecord.diagnostics import Source
from onrecord.model import Appearance, Places, Speaker, is_name
from onrecord.project.records import parse_register
from onrecord.prose import without_title
from onrecord.rules.namesakes import Namesakes
from onrecord.text.characters import is_blank, one_line
from onrecord.text.folding import plain, spelt_out
from onrecord.text.quoting import scalar, sequence
from onrecord.text.similarity import nearest

Register = Mapping[str, Speaker]
"""People by id."""

_LONGEST = 300
"""The longest organisation of an appearance; more is not the name of one."""

_BEHIND = re.compile(r"(?P<name>.*\S)\s*\((?P<of>[^()]+)\)")
_NEAREST = 3
"""How many similar names are shown."""

_MARK = "\ufeff"
"""The byte order mark, which some editors write first; it stays where it is."""

_END = re.compile(r"(?:\.\.\.)?\s*")
"""What may stand behind the last entry: nothing, and the sign that nothing follows."""
_NOBODY = re.compile(r"^\s*\{\s*\}\s*\Z", re.MULTILINE)


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
    if is_blank(of) or len(of) > _LONGEST:
        return Appearance(id=id_)
    organisation, announced = on_the_day(of)
    if organisation and not is_name(organisation):  # signs behind a comma
        organisation, announced = "", of
    return Appearance(id=id_, affiliation=organisation or None, billed_as=announced or None)


def split_organisation(written: str) -> tuple[str, str]:
    """Return a name, and what stands in brackets behind it: `Ann Example (Some Institute)`."""
    match = _BEHIND.fullmatch(written.strip())
    return (match["name"], one_line(match["of"])) if match else (written.strip(), "")


_PART = 3
"""So many letters may stand inside a word of a name."""


def find(asked: str, register: Register) -> tuple[Speaker, ...]:
    """Return the people who go by an id, a name, or any part of a name, sorted by id.

    Who has exactly this id or name comes alone; then those with names whose words begin so; then
    those with names that hold it anywhere, if it has some letters: `n` is in many names.
    """
    wanted = plain(without_title(asked.strip()))
    tests: tuple[Callable[[Speaker], bool], ...] = (
        lambda person: asked.strip() in {person.id, *person.former_ids},
        lambda person: wanted in _forms(person),
        lambda person: any(_begin(wanted.split(), form.split()) for form in _forms(person)),
        lambda person: len(wanted) >= _PART and any(wanted in form for form in _forms(person)),
    )
    found = (list(filter(test, register.values())) for test in tests if wanted)
    return tuple(sorted(next(filter(None, found), ()), key=lambda person: person.id))


def _forms(person: Speaker) -> list[str]:
    names = (person.name, *person.aliases, person.sort_name or "", person.id)
    return [plain(form) for name in names for form in (name, spelt_out(name))]


def _begin(parts: list[str], words: list[str]) -> bool:
    """Say whether each part begins a word of its own, in any order."""
    for part in sorted(parts, key=len, reverse=True):
        word = min((word for word in words if word.startswith(part)), key=len, default=None)
        if word is None:
            return False
        words.remove(word)
    return True


@dataclass(frozen=True)
class Names:
    """A register, prepared to be asked for many names."""

    register: Register

    @cached_property
    def taken(self) -> frozenset[str]:
        """All ids, former ones included."""
        people = self.register.values()
        return frozenset(key for one in people for key in (one.id, *one.former_ids))

    @cached_property
    def forms(self) -> Mapping[str, str]:
        """Whose each name is, its words in the order of the alphabet."""
        return {_sorted(form): one.id for one in self.register.values() for form in _forms(one)}

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The same, and whose each word of a name is."""
        return {
            **self.forms,
            **{word: who for form, who in self.forms.items() for word in form.split()},
        }

    @cached_property
    def namesakes(self) -> Namesakes:
        """Whom a check would take for the same person."""
        return Namesakes(self.register.values())


def similar(name: str, names: Names) -> tuple[Speaker, ...]:
    """Return the people with the most similar names, the nearest first; at most three."""
    wanted = _sorted(plain(without_title(name)))
    if not wanted:
        return ()
    # One word is only the surname, or only the first name.
    forms = names.forms if " " in wanted else names.words
    alike = sorted(names.namesakes.of(Speaker(id="somebody-new", name=name)))
    near = (forms[form] for form in nearest(wanted, sorted(forms)))
    found = dict.fromkeys(chain(alike, near))
    return tuple(names.register[id_] for id_ in islice(found, _NEAREST))


def _sorted(form: str) -> str:
    """Return the words of a name in the order of the alphabet: surnames may come first."""
    return " ".join(sorted(form.split()))


def id_for(name: str) -> str:
    """Return the id that a name gives; empty where it has no letters."""
    words = dropwhile(lambda word: word[0].isdigit(), plain(without_title(name)).split())
    return "-".join(words)[:80].strip("-")


def new_speaker(name: str, names: Names, word: str = "") -> Speaker | None:
    """Return an entry for somebody the register lacks, or nothing where its id is taken.

    `word` is put behind the id to tell namesakes apart; a number would tell nobody who is meant,
    so it is none. The entry says who has a similar name and is somebody else.
    """
    key = "-".join(filter(None, (id_for(name), id_for(word))))
    if not key or key in names.taken or re.search(r"\d", word):
        return None
    person = Speaker(id=key, name=one_line(without_title(name)))
    return person.model_copy(update={"not_same_as": tuple(sorted(names.namesakes.of(person)))})


def with_people(text: str, people: Sequence[Speaker]) -> str | None:
    """Return the text of a register with more people, or nothing where it cannot take them.

    Each stands where the alphabet of the ids wants it if the others do, else at the end.
    """
    mark = _MARK if text.startswith(_MARK) else ""
    end = "\r\n" if "\r\n" in text else "\n"
    text = text.removeprefix(mark).replace("\r\n", "\n")
    for person in people:
        old = parse_register(Source("speakers.yaml", text))
        text = _with_entry(text, old.places, person)
        new = parse_register(Source("speakers.yaml", text))
        everybody = {record.id: record for record in (*old.records, person)}
        same = {record.id: record for record in new.records} == everybody
        if not same or person.id in old.names or len(new.diagnostics) != len(old.diagnostics):
            return None
    return mark + text.replace("\n", end)


def _with_entry(text: str, places: Places, person: Speaker) -> str:
    keys = [str(path[0]) for path in places.keys if len(path) == 1]
    text += "\n" if text and not text.endswith("\n") else ""
    if not keys:
        kept = _NOBODY.sub("", text)
        between = "\n" if kept.rpartition("\n\n")[2].startswith("#") else ""
        return "".join([kept, between, *_entry(person, "  ")])
    if places.value().text.startswith("{"):
        return text  # An entry could come to stand by a comment on somebody else.
    return _in_lines(text, places, keys, person)


def _in_lines(text: str, places: Places, keys: list[str], person: Speaker) -> str:
    lines = [f"{line}\n" for line in text.split("\n")[:-1]]
    tops = [_top(places.key(key).line - 1, lines) for key in keys]
    values = [places.value(key) for key in keys]
    columns = [value.column - 1 for value in values if not value.text.startswith("{")]
    entry = _entry(person, " " * (columns[0] or 2) if columns else None)
    empty = [not lines[top - 1].strip() for top in tops[1:]]
    spaced = sum(empty) * 2 > len(empty) if empty else columns
    blank = ["\n"] if spaced else []
    later = [key for key in keys if key > person.id]
    if later and keys == sorted(keys):
        at = tops[keys.index(later[0])]
        above = blank if at and lines[at - 1].strip() and at != tops[0] else []
        return "".join([*lines[:at], *above, *entry, *blank, *lines[at:]])
    at = max(number for number, line in enumerate(lines) if not _END.fullmatch(line)) + 1
    return "".join([*lines[:at], *blank, *entry, *lines[at:]])


def _top(line: int, lines: list[str]) -> int:
    """Return the line in which an entry begins, with the comments that stand right above.

    Comments at the very top of the file are about the file.
    """
    top = line
    while top and lines[top - 1].startswith("#"):
        top -= 1
    return top or line


def _entry(person: Speaker, indent: str | None) -> list[str]:
    values = [
        f"{key}: {scalar(value, in_brackets=True) if isinstance(value, str) else sequence(value)}"
        for key, value in person.model_dump(exclude_defaults=True, exclude={"id"}).items()
    ]
    if indent is None:
        return [f"{person.id}: {{{', '.join(values)}}}\n"]
    return [f"{person.id}:\n", *(f"{indent}{value}\n" for value in values)]

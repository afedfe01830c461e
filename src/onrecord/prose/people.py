"""Find the declared people in a text, by look-up of the parts of their names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, count
from typing import NamedTuple

from onrecord.model import Speaker
from onrecord.prose.lexicon import KEYS, lexicon, parts, shared
from onrecord.prose.tagging import Tagged
from onrecord.prose.tokens import Tokens, tokenise

Parts = tuple[str, ...]

WHOLE, SURNAME, GIVEN, PART, ADJECTIVE = range(5)
"""How much of a name stands there; a part counts only behind a title, an adjective only before a
delegate."""


_DATA = shared("names")

PARTICLES, TITLES, _OFFICES, _EVERYDAY, _POSTNOMINALS, _DELEGATES = (
    frozenset(_DATA[name].split())
    for name in ("particles", "titles", "offices", "everyday", "postnominals", "delegates")
)


_SPELT_OUT = str.maketrans(_DATA["spelt_out"])


class Named(NamedTuple):
    """A declared person named in a text, from the first token to the last."""

    id: str
    first: int
    last: int
    owns: bool
    """Whether the name is possessive: `Kaspar's`."""
    whole: bool
    """Whether it is more than the surname."""
    everyday: bool
    """Whether it is a word of every day, too: `Hope`."""


@dataclass(frozen=True)
class _Person:
    """The names of one person."""

    id: str
    names: Mapping[Parts, int]
    """Each name that people use, and how much of it that is."""
    own: frozenset[str]
    """All parts of all names."""
    is_delegation: bool = False


@dataclass(frozen=True)
class Index:
    """The names of all declared people of a summary."""

    people: Mapping[str, _Person]
    names: Mapping[Parts, Sequence[tuple[str, int]]]
    """By name: whose it is and how much of the whole name it is."""
    longest: Mapping[str, int]
    """By first part: how many parts the longest name has that begins with it."""


def index(declared: Iterable[Speaker], text: set[str]) -> Index:
    """Prepare to look for people in a text with some words; a name that two of them share names neither.

    Names that do not stand there are left out: a register can have thousands.
    """
    people = {one.id: (_delegation if one.is_delegation else _person)(one) for one in declared}
    owners: defaultdict[Parts, dict[str, int]] = defaultdict(dict)
    for one in people.values():
        for name, kind in one.names.items():
            if text.issuperset(name[:-1]):
                owners[name][one.id] = kind
    names: defaultdict[Parts, list[tuple[str, int]]] = defaultdict(list)
    longest: Counter[str] = Counter()
    for name, owner in owners.items():
        best = min(owner.values())
        holders = [who for who, kind in owner.items() if kind == best]
        if len(holders) == 1 and (len(owner) == 1 or best == WHOLE):
            for last in _cases(name[-1]) if best != ADJECTIVE else (name[-1],):
                if last in text:
                    form = (*name[:-1], last)
                    names[form].append((holders[0], best))
                    longest[form[0]] = max(longest[form[0]], len(form))
    return Index(people, names, longest)


@lru_cache(maxsize=16384)
def _cases(word: str) -> Sequence[str]:
    """Return the last word of a name, and with the endings that other languages put behind it."""
    if len(word) < 5:  # noqa: PLR2004  (shorter ones would become other words)
        return (word,)
    return (word, *(word + ending for ending in _DATA["endings"].split()))


@lru_cache(maxsize=16384)
def _person(speaker: Speaker) -> _Person:
    """Prepare to look for a person; the same people speak in many summaries."""
    names: dict[Parts, int] = {}
    own: set[str] = set()
    surname = surnames(speaker)
    for name in (speaker.name, *speaker.aliases):
        for spelling in _spellings(name):
            whole = parts(spelling)
            own.update(whole)
            if len(whole) > 1:
                names[whole] = WHOLE
            elif whole:
                names.setdefault(whole, SURNAME)
    for name in surname:
        for spelling in _spellings(name):
            own.update(parts(spelling))
            names.setdefault(parts(spelling), SURNAME)
    of_surname = {part for name in surname for part in parts(name)}
    words = [parts(word) for word in speaker.name.split()]
    given = [word for word in words if word and not set(word) & of_surname and len(word[0]) > 1]
    for word in given:
        names.setdefault(word, GIVEN)
    for part in of_surname:
        if len(part) > 2 and part not in PARTICLES:  # noqa: PLR2004
            names.setdefault((part,), PART)
    names.pop((), None)
    return _Person(speaker.id, names, frozenset(own))


@lru_cache(maxsize=1024)
def _delegation(speaker: Speaker) -> _Person:
    """Prepare to look for a State or an organisation, which has no surname."""
    spellings = [s for name in (speaker.name, *speaker.aliases) for s in _spellings(name)]
    names = {parts(name): ADJECTIVE for name in speaker.adjectives}
    names |= {parts(name): WHOLE for name in spellings}
    names.pop((), None)  # of a word without a letter that can be compared
    own = frozenset(part for name in spellings for part in parts(name))
    return _Person(speaker.id, names, own, is_delegation=True)


def without_title(name: str) -> str:
    """Return a name without `Ms`, `Dr`, `Minister` and the like before it."""
    words = name.split()
    while len(words) > 1 and words[0].rstrip(".").lower() in TITLES | _OFFICES:
        words = words[1:]
    return " ".join(words)


def may_name(word: str, language: str) -> bool:
    """Say whether a word with a capital may be a part of a name, and is not another word."""
    return lexicon(language)[word] in "CH" or KEYS[word] in _EVERYDAY


def words(text: str) -> set[str]:
    """Return the words of a text in lower case without diacritics, whatever script stands between."""
    return words_of(tokenise([text]))


def words_of(tokens: Tokens) -> set[str]:
    """Return the words of a text that is cut."""
    return {part for word in set(tokens.words) for part in parts(word)}


def surnames(speaker: Speaker) -> tuple[str, ...]:
    """Return the surname of a person, and the shorter forms of it that people use.

    The surname is what stands before the comma of `sort_name`; without one, the last word with
    the particles before it. A delegation has none, and is called by its name.
    """
    if speaker.is_delegation:
        return (speaker.name,)
    if speaker.sort_name and "," in speaker.sort_name:
        whole = speaker.sort_name.split(",")[0].strip()
    else:
        words = speaker.name.split()
        start = len(words) - 1
        while start > 1 and words[start - 1].lower() in PARTICLES:
            start -= 1
        whole = " ".join(words[start:])
    words = whole.split()
    forms = [whole]
    while len(words) > 1 and words[0].lower() in PARTICLES:
        words = words[1:]
        forms.append(" ".join(words))
    # Of two surnames some people use the first alone, and some the last.
    forms += [words[-1], words[0]] if words else []
    forms += [
        form.split("’")[-1].split("'")[-1]
        for form in forms
        if form[1:2] in {"'", "’"} and form[0] in "dDlL"
    ]
    return tuple(dict.fromkeys(forms))


def _spellings(name: str) -> tuple[str, ...]:
    """Return a name as it is spelt with and without its diacritics, and in parts: `d'`, `Avila`."""
    if name.isascii() and "'" not in name:
        return (name,)
    parted = name.replace("'", " ").replace("’", " ")
    return tuple(dict.fromkeys((name, name.translate(_SPELT_OUT), parted)))


def find(text: Tagged, known: Index) -> list[Named]:
    """Return the declared people named in a text, in its order."""
    found: list[Named] = []
    taken = -1
    for place in compress(count(), map(known.longest.__contains__, text.keys)):
        one = _named(text, known, place) if place > taken else None
        if one and one.first > taken:
            taken = one.last
            found.append(one)
    return found


def _named(text: Tagged, known: Index, place: int) -> Named | None:
    words = text.tokens.words
    for who, kind, last in _that_begin(words, place, known, known.longest[text.keys[place]]):
        if all(word.islower() for word in words[place : last + 1]):
            continue
        around = _Around(words, text.classes, text.keys, known.people[who].own)
        if known.people[who].is_delegation:
            return around.delegation(who, place, last, kind)
        first, end = around.before(place), around.behind(last)
        if first is None or end is None:
            return None
        bare = first == place and end == last
        if bare and (kind != WHOLE and around.is_other(place, last, kind)):
            return None
        if kind == PART and bare and not around.titled(first):
            return None
        everyday = text.keys[place] in _EVERYDAY
        return Named(who, first, end, _owns(words[end]), kind == WHOLE or not bare, everyday)
    return None


def _owns(word: str) -> bool:
    return word.rstrip().endswith(("'s", "’s", "'", "’"))


def _that_begin(
    words: Sequence[str], place: int, known: Index, most: int
) -> Iterator[tuple[str, int, int]]:
    """Yield the names that begin at a token, the longest first: whose, how much, and the last token."""
    ends: list[tuple[Parts, int]] = []
    name: Parts = ()
    while len(name) < most and (here := parts(words[place])):
        name += here
        ends.append((name, place))
        place += 2 if words[place + 1].strip() in {"-", "."} else 1
    for name, last in reversed(ends):
        for who, kind in known.names.get(name, ()):
            yield who, kind, last


_FARTHEST = 30
"""A name begins at most so many tokens before one of its parts."""


class _Around(NamedTuple):
    """What stands around a name."""

    words: Sequence[str]
    classes: str
    keys: Sequence[str]
    own: frozenset[str]

    def before(self, first: int) -> int | None:  # noqa: PLR0911
        """Return where a name begins, given names, particles and initials included.

        `None` where the word before makes it the name of somebody else.
        """
        farthest = max(first - _FARTHEST, 0)
        while first > farthest:
            place = first - 1
            while self.words[place].strip() in {".", "-"} and place:
                place -= 1
            word, kind = self.words[place].strip(), self.classes[place]
            key = self.keys[place]
            dotted = place < first - 1
            if kind == "H":
                return first
            if key in self.own and not (dotted and len(key) > 2):  # noqa: PLR2004
                first = place
            elif len(key) == 1 and word.isupper() and (dotted or kind == "C"):
                if not any(part.startswith(key) for part in self.own):
                    return None if key != "m" else first
                first = place
            elif key in PARTICLES and not dotted and kind in "lCpod":
                if self.classes[place - 1 : place] != "C" or kind == "d":
                    return first
                return None
            elif kind == "C" and not dotted and not (word.isupper() and len(word) > 1):
                return first if any(part.startswith(key[:4]) for part in self.own) else None
            else:
                return first
        return first

    def behind(self, last: int) -> int | None:
        """Return where a name ends, given names behind it included; `None` for somebody else."""
        while not _owns(self.words[last]):
            place = last + 1
            word = self.words[place].strip()
            if self.keys[place] not in self.own or not word[:1].isupper():
                break
            last = place
        else:
            return last
        if word == "," or not word[:1].isupper():
            return last
        if self.keys[place] in _POSTNOMINALS:
            return place
        return None if self.classes[place] in "CRKJ1NLl" and len(word) > 1 else last

    def delegation(self, who: str, first: int, last: int, kind: int) -> Named | None:
        """Return a delegation with its article and its delegate: `the Estonian delegate`."""
        start, delegate = self.before(first), self._is_delegate(last + 1)
        end = last + 1 if delegate else self.behind(last)
        if start is None or end is None or (kind == ADJECTIVE and not delegate):
            return None
        start = self._article(start)
        if start > 1 and self.classes[start - 1] in "of7" and self._is_delegate(start - 2):
            start = self._article(start - 2)
        return Named(who, start, end, _owns(self.words[end]), whole=True, everyday=False)

    def _is_delegate(self, place: int) -> bool:
        return self.keys[place] in _DELEGATES

    def _article(self, first: int) -> int:
        """Return where a delegation begins, its article included."""
        return first - 1 if first and self.classes[first - 1] == "d" else first

    def is_other(self, first: int, last: int, kind: int) -> bool:
        """Say whether a single word stands there as the everyday word that it also is."""
        if kind == GIVEN and self.classes[first - 1 : first] in {"C", "U"} and first:
            return True
        if self.keys[first] not in _EVERYDAY:
            return False
        if self.words[first].strip().isupper():
            return False
        before = self.classes[first - 1] if first else "\n"
        behind = self.classes[last + 1]
        if before in "HRU":
            return False
        if behind in "#(":
            return True
        return before in "d.\nC#opq“" and behind not in "SEzmxAT,caZF:"

    def titled(self, first: int) -> bool:
        """Say whether a title stands before a name."""
        return first > 0 and self.classes[first - 1] in "HR"

"""Find the declared people of a summary in its prose, whatever their diacritics and endings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from onrecord.model import Speaker
from onrecord.text.folding import Folded, ascii_lower, spelt_out

PARTICLES = frozenset(
    "de da do dos das du des del della di la le el al bin ibn ben van von der den ter ten zu zur af"
    " av st san".split()
)
"""Small words that belong to a surname."""

TITLES = (
    r"(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Ambassador|Amb|H\.E|Minister|Judge"
    r"|Commissioner|General|Colonel|President|Chair|Chairman|Chairwoman|Director|Moderator|Consul|Madame?|Mme"
    r"|Monsieur|Herr|Frau|Senora?|Signora?|Captain|Major|Admiral|Senator|Deputy|Justice|Rapporteur)"
)

_ELIDED = re.compile(r"^(?:d|l|dell|dall)['’](?=\w)", re.IGNORECASE)
"""A particle that is one word with the surname: `d'Aubrevais`."""

# Words with a capital that may stand before a surname without being a given name, besides titles.
_BEFORE = frozenset(
    (
        "Diplomat Engineer Economist Analyst Scholar Academic Author Jurist Keynote Discussant But And"
        " Yet For As According While When Whereas However Then Here There Both Like Unlike Asked After"
        " Before Because Since So Thus Nor Or If Although Though With Where What Which Why How That"
        " Panellist Panelist Speaker Speakers Expert Experts Host Envoy Representative Delegate Counsel"
        " Researcher Lawyer Moderating Citing Quoting Only Even Later Also Still Finally First Second Next"
        " Again Earlier Meanwhile Similarly Likewise Responding Replying Echoing Thanking Said Says Noted"
        " Added Asks To From In On By Did Does Has Had Was Is Would Will Can Could May Might Should Once"
        " Until Joining Agreeing Answering Praising Neither None Perhaps Maybe Such Some Any Between Among"
        " Beyond Against About Instead Indeed Afterwards Together Today Tomorrow Yesterday Ever Never Just"
        " Now Quite Rather Very Hence Therefore Seconding Contradicting Recalling Correcting Interrupting"
        " Introducing Welcoming Following Supporting Colleagues Colleague Participants Secretary Not"
    ).split()
)

# Surnames that are everyday words count where neither a number nor a capital stands by.
EVERYDAY = frozenset(
    "day may march april june august king law page parliament prime state summer hope long young white"
    " black brown green stone wood hill field rose grace rich good strong wise".split()
)

_ENDINGS = r"(?:'s|'(?!\w)|(?<=\w{5})(?:s|a|u|om|em|ovi|in)(?!\w))?"
"""The English possessive, and case endings of other languages behind a surname of some length."""


@dataclass(frozen=True)
class Name:
    """A declared person named in a text, in characters from its start."""

    speaker: str
    start: int
    end: int
    possessive: bool


def surnames(speaker: Speaker) -> tuple[str, ...]:
    """Return the surname of a person, and the shorter forms of it that people use.

    The surname is what stands before the comma of `sort_name`; without one, the last word with
    the particles before it.
    """
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
    forms += [words[-1], words[0]]
    return tuple(dict.fromkeys([*forms, *(_ELIDED.sub("", form) for form in forms)]))


@dataclass(frozen=True)
class Person:
    """The names of one person, ready to be looked for."""

    id: str
    whole: frozenset[str]
    """Whole names, in lower case without diacritics; the other forms are surnames."""
    short: frozenset[str]
    given: frozenset[str]
    """The words of all names."""
    last: frozenset[str]
    """The last words of all forms: a text without one of them does not name the person."""

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """What finds the person in a text in lower case with straight apostrophes."""
        longest = sorted(self.whole | self.short, key=lambda name: (-len(name), name))
        choices = "|".join(map(_anyhow, longest))
        return re.compile(rf"(?<![\w-])(?P<name>{choices})(?P<ending>{_ENDINGS})(?![\w])")

    @property
    def given_names(self) -> frozenset[str]:
        """The words of the names that are not part of a surname."""
        return self.given - {word for form in self.short for word in form.split()}


@dataclass(frozen=True)
class Pattern:
    """The names of the declared people, ready to be looked for."""

    people: tuple[Person, ...]
    shared: frozenset[str]
    """Surnames that two of them have, which name neither."""

    def of(self, speaker: str) -> Person:
        """Return the person with an id."""
        return next(one for one in self.people if one.id == speaker)


@lru_cache(maxsize=16384)
def person(speaker: Speaker) -> Person:
    """Prepare to look for a person; the same people speak in many summaries."""
    names = [key for name in (speaker.name, *speaker.aliases) for key in _keys(name)]
    whole = frozenset(name for name in names if " " in name)
    shorter = {key for form in surnames(speaker) for key in _keys(form)}
    short = frozenset(shorter | set(names) - whole)
    words = (word.rstrip(".") for name in names for word in name.split())
    last = frozenset(name.split()[-1] for name in whole | short)
    return Person(speaker.id, whole, short, frozenset(words), last)


def pattern(declared: Iterable[Speaker]) -> Pattern:
    """Prepare to look for people; a surname that two of them share names neither."""
    people = tuple(person(speaker) for speaker in declared)
    counts = Counter(form for one in people for form in one.short)
    return Pattern(people, frozenset(form for form, count in counts.items() if count > 1))


def _anyhow(name: str) -> str:
    """Return a pattern for a name, with hyphens or spaces."""
    return re.escape(name).replace(r"\ ", r"(?:\s+|-)")


def _keys(name: str) -> tuple[str, ...]:
    """Return the keys of a name as it is spelt without diacritics: `Muller` and `Mueller`."""
    return tuple(dict.fromkeys((_key(name), _key(spelt_out(name)))))


def _key(name: str) -> str:
    """Return a name in lower case without diacritics, white space folded."""
    return " ".join(ascii_lower(name).replace("-", " ").split())


def find(folded: Folded, names: Pattern) -> Iterator[Name]:
    """Yield the declared people named in a text, in order; offsets are of the folded text."""
    # A folded text is ASCII but for punctuation, so its letters stay where they are.
    lower = folded.text.lower().replace("’", "'")
    found = [
        name
        for one in names.people
        if any(word in lower for word in one.last)
        for name in _named(folded.text, lower, one, names.shared)
    ]
    taken = 0
    for name in sorted(found, key=lambda name: (name.start, -name.end)):
        if name.start >= taken:
            taken = name.end
            yield name


def _named(text: str, lower: str, one: Person, shared: frozenset[str]) -> Iterator[Name]:
    """Yield the places where a person is named in a text, which is given in lower case too."""
    for match in one.expression.finditer(lower):
        key = _key(match["name"])
        capital = not text[match.start("name") : match.end("name")].islower()
        ambiguous = key in shared and key not in one.whole
        if ambiguous or not capital or _somebody_else(text, match, key, one):
            continue
        start = _with_given_names(text, match.start(), one.given)
        if start == match.start() and key in EVERYDAY and _everyday(text, match):
            continue
        end = _over_given_names(text, match.end(), one.given)
        yield Name(one.id, start, end, bool(match["ending"]))


_NEAR = 60
"""How many characters before a name are looked at."""

_COUNTED = re.compile(r"\s+(?:\d|[A-Z]|one\b|two\b|three\b)")
_ACTS = re.compile(
    r"\s+(?:\w+ed|said|says|spoke|speaks|thought|thinks|held|holds|found|finds|saw|sees|asks|argues|notes"
    r"|warns|adds|took|made|gave|put)\b|\s+and\s+[A-Z]|,\s+(?:who|moderating|speaking|chairing|for|of|from)\b|\s+(?:view|reading|point|argument|opinion)\b"
)
_DATED = re.compile(
    r"(?:^|[.!?][\"'”’)]*|[A-Z][\w'’]*|\b(?:[Tt]he|[Oo]n|[Tt]his|[Tt]hat|[Ee]very|\d+))$"
)


def _everyday(text: str, match: re.Match[str]) -> bool:
    """Say whether a surname stands there as the everyday word that it also is: `Day 1`."""
    if _COUNTED.match(text, match.end()):
        return True
    before = text[max(match.start() - _NEAR, 0) : match.start()].rstrip()
    return bool(_DATED.search(before)) and not _ACTS.match(text, match.end())


_GIVEN = re.compile(r"(?:\b(?P<word>H\.E|[A-Z][\w-]*|[a-z]{2,5})\.?)\s+$")
_GIVEN_BEHIND = re.compile(r"\s([A-Z][\w-]+)(?:(?<=\s[JS]r)\.)?")
_THING = re.compile(
    r"\s+(?:Institute|Foundation|Commission|Centre|Center|Street|Avenue|Doctrine|Report|Group|Law"
    r"|University|School|Prize|Award|Hall|Inc|Ltd|Jr|Sr)\b|-[A-Za-z]"
)
_CAPITALISED = re.compile(r"\s([A-Z][a-z]+)")
_WORD_BEFORE = re.compile(r"(?P<word>\b[A-Z][\w'’-]*)(?P<dot>\.?)\s+$")


def _with_given_names(text: str, start: int, words: frozenset[str]) -> int:
    """Move the start of a name back over given names, particles, initials and titles."""
    while match := _GIVEN.search(text[max(start - _NEAR, 0) : start]):
        word = match["word"].lower()
        initial = len(word) == 1 and any(name.startswith(word) for name in words)
        if not (word in words or initial or re.fullmatch(TITLES, match["word"])):
            break
        start -= len(match[0])
    return start


def _over_given_names(text: str, end: int, words: frozenset[str]) -> int:
    """Move the end of a name over given names behind it: `Huang Zhixiong`."""
    while (match := _GIVEN_BEHIND.match(text, end)) and match[1].lower() in words:
        end = match.end()
    return end


def _somebody_else(text: str, match: re.Match[str], key: str, one: Person) -> bool:
    """Say whether the words around a surname make it another person or thing."""
    thing = None if match["ending"] else _THING.match(text, match.end())
    if thing and thing[0].strip().lower() not in one.given:
        return True
    if key in one.whole:
        return False
    following = _CAPITALISED.match(text, match.end())
    if following and not match["ending"]:
        # `Schneider Electric`, `Anthony Miller`: the surname is part of another name.
        return following[1].lower() not in one.given | {"norm", "norms"}
    before = _WORD_BEFORE.search(text[max(match.start() - 40, 0) : match.start()])
    return before is not None and _is_another_name(before["word"], before["dot"], one.given)


def _is_another_name(word: str, dot: str, own: frozenset[str]) -> bool:
    """Say whether a capitalised word before a surname is the given name of somebody else."""
    plain = word in _BEFORE or word.endswith(("'s", "’s", "s'"))
    if plain or re.fullmatch(TITLES, word) or (word.isupper() and len(word) > 1):
        return False
    lower = word.lower()
    # An initial, a particle, a short form such as `Chris` belong to the person.
    own_word = lower in PARTICLES or any(name.startswith(lower[:4]) for name in own)
    # Behind a full stop begins another sentence.
    return not own_word and not (dot and len(lower) > 1)

"""Find people of the register whose names are nearly the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise
from typing import NamedTuple

from onrecord.model import Speaker
from onrecord.prose import PARTICLES
from onrecord.text.folding import words
from onrecord.text.similarity import alike

_STEM = 3
"""Two names are compared when a word of each begins with the same letters, this many."""
_SHOWN = 5
"""How many people are told of whose names are nearly that of one."""
_NEXT = 200
"""With how many of those behind it in the alphabet a name is compared, where more begin so."""
_TRIED = (0, _SHOWN, 20, _NEXT)
"""How many of those are tried before the others: the nearest mostly stand next to it."""


class Spelling(NamedTuple):
    """One name of a person, in lower case without diacritics."""

    text: str
    person: str
    """A speaker id."""
    words: tuple[str, ...]
    """Its words; an initial is a word of one letter."""
    given: tuple[str, ...]
    """Its words before the surname."""
    ordered: str
    """Its words in the order of the alphabet: surnames may come first."""
    initials: frozenset[str]
    """Those of its words that are initials."""


class Block:
    """Names that have something in common, in the order of the alphabet."""

    def __init__(self, spellings: Sequence[Spelling]) -> None:
        self.spellings = spellings
        self._texts = [one.text for one in spellings]
        self._ordered = [one.ordered for one in spellings]

    def near(self, one: Spelling, start: int = 0, end: int | None = None) -> list[Spelling]:
        """Return names of a part of the block that differ from one by a few letters, or by the order of words."""
        texts, ordered = self._texts[start:end], self._ordered[start:end]
        near = alike(one.text, texts)
        if one.ordered != one.text or ordered != texts:
            near |= alike(one.ordered, ordered)
        found = [self.spellings[start + at] for at in sorted(near)]
        return [
            other
            for other in found
            if one.initials == other.initials or not _contradict(one, other)
        ]


class Given:
    """Some names, prepared to be asked which of them others give as initials, or write out.

    Sets of names are numbers, with a bit for each: comparing names one by one is too slow.
    """

    def __init__(self, spellings: Sequence[Spelling]) -> None:
        self._spellings = spellings
        self._written: defaultdict[tuple[int, str], int] = defaultdict(int)
        """By a place before the surname, and what stands there: a word, or an initial."""
        self._begun: defaultdict[tuple[int, str], int] = defaultdict(int)
        """By a place before the surname, and the first letter of what stands there."""
        self._longer = [0] * max((len(one.given) for one in spellings), default=0)
        """By a place before the surname: names that have a word there."""
        for number, one in enumerate(spellings):
            for at, word in enumerate(one.given):
                self._written[at, word] |= 1 << number
                self._begun[at, word[0]] |= 1 << number
                self._longer[at] |= 1 << number

    def of(self, name: Spelling) -> Iterator[Spelling]:
        """Yield names of which each word before the surname is that of a name, or the initial of either."""
        found = self._longer[0] if name.given and self._longer else 0
        for at, word in enumerate(name.given[: len(self._longer)]):
            same = self._written.get((at, word), 0) | self._written.get((at, word[0]), 0)
            same = self._begun.get((at, word), 0) if len(word) == 1 else same
            found &= same | ~self._longer[at]
        while found:
            first = found & -found
            yield self._spellings[first.bit_length() - 1]
            found ^= first


def near_namesakes(speakers: Mapping[str, Speaker]) -> Iterator[tuple[Speaker, Speaker]]:
    """Yield each two people whose names are nearly the same, sorted by their ids."""
    for first, second in sorted(near_pairs(speakers)):
        yield speakers[first], speakers[second]


def near_pairs(speakers: Mapping[str, Speaker]) -> set[tuple[str, str]]:
    """Return the ids of each two people whose names are nearly the same, the smaller id first.

    Names are nearly the same when a few letters or the order of the words make the difference,
    or when one gives as initials what the other writes out. Delegations are left out: Iran and Iraq
    are two.
    """
    spellings = _spellings(speakers.values())
    found = chain(_with_other_letters(spellings), _with_initials(spellings))
    pairs = {(a, b) if a < b else (b, a) for a, b in found if a != b}
    for one in speakers.values():
        for other in one.not_same_as:
            pairs -= {(one.id, other), (other, one.id)}
    return pairs


class Namesakes:
    """The people of a register, prepared to be asked for namesakes of many who are not in it."""

    def __init__(self, speakers: Iterable[Speaker]) -> None:
        spellings = _spellings(speakers)
        self._by_stem = {key: Block(names) for key, names in _groups(spellings, _stems)}
        self._by_surname = {key: Given(names) for key, names in _groups(spellings, _surname)}

    def of(self, new: Speaker) -> frozenset[str]:
        """Return the ids of people whose names are nearly that of somebody new."""
        found: set[str] = set()
        for one in _spellings((new,)):
            blocks = (self._by_stem[stem] for stem in _stems(one) if stem in self._by_stem)
            found.update(other.person for block in blocks for other in block.near(one))
            found.update(
                other.person
                for surname in _surname(one) & self._by_surname.keys()
                for other in self._by_surname[surname].of(one)
                if _has_initials(one) or _has_initials(other)
            )
        return frozenset(found)


def _spellings(speakers: Iterable[Speaker]) -> list[Spelling]:
    return sorted(
        spelling(name, speaker.id)
        for speaker in speakers
        if not speaker.is_delegation
        for name in {speaker.name, *speaker.aliases}
    )


def spelling(name: str, person: str) -> Spelling:
    """Return a name of somebody, prepared to be compared."""
    parts = tuple(words(name))
    initials = frozenset(word for word in parts if len(word) == 1)
    return Spelling(" ".join(parts), person, parts, parts[:-1], " ".join(sorted(parts)), initials)


def _with_other_letters(spellings: Iterable[Spelling]) -> Iterator[tuple[str, str]]:
    """Yield the ids of people of whom a name differs by a few letters, or by the order of words."""
    for block in (Block(names) for _, names in _groups(spellings, _stems)):
        for place, one in enumerate(block.spellings, start=1):
            near: list[Spelling] = []
            for start, end in pairwise(_TRIED):
                if len(near) < _SHOWN:
                    near += block.near(one, place + start, place + end)
            for other in near[:_SHOWN]:
                yield one.person, other.person


def _with_initials(spellings: Sequence[Spelling]) -> Iterator[tuple[str, str]]:
    """Yield the ids of people of whom one gives as initials what the other writes out: `J. Weaver`."""
    shortened = {key for one in spellings if _has_initials(one) for key in _surname(one)}
    for _, names in _groups(spellings, lambda one: _surname(one) & shortened):
        given = Given(names[:_NEXT])
        for short in filter(_has_initials, names):
            yield from ((short.person, other.person) for other in islice(given.of(short), _SHOWN))


def _surname(spelling: Spelling) -> set[str]:
    """Return the last word of a name and the first letter of all."""
    return {f"{spelling.words[-1]} {spelling.text[0]}"} if spelling.text else set()


def _groups(
    spellings: Iterable[Spelling], keys: Callable[[Spelling], set[str]]
) -> Iterable[tuple[str, Sequence[Spelling]]]:
    """Group names that have a key in common: comparing each with all others is too slow."""
    groups: defaultdict[str, list[Spelling]] = defaultdict(list)
    for spelling in spellings:
        for key in keys(spelling):
            groups[key].append(spelling)
    return groups.items()


def _stems(spelling: Spelling) -> set[str]:
    """Return how the words of a name begin, but for particles and initials."""
    return {word[:_STEM] for word in spelling.words if word not in PARTICLES and len(word) > 1}


def _has_initials(name: Spelling) -> bool:
    return any(len(word) == 1 for word in name.given)


def _contradict(one: Spelling, other: Spelling) -> bool:
    """Say whether initials tell two names apart that are otherwise alike: `J. Weaver`, `P. Weaver`."""
    alone = sorted(set(one.words) - set(other.words))
    left = sorted(set(other.words) - set(one.words))
    pairs = zip(alone, left, strict=False)
    return any(a[0] != b[0] for a, b in pairs if 1 in {len(a), len(b)})

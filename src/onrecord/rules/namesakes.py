"""Find people of the register whose names are nearly the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice

from onrecord.model import Speaker
from onrecord.prose import PARTICLES
from onrecord.text.folding import words
from onrecord.text.similarity import alike

_STEM = 3
"""Two names are compared when a word of each begins with the same letters, this many."""
_NEXT = 200
"""With how many of those behind it in the alphabet a name is compared, where more begin so."""
_FIRST = 20
"""How many of those are tried first."""
_SHOWN = 5
"""How many people are told of whose names are nearly that of one."""


@dataclass(frozen=True, order=True)
class Spelling:
    """One name of a person, in lower case without diacritics."""

    text: str
    person: str
    """A speaker id."""

    @cached_property
    def ordered(self) -> str:
        """Its words in the order of the alphabet: surnames may come first."""
        return " ".join(sorted(self.words))

    @cached_property
    def has_initials(self) -> bool:
        """Whether any of its words is an initial."""
        return any(len(word) == 1 for word in self.words)

    @cached_property
    def words(self) -> list[str]:
        """Its words; an initial is a word of one letter."""
        return self.text.split()


def near_namesakes(speakers: Mapping[str, Speaker]) -> Iterator[tuple[Speaker, Speaker]]:
    """Yield each two people whose names are nearly the same, sorted by their ids.

    Names are nearly the same when a few letters or the order of the words make the difference,
    or when one gives as initials what the other writes out. Delegations are left out: Iran and Iraq
    are two.
    """
    spellings = _spellings(speakers.values())
    found = chain(_with_other_letters(spellings), _with_initials(spellings))
    ids = ((one.person, other.person) for one, other in found)
    pairs = {(a, b) if a < b else (b, a) for a, b in ids if a != b}
    for first, second in sorted(pairs):
        one, other = speakers[first], speakers[second]
        if second not in one.not_same_as and first not in other.not_same_as:
            yield one, other


class Namesakes:
    """The people of a register, prepared to be asked for namesakes of many who are not in it."""

    def __init__(self, speakers: Iterable[Speaker]) -> None:
        spellings = _spellings(speakers)
        self._by_stem = _blocks(spellings, _stems)
        self._by_surname = _blocks(spellings, _surname)

    def of(self, new: Speaker) -> frozenset[str]:
        """Return the ids of people whose names are nearly that of somebody new."""
        found: set[str] = set()
        for one in _spellings((new,)):
            near = (_near(one, self._by_stem.get(stem, ())) for stem in _stems(one))
            found.update(other.person for other in chain.from_iterable(near))
            others = (self._by_surname.get(surname, ()) for surname in _surname(one))
            found.update(
                other.person
                for other in chain.from_iterable(others)
                if _abbreviates(one, other) or _abbreviates(other, one)
            )
        return frozenset(found)


def _spellings(speakers: Iterable[Speaker]) -> list[Spelling]:
    return sorted(
        Spelling(" ".join(words(name)), speaker.id)
        for speaker in speakers
        if not speaker.is_delegation
        for name in {speaker.name, *speaker.aliases}
    )


def _with_other_letters(spellings: Iterable[Spelling]) -> Iterator[tuple[Spelling, Spelling]]:
    for block in _blocks(spellings, _stems).values():
        for place, spelling in enumerate(block, start=1):
            # The nearest mostly stand next to it, and more than a few are not told.
            windows = ((place, place + _FIRST), (place + _FIRST, place + _NEXT))
            near = (_near(spelling, block[start:end]) for start, end in windows)
            own = islice(chain.from_iterable(near), _SHOWN)
            yield from ((spelling, other) for other in own)


def _near(spelling: Spelling, others: Sequence[Spelling]) -> Iterator[Spelling]:
    """Yield the names that differ from one by a few letters, or by the order of the words."""
    near = alike(spelling.text, [other.text for other in others])
    near |= alike(spelling.ordered, [other.ordered for other in others])
    for at in sorted(near):
        if not _contradict(spelling, others[at]):
            yield others[at]


def _with_initials(spellings: Iterable[Spelling]) -> Iterator[tuple[Spelling, Spelling]]:
    """Yield names of which one gives as initials what the other writes out: `J. Weaver`."""
    for block in _blocks(spellings, _surname).values():
        for short in block:
            if _has_initials(short):
                own = (other for other in block[:_NEXT] if _shortens(short, other))
                yield from ((short, other) for other in islice(own, _SHOWN))


def _surname(spelling: Spelling) -> set[str]:
    """Return the last word of a name and the first letter of all."""
    return {f"{spelling.words[-1]} {spelling.text[0]}"} if spelling.text else set()


def _blocks(
    spellings: Iterable[Spelling], keys: Callable[[Spelling], set[str]]
) -> Mapping[str, list[Spelling]]:
    """Group names that have a key in common: comparing each with all others is too slow."""
    blocks: dict[str, list[Spelling]] = defaultdict(list)
    for spelling in spellings:
        for key in keys(spelling):
            blocks[key].append(spelling)
    return blocks


def _stems(spelling: Spelling) -> set[str]:
    """Return how the words of a name begin, but for particles and initials."""
    return {word[:_STEM] for word in spelling.words if word not in PARTICLES and len(word) > 1}


def _has_initials(name: Spelling) -> bool:
    return any(len(word) == 1 for word in name.words[:-1])


def _abbreviates(short: Spelling, other: Spelling) -> bool:
    return _has_initials(short) and _shortens(short, other)


def _shortens(short: Spelling, other: Spelling) -> bool:
    """Say whether each word before the surname is the other's word or its initial."""
    pairs = list(zip(short.words[:-1], other.words[:-1], strict=False))
    return bool(pairs) and all(a == b or (a[0] == b[0] and 1 in {len(a), len(b)}) for a, b in pairs)


def _contradict(one: Spelling, other: Spelling) -> bool:
    """Say whether initials tell two names apart that are otherwise alike: `J. Weaver`, `P. Weaver`."""
    if not (one.has_initials or other.has_initials):
        return False
    alone = sorted(set(one.words) - set(other.words))
    left = sorted(set(other.words) - set(one.words))
    pairs = zip(alone, left, strict=False)
    return any(a[0] != b[0] for a, b in pairs if 1 in {len(a), len(b)})

"""Rules about the register: one person has one entry."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from anyascii import anyascii

from onrecord.body.names import PARTICLES
from onrecord.codes import Code
from onrecord.diagnostics import Diagnostic, Severity
from onrecord.model import Corpus, Index, Speaker
from onrecord.sources.schema import alike

_STEM = 3
"""Two names are compared when a word of each begins with the same letters, this many."""


@dataclass(frozen=True, order=True)
class Spelling:
    """One name of a person, in lower case without diacritics."""

    text: str
    person: str
    """A speaker id."""

    @property
    def words(self) -> list[str]:
        """Its words; an initial is a word of one letter."""
        return self.text.split()


def people_are_distinct(corpus: Corpus, _: Index) -> Iterator[Diagnostic]:
    """Let no two entries of the register look like one person, unless `not_same_as` says so."""
    if corpus.register is None:
        return
    for pair in near_namesakes(corpus.speakers):
        register = corpus.register
        one, other = sorted(pair, key=lambda person: register.key(person.id).start)
        yield Diagnostic(
            Code.SAME_PERSON,
            f"`{other.id}` ({other.name}) and `{one.id}` ({one.name}) may be one person.",
            register.key(other.id),
            f"If they are, keep one entry and put the other name into its `aliases`. If not, "
            f"write `not_same_as: [{one.id}]` below `{other.id}`.",
            Severity.WARNING,
        )


def near_namesakes(speakers: Mapping[str, Speaker]) -> Iterator[tuple[Speaker, Speaker]]:
    """Yield each two people whose names are nearly the same, sorted by their ids.

    Names are nearly the same when a few letters or the order of the words make the difference,
    or when one gives as initials what the other writes out.
    """
    pairs: set[tuple[str, str]] = set()
    for spellings in _blocks(speakers).values():
        texts = [spelling.text for spelling in spellings]
        for place, spelling in enumerate(spellings):
            rest = texts[place + 1 :]
            near = {spellings[place + 1 + at] for at in alike(spelling.text, rest)}
            near |= {other for other in spellings[place + 1 :] if _initials(spelling, other)}
            for other in near:
                if not _contradict(spelling, other):
                    first, second = sorted((spelling.person, other.person))
                    pairs.add((first, second))
    for first, second in sorted(pairs):
        told_apart = {*speakers[first].not_same_as, *speakers[second].not_same_as}
        if first != second and not {first, second} & told_apart:
            yield speakers[first], speakers[second]


def _blocks(speakers: Mapping[str, Speaker]) -> Mapping[str, list[Spelling]]:
    """Group names by the beginnings of their words: comparing each with all others is too slow."""
    spellings = {
        Spelling(" ".join(_words(name)), speaker.id)
        for speaker in speakers.values()
        for name in (speaker.name, *speaker.aliases)
    }
    blocks: dict[str, list[Spelling]] = defaultdict(list)
    for spelling in sorted(spellings):
        stems = {word[:_STEM] for word in spelling.words if word not in PARTICLES}
        for stem in stems:
            if len(stem) > 1:
                blocks[stem].append(spelling)
    return blocks


def _words(name: str) -> list[str]:
    """Return the words of a name in lower case without diacritics."""
    return re.findall(r"[a-z0-9]+", anyascii(name).lower())


def _initials(one: Spelling, other: Spelling) -> bool:
    """Say whether one name gives as initials what the other writes out: `J. Weaver`."""
    mine, theirs = one.words, other.words
    if len(mine) != len(theirs) or mine[-1] != theirs[-1] or len(mine[-1]) == 1:
        return False
    return all(
        a == b or (a[0] == b[0] and 1 in {len(a), len(b)})
        for a, b in zip(mine[:-1], theirs[:-1], strict=True)
    )


def _contradict(one: Spelling, other: Spelling) -> bool:
    """Say whether initials tell two names apart that are otherwise alike: `J. Weaver`, `P. Weaver`."""
    mine, theirs = sorted(one.words), sorted(other.words)
    if not any(len(word) == 1 for word in (*mine, *theirs)):
        return False
    alone = [word for word in mine if word not in theirs]
    left = [word for word in theirs if word not in mine]
    pairs = zip(alone, left, strict=False)
    return any(a[0] != b[0] for a, b in pairs if 1 in {len(a), len(b)})

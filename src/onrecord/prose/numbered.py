"""Find the norms that a text names by their number, and the words that only seem to.

A reference is a head and a number or several (`principle 5`, `principles 5, 7 and 9`), or an ordinal
before a head (`the fifth principle`). Others number their principles too: it counts where the
framework is named beside it (`principle 5 of the Paris Call`), or where the text is known to speak of
that framework and nothing beside it names another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from onrecord.model import Framework
from onrecord.prose.lexicon import CLASSES, Language, words_of_references
from onrecord.prose.tagging import Tagged
from onrecord.prose.tokens import tokenise
from onrecord.prose.values import Cited, Question

_NUMBER = r"(?:wf|f)*\.?\"?\(?[#n]\)?"
_JOIN = r'"?(?:[,j]+|[r-])'
_MORE = rf'-#|(?:{_JOIN}\(?#\)?)+(?=[.,)(\n"ogv]|\Z)'
"""Numbers behind one in the singular, `principle 5 and 7`; not `principle 5 and 7 others`."""
_REFERENCE = re.compile(
    rf"M{_NUMBER}(?:{_JOIN}[NM]?{_NUMBER})*|N{_NUMBER}(?:{_MORE})?|(?P<ordinal>d(?:[,j]+d)*)[NM]"
)
_SIGN = re.compile("[#nd]")
_NAMED_BEFORE = re.compile(r'g[,("]{0,2}\Z')
_NAMED_BEHIND = re.compile(r'[",)]{0,2}(?:o[^.,()\n]{0,3}?g|\(g)')
_OF = re.compile(r'[",)]{0,2}o')
_OTHERS = frozenset("OXxD")
_SMALL = frozenset(
    CLASSES[name]
    for name in "the some his of by for to in after from including and but if that according".split()
)
"""What may stand before a reference at the beginning of a sentence: `Under Principle 5`."""
_VERBS = frozenset(CLASSES[name] for name in ("be", "have", "would", "do", "will"))
_DIGITS = 3
"""A longer number is that of no norm, and may be too long to be read."""
_FAR = 4
"""How many tokens behind `of` may name another document."""


class _Signs(dict[str, str]):
    """By token as written: its class in references to the norms of a framework."""

    def __init__(self, language: Language, framework: Framework) -> None:
        super().__init__()
        self._signs, self._words = words_of_references(language, framework)
        self.numbers = language.numbers
        self.ordinals = language.ordinals

    def __missing__(self, token: str) -> str:
        """Find the class of a token that was not met before."""
        return self.setdefault(token, self._class(token.strip() or token))

    def _class(self, word: str) -> str:
        lower = _plain(word)
        if word in self._signs:
            return self._signs[word]
        if lower.isdecimal() and len(lower) <= _DIGITS:
            return "#"
        if lower in self._words:
            return self._words[lower]
        if self.numbers.get(lower, 1) > 1:  # `one` may be anything
            return "n"
        return "d" if lower in self.ordinals else "w"


@lru_cache(maxsize=8)
def _signs(code: str, framework: Framework) -> _Signs:
    return _Signs(Language.of(code), framework)


@lru_cache(maxsize=8)
def _names(code: str, framework: Framework) -> tuple[tuple[str, ...], ...]:
    """Return the names of a framework, each as its words; the longest first."""
    naming = framework.named(code)
    texts = naming.names if naming else ()
    elided = Language.of(code).elided
    found = [tuple(map(_plain, tokenise([name], elided).words[:-1])) for name in texts]
    return tuple(sorted(found, key=len, reverse=True))


def _plain(word: str) -> str:
    lower = word.strip().lower().replace("’", "'")
    return lower.removesuffix("'s").removesuffix("'") or lower


def find(
    text: Tagged, language: str, framework: Framework, *, known: bool
) -> Iterator[Cited | Question]:
    """Yield the norms of a framework that a text names and the questions it raises.

    `known` says whether the text is known to speak of these norms.
    """
    signs = _signs(language, framework)
    return _Reader(text, signs, framework, _names(language, framework), known=known).find()


class _Reader:
    """Finds the references in the tokens of a document."""

    def __init__(
        self,
        text: Tagged,
        signs: _Signs,
        framework: Framework,
        names: tuple[tuple[str, ...], ...],
        *,
        known: bool,
    ) -> None:
        self.words, self.classes = text.tokens.words, text.classes
        self.signs, self.framework, self.known = signs, framework, known
        found = zip(map(signs.__getitem__, self.words), self.classes, strict=True)
        self.text = "".join("v" if tag in _VERBS else sign for sign, tag in found)
        self._mark(names)
        self.told = self.text.find("g")

    def _mark(self, names: tuple[tuple[str, ...], ...]) -> None:
        """Give all words of a name of the framework its class."""
        plain = [_plain(word) for word in self.words]
        marked = list(self.text)
        for name in names:
            for start, word in enumerate(plain):
                if word == name[0] and tuple(plain[start : start + len(name)]) == name:
                    marked[start : start + len(name)] = "g" * len(name)
        self.text = "".join(marked)

    def find(self) -> Iterator[Cited | Question]:
        """Yield the norms that are named and the questions they raise, in the order of the text."""
        for match in _REFERENCE.finditer(self.text):
            named = self._is_named(match.start(), match.end())
            if named or (not match["ordinal"] and self._is_meant(match.start(), match.end())):
                yield from self._norms(match, named=named)

    def _is_named(self, start: int, end: int) -> bool:
        """Say whether the framework is named beside a reference."""
        before = _NAMED_BEFORE.search(self.text, max(start - 3, 0), start)
        return bool(before or _NAMED_BEHIND.match(self.text, end))

    def _is_meant(self, start: int, end: int) -> bool:
        """Say whether a reference beside which nothing is named can be to this framework."""
        stop = self.classes.find(".", end)
        told = 0 <= self.told < (stop if stop >= 0 else len(self.text))
        return (self.known or told) and not self._is_of_others(start, end)

    def _is_of_others(self, start: int, end: int) -> bool:
        """Say whether something else is named beside a reference: `Guiding Principle 5`."""
        if self.text[start - 1 : start] in _OTHERS:
            return True
        before = self.classes[start - 1 : start]
        if before and before not in _SMALL and self.words[start - 1][:1].isupper():
            return True
        of = _OF.match(self.text, end)
        behind = range(of.end(), min(of.end() + _FAR, len(self.text))) if of else ()
        for place in behind:
            if self.classes[place] in ".,;()\n":
                break
            if self.text[place] in _OTHERS or self.words[place][:1].isupper():
                return True
        return False

    def _norms(self, match: re.Match[str], *, named: bool) -> Iterator[Cited | Question]:
        places = [one.start() for one in _SIGN.finditer(self.text, match.start(), match.end())]
        numbers = [self._number(place) for place in places]
        if any(map(self._is_part, places)):
            return
        previous, first = 0, match.start()
        each = self.framework.each
        between = [self.text[a:b] for a, b in pairwise(places)]
        ranged = [False, *(bool(re.search("[r-]", classes)) for classes in between)]
        if [*zip(numbers, ranged, strict=True)] == [(int(each[0]), False), (int(each[-1]), True)]:
            return  # `principles 1 to 9` names the set, not each of its norms.
        for place, number, is_end in zip(places, numbers, ranged, strict=True):
            last = match.end() - 1 if place == places[-1] else place
            if str(number) not in each:
                if named:
                    yield Question(first, last, self.framework, str(number))
            else:
                for inner in range(previous + 1, number) if is_end and previous else ():
                    yield Cited(
                        self.framework.norm(str(inner)), first, last, shown=False, sure=named
                    )
                yield Cited(self.framework.norm(str(number)), first, last, sure=named)
                previous = number
            first = place + 1
            while first < match.end() and self.text[first] in '),jr-"':
                first += 1

    def _number(self, place: int) -> int:
        word = _plain(self.words[place])
        return (
            int(word)
            if word.isdecimal()
            else self.signs.numbers.get(word) or self.signs.ordinals[word]
        )

    def _is_part(self, place: int) -> bool:
        """Say whether a number is part of a longer one: `principle 5.2`."""
        behind = self.words[place + 1 : place + 3]
        glued = self.words[place][-1:] != " " and behind[0] == "."
        return glued and behind[1][:1].isdigit()

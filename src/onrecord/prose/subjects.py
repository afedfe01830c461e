"""Find words that point to the subject of a norm: phrases of the catalogue, in any inflection."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from onrecord.model import Norm
from onrecord.prose.lexicon import inflected, small_words
from onrecord.text.folding import ascii_lower

GAP = 12
"""How many words may stand in the place of `…`."""

_SMALL = 3
"""How many small words may stand between two words of a phrase."""

_TOKEN = re.compile(r"[^\W_]+|[.,:;!?()–—]")
_WORD = re.compile(r"…|[^\W_]+(?:['’/][^\W_]+)*")
_ELIDED = re.compile(r"^[^\W_]['’]")
_LETTER = re.compile(r"[^\W\d_]")
"""What is left of `l'` and `'s`."""

_STOP = frozenset(".;!?")


@dataclass(frozen=True)
class Subject:
    """Words of a text that point to the subject of a norm, in characters."""

    norm: str
    start: int
    end: int


@dataclass(frozen=True)
class _Step:
    """A word of a phrase."""

    forms: AbstractSet[str]
    """As it may be written, folded."""
    far: bool
    """Whether other words may stand before it."""


@dataclass(frozen=True)
class _Phrase:
    norm: str
    topics: AbstractSet[str]
    """The topics of which a summary must have one; empty where it need not."""
    rest: Sequence[_Step]
    """Behind the first word."""


class Subjects:
    """The subjects of the norms of a catalogue, ready to be looked for in texts."""

    def __init__(self, norms: Iterable[Norm]) -> None:
        self._norms = tuple(norms)
        self._by_language: dict[str, Mapping[str, Sequence[_Phrase]]] = {}

    def find(
        self,
        text: str,
        language: str,
        topics: AbstractSet[str] = frozenset(),
        taken: Sequence[tuple[int, int]] = (),
    ) -> Iterator[Subject]:
        """Yield the fewest words that point to each norm, in the order of the text.

        `topics` are those of the whole document; no word counts that stands in `taken`.
        """
        if language not in self._by_language:
            self._by_language[language] = _phrases(self._norms, language)
        found: dict[str, Subject] = {}
        for one in _matches(text, self._by_language[language], small_words(language), topics):
            known = found.get(one.norm)
            shorter = known is None or one.end - one.start < known.end - known.start
            if shorter and not any(a < one.end and one.start < b for a, b in taken):
                found[one.norm] = one
        yield from sorted(found.values(), key=lambda one: (one.start, one.norm))


def _matches(
    text: str,
    phrases: Mapping[str, Sequence[_Phrase]],
    small: AbstractSet[str],
    topics: AbstractSet[str],
) -> Iterator[Subject]:
    """Yield the words of a text that fit a phrase."""
    ascii_only = text.isascii()
    words = _TOKEN.findall(text.lower() if ascii_only else text)
    words = words if ascii_only else list(map(ascii_lower, words))
    if phrases.keys().isdisjoint(words):
        return
    places: list[tuple[int, int]] = []
    for place, word in enumerate(words):
        for phrase in phrases.get(word, ()):
            if not phrase.topics or not phrase.topics.isdisjoint(topics):
                last = _last(words, place, phrase.rest, small)
                if last is not None:
                    places = places or [found.span() for found in _TOKEN.finditer(text)]
                    yield Subject(phrase.norm, places[place][0], places[last][1])


def _last(
    words: Sequence[str], place: int, rest: Sequence[_Step], small: AbstractSet[str]
) -> int | None:
    """Return the place of the last word of a phrase whose first stands at a place."""
    for step in rest:
        end = place + 2 + (GAP if step.far else _SMALL)
        for at, word in enumerate(words[place + 1 : end], place + 1):
            if word in step.forms:
                place = at
                break
            if word in _STOP or not (step.far or word in small or _LETTER.fullmatch(word)):
                return None
        else:
            return None
    return place


def _phrases(norms: Iterable[Norm], language: str) -> Mapping[str, Sequence[_Phrase]]:
    """Return the phrases by each form of their first word."""
    found: defaultdict[str, list[_Phrase]] = defaultdict(list)
    for norm in norms:
        names = (name for name in norm.aliases if " " in name)
        anywhere = ((phrase, frozenset[str]()) for phrase in (*norm.phrases, *names))
        on_topic = ((words, frozenset(norm.topics)) for words in norm.words if norm.topics)
        for phrase, topics in (*anywhere, *on_topic):
            steps = _steps(phrase, language)
            for form in steps[0].forms if steps else ():
                found[form].append(_Phrase(norm.id, topics, steps[1:]))
    return found


@cache  # a check after the other, or a preview, has the same catalogue
def _steps(phrase: str, language: str) -> tuple[_Step, ...]:
    steps: list[_Step] = []
    far = False
    for word in _WORD.findall(phrase):
        if word != "…":
            whole = (_ELIDED.sub("", one) for one in word.split("/"))
            forms = frozenset().union(*(inflected(one, language) for one in whole))
            steps.append(_Step(forms, far))
        far = word == "…"
    return tuple(steps)

"""In which language a text is, by its script and its small words; nothing where that is not certain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from onrecord.authoring.vocabulary import data

_DATA = data("languages")
_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split()) for language, words in _DATA["words"].items()
}
_SCRIPTS = {
    language: (re.compile(f"[{letters}]"), re.compile(shows))
    for language, (letters, shows) in _DATA["scripts"].items()
}
_LACKS = {language: set(lacks) for language, (_, lacks) in _DATA["letters"].items()}

_LEAST = 3
"""So many small words of a language are needed to tell it, and as many different ones."""
_RARE = 0.02
"""So much of the letters of a text are letters that only its language has."""
_PART = 0.08
"""So much of all words."""
_TELLING, _CLEARLY = 2, 2.5
"""So many of them have to be none of a neighbour, and so much more frequent than those of the neighbour alone."""
_SHARE, _MOST = 0.2, 0.5
"""So much of the letters of a text have to be of a script; and so much where the rest is in another language."""
_LOOKED_AT = 50_000
"""How many characters of a text are looked at."""


def language_of(text: str) -> str:
    """Return the language of a text as a code such as `fr`; empty where it is not certain."""
    text = text[:_LOOKED_AT].lower()
    letters = sum(map(str.isalpha, text))
    by_words = _by_words(text)
    for language, (script, shows) in _SCRIPTS.items():
        share = len(script.findall(text)) / max(letters, 1)
        if share > _SHARE:
            return language if (share > _MOST or not by_words) and shows.search(text) else ""
    for language, (has, lacks) in _DATA["letters"].items():
        if not set(lacks) & set(text) and sum(map(text.count, has)) > _RARE * letters > 0:
            return str(language)
    return by_words


def disagrees(declared: str, text: str) -> bool:
    """Say whether a text is in another language than the one that is declared, or seems to be."""
    if found := language_of(text):
        return found != declared
    counts = _counts(text[:_LOOKED_AT].lower())
    best = _most_frequent(counts)
    return declared in _WORDS and _hits(best, counts) >= _LEAST and _tells(best, declared, counts)


def _by_words(text: str) -> str:
    """Return the language whose small words stand in a text; empty where it may be a neighbour of it."""
    counts = _counts(text)
    best = _most_frequent(counts)
    few = _hits(best, counts) < max(_LEAST, _PART * counts.total())
    alike = sum(word in counts for word in _WORDS[best]) < _LEAST
    if few or alike or _LACKS.get(best, set()) & set(text):
        return ""
    return best if all(_tells(best, other, counts) for other in _WORDS if other != best) else ""


def _counts(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]+", re.sub(r"https?://\S+", " ", text)))


def _hits(language: str, counts: Counter[str]) -> int:
    return sum(counts[word] for word in _WORDS[language])


def _most_frequent(counts: Counter[str]) -> str:
    return max(_WORDS, key=lambda language: _hits(language, counts))


def _tells(language: str, other: str, counts: Counter[str]) -> bool:
    """Say whether words that two languages do not share show that a text is in the first of them."""
    mine, theirs = _WORDS[language], _WORDS[other]
    here = sum(counts[word] for word in mine - theirs)
    there = sum(counts[word] for word in theirs - mine)
    return here >= max(_TELLING, _CLEARLY * there)

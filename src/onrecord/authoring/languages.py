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
_SCRIPTS = {language: re.compile(f"[{letters}]") for language, letters in _DATA["scripts"].items()}

_LEAST = 3
"""So many small words of a language are needed to tell it."""
_RARE = 0.02
"""So much of the letters of a text are letters that only its language has."""
_PART = 0.08
"""So much of all words."""
_CLEARLY = 1.5
"""How much more frequent they have to be than those of any other language."""
_SHARE = 0.2
"""So much of the letters of a text have to be of a script."""
_LOOKED_AT = 50_000
"""How many characters of a text are looked at."""


def language_of(text: str) -> str:
    """Return the language of a text as a code such as `fr`; empty where it is not certain."""
    text = text[:_LOOKED_AT].lower()
    letters = sum(map(str.isalpha, text))
    for language, script in _SCRIPTS.items():
        if letters and len(script.findall(text)) / letters > _SHARE:
            return str(language)
    for language, (has, lacks) in _DATA["letters"].items():
        if not set(lacks) & set(text) and sum(map(text.count, has)) > _RARE * letters > 0:
            return str(language)
    found = Counter(re.findall(r"[^\W\d_]+", re.sub(r"https?://\S+", " ", text)))
    hits = {language: sum(found[word] for word in words) for language, words in _WORDS.items()}
    best, second = sorted(hits, key=lambda language: -hits[language])[:2]
    few = hits[best] < max(_LEAST, _PART * found.total())
    if few or hits[best] < _CLEARLY * hits[second]:
        return ""
    return best


def disagrees(declared: str, text: str) -> bool:
    """Say whether a text is clearly in another language than the one that is declared."""
    found = language_of(text)
    return bool(found) and declared.split("-", maxsplit=1)[0] != found

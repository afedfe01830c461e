"""Give each token of a text its class, as the words next to it decide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

from onrecord.prose.lexicon import KEYS, Lexicon
from onrecord.prose.tokens import Tokens

GONE = "_"
"""The class of what is left out: the rest of a phrase, a full stop that ends nothing."""

_FIRST = re.compile(r"C(?<![^\n.“]C)")
_TOLD = re.compile(r"[.nx]")
_SUBJECTS = "shywCntejR8K"
"""Before what stands what an object is called by, if a verb is next: `comme le souligne`."""
_VERBS = re.compile(r"[SZAE4BQ%]")
_BEGINS, _FINITE, _HE = "\n.,;q", "SEAZ4", "h"
"""Where a word that points at somebody may stand alone, before what it does: `este respondió`."""
_IT, _NAMES = "j", "lN1JRK8L-#"
"""What the same word is where it means a thing, and what it belongs to there: `this proposed text`."""
_DONE = "ST3AE4"
"""The classes that a participle may have."""
_FAR_SURE = 4
"""How far from a form of `be` may stand what somebody is who says something."""
_PHRASE = (2, 3)
"""How many words a verb that is a phrase may have: `prendre la parole`."""
_FAR, _FAR_BEHIND_NAMES = 10, 24
"""How far behind a negation a verb may stand: `did not mention`, `neither Kaspar nor Droz mentioned`."""
_SKIPPED = "axz_CHcejDmF"
"""What may stand between a negation and its verb, and names."""
_BESIDE = ",odpKJ1l08R#y"
"""What may stand beside one of several names: `neither Kaspar of the lab, Droz nor …`, `none of the three …`."""
_NOUNS = "NJ1RK8Ll%#"
"""The classes of a name that is a word, too: `neither Judge nor Hope mentioned`."""


@dataclass(frozen=True)
class Tagged:
    """The tokens of a text with their classes and keys, one for each token."""

    tokens: Tokens
    classes: str
    keys: Sequence[str]


def tag(tokens: Tokens, words: Lexicon) -> Tagged:
    """Return the class of each token, and its key for look-ups."""
    classes = list(map(words.__getitem__, tokens.words))
    keys = list(map(KEYS.__getitem__, tokens.words))
    for match in _FIRST.finditer("".join(classes)):
        place = match.start()
        if classes[place + 1] not in words.names:
            kind = words[tokens.words[place].lower()]
            described = kind in _DONE and classes[place + 1] == "%"  # `Written comments`
            noun = described or (keys[place] in words.singular and classes[place + 1] not in _DONE)
            classes[place] = kind if kind in words.opening else "l" if noun else "C"
    phrases = words.phrases
    for place in compress(range(len(keys) - 1), map(phrases.__contains__, keys)):
        if behind := phrases[keys[place]].get(keys[place + 1]):
            _phrase(behind, keys, classes, place)
    _unsay(words, tokens, keys, classes)
    for match in _TOLD.finditer("".join(classes)):
        place, kind = match.start(), match[0]
        if kind == "n":
            _negate(words, tokens, keys, classes, place)
        elif kind == "x":
            _sure(words, keys, classes, place)
        elif not words.stops(tokens.words, classes, place):
            classes[place] = GONE if tokens.words[place][0] in ".…" else ","
    for match in _VERBS.finditer("".join(classes)):
        place = match.start()
        before = _before(words, keys, classes, place)
        classes[place] = _verb_or_noun(match[0], before, keys[place], words)
    return Tagged(tokens, "".join(classes), keys)


def _before(words: Lexicon, keys: Sequence[str], classes: list[str], place: int) -> str:
    before = _word(classes, place)
    if keys[before] in words.roles["pointing"]:
        alone = classes[before - 1] in _BEGINS and classes[place] in _FINITE
        classes[before] = _HE if alone else classes[before]
    if keys[before] in words.roles["demonstrative"] and classes[place] in "E4":
        alone = classes[before - 1] in _BEGINS and classes[place + 1] not in _NAMES
        classes[before] = _IT if alone else classes[before]
    if keys[before] in words.roles["object"]:
        subject = classes[_word(classes, before)]
        if subject in _SUBJECTS:
            classes[before] = GONE
            return subject
    return classes[before]


def _word(classes: Sequence[str], place: int) -> int:
    place -= 1
    while place >= 0 and classes[place] in "a_":
        place -= 1
    return place


def _phrase(
    phrases: Sequence[tuple[Sequence[str], str]],
    keys: Sequence[str],
    classes: list[str],
    place: int,
) -> None:
    for rest, kind in phrases:
        end = place + 2 + len(rest)
        if tuple(keys[place + 2 : end]) == rest:
            classes[place:end] = kind + GONE * (end - place - 1)
            return


def _unsay(words: Lexicon, tokens: Tokens, keys: Sequence[str], classes: list[str]) -> None:
    """Find the verbs of mentioning behind what is no negation by itself: `without mentioning`."""
    for place in compress(range(len(keys)), map(words.unsaying.__contains__, keys)):
        _negate(words, tokens, keys, classes, place)


def _negate(
    words: Lexicon, tokens: Tokens, keys: Sequence[str], classes: list[str], place: int
) -> None:
    """Make a verb of mentioning silent behind a negation: `did not mention`, `failed to mention`."""
    without = keys[place] in words.roles["without"]
    silent = [place] if keys[place] in words.roles["fails"] else []
    coordinates = keys[place] in words.roles["neither"] and (
        tokens.words[place + 1][0].isupper() or classes[place + 1] == "o"
    )
    skipped = _SKIPPED + (_BESIDE if coordinates else "r" if silent else "")
    far = _FAR_BEHIND_NAMES if coordinates else _FAR
    for verb in range(place + 1, min(place + far, len(keys))):
        if keys[verb] in words.roles["wishes"]:
            silent, skipped = [verb], skipped + "r"
        elif not (
            classes[verb] in skipped
            or (classes[verb] in _NOUNS and tokens.words[verb][0].isupper())
        ):
            phrases = (tuple(keys[verb : verb + length]) for length in _PHRASE)
            between = "".join(classes[place:verb])
            _, comma, last = between.rpartition(",")
            if comma and last and "c" not in last:
                return  # `Neither Spain nor Peru, Droz said, …`
            if keys[verb] in words.mention or any(some in words.mention for some in phrases):
                for one in (*silent, verb):
                    classes[one] = "2" if without else "Q" if classes[one] in "BNl%" else "Z"
                classes[place] = "n" if without else classes[place]
            return


def _sure(words: Lexicon, keys: Sequence[str], classes: list[str], place: int) -> None:
    """Find beside a form of `be` what somebody is who says something: `was, however, worried`."""
    if classes[place - 1] == "l" and () in words.sure.get(keys[place - 1], ()):
        classes[place - 1] = "W"
    for first in range(place + 1, min(place + _FAR_SURE, len(keys))):
        for rest in words.sure.get(keys[first], ()):
            end = first + 1 + len(rest)
            if tuple(keys[first + 1 : end]) == rest:
                classes[first:end] = "W" + GONE * len(rest)
                return
        if classes[first] not in "an":
            return


def _verb_or_noun(kind: str, before: str, key: str, words: Lexicon) -> str:
    """Return the class of what may be a verb: a noun behind a small word, a base form behind `to`."""
    if kind == "%":
        verb = words.verbs[key]
        if before in "0<" and key in words.singular:  # `two requests`, but `the latter requests`
            return words.nouns[key] if before == "0" else verb
        return (
            verb
            if before in ("rmDy8K0n" if verb in "BQl" else "hywPRC8K0)ej")
            else words.nouns[key]
        )
    if before == "r" or (before == "m" and kind in "SZ"):
        return {"S": "B", "B": "B", "Z": "Q", "Q": "Q"}.get(kind, "l")
    return "l" if before in "duopbfU" else kind

"""Words that are nearly the same: the one door to rapidfuzz."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz, process

_ALIKE = 85
"""How much of two names has to be the same, in percent, for people to take one for the other."""

_NEAR = 70
"""How much of two words, for one to be meant by the other."""
_LOOKED_AT = 100
"""How many options are near at most."""


def suggestion(word: str, options: Iterable[str]) -> str | None:
    """Return the option that is clearly nearest to a word, or nothing."""
    best = process.extractOne(word, sorted(options), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return best[0] if best else None


def nearest(word: str, options: Iterable[str]) -> Iterator[str]:
    """Yield the options that are near to a word, the nearest first."""
    found = process.extract(word, options, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=_LOOKED_AT)
    yield from (option for option, _, _ in found)


def did_you_mean(word: str, options: Iterable[str], otherwise: str, form: str = "{}") -> str:
    """Return a hint with the nearest option, in the `form` in which it is written, or another one."""
    near = suggestion(word, options)
    return f"Did you mean `{form.format(near)}`?" if near else otherwise


def alike(word: str, options: Sequence[str]) -> set[int]:
    """Return the indices of the options that differ from a word by a few letters."""
    found = process.extract(word, options, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None)
    return {index for _, _, index in found}

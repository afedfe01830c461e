"""The letters behind `norm`: single ones, lists and ranges, with or without the number 13."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import LETTERS

QUOTE = r"[\"'“”‘’«»\[\]:]"
FULL = (
    r"13\s?[.,]?\s*-?\s*(?:letter\s*|lit\.?\s*|sub-?para(?:graph)?s?\.?\s*)?\(\s*(?P<p>[A-Za-z])\s*\)"
    r"|13\s?[-.]?(?P<q>[A-Za-z])(?![\w(-]|\.\w|['’]\w)"
    r"|13,?\s+letter\s+(?P<r>[A-Za-z])\b|13\s(?P<s>[b-hj-kB-HJ-K])(?![\w-]|\.\w|['’]\w)"
)
"""A letter with the number: `13(e)`, `13e`, `13, letter e`."""
LETTER = r"\(\s*(?P<l>[A-Za-z])\s*\)"
BARE = r"(?P<b>[A-Za-z])(?![\w(-]|\.\w|['’]\w)"

_JOIN = re.compile(
    rf"\s*{QUOTE}?\s*(?P<range>[-–—]|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\bup\s+to\b)\s*"
    rf"|\s*{QUOTE}?\s*(?:,\s*(?:as\s+well\s+as|and/or|and|or|&)?|/|&|\+|;\s*(?:and)?|\band/or\b"
    r"|\band\s+also\b|\band\b|\bor\b|\bas\s+well\s+as\b|\bplus\b|\bnor\b|\bversus\b|\bvs\.?)\s*",
    re.IGNORECASE,
)
_NEXT = re.compile(rf"(?:\bnorms?\s+)?{QUOTE}?(?:{FULL}|{LETTER}|{BARE})", re.IGNORECASE)
_PRONOUN = re.compile(r"\s+[a-z]")


@dataclass(frozen=True)
class Locator:
    """One letter of a chain."""

    letter: str
    """In lower case."""
    start: int
    end: int
    full: bool
    """With the number 13."""
    bare: bool
    """Without brackets and number."""
    plain: bool = True
    """Whether it is surely a letter, and not the word `a` or `I`."""
    ranges: bool = False
    """Whether everything since the locator before it is meant too."""


def locator(match: re.Match[str], *, ranges: bool = False) -> Locator:
    """Return the locator in a match of `FULL`, `LETTER` or `BARE`."""
    groups = match.groupdict()
    full = next((name for name in "pqrs" if groups.get(name)), None)
    name = full or next(name for name in "lb" if groups.get(name))
    start, written = match.start(name), groups[name]
    if full:
        start = match.start() + max(match[0].rfind("13"), 0)
    elif name == "l":
        start = match.string.rfind("(", 0, start)
    pronoun = written == "I" and _PRONOUN.match(match.string, match.end()) is not None
    return Locator(
        written.lower(),
        start,
        match.end(),
        full=full is not None,
        bare=name == "b",
        plain=written not in "ai" and not pronoun and written.lower() in LETTERS,
        ranges=ranges,
    )


def chain(head: re.Match[str]) -> Iterator[Locator]:
    """Yield the locators of a head and of all that is joined to it: `norms 13(e), (f) and (k)`."""
    text = head.string
    current = locator(head)
    yield current
    # A letter without brackets goes on only where the first had none either.
    unbracketed = current.bare or (current.full and text[current.end - 1] != ")")
    while joined := _JOIN.match(text, current.end):
        following = _NEXT.match(text, joined.end())
        if following is None:
            return
        current = locator(following, ranges=_is_range(head, joined, following))
        if current.bare and not (unbracketed and current.plain):
            return
        yield current


def _is_range(head: re.Match[str], joined: re.Match[str], following: re.Match[str]) -> bool:
    """Say whether two letters mean all between them: not in `from norm 13(c) to norm 13(k)`."""
    if joined["range"] is not None:
        return not following[0].lower().startswith("norm")
    # `The norms between 13(f) and 13(h)` are three; the tension between two norms is of two.
    return re.match(r"norms\s+between\s", head[0], re.IGNORECASE) is not None

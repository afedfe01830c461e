"""Find the norms that plain prose names by their letter.

A reference is a head (`norm`, `para. 13`, or the bare `13(e)`) and a chain of locators behind it
(`13(e), (f) and (k)`, `13(f)–(h)`). What other documents call their sections, articles and rules
is never a norm; the source of the letters is A/70/174, paragraph 13.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.body import locators
from onrecord.body.locators import BARE, FULL, LETTER, QUOTE, Locator
from onrecord.body.other_documents import (
    LABELLED,
    OF_OTHER,
    OF_OTHER_SET,
    OTHER_JUST_BEFORE,
    OTHER_NEAR,
    OTHER_SET,
)
from onrecord.model import LETTERS, Basis, How
from onrecord.text.sentences import Prose


@dataclass(frozen=True)
class Found:
    """A norm named or linked in a text, in characters from its start."""

    norm: str
    start: int
    end: int
    shown: bool = True
    """Whether these words name this norm alone; the inside of a range has no words of its own."""
    how: How = How.NAMED
    speakers: tuple[str, ...] = ()
    """Who speaks there, which `attribution` finds; nobody named where it is empty."""
    basis: Basis | None = None


@dataclass(frozen=True)
class Question:
    """Words that seem to name a norm but do not say which."""

    words: str
    start: int
    end: int
    letter: str = ""
    """The letter that no norm has; empty where a number stands for the letter."""


_CONTEXT = re.compile(
    r"\b(?:UN\s?)?GGE\b|\bUNGGE\b|A/70/174|\bgroups?\s+of\s+governmental\s+experts\b"
    r"|\bresponsible\s+(?:state\s+)?behaviou?r\b|\b(?:eleven|11)\s+(?:[\w,-]+\s+){0,4}norms\b"
    r"|\bnorms?\s+(?:(?:[\w-]+\s+){0,4}(?:sub-?)?para(?:graph)?s?\.?\s+(?:\([a-k]\)\s+of\s+para(?:graph)?\.?"
    r"\s+)?)?\W?13|\b(?:UN|cyber|voluntary|2015)\s+(?:[\w,-]+\s+){0,2}norms?\b|\b2015\s+(?:[\w-]+\s+)?report\b",
    re.IGNORECASE,
)
# One quick look, for the many passages that speak of something else.
_MAYBE = re.compile(r"norm|gge|174|governmental|behavio|2015", re.IGNORECASE)
_GGE = re.compile(
    r"\b(?:UN\s?)?GGE\b|\bUNGGE\b|A/70/174|\b2015\b|\bgovernmental\s+experts\b", re.IGNORECASE
)

# The sign of a section stands for a paragraph only where the report is named.
_OF_REPORT = re.compile(
    r"\s+(?:of|in)\s+(?:A/70/174|the\s+(?:[\w-]+\s+){0,3}report\b)", re.IGNORECASE
)

_NUMBER = r"(?:no\.?\s*|number\s*|nr\.?\s*|\#\s*|letter\s*)?"
_NORM_HEAD = re.compile(
    rf"(?P<head>\bnorms?)(?:\s+|\s*(?={QUOTE}|\())(?:both\s+|between\s+|{_NUMBER})?{QUOTE}?\s*"
    rf"(?:\((?=13))?(?:{FULL}|{LETTER}|{BARE})",
    re.IGNORECASE,
)
_PARA_HEAD = re.compile(
    rf"(?P<head>(?:\b(?:sub-?)?para(?:graph)?s?\b\.?|¶¶?|§§?)\s*)(?:{FULL})", re.IGNORECASE
)
_SUB_HEAD = re.compile(
    r"(?P<head>\bsub-?para(?:graph)?s?\.?\s*)\(\s*(?P<p>[a-z])\s*\)(?P<more>(?:(?:\s*,\s*|\s+and\s+|"
    r"\s*,\s+and\s+)\(\s*[a-z]\s*\))*)(?=,?\s+of\s+para(?:graph)?\.?\s*13\b(?!\s*\())",
    re.IGNORECASE,
)
_BARE_HEAD = re.compile(r"(?<![\w./\-–—])(?P<head>)13\s?\(\s*(?P<p>[A-Za-z])\s*\)")
# `13j` without brackets, for summaries that have written `norm 13j` before; `13h` is also an hour.
_COMPACT = re.compile(r"\bnorms?\s+13[a-k]\b")
_COMPACT_HEAD = re.compile(
    r"(?<![\w./\-–—#])(?P<head>)13(?P<q>[a-gij]|[hk](?=\)))(?![\w(-]|\.\w|['’]\w)"
)
_NUMBER_ONLY = re.compile(
    r"\bnorm\s+(?:no\.?\s*|number\s*|\#\s*)?(?P<n>1[0-3]|[1-9])\b(?!\s*\(\s*[A-Za-z]\s*\)|[\w.]*[A-Za-z]"
    r"|,?\s+(?:letter|sub-?para)|\s?%|[.,]\d|\s+[b-hj-k]\b)",
    re.IGNORECASE,
)

_NUMBERED_HEADS = (_PARA_HEAD, _SUB_HEAD, _BARE_HEAD, _COMPACT_HEAD)
"""Those with the number 13."""

# `13 (a) to (k)` names the set of eleven, not each of them.
_WHOLE_SET = [(LETTERS[0], False), (LETTERS[-1], True)]

_NORMS = re.compile(r"\bnorms?\b", re.IGNORECASE)

# What is called a norm by the next word needs nothing before it: `13(e), the norm that …`.
_IS_NORM = re.compile(r",?\s+(?:an?\s+|the\s+)?norm\b", re.IGNORECASE)

_NEAR = 160
_SENTENCE = 1000
_GGE_BEFORE = re.compile(r"\bGGE(?:['’]s)?\s+$")
_BRACKETED = re.compile(r"\(\s*([a-z])\s*\)", re.IGNORECASE)
_SUBSUB = re.compile(r"\s?\(\s*(?:\d+|[ivx]+|[A-Za-z])\s*\)")


@dataclass(frozen=True)
class Context:
    """What a summary has said of norms before a passage."""

    known: bool
    """Whether the summary speaks of GGE norms anywhere."""
    told: bool = False
    """Whether it has spoken of them already."""
    compact: bool = False
    """Whether it has written `norm 13j`, so that `13j` alone will do."""

    def then(self, text: str) -> Context:
        """Return the context behind another piece of text."""
        if self.told and self.compact:
            return self
        return Context(
            self.known,
            self.told or speaks_of_norms(text),
            self.compact or _COMPACT.search(text) is not None,
        )


def speaks_of_norms(text: str) -> bool:
    """Say whether a text speaks of the GGE norms at all."""
    return _MAYBE.search(text) is not None and _CONTEXT.search(text) is not None


def find(prose: Prose, context: Context) -> Iterator[Found | Question]:
    """Yield the norms that a passage names and the questions it raises, in the order of the text."""
    text = prose.text
    patterns = [_NORM_HEAD] if "norm" in text.casefold() else []
    patterns += _NUMBERED_HEADS if "13" in text else ()
    if not patterns:
        return
    taken = 0
    spoken = _Spoken.of(text, context)
    heads = (match for pattern in patterns for match in pattern.finditer(text))
    for head in sorted(heads, key=lambda match: (match.start(), -match.end())):
        if head.start() < taken:
            continue
        chain = _locators(head)
        if head.re is _NORM_HEAD and not _is_letter(head, chain, context):
            continue
        taken = chain[-1].end
        if _counts(prose, head, taken, context, spoken):
            yield from _expand(head, chain)
    yield from _numbers(text)


def _numbers(text: str) -> Iterator[Question]:
    """Find `Norm 11`: a number where a letter should stand."""
    for match in _NUMBER_ONLY.finditer(text):
        if not OTHER_SET.search(_left(match)) and not OF_OTHER_SET.match(text, match.end()):
            yield Question(match[0], *match.span())


def _locators(head: re.Match[str]) -> list[Locator]:
    """Return the letters that belong to a head."""
    if head.re is not _SUB_HEAD:
        return list(locators.chain(head))
    # `sub-paragraphs (e) and (f) of paragraph 13`: the number stands behind the letters.
    first = Locator(head["p"].lower(), head.start(), head.end("p") + 1, full=True, bare=False)
    more = [
        Locator(match[1].lower(), match.start(), match.end(), full=True, bare=False)
        for match in _BRACKETED.finditer(head.string, *head.span("more"))
    ]
    return [first, *more]


def _is_letter(head: re.Match[str], chain: list[Locator], context: Context) -> bool:
    """Say whether `norm (j)` and `norm C` mean a letter, not an article or an enumeration."""
    first = chain[0]
    if first.full:
        return True
    if not first.bare:
        return not _enumerates(head.string, chain[-1])
    several = len(chain) > 1 or not head["head"].lower().endswith("s")
    gge = _GGE_BEFORE.search(_left(head)) is not None
    return (context.known or gge) and several and first.plain


def _enumerates(text: str, last: Locator) -> bool:
    """Say whether bracketed letters number parts of a sentence: `norms (a) bind nobody and (b) …`."""
    rest = re.split(r"[.!?]\s", text[last.end : last.end + _SENTENCE], maxsplit=1)[0]
    if last.letter == "i" and re.search(r"\(\s*ii\s*\)", rest):
        return True
    following = chr(ord(last.letter) + 1)
    marks = re.findall(r"(\S*)\s*\(\s*([a-z])\s*\)", rest, re.IGNORECASE)
    return any(
        letter.lower() == following and not re.search(r"(?:norms?|13)$", word, re.IGNORECASE)
        for word, letter in marks
    )


def _left(head: re.Match[str]) -> str:
    """Return the words before a head."""
    return head.string[max(head.start() - _NEAR, 0) : head.start()]


@dataclass(frozen=True)
class _Spoken:
    """From where in a passage on the summary has spoken of norms."""

    told: float
    compact: float

    @classmethod
    def of(cls, text: str, context: Context) -> _Spoken:
        """Look once for the first such words of a passage."""
        told = None if context.told else _CONTEXT.search(text)
        compact = None if context.compact else _COMPACT.search(text)
        return cls(
            -1 if context.told else told.start() if told else math.inf,
            -1 if context.compact else compact.start() if compact else math.inf,
        )


def _counts(prose: Prose, head: re.Match[str], end: int, context: Context, spoken: _Spoken) -> bool:
    """Say whether a head and its chain speak of the GGE norms and not of another document."""
    text, left = prose.text, _left(head)
    right = text[end : end + _NEAR]
    if head.re is _NORM_HEAD:
        return not OTHER_SET.search(left) and not OF_OTHER_SET.match(right)
    if LABELLED.search(left) or _SUBSUB.match(right) or _of_other(right):
        return False
    opening, closing = prose.sentence(head.start())
    called = _IS_NORM.match(right) is not None
    if head.re is _COMPACT_HEAD:
        return called or spoken.compact < head.start()
    if head.re is _BARE_HEAD:
        called = called or _calls_norms(text[max(opening, head.start() - _SENTENCE) : head.start()])
        return (called or spoken.told < closing) and not OTHER_JUST_BEFORE.search(left)
    if head["head"].startswith("§") and not _OF_REPORT.match(right):
        return False
    sentence = text[max(opening, head.start() - _SENTENCE) : head.start()]
    others = [match.end() for match in OTHER_NEAR.finditer(sentence)]
    ours = [match.end() for match in _GGE.finditer(sentence)]
    return (context.known or not others) and max(others, default=-1) <= max(ours, default=-1)


def _calls_norms(sentence: str) -> bool:
    """Say whether a sentence speaks of norms and of no other document: `the norms … – 13(i)`."""
    norms = _NORMS.search(sentence)
    return norms is not None and not (
        OTHER_NEAR.search(sentence) or OTHER_SET.search(sentence[: norms.start()])
    )


def _of_other(right: str) -> bool:
    """Say whether what follows is `of the Tunis Agenda` or the like."""
    match = OF_OTHER.match(right)
    return match is not None and not _GGE.search(match[0])


def _expand(head: re.Match[str], chain: list[Locator]) -> Iterator[Found | Question]:
    """Turn a chain into norms: letters, and all between the two ends of a range."""
    if [(locator.letter, locator.ranges) for locator in chain] == _WHOLE_SET:
        return
    previous = ""
    for place, locator in enumerate(chain):
        start = head.start() if place == 0 else locator.start
        if locator.letter not in LETTERS:
            words = head.string[start : locator.end]
            yield Question(words, start, locator.end, locator.letter)
            continue
        if locator.ranges and previous:
            for between in LETTERS[LETTERS.index(previous) + 1 : LETTERS.index(locator.letter)]:
                yield Found(f"13{between}", start, locator.end, shown=False)
        yield Found(f"13{locator.letter}", start, locator.end)
        previous = locator.letter

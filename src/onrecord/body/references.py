"""Find the norms that plain prose names by their letter.

A reference is a head (`norm`, `para. 13`, or the bare `13(e)`) and a chain of locators behind it
(`13(e), (f) and (k)`, `13(f)–(h)`). What other documents call their sections, articles and rules
is never a norm; the source of the letters is A/70/174, paragraph 13.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.body.sentences import Prose
from onrecord.model import LETTERS


@dataclass(frozen=True)
class Found:
    """A norm named in a text, in characters from its start."""

    norm: str
    start: int
    end: int
    shown: bool = True
    """Whether these words name this norm alone; the inside of a range has no words of its own."""


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
    r"|\bnorms?\s+\W?13|\b(?:UN|cyber|voluntary|2015)\s+(?:[\w,-]+\s+){0,2}norms?\b|\b2015\s+report\b",
    re.IGNORECASE,
)
_GGE = re.compile(r"\b(?:UN\s?)?GGE\b|\bUNGGE\b|A/70/174|\b2015\b|\bgovernmental\s+experts\b", re.I)

# Names of documents that have paragraphs of their own.
_OTHER = (
    r"(?:\bagenda\b|\bconventions?\b|\btreat(?:y|ies)\b|\bcharter\b|\bact\b|\bcode\b|\bregulations?\b"
    r"|\bdirectives?\b|\blaw\b|\bstatutes?\b|\bconstitution\b|\bcontract\b|\bagreement\b|\bprotocol\b"
    r"|\bmanual\b|\bparis\s+call\b|\bcompact\b|\bdecision\b|\bresolution\b|\bgdpr\b|\bbill\b"
    r"|\bdeclaration\b|\bcovenant\b|\bstrategy\b|\bguidelines?\b|\bprocedure\b|\bbudget\b|\blease\b"
    r"|\btender\b|\bmandate\b|\bmemorandum\b|\bOEWG\b|\bopen-ended\b|\b20(?:10|13|21|2[2-9])\b"
    r"|\bA/76/135\b|\bA/75/816\b|\bA/68/98\b|\bOSCE\b|\bTallinn\b|\bminutes\b|\bletter\b|\bpolicy\b"
    r"|\bdraft\b|\brules?\b|\bterms\s+of\s+reference\b|\bcommuniqu[ée]\b|\bbelow\b|\babove\b|\bISO\b)"
)
_OTHER_NEAR = re.compile(_OTHER, re.IGNORECASE)
_OF_OTHER = re.compile(
    rf"\W{{0,3}}\s*(?:(?:of|in|from|under|to)\s+(?:[\w'’.-]+\s+){{0,5}}?{_OTHER}|(?:above|below)\b)",
    re.IGNORECASE,
)

# The sign of a section stands for a paragraph only where the report is named.
_OF_REPORT = re.compile(r"\s+(?:of|in)\s+(?:A/70/174|the\s+(?:[\w-]+\s+){0,3}report\b)", re.IGNORECASE)

# Bodies whose norms are other norms.
_OTHER_SET = re.compile(
    r"\b(?:GCSC|Global\s+Commission|ISO(?:/IEC)?|DIN|EN|IEC|IEEE|ITU|CEN|ETSI|NIST|IETF|OSCE|NATO"
    r"|EU|European|Tallinn|Paris\s+Call|Singapore|legal|technical|social|building|quality|industry"
    r"|safety|accounting|German|French|Swiss|Commission|Microsoft|company|house|internal|binding)"
    r"(?:['’]s?)?\s+(?:cyber\s+)?$",
    re.IGNORECASE,
)
_OF_OTHER_SET = re.compile(
    r"\s*,?\s+(?:of|in|from)\s+(?:the\s+)?(?:GCSC|Global\s+Commission|ISO|DIN|IEC|OSCE|Paris\s+Call"
    r"|Tallinn|Commission|Microsoft|IEEE|ETSI|NIST)\b",
    re.IGNORECASE,
)

_LABELS = (
    r"articles?|arts?\.?|sections?|secs?\.?|§+|rules?|amendments?|CBMs?|measures?|clauses?|regulations?"
    r"|regs?\.?|annex(?:es)?|append(?:ix|ices)|schedules?|chapters?|parts?|titles?|items?|forms?"
    r"|tables?|fig(?:ure)?s?\.?|options?|decisions?|resolutions?|directives?|questions?|rooms?|pages?"
    r"|pp?\.|(?:foot)?notes?|fn\.?|exhibits?|orders?|bills?|acts?|codes?|conventions?|treat(?:y|ies)"
    r"|charters?|protocols?|statutes?|laws?|agreements?|contracts?|principles?|goals?|SDGs?|targets?"
    r"|pillars?|steps?|actions?|action\s+lines?|levels?|tiers?|versions?|drafts?|slides?|seats?|gates?"
    r"|halls?|groups?|lots?|types?|class(?:es)?|categor(?:y|ies)|standards?|controls?|requirements?"
    r"|ISO|GDPR|C\.?F\.?R\.?|U\.?S\.?C\.?|lines?|commitments?|criteri(?:on|a)|indicators?|proposals?"
    r"|motions?|exceptions?|grounds?|points?|papers?|days?|sessions?|workshops?|WS|events?|tracks?"
    r"|panels?|blocks?|buildings?|floors?|units?|zones?|models?|cases?|boxes|box|provisos?|provisions?"
    r"|desks?|windows?|doors?|apartments?|exemptions?|licen[cs]es?|policies|policy|commandments?"
    r"|recommendations?|coach(?:es)?|carriages?|trains?|bus(?:es)?|platforms?|modules?|exercises?|scenarios?|lessons?|tasks?|stages?|phases?|rows?|columns?|cells?|maps?|charts?"
)
_LABELLED = re.compile(
    rf"(?:\b|(?=§))(?:{_LABELS})\s*(?:nos?\.?\s*)?"
    r"(?:\d+[\w.]*(?:\s*\(\w{1,4}\))*\s*(?:,\s*and|,|;|and|or|to|through|–|-|&|/|read\s+with)\s*)*[\"'“‘(]?$",
    re.IGNORECASE,
)

_QUOTE = r"[\"'“”‘’«»\[\]:]"
_NUMBER = r"(?:no\.?\s*|number\s*|nr\.?\s*|\#\s*|letter\s*)?"
_FULL = (
    r"13\s?[.,]?\s*-?\s*(?:letter\s*|lit\.?\s*|sub-?para(?:graph)?s?\.?\s*)?\(\s*(?P<p>[A-Za-z])\s*\)"
    r"|13\s?[-.]?(?P<q>[A-Za-z])(?![\w(-]|\.\w|['’]\w)"
    r"|13,?\s+letter\s+(?P<r>[A-Za-z])\b|13\s(?P<s>[b-hj-kB-HJ-K])(?![\w-]|\.\w|['’]\w)"
)
_LETTER = r"\(\s*(?P<l>[A-Za-z])\s*\)"
_BARE = r"(?P<b>[A-Za-z])(?![\w(-]|\.\w|['’]\w)"

_NORM_HEAD = re.compile(
    rf"(?P<head>\bnorms?)(?:\s+|\s*(?={_QUOTE}|\())(?:both\s+|between\s+|{_NUMBER})?{_QUOTE}?\s*"
    rf"(?:\((?=13))?(?:{_FULL}|{_LETTER}|{_BARE})",
    re.IGNORECASE,
)
_PARA_HEAD = re.compile(
    rf"(?P<head>(?:\b(?:sub-?)?para(?:graph)?s?\b\.?|¶¶?|§§?)\s*)(?:{_FULL})", re.IGNORECASE
)
_SUB_HEAD = re.compile(
    r"(?P<head>\bsub-?para(?:graph)?s?\.?\s*)\(\s*(?P<p>[a-z])\s*\)(?P<more>(?:(?:\s*,\s*|\s+and\s+|"
    r"\s*,\s+and\s+)\(\s*[a-z]\s*\))*)(?=,?\s+of\s+para(?:graph)?\.?\s*13\b(?!\s*\())",
    re.IGNORECASE,
)
_BARE_HEAD = re.compile(r"(?<![\w./\-–—])(?P<head>)13\s?\(\s*(?P<p>[A-Za-z])\s*\)")
# `13j` without brackets, for summaries that have written `norm 13j` before; `13h` is also an hour.
_COMPACT = re.compile(r"\bnorms?\s+13[a-k]\b")
_COMPACT_HEAD = re.compile(r"(?<![\w./\-–—#])(?P<head>)13(?P<q>[a-gij]|[hk](?=\)))(?![\w(-]|\.\w|['’]\w)")
_NUMBER_ONLY = re.compile(
    r"\bnorm\s+(?:no\.?\s*|number\s*|\#\s*)?(?P<n>1[0-3]|[1-9])\b(?!\s*\(\s*[A-Za-z]\s*\)|[\w.]*[A-Za-z]"
    r"|,?\s+(?:letter|sub-?para)|\s?%|[.,]\d|\s+[b-hj-k]\b)",
    re.IGNORECASE,
)

_JOIN = re.compile(
    rf"\s*{_QUOTE}?\s*(?P<range>[-–—]|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\bup\s+to\b)\s*"
    rf"|\s*{_QUOTE}?\s*(?:,\s*(?:as\s+well\s+as|and/or|and|or|&)?|/|&|\+|;\s*(?:and)?"
    rf"|\band/or\b|\band\s+also\b|\band\b|\bor\b|\bas\s+well\s+as\b|\bplus\b|\bnor\b|\bversus\b|\bvs\.?)\s*",
    re.IGNORECASE,
)
_NEXT = re.compile(rf"(?:\bnorms?\s+)?{_QUOTE}?(?:{_FULL}|{_LETTER}|{_BARE})", re.IGNORECASE)
_SUBSUB = re.compile(r"\s?\(\s*(?:\d+|[ivx]+|[A-Za-z])\s*\)")


@dataclass(frozen=True)
class _Locator:
    """One letter of a chain."""

    letter: str
    start: int
    end: int
    full: bool
    """With the number 13."""
    bare: bool
    """Without brackets and number."""
    ranges: bool = False
    """Whether everything since the locator before it is meant too."""


def speaks_of_norms(text: str) -> bool:
    """Say whether a text speaks of the GGE norms at all."""
    return _CONTEXT.search(text) is not None


def find(prose: Prose, before: str, *, known: bool) -> Iterator[Found | Question]:
    """Yield the norms that a passage names and the questions it raises, in the order of the text.

    `before` is what the summary said before this passage; `known` says whether the summary
    speaks of GGE norms anywhere.
    """
    text = prose.text
    taken = 0
    heads = sorted(
        (
            match
            for pattern in (_NORM_HEAD, _PARA_HEAD, _SUB_HEAD, _BARE_HEAD, _COMPACT_HEAD)
            for match in pattern.finditer(text)
        ),
        key=lambda match: (match.start(), -match.end()),
    )
    for head in heads:
        if head.start() < taken:
            continue
        chain = list(_chain(text, head))
        if not chain:
            continue
        kind = head.re
        if kind is not _NORM_HEAD or _letter_makes_sense(text, head, chain, known):
            taken = chain[-1].end
            if _counts(prose, head, chain, before, known):
                yield from _expand(head, chain)
    yield from _numbers(text)


def _numbers(text: str) -> Iterator[Question]:
    """Find `Norm 11`: a number where a letter should stand."""
    for match in _NUMBER_ONLY.finditer(text):
        if not _OTHER_SET.search(text[: match.start()]) and not _OF_OTHER_SET.match(
            text, match.end()
        ):
            yield Question(match[0], *match.span())


def _letter(match: re.Match[str]) -> _Locator:
    """Return the locator in a match."""
    groups = match.groupdict()
    full = next((name for name in "pqrs" if groups.get(name)), None)
    name = full or next(name for name in "lb" if groups.get(name))
    start = match.start(name)
    end = match.end()
    if full:
        start = match.start() + max(match[0].rfind("13"), 0)
    elif name == "l":
        start = match.string.rfind("(", 0, start)
    letter = groups[name]
    # `13F` is a form, `norm C` a norm: whether capitals count is for the caller to say.
    return _Locator(letter, start, end, full=full is not None, bare=name == "b")


def _chain(text: str, head: re.Match[str]) -> Iterator[_Locator]:
    """Yield the locators behind a head."""
    first = _letter(head)
    if head.re is _SUB_HEAD:
        yield _Locator(first.letter, head.start(), head.end("p") + 1, full=True, bare=False)
        for match in re.finditer(r"\(\s*([a-z])\s*\)", head["more"], re.IGNORECASE):
            start = head.start("more") + match.start()
            yield _Locator(match[1], start, start + len(match[0]), full=True, bare=False)
        return
    yield first
    bare_before = first.bare or (first.full and text[first.end - 1] != ")")
    position = first.end
    while joined := _JOIN.match(text, position):
        following = _NEXT.match(text, joined.end())
        if following is None:
            return
        locator = _letter(following)
        if locator.bare and not (bare_before and _plain_letter(text, locator)):
            return
        if joined["range"] is None and joined[0].strip() == "," and locator.bare:
            # `norm e, a right` is a comma and an article; only `e, f and k` is a list.
            if locator.letter.lower() in "ai":
                return
        ranges = _is_range(text, head, joined, following)
        yield _Locator(
            locator.letter, locator.start, locator.end, locator.full, locator.bare, ranges
        )
        position = locator.end


def _is_range(
    text: str, head: re.Match[str], joined: re.Match[str], following: re.Match[str]
) -> bool:
    """Say whether two letters mean all between them: not in `from norm 13(c) to norm 13(k)`."""
    if joined["range"] is not None:
        return not following[0].lower().startswith("norm")
    # `The norms between 13(f) and 13(h)` are three; the tension between two norms is of two.
    return re.match(r"norms\s+between\s", head[0], re.IGNORECASE) is not None


def _plain_letter(text: str, locator: _Locator) -> bool:
    """Say whether a letter without brackets is a letter and not the word `a` or `I`."""
    letter = locator.letter
    if letter in "ai":
        return False
    if letter == "I":
        return re.match(r"\s+[a-z]", text[locator.end :]) is None
    return letter.lower() in LETTERS


def _letter_makes_sense(
    text: str, head: re.Match[str], chain: list[_Locator], known: bool
) -> bool:
    """Say whether `norm (j)` and `norm C` mean a letter, not an article or an enumeration."""
    first = chain[0]
    if first.full:
        return True
    if first.bare:
        plural = head["head"].lower().endswith("s")
        gge = re.search(r"\bGGE(?:['’]s)?\s+$", text[: head.start()]) is not None
        several = len(chain) > 1 or not plural
        return (known or gge) and several and _plain_letter(text, first)
    return not _enumerates(text, chain)


def _enumerates(text: str, chain: list[_Locator]) -> bool:
    """Say whether bracketed letters number parts of the sentence: `norms (a) bind nobody and (b) …`."""
    last = chain[-1]
    rest = re.split(r"[.!?]\s", text[last.end :], maxsplit=1)[0]
    following = chr(ord(last.letter.lower()) + 1)
    if last.letter.lower() == "i" and re.search(r"\(\s*ii\s*\)", rest):
        return True
    marks = re.findall(r"(\S*)\s*\(\s*([a-z])\s*\)", rest, re.IGNORECASE)
    return any(
        letter.lower() == following and not re.search(r"(?:norms?|13)$", word, re.IGNORECASE)
        for word, letter in marks
    )


def _counts(
    prose: Prose, head: re.Match[str], chain: list[_Locator], before: str, known: bool
) -> bool:
    """Say whether a head and its chain speak of the GGE norms and not of another document."""
    text = prose.text
    left, right = text[: head.start()], text[chain[-1].end :]
    if head.re is _NORM_HEAD:
        return not _OTHER_SET.search(left) and not _OF_OTHER_SET.match(right)
    if _LABELLED.search(left[-120:]) or _SUBSUB.match(right) or _of_other(right):
        return False
    sentence = text[prose.sentence(head.start())[0] : head.start()]
    if head.re is _COMPACT_HEAD:
        return _COMPACT.search(f"{before} {left}") is not None
    if head.re is _BARE_HEAD:
        told = speaks_of_norms(before) or speaks_of_norms(text[: prose.sentence(head.start())[1]])
        return told and not re.search(_OTHER + r"(?:['’]s)?\s*$", left, re.IGNORECASE)
    if head["head"].startswith("§") and not _OF_REPORT.match(right):
        return False
    others = [match.end() for match in _OTHER_NEAR.finditer(sentence)]
    ours = [match.end() for match in _GGE.finditer(sentence)]
    return known and max(others, default=-1) <= max(ours, default=-1)


def _of_other(right: str) -> bool:
    """Say whether what follows is `of the Tunis Agenda` or the like."""
    match = _OF_OTHER.match(right)
    return match is not None and not _GGE.search(match[0])


def _expand(head: re.Match[str], chain: list[_Locator]) -> Iterator[Found | Question]:
    """Turn a chain into norms: letters, and all between the two ends of a range."""
    whole = len(chain) == 2 and chain[1].ranges
    if whole and (chain[0].letter + chain[1].letter).lower() == LETTERS[0] + LETTERS[-1]:
        # `13 (a) to (k)` names the set of eleven, not each of them.
        return
    previous: _Locator | None = None
    for place, locator in enumerate(chain):
        start = head.start() if place == 0 else locator.start
        letter = locator.letter.lower()
        if letter not in LETTERS:
            words = head.string[start : locator.end]
            yield Question(words, start, locator.end, letter)
            continue
        if locator.ranges and previous is not None:
            for between in LETTERS[LETTERS.index(previous.letter.lower()) + 1 :]:
                if between >= letter:
                    break
                yield Found(f"13{between}", start, locator.end, shown=False)
        yield Found(f"13{letter}", start, locator.end)
        previous = locator

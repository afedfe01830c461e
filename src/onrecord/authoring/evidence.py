"""What a text must say to make it certain that somebody spoke at what it reports, and not somewhere else."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from onrecord.authoring.vocabulary import any_of, data
from onrecord.text.folding import plain

_PROSE = data("people")["prose"]
_NEAR = 150
"""So many characters around a verb of saying tell where and when it was."""
_END = re.compile(r"(?<=[^\W\d_A-Z]{2})[.!?…]+[\"”’»)]*\s|(?<=\d)\.\s|[!?…。！？][\"”’»)]*")
"""The end of a sentence: behind a short word with a capital the stop is that of a title."""
_ABSENT = re.compile(rf"(?<!\w)(?:{any_of(_PROSE['absent'])})(?!\w)", re.IGNORECASE)
_ELSEWHERE = re.compile(
    rf"(?<!\w)(?:{any_of(_PROSE['said_elsewhere'])})(?!\w)|\b(?:in|since|from|en|depuis|desde|the)\s+(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_CONTENT = re.compile(
    r"[,;:.!?“\"«„]|\b(?:that|whether|if|how|why|what|que|si|comment|pourquoi|cómo|qué)\b"
)
"""Where what is said begins."""
_AS = re.compile(rf"(?:^|[,;(–—])\s*(?i:{any_of(_PROSE['as_said'].split())})\s[^,]*\Z")
"""Before a name: `As Ann Example said in Spring`."""
_WITHIN = re.compile(rf"(?<!\w)(?i:{any_of(_PROSE['within'].split())})\s+(?:\w+\.?\s+)?\Z")
"""Before a name: `in a speech in which Ann Example said`."""
_PLACE = re.compile(
    rf"\s+(?:{any_of(_PROSE['at_places'].split())})\s+(?:(?:the|la|le|el|les|los|las)\s+)?[^\W\d_a-zà-ÿ]"
)
_TOLD = re.compile(r"(?<=\btold)\s+(?:the\s+)?[^\W\d_a-z]")
"""`told Radio Sample`."""
_WORD = re.compile(r"\w[\w.-]*(?:[’'](?!s\b)[\w.-]+)*")
_SOURCE = re.compile(r"\((?:[^()]*,\s*)?(?:19|20)\d\d[a-z]?(?:[,:]\s*[\w.]*\s*[\d–-]+)?\)")
"""Where something was written: `Ann Example (2029)`, `(Salt and Law, 2029)`."""
_BRACKETS = re.compile(r"\([^()]*\)")
_RELATIVE = re.compile(r"\s*,\s+(?:who|whose|which|qui|que|quien|lequel|laquelle)\b")
_PLUPERFECT = frozenset(_PROSE["pluperfect"].split())


def is_told(text: str, words: str, name: str, *, brought_in: bool) -> bool:
    """Say whether words such as `Ann Example (Testsoft) said` are told of the event itself.

    The name has to be the subject of the sentence; a pronoun may mean somebody else, and `who said`
    tells who somebody is, unless words such as `opened by` brought them in. No other time, place or hearer may be named.
    """
    at, own = text.find(words), frozenset(plain(name).split())
    named = [one for one in _WORD.finditer(words) if own.issuperset(plain(one[0]).split())]
    if at < 0 or not named:
        return False
    first, rest = at + named[0].start(), _BRACKETS.sub("", words[named[-1].end() :])
    before = _END.split(text[max(first - _NEAR, 0) : first])[-1]
    behind = _CONTENT.split(text[at + len(words) :][:_NEAR], maxsplit=1)[0]
    commas = rest.count(",")
    told_of = _RELATIVE.match(rest) is not None
    bound = commas == 1 and not (brought_in if told_of else "," in before)
    before_verb = {part for word in rest.split()[-3:-1] for part in plain(word).split()}
    return not (
        bound
        or (
            (source := _SOURCE.search(text, first)) and not _END.search(text, first, source.start())
        )
        or before_verb & _PLUPERFECT
        or rest.startswith(("'", "’"))  # `Ann Example's report explains`
        or _AS.search(before)
        or _WITHIN.search(before)
        or _PLACE.match(behind)
        or _TOLD.search(words[-4:] + behind)
        or _ELSEWHERE.search(f"{before}| {rest} |")
        or _ELSEWHERE.search(f"{words.rsplit(maxsplit=1)[-1]}{behind}")
    )


def absent(text: str, named: Iterable[tuple[str, int]]) -> Iterator[str]:
    """Yield who of those named in a text, each with the place, may not have been there by their sentence."""
    if _ABSENT.search(text) is None:
        return
    ends = [match.end() for match in _END.finditer(text)]
    those = {bisect_right(ends, match.start()) for match in _ABSENT.finditer(text)}
    yield from (who for who, at in named if bisect_right(ends, at) in those)

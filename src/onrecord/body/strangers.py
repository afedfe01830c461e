"""Find people and groups who speak in prose without being declared.

They keep a citation from being given to whoever spoke before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.body.forms import APPOSITIVE, OF_THE_VIEW
from onrecord.body.speech import ADVERB, AUXILIARY, GROUP, NOT_A_PERSON, PARTICIPLE, VERB, WEAK

_GROUP = re.compile(
    rf"(?:(?<=^)|(?<=[\s(“\"‘—–]))(?P<who>{GROUP})(?:\s+(?:from|of|in|at|on|for|who|with)\s"
    rf"[^,.;:]{{1,60}}?)?(?:,[^,.;]{{1,60}},)?(?:\s+(?:{ADVERB}|{AUXILIARY})\b){{0,4}}"
    rf"\s+(?P<verb>{VERB})",
    re.IGNORECASE,
)
_ANY_GROUP = re.compile(rf"(?:(?<=^)|(?<=[\s(“\"‘—–])){GROUP}\b(?=\s)", re.IGNORECASE)
_CAPITAL = "[A-ZÀ-ÞĀ-Ž]"
_NAMED = re.compile(
    rf"(?<![\w’'-])(?P<who>{_CAPITAL}[\w’'-]*(?:\s+(?:(?:de|van|von|der|of|the|el|al|bin)\s+)?"
    rf"{_CAPITAL}[\w’'-]*){{0,3}})(?:{APPOSITIVE}|\s+(?:of|from|at|for)\s+(?:an?|the|his|her)\s[^,.;:]{{1,50}}?)?(?:\s+(?:{ADVERB}|has|had|have|would|did)\b){{0,3}}"
    rf"\s+(?P<verb>{VERB})"
)
_APPOSED = re.compile(
    rf"(?<=,\s)(?P<who>{_CAPITAL}[\w’'-]*(?:\s+{_CAPITAL}[\w’'-]*){{1,3}}),(?:\s+(?:{ADVERB}|has|had)\b)"
    rf"{{0,3}}\s+(?P<verb>{VERB})"
)
"""`Its author, Lewin Castellane, writes`."""
_BY = re.compile(
    rf"(?:\b[Aa]ccording\s+to|\b{PARTICIPLE}\s+by|[Ii]n\s+the\s+(?:words|view)\s+of)\s+(?:(?:the|an?|one"
    rf"|some|several)\s+)?(?P<who>{_CAPITAL}[\w’'-]*|participants?|speakers?|delegat\w+|panel\w*"
    r"|audience|experts?)"
)
_STATES = re.compile(
    rf"\b(?P<who>states|governments|countries)(?:\s+(?:{ADVERB}|{AUXILIARY})\b){{0,3}}\s+(?:said|say"
    r"|insisted|insist|argued|argue|noted|note|stressed|asked|proposed|objected|questioned|warned"
    r"|claimed|complained|pointed\s+out|called\s+for|pressed)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?P<who>(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir)\s+(?!(?:question|point|case|delegation|government|country|ministry|organi[sz]ation)s?\b)(?:(?!ha[ds]\b|have\b|who\b|that\b)[a-z-]+\s+){0,2}?[a-z-]+(?<!\bhad)(?<!\bhas))(?:,[^,.;:]{1,40},)?\s+(?:argued|asked|replied|objected"
    r"|wondered|insisted|complained|countered|answered|warned|thought|said\s+that)\b(?!\s+by\b)"
)
"""`The harbour master asked`: what people alone do."""
_IMPERSONAL = re.compile(
    r"\b(?P<who>[Ii]t)\s+(?:was|is|has\s+been|had\s+been)\s+(?:\w+ly\s+)?(?:said|noted|argued"
    r"|stressed|suggested|recalled|asked|agreed|observed|pointed\s+out|felt|proposed|underlined"
    r"|emphasi[sz]ed)\b(?!\s+by)"
)
_SOURCE = re.compile(
    r"\b[Aa]ccording\s+to\s+(?P<who>(?!(?:him|her|them|norms?|paragraphs?|this|that|these|those|which|whom|what|whether|how|its?"
    r"|both)\b)[a-z]+)\b"
)
"""`According to an observer`."""
_OWN = 6
_OWN_SIDE = re.compile(
    r"\b(?:his|her|their)\s+(?:delegation|government|country|ministry|organisation|organization)$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:was|were|been|is|are|be|being)\b", re.IGNORECASE)
_NOUNS = frozenset(
    "view views question questions answer answers reply replies report reports comment comments point"
    " points name names focus highlights response place rank state".split()
)
"""What is more often a noun where no name stands before it: `written comments`."""
_OPENERS = frozenset(("The", "A", "An", "But", "And", "Then", "Later", "When", "While", "As", "If"))


def find(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where, between two offsets, somebody speaks who may be undeclared: start and end."""
    yield from _groups(text, start, end)
    for pattern in (_NAMED, _APPOSED):
        for match in pattern.finditer(text, start, end):
            if _speaks(text, match) and _is_somebody(match):
                yield match.span()
    for match in _BY.finditer(text, start, end):
        if match["who"] not in NOT_A_PERSON:
            yield match.span()
    for pattern in (_STATES, _ROLE, _SOURCE, _IMPERSONAL):
        yield from (match.span() for match in pattern.finditer(text, start, end))


def _groups(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Find groups that say something, or hold a view: `Both speakers were critical of …`."""
    yield from (match.span() for match in _GROUP.finditer(text, start, end) if _speaks(text, match))
    for match in _ANY_GROUP.finditer(text, start, end):
        if OF_THE_VIEW.match(text, match.end()):
            yield match.span()


def _speaks(text: str, match: re.Match[str]) -> bool:
    """Say whether the verb is one of saying, in the active voice, with a subject of its own."""
    # `His delegation` speaks as he does.
    own = _OWN_SIDE.search(text[max(match.start("who") - _OWN, 0) : match.end("who")])
    owned = (
        text[max(match.start("who") - 4, 0) : match.start("who")]
        .rstrip()
        .endswith(("'s", "’s", "'", "’"))
    )
    verb = match["verb"].lower()
    if verb in _NOUNS or (verb in WEAK and not WEAK[verb].match(text, match.end())):
        return False
    return not owned and not own and not _PASSIVE.search(match[0])


def _is_somebody(match: re.Match[str]) -> bool:
    """Say whether capitalised words before a verb are a person or body: not `The Convention`."""
    words = re.findall(r"[^\W\d_][\w’'.-]*", match["who"])
    if words[0] in _OPENERS:
        words = words[1:]
    if not words or any(
        word.removesuffix("'s").removesuffix("’s") in NOT_A_PERSON for word in words
    ):
        return False
    return not (match["verb"].lower().endswith("ing") and len(words) == 1)

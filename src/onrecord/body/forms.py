"""The forms by which prose says that a named person is speaking.

Each function looks at the words before and after a name in its sentence; the name itself is not
among them.
"""

from __future__ import annotations

import re

from onrecord.body.speech import (
    ADVERB,
    AUXILIARY,
    INVERTED,
    OBJECT,
    OWN_VERB,
    SILENT,
    VERB,
    VIEW,
    WEAK,
)

_WORDS = r"(?:[^,;:()]|\([^)]{1,40}\))"
_IN_BRACKETS = r"\s*\([^)]{1,120}\)"
APPOSITIVE = (
    rf"(?:{_IN_BRACKETS}|\s*,\s{_WORDS}{{1,130}}?(?:,{_WORDS}{{1,60}}?){{0,2}},(?=\s)"
    r"|\s*[—–-]\s[^—–]{1,90}\s[—–-])"
)
"""What may stand between a name and its verb: `, of Global Partners Digital,`."""

_OF = r"(?:\s+(?:of|from|at|for|representing|speaking\s+for)\s+(?:the\s+)?[A-Z][^,;:.()]{1,70}?)"
_COMPANY = (
    r"(?:\s+(?:and|as\s+well\s+as|together\s+with)\s+(?:(?:an?|the|other|others|several|some|many"
    r"|two|three)\b[^,.;:]{0,50}?|[A-Z][\w-]+(?:\s[A-Z][\w-]+)?))"
)
_FILL = rf"(?:\s+(?:{ADVERB}|{AUXILIARY})\b,?)"
_PREDICATE = re.compile(
    rf"(?P<apposition>(?:{APPOSITIVE}){{1,2}}|{_OF},?|{_COMPANY})?(?:{_FILL}){{0,5}}\s+(?P<verb>{OWN_VERB})",
    re.IGNORECASE,
)
_WHO = re.compile(rf"\s*,?\s*who(?:{_FILL}){{0,5}}\s+(?P<verb>{OWN_VERB})", re.IGNORECASE)
_COMMA_ING = re.compile(
    rf"\s*,(?:{_FILL}){{0,2}}\s+(?=\w+ing\b)(?P<verb>{OWN_VERB})", re.IGNORECASE
)
_ALSO = re.compile(
    rf"\s+(?:(?:was\s+)?[a-z]{{2,}}ed|sat|stood|shook|left|came|went|rose|got|took)\b(?:(?!\b(?:and|who|that)\b)[^.;:,])"
    rf"{{0,50}}?(?:,?\s+and(?:,[^,.;:]{{1,40}},)?|,\s+then)(?:{_FILL}){{0,3}}\s+(?P<verb>{VERB})",
    re.IGNORECASE,
)
"""`Kaspar smiled and said`: the verb of saying is the second."""
_ONE_TO = re.compile(
    rf"\s+(?:was|is)\s+(?:among\s+)?the\s+(?:only|first|last|next|second|one|few)\b[^.;:,]{{0,30}}?\s(?:to|who)\s+(?P<verb>{VERB})",
    re.IGNORECASE,
)
_CLOSED = {
    ", ": re.compile(rf"(?:{_IN_BRACKETS})?,"),
    "– ": re.compile(rf"(?:{_IN_BRACKETS})?\s[–—-](?=\s)"),
}
"""What ends an apposition, by what begins it: `, Lea Kaspar (GPD), noted`, `– Kaspar and Droz – noted`."""
_FELL_TO = re.compile(r"\b(?:fell|left|up)\s+to\s+$", re.IGNORECASE)
_TO_SPEAK = re.compile(rf"\s+to\s+(?P<verb>{VERB})", re.IGNORECASE)
"""`It fell to Kaspar to explain`."""
_PASSIVE = re.compile(r"\b(?:is|was|were|are|been|be)\s+(?:(?:\w+ly|not|never|also|then)\s+)?$")
_MOVED = frozenset({"reminded", "concerned", "worried", "convinced", "struck"})
OF_THE_VIEW = re.compile(
    r"\s+(?:is|was|are|were|remains?|remained)\s+(?:clear|convinced|certain|sure|sceptical|skeptical"
    r"|optimistic|less|more|adamant|critical|worried|concerned|confident|of\s+the\s+(?:view|opinion)"
    r"|in\s+favou?r|blunt|brief|cautious|categorical|content|doubtful|explicit|firm|frank|hopeful"
    r"|keen|unsure|aware|to\s+be\s+believed|alarmed|troubled|blunter|harsher|pleased|struck|equally"
    r"|wary|fond|tired|proud|afraid|reluctant|ready|eager|opposed|open\s+to|unconvinced|unhappy|happy|glad"
    r"|disappointed|surprised|dismissive|supportive|sympathetic|enthusiastic|in\s+no\s+doubt|at\s+pains|against"
    r"|not\s+(?:convinced|sure|certain))\b"
    r"|\s+(?:is|was)\s+(?:\w+ly\s+)?(?!\w+ed\b|told|silent|mute|quiet|absent|late|there|here|right|wrong|correct|not\b|now|back|[a-z]+ing\b)[a-z]{4,}\s+(?:about|that|on|towards?)\b"
    r"|\s+would\s+(?:rather|sooner|prefer|like|start|begin)\b|\s+(?:has|had)\s+(?:in\s+mind|the\s+floor|(?:his|her|their)\s+way)\b"
    r"|\s+(?:has|had|sees|saw)\s+(?:little|no|some|serious|great|high|few|many|grave|strong)\s+(?:patience"
    r"|sympathy|doubts?|reservations?|objections?|misgivings|hopes?|concerns?|praise|conflict|reason)\b",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(r"\s+(?:had|has|was|is|did|got|came)\b[^.:;,]{0,50}:\s", re.IGNORECASE)
_SILENCE = re.compile(
    rf"(?:{APPOSITIVE})?\s+(?:did|does|do|has|have|had|would|could)(?:\s+not|n['’]t)\s+"
    rf"(?:{ADVERB}\s+)?{SILENT}|(?:{APPOSITIVE})?\s+(?:will|shall)\s+(?:{ADVERB}\s+)?[a-z]+"
    rf"|\s+(?:never|nowhere|no\s+longer)\s+{SILENT}\w*"
    r"|\s+(?:avoided|refused|declined|left\s+out|stayed\s+away|omitted|skipped)",
    re.IGNORECASE,
)
_NEITHER = re.compile(r"\b(?:neither|nor|none\s+of)\s+(?:[\w\s.'’-]+\s+nor\s+)?$", re.IGNORECASE)
_NO_WORD_OF = re.compile(
    rf"(?:\s+(?:{ADVERB}|{AUXILIARY})\b){{0,3}}\s+(?:{SILENT}\w*|spoke|brought)\b", re.IGNORECASE
)
_WHOSE_VIEW = re.compile(
    rf"\s*,?\s*(?:for\s+whom|(?:in|from)\s+whose\s+(?:\w+\s+)?{VIEW})\b", re.IGNORECASE
)
_WHAT = re.compile(
    r"(?<!contrary to )(?<!unlike )(?<!ed )(?<!ing )(?<!with )\bwhat\s+$", re.IGNORECASE
)
_OBJECT = re.compile(rf"\b{OBJECT}\s+(?:both\s+|what\s+)?$", re.IGNORECASE)
_EARLIER_VERB = re.compile(
    rf"\b{OWN_VERB}.*(?:[,;]|\band|\bwhile|\bwhereas)\s+$", re.IGNORECASE | re.DOTALL
)
_NORM_NEXT = re.compile(r"(?i)\s+(?:the\s+GGE['’]s\s+)?(?:norms?\s+)?\(?13\s?\(?[a-k]\b|\s+norm\s")
_ALIKE = re.compile(r"\s+(?P<by>with|on|for|to|of|from|about)\s+(?:norms?\s+)?\(?13", re.IGNORECASE)
"""`Kaspar began with norm 13(e), Droz with norm 13(k)`."""

_QUIPPED = re.compile(r"[”\"’'],?\s+[a-z]+ed\s+$|,[”\"’']\s+[a-z]+ed\s+$")
_QUOTED = re.compile(r"\s*:\s")
_INVERTED = re.compile(
    rf"(?P<lead>^|[.,;:—–!?…\"”’'“]\s*|\b(?:as|so|thus|than|what)\s+){INVERTED}(?:\s+(?:\w+ly))?\s+$",
    re.IGNORECASE,
)
# After a comma the verb may have its subject further left: `Droz paused, asked Kaspar whether …`.
_HAS_OBJECT = re.compile(r"\s+(?:to\s+[a-z]|whether\b|if\b|about\b|why\b|how\b|what\b)")

_JOIN = re.compile(
    r"(?:\s+(?:of|from|at)\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+(?:(?:of|for|the|on|de)\s+){0,2}[A-Z][\w’'-]*){0,8})?\s*(?:\([^)]*\)\s*)?(?:,\s*(?:and|as\s+well\s+as)|,|\band\b|&|\bas\s+well\s+as\b"
    r"|\bnor\b|\bbut\s+also\b|\balong\s+with\b|\btogether\s+with\b)\s+(?:both\s+)?$"
)
_LINE_OPENS = re.compile(r"[\W\d]*(?:[QA]\W+)?")
_LABEL = re.compile(
    r"\s*(?:\([^)]{1,80}\)|,\s[^:,]{1,60}|\s(?:on|about)\s(?:norms?\s)?13[^:.;]{1,40})?\s*(?::|\s[—–]\s)"
)
_SIGNED = re.compile(r"(?:^|[.!?…\"”’)]\s*)[—–-]{1,2}\s*$")
_SIGNED_END = re.compile(r"(?:\s*,\s*[^.;]{1,80}|\s*\([^)]{1,80}\))?\s*\.?\s*$")


def is_object(before: str) -> bool:
    """Say whether the word before a name makes the person an object: `agreed with Kaspar`."""
    return _OBJECT.search(before) is not None


def speaks(before: str, after: str) -> bool:
    """Say whether a verb of saying follows a name that is its subject: `Kaspar noted`."""
    if _SILENCE.match(after) or (_NEITHER.search(before) and _NO_WORD_OF.match(after)):
        return False
    if _WHOSE_VIEW.match(after):
        return True
    fallen = _TO_SPEAK.match(after) if _FELL_TO.search(before) else None
    if (who := fallen or _WHO.match(after)) and _predicates(who, after):
        return True
    if is_object(before) and not _WHAT.search(before):
        return False
    if _holds_a_view(after) or _elliptic(before, after):
        return True
    behind = [after]
    if closed := closes_apposition(before, after):
        # The name itself is the apposition: `the former Chair, Guilherme Patriota, noted`.
        behind.append(after[closed:])
    return any(
        match is not None and _predicates(match, words)
        for words in behind
        for match in (form.match(words) for form in (_PREDICATE, _COMMA_ING, _ALSO, _ONE_TO))
    )


def closes_apposition(before: str, after: str) -> int:
    """Return how far the end of an apposition reaches that a name is; 0 where it is none."""
    ends = _CLOSED.get(before[-2:].replace("—", "–").replace("-", "–"))
    closed = ends.match(after) if ends else None
    return closed.end() if closed else 0


def _holds_a_view(after: str) -> bool:
    """Say whether a name is the subject of `was clear that`, or announces: `had the last word: …`."""
    bare = re.sub(rf"^{APPOSITIVE}", "", after)
    return bool(OF_THE_VIEW.match(bare) or _ANNOUNCES.match(after))


def _elliptic(before: str, after: str) -> bool:
    """Say whether the verb is left out: `Kaspar named norm 13(e), Droz norm 13(k)`."""
    after = re.sub(rf"^{APPOSITIVE}", "", after)
    again = _ALIKE.match(after)
    alike = again and re.search(rf"\b{again['by']}\s+(?:norms?\s+)?\(?13", before, re.IGNORECASE)
    return bool(alike or _NORM_NEXT.match(after)) and _EARLIER_VERB.search(before) is not None


def _predicates(match: re.Match[str], after: str) -> bool:
    """Say whether a verb is really the predicate: not `was invited`, not `gave the floor`."""
    words, verb = match[0].lower(), match["verb"].lower()
    if _PASSIVE.search(words[: -len(verb)]) and not verb.endswith("ing"):
        return verb in _MOVED or after.startswith(" as saying", match.end())
    if verb.endswith("ing") and match.groupdict().get("apposition", ""):
        return "," in words or "was" in words or "is" in words
    return verb not in WEAK or WEAK[verb].match(after[match.end() :]) is not None


def inverted(before: str, after: str) -> bool:
    """Say whether a verb of saying stands before its subject, or none: `said Kaspar`, `Kaspar: “…`."""
    if _QUIPPED.search(before) or (not before.strip() and _QUOTED.match(after)):
        return True
    match = _INVERTED.search(before)
    return match is not None and (not match["lead"].strip(" ") or not _HAS_OBJECT.match(after))


def joins(between: str) -> bool:
    """Say whether the words between two names join them: a comma, `and`."""
    return _JOIN.fullmatch(between) is not None


def labels(line: str, rest: str) -> bool:
    """Say whether a name labels a line as its words: `Kaspar: …`."""
    return _LINE_OPENS.fullmatch(line) is not None and _LABEL.match(rest) is not None


def signs(before: str, after: str) -> bool:
    """Say whether a name closes a passage as its source: `— Lea Kaspar`, `(Kaspar)`."""
    if _SIGNED.search(before) and _SIGNED_END.fullmatch(after):
        return True
    return before.endswith(("(", "[")) and re.fullmatch(r"\s*[)\]]\W*", after) is not None

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
    PARTICIPLE,
    SILENT,
    VERB,
    VIEW,
    WEAK,
)

_WORDS = r"(?:[^,;:()]|\([^)]{1,40}\))"
APPOSITIVE = (
    rf"(?:\s*\([^)]{{1,120}}\)|\s*,\s{_WORDS}{{1,130}}?(?:,{_WORDS}{{1,60}}?){{0,2}},(?=\s)"
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
    ", ": re.compile(r"(?:\s*\([^)]{1,120}\))?,"),
    "– ": re.compile(r"(?:\s*\([^)]{1,120}\))?\s[–—-](?=\s)"),
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
_IS = re.compile(r"\b(?:is|are|was|were|became|remained)\s+$", re.IGNORECASE)
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

_ACCORDING = re.compile(
    r"(?:according\s+to|words?\s+(?:belonged|belongs|went|goes|fell)\s+to|in\s+the\s+(?:[\w-]+\s+){0,3}?(?:words|view|opinion|eyes|judge?ment|reading|account|estimation"
    r"|understanding)\s+of|from\s+the\s+(?:perspective|point\s+of\s+view|standpoint)\s+of|as\s+per"
    r"|in\s+line\s+with\s+what|to\s+quote|(?:came|comes|stemmed|stems)\s+from|in\s+the\s+mind\s+of"
    r"|if\s+(?:one|we|you)\s+(?:follows?|believes?|listens?\s+to|asks?|asked)"
    r"|the\s+(?:view|opinion|position|argument|reading)\s+of)\s+(?:both\s+)?$",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"(?:^|[.;:,—–(!?…\"”’]\s*|\b(?:and|but|while|whereas|that|[Aa]s|yet|or|is|was|matters?|mattered"
    r"|counts?|counted|important|central|key|crucial|decisive|relevant|first|clear|essential"
    r"|priority|point|weight|norm|pressing|vital|useful|interesting|urgent|stood\s+out|stands\s+out)"
    r"\s+|\b13\s?\([a-k]\)\s+)(?:[Ff]or|FOR)\s+(?:both\s+)?$"
)
_STANDS_OUT = re.compile(r"\b(?:stood|stands|stand)\s+out\s+for\s+(?:both\s+)?$", re.IGNORECASE)
_OPENING = re.compile(r"^\W*$|^.*[.;:,—–(!?…\"”’]\s*$", re.DOTALL)
_TO = re.compile(
    r"(?:\b(?:matters?|mattered|important|central|clear|obvious|key|crucial|evident|seem(?:s|ed)?"
    r"|appear(?:s|ed)?|looks?|looked|dear|essential|belongs?|belonged|most|relevant)\s+to"
    r"|(?:^|[.;:—–!?]\s*)(?P<opens>To))\s+$"
)
_FROM = re.compile(r"(?:^|[.;:,—–!?]\s*|\band\s+)from\s+$", re.IGNORECASE)
_CAME = re.compile(r"\s+(?:came|comes)\s+(?:an?|the|one|another|two|three)\b", re.IGNORECASE)
"""`From Kaspar came the proposal`."""
_WHAT_MOVES = re.compile(
    r"\bwhat\s+(?:most\s+)?(?:worries|worried|concerns|concerned|troubles|troubled|strikes|struck|interests"
    r"|interested|surprises|surprised|bothers|bothered|matters?\s+to|mattered\s+to)\s+$",
    re.IGNORECASE,
)
_BY = re.compile(
    rf"(?:\b{PARTICIPLE}(?:\s+[“\"][^“”\"]{{1,80}}[”\"])?(?:\s+(?!(?:an?|the|his|her|their|its|this|that)\s)(?:\w+,?\s+){{0,3}}?)?\s*(?:\w+ly\s+)?"
    r"|\b(?:was|were|been|being)\s+(?:\w+\s+)?asked\s+)by\s+(?:both\s+)?$",
    re.IGNORECASE,
)
_BY_TOO = re.compile(
    rf"\b{PARTICIPLE}\b[^;]*\bby\b[^;]*\bnorms?\s+13[^;,]{{1,30}}\s+by\s+$", re.IGNORECASE
)
"""The participle is left out: `13(f) was raised by Kaspar, and norm 13(k) by Droz`."""
_WORK_BY = re.compile(
    rf"(?:^|[.;:—–(!?]\s*)(?:(?:an?|the|one|another)\s+)?(?:\w+\s+){{0,2}}(?:{VIEW}\s+by|(?:remarks?|statement|intervention|presentation|talk|lecture|contribution)\s+of)\s+$",
    re.IGNORECASE,
)
_MADE_BY = re.compile(
    rf"\b(?:focus|subject|topic|theme|centre|center|object|part)\s+of\s+(?:an?|the)\s+(?:[\w-]+\s+)?{VIEW}\s+by\s+$"
    rf"|\b(?:closed|ended|began|opened|concluded|started)\s+with\s+(?:an?|the)\s+(?:[\w-]+\s+)?{VIEW}\s+by\s+$",
    re.IGNORECASE,
)
"""`13(h) was the focus of the intervention by Kaspar`, `the session closed with a call by Kaspar`."""
AMONG = r",?\s+(?:including|among\s+(?:them|others)|notably|such\s+as|in\s+particular|above\s+all|not\s+least),?\s+"
"""Behind many, before one of them."""
_AMONG_THEM = re.compile(
    rf"\b{PARTICIPLE}\s+by\s+(?:[\w-]+\s+){{1,4}}?(?:speakers|panell?ists|participants|people|experts|voices|discussants)"
    rf"{AMONG}$",
    re.IGNORECASE,
)
"""`stressed by several speakers, including Kaspar`."""
_QUIPPED = re.compile(r"[”\"’'],?\s+[a-z]+ed\s+$|,[”\"’']\s+[a-z]+ed\s+$")
_QUOTED = re.compile(r"\s*:\s")
_INVERTED = re.compile(
    rf"(?P<lead>^|[.,;:—–!?…\"”’'“]\s*|\b(?:as|so|thus|than|what)\s+){INVERTED}(?:\s+(?:\w+ly))?\s+$",
    re.IGNORECASE,
)
# After a comma the verb may have its subject further left: `Droz paused, asked Kaspar whether …`.
_HAS_OBJECT = re.compile(r"\s+(?:to\s+[a-z]|whether\b|if\b|about\b|why\b|how\b|what\b)")

_IN_VIEW = re.compile(
    r"\b(?:in|to|to\s+(?:use|borrow|quote|cite|repeat)|from|by|on|under|at|as\s+for)\s+(?:both\s+)?$",
    re.IGNORECASE,
)
_NOT_IN_VIEW = re.compile(
    r"\b(?:up|bas\w+|build\w+|comment\w*|reflect\w*|touch\w*|expand\w*|draw\w*|elaborat\w*|focus\w*"
    r"|follow\w*)\s+(?:on|from)\s+$|\b(?:reply|response|answer|reaction|addition|contrast|referred"
    r"|respond\w*|repl\w+|thanks|return\w*|react\w*)\s+to\s+$",
    re.IGNORECASE,
)
_AT_REQUEST = re.compile(r"^\W*(?:to|at)\s+$", re.IGNORECASE)
_REQUEST = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:questions?|requests?|suggestion|invitation|remarks?|comments?|points?"
    r"|concerns?|doubts?|objections?|proposal|appeal|call|plea)\b[^,;]{0,200},",
    re.IGNORECASE,
)
"""Others answer: `To Kaspar's question about norm 13(e), Droz replied`."""
_SIDE = (
    r"(?:government|ministry|minister|country|organi[sz]ation|delegation|company|colleagues?|team|office|agency"
    r"|institute|university|employer|predecessor|successor|boss|staff)"
)
"""Behind a possessive: somebody else, who has views of their own."""
_OWN_VIEW = re.compile(rf"\s+(?:(?!{_SIDE}\b)\w+\s+){{0,2}}?{VIEW}s?\b", re.IGNORECASE)
_VIEW_IS = re.compile(
    rf"\s+[\w-]+\s+(?:is|was)\s+that\b|\s+(?:(?!{_SIDE}\b)[\w-]+\s+){{0,3}}?{VIEW}s?\b[^.;]{{0,80}}?(?:\b(?:is|was"
    r"|were|are|that|met|found|won|stood|hit|sat|got|went|concerned|remained|on|about|turned|returned|lay|lies|began|came|pointed"
    r"|rested|rests|dealt|fell|starts?|goes|took|made|set|put|gave|ran|led|drew|left|[a-z]{3,}ed)\b|[:—–])",
    re.IGNORECASE,
)
_CLAUSE_OPENS = re.compile(
    r"(?:^|[.;:—–(,!?\"”]\s*(?:and\s+|but\s+)?|\b(?:while|whereas|but|and|that|as|yet)\s+)$",
    re.IGNORECASE,
)
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


def views(before: str, after: str) -> bool:
    """Say whether a form that gives a view stands before a name: `according to Droz`."""
    came = _FROM.search(before) and _CAME.match(after)
    if came or _ACCORDING.search(before) or _WHAT_MOVES.search(before):
        return True
    if match := _TO.search(before):
        return after.startswith(",") if match["opens"] else after[:1] in {"", ",", ".", " "}
    return _views_for(before, after)


def _views_for(before: str, after: str) -> bool:
    """Say whether `for Droz` gives a view, and is not `a question for Droz`."""
    if not _FOR.search(before):
        return False
    if _OPENING.match(before[: before.lower().rfind("for")]):
        return re.match(r"\s*(?:,|\(|\w)", after) is not None
    return not after.startswith(":") or _STANDS_OUT.search(before) is not None


def raised_by(before: str) -> bool:
    """Say whether `raised by` or the like stands before a name."""
    ways = (_BY, _WORK_BY, _BY_TOO, _MADE_BY, _AMONG_THEM)
    return any(way.search(before) for way in ways)


def inverted(before: str, after: str) -> bool:
    """Say whether a verb of saying stands before its subject, or none: `said Kaspar`, `Kaspar: “…`."""
    if _QUIPPED.search(before) or (not before.strip() and _QUOTED.match(after)):
        return True
    match = _INVERTED.search(before)
    return match is not None and (not match["lead"].strip(" ") or not _HAS_OBJECT.match(after))


def owns_view(before: str, after: str) -> bool:
    """Say whether a possessive gives the person's view: `in Kaspar's view`, `Kaspar's point is`."""
    if _ACCORDING.search(before):
        return _OWN_VIEW.match(after) is not None and not re.match(r"\s+\w+['’]", after)
    own = _OWN_VIEW.match(after)
    if not (own or _VIEW_IS.match(after)) or (_AT_REQUEST.search(before) and _REQUEST.match(after)):
        return False
    if own and _IS.search(before):
        return True
    if _IN_VIEW.search(before):
        return not _NOT_IN_VIEW.search(before)
    return bool(_CLAUSE_OPENS.search(before)) and _VIEW_IS.match(after) is not None


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

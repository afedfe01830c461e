"""The forms by which prose gives the view of a named person: `according to Kaspar`, `in her view`.

Each function looks at the words before and after a name in its sentence; the name itself is not
among them.
"""

from __future__ import annotations

import re

from onrecord.body.speech import PARTICIPLE, VIEW

_IS = re.compile(r"\b(?:is|are|was|were|became|remained)\s+$", re.IGNORECASE)
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
_STANDS_OUT = re.compile(r"\b(?:stood|stands)\s+out\s+for\s+(?:both\s+)?$", re.IGNORECASE)
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
    r"\b(?:(?:focus|subject|topic|theme|centre|center|object|part)\s+of|(?:closed|ended|began|opened"
    rf"|concluded|started)\s+with)\s+(?:an?|the)\s+(?:[\w-]+\s+)?{VIEW}\s+by\s+$",
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

"""Where sentences and clauses begin and end in plain prose."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Amb|St|Sr|Jr|Hon|Gen|H\.E|paras?|subparas?|arts?|secs?|nos?|figs?"
    r"|cf|e\.g|i\.e|vs|approx|pp?|ch|vol|ed|eds|esp|incl|resp|al|[A-Z]|U\.S|U\.K|U\.N))\.$"
)
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[*_]*[A-ZÀ-ÞĀ-Ž0-9])")
_QUOTATION = re.compile(r"“[^“”]{0,2000}”|\"[^\"]{0,2000}\"")
_QUOTE = re.compile('[“"]')
_ASKED = re.compile(
    r"\s+(?:[\w.’'-]+\s+){1,4}?(?:(?:asked|said|exclaimed|added|replied|answered|joked)\b(?!\s+(?:that|whether|if|why|how"
    r"|about|so)\b)|(?:wanted\s+to\s+know|[a-z]+ed)\s*[.,;:])"
)
"""What goes on with a quotation that ended in a question: `“… a shield?” Kaspar asked`."""
_LONGEST = 2000
"""A quotation that is open for longer was never closed."""
_CLAUSE = re.compile(
    r";|:(?=\s)|[,—–]\s*(?:and\s+)?(?=(?:while|whereas|whilst|but|yet|although|though|however)\b)"
    r"|[,—–]\s*(?:and|or)\s+(?=[A-ZÀ-ÞĀ-Ž]|norms?\s)"
    r"|(?<=[^,;])\s+(?=(?:while|whereas|whilst)\s)"
)


@dataclass(frozen=True)
class Prose:
    """A text with its sentences, clauses and quotations, found when somebody asks for them."""

    text: str

    @cached_property
    def sentences(self) -> tuple[int, ...]:
        """Where each sentence begins, in characters."""
        return tuple(_sentences(self.text))

    @cached_property
    def clauses(self) -> tuple[int, ...]:
        """Where each clause begins; a sentence begins one."""
        ends = (match.end() for match in _CLAUSE.finditer(self.text))
        return tuple(sorted({*self.sentences, *ends}))

    @cached_property
    def quotations(self) -> tuple[tuple[int, int], ...]:
        """Where each quotation starts and ends; none goes on into another sentence."""
        if not _QUOTE.search(self.text):
            return ()
        ends = (*self.sentences[1:], len(self.text))
        return tuple(
            match.span()
            for start, end in zip(self.sentences, ends, strict=True)
            for match in _QUOTATION.finditer(self.text, start, end)
        )

    def sentence(self, offset: int) -> tuple[int, int]:
        """Return the start and end of the sentence that an offset stands in."""
        return _around(self.sentences, offset, len(self.text))

    def clause(self, offset: int) -> tuple[int, int]:
        """Return the start and end of the clause that an offset stands in."""
        return _around(self.clauses, offset, len(self.text))

    def quotation(self, offset: int) -> tuple[int, int] | None:
        """Return the start and end of the quotation that an offset stands in."""
        place = bisect_left(self.quotations, (offset, 0)) - 1
        return self.quotations[place] if place >= 0 and offset < self.quotations[place][1] else None


def _around(starts: tuple[int, ...], offset: int, end: int) -> tuple[int, int]:
    """Return the stretch between two starts that an offset stands in."""
    place = bisect_right(starts, offset)
    return starts[place - 1], starts[place] if place < len(starts) else end


def _quoting(text: str) -> bool:
    """Say whether a quotation is open at the end of a text: it belongs to whoever is named by it."""
    curly = text.count("“") - text.count("”")
    return curly > 0 or ("“" not in text and text.count('"') % 2 == 1)


def _sentences(text: str) -> list[int]:
    """Return where the sentences of a text begin."""
    found = [0]
    for match in _END.finditer(text):
        head = text[max(found[-1], match.start() - 12) : match.start() + 1]
        so_far = text[found[-1] : match.end()]
        if len(so_far) < _LONGEST and _quoting(so_far):
            continue
        if match[0][-1] in '"”' and match[0][0] in "?!" and _ASKED.match(text, match.end()):
            continue
        if match[0][0] != "." or not _ABBREVIATION.search(head):
            found.append(match.end())
    return found

"""Find where a pronoun speaks: `he said`, `for her`, `in her view`.

Whom it stands for is another question; a pronoun alone attributes to nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.body import forms, views

_NEAR = 400
_PRONOUN = re.compile(
    r"\b(?:(?P<subject>he|she|they)|(?P<owner>his|her|their)(?=\s+\w)|(?<=\bfor\s)(?P<object>him|her|them)(?=,))\b",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"(?i:an?|another|one|some(?:one|body))\b(?!\s+(?:few|number)\b)|(?:M[rsx]s?|Dr|Prof)\b|[A-Z][\w-]+\s[A-Z]"
)
_SEVERAL = frozenset({"they", "their", "them"})


@dataclass(frozen=True)
class Pronoun:
    """A pronoun that speaks, in characters from the start of the text."""

    start: int
    end: int
    several: bool
    """Whether it stands for more than one person."""

    def fits(self, people: int) -> bool:
        """Say whether it can stand for so many people."""
        return self.several == (people > 1)


def anywhere(text: str) -> bool:
    """Say whether a text has a pronoun that may speak."""
    return _PRONOUN.search(text) is not None


def find(text: str) -> Iterator[Pronoun]:
    """Yield the pronouns that speak, in the order of the text."""
    for match in _PRONOUN.finditer(text):
        before = re.split(r"(?<=[.!?])\s", text[max(match.start() - _NEAR, 0) : match.start()])[-1]
        after = re.split(r"[.!?]\s", text[match.end() : match.end() + _NEAR], maxsplit=1)[0]
        if _speaks(match, before, after):
            yield Pronoun(*match.span(), match[0].lower() in _SEVERAL)


def counted(stranger: str) -> int:
    """Say how many people who are not declared speak: `A delegate said`, `Participants noted`."""
    return 1 if _ONE.match(stranger) else 2


def _speaks(match: re.Match[str], before: str, after: str) -> bool:
    """Say whether a pronoun stands with a verb of saying, or in a form that gives a view."""
    if match["subject"]:
        return forms.speaks(before, after)
    if match["owner"]:
        return views.owns_view(before, after)
    return views.views(before, after)

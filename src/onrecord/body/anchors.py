"""Anchors: the permanent addresses of passages and headings on a summary's page."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from onrecord.text.folding import caseless, letters, slug

PIN = re.compile(r"\{\#(?P<anchor>[^}\n]*)\}")
"""How an author pins an anchor."""

PINNED = re.compile(r"(?:\s*\{\#[^}\n]*\}){1,20}\s*$")
"""Anchors pinned at the end of a block: the first is its own, the others lead there too."""

_WORD = re.compile(r"[a-z0-9][a-z0-9-]{0,199}")


@dataclass
class Anchors:
    """The anchors of one page."""

    taken: set[str] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=dict)
    """How often each was wanted, so that a thousand like headings are not counted through."""

    def refuse(self, pinned: str) -> str:
        """Return why a pinned anchor does not do, or nothing."""
        if pinned in self.taken:
            return "stands in this text already"
        return "" if _WORD.fullmatch(pinned) else "is not a word for an address"

    def take(self, wanted: str) -> str:
        """Return an anchor that the page does not have yet, and keep it."""
        candidate, count = wanted, self.counts.get(wanted, 1)
        while candidate in self.taken:
            count += 1
            candidate = f"{wanted}-{count}"
        self.counts[wanted] = count
        self.taken.add(candidate)
        return candidate


def of_passage(text: str) -> str:
    """Return the permanent anchor of a passage: a hash of its letters and digits.

    Case, punctuation, marks and white space do not count, so that mending a comma moves nothing.
    """
    kept = letters(caseless(text))
    return "p-" + hashlib.sha256(kept.encode()).hexdigest()[:8]


def of_heading(text: str) -> str:
    """Return a heading as an anchor."""
    return slug(text) or "section"

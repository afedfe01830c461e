"""Brackets that would keep Markdown busy: it looks for the end of each, one letter at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator

BUDGET = 500_000
"""How many letters may be looked at for the ends of all brackets of a block."""

_BLOCK = re.compile(r"(?:[^\n]+(?:\n|$))+")
_BRACKET = re.compile(r"[\[\]()]")
_OPENS = {"]": "[", ")": "("}


def endless(body: str) -> int | None:
    """Return where brackets begin that end so far away, or never, that looking takes too long."""
    for block in _BLOCK.finditer(body):
        cost, first = 0, None
        for start, length in _lengths(block):
            cost += length
            first = start if first is None or start < first else first
            if cost > BUDGET:
                return first
    return None


def _lengths(block: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield the start of each bracket of a block and how far its end is away."""
    open_ones: dict[str, list[int]] = {"[": [], "(": []}
    for bracket in _BRACKET.finditer(block.string, *block.span()):
        if bracket[0] in open_ones:
            open_ones[bracket[0]].append(bracket.start())
        elif starts := open_ones[_OPENS[bracket[0]]]:
            start = starts.pop()
            yield start, bracket.start() - start
    for starts in open_ones.values():
        yield from ((start, block.end() - start) for start in starts)

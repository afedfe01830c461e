"""Tables of counts: each is shaded by its share of the highest, and leads to what was counted."""

from __future__ import annotations

from dataclasses import dataclass

SHADES = 4
"""How many shades tell a high count from a low one."""


@dataclass(frozen=True)
class Cell:
    """How often something was found where a row and a column meet."""

    column: str
    """In words: a norm, a year."""
    count: int
    url: str
    shade: int
    """From 1 to `SHADES`; 0 for silence, and for what is not to be compared."""


def cell(column: str, count: int, url: str, most: int = 0) -> Cell:
    """Return one count, shaded by its share of the highest, if that is given."""
    return Cell(column, count, url, -(-SHADES * count // most) if most else 0)

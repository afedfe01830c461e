"""Texts are edited in place, and an edit counts only if it holds."""

from __future__ import annotations

from onrecord.authoring.editing import Edit, edited, replaced
from onrecord.diagnostics import Source


def test_pieces_are_replaced_where_they_stand() -> None:
    """In any order; a piece without length is put in."""
    assert replaced("one two three", [(8, 13, "3"), (0, 3, "1"), (7, 7, ",")]) == "1 two, 3"


def test_an_edit_that_does_not_hold_is_left_out() -> None:
    """Those before and after it count all the same."""
    shout = Edit(lambda source: source.text.upper(), lambda before, after: True)
    lose = Edit(lambda source: "", lambda before, after: len(after.text) >= len(before.text))
    end = Edit(lambda source: f"{source.text}!", lambda before, after: before.text == "A")
    assert edited(Source("a.md", "a"), shout, lose, end) == Source("a.md", "A!")

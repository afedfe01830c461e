"""Texts that nobody writes by accident, and that must not keep a check busy."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.body import markdown
from onrecord.diagnostics import Code
from tests.effort import steps
from tests.samples import LAW, codes, rendered

LENGTH = 8_000


@pytest.mark.parametrize("piece", ["![", "[^", "](", "[x](", "[", "[[x]", "(["])
def test_brackets_without_an_end_are_told(piece: str) -> None:
    """A text full of open brackets gets one message, at the first of them."""
    body = rendered("Muster spoke.\n\n" + piece * (LENGTH // len(piece)) + "\n")
    assert codes(body.diagnostics) == [Code.NESTING]
    assert body.diagnostics[0].span.text in {"[", "("}


@pytest.mark.parametrize(
    "text", ["[x](https://a.example/) ", "- [x](norm:13e)\n", "[a] (b) ", "a ] b ) "]
)
def test_brackets_that_end_soon_are_read(text: str) -> None:
    """However many there are, brackets that are closed are fine."""
    assert markdown.endless(text * 2000) is None


@LAW
@given(st.text("[]()x\n "))
def test_short_texts_are_never_refused(text: str) -> None:
    """A text of usual length may have any brackets."""
    assert markdown.endless(text) is None


@pytest.mark.parametrize(
    "piece",
    [
        "the ", "other two of the ", "{#a} ", "Mira Muster said ", "Mira Muster, ", "raised by ", "she said ",
        "Ab ", "Ab Cd, ", "the norm A ", "paragraph 13(e) of the very ", "norm 13(e), ", "13(e) and ",
        "norm 13(e) by ", "“a. B ", "who ", "&", "<a ", "![x] ",
    ],
)  # fmt: skip
def test_work_grows_with_the_text(piece: str) -> None:
    """A text of twice the length takes twice the steps; no pattern of ours hangs on a long one."""

    def read(length: int) -> None:
        text = "Muster. UN GGE. " + piece * (length // len(piece)) + " norm 13(e)\n"
        rendered(text, norms=("13e",))

    read(LENGTH)
    few, many = (steps(partial(read, length)) for length in (1000, 2000))
    assert many < 2.2 * few


@pytest.mark.parametrize("line", ["- x\n", "1. x\n", "* x\ny\n"])
def test_lists_too_deep_are_not_read_to_their_end(line: str) -> None:
    """At each level, all lines below are read again: twice as many levels would be four times the work."""

    def read(levels: int) -> None:
        text = "".join("    " * level + line for level in range(levels))
        assert markdown.parse(text) == markdown.Refused("nested")

    read(60)
    few, many = (steps(partial(read, levels)) for levels in (80, 160))
    assert many < 2.2 * few


@pytest.mark.parametrize("line", ["- x\n", "1. x\n", "- x\n\n"])
def test_lists_may_be_as_deep_as_is_said(line: str) -> None:
    """And not one level deeper."""
    for levels, refused in ((markdown.LEVELS, False), (markdown.LEVELS + 1, True)):
        text = "".join("    " * level + line for level in range(levels))
        assert isinstance(markdown.parse(text), markdown.Refused) is refused

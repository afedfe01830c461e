"""Texts that nobody writes by accident, and that must not keep a check busy."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.body import markdown
from onrecord.diagnostics import Code
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
def test_any_text_is_read_in_seconds(piece: str) -> None:
    """No pattern of ours takes long on words that are repeated thousands of times."""
    begin = time.process_time()
    rendered("Muster. UN GGE. " + piece * (LENGTH // len(piece)) + " norm 13(e)\n", norms=("13e",))
    assert time.process_time() - begin < 15

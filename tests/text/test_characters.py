"""Characters that make a text read otherwise than it is written."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.text.characters import hidden, is_right_to_left, one_line, visible, without_line_ends


@pytest.mark.parametrize(
    "char",
    [
        "\u061c",
        "\u200b",
        "\u200e",
        "\u200f",
        "\u2060",
        "\u202a",
        "\u202e",
        "\u2066",
        "\u2069",
        "\x00",
        "\x1b",
        "\x7f",
        "\ufeff",
    ],
)
def test_hidden_characters_are_found(char: str) -> None:
    """Characters that reorder text and control characters are found each."""
    assert hidden(f"a{char}b{char}") == [1, 3]


@pytest.mark.parametrize(
    "char",
    ["\t", "\n", "\u00a0", "\u00ad", "\u200c", "\u200d", "\u2014", "é", "規", "😀", "\u0627"],
)
def test_letters_and_spaces_are_not_hidden(char: str) -> None:
    """Letters of any script, tabs and spaces of any width are text."""
    assert hidden(f"a{char}b") == []


def test_letters_from_the_right_are_known() -> None:
    """Of Arabic and Hebrew, wherever they stand in a text."""
    assert is_right_to_left("Layla: ليلى")
    assert not is_right_to_left("Đorđe, 京都")


@given(st.text())
@example("\ufffe")
@example("\u3164")
def test_what_is_shown_can_be_printed(text: str) -> None:
    """No character moves the cursor, hides, or reorders the others."""
    shown = visible(text, keep="\n")
    assert len(shown) == len(text)
    assert not hidden(shown)
    assert shown.splitlines() == shown.split("\n")[: len(shown.splitlines())]


def test_one_line_has_only_what_can_be_seen() -> None:
    """Line ends become spaces; what reorders or cannot be stored goes."""
    text = " a\n\tb\u2028c \u202ed\x07\ud800 "
    assert one_line(text) == "a b c d"
    assert without_line_ends(text) == "a b c \u202ed\x07\ud800"

"""Texts as YAML scalars."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.authoring.scalars import cleaned, mapping, scalar, sequence
from onrecord.diagnostics import Source
from onrecord.sources import document

AWKWARD = (
    "Norms: what next?",
    "- a dash",
    "# no comment",
    "a #b",
    "'quoted'",
    '"double"',
    "it's",
    "[13e]",
    "{a: b}",
    "*alias",
    "&anchor",
    "!tag",
    "%directive",
    "@at",
    "`tick`",
    "null",
    "Yes",
    "off",
    "12:30",
    "010",
    "1e3",
    "2030-05-14",
    "a, b",
    "? what",
    "| pipe",
    "> fold",
    "---",
    "...",
    "a:",
    "https://example.org/?a=1,2",
    "Đorđe 京都 🕊",
)


def read(text: str) -> object:
    """Return what our own reader takes from a text, once it agrees with pyyaml's two."""
    found = document.parse(Source("x", text), text).data
    assert yaml.load(text, yaml.SafeLoader) == found
    assert yaml.load(text, yaml.CSafeLoader) == found
    return found


@pytest.mark.parametrize("text", AWKWARD)
def test_what_yaml_would_take_for_something_else_is_quoted(text: str) -> None:
    """Colons, signs, numbers, words such as `null` keep their meaning behind a key."""
    assert read(f"title: {scalar(text)}\n") == {"title": text}


def test_ordinary_words_need_no_quotes() -> None:
    """A title that no reader misunderstands stands as it is."""
    assert scalar("What is responsible behaviour in cyberspace?") == (
        "What is responsible behaviour in cyberspace?"
    )
    assert scalar("https://example.org/a?b=c") == "https://example.org/a?b=c"


@given(st.text())
def test_any_text_is_read_back(text: str) -> None:
    """Behind a key, in a list and between braces, every reader finds the text that was written."""
    line = cleaned(text)
    if line:
        assert read(f"a: {scalar(line)}\nb: c\n") == {"a": line, "b": "c"}
        assert read(f"a: {sequence([line, 'z'])}\n") == {"a": [line, "z"]}
        assert read(f"a: {mapping({'k': line})}\n") == {"a": {"k": line}}


def test_cleaning_leaves_one_line_that_can_be_seen() -> None:
    """Line ends become spaces; what reorders or cannot be stored goes."""
    assert cleaned(" a\n\tb\u2028c \u202ed\x07\ud800 ") == "a b c d"

"""Lines and values that begin with `TODO`."""

from __future__ import annotations

import pytest

from onrecord.diagnostics import Code, Source
from onrecord.project import todos
from onrecord.project.records import parse_summary, standard


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("TODO", [0]),
        ("TODO: who?\n\nTODO what?", [0, 12]),
        ("  - TODO: who?", [4]),
        ("> * TODO", [4]),
        ("## TODO", [3]),
        ("12. TODO", [4]),
        ("A TODO.", []),
        ("TODOS", []),
        ("todo", []),
        ("-TODO", []),
        ("*TODO*", []),
    ],
)
def test_lines(text: str, places: list[int]) -> None:
    """A line may have the signs of a list, a quotation or a heading before the word."""
    found = list(todos.in_text(Source("a", text), 0))
    assert [item.span.start for item in found] == places
    assert {item.span.text for item in found} <= {"TODO"}


def test_values() -> None:
    """At any depth; the place is that of the word, behind quotation marks."""
    text = (
        "---\ntitle: 'TODO: a'\ndate: TODO\nspeakers: [TODO]\nnorms: []\n"
        "source: {kind: notes, read: TODO}\n---\n\nText.\n"
    )
    parsed = parse_summary(Source("summaries/a.md", text), standard())
    assert [(item.code, item.span.line, item.span.text) for item in parsed.diagnostics] == [
        (Code.TODO, line, "TODO") for line in (2, 3, 4, 6)
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("TODO: who?\nMore.", "This is left to do: who?"),
        ("- TODO the   date", "This is left to do: the date."),
        ("TODO", "Something is left to do here."),
        ("TODO:", "Something is left to do here."),
    ],
)
def test_message_has_the_words_of_a_line(text: str, message: str) -> None:
    """What follows the word, up to the end of the line, as a sentence."""
    (item,) = todos.in_text(Source("a", text), 0)
    assert item.message == message


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("'TODO: it''s `{a: b}`. Why?'", "This is left to do: it's `{a: b}`. Why?"),
        ('"TODO: a name"', "This is left to do: a name."),
        ("TODO", "Something is left to do here."),
    ],
)
def test_message_has_the_words_of_a_value(value: str, message: str) -> None:
    """As somebody would read them, without what YAML puts around them."""
    text = f"---\ntitle: {value}\ndate: 2020-01-02\nspeakers: []\nnorms: []\n---\n\nText.\n"
    (item,) = parse_summary(Source("summaries/a.md", text), standard()).diagnostics
    assert item.message == message


def test_other_mistakes_are_told_beside_it() -> None:
    """Only what is said of the same value is left out."""
    text = "---\ntitle: TODO\ndate: soon\nspeakers: []\nnorms: [13z]\n---\n\nText.\n"
    parsed = parse_summary(Source("summaries/a.md", text), standard())
    assert [item.code for item in parsed.diagnostics] == [Code.TODO, Code.DATE, Code.NORM_ID]

"""Telling front matter and body apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.codes import Code
from onrecord.diagnostics import Diagnostic, Source
from onrecord.sources.frontmatter import Halves, split
from tests.samples import LAW


@pytest.mark.parametrize(
    ("text", "front", "body"),
    [
        ("---\na: 1\n---\nBody\n", "a: 1", "Body"),
        ("---\na: 1\n---", "a: 1", ""),
        ("---\n---\nBody", "", "Body"),
        ("-----\na: 1\n-----\nBody", "a: 1", "Body"),
        ("---   \na: 1\n---\t\nBody", "a: 1", "Body"),
        ("---\na: 1\n---\n\nBody\n\n---\n\nMore", "a: 1", "Body\n\n---\n\nMore"),
        ("---\n\n\na: '---'\n---\nBody", "a: '---'", "Body"),
    ],
)
def test_the_two_halves_are_found(text: str, front: str, body: str) -> None:
    """Two lines of dashes stand around the front matter; later ones belong to the text."""
    halves = split(Source("x.md", text))
    assert isinstance(halves, Halves)
    assert halves.front.strip() == front
    assert halves.body.strip() == body


@pytest.mark.parametrize(
    "text", ["", "Text", "\n---\na: 1\n---\n", " ---\n---\n", "--\n--\n", "--- x\n"]
)
def test_what_does_not_begin_with_dashes_has_no_front_matter(text: str) -> None:
    """The line of dashes is the very first."""
    found = split(Source("x.md", text))
    assert isinstance(found, Diagnostic)
    assert found.code == Code.NO_FRONT_MATTER


@pytest.mark.parametrize("text", ["---", "---\na: 1\n", "---\na: 1\n --- \n", "---\na: 1\n...\n"])
def test_front_matter_has_to_be_closed(text: str) -> None:
    """Without a second line of dashes the text has no body."""
    found = split(Source("x.md", text))
    assert isinstance(found, Diagnostic)
    assert found.code == Code.NOT_CLOSED


NASTY = st.lists(st.sampled_from(["---", "----", "\n", " ", "a: 1", "'", "-", "\t", "é"])).map(
    "".join
)


@LAW
@given(NASTY | st.text())
def test_each_half_stands_where_its_offset_says(text: str) -> None:
    """The offsets lead back to the two halves in the file, whatever they hold."""
    halves = split(Source("x.md", text))
    if isinstance(halves, Halves):
        assert text[halves.front_offset :].startswith(halves.front)
        assert text[halves.body_offset :] == halves.body
        assert halves.front_offset + len(halves.front) <= halves.body_offset

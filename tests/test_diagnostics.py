"""Texts and places in them, codes, and what the manual says of each."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.diagnostics import (
    MOST,
    Code,
    Diagnostic,
    Explanation,
    Part,
    Severity,
    Source,
    Span,
    bounded,
)
from onrecord.rules import catalogue
from tests.samples import LAW, inside

THREE = Source("x.md", "One\n\nthree é 😀 end\n")


@pytest.mark.parametrize(
    ("offset", "place"),
    [(0, (1, 1)), (3, (1, 4)), (4, (2, 1)), (5, (3, 1)), (11, (3, 7)), (13, (3, 9)), (19, (4, 1))],
)
def test_an_offset_is_a_line_and_a_column(offset: int, place: tuple[int, int]) -> None:
    """Lines and columns count characters, not bytes, from 1."""
    assert THREE.position(offset) == place
    assert THREE.offset(*place) == offset


def test_an_offset_outside_is_kept_inside() -> None:
    """Places before the beginning and behind the end are the beginning and the end."""
    assert THREE.position(-5) == (1, 1)
    assert THREE.position(10**6) == (4, 1)
    assert THREE.offset(99, 99) == len(THREE.text)
    assert THREE.offset(0, 1) == 0


@pytest.mark.parametrize(("number", "text"), [(1, "One"), (2, ""), (3, "three é 😀 end"), (4, "")])
def test_a_line_has_no_end(number: int, text: str) -> None:
    """The text of a line comes without its line end, also the last one."""
    assert THREE.line(number) == text


def test_a_span_knows_its_words() -> None:
    """A span across lines has the text between its two ends."""
    span = THREE.span(1, 10)
    assert (span.line, span.column, span.end_line, span.end_column) == (1, 2, 3, 6)
    assert span.text == "ne\n\nthree"
    assert (span.start, span.end) == (1, 10)


def test_a_span_cannot_run_backwards() -> None:
    """Where the end stands before the start, the span is empty."""
    assert THREE.span(5, 2).text == ""


@LAW
@given(st.text(), st.integers(-5, 60), st.integers(-5, 60))
def test_every_span_lies_in_its_source(text: str, start: int, end: int) -> None:
    """Whatever the two offsets, the span lies in the text and gives its words back."""
    source = Source("x.md", text)
    span = source.span(start, end)
    assert inside(span)
    assert span.text == text[span.start : span.end]


@LAW
@given(st.text())
def test_positions_lead_back_to_offsets(text: str) -> None:
    """A line and a column lead back to the offset they were made from."""
    source = Source("x.md", text)
    for offset in range(len(text) + 1):
        assert source.offset(*source.position(offset)) == offset


def test_an_empty_source_has_one_line() -> None:
    """A text without characters still has a place to point at."""
    source = Source("x.md", "")
    assert source.line(1) == ""
    assert source.span(0, 0) == Span(source, 0, 0)


def test_diagnostics_are_sorted_by_path_and_place() -> None:
    """The path comes first, then line, column, code and words."""
    other = Source("a.md", "text\ntext\n")
    late = Diagnostic(Code.VALUE, "b", THREE.span(0, 1))
    found = [
        late,
        dataclasses.replace(late, message="a"),
        dataclasses.replace(late, code=Code.SHAPE),
        dataclasses.replace(late, span=other.span(6, 7)),
        dataclasses.replace(late, span=other.span(5, 6)),
        dataclasses.replace(late, span=other.span(0, 1)),
    ]
    ordered = sorted(found, key=lambda item: item.order)
    assert [
        (item.span.source.path, item.span.start, item.code, item.message) for item in ordered
    ] == [
        ("a.md", 0, "OR304", "b"),
        ("a.md", 5, "OR304", "b"),
        ("a.md", 6, "OR304", "b"),
        ("x.md", 0, "OR303", "b"),
        ("x.md", 0, "OR304", "a"),
        ("x.md", 0, "OR304", "b"),
    ]


def test_a_diagnostic_is_an_error_unless_it_says_otherwise() -> None:
    """What keeps the site from being built is the rule, a warning the exception."""
    item = Diagnostic(Code.VALUE, "x", THREE.span(0, 1))
    assert item.severity is Severity.ERROR
    assert item.hint == ""


DOCUMENT = """\
# Not a norm

The cause has `code` and is
one paragraph, with [a link](reference.md) and `[no link](norm:13e)`.

```yaml title="In the front matter"
norms: [13e]

speakers: []
```

**Cure.** Write `13e`.
"""


def test_codes_stand_in_order() -> None:
    """The list reads like the manual, from the first number to the last; none stands twice."""
    assert [str(code) for code in Code] == sorted(code.value for code in Code.__members__.values())


@pytest.mark.parametrize("code", list(Code), ids=str)
def test_a_code_is_text(code: Code) -> None:
    """It is written as it is searched for."""
    assert f"{code}" == code.value == str(code)


def test_a_document_is_a_title_and_a_section() -> None:
    """The first line has the title, with or without Markdown's sign and a full stop."""
    entry = Explanation.parse("OR306", "NORM_ID", DOCUMENT)
    assert (entry.title, entry.section) == ("Not a norm", DOCUMENT.partition("\n\n")[2])
    assert Explanation.parse("OR306", "", "Not a norm.\n\n    Text.\n    ").section == "Text.\n"


def test_a_section_is_paragraphs_and_examples() -> None:
    """Links are left out: pages of the manual are not at hand."""
    assert list(Explanation.parse("OR306", "NORM_ID", DOCUMENT).parts()) == [
        Part("The cause has `code` and is one paragraph, with a link and `[no link](norm:13e)`."),
        Part("norms: [13e]\n\nspeakers: []", example=True, title="In the front matter"),
        Part("**Cure.** Write `13e`."),
    ]


def test_links_are_left_out_and_marks_stay() -> None:
    """What an author may write between brackets is shown."""
    assert "](reference.md" not in catalogue()["OR206"].markdown
    assert "`[the norm on response teams](norm:13k)`" in catalogue()["OR602"].markdown
    assert "[her notes](file:///home/ann/notes.txt)" in catalogue()["OR502"].markdown


def found(number: int, severity: Severity = Severity.ERROR) -> list[Diagnostic]:
    """Return so many diagnostics of one kind in one file."""
    source = Source("a.md", "x" * 5000)
    return [
        Diagnostic("OR109", "x", source.span(at, at + 1), "y", severity) for at in range(number)
    ]


@pytest.mark.parametrize("number", [0, 1, MOST, MOST + 1])
def test_what_can_be_read_is_shown_whole(number: int) -> None:
    """The last is worth as many words as a number of one."""
    assert bounded(found(number)) == tuple(found(number))


def test_of_more_of_a_kind_only_the_first_are_shown() -> None:
    """The last says how many more there are, however often it is counted; other kinds stay."""
    warnings = found(3, Severity.WARNING)
    *shown, rest = bounded([*found(4000), *warnings])
    assert shown == [*found(MOST), *warnings]
    assert rest.message == "And 3,950 more of this kind in this file."
    assert (rest.span.start, rest.stands_for) == (MOST, 3950)
    assert bounded([*shown, rest]) == (*shown, rest)
    assert bounded([*shown, rest, *found(10)])[-1].message.startswith("And 3,960 more")

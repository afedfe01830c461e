"""How diagnostics and changes to files look on a terminal."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from onrecord.diagnostics import Code, Diagnostic, Severity, Source
from onrecord.report import console
from tests.samples import LAW


def about(
    line: str, start: int, end: int, *, hint: str = "Do this.", warning: bool = False
) -> Diagnostic:
    """Return something to say about a place in a line."""
    severity = Severity.WARNING if warning else Severity.ERROR
    span = Source("summaries/a.md", line).span(start, end)
    return Diagnostic(Code.VALUE, "This is wrong.", span, hint, severity)


def test_a_diagnostic_is_four_things() -> None:
    """The place, the line with the words underlined, the sentence, the next step."""
    assert console.plain([about("title: Rules\n", 7, 12)]) == (
        "summaries/a.md:1:8  error OR304\n"
        "    1 │ title: Rules\n"
        "      │        ^^^^^\n"
        "  This is wrong.\n"
        "  → Do this.\n"
        "\n"
        "1 error in 1 file.\n"
    )


def test_no_hint_no_arrow() -> None:
    """Where there is no next step, there is no line for it."""
    assert "→" not in console.plain([about("x", 0, 1, hint="")])


def test_an_empty_line_is_not_shown() -> None:
    """Where there is nothing to underline, place and sentence are enough."""
    assert "│" not in console.plain([about("\n\n", 1, 1)])


def test_a_span_of_several_lines_shows_the_first() -> None:
    """The first line is underlined to its end."""
    shown = console.plain([about("one two\nthree\n", 4, 10)])
    assert "    1 │ one two\n      │     ^^^\n" in shown
    assert "three" not in shown


def test_wide_characters_are_underlined_in_their_width() -> None:
    """A sign that takes two columns has two marks below it."""
    assert "│ 規範 ab\n      │ ^^^^\n" in console.plain([about("規範 ab", 0, 2)])
    assert "│ 規範 ab\n      │      ^^\n" in console.plain([about("規範 ab", 3, 5)])


def test_characters_that_reorder_are_not_shown_as_they_are() -> None:
    """A terminal is not made to show another text than the file has."""
    shown = console.plain([about("a\u202eb\x1b[31mc\td", 3, 4)])
    assert "a�b�[31mc d" in shown
    assert "\u202e" not in shown
    assert "\x1b" not in shown


def test_a_file_name_is_not_shown_as_it_is_either() -> None:
    """The name of a file is written by whoever sends it."""
    item = Diagnostic(Code.FILE_NAME, "x", Source("summaries/a\x1b[31m\u202e.md", "").span(0, 0))
    assert console.plain([item]).startswith("summaries/a�[31m�.md:1:1  error OR104\n")


def test_a_long_line_is_cut_around_the_place() -> None:
    """The words that are underlined are in sight, and dots stand where the line goes on."""
    line = "a" * 300 + " HERE " + "b" * 300
    lines = console.plain([about(line, 301, 305)]).splitlines()
    start = lines[2].index("^")
    assert lines[1][start : start + 4] == "HERE"
    assert lines[1].count("…") == 2
    assert len(lines[1]) < 110


@pytest.mark.parametrize(
    ("errors", "warnings", "line"),
    [
        (0, 0, "No errors."),
        (1, 0, "1 error in 1 file."),
        (2, 1, "2 errors and 1 warning in 1 file."),
        (0, 2, "2 warnings in 1 file."),
    ],
)
def test_the_last_line_counts(errors: int, warnings: int, line: str) -> None:
    """Errors, warnings and files are counted in words."""
    found = [about("x", 0, 1)] * errors + [about("x", 0, 1, warning=True)] * warnings
    assert console.plain(found).splitlines()[-1] == line


def test_colours_are_for_terminals() -> None:
    """A terminal gets colours; a pipe gets the same text without them."""
    found = [about("title: Rules\n", 7, 12)]
    pipe, terminal = io.StringIO(), io.StringIO()
    Console(file=pipe, width=20).print(console.render(found), soft_wrap=True, end="")
    Console(file=terminal, force_terminal=True).print(console.render(found))
    assert pipe.getvalue() == console.plain(found)
    assert "\x1b[" in terminal.getvalue()


@LAW
@given(st.text(st.characters(exclude_characters="\n")), st.integers(0, 200), st.integers(0, 200))
def test_the_mark_stands_below_what_it_marks(line: str, start: int, end: int) -> None:
    """Any line can be shown, without control characters, and the mark is inside it."""
    shown = console.plain([about(line, start, end)])
    assert not any(ord(char) < 32 and char != "\n" for char in shown)
    lines = shown.split("\n")
    if lines[1].startswith("    1 │"):
        assert cell_len(lines[2].rstrip()) <= max(cell_len(lines[1]) + 1, cell_len("    1 │ ^"))
        assert "^" in lines[2]


def test_only_changed_lines_are_shown() -> None:
    """The lines around would drown the change."""
    shown = console.render_diff("a.md", "one\ntwo\nthree\n", "one\n2\nthree\n").plain
    assert shown == "--- a.md\n+++ a.md\n@@ -2 +2 @@\n-two\n+2\n"


def test_a_last_line_without_its_end_is_told() -> None:
    """As every diff tells it."""
    shown = console.render_diff("a.md", "one", "one\n").plain
    assert shown == "--- a.md\n+++ a.md\n@@ -1 +1 @@\n-one\n\\ No newline at end of file\n+one\n"


def test_line_ends_are_one_change() -> None:
    """Not a change of every line."""
    shown = console.render_diff("a.md", "one\r\ntwo \r\n", "one\ntwo\n").plain
    assert shown.splitlines()[0].startswith("# a.md: lines end in LF")
    assert shown.splitlines()[3:] == ["@@ -2 +2 @@", "-two ", "+two"]


def test_no_line_begins_with_words_of_the_file() -> None:
    """So none can be a command to a program that reads along, nor move the cursor."""
    shown = console.render_diff(
        "a.md", "::error::x\n\x1b[2Jy \nz\n", "::error::x\n\x1b[2Jy\nz\n"
    ).plain
    assert all(line[0] in "-+@#\\" for line in shown.splitlines())
    assert "\x1b" not in shown

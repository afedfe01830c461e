"""Changes to files as a unified diff."""

from __future__ import annotations

from onrecord.report import diff


def test_only_changed_lines_are_shown() -> None:
    """The lines around would drown the change."""
    shown = diff.render("a.md", "one\ntwo\nthree\n", "one\n2\nthree\n").plain
    assert shown == "--- a.md\n+++ a.md\n@@ -2 +2 @@\n-two\n+2\n"


def test_a_last_line_without_its_end_is_told() -> None:
    """As every diff tells it."""
    shown = diff.render("a.md", "one", "one\n").plain
    assert shown == "--- a.md\n+++ a.md\n@@ -1 +1 @@\n-one\n\\ No newline at end of file\n+one\n"


def test_line_ends_are_one_change() -> None:
    """Not a change of every line."""
    shown = diff.render("a.md", "one\r\ntwo \r\n", "one\ntwo\n").plain
    assert shown.splitlines()[0].startswith("# a.md: lines end in LF")
    assert shown.splitlines()[3:] == ["@@ -2 +2 @@", "-two ", "+two"]


def test_no_line_begins_with_words_of_the_file() -> None:
    """So none can be a command to a program that reads along, nor move the cursor."""
    shown = diff.render("a.md", "::error::x\n\x1b[2Jy \nz\n", "::error::x\n\x1b[2Jy\nz\n").plain
    assert all(line[0] in "-+@#\\" for line in shown.splitlines())
    assert "\x1b" not in shown

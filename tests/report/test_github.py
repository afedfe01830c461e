"""What GitHub is told: nothing that a contributor wrote becomes more than text."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from onrecord.diagnostics import Code, Diagnostic, Severity, Source, Span
from onrecord.report import github
from onrecord.rules import catalogue

HOSTILE = [
    "::error::owned",
    "a\n::add-mask::x",
    "a\r\n::set-output name=x::y",
    "%0A::error::",
    "%25%0D%0A::stop-commands::x",
    "]]>",
    "x,line=1::y",
    "##[error]x",
    "<script>alert(1)</script>",
    "[a](https://example.org) ![b](x) https://example.org www.example.org @somebody #1",
    "`code` ``two`` ` and <!-- a comment",
    "\u202eesrever \x1b[31m \u2028::error::",
]
"""Texts that would do harm if one of them were taken for more than text."""


@dataclass(frozen=True)
class Command:
    """A workflow command as the runner understands it."""

    name: str
    properties: dict[str, str]
    data: str


def understood(line: str) -> Command:
    """Read a line of output as GitHub's runner does."""
    trimmed = line.lstrip()
    assert trimmed.startswith("::")
    head, _, data = trimmed[2:].partition("::")
    name, _, rest = head.partition(" ")
    pairs = (pair.partition("=") for pair in rest.split(","))
    properties = {key: unescaped(value, property_too=True) for key, _, value in pairs}
    return Command(name, properties, unescaped(data))


def unescaped(text: str, *, property_too: bool = False) -> str:
    """Undo the escaping of a workflow command."""
    signs = {"%0D": "\r", "%0A": "\n"} | ({"%3A": ":", "%2C": ","} if property_too else {})
    for sign, char in signs.items():
        text = text.replace(sign, char)
    return text.replace("%25", "%")


def told(
    message: str, hint: str = "", path: str = "summaries/a.md", text: str = "one\ntwo\n"
) -> Diagnostic:
    """Return a diagnostic about the word `two`."""
    return Diagnostic(Code.VALUE, message, Source(path, text).span(4, 7), hint)


def test_an_annotation_has_its_place_and_its_title() -> None:
    """Lines and columns count from 1; the hint stands on a line of its own."""
    assert github.commands([told("A `b` is wrong.", "Write `c`.")], catalogue()) == (
        "::error file=summaries/a.md,line=2,col=1,endLine=2,endColumn=4,"
        "title=OR304 The value is not one of those expected::A `b` is wrong.%0A→ Write `c`.\n"
    )


def test_columns_are_left_out_where_a_place_has_several_lines() -> None:
    """GitHub takes columns only for places within one line."""
    item = Diagnostic(Code.VALUE, "x", Source("a.md", "one\ntwo\n").span(1, 6))
    properties = understood(github.commands([item], catalogue())).properties
    assert (properties["line"], properties["endLine"]) == ("1", "2")
    assert not {"col", "endColumn"} & set(properties)


def test_the_gravest_come_first() -> None:
    """Of ten that are shown, as many as possible are errors; a note is a notice."""
    source = Source("a.md", "x\n")
    found = [
        Diagnostic(Code.VALUE, severity, source.span(0, 1), severity=severity)
        for severity in (Severity.NOTE, Severity.ERROR, Severity.WARNING, Severity.ERROR)
    ]
    lines = github.commands(found, catalogue()).splitlines()
    assert [understood(line).name for line in lines] == ["error", "error", "warning", "notice"]


@pytest.mark.parametrize("value", HOSTILE)
def test_no_value_starts_a_command_or_smuggles_a_property(value: str) -> None:
    """Message, hint and path come out as they went in, in one command, on one line."""
    output = github.commands([told(f"`{value}`", value, path=f"a,{value}:b.md")], catalogue())
    assert output.count("\n") == 1
    assert "\r" not in output
    command = understood(output.rstrip("\n"))
    assert command.name == "error"
    assert list(command.properties) == ["file", "line", "col", "endLine", "endColumn", "title"]
    assert command.properties["line"] == "2"
    if value.isprintable():
        assert command.properties["file"] == f"a,{value}:b.md"
        assert command.data == f"`{value}`\n→ {value}"


@given(st.text(), st.text(), st.text())
def test_every_diagnostic_is_one_line(message: str, hint: str, path: str) -> None:
    """Whatever the words, the runner sees one command, and nothing in it is another."""
    output = github.commands([told(message, hint, path)], catalogue())
    assert len(output.splitlines()) == 1
    assert understood(output).properties["line"] == "2"


def test_paths_with_commas_and_colons_stay_whole() -> None:
    """What separates properties is escaped in them."""
    output = github.commands([told("x", path="summaries/a, b: c%2C.md")], catalogue())
    assert "file=summaries/a%2C b%3A c%252C.md,line=2," in output


def kinds(page: str) -> set[str]:
    """Return what a Markdown parser finds in a text."""
    tokens = MarkdownIt("commonmark").parse(page)
    inner = (child for token in tokens for child in token.children or ())
    return {token.type for token in tokens} | {child.type for child in inner}


ALLOWED = {
    "bullet_list_close",
    "bullet_list_open",
    "code_inline",
    "heading_close",
    "heading_open",
    "html_inline",
    "inline",
    "list_item_close",
    "list_item_open",
    "paragraph_close",
    "paragraph_open",
    "strong_close",
    "strong_open",
    "text",
}


@pytest.mark.parametrize("value", HOSTILE)
def test_the_summary_holds_values_as_code_alone(value: str) -> None:
    """A value is no link, no picture, no HTML, no mention: it stands between backticks."""
    page = github.step_summary([told(f"`{value}` x", f"Write `{value}`.", path=value)])
    tokens = MarkdownIt("commonmark").parse(page)
    children = [child for token in tokens for child in token.children or ()]
    assert kinds(page) <= ALLOWED
    assert {child.content for child in children if child.type == "html_inline"} == {"<br>"}
    texts = " ".join(child.content for child in children if child.type == "text")
    assert texts.split() == ("onrecord check 1 error in 1 file. error OR304 , line 2: →".split())


@given(st.text(), st.text(), st.text(min_size=1))
def test_the_summary_is_a_list_whatever_the_words(message: str, hint: str, path: str) -> None:
    """No words close the backticks around them."""
    page = github.step_summary([told(f"x{message}", f"x{hint}", f"x{path}")])
    assert kinds(page) <= ALLOWED
    assert page.count("\n- ") == 1


def test_the_summary_lists_everything_by_file() -> None:
    """One heading for each file, and its messages in the order of the lines."""
    found = [told("Second.", path="b.md"), told("First.", path="a.md"), told("Third.", path="b.md")]
    assert github.step_summary(found) == (
        "## onrecord check\n\n3 errors in 2 files.\n\n### `a.md`\n\n"
        "- **error OR304**, line 2: `First.`\n\n### `b.md`\n\n"
        "- **error OR304**, line 2: `Second.`\n- **error OR304**, line 2: `Third.`\n"
    )


def test_a_summary_has_room_for_what_github_takes() -> None:
    """A list that is too long ends with where the rest can be read."""
    page = github.step_summary([told("x" * 1000)] * 2000)
    assert len(page.encode()) < 1_000_000
    assert page.endswith("`onrecord check` prints them all.\n")


def test_nothing_to_say_is_a_summary_too() -> None:
    """A good change is told as such."""
    assert github.step_summary(()) == "## onrecord check\n\nNo errors.\n"
    assert github.commands((), catalogue()) == ""


def test_a_file_without_text_has_a_place() -> None:
    """What is wrong with a file as such stands at its first line."""
    item = Diagnostic(Code.EMPTY_FILE, "x", Span(Source("a.md", ""), 0, 0))
    assert "line=1,col=1,endLine=1,endColumn=1" in github.commands([item], catalogue())

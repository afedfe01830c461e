"""Texts in Markdown and YAML stay what they are."""

from __future__ import annotations

import re

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from onrecord.diagnostics import Source
from onrecord.project import document
from onrecord.text.characters import one_line
from onrecord.text.quoting import code_block, mapping, prose, scalar, sequence, value

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
    line = one_line(text)
    if line:
        assert read(f"a: {scalar(line)}\nb: c\n") == {"a": line, "b": "c"}
        assert read(f"a: {sequence([line, 'z'])}\n") == {"a": [line, "z"]}
        assert read(f"a: {mapping({'k': line})}\n") == {"a": {"k": line}}


HOSTILE = [
    "<script>alert(1)</script>",
    "@everyone [x](https://example.org/)",
    "`` ` ``",
    "`",
    "a`b``c",
    "![x](y) **z** # h",
    "one\n\n# two\n- three",
    "::error::no",
    "\u202eright to left",
    "| a | b |",
]


def html_of(markup: str) -> str:
    """Return Markdown as HTML."""
    return markdown.markdown(markup, extensions=["fenced_code"])


@pytest.mark.parametrize("text", HOSTILE)
def test_a_value_is_code_and_nothing_else(text: str) -> None:
    """Nothing of it comes to life: one line, one element of code."""
    html = html_of(f"Adds {value(text)} here.")
    assert re.fullmatch(r"<p>Adds <code>[^<]*</code> here\.</p>", html)


@given(st.text())
def test_any_value_is_one_piece_of_code(text: str) -> None:
    """Whatever is written, the fence around it is longer than any inside."""
    written = value(text)
    assert "\n" not in written
    fence = re.match(r"`+", written)
    assert fence
    assert written.endswith(fence[0])
    inside = written[len(fence[0]) : -len(fence[0])]
    assert fence[0] not in re.findall(r"`+", inside)


def test_a_long_value_is_cut() -> None:
    """Nobody reads more of a title."""
    assert len(value("a" * 5000)) == 202


@pytest.mark.parametrize("text", HOSTILE)
def test_a_message_keeps_its_code_and_loses_all_else(text: str) -> None:
    """What is between backticks is code; the rest is text, whatever a value does to the pairs."""
    html = html_of(prose(f"Write `a: {text}` there."))
    assert not re.search(r"<(?!/?(?:p|code)>)", html)
    assert "@everyone" not in re.sub(r"<code>.*?</code>", "", html)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_block_is_one_line_of_code(text: str) -> None:
    """A line to copy can hold anything."""
    html = html_of(code_block(f"  a: {' '.join(text.split())}", "yaml"))
    assert re.fullmatch(r'<pre><code class="language-yaml">[^<]*</code></pre>', html)

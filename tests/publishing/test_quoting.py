"""Words of contributors in Markdown stay words."""

from __future__ import annotations

import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.diagnostics import Source
from onrecord.publishing.quoting import block, code, prose, scalar
from onrecord.sources.document import parse

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


def shown(text: str) -> str:
    """Return Markdown as HTML."""
    return markdown.markdown(text, extensions=["fenced_code"])


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_is_code_and_nothing_else(value: str) -> None:
    """Nothing of it comes to life: one line, one element of code."""
    html = shown(f"Adds {code(value)} here.")
    assert re.fullmatch(r"<p>Adds <code>[^<]*</code> here\.</p>", html)


@given(st.text())
def test_any_value_is_one_piece_of_code(value: str) -> None:
    """Whatever is written, the fence around it is longer than any inside."""
    written = code(value)
    assert "\n" not in written
    fence = re.match(r"`+", written)
    assert fence
    assert written.endswith(fence[0])
    inside = written[len(fence[0]) : -len(fence[0])]
    assert fence[0] not in re.findall(r"`+", inside)


def test_a_long_value_is_cut() -> None:
    """Nobody reads more of a title."""
    assert len(code("a" * 5000)) == 202


@pytest.mark.parametrize("value", HOSTILE)
def test_a_message_keeps_its_code_and_loses_all_else(value: str) -> None:
    """What is between backticks is code; the rest is text, whatever a value does to the pairs."""
    html = shown(prose(f"Write `a: {value}` there."))
    assert not re.search(r"<(?!/?(?:p|code)>)", html)
    assert "@everyone" not in re.sub(r"<code>.*?</code>", "", html)


@pytest.mark.parametrize("value", HOSTILE)
def test_a_block_is_one_line_of_code(value: str) -> None:
    """A line to copy can hold anything."""
    html = shown(block(f"  a: {' '.join(value.split())}", 0))
    assert re.fullmatch(r'<pre><code class="language-yaml">[^<]*</code></pre>', html)


@pytest.mark.parametrize(
    "value",
    [
        "Ada Example",
        "J. Weaver",
        "O’Neil",
        "a, b",
        "x: y",
        "it's",
        "[a]",
        "#1",
        "- a",
        "'",
        "ž",
        "{",
    ],
)
def test_a_value_of_a_list_means_what_it_says(value: str) -> None:
    """YAML reads it as the same words."""
    source = Source("a.yaml", f"a: [{scalar(value)}, b]\n")
    assert parse(source, source.text).data == {"a": [value, "b"]}

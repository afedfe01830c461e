"""What the machine that renders bodies leaves out may not be missed."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.body import markdown


@given(st.text(), st.sampled_from(["", "  ", "\n", "!", "]", "(", ")", "~", ":", "^", "{", "'"]))
def test_no_inline_pattern_finds_anything_in_a_text_without_marks(text: str, more: str) -> None:
    """So a newer Markdown with a pattern for another mark is met here."""
    text += more
    assume(not markdown._MARKED.search(text))
    for pattern in markdown._machine()[0].inlinePatterns:
        assert not pattern.getCompiledRegExp().search(text)


def test_every_inline_pattern_is_in_use() -> None:
    """There is none that the marks were never meant for."""
    marked = "a `b` \\* [^1] [c](d) <https://example.org/> <a@example.org>  \n*e* _f_"
    for pattern in markdown._machine()[0].inlinePatterns:
        assert pattern.getCompiledRegExp().search(marked)

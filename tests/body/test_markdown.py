"""What Markdown is kept from looking for may not be missed."""

from __future__ import annotations

import pytest
from markdown.inlinepatterns import InlineProcessor

from onrecord.body import markdown

_MARKED_TEXTS = (
    "a `b`|``c``|\\*|[^1]|[d](e)|[f][g]|[h]|<https://example.org/>|<a@example.org>|i  \nj|*k*|**l**"
    "|_m_|__n__"
).split("|")
_PLAIN = (
    "https://example.org/ www.example.org a@example.org ~~a~~ ~a~ ^b^ ==c== ++d++ -- --- ... (c) (tm) +/- 1/2 -> :e:"
    " ::f:: {g} {{h}} {#i} $j$ $$k$$ @l #m |n| ''o'' \"p\" 'q' 13(e) «v» !w"
).split(" ")
"""What other sorts of Markdown have a meaning for."""


def _patterns() -> list[InlineProcessor]:
    """Return the inline patterns in use."""
    parser, _ = markdown._parser()
    return [*parser.inlinePatterns]


def test_what_an_inline_pattern_finds_has_a_mark() -> None:
    """And each of them finds something, so that no newer one goes unnoticed."""
    for pattern in _patterns():
        regex = pattern.getCompiledRegExp()
        found = [match[0] for text in _MARKED_TEXTS for match in regex.finditer(text)]
        assert found
        assert all(map(markdown._MARKED.search, found))


@pytest.mark.parametrize("text", _MARKED_TEXTS)
def test_a_text_with_a_mark_is_looked_through(text: str) -> None:
    """Every sort of mark is known as one."""
    assert markdown._MARKED.search(text)


@pytest.mark.parametrize("text", [*_PLAIN, " ".join(_PLAIN), "r \ns", "t\nu"])
def test_a_text_without_a_mark_is_none_to_any_inline_pattern(text: str) -> None:
    """A newer Markdown with a pattern for another mark is met here."""
    assert not markdown._MARKED.search(text)
    assert not [one for one in _patterns() if one.getCompiledRegExp().search(text)]

"""Front matter and text agree on the norms."""

from __future__ import annotations

import pytest

from onrecord.diagnostics import Code, Diagnostic
from tests.samples import folder, outcome, written


def told(body: str, norms: str) -> tuple[Diagnostic, ...]:
    """Return what is said of one summary."""
    return outcome(folder({"a": written(body, norms=norms)}))[2]


@pytest.mark.parametrize(
    ("body", "norms"),
    [
        ("Muster spoke.\n", ""),
        ("Muster named norm 13(e).\n", "13e"),
        ("Muster named norms 13(e), (f) and (k).\n", "13k, 13f, 13e"),
        ("[Words](norm:13j) of Muster.\n", "13j"),
        ("- Muster: norm 13(e)\n\n> norm 13(k)\n\nTerm\n: norm 13(a)\n", "13a, 13e, 13k"),
        ("The eleven norms, 13(a) to 13(k), of the UN GGE, said Muster.\n", ""),
    ],
)
def test_front_matter_and_text_agree(body: str, norms: str) -> None:
    """Nothing is said where `norms` lists what the text cites."""
    assert told(body, norms) == ()


def test_a_norm_of_the_text_must_be_listed() -> None:
    """The place is where the norm is named first, and the hint is the line to paste."""
    found = told("Muster named norm 13(k).\n\nLater: norms\n13(e) and 13(k), norm 13(e).\n", "13k")
    assert [(item.code, item.span.text) for item in found] == [("OR601", "norms\n13(e)")]
    assert "`norms: [13e, 13k]`" in found[0].hint
    assert found[0].span.line == 10


def test_a_listed_norm_must_be_in_the_text() -> None:
    """The place is the entry of the list, and the hint has both cures."""
    found = told("Muster named norm 13(k).\n", "13a, 13k")
    assert [(item.code, item.span.text) for item in found] == [("OR602", "13a")]
    assert "`[…](norm:13a)`" in found[0].hint
    assert "`norms: [13k]`" in found[0].hint


def test_both_ways_at_once_end_in_the_same_line() -> None:
    """Whoever pastes either line has mended both."""
    found = told("Muster named norm 13(e) of the UN GGE.\n", "13k, 13a")
    assert [item.code for item in found] == ["OR602"] * 2 + ["OR601"]
    assert all("`norms: [13e]`" in item.hint for item in found)
    assert told("Muster named norm 13(e) of the UN GGE.\n", "13e") == ()


def test_a_summary_without_text_is_not_told_about_norms() -> None:
    """One mistake, one message: an empty text cites nothing, of course."""
    assert [item.code for item in told("\n", "13e")] == [Code.EMPTY_BODY]

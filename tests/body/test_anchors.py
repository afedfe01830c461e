"""Anchors: permanent addresses of passages and headings."""

from __future__ import annotations

import re

import pytest

from onrecord.diagnostics import Code
from tests.samples import codes, quoted, rendered, shown

GOLDEN = [
    ("Norm 13(e) asks States to respect human rights.", "p-38f1809a"),
    ("Zoë sagte: «Straße», 規範 — 13(k)!", "p-7a3c2373"),
]
"""Published anchors: if one of these changes, every link to a passage breaks."""


def anchor(body: str) -> str:
    """Return the anchor of the first passage."""
    return rendered(body).passages[0].anchor


@pytest.mark.parametrize(("text", "expected"), GOLDEN)
def test_an_anchor_is_for_ever(text: str, expected: str) -> None:
    """The anchor of a text is the same in every version of onrecord."""
    assert anchor(text + "\n") == expected


@pytest.mark.parametrize(
    "other",
    [
        "norm 13 (e)  asks   States\nto respect human rights",
        "Norm 13(e) asks **States** to *respect* human rights!",
        "- Norm 13(e) asks States, to respect: human rights.",
        "> Norm 13(e) asks [States](https://example.org/) to respect human rights.",
        "NORM 13(E) ASKS STATES TO RESPECT HUMAN RIGHTS",
        "Norm 13(e) asks&nbsp;States to respect human rights.[^1]\n\n[^1]: A note.",
        "Norm １３(e) asks States to respect human rights.",
    ],
)
def test_marks_case_and_punctuation_do_not_count(other: str) -> None:
    """Mending a comma or adding a link moves no anchor."""
    assert anchor(other + "\n") == GOLDEN[0][1]


def test_words_count() -> None:
    """A passage that says something else is another passage."""
    assert anchor("Norm 13(f) asks States to respect human rights.\n") != GOLDEN[0][1]


@pytest.mark.parametrize(
    "block",
    [
        "One. {#pin}",
        "One.{#pin}",
        "One.\n{#pin}",
        "One. {#pin}  ",
        "*One.* {#pin}",
        "- One. {#pin}",
        "> One. {#pin}",
    ],
)
def test_an_author_can_pin_an_anchor(block: str) -> None:
    """`{#anchor}` at the end of a block is its anchor and no text."""
    body = rendered(block + "\n")
    (passage,) = body.passages
    assert (passage.anchor, passage.pinned, passage.text) == ("pin", True, "One.")
    assert "{" not in shown(body)
    assert 'id="pin"' in shown(body)
    assert body.diagnostics == ()


@pytest.mark.parametrize("block", ["One {#pin} two.", "One. `{#pin}`", "One. \\{#pin} x"])
def test_a_pin_stands_at_the_end_of_the_text(block: str) -> None:
    """Elsewhere, or in code, it is text."""
    (passage,) = rendered(block + "\n").passages
    assert not passage.pinned
    assert "{#pin}" in passage.text


@pytest.mark.parametrize("pin", ["Pin", "a b", "a_b", "", "-a", "ä", "a" * 201, "a.b", "a:b"])
def test_a_pin_is_a_word_for_an_address(pin: str) -> None:
    """What does not do is told at its place, and the passage keeps its own anchor."""
    body = rendered(f"One. {{#{pin}}}\n")
    assert codes(body.diagnostics) == [Code.ANCHOR]
    assert f"{{#{pin}}}" in body.diagnostics[0].span.text
    assert body.passages[0].anchor == anchor("One.\n")


def test_a_pin_stands_once() -> None:
    """The second of two is told and does not take effect."""
    body = rendered("One. {#pin}\n\n## Two {#pin}\n\n- Three. {#pin}\n")
    assert codes(body.diagnostics) == [Code.ANCHOR, Code.ANCHOR]
    assert len({item.span.line for item in body.diagnostics}) == 2
    ids = re.findall(r'id="([^"]+)"', shown(body))
    assert len(set(ids)) == len(ids) == 3


@pytest.mark.parametrize(
    "block", ["One. {#own} {#older}", "One.{#own}{#older}", "- One. {#own}\n  {#older}"]
)
def test_pins_behind_the_first_are_no_text(block: str) -> None:
    """The first pin is its own anchor, the others lead there too; none of them is text."""
    body = rendered(block + "\n")
    (passage,) = body.passages
    assert (passage.anchor, passage.also, passage.text) == ("own", ("older",), "One.")
    assert body.diagnostics == ()
    assert re.findall(r'id="([^"]+)"', shown(body)) == ["own", "older"]
    assert "older" not in quoted(passage)


def test_a_heading_takes_over_the_anchors_of_others() -> None:
    """As a passage does; by itself, it is not pinned."""
    first, second = rendered("## One {#own} {#older}\n\n## Two\n\nText.\n").headings
    assert (first.anchor, first.also, first.pinned, first.text) == ("own", ("older",), True, "One")
    assert (second.anchor, second.also, second.pinned) == ("two", (), False)


def test_one_of_several_pins_can_be_wrong() -> None:
    """It is told at its place; the others hold."""
    body = rendered("One. {#own} {#Bad} {#own} {#older}\n")
    assert [item.span.text for item in body.diagnostics] == ["{#Bad}", "{#own}"]
    assert (body.passages[0].anchor, body.passages[0].also) == ("own", ("older",))


@pytest.mark.parametrize("heading", ["2018 in review", "13(e)", "Word " * 30])
def test_every_anchor_of_a_heading_can_be_pinned(heading: str) -> None:
    """So that it can be kept when the words change."""
    anchor = rendered(f"## {heading}\n\nText.\n").headings[0].anchor
    body = rendered(f"## Otherwise {{#{anchor}}}\n\nText.\n")
    assert body.headings[0].anchor == anchor
    assert body.diagnostics == ()


def test_equal_passages_have_different_anchors() -> None:
    """The same words a second time get a number."""
    first, second, third = (p.anchor for p in rendered("One.\n\nOne\n\n- one!\n").passages)
    assert (second, third) == (f"{first}-2", f"{first}-3")


def test_passages_without_letters_have_anchors_too() -> None:
    """A passage of dots is one."""
    first, second = (p.anchor for p in rendered("…\n\n!!!\n").passages)
    assert first != second


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Norms & rights", "norms-rights"),
        ("Où aller ?", "ou-aller"),
        ("Straße", "strasse"),
        ("*What* norm 13(e) `asks`", "what-norm-13-e-asks"),
        ("???", "section"),
        ("Words {#pin}", "pin"),
    ],
)
def test_a_heading_is_its_words(heading: str, expected: str) -> None:
    """The anchor of a heading can be read, and can be pinned too."""
    assert [h.anchor for h in rendered(f"## {heading}\n\nText.\n").headings] == [expected]


def test_the_anchor_of_a_long_heading_is_not_longer_than_one_that_is_pinned() -> None:
    """Nothing that is published takes longer ones."""
    body = rendered(f"## {'word ' * 1000}\n\nA.\n\n## {'字' * 1000}\n\nB.\n")
    first, second = (heading.anchor for heading in body.headings)
    assert first == ("word-" * 40).rstrip("-")
    assert len(second) <= len("word-" * 40)


def test_equal_headings_have_different_anchors() -> None:
    """The second gets a number."""
    body = rendered("## Rights\n\n## Rights\n\n## Rights\n")
    assert [h.anchor for h in body.headings] == ["rights", "rights-2", "rights-3"]


def test_a_passage_takes_over_the_anchors_of_others() -> None:
    """The first pin is the anchor; the others lead to the same place."""
    body = rendered("One. {#new} {#old} {#older}\n")
    (passage,) = body.passages
    assert (passage.anchor, passage.also, passage.text) == ("new", ("old", "older"), "One.")
    assert all(f'id="{anchor}"' in shown(body) for anchor in ("new", "old", "older"))
    assert body.diagnostics == ()

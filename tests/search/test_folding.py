"""Plain letters, for what is indexed and for what is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.search import folding
from tests.samples import LAW


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Radunović", "radunovic"),
        ("Đorđe", "dorde"),
        ("SØREN", "soren"),
        ("Łukasz", "lukasz"),
        ("Strauß", "strauss"),
        ("Ōʻahu", "oahu"),
        ("ليلى", "ليلى"),
        ("A/70/174", "a/70/174"),
    ],
)
def test_letters_become_plain(text: str, plain: str) -> None:
    """Signs fall away, some letters have others for them; what is not Latin stays."""
    assert folding.fold(text) == plain


@LAW
@given(st.text())
def test_plain_stays_plain(text: str) -> None:
    """Whoever types plain letters finds what was folded before."""
    assert folding.fold(folding.fold(text)) == folding.fold(text)


def test_only_words_that_pagefind_cannot_make_plain_are_added() -> None:
    """It takes off signs by itself; letters of their own it leaves."""
    assert list(folding.unfolded("Radunović met Đorđe, Đorđe and Łukasz.")) == ["dorde", "lukasz"]


def test_names_are_found_in_every_spelling() -> None:
    """As they are, plain, as `anyascii` has them, and as people write umlauts without a key."""
    assert folding.spellings(["Jörg Müller"]) == (
        "Jörg Müller",
        "jorg muller",
        "Jorg Muller",
        "Joerg Mueller",
    )
    assert "Djorde" not in folding.spellings(["Ann Example"])
    assert folding.spellings(["Ann"]) == ("Ann", "ann")

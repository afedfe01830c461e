"""Plain letters, for what is indexed and for what is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text import folding
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
    assert folding.searchable(text) == plain


@LAW
@given(st.text())
def test_plain_stays_plain(text: str) -> None:
    """Whoever types plain letters finds what was folded before."""
    assert folding.searchable(folding.searchable(text)) == folding.searchable(text)


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


@pytest.mark.parametrize(
    ("text", "slug"),
    [("Đorđe  O’Neil, Jr.", "dorde-o-neil-jr"), ("京都", "jingdou"), ("—", ""), ("C-3", "c-3")],
)
def test_a_slug_is_plain_words_and_hyphens(text: str, slug: str) -> None:
    """Whatever the script; signs stand for a gap."""
    assert folding.slug(text) == slug
    assert folding.plain(text) == slug.replace("-", " ")


def test_umlauts_are_spelt_out_as_people_do() -> None:
    """By one table, for small letters and capitals."""
    assert folding.spelt_out("Öz Åse Søren") == "Oez Aase Soeren"

"""Fingerprints are alike where texts are, and say nothing else."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from onrecord.publishing.fingerprints import BITS, UNLIKE, distance, fingerprint

TEXT = (
    "Example said that the teams which answer to incidents need protection, because without them "
    "nobody would repair what an attack has broken; States should never use such teams for attacks."
)
OTHER = (
    "The second evening was about something else: how companies learn of weak points in their "
    "products, whom they tell, and how long they may wait before everybody is told."
)


def test_a_fingerprint_is_for_ever() -> None:
    """Manifests that are published have it, so it is the same in every version."""
    assert fingerprint(TEXT) == "d980f21c"


def test_an_edited_text_has_nearly_the_same_fingerprint() -> None:
    """A few words more or less are a few bits; the order of the words is none."""
    edited = TEXT.replace("never use such teams", "not use teams of that sort")
    assert distance(fingerprint(TEXT), fingerprint(edited)) < UNLIKE
    backwards = " ".join(reversed(re.findall(r"\w+", TEXT)))
    assert fingerprint(backwards) == fingerprint(TEXT)


def test_another_text_has_another_fingerprint() -> None:
    """Two texts with different words are far from each other."""
    assert distance(fingerprint(TEXT), fingerprint(OTHER)) >= UNLIKE


@given(st.text())
def test_every_text_has_a_fingerprint(text: str) -> None:
    """It has eight digits, and is like itself."""
    mark = fingerprint(text)
    assert re.fullmatch(r"[0-9a-f]{8}", mark)
    assert distance(mark, mark) == 0


@given(st.text(), st.text())
def test_distance_has_two_sides(one: str, other: str) -> None:
    """It is the same in both directions, and no more than all bits."""
    first, second = fingerprint(one), fingerprint(other)
    assert distance(first, second) == distance(second, first) <= BITS

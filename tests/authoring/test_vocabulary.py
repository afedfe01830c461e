"""Phrases become one expression that finds each of them, and looks at their first letters first."""

from __future__ import annotations

import re

import pytest

from onrecord.authoring.vocabulary import any_of

_PHRASES = ("moderated by", "moderator", "Modérateur", "l'auteur", "élu", "chair")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("moderated by Muster", "moderated by"),
        ("Moderated  by Muster", "Moderated  by"),
        ("MODERATOR Muster", "MODERATOR"),
        ("modérateur Muster", "modérateur"),
        ("l’auteur Muster", "l’auteur"),
        ("Élu", "Élu"),
        ("mod", None),
        ("[", None),
    ],
)
def test_any_of_finds_each_phrase(text: str, found: str | None) -> None:
    """Of two that begin alike the longer one, in small and capital letters, with any apostrophe."""
    match = re.match(any_of(_PHRASES), text, re.IGNORECASE)
    assert (match and match[0]) == found


def test_any_of_tells_letters_apart_where_the_expression_does() -> None:
    """What asks for the first letter takes it in both cases; the phrase itself does not."""
    assert re.match(any_of(_PHRASES), "Modérateur")
    assert not re.match(any_of(_PHRASES), "modérateur")


def test_any_of_is_a_part_of_a_larger_expression() -> None:
    """It may stand before and behind a bar."""
    assert re.fullmatch(f"x|{any_of(_PHRASES)}|y", "chair")
    assert re.fullmatch(f"x|{any_of(_PHRASES)}|y", "y")

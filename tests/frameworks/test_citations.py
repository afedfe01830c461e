"""Texts cite norms of more than one framework."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Frameworks, Naming
from onrecord.project.records import standard
from onrecord.prose import Block, Kind, read
from tests.frameworks.samples import CITATIONS, PARIS
from tests.samples import LAW

BOTH = Frameworks((*standard().all, *PARIS.all))


def cited(text: str, frameworks: Frameworks, known: list[str], language: str = "en") -> list[str]:
    """Return what a text cites, and what it asks, in its order."""
    block = Block(Kind.PARAGRAPH, text)
    (reading,) = read([block], (), language, frameworks=frameworks, cited=known)
    found = [(one.start, one.norm if one.shown else f"*{one.norm}") for one in reading.citations]
    found += [(one.start, f"?{one.sign}") for one in reading.unclear]
    return [norm for _, norm in sorted(found, key=lambda one: one[0])]


@pytest.mark.parametrize("case", CITATIONS, ids=lambda case: case[0][:60])
def test_citations_are_found_in_either_framework(case: list[Any]) -> None:
    """Each sentence cites what the table says, and nothing else."""
    text, norms, *known = case
    assert cited(text, BOTH, *known or [[]]) == norms


@pytest.mark.parametrize("case", CITATIONS, ids=lambda case: case[0][:60])
def test_another_framework_needs_no_other_beside_it(case: list[Any]) -> None:
    """Where there is only one framework, the other's norms are words."""
    text, norms, *known = case
    own = [norm for norm in norms if not norm.startswith("13")]
    ids = [norm for norm in (known or [[]])[0] if norm in PARIS]
    assert cited(text, PARIS, ids) == own


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("Le principe 5 de l’Appel de Paris le demande.", ["paris-5"]),
        ("Les principes 5 et 7 de l’Appel de Paris le demandent.", ["paris-5", "paris-7"]),
        ("Le cinquième principe de l’Appel de Paris le demande.", ["paris-5"]),
        ("Le principe n° 5 de l’Appel de Paris le demande.", ["paris-5"]),
        ("Le principe 5 du Pacte mondial le demande.", []),
        ("La norme 13 e) le demande.", ["13e"]),
    ],
)
def test_each_language_has_its_own_words(text: str, norms: list[str]) -> None:
    """A framework says how each language names its norms."""
    assert cited(text, BOTH, ["paris-1"], "fr") == norms


def test_a_language_without_words_cites_nothing() -> None:
    """Only links cite there."""
    assert cited("El principio 5 del Llamamiento de París, norma 13(e).", BOTH, [], "es") == ["13e"]


@pytest.mark.parametrize(
    ("written", "norm"),
    [
        ("paris-5", "paris-5"),
        ("Paris 5", "paris-5"),
        ("5", "paris-5"),
        ("Principle 5", "paris-5"),
        ("principle 5 of the Paris Call", "paris-5"),
        ("Paris Call principle 5", "paris-5"),
        ("12", None),
        ("13(e)", "13e"),
        ("e", "13e"),
    ],
)
def test_a_norm_may_be_written_in_many_ways(written: str, norm: str | None) -> None:
    """Where an id should stand, what people write instead is understood."""
    assert BOTH.find(written) == norm


OTHERS = PARIS.all[0].model_copy(
    update={
        "id": "other",
        "name": "Other Call",
        "naming": (
            Naming(
                language="en", norm=("principle",), norms=("principles",), names=("Other Call",)
            ),
        ),
    }
)
"""Another framework that calls its norms principles."""


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("Principle 5 is hard.", ["?"]),
        ("Principles 5 and 7 are hard.", ["?", "?"]),
        ("Principle 5 of the Other Call is hard.", ["other-5"]),
        ("Paris Call principle 5 is hard, and so is norm 13(e).", ["paris-5", "13e"]),
    ],
)
def test_what_two_frameworks_claim_is_asked(text: str, norms: list[str]) -> None:
    """Where the text speaks of both and names neither, it is no citation, and that is told."""
    three = Frameworks((*BOTH.all, OTHERS))
    assert cited(text, three, ["paris-1", "other-1"]) == norms


def test_a_number_of_any_length_can_be_read() -> None:
    """It is no norm."""
    assert cited(f"Principle {'5' * 5000} of the Paris Call.", PARIS, []) == []


@LAW
@given(st.text(st.sampled_from(" .,;:()[]–-/#°'’5012nN"), max_size=30))
def test_whatever_stands_beside_a_number_can_be_read(text: str) -> None:
    """Reading raises nothing, and what is cited are norms."""
    words = f"The Paris Call, principles 4{text} and the fifth principle 3{text}of the Paris Call."
    found = cited(words, BOTH, ["paris-1"])
    assert all(norm.lstrip("*") in BOTH for norm in found if not norm.startswith("?"))


def test_hints_say_where_ids_run() -> None:
    """Of each framework, the first and the last."""
    assert BOTH.hint("x") == "The norms run from `13a` to `13k`, `paris-1` to `paris-9`."
    assert BOTH.pattern == "^(13[a-k]|paris-(1|2|3|4|5|6|7|8|9))$"

"""One person has one entry in the register."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.diagnostics import MOST, Severity
from onrecord.model import Speaker
from onrecord.rules import Known, or606_same_person
from onrecord.rules.namesakes import Given, near_namesakes, near_pairs, spelling
from tests.effort import steps
from tests.samples import loaded, written


def pairs(*people: Speaker) -> list[tuple[str, str]]:
    """Return the ids of each two who may be one."""
    return [(a.id, b.id) for a, b in near_namesakes({person.id: person for person in people})]


def named(*names: str) -> Sequence[Speaker]:
    """Return people with the ids `a`, `b` and so on."""
    return [Speaker(id=chr(ord("a") + place), name=name) for place, name in enumerate(names)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mira Muster", "Mira Muster"),
        ("Mira Muster", "Mira Mustér"),
        ("Mira Muster", "Mira Mustre"),
        ("Mira Muster", "Muster Mira"),
        ("Mira Muster", "MUSTER, Mira"),
        ("M. Muster", "Mira Muster"),
        ("Mira Muster", "M Muster"),
        ("M. J. Muster", "Mira Jo Muster"),
        ("M. Muster", "Mira Jo Muster"),
        ("Mira J. Muster", "Mira Muster"),
        ("Anna-Maria Muster", "Anna Maria Muster"),
        ("Zoë van der Probe", "Zoe Van Der Probe"),
        ("Łukasz Żółć", "Lukasz Zolc"),
    ],
)
def test_names_that_are_nearly_the_same_are_found(one: str, other: str) -> None:
    """Diacritics, a letter or two, the order of words, initials."""
    assert pairs(*named(one, other)) == [("a", "b")]
    assert pairs(*named(other, one)) == [("a", "b")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mira Muster", "Jo Muster"),
        ("M. Muster", "J. Muster"),
        ("J. Muster", "Mira Muster"),
        ("Mira Muster", "Mira Probe"),
        ("Muster", "Mira Beispiel"),
        ("M. Muster", "Mira Mustermann"),
        ("Jan van der Berg", "Piet van der Burg"),
        ("J", "Jo Muster"),
        ("\U00030000", "\U00030001"),
    ],
)
def test_names_that_only_share_something_are_not(one: str, other: str) -> None:
    """A family, a given name, an initial."""
    people = [Speaker(id="a", name=one), Speaker(id="b", name=other)]
    assert pairs(*people) == []


def test_aliases_count_as_names() -> None:
    """A former name may be somebody's entry."""
    one = Speaker(id="a", name="Mira Muster", aliases=("Mira Beispiel", "Mira Muster"))
    assert pairs(one, *named("X Y", "Mira Beispiel")[1:]) == [("a", "b")]
    assert pairs(one) == []


def test_delegations_are_left_out() -> None:
    """States may have names that differ in a letter."""
    states = [Speaker(id=name, name=name.title(), kind="delegation") for name in ("ixan", "ixam")]
    assert pairs(*states) == []


@pytest.mark.parametrize("says", ["a", "b"])
def test_not_same_as_on_either_side_tells_two_apart(says: str) -> None:
    """One of the two entries has to say so."""
    people = [
        Speaker(id=name, name="Mira Muster", not_same_as=("b" if name == "a" else "a",))
        if name == says
        else Speaker(id=name, name="Mira Muster")
        for name in "ab"
    ]
    assert pairs(*people) == []


def test_the_later_entry_is_pointed_at(tmp_path: Path) -> None:
    """A warning with both cures, at the entry further down."""
    files = {
        "speakers.yaml": "z-muster: {name: Mira Muster}\na-muster: {name: M. Muster}\n",
        "summaries/a.md": written("Muster spoke.\n", speakers="z-muster"),
    }
    (found,) = loaded(tmp_path, files).diagnostics
    assert (found.code, found.severity) == ("OR606", Severity.WARNING)
    assert (found.span.text, found.span.line) == ("a-muster", 2)
    assert "`aliases`" in found.hint
    assert "`not_same_as: [z-muster]`" in found.hint


def test_many_people_are_compared_within_groups() -> None:
    """Twice as many people are not four times the work: names are not each compared with all."""
    few, many = (steps(partial(pairs, *strangers(n))) for n in (1000, 2000))
    assert many < 3 * few


def test_many_people_with_one_name_are_compared_with_few() -> None:
    """Twice as many people who are all alike are twice the work."""
    few, many = (steps(partial(pairs, *alike(n))) for n in (300, 600))
    assert many < 2.3 * few


def test_many_people_with_an_initial_are_not_each_compared() -> None:
    """Names that begin with one letter and have one surname are found by their other words."""
    few, many = (steps(partial(pairs, *with_initials(n))) for n in (300, 600))
    assert many < 2.3 * few
    assert many < 200 * 600


_GIVEN = st.lists(st.sampled_from(["M.", "Mira", "Maxi", "J.", "Jo", "Jens"]), max_size=3)


@given(_GIVEN, st.lists(_GIVEN, max_size=8))
def test_initials_stand_for_words_and_words_for_initials(
    name: list[str], others: list[list[str]]
) -> None:
    """Each word is the same, or the initial of that of the other; who has fewer words need no more."""

    def fit(one: str, other: str) -> bool:
        return one == other or (one[0] == other[0] and "." in one + other)

    one, *rest = (
        spelling(" ".join([*words, "Muster"]), str(at)) for at, words in enumerate([name, *others])
    )
    expected = [
        str(at)
        for at, words in enumerate(others, start=1)
        if name and words and all(map(fit, name, words))
    ]
    assert [other.person for other in Given(rest).of(one)] == expected


def test_of_many_pairs_those_that_nobody_is_shown_need_no_words(tmp_path: Path) -> None:
    """The first are told in the order of the register, the last says how many more there are."""
    people = [f"p-{n:03}: {{name: Mira Muster}}\n" for n in reversed(range(100))]
    files = {
        "speakers.yaml": "".join(people),
        "summaries/a.md": written("Muster spoke.\n", speakers="p-000"),
    }
    outcome = loaded(tmp_path, files)
    all_ = outcome.corpus
    known = Known(all_.speakers, all_.register, all_.norms, all_.frameworks, all_.instruments)
    told = list(or606_same_person.check_register(known))
    assert [one.span.line for one in told] == sorted(one.span.line for one in told)
    assert (len(told), told[0].stands_for) == (MOST + 1, 1)
    assert sum(one.stands_for for one in told) == len(near_pairs(outcome.corpus.speakers))
    assert told[0].message == "`p-098` (Mira Muster) and `p-099` (Mira Muster) may be one person."


def alike(number: int) -> list[Speaker]:
    """Return people who all have one name."""
    return [Speaker(id=f"p-{n}", name="Mira Muster") for n in range(number)]


def with_initials(number: int) -> list[Speaker]:
    """Return people whose names have an initial, another word for each, and one surname."""
    return [
        Speaker(id=one.id, name=f"M. {one.name.split()[0].title()} Muster")
        for one in strangers(number)
    ]


def strangers(number: int) -> list[Speaker]:
    """Return people whose names are not alike."""
    chance = random.Random(1)  # noqa: S311 - names, not secrets
    letters = "abcdefghijklmnopqrstuvwxyz"
    return [
        Speaker(id=f"p-{n}", name=" ".join("".join(chance.choices(letters, k=7)) for _ in "12"))
        for n in range(number)
    ]

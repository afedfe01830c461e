"""People by any part of their names."""

from __future__ import annotations

import pytest

from onrecord.authoring.register import (
    Names,
    find,
    id_for,
    new_speaker,
    similar,
    split_organisation,
)
from onrecord.model import Speaker
from onrecord.prose import without_title
from onrecord.text.folding import plain

PEOPLE = {
    person.id: person
    for person in (
        Speaker(id="djordje-probe", name="Đorđe Probe"),
        Speaker(id="jo-beispiel", name="Jo Beispiel", former_ids=("joanna-b",)),
        Speaker(id="jost-muster", name="Jost Müster"),
        Speaker(id="mira-muster", name="Mira Muster", aliases=("Mirabel Klein",)),
        Speaker(
            id="zoe-van-der-probe",
            name="Zoë van der Probe",
            sort_name="van der Probe, Zoë",
        ),
    )
}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("mira-muster", ["mira-muster"]),
        ("joanna-b", ["jo-beispiel"]),
        ("Mira Muster", ["mira-muster"]),
        ("muster mira", ["mira-muster"]),
        ("  MIRA  ", ["mira-muster"]),
        ("Ms Mira Muster", ["mira-muster"]),
        ("H.E. Ms Muster", ["jost-muster", "mira-muster"]),
        ("mirabel", ["mira-muster"]),
        ("dorde", ["djordje-probe"]),
        ("Zoe", ["zoe-van-der-probe"]),
        ("van der probe", ["zoe-van-der-probe"]),
        ("probe", ["djordje-probe", "zoe-van-der-probe"]),
        ("mueste", ["jost-muster"]),
        ("jo", ["jo-beispiel", "jost-muster"]),
        ("jo b", ["jo-beispiel"]),
        ("spiel", ["jo-beispiel"]),
        ("mira mira", []),
        ("Mina Klein", []),
        ("nobody", []),
        ("", []),
        ("?!", []),
    ],
)
def test_any_part_of_a_name_finds_the_person(asked: str, found: list[str]) -> None:
    """Ids, names, aliases, parts of them in any order, with and without diacritics."""
    assert [person.id for person in find(asked, PEOPLE)] == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Mira Mustr", ["mira-muster"]),
        ("Muster, Mirra", ["mira-muster"]),
        ("M. Muster", ["mira-muster"]),
        ("Bispiel", ["jo-beispiel"]),
        ("Completely Different", []),
        ("?", []),
    ],
)
def test_the_nearest_names_are_found(name: str, found: list[str]) -> None:
    """Mistyped, turned around, with initials, or the surname alone."""
    assert [person.id for person in similar(name, Names(PEOPLE))][: len(found) or None] == found


def test_at_most_three_names_are_near() -> None:
    """More would not help anybody."""
    many = {f"ann-{x}": Speaker(id=f"ann-{x}", name=f"Ann Exampl{x}") for x in "abcdef"}
    assert len(similar("Ann Example", Names(many))) == 3


def test_titles_are_not_part_of_a_name() -> None:
    """`Ms`, `Dr` and the like are taken off, unless nothing would be left."""
    assert without_title("Amb. Dr Ann Example") == "Ann Example"
    assert without_title("Dr") == "Dr"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Zoë van der Probe", "zoe-van-der-probe"),
        ("Ms Ann O’Example-Łódź", "ann-o-example-lodz"),
        ("3rd Person", "person"),
        ("?", ""),
        ("a" * 200, "a" * 80),
    ],
)
def test_an_id_is_made_of_the_name(name: str, key: str) -> None:
    """Plain letters, lower case, hyphens; it begins with a letter."""
    assert id_for(name) == key


def test_a_newcomer_is_told_apart_from_whoever_has_a_similar_name() -> None:
    """So that no check takes the two for one."""
    person = new_speaker("Ms Mira  Mustr", Names(PEOPLE))
    assert person == Speaker(id="mira-mustr", name="Mira Mustr", not_same_as=("mira-muster",))
    assert new_speaker("Nora Neu", Names(PEOPLE)) == Speaker(id="nora-neu", name="Nora Neu")


def test_an_id_is_given_once() -> None:
    """A namesake needs a word, and a number is none."""
    assert new_speaker("Mira Muster", Names(PEOPLE)) is None
    assert new_speaker("Joanna B", Names(PEOPLE)) is None
    assert new_speaker("Mira Muster", Names(PEOPLE), "2") is None
    assert new_speaker("?", Names(PEOPLE)) is None
    person = new_speaker("Mira Muster", Names(PEOPLE), "of Żabbar")
    assert person is not None
    assert person.id == "mira-muster-of-zabbar"
    assert person.not_same_as == ("mira-muster",)


def test_plain_words() -> None:
    """Punctuation separates words."""
    assert plain("Scott-Railton, J.") == "scott railton j"


@pytest.mark.parametrize(
    ("written", "name", "of"),
    [
        ("Ann Example", "Ann Example", ""),
        (" Ann Example  (Some  Institute) ", "Ann Example", "Some Institute"),
        ("ann (FIRST, ICT4Peace)", "ann", "FIRST, ICT4Peace"),
        ("(Ann) Example", "(Ann) Example", ""),
        ("Ann (a) (b)", "Ann (a)", "b"),
        ("(b)", "(b)", ""),
        ("Ann ()", "Ann ()", ""),
        ("", "", ""),
    ],
)
def test_what_stands_in_brackets_behind_a_name(written: str, name: str, of: str) -> None:
    """It is for whom somebody spoke, and no part of the name."""
    assert split_organisation(written) == (name, of)

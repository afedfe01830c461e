"""People in running text: which words are the name, and what the words around say."""

from __future__ import annotations

import pytest

from onrecord.authoring.running_text import (
    from_name,
    is_genitive,
    named_in,
    saying_in,
    titled_in,
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hi, I'm Ann Example, from a library.", "Ann Example"),
        ("the Deputy Chief Executive Ann Example spoke", "Ann Example"),
        ("HBF Deputy Chief Executive Ann Example Muster", "Ann Example Muster"),
        ("asked Altbürgermeister Max Muster", "Max Muster"),
        ("Oberst i. G. Max Muster ergänzte", "Max Muster"),
        ("Die Doktorandin Ann Example wollte", "Ann Example"),
        ("Die Schülerin Ann Example Muster wollte", "Ann Example Muster"),
        ("der Netzbetreiber Max Muster-Meister", "Max Muster-Meister"),
        ("Jan van der Muster Beispiel", "Jan van der Muster Beispiel"),
        ("meldete sich Max Muster zu Wort", "Max Muster"),
        ("Q&A. Max Muster asked", "Max Muster"),
        ("das Gutachten des Informatikers Max Muster", "Max Muster"),
        ("Dr. Ann Example von der Universität Musterstadt sagte", "Ann Example"),
        ("Friederike von der Muster vom Verein", "Friederike von der Muster"),
        ("Jean d'Exemple a dit", "Jean d'Exemple"),
        ("Jean d’EXEMPLE a dit", "Jean d’Exemple"),
        ("Ahmad al-Mithal said", "Ahmad al-Mithal"),
        ("Mr. Md. Ashraf Example called", "Md. Ashraf Example"),
        ("María de los Ángeles Muestra señaló", "María de los Ángeles Muestra"),
        ("by Lorraine M. Example, who", "Lorraine M. Example"),
        ("Ann Example Director of Muster", "Ann Example"),
        ("opened by Federal Councillor Mr Max Muster (Head of Works)", "Max Muster"),
        ("Vice President Prof. Ann Example said", "Ann Example"),
        ("Liked by Ann Example The door", "Ann Example"),
    ],
)
def test_words_around_a_name_are_none_of_it(text: str, name: str) -> None:
    """Words of a sentence and roles before it, bodies and roles behind it; particles and initials stay."""
    assert name in [one.name for one in named_in(text, "en")]


@pytest.mark.parametrize("text", ["Then I left.", "May I ask?", "What I saw."])
def test_i_is_no_name(text: str) -> None:
    """Nor a part of one."""
    assert not list(named_in(text, "en"))


def test_brackets_behind_what_is_no_person_are_read() -> None:
    """`Group A (reported by …)` names who reported; behind a person they say for whom."""
    found = [one.name for one in named_in("Group A (reported by Ann Example) was late.", "en")]
    assert found[-1] == "Ann Example"
    (person,) = named_in("Ann Example (Muster Works) was late.", "en")
    assert person.of == "Muster Works"


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Ann Example introduced the panel and moderated the discussion.", True),
        ("Partner Ann Example led the conversation.", True),
        ("It was chaired by the Ministry's chief executive, Ann Example.", True),
        ("It was co-chaired by Ambassador for Cyber Affairs Ann Example.", True),
        ("It was chaired by the Sample Forum, and Ann Example spoke.", False),
        ("Ann Example listened, and Max Muster moderated.", False),
        ("Ann Example introduced Max Muster and moderated.", False),
    ],
)
def test_who_leads(text: str, leads: bool) -> None:
    """By a second verb, and behind a role; not where somebody else stands between."""
    found = {one.name: one.leads for one in named_in(text, "en")}
    assert found["Ann Example"] is leads


def test_surnames_behind_titles() -> None:
    """Alone, not before another name."""
    assert list(titled_in("Ms Example thanked Mr Max Muster.")) == [("Ms Example", "Example")]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        (
            "Thilinda asked whether it ends, and Bo-Ann said that it does.",
            "en",
            ["Thilinda", "Bo-Ann"],
        ),
        ("Thilinda a demandé si les normes comptent.", "fr", ["Thilinda"]),
        ("Ann Example asked whether Ms Muster said that.", "en", []),
        (
            "Participants asked why. France said that. Kind regards, The Forum asked for more.",
            "en",
            [],
        ),
        ("Thilinda smiled. Updated lists were made.", "en", []),
    ],
)
def test_names_of_one_word(text: str, language: str, names: list[str]) -> None:
    """Right before a verb of saying; not surnames behind others, States, bodies and roles."""
    assert list(saying_in(text, language)) == names


def test_a_name_stays_a_name() -> None:
    """Whatever is taken from before it."""
    assert from_name("Ann Example", "en") == "Ann Example"
    assert from_name("Carmen Judge Muster", "en") == "Carmen Judge Muster"


@pytest.mark.parametrize(
    ("name", "language", "is_one"),
    [
        ("Neuheit des Themas", "de", True),
        ("Stand der Entwicklung", "de", True),
        ("Eve von der Probe", "de", False),
        ("Jan van der Schijn", "de", False),
        ("Eve Sample", "de", False),
        ("Max der Muster", "nl", False),
    ],
)
def test_a_noun_and_what_it_is_of(name: str, language: str, is_one: bool) -> None:
    """German nouns have capitals, and an article between two of them."""
    assert is_genitive(name, language) == is_one

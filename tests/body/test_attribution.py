"""Who is speaking: stated, inferred, only named, or rightly nobody. All people are invented."""

from __future__ import annotations

import pytest

from onrecord.model import Speaker
from tests.samples import rendered

REGISTER = {
    speaker.id: speaker
    for speaker in (
        Speaker(id="mira-muster", name="Mira Muster"),
        Speaker(id="ada-muster", name="Ada Muster"),
        Speaker(id="zoe-van-der-probe", name="Zoë van der Probe"),
        Speaker(
            id="ines-exemplo-modelo", name="Inês Exemplo Modelo", sort_name="Exemplo Modelo, Inês"
        ),
        Speaker(id="li-shili", name="Li Shili", sort_name="Li, Shili", aliases=("Lily Shili",)),
        Speaker(id="max-may", name="Max May"),
        Speaker(id="eva-probe-test", name="Eva Probe-Test"),
        Speaker(id="solo", name="Solo"),
        Speaker(id="uwe-mueder", name="Uwe Müder"),
        Speaker(id="nell-o-probe", name="Nell O'Probe"),
        Speaker(id="luc-d-exemple", name="Luc d'Exemple"),
        Speaker(id="ana-prueba-real", name="Ana Prueba Real", sort_name="Prueba Real, Ana"),
        Speaker(id="joy-hope", name="Joy Hope"),
        Speaker(id="walt-sample", name="Walt Sample Jr."),
    )
}


def heard(text: str, *speakers: str) -> list[str | None]:
    """Return who is said to speak of norm 13(e)."""
    body = rendered(text + "\n", norms=("13e",), speakers=speakers, register=REGISTER)
    return [r.speaker for p in body.passages for r in p.citations if r.norm == "13e"]


def mentioned(text: str, *speakers: str) -> list[str]:
    """Return who is only named."""
    body = rendered(text + "\n", norms=("13e",), speakers=speakers, register=REGISTER)
    return [who for passage in body.passages for who in passage.mentions or ()]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Muster named norm 13(e).", None),
        ("According to Muster, norm 13(e) comes first.", None),
        ("Mira Muster named norm 13(e).", "mira-muster"),
        ("Ada Muster named norm 13(e).", "ada-muster"),
        ("[Muster](speaker:ada-muster) named norm 13(e).", "ada-muster"),
        ("Mira Muster agreed with Ada Muster about norm 13(e).", "mira-muster"),
    ],
)
def test_a_surname_that_two_share_names_neither(text: str, speaker: str | None) -> None:
    """With two people of one surname, only a given name or a mark tells."""
    assert heard(text, "mira-muster", "ada-muster") == [speaker]


def test_a_surname_is_enough_where_only_one_has_it() -> None:
    """Whoever of the two is declared alone is meant."""
    assert heard("Muster named norm 13(e).", "ada-muster") == ["ada-muster"]


@pytest.mark.parametrize(
    "text",
    [
        "Zoë van der Probe named norm 13(e).",
        "Zoe van der Probe named norm 13(e).",
        "Van der Probe named norm 13(e).",
        "Probe named norm 13(e).",
        "In Probe's view, norm 13(e) comes first.",
        "In the words of Probe, norm 13(e) comes first.",
        "Norm 13(e) comes first, Probe pointed out.",
        "For Probe, norm 13(e) comes first.",
        "Probe: norm 13(e) comes first.",
        "> Norm 13(e) comes first. — Zoë van der Probe",
        "PROBE named norm 13(e).",
        "**Probe** named norm 13(e).",
        "Probe\nnamed norm 13(e).",
    ],
)
def test_particles_diacritics_and_forms_are_handled(text: str) -> None:
    """A declared name with a verb of saying or a form that gives a view speaks."""
    assert heard(text, "zoe-van-der-probe") == ["zoe-van-der-probe"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ines Exemplo Modelo named norm 13(e).", "ines-exemplo-modelo"),
        ("Exemplo Modelo named norm 13(e).", "ines-exemplo-modelo"),
        ("Modelo named norm 13(e).", "ines-exemplo-modelo"),
        ("Li named norm 13(e).", "li-shili"),
        ("Shili Li named norm 13(e).", "li-shili"),
        ("Lily Shili named norm 13(e).", "li-shili"),
        ("Probe-Test named norm 13(e).", "eva-probe-test"),
        ("Solo named norm 13(e).", "solo"),
        ("May said that norm 13(e) comes first.", "max-may"),
        ("In May, norm 13(e) was read.", None),
        ("On 11 May the report named norm 13(e).", None),
    ],
)
def test_names_of_many_forms_are_found(text: str, speaker: str | None) -> None:
    """Double surnames, surnames first, aliases, single names, and names that are words."""
    everybody = ("ines-exemplo-modelo", "li-shili", "max-may", "eva-probe-test", "solo")
    assert heard(text, *everybody) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Müder named norm 13(e).", "uwe-mueder"),
        ("Muder named norm 13(e).", "uwe-mueder"),
        ("Mueder named norm 13(e).", "uwe-mueder"),
        ("O'Probe named norm 13(e).", "nell-o-probe"),
        ("O’Probe named norm 13(e).", "nell-o-probe"),
        ("D'Exemple named norm 13(e).", "luc-d-exemple"),
        ("As d’Exemple put it, norm 13(e) is hard.", "luc-d-exemple"),
        ("Exemple named norm 13(e).", "luc-d-exemple"),
        ("Prueba Real named norm 13(e).", "ana-prueba-real"),
        ("Prueba named norm 13(e).", "ana-prueba-real"),
        ("Real named norm 13(e).", "ana-prueba-real"),
        ("Hope said that norm 13(e) is hard.", "joy-hope"),
        ("Hope for norm 13(e) is gone.", None),
        ("Sample Jr. named norm 13(e).", "walt-sample"),
        ("Sample Inc noted norm 13(e).", None),
    ],
)
def test_names_are_found_as_people_write_them(text: str, speaker: str | None) -> None:
    """Other keyboards, curly apostrophes, one surname of two, a word that is a name as well."""
    people = ("uwe-mueder", "nell-o-probe", "luc-d-exemple", "ana-prueba-real", "joy-hope")
    assert heard(text, *people, "walt-sample") == [speaker]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Muster spoke of ports. Nobody had asked, she said, for norm 13(e).", {"mira-muster"}),
        (
            "Muster spoke of ports. Delegates nodded and agreed. Norm 13(e), for her, is hard.",
            {"mira-muster"},
        ),
        ("Muster spoke of ports. Norm 13(e) is hard in her view.", {"mira-muster"}),
        ("Muster spoke. A delegate asked about ports. She named norm 13(e).", {None}),
        ("Muster and Solo spoke. They named norm 13(e).", {"mira-muster", "solo"}),
        ("Muster lives by the sea. She named norm 13(e).", {"mira-muster"}),
        ("She named norm 13(e).", {None}),
    ],
)
def test_a_pronoun_goes_on_for_whoever_spoke_last(text: str, speakers: set[str | None]) -> None:
    """Never for somebody who has only been named in passing, and never past another who spoke."""
    assert set(heard(text, "mira-muster", "solo")) == speakers


@pytest.mark.parametrize(
    "text",
    [
        "She named norm 13(e).",
        "Norm 13(e) was read aloud.",
        "Participants asked about norm 13(e).",
        "Muster listened. A delegate named norm 13(e).",
        "Mustermann named norm 13(e).",
        "Karl Muster named norm 13(e).",
        "The Muster Institute named norm 13(e).",
        "Van der Probe named norm 13(e).",
        "Muster did not mention norm 13(e).",
    ],
)
def test_nobody_is_never_a_guess(text: str) -> None:
    """A pronoun, a group, a stranger, silence: the citation belongs to nobody."""
    assert heard(text, "mira-muster") == [None]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Muster and Solo named norm 13(e).", {"mira-muster", "solo"}),
        ("Muster named norm 13(e), and Solo named norm 13(e) as well.", {"mira-muster", "solo"}),
        ("Muster spoke first. Then Solo named norm 13(e).", {"solo"}),
        ("Muster named it. Norm 13(e) is hard.", {"mira-muster"}),
        ("Solo agreed with Muster that norm 13(e) is hard.", {"solo"}),
        ("Muster said so; Solo objected that norm 13(e) is hard.", {"solo"}),
        ("Muster, Solo and May named norm 13(e).", {"mira-muster", "solo", "max-may"}),
        ("Unlike Muster and Solo, May named norm 13(e).", {"max-may"}),
        ("Asked by Muster and Solo, May named norm 13(e).", {"max-may"}),
        ("After a word to Muster and Solo, norm 13(e) came up, as May recalled.", {"max-may"}),
        ("Muster was struck by norm 13(e).", {"mira-muster"}),
        ("Muster is quoted as saying that norm 13(e) is hard.", {"mira-muster"}),
        ("Muster was invited to the room where norm 13(e) was read.", {None}),
        ("According to Muster's view, norm 13(e) is hard.", {"mira-muster"}),
        ("According to Muster's colleague, norm 13(e) is hard.", {None}),
        ("Muster, speaking for a firm, named norm 13(e).", {"mira-muster"}),
        ("Norm 13(e) is hard, said Muster.", {"mira-muster"}),
        ("“Norm 13(e) is hard,” quipped Solo.", {"solo"}),
        ("To Solo, norm 13(e) is hard.", {"solo"}),
        ("It matters to Solo that norm 13(e) is hard.", {"solo"}),
        ("A question for Solo: is norm 13(e) hard?", {None}),
        ("According to It, norm 13(e) is hard.", {None}),
        ("Neither Muster nor Solo found norm 13(e) hard.", {"mira-muster", "solo"}),
        ("Neither Muster nor Solo mentioned norm 13(e).", {None}),
        ("Last came Solo, for whom norm 13(e) is hard.", {"solo"}),
        ("Muster would rather read norm 13(e).", {"mira-muster"}),
        ("It was Muster's suggestion to read norm 13(e).", {"mira-muster"}),
        ("The talk by Solo covered norm 13(e).", {"solo"}),
        ("A book by Solo covered norm 13(e).", {None}),
        ("Norm 13(k) was raised by Muster, and norm 13(e) by Solo.", {"solo"}),
        ("Muster (Harbours), referring to Solo, said that norm 13(e) is hard.", {"mira-muster"}),
        ("Muster named norm 13(k), and Solo, after a while, norm 13(e).", {"solo"}),
        ("The day was long. Muster: “Norm 13(e) is hard.”", {"mira-muster"}),
        ("Muster was not asked about norm 13(e).", {None}),
        ("Muster will speak later; norm 13(e) is hard.", {None}),
        ("Muster spoke. Its author, Max Beispiel, writes that norm 13(e) is hard.", {None}),
        ("Muster spoke. Both speakers were critical of norm 13(e).", {None}),
        ("Muster spoke. Her delegation noted norm 13(e).", {"mira-muster"}),
        ("What worries Muster most is norm 13(e).", {"mira-muster"}),
        (
            "Both panellists, Muster and Solo, felt that norm 13(e) is hard.",
            {"mira-muster", "solo"},
        ),
        ("Muster introduced Ada Solo. Norm 13(e) is hard.", {None}),
        ("Muster introduced norm 13(e).", {"mira-muster"}),
        ("Muster struck a note of caution on norm 13(e).", {"mira-muster"}),
        ("Muster distrusts norm 13(e).", {"mira-muster"}),
        ("Muster chairs the panel on norm 13(e).", {None}),
    ],
)
def test_the_nearest_who_speaks_is_meant(text: str, speakers: set[str | None]) -> None:
    """The clause decides, then the sentence, then who spoke last in the passage."""
    assert set(heard(text, "mira-muster", "solo", "max-may")) == speakers


def test_a_passage_does_not_borrow_its_speaker() -> None:
    """Who speaks in one passage says nothing about the next."""
    assert heard("Muster spoke.\n\nNorm 13(e) is hard.", "mira-muster") == [None]


def test_who_is_named_and_does_not_speak_is_mentioned() -> None:
    """Mentions come in the order of the text, once each, and never who speaks."""
    text = "Solo thanked Probe and Muster, and thanked Probe again for norm 13(e)."
    people = ("mira-muster", "zoe-van-der-probe", "solo")
    assert heard(text, *people) == ["solo"]
    assert mentioned(text, *people) == ["zoe-van-der-probe", "mira-muster"]


def test_who_is_named_in_a_quotation_does_not_say_it() -> None:
    """A quotation belongs to whoever stands outside of it."""
    people = ("mira-muster", "solo")
    assert heard('"Muster knows norm 13(e) best," Solo said.', *people) == ["solo"]


def test_only_declared_people_are_looked_for() -> None:
    """Who is in the register and not in this summary is a stranger here."""
    assert heard("Solo named norm 13(e).", "mira-muster") == [None]
    assert mentioned("Muster answered Solo.", "mira-muster") == []


def test_names_in_code_do_not_speak() -> None:
    """Code is no prose."""
    assert heard("`Muster said` norm 13(e).", "mira-muster") == [None]


def test_without_speakers_nobody_speaks() -> None:
    """A summary without speakers has citations of nobody."""
    assert heard("Muster named norm 13(e).") == [None]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Muster spoke of norm 13(c); Solo, of norm 13(e); Probe, of norm 13(g).",
            ["mira-muster", "solo", "zoe-van-der-probe"],
        ),
        (
            "There was broad support for norm 13(e), but Solo warned about norm 13(j).",
            [None, "solo"],
        ),
        ("Norm 13(e) was adopted in 2015; Solo called norm 13(j) a success.", [None, "solo"]),
        (
            "Muster and Solo spoke about norm 13(c) and norm 13(e) respectively. Probe listened.",
            ["mira-muster", "solo"],
        ),
        (
            "Muster and Solo named, respectively, norms 13(c) and 13(e).",
            ["mira-muster", "solo"],
        ),
        ("Muster and Solo respectively named norms 13(c) and 13(e).", ["mira-muster", "solo"]),
        (
            "Muster and Solo, of a guild and a firm respectively, named norms 13(c) and 13(e).",
            ["mira-muster", "solo", "mira-muster", "solo"],
        ),
    ],
)
def test_each_clause_has_its_own_speaker(text: str, speakers: list[str | None]) -> None:
    """Across `;` and `but`, where the verb is left out, and in the order of `respectively`."""
    people = ("mira-muster", "solo", "zoe-van-der-probe")
    body = rendered(text, norms=("13e",), speakers=people, register=REGISTER)
    assert [one.speaker for one in body.passages[0].citations] == speakers


@pytest.mark.parametrize(
    ("text", "statements", "mentions"),
    [
        ("Muster spoke of ports.", [("mira-muster", "inferred", "")], ()),
        ("[She](speaker:mira-muster) spoke.", [("mira-muster", "stated", "")], ()),
        ("Muster agreed with Solo.", [("mira-muster", "inferred", "")], ("solo",)),
        ("Muster listened.", [], ("mira-muster",)),
        ("## Mira Muster\n\nPorts are safe.", [("mira-muster", "inferred", "heading")], ()),
        ("**Solo**\n\nPorts are safe.", [("solo", "inferred", "bold line")], ()),
        ("> Ports are safe.\n>\n> — Solo", [("solo", "inferred", "signature")], ()),
        ("Solo had two points:\n\n- Ports are safe.", [("solo", "inferred", "")], ()),
    ],
)
def test_who_speaks_is_known_of_every_passage(
    text: str, statements: list[tuple[str, str, str]], mentions: tuple[str, ...]
) -> None:
    """With the basis, and the part of the structure that says so; whether it cites or not."""
    passage = rendered(text, speakers=("mira-muster", "solo"), register=REGISTER).passages[0]
    assert [(s.speaker, str(s.basis), s.origin) for s in passage.statements] == statements
    assert all(statement.why for statement in passage.statements)
    assert passage.mentions == mentions


def test_a_mark_in_quotation_marks_is_no_mistake() -> None:
    """What is quoted has no subject of its own; the program once broke off here."""
    (passage,) = rendered('"[She](speaker:mira-muster)" 0\n').passages
    assert [(one.speaker, one.basis) for one in passage.statements] == []


def test_a_list_and_a_turn_go_on_with_who_began_them() -> None:
    """Items belong to who introduces them; a paragraph without a label belongs to the last."""
    listed = rendered(
        "Solo had two points:\n\n- One.\n- Two.\n", speakers=("solo",), register=REGISTER
    )
    assert [p.statements[0].origin for p in listed.passages] == ["", "list", "list"]
    turns = "Solo: One.\n\nTwo.\n\nMuster: Three.\n\nA guest: Four.\n\nFive.\n"
    heard = rendered(turns, speakers=("solo", "mira-muster"), register=REGISTER)
    found = [[(s.speaker, s.origin) for s in p.statements] for p in heard.passages]
    assert found == [[("solo", "")], [("solo", "turn")], [("mira-muster", "")], [], []]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Neither Muster nor Li mentioned norm 13(e).", [None]),
        ("Neither Max May nor Li mentioned norm 13(e).", [None]),
        ("Neither Solo, Muster nor Li raised norm 13(e).", [None]),
        ("Neither Judge Muster nor Mr Solo of the guild raised norm 13(e).", [None]),
        ("Neither did Muster mention norm 13(e).", [None]),
        ("Nor did Muster mention norm 13(e).", [None]),
        ("Muster didn't mention norm 13(e).", [None]),
        ("Muster failed to mention norm 13(e).", [None]),
        ("Muster spoke of trust. He never mentioned norm 13(e).", [None]),
        ("Li spoke of trust, but Muster did not mention norm 13(e).", [None]),
        ("Li spoke of trust, but neither Muster nor Solo mentioned norm 13(e).", [None]),
        ("Muster mentioned neither norm 13(e) nor norm 13(k).", [None]),
        ("Without mentioning norm 13(e), Muster spoke of trust.", [None]),
        ("Muster, without mentioning norm 13(e), spoke of trust.", [None]),
        ("Muster spoke of trust without ever mentioning norm 13(e).", [None]),
        ("None of the speakers mentioned norm 13(e).", [None]),
        ("Neither of the two, Muster and Li, mentioned norm 13(e).", [None]),
        ("None of the three, Ada Muster, Max May and Li Shili, raised norm 13(e).", [None]),
        ("No speaker, neither Muster nor Li, mentioned norm 13(e).", [None]),
        ("None of the texts, Muster said, mentions norm 13(e).", ["ada-muster"]),
        ("Muster, not Li, mentioned norm 13(e).", ["ada-muster"]),
        ("It was Muster, and not Li, who mentioned norm 13(e).", ["ada-muster"]),
        ("Neither Muster nor Li agreed that norm 13(e) is old.", ["ada-muster", "li-shili"]),
        ("Neither Spain nor Peru, Muster said, has spoken of norm 13(e).", ["ada-muster"]),
        ("Muster said that neither norm 13(e) nor norm 13(k) is old.", ["ada-muster"]),
        ("The text does not mention norm 13(e), Muster said.", ["ada-muster"]),
        ("Muster spoke of norm 13(e) without mentioning norm 13(k).", ["ada-muster"]),
        ("Not Li but Muster mentioned norm 13(e).", ["ada-muster"]),
    ],
)
def test_nobody_cites_what_somebody_does_not_mention(text: str, speakers: list[str | None]) -> None:
    """A norm that is said not to have come up is nobody's; what somebody denies is a view."""
    people = heard(text, "ada-muster", "li-shili", "solo", "max-may")
    assert sorted(map(str, people)) == sorted(map(str, speakers))


@pytest.mark.parametrize(
    "text",
    [
        "Solo (norm 13(e)) and Muster (norm 13(k)) spoke.",
        "Solo (guild, norm 13(e)), Muster (norm 13(k)) and Li (norm 13(f)) spoke.",
        "Solo (norm 13(e)) and Muster spoke.",
        "Norm 13(e) (Solo) and norm 13(k) (Muster) were discussed.",
        "Solo: norm 13(e); Muster: norm 13(k).",
        "Solo: norm 13(e), Muster: norm 13(k).",
        "Solo – norm 13(e), Muster – norm 13(k).",
        "The panel: Solo – norm 13(e); Muster – norm 13(k).",
        "Norm 13(e): Solo; norm 13(k): Muster.",
        "Norm 13(e) – Solo, norm 13(k) – Muster.",
        "Norm 13(e) by Solo, norm 13(k) by Muster.",
        "Norm 13(e) was raised by Solo, norm 13(k) by Muster.",
        "Muster spoke on norm 13(k), Solo on norm 13(e).",
        "Muster and Solo spoke. The former named norm 13(k), the latter norm 13(e).",
        "Solo and Muster disagreed: the former named norm 13(e), and the latter named norm 13(k).",
        "Solo and Muster spoke, the former on norm 13(e), the latter on norm 13(k).",
    ],
)
def test_each_of_several_has_the_norm_beside_the_name(text: str) -> None:
    """In brackets, behind a colon, behind a dash: the norm is that of one person."""
    assert heard(text, "ada-muster", "li-shili", "solo") == ["solo"]


def test_a_norm_in_brackets_behind_several_names_is_theirs() -> None:
    """Nobody can know that it is only the last one's."""
    assert heard("Solo and Muster (norm 13(e)) spoke.", "ada-muster", "solo") == [
        "solo",
        "ada-muster",
    ]

"""Who took part, as a text says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import pytest

from onrecord.authoring.manuscript import TextBlock, paragraph
from onrecord.authoring.participants import Participants
from onrecord.authoring.participants import participants as of_blocks
from onrecord.authoring.questions import NOBODY
from onrecord.authoring.register import appearance
from onrecord.diagnostics import Source
from onrecord.model import MOST, Appearance, Speaker
from onrecord.project.records import parse_register
from onrecord.prose import Kind
from tests.authoring.texts import REGISTER
from tests.effort import steps

PEOPLE = {record.id: record for record in parse_register(Source("speakers.yaml", REGISTER)).records}
MIRA, JO, TOM = (Appearance(id=name) for name in ("mira-muster", "jo-beispiel", "tom-exempel"))
TOM_LED, MIRA_SPOKE = (
    "TODO: did Tóm Exempel lead the discussion? Then write `tom-exempel`, else remove this line.",
    "TODO: did Mira Muster speak? Then write `mira-muster`, else remove this line.",
)


def participants(texts: list[str], register: Mapping[str, Speaker]) -> Participants:
    """Return who took part in paragraphs; one that begins with a dash is an item of a list."""
    blocks = [
        TextBlock(Kind.ITEM, text[2:]) if text.startswith("- ") else paragraph(text)
        for text in texts
    ]
    found = of_blocks(blocks, register)
    return replace(found, speakers=tuple(one for one in found.speakers if one != NOBODY))


def of(person: Appearance, affiliation: str) -> Appearance:
    """Return a person with an organisation."""
    return person.model_copy(update={"affiliation": affiliation})


@pytest.mark.parametrize(
    ("text", "speakers", "moderators"),
    [
        (
            (
                "In the talk moderated by Mr Tom Exempel (Foundation), Mr Jo Beispiel (PROBE/T4P) and "
                "Ms Mira Muster (Quiet Networks) spoke. Beispiel said yes, and Muster said no."
            ),
            (of(JO, "PROBE/T4P"), of(MIRA, "Quiet Networks")),
            (of(TOM, "Foundation"),),
        ),
        ("Moderated by Tóm Exempel and Jo Beispiel.", (), (TOM, JO)),
        (
            "Federal Councillor Mr Jo Beispiel (Probe) said that it was late.",
            (of(JO, "Probe"),),
            (),
        ),
        ("Speaker: Federal Councillor Ms Mira Muster, Probe", (of(MIRA, "Probe"),), ()),
        ("Moderator: Tom Exempel\nSpeakers: Mira Muster, Jo Beispiel", (MIRA, JO), (TOM,)),
        (
            "Tom Exempel (moderator) and Mira Muster (Quiet Networks) met. Muster said that it was late.",
            (of(MIRA, "Quiet Networks"),),
            (TOM,),
        ),
        (
            "Tom Exempel moderated. Dr. Mira Muster (head of networks) said so.",
            (Appearance(id="mira-muster", billed_as="head of networks"),),
            (TOM,),
        ),
        ("When Mira Muster arrived, she sat down. Muster noted that it was late.", (MIRA,), ()),
        ("M. Muster (Quiet Networks) spoke first.", (of(MIRA, "Quiet Networks"),), ()),
        ("The Example Platform (EP) and others met. Group of Experts (GE).", (), ()),
        (
            "Speakers:\n- Mira Muster, Quiet Networks\n- Jo Beispiel",
            (of(MIRA, "Quiet Networks"), JO),
            (),
        ),
        ("Chair: Prof. Tom Exempel\nMira Muster: Yes.\nJo Beispiel: No.", (MIRA, JO), (TOM,)),
        (
            "Speaker 1: Mira Muster, Senior Engineer at Quiet Networks",
            (of(MIRA, "Quiet Networks"),),
            (),
        ),
        (
            "Speaker 1: Mira Muster, Civil Society, Western Group",
            (MIRA.model_copy(update={"billed_as": "Civil Society, Western Group"}),),
            (),
        ),
        ("Rapporteur: Mira Muster", (), ()),
        ("Panellists: Mira Muster; Jo Beispiel", (MIRA, JO), ()),
    ],
)
def test_who_certainly_took_part(
    text: str, speakers: tuple[Appearance, ...], moderators: tuple[Appearance, ...]
) -> None:
    """People of the register who are introduced, listed, or say something."""
    assert participants(text.split("\n"), PEOPLE) == Participants(speakers, moderators)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "They thanked Ms Mira Muster for the coffee.",
            "TODO: did Mira Muster speak? Then write `mira-muster`",
        ),
        ("Ms Mira Muster (Quiet Networks) was there.", "TODO: did Mira Muster speak?"),
        ("A paper by Mira Muster (Quiet Networks) argued it.", "TODO: did Mira Muster speak?"),
        ("Thanks to Mira Muster, who lent her notes.", "TODO: did Mira Muster speak?"),
        ("Speakers: Mira Muster (tbc)", "TODO: did Mira Muster speak?"),
        ("Participants: Mira Muster", "TODO: did Mira Muster speak?"),
        ("Mira Muster: Salt and Law", "TODO: did Mira Muster speak?"),
        ("Muster made two points.", "TODO: did Mira Muster speak?"),
        ("A word from Ms Mira Muster, in the chat: is it late?", "TODO: did Mira Muster speak?"),
        (
            "Ms Nobody said so.",
            "TODO: Ms Nobody is not in the register. Add `nobody: {name: Nobody}`",
        ),
        ("Speakers: To be announced", "TODO: is “To be announced” somebody who spoke?"),
        (
            "Ms Nora Neu (New Networks) came too.",
            (
                "TODO: Nora Neu (New Networks) is not in the register. Add `nora-neu: {name: Nora Neu}` "
                "to `speakers.yaml`, and `{id: nora-neu, affiliation: New Networks}` here."
            ),
        ),
        (
            "Speakers: Nora Neu",
            (
                "TODO: Nora Neu is not in the register. Add `nora-neu: {name: Nora Neu}` to `speakers.yaml`, and "
                "`nora-neu` here."
            ),
        ),
        (
            "Nora Neu (New Networks) came. Neu pointed out that it was late.",
            "TODO: Nora Neu (New Networks) is",
        ),
        (
            "Ms Mira Mustr (Quiet Networks) came.",
            (
                "TODO: Mira Mustr (Quiet Networks) is not in the register. Is it `mira-muster`? Write that "
                "id here. If not, add `mira-mustr: {name: Mira Mustr}` to `speakers.yaml`, and"
            ),
        ),
    ],
)
def test_whoever_may_have_taken_part_is_a_question(text: str, question: str) -> None:
    """The question has the name, the organisation and what to do."""
    (entry,) = participants([text], PEOPLE).speakers
    assert isinstance(entry, str)
    assert entry.startswith(question)


def test_somebody_whose_id_is_taken_gets_one_of_their_own() -> None:
    """A namesake of a former id is not told to take it."""
    former = {"max-probe": Speaker(id="max-probe", name="Max Probe", former_ids=("nora-neu",))}
    (entry,) = participants(["Ms Nora Neu (New Networks) came."], former).speakers
    assert str(entry).endswith(
        "Add Nora Neu with an id of one's own to `speakers.yaml`, and that id here."
    )


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The hall was that of Nora Neu and Ned Nagel.", "Nora Neu; Ned Nagel"),
        ("The hall (that of Nora Neu) was cold.", "Nora Neu"),
        ("By Nora Neu\nLast week I chaired a talk.", "Nora Neu"),
    ],
)
def test_whoever_is_named_and_no_more_is_asked_for_in_one_question(text: str, named: str) -> None:
    """Nobody is lost in silence; who wrote the text is among them where it says `I`."""
    (question,) = participants(text.split("\n"), PEOPLE).speakers
    assert str(question).startswith(f"TODO: the text names these people, too: {named}. Did any")


@pytest.mark.parametrize(
    "text",
    [
        "By Nora Neu\nLast week there was a talk.",
        "The UN GGE met in the Sample Hall. For Muster that was late.",
        "Mira Muster said so. M. Muster agreed. Mira A. Muster, too.",
        "Immediate Release\nLatest Alerts",
    ],
)
def test_what_names_nobody_else_is_no_question(text: str) -> None:
    """The author of a page, abbreviations, things, and other forms of a name that is known."""
    found = participants(text.split("\n"), PEOPLE).speakers
    assert not any("these people" in str(one) for one in found)


def test_shorter_forms_are_one_person() -> None:
    """Initials, or words left out of a longer name; two who may be meant stay apart."""
    text = ["Speakers: Nora Nadja Neu", "N. N. Neu said so. Nora Neu agreed."]
    assert len(participants(text, {}).speakers) == 1
    text = ["Speakers: Nora Nadja Neu; Nora Nina Neu", "N. N. Neu said so."]
    assert len(participants(text, {}).speakers) == 3


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Q (Nora Neu, New Networks): Why?", "Nora Neu"),
        ("🔹 Nora Neu – New Networks", "Nora Neu"),
        ("Nora Neu <nora@example.org>: Yes.", "Nora Neu"),
        ("Nora Neu, I'm a student. Why?", "Nora Neu"),
    ],
)
def test_signs_around_a_name(text: str, name: str) -> None:
    """Who asked in brackets, a picture for a bullet, an address."""
    found = participants(["Speakers:", f"- {text}", "A: Yes.", "B: No."], {}).speakers
    assert any(name in str(one) for one in found)


CALL = [
    "Neu Nagel, Nora   0:04",
    "Shall we?",
    "de Beispiel, Jo   0:17",
    "Yes.",
    "Neu Nagel, Nora   0:58",
    "Good.",
]


def test_calls_show_the_surname_first() -> None:
    """Behind the comma stands the given name, and no organisation."""
    speakers = participants(CALL, PEOPLE).speakers
    assert any(str(one).startswith("TODO: Nora Neu Nagel is not") for one in speakers)


@pytest.mark.parametrize("name", ["NEU-NAGEL Nora (Guest)", "NAGEL Nora", "NAGEL Nora, Testsoft"])
def test_a_surname_in_capitals_may_stand_first(name: str) -> None:
    """Without a comma; a body or a role in capitals is no surname."""
    (found,) = participants([f"Speakers: {name}"], {}).speakers
    assert str(found).startswith("TODO: Nora N")
    assert "Nora Forum" not in str(participants(["Speakers: FORUM Nora"], {}).speakers)


def test_the_rapporteur_may_have_spoken() -> None:
    """Where the text says what the rapporteur did."""
    label = "Rapporteur: Nora Neu"
    assert "Nora Neu" in str(participants([label, "The rapporteur was brief."], {}).speakers)
    assert "Nora Neu" not in str(participants([label, "Jo spoke."], {}).speakers)


def test_who_says_that_they_moderate_does() -> None:
    """In a transcript, in their own words."""
    text = [
        "Tom Exempel: Welcome, I'll be your moderator today.",
        "Mira Muster: Hello.",
        "Jo Beispiel: Hello.",
    ]
    assert participants(text, PEOPLE) == Participants((MIRA, JO), (TOM,))


@pytest.mark.parametrize(
    ("label", "question"),
    [
        ("", "TODO: did Tóm Exempel lead the discussion? Then write `tom-exempel` below"),
        ("Moderator: Mira Muster", ""),
    ],
)
def test_who_has_the_first_turn_may_lead(label: str, question: str) -> None:
    """Unless the text says who does; thanks and what is told in a turn cast no doubt on whose it is."""
    turns = [
        "Tom Exempel: Shall we start?",
        "Jo Beispiel: Thank you, I have read the book.",
        "Tom Exempel: Thank you.",
    ]
    found = participants([*([label] if label else []), *turns], PEOPLE)
    tom, jo = found.speakers
    assert str(tom).startswith(question) if question else tom == TOM
    assert jo == JO


def test_initials_are_those_of_whom_the_text_gives_with_them() -> None:
    """As interviews have them; those of nobody stay a question."""
    text = ["With Mira Muster (MM) and Tom Exempel (TE).", "MM: Yes.", "TE: No.", "XY: Who asks?"]
    mira, tom, other = participants(text, PEOPLE).speakers
    assert (mira, tom) == (MIRA, TOM)
    assert str(other).startswith("TODO: is “XY” somebody")


def test_a_signature_is_no_turn() -> None:
    """Behind two dashes stands who wrote."""
    found = participants(["Notes.", "-- Mira Muster, Quiet Networks: 00 00"], PEOPLE)
    assert MIRA not in found.speakers


def test_an_unknown_moderator_is_a_question() -> None:
    """The role is kept."""
    found = participants(["A talk, moderated by Ms Nora Neu (New Networks)."], PEOPLE)
    assert not found.speakers
    assert str(found.moderators[0]).startswith("TODO: Nora Neu (New Networks)")


def test_each_person_is_listed_once() -> None:
    """What all places say is put together; who led is no speaker."""
    text = [
        "Mira Muster spoke first.",
        "Ms Mira Muster (Quiet Networks) noted it.",
        "Muster moderated.",
    ]
    assert participants(text, PEOPLE) == Participants((of(MIRA, "Quiet Networks"),), ())
    assert participants([*text, "Mira Muster moderated."], PEOPLE) == Participants(
        (), (of(MIRA, "Quiet Networks"),)
    )


def test_an_organisation_too_long_for_a_record_is_left_out() -> None:
    """Nobody's organisation has 300 characters."""
    aside = "salt researcher " * 12
    assert participants([f"Ms Mira Muster ({aside}) noted it."], PEOPLE).speakers == (
        Appearance(id="mira-muster", billed_as=aside.strip()),
    )


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("joined by phone", MIRA),
        ("left", MIRA),
        ("2, Sample Forum", of(MIRA, "Sample Forum")),
        (
            "Sample Forum. Mira has worked on salt for years",
            of(MIRA, "Sample Forum"),
        ),
        ("Why salt matters", Appearance(id="mira-muster", billed_as="Why salt matters")),
        ("Ministère de la mer", of(MIRA, "Ministère de la mer")),
    ],
)
def test_what_is_no_organisation(said: str, expected: Appearance) -> None:
    """How somebody came, a number, the next sentence, the title of a talk."""
    assert participants(["Speakers", f"- Mira Muster – {said}"], PEOPLE).speakers == (expected,)


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        (
            "Time | Item | Speaker | Organisation",
            "10:00 | Salt for All | Mira Muster | Testsoft",
            Participants((of(MIRA, "Testsoft"),), ()),
        ),
        (
            "Time | Item | Speaker",
            "10:00 | Questions | Moderator: Mira Muster",
            Participants((NOBODY,), (MIRA,)),
        ),
        (
            "Date | Speaker",
            "14 May 2030 | Mira Muster",
            Participants((MIRA_SPOKE,), ()),
        ),
    ],
)
def test_cells_of_a_table(head: str, row: str, expected: Participants) -> None:
    """Only some say for whom somebody came; a day shows that the rows are of several events."""
    table = TextBlock(Kind.ASIDE, f"| {head} |\n|---|\n| {row} |", raw=True)
    assert of_blocks([table], PEOPLE) == expected


def test_nobody() -> None:
    """A text without people has no cast."""
    assert participants([], PEOPLE) == participants(["Nothing."], {}) == Participants((), ())


def test_a_delegation_that_says_something_is_a_question() -> None:
    """It may be an act of its own that the text tells; whoever is only named is no participant."""
    known = {
        "sampleland": Speaker(id="sampleland", name="Sampleland", kind="delegation"),
        "example-union": Speaker(id="example-union", name="Example Union", kind="delegation"),
    }
    found = participants(["Sampleland asked the Example Union for more."], known)
    assert found.speakers == (
        "TODO: did Sampleland speak? Then write `sampleland`, else remove this line.",
    )


def test_more_people_than_a_summary_may_have_are_asked_for_at_once() -> None:
    """Each of the first has a question of their own; nobody is left out in silence."""
    names = [f"Given Other{letters(number)}" for number in range(MOST + 2)]
    found = participants([f"{name}: We said so." for name in names], {}).speakers
    assert len(found) == MOST + 1
    assert all(any(name in str(one) for one in found) for name in names)
    assert str(found[-1]).endswith(f"Who of these spoke: {names[-2]}, {names[-1]}?")


def test_many_newcomers_are_looked_for_in_a_long_register() -> None:
    """Twice as many people in the register are not four times the work, for each who is not in it."""
    texts = [f"Given Other{letters(number)}: We said so." for number in range(20)]

    def asked(size: int) -> None:
        named = (Speaker(id=f"p-{n}", name=f"Given Muster{letters(n)}") for n in range(size))
        participants(texts, {person.id: person for person in named})

    few, many = (steps(partial(asked, size)) for size in (200, 400))
    assert many < 2.3 * few


def letters(number: int) -> str:
    """Return a number in letters: names have no digits."""
    return "".join(chr(97 + int(digit)) for digit in str(number))


@pytest.mark.parametrize(
    "text",
    [
        "Speakers: \u2800\u2800, + +, Mira Muster",
        f"Speakers: A{'b' * 400} Cd, Mira Muster",
        f"Mr A{'b' * 400} said that norm 13(e) matters.\nSpeaker: Mira Muster",
        f"A{'b' * 400} Cd said that norm 13(e) matters.\nSpeaker: Mira Muster",
    ],
)
def test_what_no_register_takes_is_no_name(text: str) -> None:
    """Names that show nothing, have no letter or never end: somebody else in the text is found."""
    assert MIRA in participants(text.split("\n"), PEOPLE).speakers


@pytest.mark.parametrize("of", ["Director, +", "Director, \u2800", "+"])
def test_signs_behind_a_name_are_no_organisation(of: str) -> None:
    """They stay words by which somebody was announced; those that show nothing say nothing."""
    assert appearance("mira-muster", of) == Appearance(id="mira-muster", billed_as=of)
    assert appearance("mira-muster", "\u2800") == MIRA


@pytest.mark.parametrize(
    "text",
    [
        "The next webinar will be moderated by Tom Exempel.",
        "Last year's session, moderated by Tom Exempel, is still online.",
        "The former moderator Tom Exempel sent a card.",
        "Tom Exempel, who chaired the GGE in 2015, was there.",
        "The OEWG, chaired by Tom Exempel, had agreed.",
        "Tom Exempel founded the institute and chaired it until 1920.",
        "Tom Exempel facilitated the accession of States.",
        "The host Tom Exempel served tea.",
        "Tom Exempel opened the webinar as moderator.",
        "Tom Exempel moderated the first webinar in 2028.",
        "Tom Exempel, acting as chair, said that it was late.",
        "The moderator, Tom Exempel, asked who would begin.",
        "It was moderated by the assistant of Director Tom Exempel.",
        "It was moderated by Jo Beispiel and Tom Exempel spoke.",
        "Moderator: Tom Exempel (replaced by Jo Beispiel)",
        "Chair: Tom Exempel was unable to attend.",
        "MODERATOR: I am delighted to welcome Tom Exempel.",
        "MODERATOR: I'm joined by Tom Exempel.",
    ],
)
def test_who_led_something_else_is_a_question(text: str) -> None:
    """Another discussion, a body, or somebody else: words such as `moderated by` are not enough."""
    found = participants([text], PEOPLE)
    assert TOM_LED in found.moderators
    assert TOM not in found.moderators


@pytest.mark.parametrize(
    "text",
    [
        "The session was chaired by Tom Exempel.",
        "La séance a été présidée par Tom Exempel.",
        "It was moderated by Jo Beispiel and Tom Exempel, who smiled.",
        "MODERATOR: I'm Tom Exempel, and Mira Muster is here.",
        "Moderator Tom Exempel asked for questions.",
        "The discussion was led by Tom Exempel.",
    ],
)
def test_who_led_the_session_is_certain(text: str) -> None:
    """Where the sentence speaks of a session, or of moderating."""
    found = participants([text], PEOPLE)
    assert TOM in found.moderators
    assert MIRA not in found.moderators


@pytest.mark.parametrize(
    ("entry", "moderator"),
    [
        ("Tom Exempel, Testsoft (moderator)", of(TOM, "Testsoft")),
        ("Tom Exempel, Testsoft – Moderator", of(TOM, "Testsoft")),
        ("Tom Exempel, Testsoft, moderator", of(TOM, "Testsoft")),
        ("Tom Exempel, moderator", TOM),
        ("Tom Exempel, Testsoft, Chair", TOM_LED),
    ],
)
def test_a_list_says_behind_a_name_who_led(entry: str, moderator: Appearance | str) -> None:
    """And the next of the list spoke; who is `Chair` may be that of an organisation."""
    for texts in (["Speakers", f"- {entry}", "- Mira Muster"], [f"Speakers: {entry}; Mira Muster"]):
        found = participants(texts, PEOPLE)
        assert (found.speakers, found.moderators) == ((MIRA,), (moderator,))
    chair = participants(["Speakers", "- Tom Exempel, Chair, Sample Board"], PEOPLE)
    assert chair.speakers == (of(TOM, "Sample Board"),)


@pytest.mark.parametrize("note", ["could not come", "withdrawn", "replaced by Jo Beispiel"])
def test_who_may_not_have_come_is_a_question(note: str) -> None:
    """By what a list says behind the name."""
    assert MIRA_SPOKE in participants([f"Speakers: Mira Muster ({note})"], PEOPLE).speakers


@pytest.mark.parametrize(
    "texts",
    [
        ["Speakers:", "- Ruth Camelo Díaz, Peru", "- Ruth Camelo, Chile"],
        ["Speakers:", "- Ruth Camelo, Chile", "- Ruth Camelo Díaz, Peru"],
        ["Speakers:", "- Ruth Díaz, Testsoft", "- R. Díaz, Sample Board"],
    ],
)
def test_who_spoke_for_somebody_else_is_somebody_else(texts: list[str]) -> None:
    """A name that is a part of another one, or short for it, is the same only where that may be."""
    assert len(participants(texts, {}).speakers) == 2
    again = [*texts[:2], texts[2].partition(",")[0]]
    assert len(participants(again, {}).speakers) == 1


@pytest.mark.parametrize(
    "texts",
    [
        ["Speakers:", "- Tom Exempel Díaz, Peru"],
        ["Tom Exempel Díaz said that it was late."],
        ["Tom Exempel Díaz: So it was.", "Mira Muster: Yes.", "Tom Exempel Díaz: Well."],
    ],
)
def test_a_longer_name_is_not_that_of_the_register(texts: list[str]) -> None:
    """It may be another person: the whole name is asked for."""
    found = [one for one in participants(texts, PEOPLE).speakers if one != MIRA]
    assert len(found) == 1
    assert "Tom Exempel Díaz" in str(found[0])
    assert "Is it `tom-exempel`?" in str(found[0])


@pytest.mark.parametrize(
    "text",
    [
        "By 2030, Ruth Camelo said, all will be well.",
        "By Ann Nobody and Ruth Camelo. I was there.",
        "Mira Muster (standing in for Ruth Camelo) said so.",
        "The Ruth Camelo’s view was heard.",
    ],
)
def test_names_are_read_wherever_they_stand(text: str) -> None:
    """Behind `By`, in brackets behind somebody else, as owners of something."""
    assert "Ruth Camelo" in str(participants([text], PEOPLE).speakers)


def test_one_line_with_a_colon_is_no_transcript() -> None:
    """`Author, Counting Chairs: a book` may be anything: a question, and no certain speaker."""
    text = "Mira Muster, Counting Mirrors: Light in Committees (2027)"
    assert MIRA_SPOKE in participants([text], PEOPLE).speakers


def test_leading_is_told_at_the_beginning() -> None:
    """Later, somebody may speak of another discussion."""
    turns = ["Jo Beispiel: Yes.", "Mira Muster: No.", "Jo Beispiel: Well."]
    late = participants([*turns, "Tom Exempel: I host this show at home."], PEOPLE)
    early = participants(["Tom Exempel: I host this show.", *turns], PEOPLE)
    assert (late.moderators, early.moderators) == ((TOM_LED,), (TOM,))


@pytest.mark.parametrize(
    "texts",
    [
        ["Dr Eve Hill spoke of norms."],
        ["Speakers", "- Eve Hill, Testsoft"],
        ["Eve Hill: Yes.", "Jo West: No.", "Eve Hill: Well."],
    ],
)
def test_surnames_that_are_words_for_places(texts: list[str]) -> None:
    """They are names where people stand; elsewhere the text speaks of a place."""
    assert "Eve Hill" in str(participants(texts, {}).speakers)
    assert not participants(["Behind Eve Hill the sun set."], {}).speakers


def test_words_that_name_things_before_a_colon_are_nobody() -> None:
    """Minutes have them among the turns of those who are called by one name."""
    turns = ["Mirko: Yes.", "Action: ask Jo.", "Wann: heute", "Ege: No.", "RESOLUTION: none"]
    turns += ["Speaker 2  09:03 How long?", "AUDIENCE: Who pays?", "Where: online"]
    turns += ["Опубликовано: 14 мая 2030 года"]
    asked = [str(one) for one in participants(turns, {}).speakers]
    assert [one.split("”")[0] for one in asked] == ["TODO: is “Mirko", "TODO: is “Ege"]


def test_a_german_noun_and_what_it_is_of_is_nobody() -> None:
    """`Stand der Dinge` has capitals as a name has."""
    text = "Die Neuheit des Themas überrascht. Eve von der Probe sprach über den Stand der Dinge."
    found = str(of_blocks([paragraph(text)], {}, "de"))
    assert "Eve von der Probe" in found
    assert "des Themas" not in found
    assert "der Dinge" not in found

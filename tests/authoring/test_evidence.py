"""When it is certain that somebody spoke at what a text reports."""

from __future__ import annotations

import pytest

from onrecord.authoring.evidence import absent
from onrecord.authoring.manuscript import TextBlock, paragraph
from onrecord.authoring.participants import participants
from onrecord.diagnostics import Source
from onrecord.model import Appearance
from onrecord.project.records import parse_register
from onrecord.prose import Kind
from tests.authoring.texts import REGISTER

PEOPLE = {record.id: record for record in parse_register(Source("speakers.yaml", REGISTER)).records}


def is_certain(*texts: str, language: str = "en") -> bool:
    """Say whether a draft names Mira Muster for certain; a text that begins with `#` is a heading."""
    blocks = [
        TextBlock(Kind.HEADING, text[2:], 2) if text.startswith("# ") else paragraph(text)
        for text in texts
    ]
    found = participants(blocks, PEOPLE, language)
    everybody = (*found.speakers, *found.moderators)
    assert any("Mira Muster" in str(one) or _is_mira(one) for one in everybody)
    return any(map(_is_mira, everybody))


def _is_mira(one: Appearance | str) -> bool:
    return isinstance(one, Appearance) and one.id == "mira-muster"


@pytest.mark.parametrize(
    "text",
    [
        "Mira Muster said that norms matter.",
        "Opening the webinar, Mira Muster said that it had been late in 2015.",
        "Ms Mira Muster (Chair, Quiet Networks) warned of it.",
        "Mira Muster, who has a boat, asked whether norms matter.",
        "The head of Quiet Networks, Mira Muster, asked whether norms matter.",
        "It was opened by Mira Muster, who recalled that it is late.",
        "Jo Beispiel and Mira Muster discussed ports.",
    ],
)
def test_whoever_says_something_spoke(text: str) -> None:
    """As the subject of a sentence, or brought in by words that say so."""
    assert is_certain(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mira Muster told Radio Sample that norms matter.",
        "Mira Muster told the Sample Times that norms matter.",
        "Mira Muster (2029) argues that norms matter.",
        "Mira Muster argues that norms matter (Salt and Law, 2029).",
        "The author of the report, Mira Muster, argues that norms matter.",
        "In a clip from 1999, Mira Muster said that norms matter.",
        "Mira Muster told the press that norms matter.",
        "In a recorded message, Mira Muster said that norms matter.",
        "Through her spokesman, Mira Muster said that norms matter.",
        "Over coffee, Mira Muster told me that norms matter.",
        "As Director Mira Muster said in Sampletown last May, norms matter.",
        "In 2019 Mira Muster said that norms matter.",
        "Last year, Mira Muster said that norms matter.",
        "At a conference in May, Mira Muster said that norms matter.",
        "Mira Muster had asked the chair to go on.",
        "In a speech in which Mira Muster said so, there was more.",
        "If Mira Muster said so, it is true.",
        "Others recalled Mira Muster, who told everybody that trust is slow.",
        "Mira Muster, *States say what they do* (2022)",
        "The report of Mira Muster came. She said that norms matter.",
        "Mira Muster's report explained that norms matter.",
    ],
)
def test_what_was_said_elsewhere_is_a_question(text: str) -> None:
    """At another time or place, to somebody else, in a book; a pronoun may mean another person."""
    assert not is_certain(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "En 2019, Mira Muster a déclaré que les normes comptent."),
        ("fr", "Comme Mira Muster a dit, les normes comptent."),
        ("fr", "La présidente, Mira Muster, retenue à Exempleville, avait prié de commencer."),
        ("es", "Mira Muster había dicho que las normas importan."),
        ("es", "Como Mira Muster dijo, las normas importan."),
    ],
)
def test_in_other_languages(language: str, text: str) -> None:
    """The words are data."""
    assert not is_certain(text, language=language)


@pytest.mark.parametrize(
    "absence",
    [
        "Mira Muster could not attend.",
        "Muster lost her connection.",
        "Mira Muster had been invited but was on mission.",
        "The statement of Mira Muster was read out by Jo Beispiel.",
        "Jo Beispiel replaced Mira Muster.",
        "Mira Muster asked for the slides in the chat.",
        "Mira Muster (sent before the event by e-mail): Is there a template?",
    ],
)
def test_who_may_have_been_absent_is_a_question(absence: str) -> None:
    """Wherever a text tells it, and whatever else it says of the person."""
    assert is_certain("Speakers: Mira Muster; Jo Beispiel", "Muster said that it was late.")
    assert not is_certain("Speakers: Mira Muster; Jo Beispiel", absence)
    assert not is_certain("Mira Muster said that it was late.", absence)


def test_only_the_sentence_of_absence_counts() -> None:
    """Behind a title with a full stop it goes on."""
    text = "Ann spoke. Prof. Dr. Bo was ill. Cy spoke."
    places = [(name, text.index(name)) for name in ("Ann", "Bo", "Cy")]
    assert list(absent(text, places)) == ["Bo"]


@pytest.mark.parametrize(
    "heading",
    [
        "# Elsewhere",
        "# 3. Further reading",
        "# Last time",
        "# Coming up: the next webinar",
        "# Remerciements",
        "# Bios",
    ],
)
def test_sections_about_something_else(heading: str) -> None:
    """What stands below their heading is no evidence; the next section is of the event again."""
    assert not is_certain(heading, "Mira Muster said that norms matter.")
    assert not is_certain(heading, "Speakers: Mira Muster")
    assert is_certain(heading, "More.", "# Discussion", "Mira Muster said that norms matter.")


@pytest.mark.parametrize(
    "label", ["Sources:", "Next steps:", "TODO: does this belong to the text?"]
)
def test_lists_of_something_else(label: str) -> None:
    """What stands in a list behind such a line is no evidence, nor are headings at the end."""
    items = [TextBlock(Kind.ITEM, f"{who}: salt", 1) for who in ("Jo Beispiel", "Tom Exempel")]
    mira = TextBlock(Kind.ITEM, "Mira Muster: salt is dear", 1)
    found = participants([paragraph(label), *items, mira], PEOPLE)
    assert not any(map(_is_mira, found.speakers))


def test_of_others_a_transcript_tells_what_somebody_says_of_them() -> None:
    """Who has a turn speaks; whoever is said to have said something, or to have chaired, need not be there."""
    turns = ["JO BEISPIEL: Yes.", "TOM EXEMPEL: No.", "JO BEISPIEL: Well."]
    assert not is_certain(*turns, "TOM EXEMPEL: Yes. Mira Muster said that norms matter.")
    assert not is_certain(*turns, "We thank Mira Muster, who chaired the first session.")
    assert is_certain(*turns, "MIRA MUSTER: So I say.")


@pytest.mark.parametrize(
    "label", ["Next speaker", "Upcoming speakers", "Confirmed speakers", "Intervenants annoncés"]
)
def test_who_is_announced_need_not_have_spoken(label: str) -> None:
    """Labels say so."""
    assert not is_certain(f"{label}: Mira Muster")

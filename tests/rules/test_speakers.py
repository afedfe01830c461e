"""Who is declared and who appears in the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.diagnostics import Severity
from tests.samples import REGISTER, loaded, written

MORE = REGISTER + (
    "ann-may: {name: Ann May}\n"
    "li-young: {name: Li Young}\n"
    "kim-anthony: {name: Kim Anthony}\n"
    "anthony-other: {name: Anthony Other}\n"
    "first-twin: {name: Una Gemini}\n"
    "ayse-ideneme: {name: Ayşe İdeneme}\n"
    "second-twin: {name: Max Gemini}\n"
    "sampleland: {name: Sampleland, kind: delegation, adjectives: [Samplish]}\n"
)


def told(folder: Path, body: str, speakers: str, *, front: str = "") -> list[tuple[str, str]]:
    """Return the codes of what is said, each with the words it points at."""
    norms = "13e" if "13(e)" in body else ""
    text = written(body, speakers=speakers, norms=norms).replace("norms:", f"{front}norms:")
    found = loaded(folder, {"summaries/a.md": text, "speakers.yaml": MORE}).diagnostics
    assert all(item.severity is Severity.WARNING for item in found if item.code > "OR603")
    return [(str(item.code), item.span.text) for item in found]


@pytest.mark.parametrize(
    "body",
    [
        "Muster spoke.",
        "It was Mira Muster's idea.",
        "MUSTER: yes.",
        "[She](speaker:mira-muster) spoke.",
        "She spoke.\n\n## Muster",
        "S Musterem mluvil Beispiel.",
        "| a |\n|---|\n| Muster |",
        "> Müster",
    ],
)
def test_a_speaker_appears_by_name_or_by_mark(tmp_path: Path, body: str) -> None:
    """Anywhere in the text, whatever diacritics and endings."""
    assert ("OR604", "mira-muster") not in told(tmp_path, f"{body}\n", "mira-muster")


def test_a_letter_that_is_two_in_lower_case_is_one_of_a_name(tmp_path: Path) -> None:
    """`İ` becomes `i` with a dot above, which is a mark between letters."""
    assert told(tmp_path, "İdeneme spoke.\n", "ayse-ideneme") == []


@pytest.mark.parametrize("body", ["She spoke.", "Mira spoke.", "Mustermann spoke."])
def test_a_speaker_who_does_not_appear_is_told(tmp_path: Path, body: str) -> None:
    """A given name alone names nobody whom the site would recognise."""
    found = told(tmp_path, f"{body}\n", "mira-muster")
    assert found == [("OR604", "mira-muster")]


@pytest.mark.parametrize(
    ("read", "expected"), [("whole", ["OR604"]), ("part", []), ("beginning", [])]
)
def test_what_was_not_read_may_hold_what_they_said(
    tmp_path: Path, read: str, expected: list[str]
) -> None:
    """Of a part of the source nobody can know who was silent in the rest."""
    source = f"source: {{title: Notes, kind: notes, read: {read}}}\n"
    found = told(tmp_path, "Somebody spoke.\n", "mira-muster", front=source)
    assert [code for code, _ in found] == expected


def test_moderators_need_not_appear(tmp_path: Path) -> None:
    """Who leads a discussion may say nothing that is kept."""
    found = told(tmp_path, "Muster spoke.\n", "mira-muster", front="moderators: [jo-beispiel]\n")
    assert found == []


def test_each_surname_of_a_family_counts_for_all_of_them(tmp_path: Path) -> None:
    """Whose words they are is another question."""
    assert told(tmp_path, "Gemini spoke.\n", "first-twin, second-twin") == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Muster agreed with Beispiel.", "Beispiel"),
        ("As Jo Beispiel pointed out, Muster is right.", "Jo Beispiel"),
        ("According to *Zoe van\nder Probe*, Muster is right.", "Zoe van\nder Probe"),
        ("Muster spoke.\n\nBeispiel noted that it is late.", "Beispiel"),
        ("Muster liked Béispiel’s chart.", "Béispiel"),
        ("Muster spoke. Young noted that it is late.", "Young"),
    ],
)
def test_who_speaks_undeclared_is_told(tmp_path: Path, body: str, words: str) -> None:
    """With a verb of saying, or by the surname alone."""
    assert told(tmp_path, f"{body}\n", "mira-muster") == [("OR605", words)]


@pytest.mark.parametrize(
    "body",
    [
        "Muster met Jo Beispiel on the way.",
        "Muster met Jo Beispiel on the way. It was Beispiel's way too.",
        "Muster spoke in May, of a beispiel and an exempel.",
        "Muster spoke. Young people should be heard.",
        "Muster met Udo Beispiel of the Beispiel Institute.",
        "Muster and Gemini agreed.",
    ],
)
def test_who_is_only_mentioned_is_not(tmp_path: Path, body: str) -> None:
    """The whole name in passing, everyday words, somebody else, a name that two people have."""
    assert told(tmp_path, f"{body}\n", "mira-muster") == []


def test_a_given_name_of_somebody_declared_is_no_surname(tmp_path: Path) -> None:
    """Nor is a surname that somebody declared has too."""
    assert told(tmp_path, "Other spoke. So Anthony said.\n", "anthony-other") == []
    assert told(tmp_path, "So Gemini said.\n", "first-twin") == []


def test_one_person_is_told_once(tmp_path: Path) -> None:
    """However often the name stands in the text, at its first place."""
    body = "Muster thanked Beispiel.\n\nBeispiel said yes. Beispiel said no.\n"
    assert told(tmp_path, body, "mira-muster") == [("OR605", "Beispiel")]


@pytest.mark.parametrize(
    ("body", "speakers", "expected"),
    [
        ("Beispiel said <b>yes</b>.", "mira-muster", "OR501"),
        ("Muster said yes.", "mira-mustre", "OR401"),
        ("[Beispiel](speaker:jo-beispiel) and Muster said yes.", "mira-muster", "OR507"),
    ],
)
def test_a_file_with_errors_is_told_of_those_alone(
    tmp_path: Path, body: str, speakers: str, expected: str
) -> None:
    """One mistake, one message: mending the error may mend the rest."""
    assert {code for code, _ in told(tmp_path, f"{body}\n", speakers)} == {expected}


def test_a_delegation_appears_by_its_adjective(tmp_path: Path) -> None:
    """By its name as well; else it is told."""
    assert told(tmp_path, "The Samplish delegate spoke.\n", "sampleland") == []
    assert told(tmp_path, "Sampleland spoke.\n", "sampleland") == []
    assert told(tmp_path, "Nobody spoke.\n", "sampleland") == [("OR604", "sampleland")]


@pytest.mark.parametrize(
    ("body", "front", "expected"),
    [
        ("Sampleland cited norm 13(e).", "", [("OR605", "Sampleland")]),
        ("Sampleland held a meeting.", "", []),
        ("Sampleland cited norm 13(e).", "organisers: [Sampleland]\n", []),
    ],
)
def test_an_undeclared_delegation_is_told_where_it_speaks_of_a_norm(
    tmp_path: Path, body: str, front: str, expected: list[tuple[str, str]]
) -> None:
    """States and organisations do much; and who organises a webinar has no part in it."""
    text = f"Muster spoke.\n\n{body}\n"
    assert told(tmp_path, text, "mira-muster", front=front) == expected


def test_a_name_with_the_surname_first_is_told_how_to_write_it(tmp_path: Path) -> None:
    """Only a hint: what stands behind a comma may be a title, too."""
    people = REGISTER + 'ada-example: {name: "Example, Ada"}\n'
    text = written("Example spoke.\n", speakers="ada-example", norms="")
    (found,) = loaded(tmp_path, {"summaries/a.md": text, "speakers.yaml": people}).diagnostics
    assert found.code == "OR604"
    assert "`name: Ada Example`" in (found.hint or "")

"""Texts in the shapes in which publishers have them: who is found, what is lost, and what is certain and wrong."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.authoring.draft import Imported, count_todos, draft_of
from onrecord.authoring.opening import open_text
from onrecord.model import Appearance, Speaker
from onrecord.text.folding import letters, plain
from tests.authoring.texts import packed, word_paragraph

FOLDER = Path(__file__).parent / "corpus"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((FOLDER / "expected.yaml").read_text("utf-8"))
REGISTER = {
    speaker.id: speaker
    for speaker in (
        Speaker(id="ann-example", name="Ann Example"),
        Speaker(id="max-muster", name="Max Muster"),
        Speaker(id="mira-muster", name="Mira Muster"),
        Speaker(id="tom-figment", name="Tom Figment"),
        Speaker(id="sol-ningun", name="Sol Ningun"),
        Speaker(id="mina-exempla", name="Mina Exempla"),
        Speaker(id="gwen-mirage", name="Gwen Mirage"),
        Speaker(id="jon-daemi", name="Jon Dæmi"),
        Speaker(id="sampleland", name="Sampleland", kind="delegation"),
    )
}
"""Some of those who speak, and some whom the texts only name."""


def _row(*cells: str) -> str:
    inside = "".join(f"<w:tc>{word_paragraph('', cell)}</w:tc>" for cell in cells)
    return f"<w:tr>{inside}</w:tr>"


WORD = {
    "minutes.docx": packed(
        word_paragraph("Title", "Minutes of the third lunch")
        + word_paragraph("", "The webinar was held on 5 November 2030.")
        + word_paragraph("Heading1", "Chair")
        + word_paragraph("", "Fay Trug, Lunch Council")
        + word_paragraph("Heading1", "Speakers")
        + word_paragraph("", "Abe Konstrukt (Repair Works)")
        + word_paragraph("", "Dot Schein, Head of Lunch, Testsoft")
        + word_paragraph("Heading1", "Discussion")
        + word_paragraph("", "Konstrukt said that norm 13(a) begins at the table. Schein agreed.")
    ),
    "bold-labels.docx": packed(
        word_paragraph("bold", "Salt and servers")
        + word_paragraph("", "Moderator: Joy Guise")
        + word_paragraph("", "Panel: Rae Illusion, Salt Institute; Tim Semblance, Server Council")
        + word_paragraph(
            "", "Illusion explained what salt does. In the view of Semblance it does more."
        )
    ),
    "table.docx": packed(
        word_paragraph("Title", "Who was there")
        + f"<w:tbl>{_row('Speaker', 'Organisation')}{_row('Uri Façade', 'Paint Council')}{_row('Val Pretext', 'Testsoft')}</w:tbl>"
        + word_paragraph("", "Façade said that norm 13(h) needs paint. The others laughed at that.")
    ),
}


def data_of(name: str) -> bytes:
    """Return a text of the corpus as it is stored."""
    return WORD[name] if name in WORD else (FOLDER / name).read_bytes()


def imported(name: str, folder: Path) -> Imported:
    """Return the draft of a text of the corpus."""
    file = folder / name
    file.write_bytes(data_of(name))
    return draft_of(open_text(str(file)), REGISTER, file.stem)


def sentences(name: str) -> list[str]:
    """Return the sentences that a reader of a text sees, as letters; found without our own readers."""
    if name.endswith(".docx"):
        text = re.sub(r"<[^>]+>", "\n", re.sub(r"</w:p>", "\n", _document(name)))
    else:
        text = data_of(name).decode("utf-8")
    if name.endswith(".html"):
        text = re.sub(r"(?s)<(script|style|head)\b.*?</\1>", " ", text)
        text = unescape(re.sub(r"<(?!/?(?:b|i|em|strong|a|span|sup)\b)[^>]+>", "\n", text))
        text = re.sub(r"<[^>]+>", "", text)
    if name.endswith(".md"):
        text = re.sub(r"\A(---|\+\+\+)\n.*?\n\1\n", "", text, flags=re.DOTALL)
        text = re.sub(r"\ATitle: .*?\n\n", "", text, flags=re.DOTALL)
    parts = re.split(r"(?<=[.!?。])\s+|\n", text)
    return [one for part in parts if len(one := letters(part)) > 3]


def _document(name: str) -> str:
    import io  # noqa: PLC0415
    import zipfile  # noqa: PLC0415

    with zipfile.ZipFile(io.BytesIO(WORD[name])) as archive:
        return unescape(archive.read("word/document.xml").decode())


def lost(name: str, found: Imported) -> list[str]:
    """Return the sentences that are neither in the draft nor among what was left out."""
    draft = found.draft.text
    told = letters(draft + re.sub(r"\]\(\S*?\)", "]", draft) + " ".join(found.removed))
    return [one for one in sentences(name) if one not in told]


def wrong(expected: dict[str, Any], found: Imported) -> list[str]:
    """Return what a draft says for certain and the text does not."""
    draft = found.draft
    said = {
        "title": draft.title,
        "language": draft.language,
        "kind": str((draft.source or {})["kind"]),
    }
    day = "published" if draft.date_is == "published" else "day"
    mistakes = [
        f"{key}: {value}"
        for key, value in said.items()
        if not value.startswith("TODO") and value != expected.get(key)
    ]
    if isinstance(draft.date, date) and draft.date != expected.get(day):
        mistakes.append(f"{day}: {draft.date}")
    for key, people in (("people", draft.speakers), ("moderators", draft.moderators)):
        names = {plain(REGISTER[one.id].name) for one in people if isinstance(one, Appearance)}
        allowed = set(map(plain, expected.get(key, ())))
        mistakes += [f"{key}: {name}" for name in sorted(names - allowed)]
    return mistakes


def people_of(found: Imported) -> tuple[list[str], list[str]]:
    """Return the names of everybody who stands in a draft, and what is asked of anybody."""
    everybody = (*found.draft.speakers, *found.draft.moderators)
    named = [REGISTER[one.id].name for one in everybody if isinstance(one, Appearance)]
    asked = [one for one in everybody if isinstance(one, str)]
    return named, asked


def is_found(name: str, named: list[str], asked: list[str]) -> bool:
    """Say whether somebody is in a draft, or asked for by name; among what others are is not enough."""
    who = rf"TODO: (?:did |is “)?{re.escape(name)}(?:”| \(| is not| speak| lead)"
    passing = rf"TODO: the text names these people, too: (?:[^:]*; )?{re.escape(name)}(?:;|\. Did)"
    return name in named or any(re.match(f"{who}|{passing}", question) for question in asked)


def test_every_text_has_its_answers() -> None:
    """And there are at least thirty, in every form that is read."""
    files = {file.name for file in FOLDER.iterdir() if file.suffix != ".yaml"}
    assert files | set(WORD) == set(EXPECTED)
    assert len(EXPECTED) >= 30
    assert {Path(name).suffix for name in EXPECTED} == {".html", ".txt", ".md", ".docx"}


@pytest.mark.parametrize("name", EXPECTED)
def test_nothing_is_lost_or_invented(name: str, tmp_path: Path) -> None:
    """No sentence is lost in silence, nothing is certain and wrong, and no draft passes unread."""
    found = imported(name, tmp_path)
    assert lost(name, found) == []
    assert wrong(EXPECTED[name], found) == []
    assert count_todos(found.draft) > 0


def test_people_are_found_or_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Everybody who took part; the counts are printed."""
    counts: Counter[str] = Counter()
    missing = []
    for name, expected in EXPECTED.items():
        draft = imported(name, tmp_path)
        named, asked = people_of(draft)
        wanted = [*expected["people"], *expected.get("moderators", ())]
        absent = [person for person in wanted if not is_found(person, named, asked)]
        missing += [f"{name}: {person}" for person in absent]
        needless = [q for q in asked if "who spoke?" not in q and not any(p in q for p in wanted)]
        counts.update(texts=1, people=len(wanted), missing=len(absent), needless=len(needless))
        counts.update(sentences=len(sentences(name)), lost=len(lost(name, draft)))
        counts.update(wrong=len(wrong(expected, draft)), todos=count_todos(draft.draft))
    with capsys.disabled():
        print("\n" + ", ".join(f"{key} {value}" for key, value in counts.items()))  # noqa: T201
        print(*missing, sep="\n")  # noqa: T201
    assert missing == []
    assert counts["needless"] <= 0.1 * counts["people"]

"""Files and addresses in the forms that are read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.authoring.front_matter import read_markdown
from onrecord.authoring.manuscript import Manuscript
from onrecord.authoring.opening import open_text
from onrecord.authoring.plain_text import read_plain_text
from onrecord.prose import Kind
from tests.authoring import texts

P, H = Kind.PARAGRAPH, Kind.HEADING


def file(folder: Path, name: str, data: bytes) -> str:
    """Write a file and return its path."""
    (folder / name).write_bytes(data)
    return str(folder / name)


def headings(manuscript: Manuscript) -> tuple[str, ...]:
    """Return the headings that stand in the text."""
    found = [block.text for block in manuscript.blocks if block.kind is Kind.HEADING]
    return tuple(text for text in found if text in texts.HEADINGS)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", texts.PLAIN.encode()),
        ("a.TXT", b"\xef\xbb\xbf" + texts.PLAIN.replace("\n", "\r\n").encode()),
        ("a.text", texts.PLAIN.encode("utf-16")),
        ("a.html", texts.html().encode()),
        ("a.htm", texts.html().replace("utf-8", "x-unknown").encode("cp1252", "xmlcharrefreplace")),
        ("a.md", texts.markdown().encode()),
        ("a.docx", texts.word()),
        ("b.docx", texts.word(styled=False)),
    ],
    ids=("text", "windows", "utf-16", "html", "entities", "markdown", "styled", "bold"),
)
def test_every_form_gives_the_same_text(name: str, data: bytes, tmp_path: Path) -> None:
    """The headings are found, and the paragraphs stand whole."""
    manuscript = open_text(file(tmp_path, name, data))
    assert headings(manuscript) == texts.HEADINGS
    found = [block.text for block in manuscript.blocks]
    assert texts.PARAGRAPHS[5] in found


def test_a_page_says_what_it_is(tmp_path: Path) -> None:
    """Title, day of publication, language; what stands around the text is not read."""
    page = open_text(file(tmp_path, "a.html", texts.html().encode()))
    assert page.titles == (f"[Webinar summary] {texts.TITLE}",)
    assert (page.published, page.language) == (date(2020, 3, 5), "en")
    assert not [block for block in page.blocks if "Imprint" in block.text or "var" in block.text]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (
            '<script type="application/ld+json">{"datePublished": "2030-05-14T01:02:03Z"}</script>',
            date(2030, 5, 14),
        ),
        ('<meta itemprop="datePublished" content="2030-05-14">', date(2030, 5, 14)),
        (
            '<meta name="DC.date.issued" content="2030-05-14"><meta name="dcterms.issued" content="2030-05-15">',
            None,
        ),
        ('<meta property="article:published_time" content="soon">', None),
        ('<meta property="article:modified_time" content="2030-05-14">', None),
    ],
)
def test_the_day_in_the_head_of_a_page(head: str, day: date | None, tmp_path: Path) -> None:
    """Only what is said to be the day of publication counts, and only if it is one day."""
    page = f"<html><head>{head}</head><body><article>{'<p>Some words of a text.</p>' * 9}</article></body></html>"
    assert open_text(file(tmp_path, "a.html", page.encode())).published == day


def test_encodings_of_pages(tmp_path: Path) -> None:
    """The page, the server, or what browsers take."""
    body = "<body><article>" + "<p>Żaneta said so, and went on.</p>" * 9 + "</article></body>"
    named = f'<html><head><meta charset="iso-8859-2"></head>{body}</html>'.encode("iso-8859-2")
    assert "Żaneta" in open_text(file(tmp_path, "a.html", named)).blocks[0].text
    silent = f"<html>{body}</html>".replace("Ż", "É").encode("cp1252")
    assert "Éaneta" in open_text(file(tmp_path, "b.html", silent)).blocks[0].text


@pytest.mark.parametrize(
    ("text", "title", "day"),
    [
        ("---\ntitle: 'It''s: x'\ndate: 2030-05-14\nlist: [a]\n---\n\ntext\n", "It's: x", True),
        ("---\ntitle: [a]\ndate: soon\n---\n\ntext\n", "a", False),
        ("text\n", "", False),
        ("---\n- a\n---\n\ntext\n", "", False),
    ],
)
def test_front_matter_of_markdown(text: str, title: str, day: bool) -> None:
    """Title and day are read as YAML reads them; without any there are none."""
    manuscript = read_markdown(text.encode())
    assert manuscript.titles == ((title,) if title else ())
    assert manuscript.date == (date(2030, 5, 14) if day else None)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    """Nothing that somebody may have written breaks a reader."""
    data = text.encode()
    read_plain_text(data)
    read_markdown(data)

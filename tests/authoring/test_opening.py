"""Files and addresses in the forms that are read."""

from __future__ import annotations

import sys
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from onrecord.authoring import opening, word
from onrecord.authoring.blocks import Sort
from onrecord.authoring.manuscript import Manuscript
from onrecord.authoring.opening import opened
from onrecord.authoring.refusal import RefusedError
from tests.authoring import texts
from tests.serving import Serve, answering


def file(folder: Path, name: str, data: bytes) -> str:
    """Write a file and return its path."""
    (folder / name).write_bytes(data)
    return str(folder / name)


def headings(manuscript: Manuscript) -> tuple[str, ...]:
    """Return the headings that stand in the text."""
    found = [block.text for block in manuscript.blocks if block.sort is Sort.HEADING]
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
    manuscript = opened(file(tmp_path, name, data))
    assert headings(manuscript) == texts.HEADINGS
    found = [block.text for block in manuscript.blocks]
    assert texts.PARAGRAPHS[5] in found


def test_a_page_says_what_it_is(tmp_path: Path) -> None:
    """Title, day of publication, language; what stands around the text is not read."""
    page = opened(file(tmp_path, "a.html", texts.html().encode()))
    assert page.title == f"[Webinar summary] {texts.TITLE}"
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
    assert opened(file(tmp_path, "a.html", page.encode())).published == day


def test_encodings_of_pages(tmp_path: Path) -> None:
    """The page, the server, or what browsers take."""
    body = "<body><article>" + "<p>Żaneta said so, and went on.</p>" * 9 + "</article></body>"
    named = f'<html><head><meta charset="iso-8859-2"></head>{body}</html>'.encode("iso-8859-2")
    assert "Żaneta" in opened(file(tmp_path, "a.html", named)).blocks[0].text
    silent = f"<html>{body}</html>".replace("Ż", "É").encode("cp1252")
    assert "Éaneta" in opened(file(tmp_path, "b.html", silent)).blocks[0].text


def test_front_matter_of_markdown_is_taken(tmp_path: Path) -> None:
    """Its title and day; whether it was held on it, nobody knows."""
    text = b"---\ntitle: 'A: b'\ndate: 2030-05-14\n---\n\nText.\n"
    found = opened(file(tmp_path, "a.markdown", text))
    assert (found.title, found.date, found.published) == ("A: b", date(2030, 5, 14), None)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.pdf", b"%PDF", "`.pdf` is not a form that is read"),
        ("report", b"x", "Without an ending such as `.txt` it is not a form that is read"),
        ("a.txt", b"abc\xff", "Byte 4 is not UTF-8 text"),
        ("a.txt", b" \n ", "There is no text in it"),
        ("a.html", b"", "No text was found on this page"),
        ("a.html", b"\x00<html></html>", "No text was found on this page"),
        ("a.html", b"<div>" * 5000, "No text was found on this page"),
        ("a.docx", b"PK\x03\x04 broken", "not a Word document that can be read"),
        ("a.docx", texts.packed(""), "There is no text in it"),
        ("a.docx", texts.packed("<w:p>"), "not a Word document that can be read"),
        ("a.txt", b"A sentence of a few words.\n\n" * 50_000, "a summary may have 1,048,576"),
    ],
    ids=range(11),
)
def test_what_cannot_be_read(name: str, data: bytes, message: str, tmp_path: Path) -> None:
    """A message says why, and no traceback comes."""
    with pytest.raises(RefusedError, match=message):
        opened(file(tmp_path, name, data))


def test_a_page_that_breaks_its_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever goes wrong inside is a message outside."""

    def broken(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr("trafilatura.extract", broken)
    with pytest.raises(RefusedError, match="cannot be read as HTML"):
        opened(file(tmp_path, "a.html", texts.html().encode()))


def test_no_file(tmp_path: Path) -> None:
    """A file that is not there, and a folder."""
    with pytest.raises(RefusedError, match="cannot be opened: No such file"):
        opened(str(tmp_path / "a.txt"))
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(RefusedError, match="cannot be opened: Is a directory"):
        opened(str(tmp_path / "b.txt"))


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more than the limit is read."""
    monkeypatch.setattr(opening, "LIMIT", 10)
    with pytest.raises(RefusedError, match="10 MiB"):
        opened(file(tmp_path, "a.txt", b"Eleven by..."))


def test_a_document_that_is_small_only_while_packed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not unpacked."""
    monkeypatch.setattr(word, "_UNPACKED", 1000)
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "x" * 1001)
    with pytest.raises(RefusedError, match="unpacks to more than"):
        opened(file(tmp_path, "a.docx", made.getvalue()))


@pytest.mark.parametrize(("name", "package"), [("a.html", "trafilatura"), ("a.docx", "mammoth")])
def test_without_the_extra_a_message_says_what_to_install(
    name: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Plain text and Markdown need nothing more."""
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(RefusedError) as refused:
        opened(file(tmp_path, name, b"x"))
    assert "pip install 'onrecord[import]'" in refused.value.hint
    assert opened(file(tmp_path, "a.txt", b"Text.")).blocks


def test_a_page_of_the_web(serve: Serve) -> None:
    """Its address is kept."""
    url = serve(answering(texts.html().encode(), "text/html"))
    page = opened(f"{url}/webinars/1")
    assert page.url == f"{url}/webinars/1"
    assert headings(page) == texts.HEADINGS


@pytest.mark.parametrize(
    ("kind", "text"),
    [("text/plain", texts.PLAIN), ("text/markdown", texts.markdown())],
    ids=("plain", "markdown"),
)
def test_a_text_of_the_web(serve: Serve, kind: str, text: str) -> None:
    """Plain text and Markdown are read as such."""
    page = opened(serve(answering(text.encode(), kind)))
    assert headings(page) == texts.HEADINGS
    assert page.url.startswith("http://127.0.0.1:")


def test_a_page_that_cannot_be_fetched(serve: Serve) -> None:
    """The message says why, and the hint what to do instead."""
    with pytest.raises(
        RefusedError, match="cannot be fetched: it leads to something of"
    ) as refused:
        opened(serve(answering(kind="application/pdf")))
    assert "save the page in your browser" in refused.value.hint

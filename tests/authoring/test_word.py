"""Word documents: what their reader leaves out is told."""

from __future__ import annotations

import io
import zipfile

import pytest

from onrecord.authoring.word import read_word
from tests.authoring.texts import packed, word_paragraph

SAID = "Muster said that it rained."
RUN = "<w:r><w:t xml:space='preserve'>Beispiel &amp; Co. said that it did not.</w:t></w:r>"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
TABLE = f"<w:tc><w:p>{RUN}</w:p></w:tc>"


@pytest.mark.parametrize(
    "part",
    [
        f"<w:p>{RUN}</w:p>",
        f"<w:p><w:bdo w:val='rtl'>{RUN}</w:bdo></w:p>",
        f"<w:p><w:fldSimple w:instr='REF x'>{RUN}</w:fldSimple></w:p>",
        f"<w:p><m:oMath xmlns:m='{MATH}'>{RUN.replace('w:', 'm:')}</m:oMath></w:p>",
        f"<w:p><w:r><w:ruby><w:rubyBase>{RUN}</w:rubyBase></w:ruby></w:r></w:p>",
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{RUN}</w:p>",
        f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{TABLE}</w:tr></w:tbl>",
    ],
)
def test_no_words_are_lost_in_silence(part: str) -> None:
    """Whatever they stand in, they are text, or told."""
    found = read_word(packed(word_paragraph("", SAID) + part))
    told = (*(block.text for block in found.blocks), *found.removed)
    assert told == (SAID, "Beispiel & Co. said that it did not.")


def test_words_in_a_drawing_are_told() -> None:
    """They stand in a part of their own."""
    data = io.BytesIO(packed(word_paragraph("", SAID)))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("word/diagrams/data1.xml", "<a:p><a:r><a:t>Rain</a:t></a:r></a:p>")
        archive.writestr("word/header1.xml", "<w:p><w:r><w:t>Page one</w:t></w:r></w:p>")
    assert read_word(data.getvalue()).removed == ("Rain", "Page one")


def test_the_number_of_a_note_parts_no_words() -> None:
    """Text around it is not told as left out."""
    note = "<w:footnote w:id='2'><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote>"
    body = f"<w:p><w:r><w:t>One</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>{RUN}</w:p>"
    found = read_word(_with_notes(packed(body), note))
    assert found.blocks[0].text.startswith("One")
    assert "A note." in " ".join(block.text for block in found.blocks)
    assert found.removed == ()


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (
            f"<w:p>{RUN}<w:r><w:footnoteReference w:id='7'/></w:r></w:p>",
            ("footnote behind “Beispiel & Co. said that it did not.”: it is not in the document",),
        ),
        (
            f"<w:p>{RUN}<w:r><w:endnoteReference w:id='2'/></w:r></w:p>",
            ("endnote behind “Beispiel & Co. said that it did not.”: it is not in the document",),
        ),
        (
            f"<w:p><w:hyperlink xmlns:r='{OFFICE}' r:id='r7'>{RUN}</w:hyperlink></w:p>",
            ("address of “Beispiel & Co. said that it did not.”: it is not in the document",),
        ),
        (
            f"<w:p>{RUN}<w:r><w:pict><v:imagedata xmlns:v='v' xmlns:r='{OFFICE}' r:id='r7'/></w:pict></w:r></w:p>",
            (),
        ),
    ],
    ids=["footnote", "endnote", "link", "picture"],
)
def test_what_leads_nowhere_is_left_out(part: str, told: tuple[str, ...]) -> None:
    """A document without its notes, say, is read all the same; what is there stays."""
    note = "<w:footnote w:id='2'><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote>"
    body = f"<w:p><w:r><w:t>One</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>{part}"
    found = read_word(_with_notes(packed(body), note))
    texts = [block.text for block in found.blocks]
    assert "Beispiel & Co. said that it did not." in texts
    assert (texts[0].startswith("One"), "A note." in " ".join(texts)) == (True, True)
    assert found.removed == told


def _with_notes(data: bytes, notes: str) -> bytes:
    """Return a document with footnotes."""
    made = io.BytesIO()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    link = f'<Relationship Id="r9" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name.startswith("word/_rels"):
                text = text.replace("</Relationships>", link)
            new.writestr(name, text)
            if name == "word/document.xml":
                space = text.partition("xmlns:w=")[2].partition(">")[0]
        new.writestr("word/footnotes.xml", f"<w:footnotes xmlns:w={space}>{notes}</w:footnotes>")
    return made.getvalue()

"""Word documents: the one door to mammoth, which reads them by their styles."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator

from onrecord.authoring.files import RefusedError, not_installed
from onrecord.authoring.html_blocks import read_html
from onrecord.authoring.manuscript import Manuscript
from onrecord.text.folding import letters

_UNPACKED = 100 << 20
"""The most bytes that a Word document may unpack to: 100 MiB."""
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
"""
_PARTS = re.compile(
    r"word/(?:document|footnotes|endnotes|header|footer|comments|diagrams/data)\d*\.xml"
)
"""Parts of a document that hold words; the first three are read, but for what is unusual in them."""
_PARAGRAPH = re.compile(r"</?[wa]:p[ >]")
_TEXT = re.compile(r"<[wma]:t(?: [^>]*)?>([^<]*)</[wma]:t>")
_NOTE = re.compile(r"<sup>.*?</sup>")


def read_word(data: bytes) -> Manuscript:
    """Return the text of a Word document. Raises `RefusedError`."""
    try:
        import mammoth  # noqa: PLC0415  (it is an optional extra)
    except ImportError:
        raise not_installed("a Word document", "mammoth") from None
    try:
        _refuse_large(data)
        made = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda _: {}),
        )
        removed = tuple(dict.fromkeys(_left_out(data, made.value)))
    except RefusedError:
        raise
    except Exception as error:  # a broken document can break a reader in any way
        raise RefusedError(
            "This is not a Word document that can be read.",
            "Open it in a word processor, and save it as .docx or as plain text.",
        ) from error
    return Manuscript(read_html(made.value, bold_headings=True), removed=removed)


def _left_out(data: bytes, page: str) -> Iterator[str]:
    """Yield the paragraphs that are not in the page made of a document: headers, equations, drawings."""
    known, at = letters(html.unescape(re.sub(r"<[^>]*>", "", _NOTE.sub("", page)))), 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in sorted(filter(_PARTS.fullmatch, archive.namelist())):
            part = archive.read(name).decode("utf-8", errors="replace")
            for paragraph in _PARAGRAPH.split(part):
                words = " ".join(html.unescape("".join(_TEXT.findall(paragraph))).split())
                wanted = letters(words)
                found = known.find(wanted, at)
                found = found if found >= 0 else known.find(wanted)
                at = max(found, 0)
                if words and found < 0:
                    yield words


def _refuse_large(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(item.file_size for item in archive.infolist())
    if size > _UNPACKED:
        raise RefusedError(
            "The document unpacks to more than 100 MiB.",
            "Save the part with the text as a document of its own, and import that.",
        )

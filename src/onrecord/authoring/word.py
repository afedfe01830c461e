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

_UNPACKED = 100 << 20
"""The most bytes that a Word document may unpack to: 100 MiB."""
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
"""
_ASIDE = re.compile(r"word/(?:header|footer|comments)\d*\.xml")
"""Parts of a document that are no part of its text."""
_PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


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
        removed = tuple(dict.fromkeys(_aside(data)))
    except RefusedError:
        raise
    except Exception as error:  # a broken document can break a reader in any way
        raise RefusedError(
            "This is not a Word document that can be read.",
            "Open it in a word processor, and save it as .docx or as plain text.",
        ) from error
    return Manuscript(read_html(made.value, bold_headings=True), removed=removed)


def _aside(data: bytes) -> Iterator[str]:
    """Yield the lines of headers, footers and comments, which are left out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in sorted(filter(_ASIDE.fullmatch, archive.namelist())):
            for paragraph in _PARAGRAPH.findall(
                archive.read(name).decode("utf-8", errors="replace")
            ):
                if words := " ".join(html.unescape("".join(_TEXT.findall(paragraph))).split()):
                    yield words


def _refuse_large(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(item.file_size for item in archive.infolist())
    if size > _UNPACKED:
        raise RefusedError(
            "The document unpacks to more than 100 MiB.",
            "Save the part with the text as a document of its own, and import that.",
        )

"""Word documents: the one door to mammoth, which reads them by their styles."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator, Mapping

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
_TO_NOTE = re.compile(r"<w:(footnote|endnote)Reference\b[^>]*>")
_TO_FILE = re.compile(
    r"""(<(?:w:hyperlink|a:blip|v:imagedata)\b[^>]*?)\sr:(?:id|embed|link)=["']([^"']*)["']"""
)
"""What refers to something of the document that stands elsewhere: where a link leads, the file of a picture."""
_ID = re.compile(r"""\s(?:w:id|Id)=["']([^"']*)["']""")
_SHOWN, _NEAR = 60, 4000
"""How much is said of the words beside a reference, and how far away they are looked for."""


def read_word(data: bytes) -> Manuscript:
    """Return the text of a Word document. Raises `RefusedError`."""
    try:
        import mammoth  # noqa: PLC0415  (it is an optional extra)
    except ImportError:
        raise not_installed("a Word document", "mammoth") from None

    def convert(data: bytes) -> str:
        made: str = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda _: {}),
        ).value
        return made

    told: list[str] = []
    try:
        _refuse_large(data)
        try:
            page = convert(data)
        except KeyError:  # so mammoth says that something leads nowhere
            data = _without_loose_ends(data, told)
            page = convert(data)
        removed = tuple(dict.fromkeys((*_left_out(data, page), *told)))
    except RefusedError:
        raise
    except Exception as error:  # a broken document can break a reader in any way
        raise RefusedError(
            "This is not a Word document that can be read.",
            "Open it in a word processor, and save it as .docx or as plain text.",
        ) from error
    return Manuscript(read_html(page, bold_headings=True), removed=removed)


def _left_out(data: bytes, page: str) -> Iterator[str]:
    """Yield the paragraphs that are not in the page made of a document: headers, equations, drawings."""
    known, at = letters(html.unescape(re.sub(r"<[^>]*>", "", _NOTE.sub("", page)))), 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in sorted(filter(_PARTS.fullmatch, archive.namelist())):
            part = archive.read(name).decode("utf-8", errors="replace")
            for paragraph in _PARAGRAPH.split(part):
                words = _words(paragraph)
                wanted = letters(words)
                found = known.find(wanted, at)
                found = found if found >= 0 else known.find(wanted)
                at = max(found, 0)
                if words and found < 0:
                    yield words


def _without_loose_ends(data: bytes, told: list[str]) -> bytes:
    """Return a document without references to notes, links and pictures that it does not have.

    Note what was left out, but for pictures, which no draft has.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        files = {name: old.read(name) for name in old.namelist()}
        for name, content in files.items():
            if _PARTS.fullmatch(name):
                part = content.decode()  # what is not UTF-8 is refused, as it was
                new.writestr(name, _tied(part, name.rpartition("/")[2], files, told))
            else:
                new.writestr(name, content)
    return made.getvalue()


def _tied(part: str, name: str, files: Mapping[str, bytes], told: list[str]) -> str:
    """Return a part of a document without what leads to nothing; note what that was."""

    def ids(path: str) -> set[str]:
        return set(_ID.findall(files.get(path, b"").decode("utf-8", errors="replace")))

    def note(match: re.Match[str]) -> str:
        found = _ID.search(match[0])
        if found and found[1] in notes[match[1]]:
            return match[0]
        before = _PARAGRAPH.split(part[max(match.start() - _NEAR, 0) : match.start()])[-1]
        told.append(f"{match[1]} behind “{_words(before)[-_SHOWN:]}”: it is not in the document")
        return ""

    def file(match: re.Match[str]) -> str:
        if match[2] in targets:
            return match[0]
        if "hyperlink" in match[1]:
            link = part[match.end() : match.end() + _NEAR].partition("</w:hyperlink>")[0]
            told.append(f"address of “{_words(link)[:_SHOWN]}”: it is not in the document")
        return match[1]

    notes = {kind: ids(f"word/{kind}s.xml") for kind in ("footnote", "endnote")}
    targets = ids(f"word/_rels/{name}.rels")
    part = _TO_FILE.sub(file, part)
    return _TO_NOTE.sub(note, part)


def _words(part: str) -> str:
    """Return the text of a part of a document."""
    return " ".join(html.unescape("".join(_TEXT.findall(part))).split())


def _refuse_large(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(item.file_size for item in archive.infolist())
    if size > _UNPACKED:
        raise RefusedError(
            "The document unpacks to more than 100 MiB.",
            "Save the part with the text as a document of its own, and import that.",
        )

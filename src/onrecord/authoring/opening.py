"""Open somebody's text: the one door to trafilatura, for web pages, and to mammoth, for Word."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from onrecord.authoring import dates
from onrecord.authoring.boilerplate import is_heading, stands_alone
from onrecord.authoring.files import RefusedError
from onrecord.authoring.manuscript import Manuscript, TextBlock, paragraph
from onrecord.authoring.transcripts import begins_with_time, read_captions
from onrecord.diagnostics import Diagnostic, Source
from onrecord.model import is_web_address
from onrecord.project import document
from onrecord.project.reading import LIMIT as LONGEST
from onrecord.prose import Kind
from onrecord.text import fetching
from onrecord.text.fetching import LIMIT, FetchError

_KNOWN = "HTML (.html), plain text (.txt), Markdown (.md), Word (.docx) and captions (.vtt, .srt) are read."

_WRAPPED = 120
"""A line of more characters was not broken by an editor: it is a paragraph of its own."""

_EMPTY_LINES = re.compile(r"\n[ \t\f\v\xa0]*(?:\n[ \t\f\v\xa0]*)*\n")
_UNDERLINE = re.compile(r"(?:=+|-+)\s*")
_HEADING = re.compile(r"(?P<signs>#{1,6})[ \t]*(?P<text>\S.*?)[ \t]*#*")

_BREAKS = frozenset(
    "address article aside blockquote body br dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5"
    " h6 header hr html li main nav ol p pre section table tbody td th thead tr ul".split()
)
"""Tags at which a block begins or ends."""
_SILENT = frozenset("figcaption head noscript script style template title".split())
"""Tags whose text is not shown, or is no part of the text."""
_BOLD = frozenset(("b", "strong"))
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_KINDS = frozenset((*_HEADINGS, *_BOLD, *_SILENT, "li", "blockquote"))
"""Tags that say of what sort a text is."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_BY_HAND = "Copy its text into a text file, and import that."
_HEAD = 4096
"""In how many bytes a page says how it is encoded."""

_PUBLISHED = frozenset(
    "article:published_time citation_publication_date datepublished dc.date.issued dcterms.issued"
    "".split()
)
_LINKED_DATA = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_LANGUAGE = re.compile(r"[a-z]{2,3}", re.IGNORECASE)

_UNPACKED = 100 << 20
"""The most bytes that a Word document may unpack to: 100 MiB."""
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
"""


def open_text(given: str) -> Manuscript:
    """Return the text in a file or at an address. Raises `RefusedError`."""
    manuscript = _fetched(given) if fetching.is_address(given) else _read(Path(given))
    if not manuscript.blocks:
        raise RefusedError("There is no text in it.", "Check whether it is the one that you meant.")
    length = sum(len(block.text.encode()) for block in manuscript.blocks)
    if length > LONGEST:
        raise RefusedError(
            f"Its text has {length:,} bytes, and a summary may have {LONGEST:,} (1 MiB).",
            "Import only the part that tells of one webinar.",
        )
    return manuscript


def _read(path: Path) -> Manuscript:
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        kind = f"`{path.suffix}`" if path.suffix else "Without an ending such as `.txt` it"
        raise RefusedError(f"{kind} is not a form that is read.", _KNOWN)
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError as error:
        raise RefusedError(
            f"`{path}` cannot be opened: {error.strerror}.",
            "Check how it is written, and where it is.",
        ) from error
    if len(data) > LIMIT:
        raise RefusedError(
            f"`{path}` has more than {LIMIT:,} bytes (10 MiB).",
            "Import only the part with the text.",
        )
    return reader(data)


def _fetched(address: str) -> Manuscript:
    try:
        found = fetching.fetch(address, _FETCHED)
    except FetchError as error:
        raise RefusedError(
            f"`{address}` cannot be fetched: {error}.",
            "Check the address, or save the page in your browser and import the file.",
        ) from error
    reader = _FETCHED[found.kind]
    page = reader is read_page
    manuscript = read_page(found.data, found.charset) if page else reader(found.data)
    return replace(manuscript, url=found.url)


def _decoded(data: bytes) -> str:
    try:
        text = data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError(
            f"Byte {error.start + 1:,} is not UTF-8 text.",
            "Save the file again with the encoding UTF-8.",
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_plain_text(data: bytes) -> Manuscript:
    """Return plain text: empty lines separate its blocks, and short lines are headings.

    A heading has no full stop, and may have a line of signs below it.
    """
    groups = _EMPTY_LINES.split(_decoded(data).strip())
    return Manuscript(tuple(block for group in groups for block in _plain_blocks(group)))


def _plain_blocks(group: str) -> Iterator[TextBlock]:
    lines = [line.strip() for line in group.splitlines() if line.strip()]
    if len(lines) == 2 and _UNDERLINE.fullmatch(lines[1]):  # noqa: PLR2004 - a text and its line
        yield TextBlock(Kind.HEADING, lines[0], 1 if lines[1].startswith("=") else 2)
        return
    if len(lines) == 1 and is_heading(lines[0]):
        yield TextBlock(Kind.HEADING, lines[0], 2)
        return
    wrapped: list[str] = []
    for line in [*lines, ""]:
        if line and begins_with_time(line) and wrapped:
            yield _unwrapped(wrapped)
            wrapped = []
        if line and len(line) <= _WRAPPED and not stands_alone(line):
            wrapped.append(line)
            continue
        if wrapped:
            yield _unwrapped(wrapped)
            wrapped = []
        if line:
            yield paragraph(line)


def _unwrapped(lines: Sequence[str]) -> TextBlock:
    """Return lines that an editor broke as a paragraph; a name with its time keeps its line."""
    return paragraph(("\n" if begins_with_time(lines[0]) else " ").join(lines))


def _captions(form: str) -> Callable[[bytes], Manuscript]:
    """Return what reads captions."""

    def read(data: bytes) -> Manuscript:
        return Manuscript(read_captions(_decoded(data), form), kind="captioned transcript")

    return read


def read_markdown(data: bytes) -> Manuscript:
    """Return Markdown: it stays as it is, but for its headings; front matter has title and date."""
    text = _decoded(data)
    source = Source("", text)
    halves = document.split(source)
    if isinstance(halves, Diagnostic):
        return Manuscript(tuple(_markdown_blocks(text)))
    front = document.parse(source, halves.front, halves.front_offset).data
    keys = front if isinstance(front, dict) else {}
    title, day, recording = (
        value if isinstance(value := keys.get(key), str) else ""
        for key in ("title", "date", "recording")
    )
    return Manuscript(
        tuple(_markdown_blocks(halves.body)),
        title=title,
        date=dates.day(day),
        recording=recording if is_web_address(recording) else "",
    )


def _markdown_blocks(body: str) -> Iterator[TextBlock]:
    """Yield headings, and everything between them as it is written."""
    for group in re.split(r"\n(?:[ \t]*\n)+", body.strip("\n")):
        lines = group.split("\n")
        while lines and (heading := _HEADING.fullmatch(lines[0])):
            yield TextBlock(Kind.HEADING, heading["text"], len(heading["signs"]), raw=True)
            lines = lines[1:]
        if len(lines) == 2 and lines[0][:1].strip() and _UNDERLINE.fullmatch(lines[1]):  # noqa: PLR2004
            level = 1 if lines[1].startswith("=") else 2
            yield TextBlock(Kind.HEADING, lines[0].strip(), level, raw=True)
        elif any(line.strip() for line in lines):
            yield TextBlock(Kind.PARAGRAPH, "\n".join(lines), raw=True)


def read_page(data: bytes, charset: str = "") -> Manuscript:
    """Return the text of a web page, and what it says of itself. Raises `RefusedError`."""
    try:
        import trafilatura  # noqa: PLC0415  (it is an optional extra)
    except ImportError:
        raise _not_installed("a web page") from None
    text = _page_text(data, charset)
    try:
        tree = trafilatura.load_html(text)
        found = trafilatura.extract(
            text,
            output_format="html",
            favor_recall=True,
            include_comments=False,
            include_formatting=False,
        )
    except Exception as error:  # a page can break a parser in any way
        raise RefusedError("The page cannot be read as HTML.", _BY_HAND) from error
    blocks = read_html(found or "")
    if tree is None or not blocks:
        raise RefusedError("No text was found on this page.", _BY_HAND)
    return Manuscript(
        blocks, title=_title(tree), published=_published(tree, text), language=_language(tree)
    )


def _page_text(data: bytes, charset: str) -> str:
    named = _CHARSET.search(data[:_HEAD])
    for name in ("utf-8-sig", charset, named[1].decode() if named else ""):
        try:
            if name:
                return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    # What browsers take where nothing is said; it gives every byte some meaning.
    return data.decode("cp1252", errors="replace")


def _metadata(tree: Any, names: frozenset[str]) -> list[str]:
    return [
        element.get("content") or element.get("datetime") or ""
        for element in tree.iter("meta", "time")
        if names & {(element.get(key) or "").lower() for key in ("property", "name", "itemprop")}
    ]


def _title(tree: Any) -> str:
    """Return the title of a page, without the name of the site behind it."""
    titles = _metadata(tree, frozenset({"og:title"}))
    titles += [element.text or "" for element in tree.iter("title")]
    title = next((" ".join(title.split()) for title in titles if title.strip()), "")
    for site in _metadata(tree, frozenset({"og:site_name"})):
        title = re.sub(rf"\s*[|–—·»-]\s*{re.escape(site.strip())}$", "", title)
    return title


def _published(tree: Any, text: str) -> date | None:
    written = _metadata(tree, _PUBLISHED) or _LINKED_DATA.findall(text)
    days = {day for words in written if (day := dates.day(words.strip()))}
    return days.pop() if len(days) == 1 else None


def _language(tree: Any) -> str:
    match = _LANGUAGE.match(tree.get("lang") or "")
    return match[0].lower() if match else ""


def read_word(data: bytes) -> Manuscript:
    """Return the text of a Word document. Raises `RefusedError`."""
    try:
        import mammoth  # noqa: PLC0415  (it is an optional extra)
    except ImportError:
        raise _not_installed("a Word document") from None
    try:
        _refuse_large(data)
        made = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda _: {}),
        )
    except RefusedError:
        raise
    except Exception as error:  # a broken document can break a reader in any way
        raise RefusedError(
            "This is not a Word document that can be read.",
            "Open it in a word processor, and save it as .docx or as plain text.",
        ) from error
    return Manuscript(read_html(made.value, bold_headings=True))


def _refuse_large(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(item.file_size for item in archive.infolist())
    if size > _UNPACKED:
        raise RefusedError(
            "The document unpacks to more than 100 MiB.",
            "Save the part with the text as a document of its own, and import that.",
        )


def _not_installed(what: str) -> RefusedError:
    return RefusedError(
        f"Reading {what} needs a package that is not installed.",
        "Install it: pip install 'onrecord[import]'. Plain text and Markdown need nothing more.",
    )


def read_html(text: str, *, bold_headings: bool = False) -> tuple[TextBlock, ...]:
    """Return the headings, paragraphs, items and quotations of a piece of HTML.

    A line break ends a paragraph: pages put dates and captions into one. With `bold_headings`, a
    short paragraph that is bold throughout is a heading.
    """
    reader = _BlockReader(bold_headings=bold_headings)
    reader.feed(text)
    reader.close()
    reader.flush()
    return tuple(reader.blocks)


class _BlockReader(HTMLParser):
    """Collects text until a block begins or ends."""

    def __init__(self, *, bold_headings: bool) -> None:
        super().__init__()
        self.bold_headings = bold_headings
        self.level = 1  # of the last heading that is marked as one
        self.blocks: list[TextBlock] = []
        self.pieces: list[tuple[str, bool]] = []  # each with whether it is bold
        self.tags: list[str] = []  # of `_KINDS`, the outermost first

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _BREAKS:
            self.flush()
        if tag in _KINDS:
            self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS:
            self.flush()
        if tag in self.tags:
            while self.tags.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not _SILENT.intersection(self.tags):
            self.pieces.append((data, bool(_BOLD.intersection(self.tags))))

    def flush(self) -> None:
        """Make a block of the text up to here."""
        text = " ".join("".join(piece for piece, _ in self.pieces).split())
        bold = all(bold for piece, bold in self.pieces if piece.strip())
        self.pieces.clear()
        if text:
            self.blocks.append(self._block(text, bold=bold and self.bold_headings))

    def _block(self, text: str, *, bold: bool) -> TextBlock:
        """Return a text as the block that the open tags make of it."""
        kinds = {"li": Kind.ITEM, "blockquote": Kind.QUOTATION}
        for tag in reversed(self.tags):
            if tag in _HEADINGS:
                self.level = int(tag[1])
                return TextBlock(Kind.HEADING, text, self.level)
            if tag in kinds:
                return TextBlock(kinds[tag], text)
        if bold and is_heading(text):
            return TextBlock(Kind.HEADING, text, self.level + 1)
        return TextBlock(Kind.PARAGRAPH, text)


_READERS: Mapping[str, Callable[[bytes], Manuscript]] = {
    ".txt": read_plain_text,
    ".text": read_plain_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".docx": read_word,
    ".vtt": _captions("vtt"),
    ".srt": _captions("srt"),
    ".sbv": _captions("sbv"),
}
_FETCHED: Mapping[str, Callable[[bytes], Manuscript]] = {
    "text/plain": read_plain_text,
    "text/markdown": read_markdown,
    "text/html": read_page,
    "application/xhtml+xml": read_page,
}

"""The text of a web page or a Word document: the one door to trafilatura and to mammoth."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from html.parser import HTMLParser
from typing import Any

from onrecord.authoring import dates
from onrecord.authoring.boilerplate import is_heading
from onrecord.authoring.files import RefusedError
from onrecord.authoring.manuscript import BlockKind, Manuscript, TextBlock

_BREAKS = frozenset(
    "address article aside blockquote body br dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5"
    " h6 header hr html li main nav ol p pre section table tbody td th thead tr ul".split()
)
"""Tags at which a block begins or ends."""
_SILENT = frozenset("figcaption head noscript script style template title".split())
"""Tags whose text is not shown, or is no part of the text."""
_BOLD = frozenset(("b", "strong"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_BY_HAND = "Copy its text into a text file, and import that."
_HEAD = 4096
"""In how many bytes a page says how it is encoded."""

_PUBLISHED = frozenset(
    (
        "article:published_time",
        "citation_publication_date",
        "datepublished",
        "dc.date.issued",
        "dcterms.issued",
    )
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


def read_page(data: bytes, charset: str = "") -> Manuscript:
    """Return the text of a web page, and what it says of itself. Raises `RefusedError`."""
    try:
        import trafilatura  # noqa: PLC0415  (it is an optional extra)
    except ImportError:
        raise _not_installed("a web page") from None
    text = _decoded(data, charset)
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


def _decoded(data: bytes, charset: str) -> str:
    """Return a page as text, in the encoding that it or its server names."""
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
    """Return what the elements of a page that have one of some names say."""
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
    """Refuse a document that is small only while it is packed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(item.file_size for item in archive.infolist())
    if size > _UNPACKED:
        raise RefusedError(
            "The document unpacks to more than 100 MiB.",
            "Save the part with the text as a document of its own, and import that.",
        )


def _not_installed(what: str) -> RefusedError:
    """Say that reading something needs the optional extra."""
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
        self.bold: list[bool] = []
        """For each piece of text whether it is bold."""
        self.level = 1
        """The level of the last heading that is marked as one."""
        self.blocks: list[TextBlock] = []
        self.pieces: list[str] = []
        self.tags: list[str] = []
        """Tags that say of what sort a text is, the outermost first."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _BREAKS:
            self.flush()
        if tag in _HEADINGS or tag in {"li", "blockquote", *_BOLD} or tag in _SILENT:
            self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS:
            self.flush()
        if tag in self.tags:
            while self.tags.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not _SILENT.intersection(self.tags):
            self.pieces.append(data)
            if data.strip():
                self.bold.append(bool(_BOLD.intersection(self.tags)))

    def flush(self) -> None:
        """Make a block of the text up to here."""
        text = " ".join("".join(self.pieces).split())
        self.pieces.clear()
        bold = self.bold_headings and all(self.bold)
        self.bold.clear()
        if text:
            self.blocks.append(self._block(text, bold=bold))

    def _block(self, text: str, *, bold: bool) -> TextBlock:
        """Return a text as the block that the open tags make of it."""
        for tag in reversed(self.tags):
            if tag in _HEADINGS:
                self.level = _HEADINGS[tag]
                return TextBlock(BlockKind.HEADING, text, self.level)
            if tag == "li":
                return TextBlock(BlockKind.ITEM, text)
            if tag == "blockquote":
                return TextBlock(BlockKind.QUOTATION, text)
        if bold and is_heading(text):
            return TextBlock(BlockKind.HEADING, text, self.level + 1)
        return TextBlock(BlockKind.PARAGRAPH, text)

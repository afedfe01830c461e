"""Simple HTML as blocks: what trafilatura and mammoth make of a page or a document."""

from __future__ import annotations

from html.parser import HTMLParser

from onrecord.authoring.blocks import Block, Sort
from onrecord.authoring.plaintext import is_heading

_BREAKS = frozenset(
    "address article aside blockquote body br dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5"
    " h6 header hr html li main nav ol p pre section table tbody td th thead tr ul".split()
)
_SILENT = frozenset("figcaption head noscript script style template title".split())
_BOLD = frozenset(("b", "strong"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


def blocks_of(text: str, *, bold_headings: bool = False) -> tuple[Block, ...]:
    """Return the headings, paragraphs, items and quotations of a piece of HTML.

    A line break ends a paragraph: pages put dates and captions into one. With `bold_headings`, a
    short paragraph that is bold throughout is a heading.
    """
    reader = _Reader(bold_headings=bold_headings)
    reader.feed(text)
    reader.close()
    reader.flush()
    return tuple(reader.blocks)


class _Reader(HTMLParser):
    """Collects text until a block begins or ends."""

    def __init__(self, *, bold_headings: bool) -> None:
        super().__init__()
        self.bold_headings = bold_headings
        self.bold: list[bool] = []
        """For each piece of text whether it is bold."""
        self.level = 1
        """The level of the last heading that is marked as one."""
        self.blocks: list[Block] = []
        self.pieces: list[str] = []
        self.open: list[str] = []
        """Tags that say of what sort a text is, the outermost first."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Begin a block."""
        if tag in _BREAKS:
            self.flush()
        if tag in _HEADINGS or tag in {"li", "blockquote", *_BOLD} or tag in _SILENT:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """End a block."""
        if tag in _BREAKS:
            self.flush()
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Take text."""
        if not _SILENT.intersection(self.open):
            self.pieces.append(data)
            if data.strip():
                self.bold.append(bool(_BOLD.intersection(self.open)))

    def flush(self) -> None:
        """Make a block of the text up to here."""
        text = " ".join("".join(self.pieces).split())
        self.pieces.clear()
        bold = self.bold_headings and all(self.bold)
        self.bold.clear()
        if text:
            self.blocks.append(self._block(text, bold=bold))

    def _block(self, text: str, *, bold: bool) -> Block:
        """Return a text as the block that the open tags make of it."""
        for tag in reversed(self.open):
            if tag in _HEADINGS:
                self.level = _HEADINGS[tag]
                return Block(Sort.HEADING, text, self.level)
            if tag == "li":
                return Block(Sort.ITEM, text)
            if tag == "blockquote":
                return Block(Sort.QUOTATION, text)
        if bold and is_heading(text):
            return Block(Sort.HEADING, text, self.level + 1)
        return Block(Sort.PARAGRAPH, text)

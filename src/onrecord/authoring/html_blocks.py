"""HTML as blocks, each with the part of the page that it stands in; nothing that is shown is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Literal
from urllib.parse import urljoin

from onrecord.authoring.boilerplate import is_heading
from onrecord.authoring.manuscript import TextBlock, with_links
from onrecord.prose import Kind

Region = Literal["main", "", "around", "beside"]
"""The main part of a page, no part that is marked, or what stands around the text: by its tag or
role, or `beside` it by the name of its class, which is only a name and may hold the main part."""

_BREAKS = frozenset(
    "address article aside blockquote body br button dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5"
    " h6 header hr html label legend li main nav ol option p pre section select summary table tbody td textarea tfoot th"
    " thead tr ul".split()
)
"""Tags at which a block begins or ends."""
_SILENT = frozenset("head script style svg template title".split())
"""Tags whose text is not shown."""
_OF_HEAD = frozenset("base head html link meta noscript script style template title".split())
"""Tags that do not end the head of a page, whose own end may be left out."""
_EMPTY = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Tags that have no end."""
_BOLD = frozenset(("b", "strong"))
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_LISTS = frozenset(("ol", "ul"))

_AROUND = frozenset("aside button figcaption footer nav noscript select".split())
_AROUND_ROLES = frozenset("banner complementary contentinfo navigation search".split())
_AROUND_NAMES = re.compile(
    r"(?:^|[\s_-])(?<!has-)(?<!with-)(?<!no-)(?<!without-)(?<!page-)(?<!hide-)(?<!show-)(?:comments?|respond|sidebar|share|sharing|social|cookies?|breadcrumbs?|related|newsletter|subscribe|menu|navbar"
    r"|pagination|header|masthead|footer|site-header|site-footer|skip-link|screen-reader-text|advert\w*)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MAIN = frozenset(("article", "main"))
_LEAST_ROWS = 2
"""Rows and columns of a table; fewer are a layout."""
_DEEPEST = 300
"""Tags that are nested deeper are not followed."""
_WRAPPERS = 5
"""In how many such parts, one in the other, a page may stand."""
_LONGEST_CELL, _LINES_OF_CELL = 300, 8
"""A table with longer cells, or more lines in one, is a layout and no table."""


@dataclass(frozen=True)
class Piece:
    """A block of a page, and in which part of it."""

    block: TextBlock
    region: Region = ""
    article: int = 0
    """Which article of the page it belongs to, counted from 1."""
    beside: int = 0
    """Which tag says that it stands beside the text, counted from 1."""


@dataclass
class _Open:
    """A tag that is open."""

    tag: str
    region: Region
    article: int
    beside: int = 0
    number: int = 0
    """Of a numbered list: how many items it has so far."""
    heading: int = 0
    """Of a heading: its level."""


@dataclass
class _Table:
    start: int
    """How many pieces were there before it."""
    row: int = -1
    column: int = -1
    cells: dict[tuple[int, int], list[int]] = field(default_factory=dict)
    """By row and column: which pieces stand there."""


# YORE: The parser of Python 3.11 raises `AssertionError` for any other.
_UNKNOWN_SECTION = re.compile(
    r"<!\[(?!(?:temp|cdata|ignore|include|rcdata|if|else|endif)(?![-.\w]))", re.IGNORECASE
)
"""The beginning of a marked section that no HTML has."""


_COMMENT_ENDS = re.compile(r"--\s*>")


def read_html(text: str, *, bold_headings: bool = False) -> tuple[TextBlock, ...]:
    """Return the headings, paragraphs, items, quotations and tables of a piece of HTML."""
    return tuple(piece.block for piece in read_pieces(text, bold_headings=bold_headings))


def read_pieces(text: str, *, base: str = "", bold_headings: bool = False) -> list[Piece]:
    """Return the blocks of some HTML, each with its part of the page.

    A line break ends a paragraph: pages put dates and captions into one. With `bold_headings`, a
    short paragraph that is bold throughout is a heading. Links are followed from `base`.
    """
    wrappers: set[int] = set()
    while True:
        reader = _BlockReader(base, bold_headings=bold_headings, wrappers=wrappers)
        reader.feed(_without_open_ends(_UNKNOWN_SECTION.sub("&lt;![", text)))
        reader.close()
        reader.flush()
        wrapper = _wrapper(reader.pieces)
        if not wrapper or len(wrappers) == _WRAPPERS:
            return reader.pieces
        wrappers.add(wrapper)


def _wrapper(pieces: Sequence[Piece]) -> int:
    """Return which tag holds most of a page and yet has the name of what stands beside the text; 0 if none does.

    Whole pages stand in one form, or in a part that is called by its sidebar.
    """
    if any(piece.region == "main" for piece in pieces):
        return 0
    lengths: Counter[int] = Counter()
    for piece in pieces:
        lengths[piece.beside] += len(piece.block.text)
    most, length = max(lengths.items(), key=lambda one: one[1], default=(0, 0))
    return most if 2 * length > lengths.total() else 0


def _without_open_ends(text: str) -> str:
    """Return HTML in which the signs of tags and comments that never end are written as text.

    The parser takes them so, but looks for the end of each up to the end of the page.
    """
    ended = max((match.end() for match in _COMMENT_ENDS.finditer(text)), default=0)
    text = text[:ended] + text[ended:].replace("<!--", "&lt;!--")
    ended = text.rfind(">") + 1
    return text[:ended] + text[ended:].replace("<", "&lt;")


class _BlockReader(HTMLParser):
    """Collects text until a block begins or ends."""

    def __init__(self, base: str, *, bold_headings: bool, wrappers: AbstractSet[int]) -> None:
        super().__init__()
        self.base, self.bold_headings, self.wrappers = base, bold_headings, wrappers
        self.tags = 0
        self.level = 1  # of the last heading that is marked as one
        self.pieces: list[Piece] = []
        self.texts: list[tuple[str, bool, str]] = []  # each with whether it is bold, and its link
        self.open: list[_Open] = []
        self.counts: Counter[str] = Counter()
        """How many of each tag are open."""
        self.href = ""
        self.articles = 0
        self.tables: list[_Table] = []

    @property
    def region(self) -> Region:
        return self.open[-1].region if self.open else ""

    @property
    def beside(self) -> int:
        return self.open[-1].beside if self.open else 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKS:
            self._close("svg")
            self.flush()
        if tag not in _OF_HEAD:
            self._close("head")
        if tag in _EMPTY:
            return
        self.tags += 1
        values = {name: value or "" for name, value in attrs}
        if tag == "a" and values.get("href"):
            self.href = urljoin(self.base, values["href"]) if self.base else values["href"]
        if tag == "li":
            self._close("li", inside=_LISTS)
            self._count()
        elif tag in {"td", "th", "tr"} and self.tables:
            self._cell(tag)
        elif tag == "table":
            self.tables.append(_Table(len(self.pieces)))
        article = self.open[-1].article if self.open else 0
        if tag == "article" and not article:
            self.articles += 1
            article = self.articles
        if len(self.open) < _DEEPEST:
            region = self._region_of(tag, values)
            beside = (self.beside or self.tags) if region == "beside" else 0
            self.open.append(_Open(tag, region, article, beside, heading=_level(tag, values)))
            self.counts[tag] += 1

    def _region_of(self, tag: str, values: dict[str, str]) -> Region:
        role, names = values.get("role", ""), f"{values.get('class', '')} {values.get('id', '')}"
        inside = self.region
        hidden = "hidden" in values or "display:none" in values.get("style", "").replace(" ", "")
        banner = tag == "header" and inside != "main"
        main = tag == "main" or role == "main"
        if inside == "around" or tag in _AROUND or role in _AROUND_ROLES or hidden or banner:
            return "around"
        if main:
            return "main"
        if self.tags in self.wrappers:
            return inside
        named = tag == "form" or (
            tag not in {"body", "html", *_MAIN, *_HEADINGS} and _AROUND_NAMES.search(names)
        )
        if inside == "beside" or named:
            return "beside"
        return "main" if tag in _MAIN else inside

    def _count(self) -> None:
        lists = [one for one in self.open if one.tag in _LISTS]
        if lists and lists[-1].tag == "ol":
            lists[-1].number += 1

    def _cell(self, tag: str) -> None:
        table = self.tables[-1]
        if tag == "tr":
            table.row, table.column = table.row + 1, -1
        else:
            table.row, table.column = max(table.row, 0), table.column + 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS:
            self.flush()
        if tag == "a":
            self.href = ""
        if tag == "table" and self.tables:
            self._end_table(self.tables.pop())
        self._close(tag)

    def _close(self, tag: str, inside: frozenset[str] = frozenset()) -> None:
        """Close a tag, and what is open in it; not beyond the tags that it has to be `inside`."""
        if not self.counts[tag]:
            return
        for at in range(len(self.open) - 1, -1, -1):
            if self.open[at].tag == tag:
                self.counts.subtract(one.tag for one in self.open[at:])
                del self.open[at:]
                return
            if self.open[at].tag in inside:
                return

    def handle_data(self, data: str) -> None:
        if not any(map(self.counts.__getitem__, _SILENT)):
            bold = any(map(self.counts.__getitem__, _BOLD))
            self.texts.append((data, bold, self.href))

    def flush(self) -> None:
        """Make a block of the text up to here."""
        text = " ".join("".join(piece for piece, _, _ in self.texts).split())
        if text:
            bold = all(bold for piece, bold, _ in self.texts if piece.strip())
            block = self._block(text, bold=bold and self.bold_headings)
            if any(href for _, _, href in self.texts) and block.kind is not Kind.HEADING:
                block = replace(block, markdown=_linked(self.texts))
            article = self.open[-1].article if self.open else 0
            if self.tables:
                table = self.tables[-1]
                table.cells.setdefault((table.row, table.column), []).append(len(self.pieces))
            self.pieces.append(Piece(block, self.region, article, self.beside))
        self.texts.clear()

    def _block(self, text: str, *, bold: bool) -> TextBlock:
        """Return a text as the block that the open tags make of it."""
        for at in range(len(self.open) - 1, -1, -1):
            tag = self.open[at].tag
            if self.open[at].heading:
                self.level = self.open[at].heading
                return TextBlock(Kind.HEADING, text, self.level)
            if tag == "li":
                return self._item(text, at)
            if tag == "blockquote":
                return TextBlock(Kind.QUOTATION, text)
        if bold and is_heading(text):
            return TextBlock(Kind.HEADING, text, self.level + 1)
        return TextBlock(Kind.PARAGRAPH, text)

    def _item(self, text: str, at: int) -> TextBlock:
        lists = [one for one in self.open[:at] if one.tag in _LISTS]
        number = lists[-1].number if lists and lists[-1].tag == "ol" else 0
        return TextBlock(Kind.ITEM, text, max(len(lists), 1), number)

    def _end_table(self, table: _Table) -> None:
        """Put a table in the place of its cells, where each holds one short text."""
        pieces = self.pieces[table.start :]
        columns = 1 + max((column for _, column in table.cells), default=-1)
        plain = all(
            piece.block.kind is Kind.PARAGRAPH and len(piece.block.text) <= _LONGEST_CELL
            for piece in pieces
        ) and all(len(cell) <= _LINES_OF_CELL for cell in table.cells.values())
        rows = {row for row, _ in table.cells}
        if (
            min(columns, len(rows)) < _LEAST_ROWS
            or not plain
            or self.tables
            or min(table.cells)[0] < 0
            or sum(map(len, table.cells.values())) != len(pieces)
        ):
            return
        filled = [
            [
                "; ".join(
                    _cell_text(self.pieces[at].block) for at in table.cells.get((row, column), ())
                )
                for column in range(columns)
            ]
            for row in sorted(rows)
        ]
        lines = [f"| {' | '.join(cells)} |" for cells in filled]
        lines.insert(1, "|" + "---|" * columns)
        block = TextBlock(Kind.ASIDE, "\n".join(lines), raw=True)
        self.pieces[table.start :] = [replace(pieces[0], block=block)]


def _level(tag: str, values: Mapping[str, str]) -> int:
    """Return the level of a heading, by its tag or its role; 0 for anything else."""
    if tag in _HEADINGS:
        return int(tag[1])
    level = values.get("aria-level", "")
    is_one = tag in _BREAKS and values.get("role") == "heading" and f"h{level}" in _HEADINGS
    return int(level) if is_one else 0


def _cell_text(block: TextBlock) -> str:
    return (block.markdown or with_links([(block.text, "")])).replace("|", r"\|")


def _linked(texts: list[tuple[str, bool, str]]) -> str:
    """Return texts as Markdown with their links; pieces of one link are put together."""
    pieces: list[tuple[str, str]] = []
    for text, _, href in texts:
        text = re.sub(r"\s+", " ", text)  # noqa: PLW2901
        if pieces and pieces[-1][1] == href:
            text = pieces.pop()[0] + text  # noqa: PLW2901
        pieces.append((text, href))
    pieces[0] = (pieces[0][0].lstrip(), pieces[0][1])
    pieces[-1] = (pieces[-1][0].rstrip(), pieces[-1][1])
    return re.sub(r" {2,}", " ", with_links([pair for pair in pieces if pair[0]]))

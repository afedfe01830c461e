"""Parse Markdown into a tree of elements: the one door to Python-Markdown."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

import markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions import Extension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import NBSP_PLACEHOLDER, FootnoteExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, ETX, STX, AtomicString

_RAW = ("html", "entity", "image_link", "image_reference", "short_image_ref")

_MARKED = re.compile(r"[`*_\[<&\\\x02\x03]|(?<=  )\n")
"""What every inline pattern of Markdown begins with, and what stands around what it made already."""


_LINES = re.compile(r"(?:[^\W\d_].*(?:\n|\Z))+")

DEEPEST = 100
"""How many elements of a text may stand in one another: a list has two or three for each level."""

BUDGET = 500_000
"""How many letters may be looked at for the ends of all brackets of a block."""

BUDGETS = 10 * BUDGET
"""The same for all blocks of a text."""

MARKS = 1_000
"""How many marks a paragraph may have, or an item, a cell, a heading: each is replaced in a text made anew."""

ALL_MARKS = 50_000
"""How many marks a whole text may have."""

LINES = 5_000
"""How many lines with words a text may have: each can be a paragraph, an item or a row of its own."""

LEVELS = 40
"""How deeply lists and quotations may stand in one another."""

CELLS = 20_000
"""How many cells a table may have: each row is filled up to the longest."""

NOTES = 1_000
"""How many links to footnotes and notes a text may have: each is looked for among all."""

_BLOCK = re.compile(r"(?:[^\n]+(?:\n|$))+")
_BRACKET = re.compile(r"[\[\]()]")
_QUOTES = re.compile(rf"^[ \t]*(?:>[ \t]*){{{LEVELS + 1}}}", re.MULTILINE)
_NESTING = frozenset(("ul", "ol", "dl", "blockquote"))
_LABEL = re.compile(r"\[([^\[\]]{1,300})\]")
"""What stands between brackets: the name of an address where it is defined, and where a link uses it."""
_SOFT_HYPHEN = "\xad"
"""Says where a word may be broken; it comes along from other programs, and tears names and norms apart."""
_OPENS = {"]": "[", ")": "("}


class _Plain(Treeprocessor):
    """Takes texts without any mark for what they are; a dozen patterns would look at each in vain."""

    def run(self, root: ET.Element) -> None:
        """Have nothing looked for in them, in the way that Markdown has for that."""
        total = 0
        for element in root.iter():
            if element.text and not isinstance(element.text, AtomicString):
                count = len(_MARKED.findall(element.text))
                total += count
                if count > MARKS or total > ALL_MARKS:
                    raise _MarksError(element.text, count)
                if not count:
                    element.text = AtomicString(element.text)


class _DepthError(Exception):
    """Lists and quotations stand too deeply in one another."""


class _MarksError(Exception):
    """A text has more marks than it may have."""


class _Footnotes(FootnoteExtension):
    """Counts how often a footnote is referred to; Markdown tries all numbers from the first on each time.

    It also keeps which are written twice: Markdown takes the last, and says nothing.
    """

    def reset(self) -> None:
        """Begin a text."""
        super().reset()
        self.twice: list[str] = []

    def setFootnote(self, id: str, text: str) -> None:  # noqa: A002, N802  (Markdown's names)
        """Keep a footnote."""
        if id in self.footnotes:
            self.twice.append(id)
        super().setFootnote(id, text)

    @property
    def idle(self) -> tuple[str, ...]:
        """The names of those that no word refers to."""
        return tuple(
            name for name in self.footnotes if self.makeFootnoteRefId(name) not in self.found_refs
        )

    def unique_ref(self, reference: str, found: bool = False) -> str:  # noqa: FBT001, FBT002
        """Return the id of a reference to a footnote, as Markdown has it: `fnref2:a` for the second."""
        if not found:
            return reference
        count = self.found_refs[reference] = self.found_refs.get(reference, 0) + 1
        name, separator, rest = reference.partition(":")
        return f"{name}{count if count > 1 else ''}{separator}{rest}"


class _Words(ParagraphProcessor):
    """Takes blocks whose lines all begin with a letter for paragraphs; fourteen others would be tried.

    It comes first, so it also stops where lists and quotations stand too deeply in one another: at each
    level, all lines below it are read again.
    """

    def test(self, parent: ET.Element, block: str) -> bool:  # noqa: ARG002  (Markdown's way)
        """Say whether nothing but a paragraph can begin so."""
        if len(self.parser.state) > 2 * LEVELS:  # one state for a list, and one for what it indents
            raise _DepthError
        return _LINES.fullmatch(block) is not None


class _NoHtml(Extension):
    """Plain Markdown without raw HTML and pictures; white space between blocks is left out."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802  (Markdown's name)
        """Take out what lets HTML through."""
        md.preprocessors.deregister("html_block")
        for name in _RAW:
            md.inlinePatterns.deregister(name)
        md.treeprocessors.deregister("prettify")
        md.parser.blockprocessors.register(_Words(md.parser), "onrecord_words", 200)
        md.treeprocessors.register(_Plain(), "onrecord_plain", 25)  # next come inline patterns


@lru_cache(maxsize=1)
def _parser() -> tuple[markdown.Markdown, _Footnotes]:
    """Return Markdown with all extensions, and that of footnotes; setting it up takes longer than most texts."""
    footnotes = _Footnotes(BACKLINK_TITLE="%d")  # the site puts it into a sentence
    extensions: list[str | Extension] = [TableExtension(), footnotes, DefListExtension(), _NoHtml()]
    return markdown.Markdown(extensions=extensions), footnotes


@dataclass(frozen=True)
class Tree:
    """What Markdown makes of a text; its texts are as Markdown leaves them, and read by `plain`."""

    root: ET.Element
    addresses: tuple[str, ...]
    """Those in definitions of links."""
    unused: tuple[str, ...] = ()
    """Those of them that no link uses."""
    twice: tuple[str, ...] = ()
    """The names of footnotes that are written twice, of which the last one counts."""
    idle: tuple[str, ...] = ()
    """The names of footnotes that no word refers to."""


@dataclass(frozen=True)
class Refused:
    """Why a text is not parsed: nobody could read it, and it would take minutes."""

    remark: str
    """Which message says so."""
    start: int = 0
    """Where."""
    words: tuple[str, ...] = ()


def parse(text: str) -> Tree | Refused:
    """Return the tree of a text, or why it is not parsed."""
    if refused := _too_much(text):
        return refused
    parser, footnotes = _parser()
    parser.reset()
    try:
        # The steps of Markdown's own `convert`, but for the last: writing HTML.
        lines = text.split("\n")
        for preprocessor in parser.preprocessors:
            lines = preprocessor.run(lines)
        root = cast("ET.Element", parser.parser.parseDocument(lines).getroot())
        for processor in parser.treeprocessors:
            changed = processor.run(root)
            root = root if changed is None else changed
    except (RecursionError, _DepthError):
        # What broke off half-way must not be met by the next text.
        _parser.cache_clear()
        return Refused("nested")
    except _MarksError as error:
        _parser.cache_clear()
        marked, count = error.args
        if count <= MARKS:
            return Refused("all_marks", 0, (f"{ALL_MARKS:,}",))
        place = max(text.find(marked.partition("\n")[0]), 0)
        return Refused("marks", place, (f"{count:,}", f"{MARKS:,}"))
    if _depth(root) > DEEPEST or _is_deep(root):
        return Refused("nested")
    found = {name: html.unescape(address) for name, (address, _) in parser.references.items()}
    labels = (
        Counter(" ".join(label.lower().split()) for label in _LABEL.findall(text)) if found else {}
    )
    unused = tuple(address for name, address in found.items() if labels.get(name, 2) == 1)
    return Tree(root, tuple(found.values()), unused, tuple(footnotes.twice), footnotes.idle)


def _too_much(text: str) -> Refused | None:
    """Say why a text is not even begun."""
    if (place := endless(text)) is not None:
        return Refused("endless", place)
    if (lines := sum(map(bool, map(str.strip, text.split("\n"))))) > LINES:
        return Refused("lines", 0, (f"{lines:,}", f"{LINES:,}"))
    if quoted := _QUOTES.search(text):
        return Refused("nested", quoted.start())
    if (place := _wide(text)) is not None:
        return Refused("cells", place, (f"{CELLS:,}",))
    if (notes := text.count("[^")) > NOTES:
        return Refused("notes", text.index("[^"), (f"{notes:,}", f"{NOTES:,}"))
    return None


def _wide(text: str) -> int | None:
    """Return where a table with too many cells begins."""
    for block in _BLOCK.finditer(text) if text.count("|") > LEVELS else ():
        rows = block[0].rstrip("\n").split("\n")
        if max(row.count("|") for row in rows) * len(rows) > CELLS:
            return block.start()
    return None


def _is_deep(root: ET.Element) -> bool:
    """Say whether lists and quotations stand too deeply in one another; without recursion."""
    waiting = [(root, 0)]
    while waiting:
        element, level = waiting.pop()
        level += element.tag in _NESTING
        if level > LEVELS:
            return True
        waiting += [(child, level) for child in element]
    return False


def _depth(root: ET.Element) -> int:
    """Return how many elements stand in one another; not by recursion, which has an end of its own."""
    depth, level = 0, [root]
    while level:
        depth, level = depth + 1, [child for element in level for child in element]
    return depth


def endless(body: str) -> int | None:
    """Return where brackets begin that end so far away, or never, that parsing takes too long.

    Markdown looks for the end of each bracket, one letter at a time.
    """
    total = 0
    for block in _BLOCK.finditer(body):
        cost, first = 0, None
        for start, length in _lengths(block):
            cost += length
            first = start if first is None or start < first else first
            if cost > BUDGET or total + cost > BUDGETS:
                return first
        total += cost
    return None


def _lengths(block: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield the start of each bracket of a block and how far its end is away."""
    open_ones: dict[str, list[int]] = {"[": [], "(": []}
    for bracket in _BRACKET.finditer(block.string, *block.span()):
        if bracket[0] in open_ones:
            open_ones[bracket[0]].append(bracket.start())
        elif starts := open_ones[_OPENS[bracket[0]]]:
            start = starts.pop()
            yield start, bracket.start() - start
    for starts in open_ones.values():
        yield from ((start, block.end() - start) for start in starts)


def plain(text: str | None) -> str:
    """Return a text of the tree as it is read: without entities, soft hyphens and Markdown's own marks."""
    if not text:
        return ""
    if STX in text:
        text = text.replace(AMP_SUBSTITUTE, "&").replace(NBSP_PLACEHOLDER, "\xa0")
        text = text.replace(STX, "").replace(ETX, "")
    read = html.unescape(text) if "&" in text else str(text)
    return read.replace(_SOFT_HYPHEN, "")


def title_and_text(text: str) -> tuple[str, str]:
    """Return the first heading of a hand-written page, and all of its text without Markdown's marks."""
    tree = parse(text)
    if isinstance(tree, Refused):
        return "", text
    blocks = [" ".join(map(plain, block.itertext())).strip() for block in tree.root]
    heading = tree.root.find("h1")
    return " ".join(map(plain, heading.itertext())) if heading is not None else "", "\n".join(
        blocks
    )

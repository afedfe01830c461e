"""The blocks of somebody's text, and how they are written as Markdown that says the same."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from onrecord.body.anchors import PINNED
from onrecord.text.quoting import code


class Sort(StrEnum):
    """What sort of block a text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTATION = "quotation"


@dataclass(frozen=True)
class Block:
    """One block of a text."""

    sort: Sort
    text: str
    level: int = 0
    """Of a heading: 1 is the highest."""
    raw: bool = False
    """Whether the text is Markdown already."""


def paragraph(text: str) -> Block:
    """Return a paragraph."""
    return Block(Sort.PARAGRAPH, text)


_MARK = re.compile(r"\[([^\[\]\n]+)\](\((?:norm:13[a-k]|speaker:[a-z0-9-]+)\))")
_LITERAL = re.compile(r"</?[A-Za-z][^<>]*>|<(?=[A-Za-z/!?])|!(?=\[)")
"""What would be HTML, a link or a picture: it has to stand as code to stay text."""

_SIGN = re.compile(r"[\\`*\[]|(?<![^\W_])_|_(?![^\W_])|\{(?=#)")


def escaped(text: str) -> str:
    """Write one line of text as Markdown that shows exactly this text.

    The author's marks, `[words](norm:13j)` and `[words](speaker:lea-kaspar)`, stay marks.
    """
    pieces, place = [], 0
    for mark in _MARK.finditer(text):
        pieces += [_plain(text[place : mark.start()]), f"[{_plain(mark[1])}]{mark[2]}"]
        place = mark.end()
    whole = "".join((*pieces, _tail(text[place:])))
    return _opening(whole)


def _tail(text: str) -> str:
    """Write the end of a text, where `{#words}` would pin an anchor."""
    pinned = PINNED.search(text)
    if pinned is None:
        return _plain(text)
    return f"{_plain(text[: pinned.start()])} {code(pinned[0].strip())}"


def _plain(text: str) -> str:
    """Write text without marks."""
    pieces, place = [], 0
    for literal in _LITERAL.finditer(text):
        pieces += [_signs(text[place : literal.start()]), code(literal[0])]
        place = literal.end()
    return "".join((*pieces, _signs(text[place:])))


def _signs(text: str) -> str:
    """Keep the signs of Markdown, and what looks like an entity, from meaning anything."""
    if html.unescape(text) != text:
        text = text.replace("&", "&amp;")
    return _SIGN.sub(r"\\\g<0>", text)


def _opening(text: str) -> str:
    """Keep the beginning of a line from making it a heading, a list or a quotation."""
    if text.startswith(":"):
        return "&#58;" + text[1:]
    return re.sub(r"^(\d*)(?=[.#>+-])", r"\1\\", text) if re.match(r"[#>+-]|\d+\.", text) else text


def written(blocks: Iterable[Block]) -> str:
    """Write blocks as the body of a summary; the highest headings become those of sections."""
    found = list(blocks)
    highest = min((block.level for block in found if block.sort is Sort.HEADING), default=2)
    pieces: list[str] = []
    for before, block in zip([None, *found], found, strict=False):
        joined = before is not None and before.sort is block.sort is Sort.ITEM
        pieces += ["" if not pieces else "\n" if joined else "\n\n", _block(block, highest)]
    return "".join(pieces)


def _block(block: Block, highest: int) -> str:
    """Write one block."""
    text = block.text if block.raw else escaped(" ".join(block.text.split()))
    if block.sort is Sort.HEADING:
        sign = "#" * min(block.level - highest + 2, 6)
        return f"{sign} {text if block.raw else _without_closing(text)}"
    return {Sort.ITEM: "- ", Sort.QUOTATION: "> "}.get(block.sort, "") + text


def _without_closing(text: str) -> str:
    """Keep `#` at the end of a heading, where Markdown takes it for a frame."""
    return re.sub(r"(?<!\\)(?=#+$)", r"\\", text)

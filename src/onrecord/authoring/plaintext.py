"""Plain text as blocks: empty lines separate them, and short lines without a full stop are headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.authoring.blocks import Block, Sort, paragraph
from onrecord.authoring.furniture import stands_alone

_LONGEST = 150
"""How many characters a heading may have."""

_WRAPPED = 120
"""A line of more characters was not broken by an editor: it is a paragraph of its own."""

_UNDERLINE = re.compile(r"(?:=+|-+)\s*")
_CLOSED = re.compile(r"[.,;:!…][\"'’”»)\]]*\Z")


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the headings and paragraphs of a text."""
    groups = re.split(r"\n[ \t\f\v\xa0]*(?:\n[ \t\f\v\xa0]*)*\n", text.strip())
    return tuple(block for group in groups if group.strip() for block in _group(group))


def _group(group: str) -> Iterator[Block]:
    """Yield the blocks of lines that stand together."""
    lines = [line.strip() for line in group.splitlines() if line.strip()]
    if lines[1:] and _UNDERLINE.fullmatch(lines[1]) and len(lines) == len(("title", "line")):
        yield Block(Sort.HEADING, lines[0], 1 if lines[1].startswith("=") else 2)
        return
    if len(lines) == 1 and is_heading(lines[0]):
        yield Block(Sort.HEADING, lines[0], 2)
        return
    waiting: list[str] = []
    for line in lines:
        if len(line) > _WRAPPED or stands_alone(line):
            yield from _joined(waiting)
            yield paragraph(line)
            waiting = []
        else:
            waiting.append(line)
    yield from _joined(waiting)


def _joined(lines: list[str]) -> Iterator[Block]:
    """Yield the paragraph that an editor has broken into lines."""
    if lines:
        yield paragraph(" ".join(lines))


def is_heading(line: str) -> bool:
    """Say whether a line between empty lines is a heading."""
    short = len(line) <= _LONGEST and not _CLOSED.search(line)
    return short and re.search(r"[^\W\d_]", line) is not None and not stands_alone(line)

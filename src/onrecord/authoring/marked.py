"""Markdown as blocks: it stays as it is, but for the title, the headings and the pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.authoring.blocks import Block, Sort

_FRONT = re.compile(r"---[ \t]*\n(?P<front>.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(
    r"^(?P<key>title|date):[ \t]+(?P<quote>['\"]?)(?P<value>.+?)(?P=quote)[ \t]*$", re.MULTILINE
)
_HEADING = re.compile(r"(?P<signs>#{1,6})[ \t]*(?P<text>\S.*?)[ \t]*#*")
_UNDERLINED = re.compile(r"(?P<text>\S[^\n]*)\n(?P<line>=+|-+)[ \t]*")
_PICTURE = re.compile(r"!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])?\s*")


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text; whatever stands in front matter is not among them."""
    body = _FRONT.sub("", text, count=1) if text.startswith("---") else text
    return tuple(_blocks(body))


def front_of(text: str) -> dict[str, str]:
    """Return the title and the date that front matter gives."""
    match = _FRONT.match(text)
    return (
        {found["key"]: found["value"] for found in _KEY.finditer(match["front"])} if match else {}
    )


def _blocks(body: str) -> Iterator[Block]:
    """Yield headings, and everything between them as it is written."""
    for group in re.split(r"\n(?:[ \t]*\n)+", body.strip("\n")):
        lines = group.split("\n")
        while lines and (heading := _HEADING.fullmatch(lines[0])):
            yield Block(Sort.HEADING, heading["text"], len(heading["signs"]), raw=True)
            lines = lines[1:]
        rest = "\n".join(lines)
        if underlined := _UNDERLINED.fullmatch(rest):
            level = 1 if underlined["line"].startswith("=") else 2
            yield Block(Sort.HEADING, underlined["text"].strip(), level, raw=True)
        elif rest.strip() and not _PICTURE.fullmatch(rest.strip()):
            yield Block(Sort.PARAGRAPH, rest, raw=True)

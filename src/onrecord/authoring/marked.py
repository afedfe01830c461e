"""Markdown as blocks: it stays as it is, but for its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.authoring.blocks import Block, Sort
from onrecord.diagnostics import Diagnostic, Source
from onrecord.sources import document, frontmatter

_HEADING = re.compile(r"(?P<signs>#{1,6})[ \t]*(?P<text>\S.*?)[ \t]*#*")
_UNDERLINED = re.compile(r"(?P<text>\S[^\n]*)\n(?P<line>=+|-+)[ \t]*")


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text; whatever stands in front matter is not among them."""
    halves = frontmatter.split(Source("", text))
    return tuple(_blocks(text if isinstance(halves, Diagnostic) else halves.body))


def front_of(text: str) -> dict[str, str]:
    """Return the texts that front matter gives, by key."""
    source = Source("", text)
    halves = frontmatter.split(source)
    if isinstance(halves, Diagnostic):
        return {}
    data = document.parse(source, halves.front, halves.front_offset).data
    pairs = data.items() if isinstance(data, dict) else ()
    return {str(key): value for key, value in pairs if isinstance(value, str)}


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
        elif rest.strip():
            yield Block(Sort.PARAGRAPH, rest, raw=True)

"""What the manual says of each code: its page on diagnostics travels in the package."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

_SECTION = re.compile(r"^## (OR\d+) (.+)\n", re.MULTILINE)
_NEXT_GROUP = re.compile(r"\n\*\*[^*\n]+: OR\d+ to OR\d+\*\*\s*$")
"""The line that opens the next group of codes belongs to no section."""
_FENCE = re.compile(r'^```(\w*)(?: title="([^"\n]*)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(`[^`]*`)|\[([^\]]+)\]\([^)\s]+\)")


@dataclass(frozen=True)
class Block:
    """A paragraph, or what stands between two fences."""

    text: str
    """A paragraph in one line, with Markdown's backticks and stars; an example as it stands."""
    example: bool = False
    title: str = ""
    """What an example is: the name of a file, or `In the text`."""


@dataclass(frozen=True)
class Explanation:
    """A section of the manual's page on diagnostics: cause, example, cure."""

    code: str
    heading: str
    markdown: str
    """The section below its heading, without links: they lead to pages of the manual."""

    def blocks(self) -> Iterator[Block]:
        """Yield its paragraphs and examples in their order."""
        position = 0
        for fence in _FENCE.finditer(self.markdown):
            yield from _paragraphs(self.markdown[position : fence.start()])
            yield Block(fence[3].rstrip("\n"), example=True, title=fence[2] or "")
            position = fence.end()
        yield from _paragraphs(self.markdown[position:])


def _paragraphs(text: str) -> Iterator[Block]:
    """Yield the paragraphs of a piece of Markdown, each in one line."""
    for paragraph in re.split(r"\n\s*\n", text):
        if paragraph.strip():
            yield Block(" ".join(paragraph.split()))


@lru_cache(maxsize=1)
def explanations() -> Mapping[str, Explanation]:
    """Return every explanation by its code, in the order of the manual."""
    page = files("onrecord").joinpath("data", "diagnostics.md").read_text(encoding="utf-8")
    # Before the first heading stands the opening of the page; then come code, heading and text.
    _, *parts = _SECTION.split(page)
    sections = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    return MappingProxyType(
        {code: Explanation(code, heading, _without_links(text)) for code, heading, text in sections}
    )


def _without_links(text: str) -> str:
    """Return a section without links, but not without those it shows between backticks."""
    text = _NEXT_GROUP.sub("", text).strip() + "\n"
    position, pieces = 0, []
    for fence in _FENCE.finditer(text):
        pieces += [_LINK.sub(r"\1\2", text[position : fence.start()]), fence[0]]
        position = fence.end()
    return "".join([*pieces, _LINK.sub(r"\1\2", text[position:])])

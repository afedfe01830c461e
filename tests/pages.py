"""The pages of the documentation, and the files that they show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
DOCS = REPOSITORY / "docs"
MANUAL = DOCS / "manual"
PAGES = sorted([*DOCS.rglob("*.md"), *REPOSITORY.glob("*.md")])

EXAMPLE = "summaries/2030-05-14-example.md"
"""The file that the fragments on the pages belong to."""

ENVIRONMENT = {"COLUMNS": "80", "NO_COLOR": "1", "FORCE_COLOR": None}
"""A terminal as the pages show it."""


@dataclass(frozen=True)
class Block:
    """A fenced block of a page."""

    language: str
    title: str
    text: str
    start: int
    """Offset of its text in the page."""


def blocks(page: str) -> list[Block]:
    """Return the fenced blocks of a page."""
    fence = r'^(`{3,})(\w*)(?: title="([^"]+)")?\n(.*?)^\1$'
    found = re.finditer(fence, page, re.MULTILINE | re.DOTALL)
    return [Block(match[2], match[3] or "", match[4], match.start(4)) for match in found]


def put(folder: Path, block: Block) -> None:
    """Put what a block shows into a project: a whole file, or a part of the example."""
    example = folder / EXAMPLE
    if block.title == "In the front matter":
        _, front, body = example.read_text(encoding="utf-8").split("---\n", 2)
        for key in set(re.findall(r"^(\w+):", block.text, re.MULTILINE)):
            front = re.sub(rf"^{key}:.*\n(?:[ -].*\n)*", "", front, flags=re.MULTILINE)
        example.write_text(f"---\n{front}{block.text}---\n{body}", encoding="utf-8")
    elif block.title == "In the text":
        front = example.read_text(encoding="utf-8").rpartition("---\n")[0]
        example.write_text(f"{front}---\n\n{block.text}", encoding="utf-8")
    elif block.title:
        (folder / block.title).parent.mkdir(parents=True, exist_ok=True)
        (folder / block.title).write_text(block.text, encoding="utf-8")

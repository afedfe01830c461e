"""What the manual says of a code, as text for a terminal."""

from __future__ import annotations

import re
import textwrap

from rich.text import Text

from onrecord.codes import Block, Explanation

WIDTH = 96
"""The widest a paragraph gets, in characters."""

_STRONG = re.compile(r"\*\*([^*]+)\*\*")


def render(explanation: Explanation, width: int = WIDTH) -> Text:
    """Return a section of the manual with its styles, its paragraphs no wider than `width`."""
    text = Text(f"{explanation.code} {explanation.title}\n", style="bold")
    for block in explanation.blocks():
        text.append("\n")
        text.append_text(_example(block) if block.example else _paragraph(block, width))
    return text


def _example(block: Block) -> Text:
    """Return an example, set in, under its title; its lines are never cut."""
    text = Text()
    if block.title:
        text.append(f"  {block.title}:\n", style="dim")
    text.append(textwrap.indent(block.text, "    ") + "\n", style="cyan")
    return text


def _paragraph(block: Block, width: int) -> Text:
    """Return a paragraph in lines; words between stars are bold."""
    words = _STRONG.sub(r"\1", block.text)
    strong = {match[1] for match in _STRONG.finditer(block.text)}
    lines = textwrap.wrap(words, min(width, WIDTH), break_long_words=False, break_on_hyphens=False)
    text = Text("\n".join(lines) + "\n")
    for piece in sorted(strong):
        text.highlight_regex(re.escape(piece).replace(r"\ ", r"\s"), style="bold")
    return text

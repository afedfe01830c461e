"""Changes to files as a unified diff."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from rich.text import Text

from onrecord.text.characters import visible

_STYLES = {"---": "bold", "+++": "bold", "@": "cyan", "-": "red", "+": "green", "#": "dim"}


def render(path: str, before: str, after: str) -> Text:
    """Return the changes to one file with their styles.

    Only changed lines are shown: a paragraph is one line, and those around it would drown it. It
    also keeps every line from beginning with what a contributor wrote.
    """
    text = Text()
    for line in _lines(path, before, after):
        style = next((style for sign, style in _STYLES.items() if line.startswith(sign)), "")
        text.append(visible(line, keep="\t") + "\n", style=style)
    return text


def _lines(path: str, before: str, after: str) -> Iterator[str]:
    """Yield the lines of the diff; a change of all line ends is one line of its own."""
    old, new = (text.replace("\r\n", "\n").replace("\r", "\n") for text in (before, after))
    if "\r" in before and "\r" not in after:
        yield f"# {path}: lines end in LF, as everywhere else, instead of CR LF"
    changed = difflib.unified_diff(_split(old), _split(new), path, path, n=0, lineterm="")
    for line in changed:
        sign, _, rest = line.partition("\0")
        yield sign
        if rest:
            yield "\\ No newline at end of file"


def _split(text: str) -> list[str]:
    """Return the lines of a text; a last one without its end is marked."""
    *lines, last = text.split("\n")
    return [*lines, f"{last}\0unfinished"] if last else lines

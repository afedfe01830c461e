"""Lines to paste: what keeps a published id, address or anchor alive, and where it belongs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.diagnostics import Source, Span
from onrecord.model import Heading, Passage, Places, Speaker, Summary

_LONGEST = 300
"""The most characters of an entry of the register that is given anew as a whole."""


def redirect(summary: Summary, addresses: Iterable[str]) -> tuple[Span, str]:
    """Return where a summary takes over addresses, and the line that does it."""
    every = dict.fromkeys((*summary.front.redirect_from, *addresses))
    line = f"`redirect_from: [{', '.join(every)}]`"
    places = summary.places
    if ("redirect_from",) in places.keys:
        return places.key("redirect_from"), f"Write {line} in the place of this key."
    return places.key("title"), f"Write in the front matter of `{summary.source.path}`: {line}."


def former(person: Speaker, register: Places, ids: Iterable[str]) -> tuple[Span, str]:
    """Return where a person takes over ids, and the line that does it."""
    value = f"former_ids: [{', '.join(dict.fromkeys((*person.former_ids, *ids)))}]"
    key = register.keys.get((person.id, "former_ids"))
    entry = register.value(person.id)
    if entry.text.startswith("{") and entry.line == entry.end_line:
        return register.key(person.id), f"Write `{person.id}: {_within(entry.text, value)}`."
    if key:
        return key, f"Write `{value}` in the place of this key."
    indent = " " * (register.key(person.id, "name").column - 1)
    return register.key(person.id), f"Write on a line below `{person.id}:`: `{indent}{value}`."


def _within(entry: str, value: str) -> str:
    """Put `former_ids` into an entry that stands in braces on one line."""
    without = re.sub(r",?\s*former_ids:\s*\[[^\]]*\]", "", entry)
    return f"{without[:-1].rstrip().rstrip(',')}, {value}}}".replace("{,", "{")


def pins(part: Passage | Heading, anchors: Sequence[str], published: frozenset[str]) -> str:
    """Return what to write at the end of a text so that these anchors lead to it as well.

    A pin takes the place of the anchor that the text gives; where that one is published too, it
    has to be pinned first.
    """
    own = [] if part.pinned or part.anchor not in published else [part.anchor]
    return " ".join(f"{{#{anchor}}}" for anchor in (*own, *anchors))


def end(span: Span) -> Span:
    """Return the last line of a place, to where the line ends."""
    source = span.source
    start = source.offset(span.end_line, 1)
    line = source.line(span.end_line)
    first = max(span.start, start + len(line) - len(line.lstrip()))
    return source.span(first, start + len(line.rstrip()))


def heading(source: Source, text: str) -> Span:
    """Return the line of a heading; the beginning of the file where it cannot be found."""
    words = re.findall(r"\w+", text)
    for match in re.finditer(r"^ {0,3}#{1,6} +(.+)$", source.text, re.MULTILINE):
        if re.findall(r"\w+", re.sub(r"\{#[^}]*\}", "", match[1])) == words:
            return source.span(match.start(), match.start() + len(match[0].rstrip()))
    return source.span(0, len(source.line(1)))


def nowhere(path: str) -> Span:
    """Return the beginning of a file that is not there."""
    return Source(path, "").span(0, 0)

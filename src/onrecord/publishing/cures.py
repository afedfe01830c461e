"""Lines to paste: what keeps a published id, address or anchor alive, and where it belongs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.diagnostics import Source, Span
from onrecord.model import Heading, Passage, Places, Speaker, Summary
from onrecord.text.quoting import scalar

_HEADING = re.compile(
    r"^ {0,3}#{1,6} *(?P<text>[^\s#].*)$|^(?P<line>\S.*)\n(?:=+|-+) *$", re.MULTILINE
)
"""A heading with signs before it, or with a line below it."""


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
    every = tuple(dict.fromkeys((*person.former_ids, *ids)))
    known = (person.id, "former_ids") in register.keys
    place = register.key(person.id, "former_ids") if known else register.key(person.id)
    line, where = entry(person, register, "former_ids", every)
    return place, f"Write `{line}` {where}."


def entry(person: Speaker, register: Places, key: str, values: Iterable[str]) -> tuple[str, str]:
    """Return the line that gives a key of a person these values, and where it belongs.

    Where the entry stands in braces on one line, it is that whole line.
    """
    line = f"{key}: [{', '.join(scalar(value) for value in values)}]"
    whole = register.value(person.id)
    if whole.text.startswith("{") and whole.line == whole.end_line:
        whole_line = f"{person.id}: {_within(whole.text, key, line)}"
        return whole_line, f"in the place of the line of `{person.id}`"
    if (person.id, key) in register.keys:
        return f"{' ' * (register.key(person.id, key).column - 1)}{line}", (
            f"in the place of `{key}` below `{person.id}:`"
        )
    indent = " " * (register.key(person.id, "name").column - 1)
    return f"{indent}{line}", f"on a line below `{person.id}:`"


def _within(braces: str, key: str, line: str) -> str:
    """Put a key into an entry that stands in braces on one line."""
    without = re.sub(rf",?\s*\b{key}:\s*\[[^\]]*\]", "", braces)
    return f"{without[:-1].rstrip().rstrip(',')}, {line}}}".replace("{,", "{")


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
    for match in _HEADING.finditer(source.text):
        line = match["text"] or match["line"]
        if re.findall(r"\w+", re.sub(r"\{#[^}]*\}", "", line)) == words:
            start = match.start()
            return source.span(start, start + len(match[0].split("\n")[0].rstrip()))
    return source.span(0, len(source.line(1)))


def nowhere(path: str) -> Span:
    """Return the beginning of a file that is not there."""
    return Source(path, "").span(0, 0)

"""What there is to say of a body that holds something else than plain Markdown about norms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.body.places import Placed
from onrecord.diagnostics import Code, Diagnostic, Severity, Span
from onrecord.model import Broken, Summary
from onrecord.project.document import hidden_character
from onrecord.prose import Citation, Unclear
from onrecord.text.characters import hidden

_PICTURE = re.compile(r"(?<!<)!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])?")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--|<!\[?[A-Za-z]+|<\?[A-Za-z]+")


def empty(summary: Summary | Broken) -> Diagnostic:
    """Say that a summary has no text."""
    end = len(summary.source.text)
    return Diagnostic(
        Code.EMPTY_BODY,
        "There is no text below the front matter.",
        summary.source.span(max(end - 1, 0), end),
        "Write what was said, in paragraphs with an empty line between them.",
    )


def nested(summary: Summary | Broken) -> Diagnostic:
    """Say that lists or quotations are nested too deeply to be read."""
    return Diagnostic(
        Code.NESTING,
        "Lists or quotations are nested too deeply in this text.",
        summary.source.span(summary.body_offset, summary.body_offset + 1),
        "Two levels are enough for readers.",
    )


def endless(summary: Summary | Broken, place: int) -> Diagnostic:
    """Say that brackets are nested too deeply, or never closed."""
    start = summary.body_offset + place
    return Diagnostic(
        Code.NESTING,
        "So many brackets begin here and end far away, or never, that this text cannot be read.",
        summary.source.span(start, start + 1),
        "Close each bracket soon, or put a backslash before it: `\\[`.",
    )


def not_plain(text: str, placed: Placed) -> Iterator[Diagnostic]:
    """Find what is no plain Markdown: HTML, pictures, hidden characters."""
    yield from _html(text, placed)
    for match in _PICTURE.finditer(text):
        words = match[0][: match[0].index("]") + 1]
        yield _picture(placed.literal(words, match.start()))
    for place in hidden(text):
        where = placed.span(place, place + 1)
        if text[place] not in where.source.text:
            # Written as an entity; as a character, reading has reported it.
            yield hidden_character(text[place], where)


def _html(text: str, placed: Placed) -> Iterator[Diagnostic]:
    """Find HTML in a text; the end of an element is not said apart from its beginning."""
    opened: set[str] = set()
    for match in _TAG.finditer(text):
        name = match[0].strip("</>").split()[:1]
        if match[0].startswith("</") and opened.issuperset(name):
            continue
        opened.update(name)
        yield Diagnostic(
            Code.RAW_HTML,
            f"`{' '.join(match[0].split())}` is HTML, and a summary takes none.",
            placed.literal(match[0], match.start()),
            "Use Markdown, or put it between backticks if you write about it.",
        )


def _picture(place: Span) -> Diagnostic:
    """Say that a summary takes no pictures."""
    return Diagnostic(
        Code.PICTURE,
        "A picture stands here, and a summary takes none.",
        place,
        "Describe it in words, or link to it: `[what it shows](https://…)`.",
    )


def no_words(href: str, placed: Placed, start: int) -> Diagnostic:
    """Say that nobody can see or follow a link."""
    return Diagnostic(
        Code.NO_WORDS,
        "This link has no words, so nobody can see it.",
        placed.literal(f"({href})", start),
        "Write the words between the brackets: `[words](norm:13j)`.",
    )


def not_citable(where: str, placed: Placed, cited: Citation) -> Diagnostic:
    """Say that a norm is named where it cannot be cited."""
    words = " ".join(placed.text[cited.start : cited.end].split())
    return Diagnostic(
        Code.NOT_CITABLE,
        f"`{words}` stands in {where}, where it has no paragraph number and is not listed as a "
        "citation.",
        placed.span(cited.start, cited.end),
        "Name the norm in a paragraph, list item or quotation.",
        Severity.WARNING,
    )


def question(asked: Unclear, placed: Placed) -> Diagnostic:
    """Ask which norm is meant."""
    words = " ".join(placed.text[asked.start : asked.end].split())
    place = placed.span(asked.start, asked.end)
    if asked.letter:
        return Diagnostic(
            Code.NO_SUCH_LETTER,
            f"`{words}` names no norm: paragraph 13 has the letters (a) to (k).",
            place,
            "Check the letter.",
        )
    return Diagnostic(
        Code.WHICH_NORM,
        f"`{words}` can be counted in more than one way, so it is not taken as a citation.",
        place,
        "Write the letter, as in `norm 13(k)`, if one of the eleven is meant.",
        Severity.WARNING,
    )


def bad_anchor(anchor: str, why: str, place: Span) -> Diagnostic:
    """Say that a pinned anchor does not do."""
    return Diagnostic(
        Code.ANCHOR,
        f"The anchor `{anchor}` {why}." if anchor else "An anchor has no word here.",
        place,
        "Use lower-case letters, digits and hyphens, and each anchor once: `{#private-teams}`.",
    )

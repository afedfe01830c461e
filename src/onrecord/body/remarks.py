"""What there is to say of a body that holds something else than plain Markdown about norms."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from onrecord.body import references
from onrecord.body.places import Placed
from onrecord.body.references import Found
from onrecord.codes import Code
from onrecord.diagnostics import Diagnostic, Severity, Span

_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--|<!\[?[A-Za-z]+|<\?[A-Za-z]+")


def html(text: str, placed: Placed) -> Iterator[Diagnostic]:
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


def picture(place: Span) -> Diagnostic:
    """Say that a summary takes no pictures."""
    return Diagnostic(
        Code.PICTURE,
        "A picture stands here, and a summary takes none.",
        place,
        "Describe it in words, or link to it: `[what it shows](https://…)`.",
    )


def no_words(link: ET.Element, placed: Placed, start: int) -> Diagnostic:
    """Say that nobody can see or follow a link."""
    return Diagnostic(
        Code.NO_WORDS,
        "This link has no words, so nobody can see it.",
        placed.literal(f"({link.get('href', '')})", start),
        "Write the words between the brackets: `[words](norm:13j)`.",
    )


def not_citable(words: str, where: str, placed: Placed, found: Found) -> Diagnostic:
    """Say that a norm is named where it cannot be cited."""
    return Diagnostic(
        Code.NOT_CITABLE,
        f"`{words}` stands in {where}, where it has no paragraph number and is not listed as a "
        "citation.",
        placed.span(found.start, found.end),
        "Name the norm in a paragraph, list item or quotation.",
        Severity.WARNING,
    )


def question(asked: references.Question, placed: Placed) -> Diagnostic:
    """Ask which norm is meant."""
    words = " ".join(asked.words.split())
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

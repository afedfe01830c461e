"""The limits of what a project may hold, as the constants that enforce them have it, for the reference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onrecord import diagnostics, files, model
from onrecord.authoring import opening, pages
from onrecord.body import markdown
from onrecord.diagnostics import Code
from onrecord.project import document, settings
from onrecord.text import fetching


class Limit(NamedTuple):
    """How much of something there may be, and what says that there is more."""

    what: str
    most: int
    told: str
    """A code, or words."""


_COMMAND = "`onrecord import` says so"

LIMITS = (
    Limit("Bytes of a summary", files.LARGEST_SUMMARY, Code.TOO_LARGE),
    Limit("Bytes of the register, of a catalogue", files.LARGEST, Code.TOO_LARGE),
    Limit("Bytes of `mkdocs.yml`", settings.SIZE, "a note, and the usual names hold"),
    Limit("Characters in the name of a summary’s file", model.LONGEST_ID, Code.FILE_NAME),
    Limit("Characters of an id", model.LONGEST_KEY, Code.VALUE),
    Limit("Characters of a title, a name", model.LONGEST_LINE, Code.VALUE),
    Limit("Characters of an abstract, a note", model.LONGEST_PARAGRAPH, Code.VALUE),
    Limit("Characters of an address", model.LONGEST_PARAGRAPH, Code.VALUE),
    Limit("Speakers, moderators, organisers, topics, aliases", model.MOST, Code.VALUE),
    Limit("Levels of lists and mappings in YAML", document.DEPTH, Code.NESTING),
    Limit("Levels of lists and quotations in a text", markdown.LEVELS, Code.NESTING),
    Limit("Lines with words in a text", markdown.LINES, Code.NESTING),
    Limit("Marks such as `*` and `[` in a paragraph, item or cell", markdown.MARKS, Code.NESTING),
    Limit("Such marks in a text", markdown.ALL_MARKS, Code.NESTING),
    Limit("Footnotes of a text and references to them", markdown.NOTES, Code.NESTING),
    Limit("Cells of a table, short rows filled up", markdown.CELLS, Code.NESTING),
    Limit("Messages of one kind for one file", diagnostics.MOST, "the last says how many more"),
    Limit("Bytes of a page or Word file to import", fetching.LIMIT, _COMMAND),
    Limit("Bytes of plain text, Markdown or captions to import", opening.LARGEST_TEXT, _COMMAND),
    Limit("Tags of a page to import", pages.TAGS, _COMMAND),
    Limit("Bytes of the text to import", files.LARGEST_SUMMARY, _COMMAND),
    Limit("Paragraphs and other lines of it", markdown.LINES, _COMMAND),
)


def table() -> Iterator[str]:
    """Yield the lines of the table."""
    yield from ("| What | At most | More is told by |", "|---|---|---|")
    for limit in LIMITS:
        code = isinstance(limit.told, Code)
        told = f"[{limit.told}](diagnostics.md)" if code else limit.told
        yield f"| {limit.what} | {limit.most:,} | {told} |"

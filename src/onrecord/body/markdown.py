"""Render a body and find its passages, citations and attributions: the one door to Markdown.

One extension does it: a tree processor that runs after all others, when the tree holds the text
as it will be read.
"""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import markdown
from markdown.extensions import Extension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from onrecord.body import brackets, names, references
from onrecord.body.passages import Reader
from onrecord.body.places import Finder
from onrecord.body.sanitising import sanitise
from onrecord.codes import Code
from onrecord.diagnostics import Diagnostic
from onrecord.model import Body, Speaker, Summary
from onrecord.sources import todos

_RAW = ("html", "entity", "image_link", "image_reference", "short_image_ref")

_MARKED = re.compile(r"[`*_\[<&\\\x02\x03]|  \n")
"""What every inline pattern of Markdown begins with, and what stands around what it made already."""


class _Reading(Treeprocessor):
    """Hands the finished tree to a reader."""

    reader: Reader | None = None

    def run(self, root: ET.Element) -> None:
        """Let the reader find the passages in the tree and mark them."""
        _unescape(root)
        if self.reader is not None:
            self.reader.read(root)


def _unescape(root: ET.Element) -> None:
    """Turn entities into the characters they stand for; writing the tree escapes once, for all."""
    for element in root.iter():
        element.text = element.text and _plain(element.text)
        element.tail = element.tail and _plain(element.tail)
        for name, value in element.attrib.items():
            element.set(name, _plain(value))


def _plain(text: str) -> str:
    """Return a text without entities; Markdown writes its own with a marker."""
    return html.unescape(text.replace("\x02amp\x03", "&"))


class _Plain(Treeprocessor):
    """Takes texts without any mark for what they are; a dozen patterns would look at each in vain."""

    def run(self, root: ET.Element) -> None:
        """Have nothing looked for in them, in the way that Markdown has for that."""
        for element in root.iter():
            if element.text and not _MARKED.search(element.text):
                element.text = AtomicString(element.text)


class _Passages(Extension):
    """Plain Markdown without raw HTML and pictures, with passages."""

    def __init__(self) -> None:
        super().__init__()
        self.reading = _Reading()

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802  (Markdown's name)
        """Take out what lets HTML through, and put in the reader."""
        md.preprocessors.deregister("html_block")
        for name in _RAW:
            md.inlinePatterns.deregister(name)
        md.treeprocessors.register(_Plain(), "onrecord_plain", 25)  # next come inline patterns
        md.treeprocessors.register(self.reading, "onrecord", -10)


def _serialise(element: ET.Element) -> str:
    """Write a tree as HTML, escaping everything that is not a tag of the tree."""
    whole: str = ET.tostring(element, encoding="unicode", method="html")
    return whole


@lru_cache(maxsize=1)
def _machine() -> tuple[markdown.Markdown, _Reading]:
    """Return Markdown with our extension, and the part of it that takes a reader."""
    passages = _Passages()
    extensions: list[str | Extension] = [
        TableExtension(),
        FootnoteExtension(BACKLINK_TITLE="%d"),  # the site puts it into a sentence
        DefListExtension(),
        passages,
    ]
    machine = markdown.Markdown(extensions=extensions)
    # Markdown chooses its own after the extensions, and that one leaves entities as they are.
    machine.serializer = _serialise
    return machine, passages.reading


@dataclass(frozen=True)
class Surroundings:
    """What rendering a body has to know of the rest of the project."""

    speakers: Mapping[str, Speaker]
    """The register."""
    summaries: frozenset[str]
    """Ids of all summaries: links between files lead to their pages."""


def render(summary: Summary, around: Surroundings, *, mentions: bool = False) -> Body:
    """Render the body of a summary; with `mentions`, find also who is only named.

    Pure: the same summary and surroundings give the same body.
    """
    if not summary.body.strip():
        return Body("", (), (), () if summary.front.withdrawn else (_empty(summary),))
    if (place := brackets.endless(summary.body)) is not None:
        return Body("", (), (), (_endless(summary, place),))
    declared = [around.speakers[person.id] for person in summary.front.people]
    title = " ".join(filter(None, (summary.front.title, summary.front.abstract)))
    known = bool(summary.front.norms) or references.speaks_of_norms(f"{title} {summary.body}")
    reader = Reader(
        summary=summary.id,
        summaries=around.summaries,
        names=names.pattern(declared),
        declared=frozenset(person.id for person in summary.front.people),
        unlinked=summary.unlinked,
        finder=Finder(summary.source, summary.body_offset),
        context=references.Context(known).then(title),
        mentions=mentions,
    )
    machine, reading = _machine()
    reading.reader = reader
    machine.reset()
    try:
        raw = machine.convert(summary.body)
    except RecursionError:
        # What broke off half-way must not be met by the next summary.
        _machine.cache_clear()
        return Body("", (), (), (_nested(summary),))
    reader.definitions(address for address, _ in machine.references.values())
    left = todos.in_text(summary.source, summary.body_offset)
    return Body(
        sanitise(raw),
        tuple(reader.passages),
        tuple(reader.headings),
        tuple(dict.fromkeys((*reader.diagnostics, *left))),
        tuple(reader.inner_links),
    )


def _empty(summary: Summary) -> Diagnostic:
    """Say that a summary has no text."""
    end = len(summary.source.text)
    return Diagnostic(
        Code.EMPTY_BODY,
        "There is no text below the front matter.",
        summary.source.span(max(end - 1, 0), end),
        "Write what was said, in paragraphs with an empty line between them.",
    )


def _nested(summary: Summary) -> Diagnostic:
    """Say that lists or quotations are nested too deeply to be read."""
    return Diagnostic(
        Code.NESTING,
        "Lists or quotations are nested too deeply in this text.",
        summary.source.span(summary.body_offset, summary.body_offset + 1),
        "Two levels are enough for readers.",
    )


def _endless(summary: Summary, place: int) -> Diagnostic:
    """Say that brackets are nested too deeply, or never closed."""
    start = summary.body_offset + place
    return Diagnostic(
        Code.NESTING,
        "So many brackets begin here and end far away, or never, that this text cannot be read.",
        summary.source.span(start, start + 1),
        "Close each bracket soon, or put a backslash before it: `\\[`.",
    )

"""Open somebody's text: a file or an address, in whatever of the known forms it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from onrecord.authoring import dates
from onrecord.authoring.boilerplate import is_heading, stands_alone
from onrecord.authoring.extraction import read_page, read_word
from onrecord.authoring.files import RefusedError
from onrecord.authoring.manuscript import BlockKind, Manuscript, TextBlock, paragraph
from onrecord.diagnostics import Diagnostic, Source
from onrecord.project import document
from onrecord.project.reading import LIMIT as LONGEST
from onrecord.text import fetching
from onrecord.text.fetching import LIMIT, FetchError

_KNOWN = "HTML (.html), plain text (.txt), Markdown (.md) and Word (.docx) are read."

_KINDS = frozenset(("text/html", "application/xhtml+xml", "text/plain", "text/markdown"))

_WRAPPED = 120
"""A line of more characters was not broken by an editor: it is a paragraph of its own."""

_EMPTY_LINES = re.compile(r"\n[ \t\f\v\xa0]*(?:\n[ \t\f\v\xa0]*)*\n")
_UNDERLINE = re.compile(r"(?:=+|-+)\s*")
_HEADING = re.compile(r"(?P<signs>#{1,6})[ \t]*(?P<text>\S.*?)[ \t]*#*")


def open_text(given: str) -> Manuscript:
    """Return the text in a file or at an address. Raises `RefusedError`."""
    manuscript = _fetched(given) if fetching.is_address(given) else _read(Path(given))
    if not manuscript.blocks:
        raise RefusedError("There is no text in it.", "Check whether it is the one that you meant.")
    length = sum(len(block.text.encode()) for block in manuscript.blocks)
    if length > LONGEST:
        raise RefusedError(
            f"Its text has {length:,} bytes, and a summary may have {LONGEST:,} (1 MiB).",
            "Import only the part that tells of one webinar.",
        )
    return manuscript


def _read(path: Path) -> Manuscript:
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        kind = f"`{path.suffix}`" if path.suffix else "Without an ending such as `.txt` it"
        raise RefusedError(f"{kind} is not a form that is read.", _KNOWN)
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError as error:
        raise RefusedError(
            f"`{path}` cannot be opened: {error.strerror}.",
            "Check how it is written, and where it is.",
        ) from error
    if len(data) > LIMIT:
        raise RefusedError(
            f"`{path}` has more than {LIMIT:,} bytes (10 MiB).",
            "Import only the part with the text.",
        )
    return reader(data)


def _fetched(address: str) -> Manuscript:
    try:
        found = fetching.fetch(address, _KINDS)
    except FetchError as error:
        raise RefusedError(
            f"`{address}` cannot be fetched: {error}.",
            "Check the address, or save the page in your browser and import the file.",
        ) from error
    if found.kind == "text/plain":
        manuscript = read_plain_text(found.data)
    elif found.kind == "text/markdown":
        manuscript = read_markdown(found.data)
    else:
        manuscript = read_page(found.data, found.charset)
    return replace(manuscript, url=found.url)


def _decoded(data: bytes) -> str:
    try:
        text = data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError(
            f"Byte {error.start + 1:,} is not UTF-8 text.",
            "Save the file again with the encoding UTF-8.",
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_plain_text(data: bytes) -> Manuscript:
    """Return plain text: empty lines separate its blocks, and short lines are headings.

    A heading has no full stop, and may have a line of signs below it.
    """
    groups = _EMPTY_LINES.split(_decoded(data).strip())
    return Manuscript(tuple(block for group in groups for block in _plain_blocks(group)))


def _plain_blocks(group: str) -> Iterator[TextBlock]:
    """Yield the blocks of lines that stand together."""
    lines = [line.strip() for line in group.splitlines() if line.strip()]
    if len(lines) == 2 and _UNDERLINE.fullmatch(lines[1]):  # noqa: PLR2004 - a text and its line
        yield TextBlock(BlockKind.HEADING, lines[0], 1 if lines[1].startswith("=") else 2)
        return
    if len(lines) == 1 and is_heading(lines[0]):
        yield TextBlock(BlockKind.HEADING, lines[0], 2)
        return
    wrapped: list[str] = []
    for line in [*lines, ""]:
        if line and len(line) <= _WRAPPED and not stands_alone(line):
            wrapped.append(line)
            continue
        if wrapped:
            yield paragraph(" ".join(wrapped))
            wrapped = []
        if line:
            yield paragraph(line)


def read_markdown(data: bytes) -> Manuscript:
    """Return Markdown: it stays as it is, but for its headings; front matter has title and date."""
    text = _decoded(data)
    source = Source("", text)
    halves = document.split(source)
    if isinstance(halves, Diagnostic):
        return Manuscript(tuple(_markdown_blocks(text)))
    front = document.parse(source, halves.front, halves.front_offset).data
    keys = front if isinstance(front, dict) else {}
    title, day = (
        value if isinstance(value := keys.get(key), str) else "" for key in ("title", "date")
    )
    return Manuscript(tuple(_markdown_blocks(halves.body)), title=title, date=dates.day(day))


def _markdown_blocks(body: str) -> Iterator[TextBlock]:
    """Yield headings, and everything between them as it is written."""
    for group in re.split(r"\n(?:[ \t]*\n)+", body.strip("\n")):
        lines = group.split("\n")
        while lines and (heading := _HEADING.fullmatch(lines[0])):
            yield TextBlock(BlockKind.HEADING, heading["text"], len(heading["signs"]), raw=True)
            lines = lines[1:]
        if len(lines) == 2 and lines[0][:1].strip() and _UNDERLINE.fullmatch(lines[1]):  # noqa: PLR2004
            level = 1 if lines[1].startswith("=") else 2
            yield TextBlock(BlockKind.HEADING, lines[0].strip(), level, raw=True)
        elif any(line.strip() for line in lines):
            yield TextBlock(BlockKind.PARAGRAPH, "\n".join(lines), raw=True)


_READERS: Mapping[str, Callable[[bytes], Manuscript]] = {
    ".txt": read_plain_text,
    ".text": read_plain_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".docx": read_word,
}

"""Open somebody's text: a file or an address, in any of the forms that are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from onrecord import files
from onrecord.authoring.files import RefusedError
from onrecord.authoring.front_matter import read_markdown
from onrecord.authoring.manuscript import Manuscript
from onrecord.authoring.pages import read_page
from onrecord.authoring.plain_text import decoded, read_plain_text
from onrecord.authoring.transcripts import captions_in, read_captions
from onrecord.authoring.word import read_word
from onrecord.body.markdown import LINES
from onrecord.files import LARGEST_SUMMARY as LARGEST
from onrecord.text import fetching
from onrecord.text.fetching import LIMIT, FetchError

_KNOWN = "HTML (.html), plain text (.txt), Markdown (.md), Word (.docx) and captions (.vtt, .srt) are read."

Reader = Callable[[bytes], Manuscript]
"""Makes a manuscript of the bytes of a file."""

LARGEST_TEXT = 1 << 20
"""The most bytes of a file that is nothing but text: plain, Markdown or captions."""

_ONE_WEBINAR = "Import only the part that tells of one webinar."


def open_text(given: str) -> Manuscript:
    """Return the text in a file or at an address. Raises `RefusedError`."""
    manuscript = _fetched(given) if fetching.is_address(given) else _read(Path(given))
    if not manuscript.blocks:
        raise RefusedError("There is no text in it.", "Check whether it is the one that you meant.")
    length = sum(len(block.text.encode()) for block in manuscript.blocks)
    if length > LARGEST:
        raise RefusedError(
            f"Its text has {length:,} bytes, and a summary may have {LARGEST:,} ({LARGEST >> 10} KiB).",
            _ONE_WEBINAR,
        )
    lines = sum(1 for block in manuscript.blocks for line in block.text.split("\n") if line.strip())
    if lines > LINES:
        raise RefusedError(
            f"Its text has {lines:,} paragraphs and other lines, and a summary may have {LINES:,}.",
            _ONE_WEBINAR,
        )
    return manuscript


def _read(path: Path) -> Manuscript:
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        kind = f"`{path.suffix}`" if path.suffix else "Without an ending such as `.txt` it"
        raise RefusedError(f"{kind} is not a form that is read.", _KNOWN)
    most = _most(reader)
    try:
        data = files.read_any(path, most)
    except files.TooLargeError as error:
        raise _too_large(f"`{path}`", most) from error
    except files.NotReadError as error:
        raise RefusedError(
            f"`{path}` cannot be opened: {error}.", "Check how it is written, and where it is."
        ) from error
    return reader(data)


def _most(reader: Reader) -> int:
    """Return how many bytes there may be: pages and Word files hold much that is no text."""
    return LIMIT if reader in {read_page, read_word} else LARGEST_TEXT


def _too_large(what: str, most: int) -> RefusedError:
    return RefusedError(
        f"{what} has more than {most:,} bytes ({most >> 20} MiB).",
        "Import only the part with the text.",
    )


def _fetched(address: str) -> Manuscript:
    try:
        found = fetching.fetch(address, _FETCHED)
    except FetchError as error:
        raise RefusedError(
            f"`{address}` cannot be fetched: {error}.",
            "Check the address, or save the page in your browser and import the file.",
        ) from error
    reader = _FETCHED[found.kind]
    if len(found.data) > _most(reader):
        raise _too_large(f"`{address}`", _most(reader))
    page = reader is read_page
    manuscript = read_page(found.data, found.charset, found.url) if page else reader(found.data)
    return replace(manuscript, url=found.url)


def _captions(form: str) -> Reader:
    """Return what reads captions."""

    def read(data: bytes) -> Manuscript:
        blocks, removed = read_captions(decoded(data), form)
        return Manuscript(blocks, kind="captioned transcript", removed=removed)

    return read


def _text(data: bytes) -> Manuscript:
    """Read plain text; captions under that ending are captions all the same."""
    form = captions_in(decoded(data))
    return _captions(form)(data) if form else read_plain_text(data)


_READERS: Mapping[str, Reader] = {
    ".txt": _text,
    ".text": _text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_page,
    ".htm": read_page,
    ".xhtml": read_page,
    ".docx": read_word,
    ".vtt": _captions("vtt"),
    ".srt": _captions("srt"),
    ".sbv": _captions("sbv"),
}
_FETCHED: Mapping[str, Reader] = {
    "text/plain": read_plain_text,
    "text/markdown": read_markdown,
    "text/html": read_page,
    "application/xhtml+xml": read_page,
}

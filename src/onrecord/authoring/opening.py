"""Open somebody's text: a file or an address, in whatever of the known forms it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from onrecord.authoring import dates, marked, plaintext, webpages, word
from onrecord.authoring.manuscript import Manuscript
from onrecord.authoring.refusal import RefusedError
from onrecord.sources.reading import LIMIT as LONGEST
from onrecord.text import fetching
from onrecord.text.fetching import LIMIT, FetchError

_KNOWN = "HTML (.html), plain text (.txt), Markdown (.md) and Word (.docx) are read."

_KINDS = frozenset(("text/html", "application/xhtml+xml", "text/plain", "text/markdown"))


def opened(given: str) -> Manuscript:
    """Return the text in a file or at an address. Raises `RefusedError`."""
    if fetching.is_address(given):
        return _page(given)
    path = Path(given)
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        kind = f"`{path.suffix}`" if path.suffix else "Without an ending such as `.txt` it"
        raise RefusedError(f"{kind} is not a form that is read.", _KNOWN)
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError as error:
        raise RefusedError(
            f"`{given}` cannot be opened: {error.strerror}.",
            "Check how it is written, and where it is.",
        ) from error
    if len(data) > LIMIT:
        raise RefusedError(
            f"`{given}` has more than {LIMIT:,} bytes (10 MiB).",
            "Import only the part with the text.",
        )
    return _of_some_length(reader(data))


def _page(address: str) -> Manuscript:
    """Return what is at an address."""
    try:
        found = fetching.fetch(address, _KINDS)
    except FetchError as error:
        raise RefusedError(
            f"`{address}` cannot be fetched: {error}.",
            "Check the address, or save the page in your browser and import the file.",
        ) from error
    if found.kind in {"text/plain", "text/markdown"}:
        reader = _marked if found.kind == "text/markdown" else _plain
        manuscript = reader(found.data)
    else:
        manuscript = webpages.read(found.data, found.charset)
    return _of_some_length(replace(manuscript, url=found.url))


def _of_some_length(manuscript: Manuscript) -> Manuscript:
    """Refuse what has no text, and what has more than a summary may have."""
    if not manuscript.blocks:
        raise RefusedError("There is no text in it.", "See whether it is the one that you meant.")
    length = sum(len(block.text.encode()) for block in manuscript.blocks)
    if length > LONGEST:
        raise RefusedError(
            f"Its text has {length:,} bytes, and a summary may have {LONGEST:,} (1 MiB).",
            "Import only the part that tells of one webinar.",
        )
    return manuscript


def _text(data: bytes) -> str:
    """Return a file as text."""
    try:
        text = data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError(
            f"Byte {error.start + 1:,} is not UTF-8 text.",
            "Save the file again with the encoding UTF-8.",
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _plain(data: bytes) -> Manuscript:
    """Return plain text."""
    return Manuscript(plaintext.blocks_of(_text(data)))


def _marked(data: bytes) -> Manuscript:
    """Return Markdown."""
    text = _text(data)
    front = marked.front_of(text)
    return Manuscript(
        marked.blocks_of(text), title=front.get("title", ""), date=dates.day(front.get("date", ""))
    )


_READERS: Mapping[str, Callable[[bytes], Manuscript]] = {
    ".txt": _plain,
    ".text": _plain,
    ".md": _marked,
    ".markdown": _marked,
    ".html": webpages.read,
    ".htm": webpages.read,
    ".xhtml": webpages.read,
    ".docx": word.read,
}

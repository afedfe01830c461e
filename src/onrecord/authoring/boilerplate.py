"""The text of a page without the boilerplate around it: captions, menus, dates, buttons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.authoring import dates
from onrecord.authoring.manuscript import Manuscript, TextBlock, paragraph
from onrecord.prose import Kind
from onrecord.text.folding import plain

_SHORT = 120
"""Boilerplate is short; a sentence that begins so may be longer."""

_BOILERPLATE = re.compile(
    r"(?:last\s+)?(?:updated|modified|edited|revised)(?:\s+on|\s*:).*"
    r"|youtube\s+player|(?:video|audio)\s+player|play\s+video|watch\s+on\s+youtube"
    r"|subscribe(?:\s+(?:to|now|here)\b.*)?|sign\s+up\s+(?:to|for)\b.*|(?:our\s+)?newsletter"
    r"|follow\s+us\b.*|share(?:\s+(?:this|on|via)\b.*)?|tweet|print(?:\s+this\b.*)?|like\s+this"
    r"|skip\s+to\s+(?:main\s+)?content|back\s+to\s+top|read\s+more\b.*|learn\s+more|load\s+more"
    r"|leave\s+a\s+(?:reply|comment)|(?:\d+\s+)?comments?|related\s+(?:posts|articles|news|events|blogs)"
    r"|(?:previous|next)\s+(?:post|article)|(?:accept|reject)\s+(?:all\s+)?cookies|cookie\s+\w+"
    r"|©.*|copyright\s.*|all\s+rights\s+reserved\.?|(?:\d+\s+)?min(?:ute)?s?\s+read|home|menu|search",
    re.IGNORECASE | re.DOTALL,
)
_PICTURE = re.compile(r"(?:!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])?\s*)+")
_PUBLISHED = re.compile(
    r"(?:(?:first\s+)?(?:published|posted)(?:\s+on)?|(?:publication\s+|posting\s+)?date)\s*:?\s+(?P<day>.+)",
    re.IGNORECASE,
)
_KIND = r"(?:webinar|web\s+discussion|event|session|meeting|panel|talk|workshop|discussion|online)"
_WHAT = r"(?:summary|report|recap|review|highlights|reporting|minutes)"
_LABEL = re.compile(
    rf"\s*(?:\[\s*(?:{_KIND}\s+)?(?:{_WHAT}|{_KIND})\s*\]\s*[:–—-]?|(?:{_KIND}\s+)?{_WHAT}\s*[:–—]"
    rf"|{_KIND}\s+{_WHAT}\s+-)\s*",
    re.IGNORECASE,
)

_HEADING = 150
"""How many characters a heading may have."""
_CLOSED = re.compile(r"[.,;:!…][\"'’”»)\]]*\Z")
"""The end of a sentence, which is no heading."""

_TOP = 8
"""Among how many blocks the title is looked for."""
_CAPTION = 150
"""A longer block above the title is text and not the caption of a picture."""


@dataclass(frozen=True)
class MainText:
    """A text without the page around it."""

    title: str
    """Empty where nothing says which words are the title."""
    blocks: tuple[TextBlock, ...]
    published: tuple[str, ...]
    """What lines of the page say of the day of publication."""
    removed: tuple[str, ...]
    """What was taken for a part of the page."""


def main_text(manuscript: Manuscript) -> MainText:
    """Return the text of a manuscript, its title and what was removed."""
    blocks = manuscript.blocks
    at = _title(manuscript)
    title = without_label(blocks[at].text) if at is not None else without_label(manuscript.title)
    above = blocks[: at or 0]
    kept = [block for block in above if len(block.text) > _CAPTION]
    removed = [b.text for b in above if len(b.text) <= _CAPTION and not publication_day(b.text)]
    days = [day for block in blocks if (day := publication_day(block.text))]
    for block in blocks[at + 1 if at is not None else 0 :]:
        same = block.kind is Kind.HEADING and plain(without_label(block.text)) == plain(title)
        if publication_day(block.text):
            continue
        if is_boilerplate(block.text):
            removed.append(block.text)
        elif not (same and title):
            kept.append(block)
    return MainText(title, tuple(_doubted(kept)), tuple(days), tuple(dict.fromkeys(removed)))


def _title(manuscript: Manuscript) -> int | None:
    """Return which block is the title; nothing where none surely is."""
    blocks = manuscript.blocks
    top = [(at, block) for at, block in enumerate(blocks[:_TOP]) if len(block.text) <= _CAPTION * 2]
    labelled = [at for at, block in top if without_label(block.text) != block.text]
    highest = [at for at, block in enumerate(blocks) if block.level == 1]
    wanted = plain(without_label(manuscript.title))
    declared = [at for at, block in top if wanted and plain(without_label(block.text)) == wanted]
    dated = [
        at
        for at, block in top
        if block.kind is Kind.HEADING
        and any(publication_day(b.text) or is_boilerplate(b.text) for b in blocks[at + 1 : at + 2])
    ]
    if labelled:
        return labelled[0]
    if len(highest) == 1 or (highest and highest[0] == 0):
        return highest[0]
    if declared or dated:
        return (declared or dated)[0]
    first = [at for at, block in top if not publication_day(block.text)]
    opens = bool(first) and blocks[first[0]].kind is Kind.HEADING
    return first[0] if opens and not manuscript.title else None


def _doubted(blocks: Sequence[TextBlock]) -> Iterator[TextBlock]:
    """Yield blocks; headings with nothing below them at the very end may not belong to the text."""
    texts = [at for at, block in enumerate(blocks) if block.kind is not Kind.HEADING]
    last = texts[-1] if texts else -1
    yield from blocks[: last + 1]
    for block in blocks[last + 1 :]:
        asked = paragraph(f"TODO: does this belong to the text? {block.text}")
        yield replace(asked, raw=block.raw)


def is_boilerplate(text: str) -> bool:
    """Say whether a block is part of the page and not of the text; a picture is no text either."""
    short = len(text) <= _SHORT and _BOILERPLATE.fullmatch(text.strip())
    return bool(short) or _PICTURE.fullmatch(text) is not None


def publication_day(text: str) -> str:
    """Return what a line says of the day of publication; empty where it is no such line."""
    match = _PUBLISHED.fullmatch(text.strip()) if len(text) <= _SHORT else None
    return match["day"].strip() if match else ""


def stands_alone(line: str) -> bool:
    """Say whether a line is not part of the paragraph around it: a date, a piece of the page."""
    return is_boilerplate(line) or bool(publication_day(line)) or dates.day(line) is not None


def without_label(text: str) -> str:
    """Return a title without `[Webinar summary]` before it."""
    label = _LABEL.match(text)
    return (text[label.end() :].strip() if label else "") or text


def is_heading(line: str) -> bool:
    """Say whether a line between empty lines is a heading."""
    short = len(line) <= _HEADING and not _CLOSED.search(line)
    return short and re.search(r"[^\W\d_]", line) is not None and not stands_alone(line)

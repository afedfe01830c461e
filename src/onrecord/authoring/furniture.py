"""What stands on a page around a text and does not belong to it."""

from __future__ import annotations

import re

from onrecord.authoring import dates

_SHORT = 120
"""Furniture is short; a sentence that begins so may be longer."""

_FURNITURE = re.compile(
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


def is_furniture(text: str) -> bool:
    """Say whether a block is part of the page and not of the text; a picture is no text either."""
    short = len(text) <= _SHORT and _FURNITURE.fullmatch(text.strip())
    return bool(short) or _PICTURE.fullmatch(text) is not None


def published(text: str) -> str:
    """Return what a line says of the day of publication; empty where it is no such line."""
    match = _PUBLISHED.fullmatch(text.strip()) if len(text) <= _SHORT else None
    if match is None:
        return ""
    return match["day"].strip()


def stands_alone(line: str) -> bool:
    """Say whether a line is not part of the paragraph around it: a date, a piece of the page."""
    return is_furniture(line) or bool(published(line)) or dates.day(line) is not None


def is_labelled(text: str) -> bool:
    """Say whether a text says of itself that it is the title of a summary."""
    return _LABEL.match(text) is not None and _LABEL.sub("", text, count=1).strip() != ""


def unlabelled(text: str) -> str:
    """Return a title without `[Webinar summary]` before it."""
    return _LABEL.sub("", text, count=1).strip() if is_labelled(text) else text

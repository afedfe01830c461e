"""The day that a summary gets: when the webinar was held, else when its text was published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.authoring import dates
from onrecord.authoring.manuscript import Manuscript

_EVENT = (
    r"(?:webinar|event|session|meeting|panel|workshop|discussion|conference|round\s?table|talk)"
)
_HAPPENED = r"(?:held|took\s+place|organi[sz]ed|hosted|convened)"
_HELD = re.compile(
    rf"\b{_EVENT}\b[^.!?]{{0,200}}?\b{_HAPPENED}\b[^.!?]{{0,60}}?\bon\s+(?:the\s+|\w+day,?\s+)?\Z",
    re.IGNORECASE,
)
_ON = re.compile(r"(?:\A|[.!?]\s+)On\s+(?:the\s+|\w+day,?\s+)?\Z")
_THEN_HELD = re.compile(
    rf"[^.!?]{{0,200}}\b{_HAPPENED}\b[^.!?]{{0,80}}\b{_EVENT}\b"
    rf"|[^.!?]{{0,80}}\b{_EVENT}\b[^.!?]{{0,80}}\b{_HAPPENED}\b",
    re.IGNORECASE,
)
_FORM = "Write the day as year-month-day."
_SHOWN = 60


@dataclass(frozen=True)
class Dated:
    """A day, or the question for it."""

    day: date | str
    date_is: Literal["held", "published"] = "held"
    likely: date | None = None
    """The day for the name of the file."""


def dated(manuscript: Manuscript, published: Sequence[str], prose: Sequence[str]) -> Dated:
    """Return the day of a text, or a question where it gives none or more than one.

    `published` is what its lines say of the day of publication.
    """
    held = sorted({day for text in prose for day in _held(text)})
    if len(held) == 1:
        return Dated(held[0], "held", held[0])
    said = [dates.day(text) for text in published] or [manuscript.published]
    issued = sorted({day for day in said if day is not None})
    if len(issued) == 1 and None not in said and not held:
        return Dated(issued[0], "published", issued[0])
    others = {manuscript.date} if manuscript.date else set()
    if not (held or issued or others):
        others = {day for text in prose for day, _, _ in dates.days(text)}
    return _question(sorted({*held, *issued, *others}), published)


def _held(text: str) -> Iterator[date]:
    """Yield the days on which a text says that the webinar was held."""
    for day, start, end in dates.days(text):
        before = text[max(start - 300, 0) : start]
        if _HELD.search(before) or (_ON.search(before) and _THEN_HELD.match(text, end)):
            yield day


def _question(days: Sequence[date], published: Sequence[str]) -> Dated:
    """Return the question when the webinar was held."""
    if len(days) == 1:
        return Dated(f"TODO: was it held on {days[0]}? {_FORM}", likely=days[0])
    if days:
        return Dated(f"TODO: {' or '.join(map(str, days[:3]))}? {_FORM}")
    said = f" The text says “{published[0][:_SHOWN]}”." if published else ""
    return Dated(f"TODO: when was it held?{said} {_FORM}")

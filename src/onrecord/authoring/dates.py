"""Days as people write them, and the day that a summary gets; nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.authoring.manuscript import Manuscript

_NAMES = (
    "january february march april may june july august september october november december".split()
)
_MONTHS = {"sept": 9} | {
    form: number for number, name in enumerate(_NAMES, 1) for form in (name, name[:3])
}
_MONTH = rf"(?P<{{}}>{'|'.join(_MONTHS)})\.?"
_DAY = re.compile(
    r"(?<![\w-])(?:"
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH.format('m1')},?\s+(?P<y1>\d{{4}})"
    rf"|{_MONTH.format('m2')}\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})-(?P<n3>\d{2})-(?P<d3>\d{2})(?:T[\d:.+Z-]+)?"
    r")(?![\w-])",
    re.IGNORECASE,
)

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


def days(text: str) -> Iterator[tuple[date, int, int]]:
    """Yield the days that a text gives in full, each with its place.

    What can be read in two ways is not read.
    """
    for match in _DAY.finditer(text):
        if found := _day(match):
            yield found, match.start(), match.end()


def day(text: str) -> date | None:
    """Return the day that a text is, or nothing."""
    match = _DAY.fullmatch(text.strip())
    return _day(match) if match else None


def _day(match: re.Match[str]) -> date | None:
    """Return the day of a match; there may be none such in the calendar."""
    parts = {name[0]: value for name, value in match.groupdict().items() if value}
    month = parts.get("n") or _MONTHS[parts["m"].lower()]
    try:
        return date(int(parts["y"]), int(month), int(parts["d"]))
    except ValueError:
        return None


@dataclass(frozen=True)
class Dated:
    """A day, or the question for it."""

    day: date | str
    date_is: Literal["held", "published"] = "held"
    likely: date | None = None
    """The day for the name of the file."""


def choose_day(manuscript: Manuscript, published: Sequence[str], prose: Sequence[str]) -> Dated:
    """Return the day of a text, or a question where it gives none or more than one.

    `published` is what its lines say of the day of publication.
    """
    held = sorted({day for text in prose for day in _held(text)})
    if len(held) == 1:
        return Dated(held[0], "held", held[0])
    said = [day(text) for text in published] or [manuscript.published]
    issued = sorted({day for day in said if day is not None})
    if len(issued) == 1 and None not in said and not held:
        return Dated(issued[0], "published", issued[0])
    others = {manuscript.date} if manuscript.date else set()
    if not (held or issued or others):
        others = {day for text in prose for day, _, _ in days(text)}
    return _question(sorted({*held, *issued, *others}), published)


def _held(text: str) -> Iterator[date]:
    """Yield the days on which a text says that the webinar was held."""
    for day, start, end in days(text):
        before = text[max(start - 300, 0) : start]
        if _HELD.search(before) or (_ON.search(before) and _THEN_HELD.match(text, end)):
            yield day


def _question(days: Sequence[date], published: Sequence[str]) -> Dated:
    if len(days) == 1:
        return Dated(f"TODO: was it held on {days[0]}? {_FORM}", likely=days[0])
    if days:
        return Dated(f"TODO: {' or '.join(map(str, days[:3]))}? {_FORM}")
    said = f" The text says “{published[0][:_SHOWN]}”." if published else ""
    return Dated(f"TODO: when was it held?{said} {_FORM}")

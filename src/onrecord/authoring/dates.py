"""Days as people write them; what can be read in two ways is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_NAMES = "|".join(f"{month[:3]}(?:{month[3:]})?" if len(month) > 3 else month for month in _MONTHS)  # noqa: PLR2004
_MONTH = rf"(?P<{{}}>{_NAMES.replace('sep(?:', 'sep(?:t(?!e)|')})\.?"
_DAY = re.compile(
    r"(?<![\w-])(?:"
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH.format('m1')},?\s+(?P<y1>\d{{4}})"
    rf"|{_MONTH.format('m2')}\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})-(?P<n3>\d{2})-(?P<d3>\d{2})(?:T[\d:.+Z-]+)?"
    r")(?![\w-])",
    re.IGNORECASE,
)


def days(text: str) -> Iterator[tuple[date, int, int]]:
    """Yield the days that a text gives in full, each with its place."""
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
    month = parts.get("n") or _MONTHS.index(_month(parts["m"])) + 1
    try:
        return date(int(parts["y"]), int(month), int(parts["d"]))
    except ValueError:
        return None


def _month(written: str) -> str:
    """Return the whole name of a month."""
    start = written.lower()[:3]
    return next(month for month in _MONTHS if month.startswith(start))

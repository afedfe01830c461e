"""Days as people write them, and the day that a summary gets; nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.authoring.manuscript import Manuscript
from onrecord.authoring.vocabulary import any_of, data, phrases
from onrecord.model import YEARS

_PAGES = data("pages")
_DATES = _PAGES["dates"]
_MONTHS = {
    name.replace("_", " "): number
    for names in _DATES["months"]
    for number, name in enumerate(names.split(), 1)
} | dict(zip(_DATES["short"].split(), _DATES["short_numbers"], strict=True))
_MONTH = rf"(?P<{{}}>{any_of(_MONTHS)})\.?"
_DAY = re.compile(
    r"(?<![\w-])(?:"
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s+(?:of\s+|de\s+)?{_MONTH.format('m1')},?\s+(?:de\s+)?(?P<y1>\d{{4}})(?:\s+(?:года|року|г\.|р\.))?"
    rf"|{_MONTH.format('m2')}\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})-(?P<n3>\d{2})-(?P<d3>\d{2})(?:[T ][\d:.+Z-]+)?"
    r"|(?<![./])(?P<first>\d{4}|\d{1,2})(?P<sign>[./-])\s{0,3}(?P<second>\d{1,2})(?P=sign)\s{0,3}(?P<third>\d{4}|\d{1,2})(?![./]\d)"
    r")(?![\w-])|(?<!\d)(?P<y4>\d{4})\s?年\s?(?P<n4>\d{1,2})\s?月\s?(?P<d4>\d{1,2})\s?[日号號]",
    re.IGNORECASE,
)
_DIGIT, _YEAR = re.compile(r"\d"), re.compile(r"\d{4}")
"""What every day has, and few lines."""
_WEEKDAY = rf"(?:{any_of(phrases(_DATES['weekdays']))})\.?,?\s+(?:den\s+|le\s+)?"
_TIME = re.compile(r"\d{1,2}\s*(?:[:.h]\s*\d{2}\s*h?|h\b|\s?[ap]\.?m\b)", re.IGNORECASE)
_LINE = re.compile(
    rf"(?:(?P<label>{any_of(phrases(_DATES['published']) | phrases(_DATES['changed']) | phrases(_DATES['held']))})(?:\s*[:：]\s*|\s+)"
    rf"|[^\w]*|(?P<place>[^\W\d_][^\s\d,،]*(?:\s[^\W\d_][^\s\d,،]*){{0,2}})[,،]\s+)(?:{_WEEKDAY})?(?P<day>{_DAY.pattern})(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ZONE = re.compile(r"\b(?:UTC|GMT|CES?T|E[SD]T|P[SD]T|BST|EE[SD]?T|WES?T|MSK|SGT|JST|IST)\b")
_PLACE = re.compile(r"[\s,;|/·()–—-]*(?:[^\W\d_a-z][\w’'-]*[\s,;|/·()–—-]*){0,5}(?:online)?[\s.]*")
"""Behind a day: nothing, or what may be a place."""
_LONGEST = 150
"""A longer line is no dateline."""

_EVENT = rf"(?:{any_of(phrases(_PAGES['sources']['events']))})"
_HAPPENED = rf"(?:{any_of(phrases(_PAGES['sources']['happened']))})"
_ON_DAY = r"(?:on|le|el|am|il|em|den)\s+(?:the\s+|\w+day,?\s+)?"
_EVENT_LINE = re.compile(
    rf"(?:[\w’'-]+\s+){{0,3}}{_EVENT}\b[^.!?:]{{0,40}}?(?P<day>{_DAY.pattern})[\s.]*", re.IGNORECASE
)
"""A short line such as `Webinar, 14 May 2030`."""
_HELD = re.compile(
    rf"\b(?:{_EVENT}\b[^.!?]{{0,200}}?\b{_HAPPENED}|{_HAPPENED}\b[^.!?]{{0,60}}?\b{_EVENT})"
    rf"\b[^.!?]{{0,60}}?\b{_ON_DAY}\Z",
    re.IGNORECASE,
)
_HELD_LINE = re.compile(
    rf"\W*{_HAPPENED}\b[^.!?:\d]{{0,60}}?(?P<day>{_DAY.pattern})\W*", re.IGNORECASE
)
"""A line such as `(Held online on 14 May 2030)`."""
_OTHER = re.compile(
    rf"(?<!\w)(?:{any_of(data('people')['prose']['elsewhere'])})(?!\w)"
    rf"|\w[^.!?]*\b(?:at|by|since|after|from)\s+(?:the|a|an)\s+(?:\w+\s+){{0,3}}{_EVENT}\s+{_HAPPENED}\b",
    re.IGNORECASE,
)
"""What tells in a sentence that another event was held then: `the next webinar`, `agreed at the meeting held on`."""
_NOT_THEN = re.compile(rf"(?<!\w)(?:{any_of(_DATES['not_then'])})(?!\w)", re.IGNORECASE)
_END = re.compile(r"[.!?]\s")
_ON = re.compile(rf"(?:\A|[.!?]\s+){_ON_DAY}\Z", re.IGNORECASE)
_THEN_HELD = re.compile(
    rf"[^.!?]{{0,200}}\b{_HAPPENED}\b[^.!?]{{0,80}}\b{_EVENT}\b"
    rf"|[^.!?]{{0,80}}\b{_EVENT}\b[^.!?]{{0,80}}\b{_HAPPENED}\b",
    re.IGNORECASE,
)
_FORM = "Write the day as year-month-day."
_SHOWN = 60
_NEAR = 300
"""How many characters before and behind a day tell what it is."""


def days(text: str) -> Iterator[tuple[date, int, int]]:
    """Yield the days that a text gives in full, each with its place.

    What can be read in two ways is not read.
    """
    for found, start, end in _given(text):
        if isinstance(found, date):
            yield found, start, end


def _given(text: str) -> Iterator[tuple[date | str, int, int]]:
    """Yield the days of a text, and the words for those that can be read in two ways, each with its place."""
    for match in _DAY.finditer(text) if _YEAR.search(text) else ():
        if found := _day(match):
            yield found, match.start(), match.end()
        elif match["sign"] and _in_numbers(match):
            yield match[0], match.start(), match.end()


def day(text: str) -> date | None:
    """Return the day that a text is, or nothing."""
    match = _DAY.fullmatch(text.strip())
    return _day(match) if match else None


def _day(match: re.Match[str]) -> date | None:
    """Return the day of a match; there may be none such in the calendar."""
    if match["sign"]:
        found = _in_numbers(match)
        return found[0] if len(found) == 1 else None
    parts = {
        name[0]: value for name, value in match.groupdict().items() if value and name[1:].isdigit()
    }
    month = parts.get("n") or _MONTHS[parts["m"].lower()]
    return _in_calendar(int(parts["y"]), int(month), int(parts["d"]))


def _in_numbers(match: re.Match[str]) -> list[date]:
    """Return the days that three numbers may be: `22.10.2030` is one, `3/4/2030` two, `3.4.30` not said."""
    first, second, third = match.group("first", "second", "third")
    year, one, other = (first, second, third) if len(first) > len(third) else (third, first, second)
    if not _YEAR.fullmatch(year):
        return []
    found = {
        _in_calendar(int(year), *parts)
        for parts in ((int(one), int(other)), (int(other), int(one)))
    }
    return sorted(day for day in found if day)


def _in_calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


Says = Literal["published", "changed", "held", "day"]


_KINDS: Mapping[frozenset[str], Says] = {
    phrases(_DATES["published"]): "published",
    phrases(_DATES["changed"]): "changed",
    phrases(_DATES["held"]): "held",
}


@dataclass(frozen=True)
class Dateline:
    """A line that gives a day, and little else."""

    says: Says
    """What the day is, as its label or a time beside it says; `day` where neither does."""
    words: str
    """The day as it is written."""
    day: date | None
    """`None` where it can be read in two ways."""
    alone: bool
    """Whether the line says nothing else, so that it need not stay in the text."""
    labelled: bool = True
    """Whether words say what the day is, wherever the line stands; a time beside it does so near the title."""


def dateline(text: str) -> Dateline | None:
    """Return what a line says of a day; nothing where it is a sentence, or has none."""
    text = " ".join(text.split())
    if len(text) > _LONGEST or not _DIGIT.search(text):
        return None
    match = _LINE.fullmatch(text)
    if match is None:
        if held := _HELD_LINE.fullmatch(text):
            return Dateline("held", held["day"], day(held["day"]), alone=False)
        event = _EVENT_LINE.fullmatch(text) if len(text) <= _LONGEST // 2 else None
        return Dateline("day", event["day"], day(event["day"]), alone=False) if event else None
    label = (match["label"] or "").lower()
    rest = re.sub(r"^\s*\([^)]*\)", "", match["rest"])
    times = len(_TIME.findall(rest))
    if re.match(r"\w", rest) or not (label or times or _PLACE.fullmatch(rest)):
        return None  # it goes on as a sentence
    # A time from when to when is that of an event; pages put a single one behind their own day.
    says: Says = "held" if times > 1 or (times and _ZONE.search(rest)) else "day"
    for name, kind in _KINDS.items():
        says = kind if label in name and label != "date" else says
    words = match["day"]
    alone = not (match["place"] or re.search(r"\w", rest))
    return Dateline(says, words, day(words), alone, bool(label))


@dataclass(frozen=True)
class Dated:
    """A day, or the question for it."""

    day: date | str
    date_is: Literal["held", "published"] = "held"
    likely: date | None = None
    """The day for the name of the file."""


def choose_day(
    manuscript: Manuscript,
    lines: Sequence[Dateline],
    prose: Sequence[str],
    titles: Sequence[str] = (),
) -> Dated:
    """Return the day of a text, or a question where it gives none or more than one.

    `lines` are its datelines, those next to the title and those with a label. A day in the title is
    asked for.
    """
    found = [one for text in prose for one in _held(text)]
    told = {one for one in found if isinstance(one, date)}
    held = sorted(told or {line.day for line in lines if line.says == "held" and line.day})
    if len(held) == 1:
        return Dated(held[0], "held", held[0])
    published = [line for line in lines if line.says == "published"]
    said = [line.day for line in published] or [manuscript.published]
    issued = sorted({day for day in said if day is not None})
    bare = {line.day for line in lines if line.says == "day" and line.day} - set(issued)
    unread = [line.words for line in lines if line.says != "changed" and not line.day]
    unread += [one for text in titles for one, *_ in _given(text) if isinstance(one, str)]
    unread += [one for one in found if isinstance(one, str)]
    if len(issued) == 1 and None not in said and not (held or bare or unread):
        return Dated(issued[0], "published", issued[0])
    others = {day for text in titles for day, _, _ in days(text)}
    others |= {manuscript.date} if manuscript.date else set()
    if bare and not held:
        return _question(sorted(bare), unread, issued)
    if not (held or issued or others or unread):
        given = [one for text in prose for one, *_ in _given(text)]
        others = {one for one in given if isinstance(one, date)}
        unread = [line.words for line in lines] + [one for one in given if isinstance(one, str)]
    return _question(sorted({*held, *issued, *others}), unread, [])


def _held(text: str) -> Iterator[date | str]:
    """Yield the days on which a text says that the webinar was held, or the words for them."""
    for day, start, end in _given(text):
        before = text[max(start - _NEAR, 0) : start]
        if not (_HELD.search(before) or (_ON.search(before) and _THEN_HELD.match(text, end))):
            continue
        said = _END.split(before)[-1]
        sentence = said + _END.split(text[end : end + _NEAR], maxsplit=1)[0]
        if not (_OTHER.search(said) or _NOT_THEN.search(sentence)):
            yield day


def _question(days: Sequence[date], words: Sequence[str], issued: Sequence[date]) -> Dated:
    """Return the question for the day: one of those that were read, or what `words` mean that were not."""
    said = f" The text says “{words[0][:_SHOWN]}”." if words else ""
    if len(days) == 1:
        also = f" It was published on {issued[0]}." if len(issued) == 1 else ""
        return Dated(f"TODO: was it held on {days[0]}?{also}{said} {_FORM}", likely=days[0])
    if days:
        return Dated(f"TODO: {' or '.join(map(str, days[:3]))}?{said} {_FORM}")
    return Dated(f"TODO: when was it held?{said} {_FORM}")

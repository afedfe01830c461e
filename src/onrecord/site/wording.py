"""Days, periods and topics in words, as every page writes them."""

from __future__ import annotations

from datetime import date
from functools import cache

from onrecord.model import FrontMatter
from onrecord.site.words import Words
from onrecord.text.characters import is_right_to_left

_RIGHT_TO_LEFT = frozenset(["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"])

_CAPITALS = {
    word.lower(): word
    for word in [
        "AI",
        "ASEAN",
        "CBM",
        "CBMs",
        "CERT",
        "CERTs",
        "CSIRT",
        "CSIRTs",
        "DNS",
        "EU",
        "GGE",
        "ICT",
        "ICTs",
        "IoT",
        "NGOs",
        "OEWG",
        "OSCE",
        "UN",
    ]
}

_NAMES = frozenset(
    [
        "budapest-convention",
        "geneva-dialogue",
        "geneva-manual",
        "paris-call",
        "tallinn-manual",
        "tunis-agenda",
    ]
)
"""Topics that are names."""


def dated(words: Words, front: FrontMatter) -> str:
    """Write a webinar's day, and what the day is where it is not the day it was held."""
    return words.say(f"date.{front.date_is}", day=words.locale.day(front.date))


def partial_day(words: Words, value: str) -> str:
    """Write a year, a month or a day: `2018`, `December 2018`, `11 December 2018`."""
    try:
        first = date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return value  # The register takes whatever looks like a day.
    if _is_day(value):
        return words.locale.day(first)
    return words.locale.month(first) if "-" in value else value


def period(words: Words, start: str | None, end: str | None) -> str:
    """Write a period of which the beginning, the end or both are known; empty for neither."""
    if start and end:
        first, last = partial_day(words, start), partial_day(words, end)
        return words.say("period.both", start=first, end=last) if start != end else first
    if known := start or end:
        side, exact = "from" if start else "until", "day" if _is_day(known) else "month"
        return words.say(f"period.{side}_{exact}", day=partial_day(words, known))
    return ""


def _is_day(value: str) -> bool:
    """Say whether a day is known, not only its month or year."""
    return value.count("-") > 1


@cache
def topic(words: Words, id_: str) -> str:
    """Write a topic as people do: `supply chain`, `CSIRTs`, `de-escalation`."""
    if id_ in _NAMES:
        return id_.replace("-", " ").title()
    joined = words.text("topic.joined").split()
    parts = (_CAPITALS.get(part, part) + "- "[part not in joined] for part in id_.split("-"))
    return "".join(parts).rstrip("- ")


def heading(text: str) -> str:
    """Write a text as it begins a line: `Supply chain`."""
    return text[:1].upper() + text[1:]


def isolated(text: str) -> str:
    """Return a text that leaves what stands beside it in its order.

    Behind letters that are written from the right, figures would be read as a part of them; so
    these letters stand between Unicode's signs for a text with an order of its own.
    """
    return f"\u2068{text}\u2069" if is_right_to_left(text) else text


def direction(code: str) -> str:
    """Return `rtl` for a language written from right to left, else `ltr`."""
    return "rtl" if code.split("-", maxsplit=1)[0] in _RIGHT_TO_LEFT else "ltr"

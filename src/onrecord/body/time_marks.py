"""Time marks: `{t=12:34}`, by which an author says where in the recording a paragraph begins."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.bodies import clock
from onrecord.body.runs import Run, Runs

LIMIT = 24 * 3600
"""A recording is shorter than this: one day, in seconds."""

MARK = (
    r"\{[ \t]*(?:[tT][ \t]*(?:=[^{}\n]{0,300}\}|:?[ \t]*\d[\d:.,hms \t]{0,30}\}|=[ \t]*[\d:]{0,20})"
    r"|(?:\d{1,2}:)?\d{1,2}:\d{2}[ \t]*\})"
)
"""What is meant for a mark, well written or not."""

_MARK = re.compile(MARK)
_TIME = re.compile(r"\{t=(?:(\d{1,2}):(?=\d\d:))?(\d{1,2}):(\d\d)\}", re.ASCII)
_NUMBERS = re.compile(r"\d{1,6}", re.ASCII)
_SIXTY = 60


class Marked(NamedTuple):
    """A mark that stood in a text."""

    words: str
    """As the author wrote it."""
    at: int
    """Before which character of the text without marks it stood."""


def take(text: Runs) -> tuple[Runs, tuple[Marked, ...]]:
    """Take the time marks out of a text, with the white space before them; code is left alone."""
    kept: list[Run] = []
    found: list[Marked] = []
    length = 0
    for run in text:
        pieces, end, before = [], 0, length
        for match in () if run.code else _MARK.finditer(run.text):
            pieces.append(run.text[end : match.start()].rstrip())
            before += len(pieces[-1])
            found.append(Marked(match[0], before))
            end = match.end()
        rest = run._replace(text="".join((*pieces, run.text[end:])))
        length += len(rest.text)
        if not pieces or rest.text or rest.note or rest.links:
            kept.append(rest)
    return (_without_first_space(kept), tuple(found)) if found else (text, ())


def _without_first_space(text: list[Run]) -> Runs:
    """Return a text that does not begin with the white space behind a mark."""
    while text and not text[0].text.strip() and not text[0].note:
        text = text[1:]
    if text:
        text = [text[0]._replace(text=text[0].text.lstrip()), *text[1:]]
    return tuple(text)


def seconds(mark: str) -> int | None:
    """Return the time of a mark in seconds; `None` where it is not written as `12:34` or `1:02:03`."""
    match = _TIME.fullmatch(mark)
    if match is None:
        return None
    hours, minutes, rest = (int(number or 0) for number in match.groups())
    return None if minutes >= _SIXTY or rest >= _SIXTY else (hours * 60 + minutes) * 60 + rest


def meant(mark: str) -> str:
    """Return how a mark that is not well written is to be written, if its numbers tell."""
    numbers = [int(number) for number in _NUMBERS.findall(mark)]
    total = 0
    for number in numbers:
        total = total * 60 + number
    known = 0 < len(numbers) <= 3 and total < LIMIT and all(n < _SIXTY for n in numbers[1:])  # noqa: PLR2004 - h, m, s
    return written(total) if known else ""


def written(time: int) -> str:
    """Write a time as a mark."""
    return f"{{t={clock(time)}}}"

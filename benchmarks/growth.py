"""How the time for a text grows with its length: no text may take out of all proportion."""

from __future__ import annotations

from time import process_time

from onrecord.body import rendering
from onrecord.diagnostics import Source
from onrecord.model import Speaker
from onrecord.project import records

UNITS = (
    "Muster said norm 13(e).\n\n",
    "Muster said ",
    '"Muster" ',
    "Muster, ",
    "a guest said norm 13(e); Muster said no; ",
    "Muster (",
    "x <a ",
    "norm 13(e), ",
    "Mr. ",
)
"""Texts that, said over and over, made some expression look through the whole of it again."""

SMALL, TIMES = 500, 4
"""How often a unit stands in the shorter text, and how many times as long the longer one is."""
WORST = 8.0
"""The longer text may take so many times as long: twice its share."""
_RUNS = 3

_FRONT_MATTER = """\
---
title: A webinar
date: 2030-05-14
speakers: [mira-muster]
norms: [13e]
---

"""
_AROUND = rendering.Surroundings(
    {"mira-muster": Speaker(id="mira-muster", name="Mira Muster")}, frozenset(("a",))
)


def growth(unit: str) -> float:
    """Return how many times as long a text takes that is `TIMES` as long."""
    return _spent(unit * SMALL * TIMES) / _spent(unit * SMALL)


def _spent(text: str) -> float:
    """Return the seconds of processor time that rendering takes, the least of a few runs."""
    parsed = records.parse_summary(Source("summaries/a.md", _FRONT_MATTER + text))
    if not isinstance(parsed, records.Ok):
        raise TypeError("The text is not taken as a summary, so its time says nothing")
    times = []
    for _ in range(_RUNS):
        started = process_time()
        rendering.render(parsed.summary, _AROUND)
        times.append(process_time() - started)
    return min(times)

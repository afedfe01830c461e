"""How the time for a body grows: no text, and no number of people, may take out of all proportion.

All times are of the processor, the least of a few runs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from time import process_time

import markdown

from benchmarks.prose import Kind, Prose
from benchmarks.wording import TOPICS, person
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

WITHIN = ("Muster said that norm 13(e), which is young, ", "Muster said norm 13(e). ")
"""What makes one sentence longer, and what makes one paragraph longer."""

SMALL, TIMES = 500, 4
"""How often a unit stands in the shorter text, and how many times as long the longer one is."""
WORST = 8.0
"""The longer text may take so many times as long: twice its share."""
DOUBLED = 2.3
"""What is twice as long may take so many times as long."""
_RUNS = 3
_BODIES = 12
_SEED = 13


def growth(unit: str) -> float:
    """Return how many times as long a text takes that is `TIMES` as long."""
    return _rendering([unit * SMALL * TIMES]) / _rendering([unit * SMALL])


def doubling(unit: str) -> float:
    """Return how many times as long a text takes that is twice as long."""
    return _rendering([unit * SMALL * 2]) / _rendering([unit * SMALL])


def crowding(people: int) -> float:
    """Return how many times as long a text takes with twice as many people declared."""
    text = "".join(f"Surname{_letters(n)} said norm 13(e).\n\n" for n in range(SMALL))
    return _rendering([text], 2 * people) / _rendering([text], people)


def ratio(kind: Kind) -> float:
    """Return how many times as long bodies take as Markdown alone takes for them."""
    random = Random(_SEED)  # noqa: S311 - nothing here is secret
    people = [person(number) for number in range(4)]
    texts = [Prose(random, people, TOPICS[:3], None, kind).text() for _ in range(_BODIES)]
    parser = markdown.Markdown(extensions=["tables", "footnotes", "def_list"])

    def alone() -> None:
        for text in texts:
            parser.reset()
            parser.convert(text)

    return _rendering(texts, speakers=[Speaker(id=p.id, name=p.name) for p in people]) / _spent(
        alone
    )


def _rendering(texts: Sequence[str], people: int = 1, speakers: Sequence[Speaker] = ()) -> float:
    """Return the seconds that rendering takes; the first person is Mira Muster."""
    more = [
        Speaker(id=f"p-{_letters(n)}", name=f"Given Surname{_letters(n)}") for n in range(people)
    ]
    declared = speakers or [Speaker(id="mira-muster", name="Mira Muster"), *more[1:]]
    front = ", ".join(one.id for one in declared)
    head = f"---\ntitle: A webinar\ndate: 2030-05-14\nspeakers: [{front}]\nnorms: [13e]\n---\n\n"
    around = rendering.Surroundings(
        {one.id: one for one in declared}, frozenset(("a",)), frameworks=records.standard()
    )
    summaries = []
    for text in texts:
        parsed = records.parse_summary(Source("summaries/a.md", head + text), records.standard())
        if not isinstance(parsed, records.Ok):
            raise TypeError("The text is not taken as a summary, so its time says nothing")
        summaries.append(parsed.summary)

    def render() -> None:
        for summary in summaries:
            rendering.render(summary, around)

    return _spent(render)


def _letters(number: int) -> str:
    """Return a number in letters: names have no digits."""
    return "".join(chr(97 + int(digit)) for digit in str(number))


def _spent(act: Callable[[], None]) -> float:
    """Return the seconds that something takes."""
    times = []
    for _ in range(_RUNS):
        started = process_time()
        act()
        times.append(process_time() - started)
    return min(times)

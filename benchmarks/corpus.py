"""Write made-up projects of any size; the same size gives the same bytes.

They follow what real collections look like: texts of about six hundred words, a few people who are
everywhere and many who appear once, some norms far ahead of the others, series, affiliations that
change. To look at one: `python -m benchmarks.corpus FOLDER NUMBER`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TypeVar

from benchmarks.prose import SPARSE, Kind, Prose
from benchmarks.wording import TOPICS, Person, organisation, person

SEED = 13
FIRST_DAY = date(2015, 7, 22)
DAYS = 3652
"""Ten years, whatever the number of webinars."""
IN_SERIES = 0.6
"""The share of webinars that belong to a series."""
CHANGE = 2020
"""The year in which every second person changes the organisation."""

T = TypeVar("T")


@dataclass(frozen=True)
class World:
    """Who there is in a collection of some size; it grows more slowly than its webinars."""

    people: Sequence[Person]
    organisations: Sequence[str]
    series: Sequence[str]

    @classmethod
    def of(cls, number: int) -> World:
        """Return the world of so many webinars."""
        people = max(8, round(6 * number**0.7))
        return cls(
            [person(i) for i in range(people)],
            [organisation(i) for i in range(max(3, people // 4))],
            [f"Talks of the {organisation(i)}" for i in range(max(1, number // 15))],
        )

    def affiliations(self, who: Person) -> list[str]:
        """Return the one or two organisations somebody works for, one after the other."""
        return [
            self.organisations[(who.number * 3 + i) % len(self.organisations)]
            for i in range(1 + who.number % 2)
        ]


@dataclass(frozen=True)
class Webinar:
    """What the front matter of a summary says."""

    id: str
    title: str
    day: date
    speakers: Sequence[Person]
    moderator: Person
    topics: Sequence[str]
    series: tuple[str, int] | None
    """Its name, and which part this is."""


def write(folder: Path, number: int, kind: Kind = SPARSE) -> None:
    """Write a register of speakers and so many summaries into a folder."""
    random = Random(f"{SEED} {number}")  # noqa: S311 - nothing here is secret
    world = World.of(number)
    summaries = folder / "summaries"
    summaries.mkdir(parents=True)
    (folder / "speakers.yaml").write_text("\n".join(_register(world)) + "\n", encoding="utf-8")
    previous = None
    for webinar in _webinars(random, world, number):
        prose = Prose(random, webinar.speakers, webinar.topics, previous, kind)
        text = prose.text()
        lines = ["---", *_front_matter(world, webinar, sorted(prose.norms)), "---", "", text]
        (summaries / f"{webinar.id}.md").write_text("\n".join(lines), encoding="utf-8")
        previous = webinar.id


def skewed(random: Random, things: Sequence[T], number: int) -> list[T]:
    """Draw different things: the first is met most often, the second half as often, and so on."""
    weights = [1 / (rank + 1) for rank in range(len(things))]
    found: dict[T, None] = {}
    while len(found) < min(number, len(things)):
        found[random.choices(things, weights)[0]] = None
    return list(found)


def _webinars(random: Random, world: World, number: int) -> Iterator[Webinar]:
    """Yield so many webinars, spread evenly over the years."""
    parts = dict.fromkeys(world.series, 0)
    for place in range(number):
        day = FIRST_DAY + timedelta(days=place * DAYS // number)
        moderator, *speakers = skewed(random, world.people, random.randint(3, 6))
        topics = skewed(random, TOPICS, random.randint(2, 5))
        series = None
        if random.random() < IN_SERIES:
            name = random.choice(world.series)
            parts[name] += 1
            series = name, parts[name]
        title = (
            f"{topics[0].replace('-', ' ').capitalize()}: {organisation(place)} asks, no. {place}"
        )
        id_ = f"{day}-{topics[0]}-{place:05}"
        yield Webinar(id_, title, day, speakers, moderator, topics, series)


def _front_matter(world: World, webinar: Webinar, norms: Sequence[str]) -> Iterator[str]:
    """Yield the lines between the two `---`."""
    yield f"title: {json.dumps(webinar.title)}"
    yield f"date: {webinar.day}"
    yield "speakers:"
    for speaker in webinar.speakers:
        yield f"- {{id: {speaker.id}, affiliation: {_on(world, speaker, webinar.day)}}}"
    yield f"moderators: [{webinar.moderator.id}]"
    yield f"norms: [{', '.join(norms)}]"
    if webinar.series:
        name, part = webinar.series
        yield f"series: {{name: {name}, part: {part}}}"
    yield f"organisers: [{_on(world, webinar.moderator, webinar.day)}]"
    yield f"topics: [{', '.join(webinar.topics)}]"
    yield f"abstract: {webinar.speakers[0].surname} and others speak of {webinar.topics[0]}."
    yield f"source: {{url: 'https://example.org/{webinar.id}', kind: published summary, read: whole}}"


def _on(world: World, who: Person, day: date) -> str:
    """Return whom somebody works for on a day."""
    affiliations = world.affiliations(who)
    return affiliations[0] if day.year < CHANGE else affiliations[-1]


def _register(world: World) -> Iterator[str]:
    """Yield the lines of the register of speakers."""
    for who in world.people:
        yield f"{who.id}:"
        yield f"  name: {who.name}"
        yield "  affiliations:"
        first, *second = world.affiliations(who)
        yield f"  - {{name: {first}" + (f", until: {CHANGE - 1}}}" if second else "}")
        for name in second:
            yield f"  - {{name: {name}, from: {CHANGE}}}"


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))

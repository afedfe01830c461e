"""What more than one template shows: badges, people, lines of lists, passages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onrecord.model import Norm, Speaker, Summary
from onrecord.site import wording
from onrecord.site.alphabet import monogram, slug
from onrecord.site.appearances import Part, affiliation
from onrecord.site.words import Words


@dataclass(frozen=True)
class Badge:
    """A norm as a small mark that leads to its page."""

    id: str
    locator: str
    title: str
    label: str
    """Two or three words; empty where the catalogue has none."""
    url: str


@dataclass(frozen=True)
class Person:
    """A person with what was true of them on the day of one webinar."""

    id: str
    name: str
    monogram: str
    url: str
    affiliation: str
    """The organisation of that day, or how the programme announced the person; may be empty."""
    role: str


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere on the site, with a number beside them."""

    words: str
    url: str
    number: int = 0
    current: bool = False
    """Whether it leads to the page it stands on."""


@dataclass(frozen=True)
class Line:
    """A summary as a line of a list."""

    title: str
    url: str
    language: str
    date: date
    dated: str
    """The day in words, with what it is the day of."""
    series: str
    abstract: str
    badges: tuple[Badge, ...]
    people: tuple[Link, ...]
    note: str = ""
    """Why it is in this list: the role somebody had, what is shared."""


def badge(norm: Norm) -> Badge:
    """Return the badge of a norm."""
    return Badge(norm.id, norm.locator, norm.title, norm.label or "", f"norms/{norm.id}/")


def summary_url(id_: str) -> str:
    """Return the address of a summary's page."""
    return f"summaries/{id_}/"


def speaker_url(id_: str) -> str:
    """Return the address of a speaker's page."""
    return f"speakers/{id_}/"


def person(words: Words, part: Part, who: Speaker) -> Person:
    """Return a person as they were in one webinar."""
    role = words.text(f"role.{part.role}")
    what = affiliation(part, who)
    return Person(who.id, who.name, monogram(who), speaker_url(who.id), what, role)


def line(
    words: Words, summary: Summary, badges: tuple[Badge, ...], people: Iterable[Person]
) -> Line:
    """Return a summary as a line of a list."""
    front = summary.front
    return Line(
        front.title,
        summary_url(summary.id),
        front.language,
        front.date,
        wording.dated(words, front),
        _series(words, summary),
        front.abstract or "",
        badges,
        tuple(Link(person.name, person.url) for person in people),
    )


def _series(words: Words, summary: Summary) -> str:
    """Return the series of a summary and its part in words; empty where it has none."""
    series = summary.front.series
    if series is None:
        return ""
    if series.part is None:
        return series.name
    return words.say("summary.part", name=series.name, part=series.part)


def series_url(name: str) -> str:
    """Return the address of a series."""
    return f"series/{slug(name)}/"


def organisation_url(name: str) -> str:
    """Return the address of an organisation."""
    return f"organisations/{slug(name)}/"


def topic_url(id_: str) -> str:
    """Return the address of a topic."""
    return f"topics/{id_}/"


def topic_links(words: Words, topics: tuple[str, ...]) -> tuple[Link, ...]:
    """Return topics in words, each with the way to its page."""
    return tuple(Link(wording.topic(words, id_), topic_url(id_)) for id_ in topics)

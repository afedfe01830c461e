"""What more than one page shows: norms, people, links and summaries, each ready to be shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model import Appearance, Frameworks, Norm, Provenance, Speaker, Summary
from onrecord.site.translation import topic_name
from onrecord.site.words import Words
from onrecord.text import folding
from onrecord.text.characters import is_right_to_left
from onrecord.text.slugs import slug


@dataclass(frozen=True)
class Badge:
    """A norm as a small mark that leads to its page."""

    id: str
    locator: str
    title: str
    label: str
    """Two or three words; empty where the catalogue has none."""
    url: str
    sign: str
    """Its letter or number."""
    before: str
    """What stands before that in the locator: `13(`, `Principle `."""
    behind: str
    """What stands behind it."""


@dataclass(frozen=True)
class PersonView:
    """A person with what was true of them on the day of one webinar."""

    id: str
    name: str
    monogram: str
    url: str
    affiliation: str
    """The organisation of that day, or how the programme announced the person; may be empty."""
    role: str
    organisations: tuple[str, ...] = ()
    """Those the person spoke for."""
    given: str = ""
    """The organisation that the summary gives; may be empty."""
    kind: str = ""
    """`delegation`; empty for a person."""

    @property
    def part(self) -> str:
        """As what and for whom a person took part; a delegation as itself."""
        return " · ".join(filter(None, (self.affiliation, "" if self.kind else self.role)))


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere on the site, with a number beside them."""

    words: str
    url: str
    number: int = 0
    current: bool = False
    """Whether it leads to the page it stands on."""


@dataclass(frozen=True)
class Origin:
    """What a summary was written from, as it stands wherever the summary is quoted or listed."""

    words: str
    """Two or three words: `event page, beginning`."""
    read: str
    """How much of it was read: `whole`, `part` or `beginning`; `unknown` where nobody says."""
    is_machine_made: bool


@dataclass(frozen=True)
class Line:
    """A summary as a line of a list."""

    title: str
    url: str
    language: str
    iso_date: str
    day: str
    """The day, or the month, in words."""
    short_day: str
    dated: str
    """The day in words, with what it is the day of."""
    series: str
    abstract: str
    badges: tuple[Badge, ...]
    people: tuple[Link, ...]
    origin: Origin
    called: str = ""
    """The day in short, with the title where several webinars were on that day: it tells them apart."""
    note: str = ""
    """Why it is in this list: the role somebody had, what is shared."""


def badge(frameworks: Frameworks, norm: Norm) -> Badge:
    """Return the badge of a norm."""
    framework, sign = frameworks.of(norm.id), frameworks.sign(norm.id)
    return Badge(
        norm.id,
        framework.locate(sign),
        norm.title,
        norm.label or "",
        f"norms/{norm.id}/",
        sign,
        *framework.locator.split("{}"),
    )


def participants(
    words: Words, summary: Summary, register: Mapping[str, Speaker]
) -> Mapping[str, PersonView]:
    """Return who took part in a webinar, by id, speakers before moderators."""
    found: dict[str, Appearance] = {}
    roles: dict[str, str] = {}
    people = (("speaker", summary.front.speakers), ("moderator", summary.front.moderators))
    for role, appearances in people:
        for one in appearances:
            found.setdefault(one.id, one)
            roles[one.id] = role if roles.get(one.id, role) == role else "both"
    day = summary.front.date.isoformat()
    return {
        id_: _participant(
            one, register[id_], day, kind(words, register[id_]), words.text(f"role.{roles[id_]}")
        )
        for id_, one in found.items()
    }


def _participant(
    appearance: Appearance, who: Speaker, day: str, kind: str, role: str
) -> PersonView:
    """Return a person of one day; what the summary says of them comes before the register."""
    given = appearance.affiliation
    organisations = tuple(_organisations(who, day, given)) or ((given,) if given else ())
    said = ", ".join(filter(None, (given, appearance.billed_as)))
    return PersonView(
        who.id,
        who.name,
        monogram(who),
        speaker_url(who.id),
        said or " / ".join(organisations),
        kind or role,
        organisations,
        given or "",
        kind,
    )


def _organisations(who: Speaker, day: str, given: str | None) -> Iterator[str]:
    """Yield the organisations that the register has for a day, and that `given` names, if any.

    A summary may give more than a name: `DiploFoundation, Director of Cybersecurity`.
    """
    for one in who.affiliations:
        start, end = one.from_, one.until
        known = start and end and start <= day[: len(start)] and day[: len(end)] <= end
        if known and (given is None or re.search(rf"(?<!\w){re.escape(one.name)}(?!\w)", given)):
            yield one.name


def line(
    words: Words,
    summary: Summary,
    badges: tuple[Badge, ...],
    people: Iterable[PersonView],
    *,
    alone: bool,
) -> Line:
    """Return a summary as a line of a list; `alone` says whether no other is of its day."""
    front = summary.front
    day = words.short_day(front)
    return Line(
        front.title,
        summary_url(summary.id),
        front.language,
        front.iso_date,
        words.day(front),
        day,
        words.dated(front),
        _series(words, summary),
        front.abstract or "",
        badges,
        tuple(Link(person.name, person.url) for person in people),
        _origin(words, summary),
        day if alone else f"{day}, {front.title}",
    )


def _origin(words: Words, summary: Summary) -> Origin:
    """Return in short what a summary was written from, and how much of it was read."""
    source = summary.front.source
    if source is None:
        known = "announced" if summary.is_announced else "unknown"
        return Origin(words.text(f"origin.{known}"), "unknown", is_machine_made=False)
    kind, read = words.text(f"origin.kind.{source.kind}"), words.text(f"origin.read.{source.read}")
    said = words.say("origin.said", kind=kind, read=read)
    return Origin(said, source.read, source.is_machine_made)


def written_from(words: Words, source: Provenance | None) -> str:
    """Say what a summary was written from, and how much of that was read."""
    if source is None:
        return words.text("origin.unknown")
    return words.say(
        "citation.source",
        kind=words.text(f"source.kind.{source.kind}"),
        extent=words.text(f"source.read.{source.read}"),
    )


def _series(words: Words, summary: Summary) -> str:
    """Return the series of a summary and its part in words; empty where it has none."""
    series = summary.front.series
    if series is None:
        return ""
    if series.part is None:
        return series.name
    return words.say("summary.part", name=series.name, part=series.part)


def kind(words: Words, who: Speaker) -> str:
    """Return the word beside a name that is no person's; empty for a person."""
    return words.text(f"role.{who.kind}") if who.is_delegation else ""


def labelled(words: Words, who: Speaker, name: str = "") -> str:
    """Return a name that says of itself that it is no person's, where nothing else stands by it."""
    name = name or who.name
    return (
        words.say("speaker.kind", name=name, kind=kind(words, who)) if who.is_delegation else name
    )


def sort_name(person: Speaker) -> str:
    """Return the name an index shows: the one given, else the last word first; a delegation's own."""
    if person.sort_name or person.is_delegation:
        return person.sort_name or person.name
    given, _, last = person.name.rpartition(" ")
    return f"{last}, {given}" if given else last


def surname_first(person: Speaker) -> tuple[str, str]:
    """Return the key by which an index sorts a person: plain letters, then the name itself."""
    name = sort_name(person)
    return folding.plain(name), name


def monogram(person: Speaker) -> str:
    """Return one or two capitals for a person: of the first name, then of the surname.

    A delegation has none: the empty sign is drawn as a flag.
    """
    return "" if person.is_delegation else _monogram(person.name, person.sort_name or "")


@lru_cache(maxsize=65_536)
def _monogram(name: str, sort_name: str) -> str:
    surname, comma, given = sort_name.partition(",")
    if not comma:
        given, _, surname = name.rpartition(" ")
    first, last = _initial(given), _initial(_without_particles(surname))
    # Letters of Arabic would join into a syllable; the sign between them keeps them apart.
    apart = "\u200c" if is_right_to_left(last) else ""
    return apart.join(filter(None, (first, last)))


def _without_particles(surname: str) -> str:
    """Return a surname from its first capital on: `de Souza Dias` begins with S."""
    words = surname.split()
    capital = (i for i, word in enumerate(words) if word[:1].isupper())
    return " ".join(words[next(capital, 0) :])


def _initial(name: str) -> str:
    return next((char.upper()[0] for char in name if char.isalnum()), "")


def summary_url(id_: str) -> str:
    """Return the address of a summary's page."""
    return f"summaries/{id_}/"


def speaker_url(id_: str) -> str:
    """Return the address of a speaker's page."""
    return f"speakers/{id_}/"


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
    return tuple(Link(topic_name(words, id_), topic_url(id_)) for id_ in topics)

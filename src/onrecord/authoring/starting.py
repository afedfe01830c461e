"""Begin a summary: the file that `onrecord new` writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.authoring.blocks import escaped
from onrecord.authoring.declared import appearance
from onrecord.authoring.draft import Draft, Keys
from onrecord.model import Speaker


@dataclass(frozen=True)
class Guest:
    """Somebody who takes part in a webinar."""

    person: Speaker
    of: str = ""
    """For whom, on that day; may be empty."""


@dataclass(frozen=True)
class Wishes:
    """What somebody wants a new summary to say."""

    title: str
    date: date
    speakers: tuple[Guest, ...]
    moderators: tuple[Guest, ...] = ()
    norms: tuple[str, ...] = ()
    series: Keys | None = None
    source: Keys | None = None


def started(wishes: Wishes) -> Draft:
    """Return a summary whose text says who took part, and that the rest is still to be written.

    It says so in plain words: nothing in it has to be taken for something that was said. Norms are
    named, because the front matter and the text have to agree.
    """
    return Draft(
        title=wishes.title,
        date=wishes.date,
        speakers=tuple(appearance(guest.person.id, guest.of) for guest in wishes.speakers),
        moderators=tuple(appearance(guest.person.id, guest.of) for guest in wishes.moderators),
        norms=tuple(sorted(set(wishes.norms))),
        series=wishes.series,
        source=wishes.source,
        body="\n".join(_body(wishes)),
    )


def _body(wishes: Wishes) -> Iterator[str]:
    """Yield the lines of the text."""
    yield " ".join(("This summary is still to be written.", *_present(wishes)))
    norms = sorted(set(wishes.norms))
    if norms:
        yield ""
    for norm in norms:
        yield f"- What was said about norm 13({norm[-1]}) is still to be written."


def _present(wishes: Wishes) -> Iterator[str]:
    """Yield sentences that name everybody who took part."""
    if wishes.speakers:
        yield f"{_listed(wishes.speakers)} took part."
    if wishes.moderators:
        yield f"{_listed(wishes.moderators)} led the discussion."


def _listed(guests: Sequence[Guest]) -> str:
    """Return names as a list in a sentence."""
    *others, last = (escaped(guest.person.name) for guest in guests)
    return f"{', '.join(others)} and {last}" if others else last

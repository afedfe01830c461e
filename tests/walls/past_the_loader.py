"""Records that no loader would let through: hostile texts as values, in every field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord import index, pipeline
from onrecord.cache import Cache
from onrecord.diagnostics import Source
from onrecord.hosts import loading
from onrecord.hosts.commands import build
from onrecord.model import (
    Affiliation,
    Appearance,
    Event,
    FrontMatter,
    Links,
    Places,
    Provenance,
    Series,
    Speaker,
    Summary,
    Withdrawal,
)
from onrecord.pipeline import Outcome
from onrecord.project.layout import Project
from onrecord.project.reading import shipped
from tests.hosts.projects import SETTINGS, write
from tests.samples import folder, outcome
from tests.walls.places import BODY, Keep, body, places_of

OPEN = f"""\
{SETTINGS.replace("onrecord]", "{onrecord: {contact: record@example.org, pictures: false}}]")}\
site_url: https://example.org/record/
repo_url: https://github.com/example/record
"""
"""The settings of its site, which can be cited, and to which anybody can propose something."""

SPREAD = 10
"""How many texts stand in one summary."""


class Turn:
    """Gives one text after the other, from one of them on."""

    def __init__(self, texts: Sequence[str], start: int) -> None:
        self._texts, self._next = texts, start

    def __call__(self) -> str:
        """Return the next text."""
        self._next += 1
        return self._texts[(self._next - 1) % len(self._texts)]

    def some(self, number: int = 3) -> tuple[str, ...]:
        """Return the next few."""
        return tuple(self() for _ in range(number))

    def path(self) -> str:
        """Return the next text as what can be a part of a path: the disk refuses the rest."""
        return re.sub(r"[/\\\\\0]|\A\.+\Z", "", self())[:60].strip() or "x"


def every_place(place: str, text: int) -> bool:
    """Have each text in each place."""
    return True


def no_place(place: str, text: int) -> bool:
    """Have no text in a body."""
    return False


def some_places(place: str, text: int) -> bool:
    """Have each text in one of four places of a body, each place with one of four texts."""
    return (_PLACES.index(place) + text) % 4 == 0


_PLACES = list(BODY)


def past_the_loader(texts: Sequence[str], keep: Keep, turn: int = 0) -> Outcome:
    """Return a project whose every value is such a text; nothing of it was validated.

    Each field of a summary or of a person has one of ten texts; in ten turns, 0 to 9, it has all.
    """
    empty, _, _ = outcome(folder({}, "", shipped("norms.yaml"), shipped("instruments.yaml")))
    numbers = range(-(-len(texts) // SPREAD))
    turns = [Turn(texts, number * SPREAD + turn) for number in numbers]
    summaries = {f"t-{n}": _summary(n, turns[n], texts, keep) for n in numbers}
    speakers = {f"{k}-{n}": _speaker(f"{k}-{n}", turns[n]) for k in "ms" for n in numbers}
    corpus = replace(
        empty,
        summaries=dict(sorted(summaries.items())),
        speakers=dict(sorted(speakers.items())),
        norms={
            norm.id: norm.model_copy(update=_norm(Turn(texts, place * 40)))
            for place, norm in enumerate(empty.norms.values())
        },
        instruments={
            one.id: one.model_copy(update=_instrument(Turn(texts, place * 20)))
            for place, one in enumerate(empty.instruments.values())
        },
        withdrawn={f"w-{n}": _withdrawn(f"w-{n}", turns[n]) for n in numbers[:3]},
    )
    bodies = pipeline.render_bodies(corpus, frozenset(summaries), None, Cache())
    return Outcome(Project(Path()), corpus, index.build(corpus, bodies), ())


def published(folder: Path, outcome: Outcome) -> Path:
    """Build the site of such a project in an empty folder; return the folder of the site."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "load", lambda project, **_: replace(outcome, project=project))
        return build(write(folder, {"mkdocs.yml": OPEN})).site


def _summary(number: int, turn: Turn, texts: Sequence[str], keep: Keep) -> Summary:
    people = [
        Appearance.model_construct(id=f"{kind}-{number}", affiliation=turn(), billed_as=turn())
        for kind in "sm"
    ]
    event = Event.model_validate({"begins": "2030-03-04T10:00Z"})
    status = "announced" if number % 10 == 9 else "held"
    values = {"title": "x", "date": f"2024-{number % 12 + 1:02}-04", "status": status}
    front = FrontMatter.model_validate({**values, "speakers": [], "norms": ["13e"]}).model_copy(
        update={
            "title": turn(),
            "speakers": (people[0],),
            "moderators": (people[1],),
            "event": event.model_copy(update={"place": turn(), "address": turn()}),
            "series": Series.model_construct(name=turn(), part=1),
            "organisers": turn.some(),
            "topics": (turn.path(), turn.path()),
            "language": turn() if number % 3 == 0 else "en",
            "abstract": turn(),
            "recording": turn(),
            "source": Provenance.model_construct(
                url=turn(), archived=turn(), title=turn(), kind="notes", read="part", note=turn()
            ),
        }
    )
    block = list(enumerate(texts))[number * SPREAD : (number + 1) * SPREAD]
    written, _ = places_of(body(block, keep, number))
    name = f"t-{number}"
    return Summary(name, front, written, 0, Places(Source(f"summaries/{name}.md", written)))


def _withdrawn(name: str, turn: Turn) -> Summary:
    front = FrontMatter.model_validate(
        {"title": "x", "date": "2024-01-02", "speakers": [], "norms": []}
    )
    gone = Withdrawal.model_validate({"on": "2024-02-03", "reason": "x"})
    gone = gone.model_copy(update={"reason": turn()})
    front = front.model_copy(update={"title": turn(), "withdrawn": gone})
    return Summary(name, front, "", 0, Places(Source(f"summaries/{name}.md", "")))


def _speaker(name: str, turn: Turn) -> Speaker:
    return Speaker.model_construct(
        id=name,
        name=turn(),
        sort_name=turn(),
        aliases=turn.some(),
        affiliations=(Affiliation.model_construct(name=turn(), from_=turn(), until=turn()),),
        links=Links.model_construct(website=turn(), orcid=turn(), wikidata=turn()),
        former_ids=(turn.path(),),
        not_same_as=(),
    )


def _norm(turn: Turn) -> dict[str, Any]:
    return {
        "title": turn(),
        "text": turn(),
        "label": turn(),
        "aliases": turn.some(),
        "cites_resolutions": turn.some(),
        "disputed": turn(),
        "sources": turn.some(),
    }


def _instrument(turn: Turn) -> dict[str, Any]:
    names = ("name", "short_name", "symbol", "body", "address")
    return {**{name: turn() for name in names}, "aliases": turn.some()}

"""Passages with who speaks in them: the one block that norm, speaker and other pages share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.index import by_passage
from onrecord.model import Citation, How, Html, Summary
from onrecord.site import wording
from onrecord.site.corrections import of_passage
from onrecord.site.site import Site, newest_first
from onrecord.site.views import Line, Person, summary_url


@dataclass(frozen=True)
class Quote:
    """A passage as it is shown away from its summary."""

    number: int
    html: Html
    language: str
    voices: tuple[Citation, ...]
    """A citation for each person who speaks here, or for nobody, and each basis of saying so."""
    people: Mapping[str, Person]
    """By id: those who speak here, as they were on that day."""
    linked: bool
    """Whether the author, not the text, says which norm it is about."""
    context: str
    """Where it stands in its summary."""
    reference: str
    """How to cite it, without the address."""
    address: str
    """Its absolute address, or its path where the site has none."""
    report: str = ""
    """Where it can be said that it is wrong; empty where the site has no repository."""


@dataclass(frozen=True)
class Webinar:
    """The passages of one webinar."""

    id: str
    line: Line
    quotes: tuple[Quote, ...]


def by_webinar(site: Site, citations: Iterable[Citation]) -> tuple[Webinar, ...]:
    """Group citations by webinar, newest first, each passage once."""
    passages = sorted(by_passage(citations).items())
    grouped = {
        id_: tuple(_quote(site, site.corpus.summaries[id_], found) for _, found in members)
        for id_, members in groupby(passages, lambda one: one[0][0])
    }
    summaries = newest_first(site.corpus.summaries[id_] for id_ in grouped)
    return tuple(Webinar(s.id, site.lines[s.id], grouped[s.id]) for s in summaries)


def _quote(site: Site, summary: Summary, citations: Sequence[Citation]) -> Quote:
    """Return a passage with everybody whom its citations name."""
    passage = site.index.passage(citations[0])
    voices = {(one.speaker, one.basis): one for one in reversed(citations)}
    speaking = tuple(one for one in citations if voices[one.speaker, one.basis] is one)
    context = f"{summary_url(summary.id)}#{passage.anchor}"
    return Quote(
        passage.number,
        passage.html,
        summary.front.language,
        speaking,
        site.people[summary.id],
        all(citation.how is How.LINKED for citation in citations),
        context,
        _reference(site, summary, passage.number, speaking),
        site.settings.absolute(context),
        of_passage(site, summary, passage.number, citations),
    )


def _reference(site: Site, summary: Summary, number: int, voices: Iterable[Citation]) -> str:
    """Write the words with which somebody else can cite a passage."""
    people = site.people[summary.id]
    found = [wording.isolated(people[one.speaker].name) for one in voices if one.speaker]
    names = site.words.locale.listing(found)
    return site.words.say(
        "citation.named" if names else "citation.unnamed",
        people=names,
        title=wording.isolated(summary.front.title),
        day=site.lines[summary.id].dated,
        number=number,
        site=site.settings.name,
    )

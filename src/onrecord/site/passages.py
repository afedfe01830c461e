"""Passages with who speaks in them: the one block that norm, speaker and other pages share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Citation, How, Summary
from onrecord.model import Passage as Record
from onrecord.site import wording
from onrecord.site.corrections import of_passage
from onrecord.site.links import root
from onrecord.site.site import Site, newest_first
from onrecord.site.templating import Fragment, inline
from onrecord.site.views import Line, Person, summary_url


@dataclass(frozen=True)
class Voice:
    """Somebody who speaks in a passage, or nobody, and why we say so."""

    person: Person | None
    basis: str
    tone: str
    """`stated`, `inferred` or `nobody`."""


@dataclass(frozen=True)
class Passage:
    """A passage as it is shown away from its summary."""

    number: int
    text: Fragment
    language: str
    voices: tuple[Voice, ...]
    linked: bool
    """Whether the author, not the text, says which norm it is about."""
    context: str
    """Where it stands in its summary."""
    citation: str
    """How to cite it, without the address."""
    address: str
    """Its absolute address, or its path where the site has none."""
    report: str = ""
    """Where it can be said that it is wrong; empty where the site has no repository."""
    heard: str = ""
    """Its voices as filters read them: `ada-example:stated :nobody`."""


@dataclass(frozen=True)
class Webinar:
    """The passages of one webinar."""

    id: str
    line: Line
    passages: tuple[Passage, ...]


def by_webinar(site: Site, url: str, citations: Iterable[Citation]) -> tuple[Webinar, ...]:
    """Group citations by webinar, newest first, each passage once; for the page at `url`."""
    grouped: dict[str, dict[int, list[Citation]]] = {}
    for citation in citations:
        passages = grouped.setdefault(citation.summary, {})
        passages.setdefault(citation.passage, []).append(citation)
    summaries = newest_first(site.corpus.summaries[id_] for id_ in grouped)
    return tuple(
        Webinar(
            summary.id,
            site.lines[summary.id],
            tuple(
                _passage(site, url, summary, found)
                for _, found in sorted(grouped[summary.id].items())
            ),
        )
        for summary in summaries
    )


def _passage(site: Site, url: str, summary: Summary, citations: list[Citation]) -> Passage:
    """Return a passage with everybody whom its citations name."""
    passage = site.index.passage(citations[0])
    place = summary_url(summary.id)
    context = f"{place}#{passage.anchor}"
    voices = tuple(dict.fromkeys(_voice(site, citation) for citation in citations))
    return Passage(
        passage.number,
        inline(passage.html, root(url)),
        summary.front.language,
        voices,
        all(citation.how is How.LINKED for citation in citations),
        context,
        _citation(site, summary, passage, voices),
        site.settings.absolute(context),
        of_passage(site, summary, passage.number, citations),
        " ".join(f"{v.person.id if v.person else ''}:{v.tone}" for v in voices),
    )


def _voice(site: Site, citation: Citation) -> Voice:
    """Return who speaks, as they were on that day."""
    person = site.people[citation.summary][citation.speaker] if citation.speaker else None
    tone = citation.basis.value if citation.basis else "nobody"
    return Voice(person, site.words.text(f"basis.{tone}"), tone)


def _citation(site: Site, summary: Summary, passage: Record, voices: tuple[Voice, ...]) -> str:
    """Write the words with which somebody else can cite a passage."""
    people = [wording.isolated(voice.person.name) for voice in voices if voice.person]
    names = site.words.locale.listing(people)
    return site.words.say(
        "citation.named" if names else "citation.unnamed",
        people=names,
        title=wording.isolated(summary.front.title),
        day=site.lines[summary.id].dated,
        number=passage.number,
        site=site.settings.name,
    )

"""Summaries and their passages as search knows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from onrecord.model import Body, Citation, Speaker, Summary
from onrecord.search.records import Facet, Record, words
from onrecord.site import wording
from onrecord.site.alphabet import slug
from onrecord.site.appearances import organisations
from onrecord.site.passages import Passage, Voice, by_webinar
from onrecord.site.site import Site
from onrecord.site.views import summary_url
from onrecord.text.folding import spellings

FIND = "find/"
"""The page that shows what was found."""


def summaries(site: Site) -> Iterator[Record]:
    """Yield each summary with its whole text, newest first."""
    for summary in site.newest:
        front = summary.front
        cited = sorted({c.norm for c in site.index.by_summary[summary.id]})
        text, parts = _text(site.index.bodies[summary.id])
        people = site.people[summary.id].values()
        yield Record(
            summary_url(summary.id),
            language(front.language),
            text,
            front.title,
            about=(*cited, *_about(site, summary)),
            date=front.date.isoformat(),
            facets={
                "kind": [Facet("summary", "")],
                "speaker": [_speaker(site, id_) for id_ in site.parts[summary.id]],
                "organisation": [
                    *_houses(site, summary, *site.parts[summary.id]),
                    *(Facet(slug(name), name) for name in front.organisers),
                ],
                **_when(summary),
            },
            facts={
                "kind": "summary",
                "date": front.date.isoformat(),
                "dated": wording.dated(site.words, front),
                **_in_language(site, front.language),
                "norms": cited,
                "parts": parts,
                "people": [person.name for person in people],
                "series": site.lines[summary.id].series,
            },
        )


def passages(site: Site) -> Iterator[Record]:
    """Yield each passage that cites a norm, newest webinar first."""
    for summary in site.newest:
        citations = site.index.by_summary[summary.id]
        for webinar in by_webinar(site, FIND, citations):
            cited: dict[int, list[Citation]] = {}
            for citation in citations:
                cited.setdefault(citation.passage, []).append(citation)
            for passage in webinar.passages:
                yield _passage(site, summary, passage, cited[passage.number])


def passages_by_language(site: Site) -> Counter[str]:
    """Return how many passages there are in each language."""
    return Counter(
        language(site.corpus.summaries[id_].front.language)
        for id_, citations in site.index.by_summary.items()
        for _ in {citation.passage for citation in citations}
    )


def _passage(site: Site, summary: Summary, shown: Passage, citations: list[Citation]) -> Record:
    """Return one passage, with who speaks in it."""
    speakers = [c.speaker for c in citations if c.speaker]
    norms = sorted({c.norm for c in citations})
    when = {f"said-{name}": facets for name, facets in _when(summary).items()}
    return Record(
        shown.context,
        language(shown.language),
        site.index.passage(citations[0]).text,
        about=(*norms, *(n for id_ in speakers for n in names(site.corpus.speakers[id_]))),
        date=summary.front.date.isoformat(),
        facets={
            "said-norm": [Facet(id_, site.corpus.norms[id_].locator) for id_ in norms],
            "said-speaker": [_speaker(site, id_) for id_ in speakers],
            "said-organisation": _houses(site, summary, *speakers),
            **when,
        },
        facts={
            "kind": "passage",
            "citation": shown.citation,
            "date": summary.front.date.isoformat(),
            "dated": wording.dated(site.words, summary.front),
            **_in_language(site, shown.language),
            "linked": shown.linked,
            "norms": ", ".join(site.badges[norm].locator for norm in norms),
            "number": shown.number,
            "title": summary.front.title,
            "voices": [_voice(voice) for voice in shown.voices],
        },
    )


def language(code: str) -> str:
    """Return the language of a code without its region: what Pagefind has stems for."""
    return code.split("-", maxsplit=1)[0]


def _in_language(site: Site, code: str) -> dict[str, str]:
    """Return what is said of a text in another language than the site."""
    if code == site.words.language:
        return {}
    return {"language": code, "direction": wording.direction(code)}


def names(person: Speaker) -> tuple[str, ...]:
    """Return every name of a person, in every spelling."""
    return spellings((person.name, *person.aliases))


def _text(body: Body) -> tuple[str, list[Any]]:
    """Return the text of a summary, and what stands at which word of it.

    A part is the number of its first word, its anchor, its number or heading, and who speaks.
    """
    texts: list[str] = []
    parts: list[Any] = []
    headings = iter(body.headings)
    section, count = "", 0
    for passage in body.passages:
        if passage.section != section:
            section = passage.section
            heading = next((h for h in headings if h.text == section), None)
            if heading:
                parts.append([count, heading.anchor, heading.text, []])
                texts.append(heading.text)
                count += len(words(heading.text))
        speakers = sorted({c.speaker for c in passage.citations if c.speaker})
        parts.append([count, passage.anchor, passage.number, speakers])
        texts.append(passage.text)
        count += len(words(passage.text))
    return " ".join(texts), parts


def _about(site: Site, summary: Summary) -> Iterator[str]:
    """Yield what a summary is found by besides its title and text."""
    front = summary.front
    for id_ in site.parts[summary.id]:
        yield from names(site.corpus.speakers[id_])
    yield from (facet.words for facet in _houses(site, summary, *site.parts[summary.id]))
    yield from (*front.organisers, *(wording.topic(site.words, id_) for id_ in front.topics))
    yield from filter(None, (site.lines[summary.id].series, front.abstract))
    yield f"{site.words.locale.day(front.date)} {front.date}"


def _speaker(site: Site, id_: str) -> Facet:
    """Return a person as a facet."""
    return Facet(id_, site.corpus.speakers[id_].name)


def _houses(site: Site, summary: Summary, *people: str) -> list[Facet]:
    """Return whom people stood for on the day of a webinar."""
    found = [
        name
        for id_ in people
        if id_ in site.parts[summary.id]
        for name in organisations(site.parts[summary.id][id_], site.corpus.speakers[id_])
    ]
    return [Facet(slug(name), name) for name in dict.fromkeys(found)]


def _when(summary: Summary) -> dict[str, list[Facet]]:
    """Return the series and the year of a webinar."""
    front = summary.front
    year = str(front.date.year)
    series = [Facet(slug(front.series.name), front.series.name)] if front.series else []
    return {"series": series, "year": [Facet(year, year)]}


def _voice(voice: Voice) -> dict[str, str]:
    """Return who speaks in a passage, as a hit shows it."""
    found = {"basis": voice.basis, "tone": voice.tone}
    if person := voice.person:
        what = " · ".join(filter(None, (person.affiliation, person.role)))
        found |= {
            "monogram": person.monogram,
            "name": person.name,
            "url": person.url,
            "what": what,
        }
    return found

"""Passages away from their summary: by webinar, and for one person by norm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from onrecord.bodies import Citation, How, Html, Voice
from onrecord.index import by_passage
from onrecord.site.paging import ENTRIES
from onrecord.site.provenance import passage_correction
from onrecord.site.recordings import Watch, watch
from onrecord.site.references import citing_anchor, passage_reference
from onrecord.site.site import Site, newest_first
from onrecord.site.views import (
    Badge,
    Line,
    Link,
    PersonView,
    speaker_url,
    summary_url,
)

NOBODY = "matrix/nobody-named/"
"""The address of the passages that are attributed to nobody."""


@dataclass(frozen=True, eq=False)
class Quote:
    """A passage as it is shown away from its summary: one that many pages show is the same there."""

    number: int
    html: Html
    language: str
    voices: tuple[Voice, ...]
    """One for each person who speaks here, or for nobody, and each basis of saying so."""
    people: Mapping[str, PersonView]
    """By id: those who speak here, as they were on that day."""
    linked: bool
    """Whether the author, not the text, says which norm it is about."""
    norms: tuple[Badge, ...] = ()
    """Those that these people, or nobody, cite here."""
    heard: str = ""
    """Who speaks, on what basis, and which norms they cite: what the filters look at."""
    context: str = ""
    """Where it stands in its summary."""
    reference: str = ""
    """How to cite it, without the address."""
    styles: str = ""
    """Where it can be cited in several styles, and saved as a file."""
    address: str = ""
    """Its absolute address, or its path where the site has none."""
    report: str = ""
    """Where it can be said that it is wrong; empty where there is nobody to tell."""
    words: str = ""
    """Those by which it was found, where it does not cite the norm in question."""
    watch: Watch | None = None
    """Where it begins in the recording."""


@dataclass(frozen=True)
class WebinarQuotes:
    """The passages of one webinar."""

    id: str
    line: Line
    quotes: tuple[Quote, ...]
    """Those that cite a norm first, then in the order of the text."""
    topics: tuple[str, ...] = ()
    """Ids of what the webinar was about."""


def by_webinar(site: Site, voices: Iterable[Voice]) -> tuple[WebinarQuotes, ...]:
    """Group citations or statements by webinar, newest first, each passage once."""
    return quoted(site, by_passage(voices))


def quoted(
    site: Site,
    passages: Mapping[tuple[str, int], Sequence[Voice]],
    words: Mapping[tuple[str, int], str] = MappingProxyType({}),
) -> tuple[WebinarQuotes, ...]:
    """Return passages, each with those who are to be named in it, by webinar, newest first.

    `words` are those by which a passage was found.
    """
    found: dict[str, list[Quote]] = {}
    quote = site.keeping(_quote)
    for place, voices in sorted(passages.items()):
        found.setdefault(place[0], []).append(quote(*place, tuple(voices), words.get(place, "")))
    summaries = newest_first(site.corpus.summaries[id_] for id_ in found)
    return tuple(
        WebinarQuotes(
            s.id,
            site.lines[s.id],
            tuple(sorted(found[s.id], key=lambda quote: not quote.norms)),
            s.front.topics,
        )
        for s in summaries
    )


def _quote(site: Site, id_: str, number: int, named: tuple[Voice, ...], words: str) -> Quote:
    """Return a passage with everybody who is to be named in it, found by some words."""
    summary = site.corpus.summaries[id_]
    passage = site.index.bodies[summary.id].passages[number - 1]
    first = {(one.speaker, one.basis): one for one in reversed(named)}
    voices = tuple(one for one in named if first[one.speaker, one.basis] is one)
    cited = [citation for one in named for citation in site.citations_at(one)]
    norms = sorted({citation.norm for citation in cited})
    context = f"{summary_url(summary.id)}#{passage.anchor}"
    return Quote(
        number,
        passage.html,
        summary.front.language,
        voices,
        site.people[summary.id],
        bool(cited) and all(citation.how is How.LINKED for citation in cited),
        tuple(site.badges[norm] for norm in norms),
        " ".join(_heard(one, cited) for one in voices),
        context,
        passage_reference(site, summary, number, voices),
        f"{summary_url(summary.id)}#{citing_anchor(number)}",
        site.settings.absolute(context),
        passage_correction(site, summary, number, named),
        words,
        watch(site.words, summary, passage),
    )


def _heard(voice: Voice, cited: Iterable[Citation]) -> str:
    """Return who speaks, on what basis, and what they cite: `lea-kaspar:inferred:13e,13k`."""
    norms = sorted({citation.norm for citation in cited if citation.speaker == voice.speaker})
    return f"{voice.speaker or ''}:{voice.basis or 'nobody'}:{','.join(norms)}"


@dataclass(frozen=True)
class NormSection:
    """The passages of one person, or of nobody, on one norm."""

    badge: Badge
    count: int
    """How many passages."""
    url: str
    """Where exactly these passages stand."""
    webinars: tuple[WebinarQuotes, ...]
    """Empty where they stand on a page of their own."""


def place(speaker: str | None) -> str:
    """Return the address of the page with what a person said, or nobody."""
    return speaker_url(speaker) if speaker else NOBODY


def section_url(site: Site, speaker: str | None, norm: str) -> str:
    """Return where exactly a person's passages on a norm stand.

    On a page with all that the person said, the filters leave no others.
    """
    if is_paged(site, speaker):
        return f"{place(speaker)}{norm}/"
    return f"{place(speaker)}{'?norm=' + norm if speaker else ''}#{norm}"


def is_paged(site: Site, speaker: str | None) -> bool:
    """Say whether there is so much of a person, or of nobody, that each norm has its own page."""
    statements = site.index.by_speaker[speaker] if speaker else ()
    return max(len(statements), len(site.citations_of[speaker])) > ENTRIES


def sections(site: Site, speaker: str | None) -> tuple[NormSection, ...]:
    """Return what a person cites, by norm; without the passages where it is paged."""
    paged = is_paged(site, speaker)
    found = _by_norm(site, speaker)
    return tuple(_section(site, speaker, n, () if paged else found[n]) for n in sorted(found))


def section_pages(site: Site, speaker: str | None) -> Iterator[NormSection]:
    """Yield the sections that stand on pages of their own, with their passages."""
    if is_paged(site, speaker):
        for norm, citations in sorted(_by_norm(site, speaker).items()):
            yield _section(site, speaker, norm, citations)


def jumps(said: tuple[NormSection, ...], current: str = "") -> tuple[Link, ...]:
    """Return the ways to the norms that somebody cites; none where there is but one."""
    if len(said) == 1:
        return ()
    return tuple(
        Link(f"{s.badge.locator} {s.badge.label}".strip(), s.url, s.count, s.badge.id == current)
        for s in said
    )


def _section(
    site: Site, speaker: str | None, norm: str, citations: Iterable[Citation]
) -> NormSection:
    return NormSection(
        site.badges[norm],
        site.counts[speaker][norm],
        section_url(site, speaker, norm),
        by_webinar(site, citations),
    )


def _by_norm(site: Site, speaker: str | None) -> dict[str, list[Citation]]:
    found: dict[str, list[Citation]] = {}
    for citation in site.citations_of[speaker]:
        found.setdefault(citation.norm, []).append(citation)
    return found

"""The records of a site: its summaries, passages, people, norms, lists and pages as search knows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html.parser import HTMLParser

from onrecord.bodies import Body, Voice
from onrecord.index import by_passage
from onrecord.model import Norm, Speaker, Summary
from onrecord.search.contract import (
    HitKind,
    InLanguage,
    OriginFacts,
    PageFacts,
    PagePart,
    PassageFacts,
    VoiceFacts,
)
from onrecord.search.search_record import Facet, SearchRecord, words
from onrecord.site.listings import from_a_to_z, gatherings
from onrecord.site.passages import Quote, quoted
from onrecord.site.provenance import documents, report_document
from onrecord.site.site import NormSet, Site
from onrecord.site.views import kind, labelled, speaker_url, summary_url
from onrecord.site.words import direction
from onrecord.text.folding import spellings
from onrecord.text.slugs import slug

LISTINGS: dict[str, HitKind] = {
    "series": "series",
    "organisations": "organisation",
    "topics": "topic",
}
"""By the key of a list: the kind of its entries."""

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_SKIPPED = frozenset(["script", "style", "svg", "template"])
_VOID = frozenset(["area", "br", "col", "hr", "img", "input", "source", "wbr"])
_INLINE = frozenset(
    "a abbr b cite code del em i ins kbd mark q s samp small span strong sub sup u var".split()
)
_PERMALINK = "headerlink"
"""The class of the link beside a heading that leads to it."""


def summaries(site: Site) -> Iterator[SearchRecord]:
    """Yield each summary with its whole text, newest first."""
    for summary in site.newest:
        front = summary.front
        cited = sorted({c.norm for c in site.index.by_summary[summary.id]})
        text, parts = _text(site.index.bodies[summary.id])
        people = site.people[summary.id].values()
        yield SearchRecord(
            summary_url(summary.id),
            text,
            front.title,
            about=(*cited, *_about(site, summary)),
            date=front.date.isoformat(),
            facets={
                "speaker": [_speaker(site, id_) for id_ in site.people[summary.id]],
                "organisation": [
                    *_organisations(site, summary, *site.people[summary.id]),
                    *(Facet(slug(name), name) for name in front.organisers),
                ],
                "framework": _frameworks(site, cited),
                **_webinar(site, summary),
            },
            facts=PageFacts(
                kind="summary",
                date=front.iso_date,
                dated=site.words.dated(front),
                origin=_origin(site, summary),
                parts=parts,
                people=[person.name for person in people],
                series=site.lines[summary.id].series,
            )
            | _in_language(site, front.language),
        )


Voices = Mapping[tuple[str, int], Sequence[Voice]]
"""By passage: who speaks there, or cites a norm."""


def passages(site: Site, found: Voices) -> Iterator[SearchRecord]:
    """Yield a record of each passage, newest webinar first."""
    for webinar in quoted(site, found):
        for quote in webinar.quotes:
            yield _passage(site, site.corpus.summaries[webinar.id], quote)


def voices(site: Site) -> Voices:
    """Return who speaks in each passage; where nobody does, who cites a norm there, nobody in most."""
    return {**by_passage(site.index.citations), **by_passage(site.index.statements)}


def _passage(site: Site, summary: Summary, quote: Quote) -> SearchRecord:
    speakers = [voice.speaker for voice in quote.voices if voice.speaker]
    norms = [badge.id for badge in quote.norms]
    return SearchRecord(
        quote.context,
        site.index.passage(quote.voices[0]).text,
        about=(*norms, *(n for id_ in speakers for n in names(site.corpus.speakers[id_]))),
        date=summary.front.date.isoformat(),
        facets={
            "framework": _frameworks(site, norms),
            "norm": [Facet(id_, site.badges[id_].locator) for id_ in norms],
            "speaker": [_speaker(site, id_) for id_ in speakers],
            "voice": [
                Facet(f"{one.speaker}:{citation.norm}", "")
                for one in quote.voices
                for citation in site.citations_at(one)
            ],
            "organisation": _organisations(site, summary, *speakers),
            **_webinar(site, summary),
        },
        facts=PassageFacts(
            kind="said" if speakers else "passage",
            citation=quote.reference,
            date=summary.front.iso_date,
            dated=site.words.dated(summary.front),
            linked=quote.linked,
            norms=", ".join(badge.locator for badge in quote.norms),
            number=quote.number,
            origin=_origin(site, summary),
            title=summary.front.title,
            voices=[_voice(site, voice) for voice in quote.voices],
        )
        | _in_language(site, quote.language),
    )


def _origin(site: Site, summary: Summary) -> OriginFacts:
    """Return what a summary was written from."""
    origin = site.lines[summary.id].origin
    facts = OriginFacts(words=origin.words, read=origin.read)
    if origin.is_machine_made:
        facts["machine"] = True
    return facts


def _in_language(site: Site, code: str) -> InLanguage:
    """Return what is said of a text in another language than the site."""
    if code == site.words.language:
        return {}
    return InLanguage(language=code, direction=direction(code))


def names(person: Speaker) -> tuple[str, ...]:
    """Return every name of a person, in every spelling."""
    return spellings((person.name, *person.aliases))


def _text(body: Body) -> tuple[str, list[PagePart]]:
    texts: list[str] = []
    parts: list[PagePart] = []
    headings = iter(body.headings)
    section, count = "", 0
    for passage in body.passages:
        if passage.section != section:
            section = passage.section
            heading = next((h for h in headings if h.text == section), None)
            if heading:
                parts.append(PagePart(count, heading.anchor, heading.text, []))
                texts.append(heading.text)
                count += len(words(heading.text))
        speakers = sorted({statement.speaker for statement in passage.statements})
        parts.append(PagePart(count, passage.anchor, passage.number, speakers))
        texts.append(passage.text)
        count += len(words(passage.text))
    return " ".join(texts), parts


def _about(site: Site, summary: Summary) -> Iterator[str]:
    """Yield what a summary is found by besides its title and text."""
    front = summary.front
    for id_ in site.people[summary.id]:
        yield from names(site.corpus.speakers[id_])
    yield from (facet.label for facet in _organisations(site, summary, *site.people[summary.id]))
    yield from (*front.organisers, *(site.words.topic(id_) for id_ in front.topics))
    yield from filter(None, (site.lines[summary.id].series, front.abstract))
    yield f"{site.words.day(front)} {front.iso_date}"


def _speaker(site: Site, id_: str) -> Facet:
    return Facet(id_, labelled(site.words, site.corpus.speakers[id_]))


def _frameworks(site: Site, norms: Iterable[str]) -> list[Facet]:
    """Return of which frameworks some norms are; nothing where the site has only one."""
    if len(site.sets) == 1:
        return []
    found = {site.set_of[norm].url for norm in norms}
    return [Facet(one.framework.id, one.framework.name) for one in site.sets if one.url in found]


def _organisations(site: Site, summary: Summary, *people: str) -> list[Facet]:
    """Return whom people stood for on the day of a webinar."""
    found = [
        name
        for id_ in people
        if id_ in site.people[summary.id]
        for name in site.people[summary.id][id_].organisations
    ]
    return [Facet(slug(name), name) for name in dict.fromkeys(found)]


def _webinar(site: Site, summary: Summary) -> dict[str, list[Facet]]:
    """Return the facets that all passages of a webinar share."""
    front = summary.front
    year = str(front.date.year)
    return {
        "series": [Facet(slug(front.series.name), front.series.name)] if front.series else [],
        "topic": [Facet(id_, site.words.topic(id_)) for id_ in front.topics],
        "year": [Facet(year, year)],
    }


def _voice(site: Site, citation: Voice) -> VoiceFacts:
    tone = str(citation.basis or "nobody")
    basis = site.words.text(f"basis.{citation.origin or tone}")
    if citation.speaker is None:
        return VoiceFacts(basis=basis, tone=tone)
    person = site.people[citation.summary][citation.speaker]
    return VoiceFacts(
        basis=basis,
        tone=tone,
        monogram=person.monogram,
        name=person.name,
        url=person.url,
        what=" · ".join(filter(None, (person.affiliation, person.role))),
    )


def speakers(site: Site) -> Iterator[SearchRecord]:
    """Yield each person of the register, by surname."""
    for id_ in site.alphabetical:
        person = site.corpus.speakers[id_]
        parts = site.appearances[id_]
        belongs_to = tuple(dict.fromkeys(a.name for a in person.affiliations))
        known = [one.given for _, one in parts if one.given] or [kind(site.words, person)]
        yield SearchRecord(
            speaker_url(id_),
            ", ".join(belongs_to),
            person.name,
            names(person),
            facets={
                "speaker": [_speaker(site, id_)],
                "organisation": [Facet(slug(name), name) for name in belongs_to],
                "framework": _frameworks(site, site.counts[id_]),
            },
            facts=PageFacts(kind="speaker", what=next(filter(None, (*known, *belongs_to)), "")),
        )


def norms(site: Site) -> Iterator[SearchRecord]:
    """Yield the list of the norms of each framework, then each of them."""
    for own in site.sets:
        yield _norm_list(site, own)
        yield from (_norm(site, site.corpus.norms[id_]) for id_ in own.norms)


def _norm_list(site: Site, own: NormSet) -> SearchRecord:
    official = report_document(own.words, site.corpus, own.framework)
    known = site.corpus.instruments.get(own.framework.instrument)
    names = (known.short_name, known.name, *known.aliases) if known else ()
    called = filter(None, (official.symbol, official.name, *names))
    return SearchRecord(
        own.url,
        f"{', '.join(filter(None, (official.name, official.symbol, official.place)))}.",
        own.words.say("norms.called"),
        (*own.words.text("norms.names").split(", "), *dict.fromkeys(called)),
        facets={"framework": _frameworks(site, own.norms)},
        facts=PageFacts(kind="norm"),
    )


def _norm(site: Site, norm: Norm) -> SearchRecord:
    locator = site.badges[norm.id].locator
    elsewhere = [d for _, found in documents(site.words, site.corpus, norm) for d in found]
    return SearchRecord(
        f"norms/{norm.id}/",
        norm.text,
        f"{locator} {norm.title}",
        (norm.id, locator, *filter(None, (norm.label,)), *norm.aliases),
        about=(
            *(f"{d.name} {d.symbol}" for d in elsewhere),
            *norm.cites_resolutions,
            *(site.words.topic(id_) for id_ in norm.topics),
        ),
        facets={"framework": _frameworks(site, (norm.id,))},
        facts=PageFacts(kind="norm"),
    )


def listings(site: Site) -> Iterator[SearchRecord]:
    """Yield the series, organisations and topics."""
    for key, found in site.grouped(gatherings).items():
        for entry in from_a_to_z(found.values()):
            kind, name = LISTINGS[key], entry.name
            yield SearchRecord(
                entry.url,
                name,
                name,
                spellings([name]),
                # The page of a thing is among what is found of it.
                facets={kind: [Facet(entry.url.split("/")[1], name)]},
                facts=PageFacts(kind=kind, what=f"{entry.note(site.words)}."),
            )


def hand_written_record(url: str, title: str, html: str) -> SearchRecord:
    """Return the record of a hand-written page: its plain title, and its HTML without the theme."""
    parser = _TextParser()
    parser.feed(html)
    parser.close()
    return SearchRecord(
        url,
        parser.text,
        title,
        facts=PageFacts(kind="manual", parts=parser.parts),
    )


class _TextParser(HTMLParser):
    """Takes the text of a fragment, and where its sections begin."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[str] = []
        self._open: list[str] = []
        self._skipping = 0
        """How many of the last open elements are left out."""
        self._heading: tuple[str, int] | None = None
        """The anchor of the heading that is being read, and its first piece."""
        self._headings: list[tuple[str, int, int]] = []
        """The anchor of each, and between which pieces it stands."""

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self._pieces)

    @property
    def parts(self) -> list[PagePart]:
        """The sections; nobody speaks in them."""
        return [
            PagePart(
                self._count(start), anchor, " ".join(words("".join(self._pieces[start:end]))), []
            )
            for anchor, start, end in self._headings
        ]

    def _count(self, piece: int) -> int:
        return len(words("".join(self._pieces[:piece])))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a section at a heading with an anchor; leave out scripts and pictures."""
        given = dict(attrs)
        self._separate(tag)
        if tag in _HEADINGS and given.get("id"):
            self._heading = (given["id"] or "", len(self._pieces))
        if tag in _VOID:
            return
        self._open.append(tag)
        if self._skipping or tag in _SKIPPED or given.get("class") == _PERMALINK:
            self._skipping += 1

    def handle_endtag(self, tag: str) -> None:
        """End an element, and those within it that were not ended."""
        self._separate(tag)
        while tag in self._open:
            last = self._open.pop()
            self._skipping = max(0, self._skipping - 1)
            if last == tag:
                break
        if tag in _HEADINGS and self._heading:
            self._headings.append((*self._heading, len(self._pieces)))
            self._heading = None

    def handle_data(self, data: str) -> None:
        """Take text, unless it is left out."""
        if not self._skipping:
            self._pieces.append(data)

    def _separate(self, tag: str) -> None:
        """Separate the words of two blocks; an inline element separates nothing."""
        if tag not in _INLINE:
            self._pieces.append(" ")

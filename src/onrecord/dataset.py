"""The record as plain rows: the one source of every export, and what `onrecord.load` gives.

The sentence below a field describes it wherever it is published: in JSON Schemas, OpenAPI, the
metadata of the database and the manual.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, get_type_hints

from pydantic import ConfigDict, TypeAdapter

from onrecord import model
from onrecord.bodies import Passage as PassageBlock
from onrecord.site.recordings import recording_at
from onrecord.site.site import Site
from onrecord.site.views import sort_name, speaker_url, summary_url


class Row:
    """A frozen row of a table."""

    __pydantic_config__: ClassVar = ConfigDict(use_attribute_docstrings=True)

    @property
    def cells(self) -> tuple[Any, ...]:
        """The values, in the order of the columns."""
        return tuple(vars(self).values())


@dataclass(frozen=True)
class Speaker(Row):
    """A person or a delegation of the register."""

    id: str
    """The id, which stays for ever."""
    name: str
    """The name as the person writes it."""
    sort_name: str
    """The name as an index sorts it, surname first."""
    kind: str
    """`person`, or `delegation` for a State or an organisation."""
    aliases: tuple[str, ...]
    """Other spellings and former names."""
    former_ids: tuple[str, ...]
    """Ids that the speaker had before."""
    website: str | None
    """A page of or about the speaker."""
    orcid: str | None
    """The ORCID iD."""
    wikidata: str | None
    """The item in Wikidata."""
    url: str
    """The page of the speaker."""


@dataclass(frozen=True)
class Affiliation(Row):
    """An organisation that a speaker belonged to."""

    speaker: str
    """The id of the speaker."""
    organisation: str
    """The name of the organisation."""
    since: str | None
    """The first day, month or year that it is known for."""
    until: str | None
    """The last day, month or year that it is known for."""


@dataclass(frozen=True)
class Norm(Row):
    """A norm of the catalogue."""

    id: str
    """The id, which stays for ever."""
    locator: str
    """How people write it."""
    title: str
    """A short title in the wording of the site."""
    text: str
    """A paraphrase in the wording of the site, not that of the document."""
    aliases: tuple[str, ...]
    """Names that others use for it."""
    topics: tuple[str, ...]
    """Its subjects."""
    disputed: str | None
    """What about it is disputed."""
    url: str
    """The page of the norm."""


@dataclass(frozen=True)
class Summary(Row):
    """The summary of a webinar."""

    id: str
    """The id, which stays for ever."""
    title: str
    """The title of the webinar."""
    date: str
    """The day, `2018-12-11`, or the month where no more is known."""
    date_is: str
    """What the date says: `held`, `published`, `inferred` or `month`."""
    status: str
    """`held`, or `announced` for a webinar to come."""
    begins: str | None
    """When it begins, with the offset from UTC; known of webinars to come alone."""
    ends: str | None
    """When it ends."""
    place: str | None
    """Where it takes place."""
    language: str
    """The language of the text, as a code."""
    abstract: str | None
    """Two or three sentences about it."""
    series: str | None
    """The series the webinar belongs to."""
    part: int | None
    """Which part of the series it is."""
    organisers: tuple[str, ...]
    """Who organised it."""
    topics: tuple[str, ...]
    """Its subjects."""
    norms: tuple[str, ...]
    """Ids of the norms that the text cites."""
    recording: str | None
    """The address of a recording."""
    source_kind: str | None
    """What kind of text the summary was written from."""
    source_read: str | None
    """How much of that was read: `whole`, `part` or `beginning`."""
    source_title: str | None
    """What the source is called."""
    source_url: str | None
    """The address of the source."""
    source_archived: str | None
    """The address of an archived copy."""
    source_note: str | None
    """What a reader should know about the source."""
    published: str | None
    """The day the summary was first published."""
    updated: str | None
    """The day of its last change of substance."""
    url: str
    """The page of the summary."""


@dataclass(frozen=True)
class Appearance(Row):
    """A speaker in a webinar."""

    summary: str
    """The id of the summary."""
    speaker: str
    """The id of the speaker."""
    role: str
    """`speaker` or `moderator`."""
    affiliation: str | None
    """Whom the speaker spoke for on that day."""
    billed_as: str | None
    """How the programme announced the speaker."""


@dataclass(frozen=True)
class Passage(Row):
    """A paragraph, list item or quotation of a summary, which can be cited."""

    summary: str
    """The id of the summary."""
    number: int
    """Counted from 1 through the summary; it may change, the anchor does not."""
    anchor: str
    """The permanent anchor on the page of the summary."""
    kind: str
    """`paragraph`, `item` or `quotation`."""
    section: str | None
    """The heading that it stands under."""
    text: str
    """The plain text."""
    url: str
    """Where it stands."""
    seconds: int | None
    """Where in the recording it begins, where the author marked it."""
    recording: str | None
    """The address that opens the recording there, or at its beginning where that cannot be done."""


@dataclass(frozen=True)
class Statement(Row):
    """A speaker who speaks in a passage, with what is needed to use the row by itself."""

    summary: str
    """The id of the summary."""
    passage: int
    """The number of the passage in the summary."""
    speaker: str
    """The id of the speaker."""
    date: str
    """The day of the webinar, or the month where no more is known."""
    title: str
    """The title of the webinar."""
    speaker_name: str
    """The name of the speaker."""
    affiliation: str | None
    """Whom the speaker spoke for on that day."""
    norms: tuple[str, ...]
    """Ids of the norms that the speaker cites in the passage."""
    basis: str
    """`stated` where the author marked the speaker, `inferred` where the text says who speaks."""
    origin: str | None
    """What of the structure names the speaker, such as `heading`; nothing where the words do."""
    why: str | None
    """The form and the words that show who speaks."""
    language: str
    """The language of the text, as a code."""
    text: str
    """The text of the passage: a summary of what was said, not a transcript."""
    url: str
    """Where the passage stands."""
    seconds: int | None
    """Where in the recording the passage begins, where the author marked it."""
    recording: str | None
    """The address that opens the recording there, or at its beginning where that cannot be done."""


@dataclass(frozen=True)
class Citation(Row):
    """A norm that is cited in a passage, and by whom."""

    summary: str
    """The id of the summary."""
    passage: int
    """The number of the passage in the summary."""
    norm: str
    """The id of the norm."""
    speaker: str | None
    """The id of the speaker; nothing where nobody is named."""
    date: str
    """The day of the webinar, or the month where no more is known."""
    how: str
    """`named` where the text gives the letter, `linked` where the author linked the words."""
    basis: str | None
    """`stated` or `inferred`, as in a statement; nothing where nobody is named."""
    origin: str | None
    """What of the structure names the speaker."""
    why: str | None
    """The form and the words that show who speaks."""
    url: str
    """Where the passage stands."""


@dataclass(frozen=True)
class Withdrawal(Row):
    """A summary that was taken back; nothing else in the record speaks of it."""

    summary: str
    """The id that the summary had."""
    title: str
    """The title of the webinar."""
    withdrawn: str
    """The day it was taken back."""
    reason: str
    """Why."""
    url: str
    """The page that says so."""


@dataclass(frozen=True)
class Problem(Row):
    """Something wrong with a file of the project."""

    code: str
    """What the manual has it under: `OR601`."""
    severity: str
    """`error` or `warning`; what is wrong with an error is left out of the rows."""
    path: str
    """The file, relative to the project."""
    line: int
    """The line, counted from 1."""
    message: str
    """What is wrong."""
    hint: str
    """What to do about it; may be empty."""


@dataclass(frozen=True)
class Dataset:
    """The whole record, as tables of rows; every id that a row names is in its table."""

    name: str
    """The name of the site."""
    address: str
    """The absolute address of the site; empty where it is not known."""
    speakers: tuple[Speaker, ...]
    """By id."""
    affiliations: tuple[Affiliation, ...]
    """By speaker, then in the order of the register."""
    norms: tuple[Norm, ...]
    """In the order of the catalogue."""
    summaries: tuple[Summary, ...]
    """The newest webinar first, then by id."""
    appearances: tuple[Appearance, ...]
    """By summary, speakers before moderators."""
    passages: tuple[Passage, ...]
    """By summary, in the order of the text."""
    statements: tuple[Statement, ...]
    """By summary, in the order of the text."""
    citations: tuple[Citation, ...]
    """By summary, passage and norm."""
    withdrawals: tuple[Withdrawal, ...]
    """By id."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the files, by path and line; known to `onrecord.load` alone."""

    def table(self, name: str) -> tuple[Row, ...]:
        """Return a table by its name, one of `TABLES`."""
        rows: tuple[Row, ...] = getattr(self, name)
        return rows


@dataclass(frozen=True)
class Column:
    """A column of a table."""

    name: str
    description: str
    type: Any
    """What its values are: `str`, `int | None`, `tuple[str, ...]`."""


TABLES: Mapping[str, type[Row]] = {
    "speakers": Speaker,
    "affiliations": Affiliation,
    "norms": Norm,
    "summaries": Summary,
    "appearances": Appearance,
    "passages": Passage,
    "statements": Statement,
    "citations": Citation,
    "withdrawals": Withdrawal,
}
"""By name: what the rows of each table are; none refers to a later one."""


@cache
def columns(table: str) -> tuple[Column, ...]:
    """Return the columns of a table, in their order."""
    kind: Any = TABLES[table]
    described = TypeAdapter(kind).json_schema()["properties"]
    types = get_type_hints(kind)
    return tuple(Column(name, described[name]["description"], types[name]) for name in described)


def dataset(site: Site) -> Dataset:
    """Return all rows of a site."""
    corpus = site.corpus
    speakers = corpus.speakers.values()
    return Dataset(
        site.settings.name,
        site.settings.address,
        tuple(_speaker(site, one) for one in speakers),
        tuple(row for one in speakers for row in _affiliations(one)),
        tuple(_norm(site, one) for one in corpus.norms.values()),
        tuple(_summary(site, one) for one in site.newest),
        tuple(row for one in site.newest for row in _appearances(site, one)),
        tuple(row for one in site.newest for row in _passages(site, one)),
        tuple(_statements(site)),
        tuple(_citations(site)),
        tuple(row for one in corpus.withdrawn.values() for row in _withdrawals(site, one)),
    )


def _speaker(site: Site, one: model.Speaker) -> Speaker:
    links = one.links or model.Links()
    return Speaker(
        one.id,
        one.name,
        sort_name(one),
        one.kind,
        one.aliases,
        one.former_ids,
        links.website,
        links.orcid,
        links.wikidata,
        site.settings.absolute(speaker_url(one.id)),
    )


def _affiliations(one: model.Speaker) -> Iterator[Affiliation]:
    for organisation in one.affiliations:
        yield Affiliation(one.id, organisation.name, organisation.from_, organisation.until)


def _norm(site: Site, one: model.Norm) -> Norm:
    return Norm(
        one.id,
        site.badges[one.id].locator,
        one.title,
        one.text,
        one.aliases,
        one.topics,
        one.disputed,
        site.settings.absolute(site.badges[one.id].url),
    )


def _summary(site: Site, one: model.Summary) -> Summary:
    front, series, source = one.front, one.front.series, one.front.source
    return Summary(
        one.id,
        front.title,
        front.iso_date,
        front.date_is,
        front.status,
        front.event.begins.isoformat() if front.event else None,
        front.event.ends.isoformat() if front.event and front.event.ends else None,
        front.event.place if front.event else None,
        front.language,
        front.abstract,
        series.name if series else None,
        series.part if series else None,
        front.organisers,
        front.topics,
        front.norms,
        front.recording,
        source.kind if source else None,
        source.read if source else None,
        source.title if source else None,
        source.url if source else None,
        source.archived if source else None,
        source.note if source else None,
        str(front.published) if front.published else None,
        str(front.updated) if front.updated else None,
        site.settings.absolute(summary_url(one.id)),
    )


def _appearances(site: Site, one: model.Summary) -> Iterator[Appearance]:
    roles = (("speaker", one.front.speakers), ("moderator", one.front.moderators))
    for role, people in roles:
        for who in people:
            yield Appearance(
                one.id, who.id, role, _affiliation(site, one.id, who.id), who.billed_as
            )


def _affiliation(site: Site, summary: str, speaker: str) -> str | None:
    """Return whom somebody spoke for in a webinar."""
    return " / ".join(site.people[summary][speaker].organisations) or None


def _passages(site: Site, summary: model.Summary) -> Iterator[Passage]:
    for one in site.index.bodies[summary.id].passages:
        yield Passage(
            summary.id,
            one.number,
            one.anchor,
            one.kind.value,
            one.section or None,
            one.text,
            _place(site, summary.id, one),
            one.moment.seconds if one.moment else None,
            recording_at(summary, one),
        )


def _place(site: Site, summary: str, passage: PassageBlock) -> str:
    return site.settings.absolute(f"{summary_url(summary)}#{passage.anchor}")


def _statements(site: Site) -> Iterator[Statement]:
    norms: dict[tuple[str, int, str | None], dict[str, None]] = {}
    for citation in site.index.citations:
        key = citation.summary, citation.passage, citation.speaker
        norms.setdefault(key, {})[citation.norm] = None
    for one in site.index.statements:
        passage, summary = site.index.passage(one), site.corpus.summaries[one.summary]
        front = summary.front
        yield Statement(
            one.summary,
            one.passage,
            one.speaker,
            front.iso_date,
            front.title,
            site.corpus.speakers[one.speaker].name,
            _affiliation(site, one.summary, one.speaker),
            tuple(norms.get((one.summary, one.passage, one.speaker), ())),
            one.basis.value,
            one.origin or None,
            one.why or None,
            front.language,
            passage.text,
            _place(site, one.summary, passage),
            passage.moment.seconds if passage.moment else None,
            recording_at(summary, passage),
        )


def _citations(site: Site) -> Iterator[Citation]:
    for one in site.index.citations:
        yield Citation(
            one.summary,
            one.passage,
            one.norm,
            one.speaker,
            site.corpus.summaries[one.summary].front.iso_date,
            one.how.value,
            one.basis and one.basis.value,
            one.origin or None,
            one.why or None,
            _place(site, one.summary, site.index.passage(one)),
        )


def _withdrawals(site: Site, one: model.Summary) -> Iterator[Withdrawal]:
    if taken := one.front.withdrawn:
        url = site.settings.absolute(summary_url(one.id))
        yield Withdrawal(one.id, one.front.title, str(taken.on), taken.reason, url)

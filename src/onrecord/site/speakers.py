"""The page of each speaker, and the list of all of them from A to Z."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from onrecord.bodies import Heading
from onrecord.model import Speaker, Summary
from onrecord.site.page import Page, PageGroup
from onrecord.site.paging import LetterPage, YearPage, by_letter, by_year
from onrecord.site.passages import NormSection, is_paged, jumps, section_pages, sections
from onrecord.site.provenance import report
from onrecord.site.site import Site, passage_count
from onrecord.site.statements import Said, YearView, said, year_page
from onrecord.site.views import (
    Line,
    Link,
    PersonView,
    kind,
    monogram,
    organisation_url,
    sort_name,
    speaker_url,
)
from onrecord.site.words import Words, isolated


@dataclass(frozen=True)
class SpeakerView:
    """A speaker, as one of their pages shows them."""

    name: str
    monogram: str
    kind: str
    """`delegation`; empty for a person."""
    url: str
    aliases: tuple[str, ...]
    memberships: tuple[tuple[Link, str], ...]
    """Organisations, each with its period in words."""
    links: tuple[Link, ...]
    """To other sites, with the whole address."""
    statements: int
    citing: int
    """How many of the statements cite a norm."""
    norms: tuple[NormSection, ...]
    """Those that are cited."""
    paged: bool
    """Whether each of them has a page of its own."""
    said: Said
    sheet: YearPage[tuple[Summary, PersonView]]
    webinar_count: int
    webinars: tuple[Line, ...]
    report: str
    contribute: str


@dataclass(frozen=True)
class SectionView:
    """What a speaker said about one norm, on a page of its own."""

    name: str
    url: str
    section: NormSection
    jumps: tuple[Link, ...]
    """To what the speaker said about each norm."""


@dataclass(frozen=True)
class SpeakerEntry:
    """A speaker in the list from A to Z."""

    name: str
    """Surname first."""
    monogram: str
    url: str
    affiliation: str
    """The last one on record, or `delegation`; may be empty."""
    webinars: int
    statements: int


@dataclass(frozen=True)
class SpeakersView:
    """The list of speakers, or one letter of it."""

    sheet: LetterPage[SpeakerEntry]
    people: int
    delegations: int


def speaker_groups(site: Site) -> Iterator[PageGroup]:
    """Yield the pages of each speaker."""
    for id_, speaker in site.corpus.speakers.items():
        yield PageGroup(speaker_url(id_), partial(_speaker_pages, site, speaker), lasting=True)


def _speaker_pages(site: Site, speaker: Speaker) -> Iterator[Page]:
    id_, base = speaker.id, speaker_url(speaker.id)
    statements, parts = site.index.by_speaker[id_], site.appearances[id_]
    first, *years = said(site, base, f"{base}said/", statements, f"kind=said&speaker={id_}")
    for sheet in by_year(base, f"{base}webinars/", parts, lambda p: p[0].front.date.year):
        yield _speaker_page(site.words, _view(site, speaker, first, sheet))
    for year in years:
        yield year_page(site, YearView(speaker.name, base, "speaker", year), "speaker")
    norms = sections(site, id_)
    for section in section_pages(site, id_):
        yield _section_page(site.words, speaker, section, jumps(norms, section.badge.id))


def _speaker_page(words: Words, view: SpeakerView) -> Page:
    year = view.sheet.year
    url, description = view.sheet.url, _description(words, view)
    if year:
        title = words.say("speaker.webinars_title", name=view.name, year=year)
        page = Page(url, title, description, "speaker", searchable=False)
        return page.filled(words, "speaker_year", view)
    page = Page(
        url,
        view.name,
        description,
        "speaker",
        headings=_headings(words, view),
        feeds=tuple(_feeds(words, view)),
    )
    return page.filled(words, "speaker", view, "speaker_aside")


def _feeds(words: Words, view: SpeakerView) -> Iterator[Link]:
    """Yield what can be followed: all that a speaker says, and what they say on each norm."""
    yield Link(view.name, view.url)
    for section in view.norms:
        badge = section.badge
        title = words.say("speaker.on", name=view.name, norm=badge.locator)
        yield Link(title, f"{view.url}{badge.id}/")


def _section_page(
    words: Words, speaker: Speaker, section: NormSection, ways: tuple[Link, ...]
) -> Page:
    view = SectionView(speaker.name, speaker_url(speaker.id), section, ways)
    say = partial(words.say, name=speaker.name, norm=section.badge.locator)
    title, description = say("speaker.on"), say("speaker.on_description")
    feeds = (Link(title, section.url),)
    page = Page(section.url, title, description, "speaker", searchable=False, feeds=feeds)
    return page.filled(words, "section", view)


def _description(words: Words, view: SpeakerView) -> str:
    webinars = words.say("count.webinar", n=view.webinar_count)
    statements = words.say("count.statement", n=view.statements)
    return words.say(
        "speaker.description", name=view.name, statements=statements, webinars=webinars
    )


def _headings(words: Words, view: SpeakerView) -> tuple[Heading, ...]:
    norms = (Heading(2, words.say("speaker.norms"), "norms"),) if view.norms else ()
    statements = words.say("name.statements")
    whole = view.said.headings(statements) or (Heading(2, statements, "said"),)
    return (*norms, *whole, Heading(2, words.say("name.webinars"), "webinars"))


def _view(
    site: Site,
    speaker: Speaker,
    first: Said,
    sheet: YearPage[tuple[Summary, PersonView]],
) -> SpeakerView:
    return SpeakerView(
        speaker.name,
        monogram(speaker),
        kind(site.words, speaker),
        speaker_url(speaker.id),
        tuple(map(isolated, speaker.aliases)),
        tuple(_memberships(site, speaker)),
        _links(site.words, speaker),
        len(site.index.by_speaker[speaker.id]),
        passage_count(site.citations_of[speaker.id]),
        sections(site, speaker.id),
        is_paged(site, speaker.id),
        first,
        sheet,
        len(site.appearances[speaker.id]),
        tuple(replace(site.lines[s.id], note=person.part) for s, person in sheet.shown),
        report(site.settings, site.words.say("report.speaker", name=speaker.name)),
        site.settings.contribute,
    )


def _memberships(site: Site, speaker: Speaker) -> Iterator[tuple[Link, str]]:
    """Yield for whom somebody speaks, and when; of a delegation, the organisation that it is."""
    if own := site.own_organisation(speaker):
        yield Link(site.words.text("speaker.own"), organisation_url(own)), ""
    for one in speaker.affiliations:
        yield Link(one.name, organisation_url(one.name)), site.words.period(one.from_, one.until)


def _links(words: Words, speaker: Speaker) -> tuple[Link, ...]:
    links = speaker.links
    if links is None:
        return ()
    known = (
        (words.say("speaker.website"), links.website or ""),
        ("ORCID", links.orcid and f"https://orcid.org/{links.orcid}"),
        ("Wikidata", links.wikidata and f"https://www.wikidata.org/wiki/{links.wikidata}"),
    )
    return tuple(Link(words, address) for words, address in known if address)


def speaker_list(site: Site) -> Iterator[PageGroup]:
    """Yield the list of speakers from A to Z, a page for each letter where it is long."""
    yield PageGroup("speakers/", partial(_list_pages, site), site.words.say("name.speakers"))


def _list_pages(site: Site) -> Iterator[Page]:
    entries = [_entry(site, site.corpus.speakers[id_]) for id_ in site.on_record]
    delegations = sum(site.corpus.speakers[id_].is_delegation for id_ in site.on_record)
    words, title = site.words, site.words.say("name.speakers")
    for sheet in by_letter("speakers/", entries, lambda entry: entry.name):
        name = words.say("name.with", name=title, detail=sheet.letter) if sheet.letter else title
        view = SpeakersView(sheet, len(entries) - delegations, delegations)
        page = Page(sheet.url, name, words.say("speakers.about"), searchable=False)
        yield page.filled(words, "speakers", view)


def _entry(site: Site, speaker: Speaker) -> SpeakerEntry:
    parts = site.appearances[speaker.id]
    return SpeakerEntry(
        sort_name(speaker),
        monogram(speaker),
        speaker_url(speaker.id),
        next((person.given for _, person in parts if person.given), kind(site.words, speaker)),
        len(parts),
        len(site.index.by_speaker[speaker.id]),
    )

"""The page of each speaker, and the list of all of them from A to Z."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.model import Heading, Speaker
from onrecord.site.page import Page
from onrecord.site.paging import LetterPage, YearPage, by_letter, by_year
from onrecord.site.passages import NormSection, is_paged, jumps, section_pages, sections
from onrecord.site.provenance import report
from onrecord.site.site import Site, passage_count
from onrecord.site.views import (
    Line,
    Link,
    Participation,
    monogram,
    organisation_url,
    sort_name,
    speaker_url,
)
from onrecord.site.words import Words, isolated


@dataclass(frozen=True)
class Membership:
    """An organisation somebody belonged to, and when."""

    organisation: Link
    period: str


@dataclass(frozen=True)
class SpeakerView:
    """A speaker, as one of their pages shows them."""

    name: str
    monogram: str
    url: str
    aliases: tuple[str, ...]
    memberships: tuple[Membership, ...]
    links: tuple[Link, ...]
    """To other sites, with the whole address."""
    passages: int
    sections: tuple[NormSection, ...]
    jumps: tuple[Link, ...]
    """To each norm, while all of them stand on the page."""
    paged: bool
    sheet: YearPage[Participation]
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
    """The last one on record; may be empty."""
    webinars: int
    passages: int


@dataclass(frozen=True)
class SpeakersView:
    """The list of speakers, or one letter of it."""

    sheet: LetterPage[SpeakerEntry]
    total: int


def speaker_pages(site: Site) -> Iterator[Page]:
    """Yield the pages of each speaker."""
    for id_, speaker in site.corpus.speakers.items():
        base = speaker_url(id_)
        said = sections(site, id_)
        parts = site.appearances[id_]
        for sheet in by_year(base, f"{base}webinars/", parts, lambda p: p.summary.front.date.year):
            yield _speaker_page(site.words, _view(site, speaker, said, sheet))
        for section in section_pages(site, id_):
            ways = jumps(said, section.badge.id)
            yield _section_page(site.words, speaker, section, ways)


def _speaker_page(words: Words, view: SpeakerView) -> Page:
    year = view.sheet.year
    return Page.filled(
        words,
        view,
        view.sheet.url,
        "speaker_year" if year else "speaker",
        "" if year else "speaker_aside",
        title=words.say("speaker.webinars_title", name=view.name, year=year) if year else view.name,
        description=_description(words, view),
        kind="speaker",
        headings=() if year else _headings(words, view),
        searchable=year is None,
    )


def _section_page(
    words: Words, speaker: Speaker, section: NormSection, ways: tuple[Link, ...]
) -> Page:
    view = SectionView(speaker.name, speaker_url(speaker.id), section, ways)
    locator = section.badge.locator
    return Page.filled(
        words,
        view,
        section.url,
        "section",
        title=words.say("speaker.on", name=speaker.name, norm=locator),
        description=words.say("speaker.on_description", name=speaker.name, norm=locator),
        kind="speaker",
        searchable=False,
    )


def _description(words: Words, view: SpeakerView) -> str:
    """Say in a sentence what is on record of a speaker."""
    webinars = words.say("count.webinar", n=view.webinar_count)
    passages = words.say("count.passage", n=view.passages)
    return words.say("speaker.description", name=view.name, passages=passages, webinars=webinars)


def _headings(words: Words, view: SpeakerView) -> tuple[Heading, ...]:
    """Return the headings of a speaker's page."""
    norms = (Heading(3, f"{s.badge.locator} {s.badge.title}", s.badge.id) for s in view.sections)
    said, webinars = words.say("speaker.said"), words.say("name.webinars")
    return (Heading(2, said, "said"), *norms, Heading(2, webinars, "webinars"))


def _view(
    site: Site, speaker: Speaker, said: tuple[NormSection, ...], sheet: YearPage[Participation]
) -> SpeakerView:
    paged = is_paged(site, speaker.id)
    return SpeakerView(
        speaker.name,
        monogram(speaker),
        speaker_url(speaker.id),
        tuple(map(isolated, speaker.aliases)),
        tuple(
            Membership(Link(a.name, organisation_url(a.name)), site.words.period(a.from_, a.until))
            for a in speaker.affiliations
        ),
        _links(site.words, speaker),
        passage_count(site.index.by_speaker[speaker.id]),
        said,
        () if paged else jumps(said),
        paged,
        sheet,
        len(site.appearances[speaker.id]),
        tuple(replace(site.lines[part.summary.id], note=_part(site, part)) for part in sheet.shown),
        report(site.settings, site.words.say("report.speaker", name=speaker.name)),
        site.settings.contribute,
    )


def _part(site: Site, part: Participation) -> str:
    """Say as what and for whom somebody took part."""
    person = site.people[part.summary.id][part.appearance.id]
    return " · ".join(filter(None, [person.role, person.affiliation]))


def _links(words: Words, speaker: Speaker) -> tuple[Link, ...]:
    """Return where else a speaker can be found."""
    links = speaker.links
    if links is None:
        return ()
    known = (
        (words.say("speaker.website"), links.website or ""),
        ("ORCID", links.orcid and f"https://orcid.org/{links.orcid}"),
        ("Wikidata", links.wikidata and f"https://www.wikidata.org/wiki/{links.wikidata}"),
    )
    return tuple(Link(words, address) for words, address in known if address)


def speaker_list(site: Site) -> Iterator[Page]:
    """Yield the list of speakers from A to Z, a page for each letter where it is long."""
    entries = [_entry(site, site.corpus.speakers[id_]) for id_ in site.alphabetical]
    words, title = site.words, site.words.say("name.speakers")
    for sheet in by_letter("speakers/", entries, lambda entry: entry.name):
        yield Page.filled(
            words,
            SpeakersView(sheet, len(entries)),
            sheet.url,
            "speakers",
            title=words.say("name.with", name=title, detail=sheet.letter)
            if sheet.letter
            else title,
            description=words.say("speakers.about"),
            kind="index",
            listed=sheet.letter is None,
            searchable=False,
        )


def _entry(site: Site, speaker: Speaker) -> SpeakerEntry:
    parts = site.appearances[speaker.id]
    return SpeakerEntry(
        sort_name(speaker),
        monogram(speaker),
        speaker_url(speaker.id),
        next((p.appearance.affiliation for p in parts if p.appearance.affiliation), ""),
        len(parts),
        passage_count(site.index.by_speaker[speaker.id]),
    )

"""Where things come from and whom to tell of mistakes: documents of a norm, corrections."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.bodies import Voice
from onrecord.index import by_passage
from onrecord.model import Corpus, Framework, Instrument, Norm, Related, Summary
from onrecord.site.repository import issue, mail
from onrecord.site.site import Settings, Site
from onrecord.site.translation import told
from onrecord.site.words import Words, in_english

CORRECTION = "correct-attribution.yml"
"""The form in `.github/ISSUE_TEMPLATE` that takes corrections; an address fills in its fields."""


def report(settings: Settings, title: str, **fields: str) -> str:
    """Return where readers tell of a mistake under that title; empty where there is nowhere.

    That is an issue of the repository, or else a mail. `fields` say where the mistake is: they are
    filled into the form of the repository, or written out where an address cannot do that.
    """
    provider = settings.provider if settings.repository else None
    if provider and provider.has_forms:
        form = {"template": CORRECTION} if fields else {}
        return issue(settings.repository, provider, {"title": title} | form | fields)
    text = settings.words.text("report.body").format_map(fields) if fields else ""
    if provider:
        return issue(settings.repository, provider, {provider.title: title, provider.body: text})
    return mail(settings.contact, title, text) if settings.contact else ""


def correction(settings: Settings, summary: Summary) -> str:
    """Return where a mistake in a summary is reported."""
    title = settings.words.say("report.summary", title=summary.front.title)
    return report(settings, title, summary=summary.id, paragraph="", norm="", speaker="")


def passage_correction(site: Site, summary: Summary, number: int, voices: Sequence[Voice]) -> str:
    """Return where it can be said that a passage, or who speaks in it, is wrong.

    `voices` are those of that passage; empty where there is nobody to tell.
    """
    people, day = site.people[summary.id], summary.front.iso_date
    cited = (citation for one in voices for citation in site.citations_at(one))
    norms = ", ".join(dict.fromkeys(site.badges[one.norm].locator for one in cited))
    names = ", ".join(dict.fromkeys(people[one.speaker].name for one in voices if one.speaker))
    return _passage_report(
        site.settings, summary.id, day=day, number=str(number), norms=norms, speakers=names
    )


def blank_correction(settings: Settings) -> str:
    """Return where a mistake in any passage is reported; in braces, what is to be filled in."""
    given = {name: f"{{{name}}}" for name in ("day", "number", "norms", "speakers")}
    return _passage_report(settings, "{summary}", **given)


def _passage_report(
    settings: Settings, summary: str, *, day: str, number: str, norms: str, speakers: str
) -> str:
    # A passage is named shortly, by its day.
    return report(
        settings,
        settings.words.say("report.passage", day=day, number=number),
        summary=summary,
        paragraph=number,
        norm=norms,
        speaker=speakers,
    )


def corrections(site: Site, summary: Summary) -> Mapping[int, str]:
    """Return where it can be said that a passage of a summary is wrong, by its number.

    Empty where there is nobody to tell.
    """
    if not site.settings.takes_reports:
        return {}
    cited = by_passage(site.index.by_summary[summary.id])
    return {
        one.number: passage_correction(
            site, summary, one.number, (*cited.get((summary.id, one.number), ()), *one.statements)
        )
        for one in site.index.bodies[summary.id].passages
    }


@dataclass(frozen=True)
class DocumentView:
    """A document, and the place in it that concerns a norm."""

    name: str
    """Its name in running text, with its symbol where it has one."""
    symbol: str
    year: int | None
    place: str
    """The paragraphs; empty where nobody has read the number there."""
    address: str
    relation: str
    """In words, how its year is to that of the norms: `Earlier`, `Later` or `See also`."""


def report_document(words: Words, corpus: Corpus, framework: Framework) -> DocumentView:
    """Return the document that has the norms of a framework."""
    known = corpus.instruments.get(framework.instrument)
    place = framework.paragraph and words.say("document.paragraph", number=framework.paragraph)
    return DocumentView(
        words.say("document.report"),
        (known and known.symbol) or framework.symbol or "",
        known.year if known else framework.year,
        place or "",
        (known and known.address) or "",
        words.say("document.see"),
    )


def documents(
    words: Words, corpus: Corpus, norm: Norm
) -> tuple[tuple[str, tuple[DocumentView, ...]], ...]:
    """Return the other documents that take up a norm: earlier ones, later ones, others."""
    year = corpus.frameworks.of(norm.id).year
    found = [_document(words, corpus.instruments[r.instrument], r, year) for r in norm.related]
    found.sort(key=lambda d: (d.year or 9999, d.name))
    grouped = groupby(found, lambda document: document.relation)
    return tuple((relation, tuple(group)) for relation, group in grouped)


def _document(
    words: Words, instrument: Instrument, related: Related, year: int | None
) -> DocumentView:
    return DocumentView(
        instrument.short_name or instrument.name,
        instrument.symbol or "",
        instrument.year,
        _place(words, related.paragraphs) if related.paragraphs and related.verified else "",
        instrument.address or "",
        _relation(words, instrument.year, year),
    )


def _place(words: Words, paragraphs: str) -> str:
    """Write the place in a document: `paragraph 21`, `paragraphs 19–21`, `CBM 15`."""
    written = re.sub(r"(?<=\d)-(?=\d)", "–", paragraphs)
    if not paragraphs[:1].isdigit():
        return written if told(words, paragraphs) == paragraphs else in_english(written)
    if paragraphs.isdigit():
        return words.say("document.paragraph", number=written)
    return words.say("document.paragraphs", numbers=written)


def _relation(words: Words, year: int | None, of_norms: int | None) -> str:
    if year is None or of_norms is None or year == of_norms:
        return words.say("document.see")
    return words.say("document.earlier" if year < of_norms else "document.later")

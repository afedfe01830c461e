"""The page of each norm: what it says, what was said about it, by whom, and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations

from onrecord.model import Citation, Heading, Norm
from onrecord.site.charts import years_chart
from onrecord.site.documents import Document, documents, report_document
from onrecord.site.filters import Filters, filters
from onrecord.site.page import Page
from onrecord.site.passages import Webinar, by_webinar
from onrecord.site.provenance import report
from onrecord.site.sections import section_url
from onrecord.site.site import Site, passage_count
from onrecord.site.templating import Fragment
from onrecord.site.views import Badge, Link, topic_links
from onrecord.site.words import Words
from onrecord.site.years import Sheet, sheets, spans

SPEAKERS = 10
"""How many of those who speak of a norm its page names."""

_HEADINGS = 30


@dataclass(frozen=True)
class Together:
    """A norm cited in the same webinars as another."""

    badge: Badge
    webinars: int


@dataclass(frozen=True)
class Standing:
    """What is counted once for all norms: who speaks of them, and which go together."""

    speakers: Mapping[str, tuple[tuple[str | None, int], ...]]
    """By norm: speakers with their passages, most first; nobody named last."""
    together: Mapping[str, tuple[tuple[str, int], ...]]
    """By norm: others cited in the same webinars, most first."""


@dataclass(frozen=True)
class Facts:
    """What is true of a norm on each of its pages."""

    badge: Badge
    text: str
    official: Document
    documents: tuple[tuple[str, tuple[Document, ...]], ...]
    """By how their year is to that of the norms, in words."""
    topics: tuple[Link, ...]
    aliases: tuple[str, ...]
    resolutions: tuple[str, ...]
    disputed: str
    passages: int
    webinar_count: int
    speaker_count: int
    chart: Fragment
    speakers: tuple[Link, ...]
    unnamed: Link | None
    more_speakers: int
    together: tuple[Together, ...]
    report: str
    contribute: str


@dataclass(frozen=True)
class NormView:
    """A norm, as one of its pages shows it."""

    norm: Facts
    sheet: Sheet[Citation]
    webinars: tuple[Webinar, ...]
    filters: Filters


def norm_pages(site: Site) -> Iterator[Page]:
    """Yield the page of each norm, and one for each year where it is long."""
    standing = _standing(site)
    for norm in site.corpus.norms.values():
        base = f"norms/{norm.id}/"
        facts = _facts(site, norm, standing)
        citations = site.index.by_norm[norm.id]
        for sheet in sheets(base, base, citations, lambda c: _year(site, c)):
            webinars = by_webinar(site, sheet.shown)
            view = NormView(facts, sheet, webinars, filters(site, sheet))
            yield _norm_page(site.words, norm, view)


def _norm_page(words: Words, norm: Norm, view: NormView) -> Page:
    """Return the page of a norm, or of one year of it."""
    sheet = view.sheet
    title = f"{norm.locator} {norm.title}"
    return Page.filled(
        words,
        view,
        sheet.url,
        "norm_year" if sheet.year else "norm",
        "" if sheet.year else "norm_aside",
        title=f"{title}: {sheet.year}" if sheet.year else title,
        description=words.say("norm.description", norm=norm.locator, title=norm.title),
        kind="norm",
        headings=_headings(words, view),
        searchable=sheet.year is None,
    )


def _headings(words: Words, view: NormView) -> tuple[Heading, ...]:
    """Return the headings of a norm page; webinars by their day, while there are not too many."""
    if not 1 < len(view.webinars) <= _HEADINGS:
        return ()
    webinars = (Heading(3, words.locale.day(w.line.date), w.id) for w in view.webinars)
    return (Heading(2, words.say("norm.said"), "said"), *webinars)


def _facts(site: Site, norm: Norm, standing: Standing) -> Facts:
    """Return what the pages of a norm say of it."""
    citations = site.index.by_norm[norm.id]
    said = standing.speakers.get(norm.id, ())
    named = [(id_, number) for id_, number in said if id_]
    return Facts(
        site.badges[norm.id],
        norm.text,
        report_document(site.words, site.corpus),
        documents(site.words, site.corpus, norm),
        topic_links(site.words, norm.topics),
        norm.aliases,
        norm.cites_resolutions,
        norm.disputed or "",
        passage_count(citations),
        len({c.summary for c in citations}),
        len(named),
        _chart(site, norm),
        tuple(_speaker(site, id_, norm.id, number) for id_, number in named[:SPEAKERS]),
        next((_nobody(site, norm.id, number) for id_, number in said if id_ is None), None),
        max(0, len(named) - SPEAKERS),
        tuple(
            Together(site.badges[other], number)
            for other, number in standing.together.get(norm.id, ())
        ),
        report(site.settings, site.words.say("report.norm", norm=norm.locator)),
        site.settings.contribute,
    )


def _speaker(site: Site, speaker: str, norm: str, number: int) -> Link:
    """Return a speaker with the way to what they said about a norm."""
    return Link(site.corpus.speakers[speaker].name, section_url(site, speaker, norm), number)


def _nobody(site: Site, norm: str, number: int) -> Link:
    """Return the way to the passages on a norm that are attributed to nobody."""
    return Link(site.words.say("norm.nobody"), section_url(site, None, norm), number)


def _year(site: Site, citation: Citation) -> int:
    """Return the year of the webinar a citation stands in."""
    return site.corpus.summaries[citation.summary].front.date.year


def _chart(site: Site, norm: Norm) -> Fragment:
    """Draw in how many passages a norm is cited, by year."""
    cited = site.cited[norm.id]
    return years_chart(
        site.words,
        {span: sum(len(cited.get(year, ())) for year in span) for span in spans(cited)},
    )


def _standing(site: Site) -> Standing:
    """Count who speaks of each norm, and which norms go together, in one pass each."""
    speakers: dict[str, list[tuple[str | None, int]]] = {}
    for speaker, norms in site.counts.items():
        for norm, number in norms.items():
            speakers.setdefault(norm, []).append((speaker, number))
    together: dict[str, Counter[str]] = {id_: Counter() for id_ in site.corpus.norms}
    for citations in site.index.by_summary.values():
        for one, other in permutations({c.norm for c in citations}, 2):
            together[one][other] += 1
    return Standing(
        {
            norm: tuple(sorted(said, key=lambda x: (-x[1], site.place.get(x[0] or "", -1))))
            for norm, said in speakers.items()
        },
        {
            norm: tuple(sorted(counts.items(), key=lambda x: (-x[1], x[0])))
            for norm, counts in together.items()
        },
    )

"""The page of each norm: what it says, what was said about it, by whom, and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import permutations

from onrecord.bodies import Heading
from onrecord.model import Norm
from onrecord.site.charts import years_chart
from onrecord.site.page import Page, PageGroup
from onrecord.site.paging import spans
from onrecord.site.passages import section_url
from onrecord.site.provenance import DocumentView, documents, report, report_document
from onrecord.site.site import Site, passage_count
from onrecord.site.statements import Said, said
from onrecord.site.subjects import OnSubject, on_subject, subject_page
from onrecord.site.templating import Fragment
from onrecord.site.views import Badge, Link, labelled, topic_links
from onrecord.site.words import Words

SPEAKERS = 10
"""How many of those who speak of a norm its page names."""


@dataclass(frozen=True)
class Ranking:
    """Who speaks of a norm, and which others go with it."""

    speakers: tuple[tuple[str | None, int], ...]
    """Speakers with their passages, most first; nobody named last."""
    together: tuple[tuple[str, int], ...]
    """Norms cited in the same webinars, most first."""


@dataclass(frozen=True)
class NormFacts:
    """What is true of a norm on each of its pages."""

    record: Norm
    badge: Badge
    official: DocumentView
    documents: tuple[tuple[str, tuple[DocumentView, ...]], ...]
    """By how their year is to that of the norms, in words."""
    topics: tuple[Link, ...]
    passages: int
    webinar_count: int
    speaker_count: int
    chart: Fragment
    speakers: tuple[Link, ...]
    unnamed: Link | None
    more_speakers: int
    together: tuple[tuple[Badge, int], ...]
    """Norms cited in the same webinars, with how many."""
    report: str
    contribute: str
    matrix: str
    """Where all who speak of it stand."""


@dataclass(frozen=True)
class NormView:
    """A norm, as one of its pages shows it."""

    norm: NormFacts
    said: Said
    on_subject: OnSubject


def norm_groups(site: Site) -> Iterator[PageGroup]:
    """Yield the page of each norm, and one for each year where it is long."""
    for norm in site.corpus.norms.values():
        yield PageGroup(f"norms/{norm.id}/", partial(_norm_pages, site, norm), lasting=True)


def _norm_pages(site: Site, norm: Norm) -> Iterator[Page]:
    base = f"norms/{norm.id}/"
    facts = _facts(site, norm, site.grouped(rankings)[norm.id])
    first, *years = on_subject(site, norm)
    for part in said(site, base, base, site.index.by_norm[norm.id], f"norm={norm.id}"):
        yield _norm_page(site.set_of[norm.id].words, NormView(facts, part, first))
    yield from (subject_page(site, norm, year) for year in years)


def _norm_page(words: Words, view: NormView) -> Page:
    sheet, badge = view.said.sheet, view.norm.badge
    title = f"{badge.locator} {badge.title}"
    page = Page(
        sheet.url,
        f"{title}: {sheet.year}" if sheet.year else title,
        words.say("norm.description", norm=badge.locator, title=badge.title),
        "norm",
        headings=_headings(words, view),
        searchable=sheet.year is None,
        feeds=(Link(title, badge.url),),
    )
    if sheet.year:
        return page.filled(words, "norm_year", view)
    return page.filled(words, "norm", view, "norm_aside")


def _headings(words: Words, view: NormView) -> tuple[Heading, ...]:
    found = view.said.headings(words.say("norm.said"))
    if view.said.sheet.year or not view.on_subject.webinars:
        return found
    found = found or (Heading(2, words.say("norm.said"), "said"),)
    return (*found, Heading(2, words.say("norm.subject"), "subject"))


def _facts(site: Site, norm: Norm, ranking: Ranking) -> NormFacts:
    citations, own = site.index.by_norm[norm.id], site.set_of[norm.id]
    named = [(id_, number) for id_, number in ranking.speakers if id_]
    return NormFacts(
        norm,
        site.badges[norm.id],
        report_document(own.words, site.corpus, own.framework),
        documents(site.words, site.corpus, norm),
        topic_links(site.words, norm.topics),
        passage_count(citations),
        len({c.summary for c in citations}),
        len(named),
        _chart(site, norm),
        tuple(_speaker(site, id_, norm.id, number) for id_, number in named[:SPEAKERS]),
        next(
            (_nobody(site, norm.id, number) for id_, number in ranking.speakers if id_ is None),
            None,
        ),
        max(0, len(named) - SPEAKERS),
        tuple((site.badges[other], number) for other, number in ranking.together),
        report(site.settings, own.words.say("report.norm", norm=site.badges[norm.id].locator)),
        site.settings.contribute,
        own.matrix,
    )


def _speaker(site: Site, speaker: str, norm: str, number: int) -> Link:
    """Return a speaker with the way to what they said about a norm."""
    name = labelled(site.words, site.corpus.speakers[speaker])
    return Link(name, section_url(site, speaker, norm), number)


def _nobody(site: Site, norm: str, number: int) -> Link:
    """Return the way to the passages on a norm that are attributed to nobody."""
    return Link(site.words.say("norm.nobody"), section_url(site, None, norm), number)


def _chart(site: Site, norm: Norm) -> Fragment:
    cited = site.cited[norm.id]
    return years_chart(
        site.words,
        {span: sum(len(cited.get(year, ())) for year in span) for span in spans(cited)},
    )


def rankings(site: Site) -> Mapping[str, Ranking]:
    """Count who speaks of each norm, and which norms go together, in one pass each."""
    speakers: dict[str, list[tuple[str | None, int]]] = {id_: [] for id_ in site.corpus.norms}
    for speaker, norms in site.counts.items():
        for norm, number in norms.items():
            speakers[norm].append((speaker, number))
    order = site.corpus.frameworks.order
    together: dict[str, Counter[str]] = {id_: Counter() for id_ in site.corpus.norms}
    for citations in site.index.by_summary.values():
        for one, other in permutations({c.norm for c in citations}, 2):
            together[one][other] += 1
    return {
        norm: Ranking(
            tuple(sorted(said, key=lambda x: (-x[1], site.place.get(x[0] or "", -1)))),
            tuple(sorted(together[norm].items(), key=lambda x: (-x[1], order(x[0])))),
        )
        for norm, said in speakers.items()
    }

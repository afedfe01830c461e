"""The page of each norm: what it says, what was said about it, by whom, and when; its filters."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import permutations

from onrecord.bodies import Basis, Citation, Heading
from onrecord.index import by_passage
from onrecord.model import Norm
from onrecord.site.charts import years_chart
from onrecord.site.page import Page
from onrecord.site.paging import YearPage, by_year, spans
from onrecord.site.passages import WebinarQuotes, by_webinar, section_url
from onrecord.site.provenance import DocumentView, documents, report, report_document
from onrecord.site.site import Site, passage_count
from onrecord.site.templating import Fragment
from onrecord.site.views import Badge, Link, labelled, topic_links
from onrecord.site.words import Words

SPEAKERS = 10
"""How many of those who speak of a norm its page names."""

_HEADINGS = 30


@dataclass(frozen=True)
class Rankings:
    """What is counted once for all norms: who speaks of them, and which go together."""

    speakers: Mapping[str, tuple[tuple[str | None, int], ...]]
    """By norm: speakers with their passages, most first; nobody named last."""
    together: Mapping[str, tuple[tuple[str, int], ...]]
    """By norm: others cited in the same webinars, most first."""


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


@dataclass(frozen=True)
class FilterChoice:
    """A value that can be chosen."""

    value: str
    words: str
    former: str = ""
    """Other values that meant the same, separated by spaces: former ids of a speaker."""
    url: str = ""
    """The page that shows it, where this one does not."""


@dataclass(frozen=True)
class FilterField:
    """One thing to choose by; its name stands in the address of the page."""

    name: str
    choices: tuple[FilterChoice, ...]
    beside: tuple[FilterChoice, ...]
    """What can stand beside the choice; empty where nothing can."""
    whole: bool
    """Whether nothing need be chosen; not where the page shows one value and no other."""
    narrows: bool
    """Whether a choice would leave anything out."""


@dataclass(frozen=True)
class Filters:
    """The filters of one page of a norm."""

    fields: tuple[FilterField, ...]
    passages: int
    """How many passages the page shows."""
    year: int | None
    """The only year that the page shows, where the passages are paged."""
    words: str
    """What the browser says, as JSON."""

    @property
    def narrow(self) -> bool:
        """Whether there is anything to choose or to compare."""
        return self.year is not None or any(field.narrows for field in self.fields)


@dataclass(frozen=True)
class NormView:
    """A norm, as one of its pages shows it."""

    norm: NormFacts
    sheet: YearPage[Citation]
    webinars: tuple[WebinarQuotes, ...]
    filters: Filters


def norm_pages(site: Site) -> Iterator[Page]:
    """Yield the page of each norm, and one for each year where it is long."""
    rankings = _rankings(site)
    for norm in site.corpus.norms.values():
        base = f"norms/{norm.id}/"
        facts = _facts(site, norm, rankings)
        citations = site.index.by_norm[norm.id]
        for sheet in by_year(base, base, citations, site.year_of):
            webinars = by_webinar(site, sheet.shown)
            view = NormView(facts, sheet, webinars, _filters(site, sheet))
            yield _norm_page(site.words, norm, view)


def _norm_page(words: Words, norm: Norm, view: NormView) -> Page:
    sheet = view.sheet
    title = f"{norm.locator} {norm.title}"
    page = Page(
        sheet.url,
        f"{title}: {sheet.year}" if sheet.year else title,
        words.say("norm.description", norm=norm.locator, title=norm.title),
        "norm",
        headings=_headings(words, view),
        searchable=sheet.year is None,
    )
    if sheet.year:
        return page.filled(words, "norm_year", view)
    return page.filled(words, "norm", view, "norm_aside")


def _headings(words: Words, view: NormView) -> tuple[Heading, ...]:
    if not 1 < len(view.webinars) <= _HEADINGS:
        return ()
    webinars = (Heading(3, w.line.day, w.id) for w in view.webinars)
    return (Heading(2, words.say("norm.said"), "said"), *webinars)


def _facts(site: Site, norm: Norm, rankings: Rankings) -> NormFacts:
    citations = site.index.by_norm[norm.id]
    said = rankings.speakers.get(norm.id, ())
    named = [(id_, number) for id_, number in said if id_]
    return NormFacts(
        norm,
        site.badges[norm.id],
        report_document(site.words, site.corpus),
        documents(site.words, site.corpus, norm),
        topic_links(site.words, norm.topics),
        passage_count(citations),
        len({c.summary for c in citations}),
        len(named),
        _chart(site, norm),
        tuple(_speaker(site, id_, norm.id, number) for id_, number in named[:SPEAKERS]),
        next((_nobody(site, norm.id, number) for id_, number in said if id_ is None), None),
        max(0, len(named) - SPEAKERS),
        tuple((site.badges[other], number) for other, number in rankings.together.get(norm.id, ())),
        report(site.settings, site.words.say("report.norm", norm=norm.locator)),
        site.settings.contribute,
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


def _rankings(site: Site) -> Rankings:
    """Count who speaks of each norm, and which norms go together, in one pass each."""
    speakers: dict[str, list[tuple[str | None, int]]] = {}
    for speaker, norms in site.counts.items():
        for norm, number in norms.items():
            speakers.setdefault(norm, []).append((speaker, number))
    together: dict[str, Counter[str]] = {id_: Counter() for id_ in site.corpus.norms}
    for citations in site.index.by_summary.values():
        for one, other in permutations({c.norm for c in citations}, 2):
            together[one][other] += 1
    return Rankings(
        {
            norm: tuple(sorted(said, key=lambda x: (-x[1], site.place.get(x[0] or "", -1))))
            for norm, said in speakers.items()
        },
        {
            norm: tuple(sorted(counts.items(), key=lambda x: (-x[1], x[0])))
            for norm, counts in together.items()
        },
    )


def _filters(site: Site, sheet: YearPage[Citation]) -> Filters:
    passages = tuple(by_passage(sheet.shown).values())
    return Filters(
        (
            _speaker_filter(site, passages),
            _year_filter(site, sheet, passages),
            _basis_filter(site.words, passages),
        ),
        len(passages),
        sheet.year or sheet.newest_only,
        json.dumps(site.words.groups["filtering"], ensure_ascii=False),
    )


def _speaker_filter(site: Site, passages: Iterable[list[Citation]]) -> FilterField:
    """Return who can be chosen, by surname."""
    found = [{c.speaker for c in citations} for citations in passages]
    known = sorted({id_ for ids in found for id_ in ids if id_}, key=lambda id_: site.place[id_])
    people = (site.corpus.speakers[id_] for id_ in known)
    choices = tuple(
        FilterChoice(who.id, labelled(site.words, who), " ".join(who.former_ids)) for who in people
    )
    return FilterField("speaker", choices, choices, whole=True, narrows=_narrows(found))


def _year_filter(
    site: Site, sheet: YearPage[Citation], passages: Iterable[list[Citation]]
) -> FilterField:
    """Return the years, newest first; where they have pages, those stand beside the one shown."""
    found = [{*map(site.year_of, some)} for some in passages]
    years = sorted({year for some in found for year in some}, reverse=True)
    choices = tuple(FilterChoice(str(year), str(year)) for year in years)
    if not sheet.years:
        return FilterField("year", choices, choices, whole=True, narrows=_narrows(found))
    shown = str(sheet.year or sheet.newest_only)
    others = tuple(
        FilterChoice(y.words, y.words, url=y.url) for y in sheet.years if y.words != shown
    )
    return FilterField("year", choices, others, whole=False, narrows=False)


def _basis_filter(words: Words, passages: Iterable[list[Citation]]) -> FilterField:
    """Return why passages are attributed as they are; nobody named is one of the reasons."""
    found = [{c.basis.value if c.basis else "nobody" for c in some} for some in passages]
    choices = tuple(
        FilterChoice(name, words.text(f"basis.{name}"))
        for name in (Basis.STATED.value, Basis.INFERRED.value, "nobody")
        if any(name in bases for bases in found)
    )
    return FilterField("basis", choices, (), whole=True, narrows=_narrows(found))


def _narrows(found: Sequence[AbstractSet[object]]) -> bool:
    """Say whether some passage has not what another one has."""
    return any(some != found[0] for some in found)

"""People, norms and lists as search knows them: pages that are asked for by their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.model import Instrument, Norm
from onrecord.search.records import Facet, Record
from onrecord.search.webinars import names
from onrecord.site import wording
from onrecord.site.alphabet import monogram, slug
from onrecord.site.documents import documents, report_document
from onrecord.site.page import Page
from onrecord.site.site import Site, passage_count
from onrecord.site.views import speaker_url
from onrecord.text.folding import spellings

GATHERINGS = {"series": "series", "organisations": "organisation", "topics": "topic"}
"""By the first part of the address: of which kind the pages are."""


def speakers(site: Site) -> Iterator[Record]:
    """Yield each person of the register, by surname."""
    for id_ in site.alphabetical:
        person = site.corpus.speakers[id_]
        parts = site.appearances[id_]
        houses = tuple(dict.fromkeys(a.name for a in person.affiliations))
        known = [part.appearance.affiliation for part in parts if part.appearance.affiliation]
        yield Record(
            speaker_url(id_),
            site.words.language,
            ", ".join(houses) or person.name,
            person.name,
            names(person),
            facets={
                "kind": [Facet("speaker", "")],
                "speaker": [Facet(id_, person.name)],
                "organisation": [Facet(slug(name), name) for name in houses],
            },
            facts={
                "kind": "speaker",
                "monogram": monogram(person),
                "passages": passage_count(site.index.by_speaker[id_]),
                "webinars": len(parts),
                "what": next(iter((*known, *houses)), ""),
            },
        )


def norms(site: Site) -> Iterator[Record]:
    """Yield the list of the norms, then each of them."""
    official = report_document(site.words, site.corpus)
    known = [i for i in site.corpus.instruments.values() if i.symbol == official.symbol]
    called = [official.symbol, official.name, *(name for i in known for name in _called(i))]
    yield Record(
        "norms/",
        site.words.language,
        f"{official.name}, {official.symbol}, {official.place}.",
        site.words.say("norms.called"),
        (site.words.say("norms.names"), *dict.fromkeys(called)),
        facets={"kind": [Facet("norm", "")]},
        facts={"kind": "norm", "norms": sorted(site.corpus.norms)},
    )
    for norm in site.corpus.norms.values():
        yield _norm(site, norm)


def _called(instrument: Instrument) -> Iterator[str]:
    """Yield the names of a document."""
    yield from filter(None, (instrument.short_name, instrument.name, *instrument.aliases))


def _norm(site: Site, norm: Norm) -> Record:
    """Return one norm."""
    citations = site.index.by_norm[norm.id]
    elsewhere = [d for _, found in documents(site.words, site.corpus, norm) for d in found]
    return Record(
        f"norms/{norm.id}/",
        site.words.language,
        norm.text,
        f"{norm.locator} {norm.title}",
        (norm.id, norm.locator, *filter(None, (norm.label,)), *norm.aliases),
        about=(
            *(f"{d.name} {d.symbol}" for d in elsewhere),
            *norm.cites_resolutions,
            *(wording.topic(site.words, id_) for id_ in norm.topics),
        ),
        facets={"kind": [Facet("norm", "")]},
        facts={
            "kind": "norm",
            "norms": [norm.id],
            "passages": passage_count(citations),
            "webinars": len({c.summary for c in citations}),
        },
    )


def gatherings(site: Site, pages: Iterable[Page]) -> Iterator[Record]:
    """Yield the series, organisations and topics among the pages."""
    for page in pages:
        list_ = page.url.split("/", maxsplit=1)[0]
        kind = GATHERINGS.get(list_)
        if kind and page.searchable:
            # Beside the hit stands what kind of page it is.
            name = page.title.removeprefix(_before(site, list_))
            what = page.description.removeprefix(f"{page.title}. ")
            yield Record(
                page.url,
                site.words.language,
                name,
                name,
                spellings([name]),
                facets={"kind": [Facet(kind, "")]},
                facts={"kind": kind, "what": what},
            )


def _before(site: Site, gathering: str) -> str:
    """Return what stands before the name in the title of a gathering."""
    sort = site.words.say(f"noun_of.{gathering}")
    return site.words.say("name.with", name=sort, detail="")

"""What a page is about, for programs: JSON-LD in the words of schema.org, in the head of the page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import Any

from onrecord.dataset import Dataset, Norm, Speaker, Summary
from onrecord.exports.documents import ROOT
from onrecord.exports.vocabulary import JSON_LD
from onrecord.site.home import FIND
from onrecord.site.page import Page
from onrecord.site.site import NormSet, Site
from onrecord.site.views import organisation_url, series_url, speaker_url, summary_url

Node = dict[str, Any]
"""A thing with its properties, as JSON-LD has it."""


def described(site: Site, data: Dataset, pages: Iterable[Page]) -> Iterator[Page]:
    """Yield pages that say in their heads what they are about, where that is one thing."""
    about = LinkedData(site, data)
    for page in pages:
        graph = about.graph(page.url)
        yield replace(page, head=page.head + _script(graph)) if graph else page


def _script(graph: list[Node]) -> str:
    """Return a graph as an element; nothing in it can end the element."""
    whole = {"@context": "https://schema.org", "@graph": _without_nothing(graph)}
    text = json.dumps(whole, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>\n'


def _without_nothing(value: Any) -> Any:
    """Return data without keys that have no value."""
    if isinstance(value, dict):
        return {
            k: _without_nothing(v) for k, v in value.items() if v not in (None, False, "", [], {})
        }
    return [_without_nothing(one) for one in value] if isinstance(value, list) else value


class LinkedData:
    """The graphs of the pages of a site."""

    def __init__(self, site: Site, data: Dataset) -> None:
        self._at = site.settings.absolute
        self._site = site
        self._data = data
        self._speakers = {one.id: one for one in data.speakers}
        self._affiliations = _grouped(data.affiliations, "speaker")
        self._appearances = _grouped(data.appearances, "summary")
        self._passages = _grouped(data.passages, "summary")
        self._speaking = _ids(data.statements, "speaker")
        self._cited = _ids(data.citations, "norm")
        self._makers: dict[str, Callable[[], list[Node]]] = {
            "": self._home,
            **{one.url: partial(self._term_set, one) for one in site.sets},
            **{f"norms/{one.id}/": partial(self._term, one) for one in data.norms},
            **{speaker_url(one.id): partial(self._profile, one) for one in data.speakers},
            **{summary_url(one.id): partial(self._summary, one) for one in data.summaries},
        }

    def graph(self, url: str) -> list[Node]:
        """Return what the page at an address is about; nothing where that is not one thing."""
        return self._makers[url]() if url in self._makers else []

    def _home(self) -> list[Node]:
        """Return the site, how to search it, and the record as a dataset."""
        name, language = self._data.name, self._site.settings.language
        search = {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{self._at(FIND)}/?q={{question}}"},
            "query-input": "required name=question",
        }
        downloads = [
            {
                "@type": "DataDownload",
                "contentUrl": self._at(f"{ROOT}{path}"),
                "encodingFormat": encoding,
            }
            for path, encoding in _DOWNLOADS.items()
        ]
        return [
            {
                "@type": "WebSite",
                "@id": self._at(""),
                "url": self._at(""),
                "name": name,
                "inLanguage": language,
                "potentialAction": search,
            },
            {
                "@type": "Dataset",
                "@id": self._at(f"{ROOT}index.json"),
                "name": name,
                "description": self._site.words.say("home.lead"),
                "url": self._at(""),
                "distribution": downloads,
            },
        ]

    def _term_set(self, own: NormSet) -> list[Node]:
        terms = [{"@id": one.url} for one in self._data.norms if one.id in own.norms]
        name, address = own.words.say("norms.called"), self._at(own.url)
        same = {"sameAs": self._at(JSON_LD)}
        return [
            {"@type": "DefinedTermSet", "@id": address, "name": name, "hasDefinedTerm": terms}
            | same
        ]

    def _term(self, norm: Norm) -> list[Node]:
        return [
            {
                "@type": "DefinedTerm",
                "@id": norm.url,
                "url": norm.url,
                "termCode": norm.locator,
                "name": norm.title,
                "alternateName": list(norm.aliases),
                "description": norm.text,
                "inDefinedTermSet": {"@id": self._at(self._site.set_of[norm.id].url)},
            }
        ]

    def _profile(self, speaker: Speaker) -> list[Node]:
        """Return a speaker with everything by which others know them."""
        own = [one.organisation for one in self._affiliations.get(speaker.id, [])]
        orcid = speaker.orcid and f"https://orcid.org/{speaker.orcid}"
        wikidata = speaker.wikidata and f"http://www.wikidata.org/entity/{speaker.wikidata}"
        whole = self._speaker(speaker) | {
            "url": speaker.url,
            "alternateName": list(speaker.aliases),
            "affiliation": [self._organisation(name) for name in dict.fromkeys(own)],
            "sameAs": [address for address in (speaker.website, orcid, wikidata) if address],
        }
        page = {
            "@type": "ProfilePage",
            "@id": f"{speaker.url}#page",
            "mainEntity": {"@id": speaker.url},
        }
        return [page, whole]

    def _speaker(self, speaker: Speaker) -> Node:
        kind = "Person" if speaker.kind == "person" else "Organization"
        return {"@type": kind, "@id": speaker.url, "name": speaker.name}

    def _organisation(self, name: str) -> Node:
        return {"@type": "Organization", "@id": self._at(organisation_url(name)), "name": name}

    def _summary(self, summary: Summary) -> list[Node]:
        """Return the report, the event that it is about, and who spoke there."""
        event = {"@id": f"{summary.url}#event"}
        appearances = self._appearances.get(summary.id, [])
        people = dict.fromkeys(one.speaker for one in appearances)
        report = {
            "@type": "Report",
            "@id": summary.url,
            "url": summary.url,
            "name": summary.title,
            "abstract": summary.abstract,
            "inLanguage": summary.language,
            "datePublished": summary.published,
            "dateModified": summary.updated,
            "about": [event, *self._terms(summary.norms)],
            "isBasedOn": self._source(summary),
            "isPartOf": {"@id": self._at("")},
            "publisher": {"@type": "Organization", "name": self._data.name},
            "hasPart": list(self._parts(summary)),
        }
        speakers = [self._speaker(self._speakers[id_]) for id_ in people]
        return [report, event | self._event(summary, speakers), *speakers]

    def _event(self, summary: Summary, speakers: list[Node]) -> Node:
        series = summary.series and {
            "@type": "EventSeries",
            "@id": self._at(series_url(summary.series)),
            "name": summary.series,
        }
        return {
            "@type": "Event",
            "name": summary.title,
            # The day of a source says nothing of the day of the webinar.
            "startDate": summary.begins or (summary.date_is != "published" and summary.date),
            "endDate": summary.ends,
            "location": summary.place and {"@type": "Place", "name": summary.place},
            "organizer": [self._organisation(name) for name in summary.organisers],
            "performer": [{"@id": one["@id"]} for one in speakers],
            "superEvent": series,
            "recordedIn": summary.recording and {"@type": "CreativeWork", "url": summary.recording},
        }

    def _source(self, summary: Summary) -> Node:
        known = summary.source_url or summary.source_title
        work = {"@type": "CreativeWork", "url": summary.source_url, "name": summary.source_title}
        return work | {"archivedAt": summary.source_archived} if known else {}

    def _parts(self, summary: Summary) -> Iterator[Node]:
        """Yield the passages in which somebody speaks or a norm is cited."""
        for passage in self._passages.get(summary.id, []):
            key = passage.summary, passage.number
            speakers, norms = self._speaking.get(key, []), self._cited.get(key, [])
            if speakers or norms:
                yield {
                    "@type": "Statement",
                    "@id": passage.url,
                    "position": passage.number,
                    "contributor": [{"@id": self._speakers[id_].url} for id_ in speakers],
                    "about": self._terms(norms),
                }

    def _terms(self, norms: Iterable[str]) -> list[Node]:
        return [{"@id": self._at(self._site.badges[id_].url)} for id_ in norms]


_DOWNLOADS = {
    "record.json": "application/json",
    "statements.csv": "text/csv",
    "record.db": "application/vnd.sqlite3",
}


def _grouped(rows: Iterable[Any], column: str) -> Mapping[str, list[Any]]:
    """Group rows by a column; those with the same value stand side by side."""
    return {key: list(own) for key, own in groupby(rows, attrgetter(column))}


def _ids(rows: Iterable[Any], column: str) -> Mapping[tuple[str, int], list[str]]:
    """Return by passage the ids in a column, each once."""
    found: dict[tuple[str, int], dict[str, None]] = {}
    for row in rows:
        found.setdefault((row.summary, row.passage), {})[getattr(row, column)] = None
    return {key: list(ids) for key, ids in found.items()}

"""The manifest: every id, address and anchor that a site has, as one JSON file at its root."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from onrecord.model import Body, Summary
from onrecord.pipeline import Outcome
from onrecord.publishing.fingerprints import fingerprint
from onrecord.site.page import Page
from onrecord.site.pages import render
from onrecord.site.redirects import list_urls, redirects
from onrecord.site.site import Site

PATH = "manifest.json"
"""Where the manifest stands, seen from the root of the site."""

_Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")]
_Name = Annotated[str, StringConstraints(max_length=1000)]


class ManifestError(Exception):
    """What keeps a text from being read as a manifest, in words for whoever named it."""


class _Part(BaseModel):
    """A frozen part of a manifest; what a later version may add is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Text(_Part):
    """What is published of one summary; of a withdrawn one only that it is."""

    passages: tuple[
        tuple[_Fingerprint, Annotated[tuple[_Name, ...], Field(min_length=1)]], ...
    ] = ()
    """Of each passage its fingerprint and its anchors, in the order of the text."""
    headings: tuple[_Name, ...] = ()
    """The anchors of the headings, in the order of the text."""
    people: tuple[_Name, ...] = ()
    """Ids of those who spoke or moderated."""
    lists: tuple[_Name, ...] = ()
    """Addresses of the series, organisations and topics that list it."""
    withdrawn: bool = False

    @property
    def anchors(self) -> tuple[str, ...]:
        """All anchors: those of the passages, then those of the headings."""
        return (*(name for _, names in self.passages for name in names), *self.headings)


class Manifest(_Part):
    """Every id, address and anchor of a site; addresses are relative to it."""

    version: Literal[1] = 1
    summaries: Mapping[_Name, Text] = Field(default_factory=dict)
    """By id, the withdrawn ones among them."""
    speakers: tuple[_Name, ...] = ()
    norms: tuple[_Name, ...] = ()
    pages: tuple[_Name, ...] = ()
    """The addresses of all pages."""
    redirects: Mapping[_Name, _Name] = Field(default_factory=dict)
    """Old addresses with the pages that they lead to."""


def describe(site: Site, pages: Iterable[Page], own: Collection[str] = ()) -> Manifest:
    """Return the manifest of a site with these pages; `own` are addresses of hand-written ones."""
    corpus, pages = site.corpus, tuple(pages)
    texts = {id_: _text(one, site.index.bodies[id_]) for id_, one in corpus.summaries.items()}
    texts |= {id_: Text(withdrawn=True) for id_ in corpus.withdrawn}
    return Manifest(
        summaries={id_: texts[id_] for id_ in sorted(texts)},
        speakers=tuple(sorted(corpus.speakers)),
        norms=tuple(sorted(corpus.norms)),
        pages=tuple(sorted({*(page.url for page in pages), *own})),
        redirects={old.url: old.target for old in redirects(site, pages, own)},
    )


def manifest_of(outcome: Outcome, own: Collection[str] = ()) -> Manifest:
    """Return the manifest of what a project would publish; `own` as above."""
    site = Site(outcome.corpus, outcome.index)
    return describe(site, render(site), own)


def _text(summary: Summary, body: Body) -> Text:
    """Return what is published of a summary."""
    return Text(
        passages=tuple((fingerprint(p.text), (p.anchor, *p.also)) for p in body.passages),
        headings=tuple(name for h in body.headings for name in (h.anchor, *h.also)),
        people=tuple(sorted({person.id for person in summary.front.people})),
        lists=list_urls(summary),
    )


def dump(manifest: Manifest) -> str:
    """Return a manifest as JSON, sorted, without what is empty."""
    whole = manifest.model_dump(mode="json", exclude_defaults=True) | {"version": 1}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


def parse(text: str | bytes) -> Manifest:
    """Return the manifest that a text holds. Raises `ManifestError`."""
    try:
        return Manifest.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        if first["loc"] == ("version",):
            reason = f"its version is {first['input']!r}, and this program knows 1"
        else:
            reason = "it is not what `onrecord build` writes"
        raise ManifestError(f"This is no manifest: {reason}.") from None

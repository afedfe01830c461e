"""The manifest: every id, address and anchor that a site has, as one JSON file at its root."""

from __future__ import annotations

import codecs
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from onrecord.bodies import Body, Heading, Passage
from onrecord.model import Summary
from onrecord.pipeline import Outcome
from onrecord.site.page import Asset, Page
from onrecord.site.pages import render
from onrecord.site.redirects import list_urls, redirect_page, redirects
from onrecord.site.site import Site
from onrecord.text import fetching
from onrecord.text.fetching import FetchError

PATH = "manifest.json"
"""Where the manifest stands, relative to the root of the site."""

_NOT_FOUND = frozenset((404, 410))

_Name = Annotated[str, StringConstraints(max_length=1000)]
_Anchors = Annotated[tuple[_Name, ...], Field(min_length=1)]

Anchors = tuple[str, ...]
"""The anchors that lead to one passage or heading, its own first."""


class ManifestError(Exception):
    """What keeps a text from being read as a manifest, in words for whoever named it."""


class _ManifestPart(BaseModel):
    """A frozen part of a manifest; what a later version may add is ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class PublishedSection(_ManifestPart):
    """A heading and the passages below it."""

    heading: tuple[_Name, ...] = ()
    """Its anchors; none before the first heading."""
    passages: tuple[_Anchors, ...] = ()
    """The anchors of each passage."""


class _Version1(_ManifestPart):
    """What version 1 has in the place of sections; the first of each pair was a fingerprint."""

    passages: tuple[tuple[Any, _Anchors], ...] = ()
    headings: tuple[_Name, ...] = ()


class PublishedText(_ManifestPart):
    """What is published of one summary; of a withdrawn one only that it is."""

    sections: tuple[PublishedSection, ...] = ()
    people: tuple[_Name, ...] = ()
    """Ids of those who spoke or moderated."""
    statements: Mapping[_Name, tuple[_Name, ...]] = Field(default_factory=dict)
    """By the first anchor of a passage: ids of those who speak in it."""
    lists: tuple[_Name, ...] = ()
    """Addresses of the series, organisations and topics that list it."""
    withdrawn: bool = False

    @model_validator(mode="before")
    @classmethod
    def _from_version_1(cls, data: Any) -> Any:
        """Read what version 1 wrote, which does not say under which heading a passage stands."""
        if not isinstance(data, dict) or data.keys().isdisjoint(_Version1.model_fields):
            return data
        old = _Version1.model_validate(data)
        opening = PublishedSection(passages=tuple(anchors for _, anchors in old.passages))
        return {
            **data,
            "sections": [opening, *(PublishedSection(heading=(h,)) for h in old.headings)],
        }

    @property
    def passages(self) -> tuple[Anchors, ...]:
        """The anchors of each passage, in the order of the text."""
        return tuple(anchors for section in self.sections for anchors in section.passages)

    @property
    def headings(self) -> tuple[Anchors, ...]:
        """The anchors of each heading, in the order of the text."""
        return tuple(section.heading for section in self.sections if section.heading)

    @property
    def passage_anchors(self) -> Anchors:
        """All anchors of passages."""
        return tuple(anchor for anchors in self.passages for anchor in anchors)

    @property
    def anchors(self) -> Anchors:
        """All anchors: those of the passages, then those of the headings."""
        headings = (anchor for anchors in self.headings for anchor in anchors)
        return (*self.passage_anchors, *headings)


class Manifest(_ManifestPart):
    """Every id, address and anchor of a site; addresses are relative to it."""

    version: Literal[1, 2] = 2
    summaries: Mapping[_Name, PublishedText] = Field(default_factory=dict)
    """By id, the withdrawn ones among them."""
    speakers: tuple[_Name, ...] = ()
    norms: tuple[_Name, ...] = ()
    pages: tuple[_Name, ...] = ()
    """The addresses of all pages."""
    redirects: Mapping[_Name, _Name] = Field(default_factory=dict)
    """Old addresses with the pages that they lead to."""


def assets(site: Site, pages: Iterable[Page], own: Collection[str] = ()) -> Iterator[Asset]:
    """Yield a page at every old address, and the manifest, of a site with these pages.

    `own` are the addresses of hand-written pages.
    """
    pages = tuple(pages)
    for redirect in redirects(site, pages, own):
        yield Asset(redirect.path, redirect_page(site, redirect))
    yield Asset(PATH, dump(manifest(site, pages, own)))


def manifest_of(outcome: Outcome, own: Collection[str] = ()) -> Manifest:
    """Return the manifest of what a project would publish."""
    site = Site(outcome.corpus, outcome.index)
    return manifest(site, render(site), own)


def manifest(site: Site, pages: Iterable[Page], own: Collection[str] = ()) -> Manifest:
    """Return the manifest of a site with these pages; `own` are addresses of hand-written ones."""
    corpus, pages = site.corpus, tuple(pages)
    texts = {id_: _text(one, site.index.bodies[id_]) for id_, one in corpus.summaries.items()}
    texts |= {id_: PublishedText(withdrawn=True) for id_ in corpus.withdrawn}
    return Manifest(
        summaries={id_: texts[id_] for id_ in sorted(texts)},
        speakers=tuple(sorted(corpus.speakers)),
        norms=tuple(sorted(corpus.norms)),
        pages=tuple(sorted({*(page.url for page in pages), *own})),
        redirects={old.url: old.target for old in redirects(site, pages, own)},
    )


def _text(summary: Summary, body: Body) -> PublishedText:
    return PublishedText(
        sections=_sections(body),
        people=tuple(sorted({person.id for person in summary.front.people})),
        statements={
            passage.anchor: tuple(one.speaker for one in passage.statements)
            for passage in body.passages
            if passage.statements
        },
        lists=list_urls(summary),
    )


def _sections(body: Body) -> tuple[PublishedSection, ...]:
    """Return the sections of a body; what stands before the first heading is one of its own."""
    found: list[tuple[Anchors, list[Anchors]]] = [((), [])]
    for block in body.leaves:
        if isinstance(block, Heading):
            found.append((anchors_of(block), []))
        elif isinstance(block, Passage):
            found[-1][1].append(anchors_of(block))
    return tuple(
        PublishedSection(heading=heading, passages=tuple(passages))
        for heading, passages in found
        if heading or passages
    )


def anchors_of(part: Passage | Heading) -> Anchors:
    """Return the anchors that lead to a passage or heading."""
    return (part.anchor, *part.also)


def dump(of: Manifest) -> str:
    """Return a manifest as JSON, sorted, without what is empty."""
    whole = of.model_dump(mode="json", exclude_defaults=True) | {"version": 2}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


def parse(text: str | bytes) -> Manifest:
    """Return the manifest that a text holds. Raises `ManifestError`."""
    try:
        return Manifest.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        if first["loc"] == ("version",):
            reason = f"its version is {first['input']!r}, and this program knows 1 and 2"
        else:
            reason = "it is not what `onrecord build` writes"
        raise ManifestError(f"This is no manifest: {reason}.") from None


def fetch(where: str) -> Manifest | None:
    """Return the manifest at a path or an address; nothing where the site has none yet.

    An address that ends in a slash is that of a site. Raises `ManifestError`.
    """
    data = _download(where) if fetching.is_address(where) else _read(Path(where))
    if data is None:
        return None
    try:
        return parse(data.removeprefix(codecs.BOM_UTF8))
    except ManifestError as error:
        raise ManifestError(f"{where} cannot be used: {error}") from None


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(fetching.LIMIT + 1)
    except OSError as error:
        raise ManifestError(f"{path} cannot be read: {error.strerror}.") from None
    if len(data) > fetching.LIMIT:
        raise ManifestError(f"{path} has more than {fetching.LIMIT:,} bytes.")
    return data


def _download(where: str) -> bytes | None:
    """Fetch an address; nothing where the site says that there is no such file."""
    address = f"{where}{PATH}" if where.endswith("/") else where
    try:
        return fetching.fetch(address).data
    except FetchError as error:
        if error.status in _NOT_FOUND:
            return None
        raise ManifestError(f"{address} cannot be fetched: {error}.") from None

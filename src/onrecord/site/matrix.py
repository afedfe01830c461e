"""Speakers by norm: a table in which every count leads to exactly those passages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain

from onrecord.bodies import Heading
from onrecord.site.charts import Cell, cell
from onrecord.site.coverage import coverage
from onrecord.site.page import Page, PageGroup
from onrecord.site.paging import LetterPage, by_letter
from onrecord.site.passages import (
    NOBODY,
    NormSection,
    place,
    section_pages,
    section_url,
    sections,
)
from onrecord.site.site import NormSet, Site, passage_count
from onrecord.site.views import Badge, Link, labelled, sort_name
from onrecord.site.words import Words

_MANY = 8
"""With more rows than these, a table can be filtered and sorted."""


@dataclass(frozen=True)
class MatrixRow:
    """A person, or nobody, and their counts."""

    name: str
    url: str
    cells: tuple[Cell, ...]
    passages: int


@dataclass(frozen=True)
class MatrixView:
    """The table, or one letter of it."""

    title: str
    others: tuple[Link, ...]
    """The ways between the tables of several frameworks."""
    sheet: LetterPage[MatrixRow]
    badges: tuple[Badge, ...]
    rows: tuple[MatrixRow, ...]
    nobody: MatrixRow | None
    all: MatrixRow
    """In how many passages each norm is cited, whoever speaks."""
    coverage: str
    """What the numbers rest on: how much of their sources the summaries were written from."""
    long: bool
    """Whether the rows are so many that a reader may want to filter and sort them."""


@dataclass(frozen=True)
class UnnamedView:
    """The passages that are attributed to nobody."""

    sections: tuple[NormSection, ...]
    passages: int


def matrix_group(site: Site) -> Iterator[PageGroup]:
    """Yield the table of each framework, by letter where the rows are many."""
    for one in site.sets:
        title = site.set_title(one, "name.matrix")
        listed = site.listed(one, "name.matrix")
        yield PageGroup(one.matrix, partial(_matrix_pages, site, one, title), listed)


def _matrix_pages(site: Site, own: NormSet, title: str) -> Iterator[Page]:
    cited = [id_ for id_ in site.alphabetical if site.counts[id_].keys() & own.norms]
    counts = (norms.get(id_, 0) for norms in site.counts.values() for id_ in own.norms)
    most = max((1, *counts))
    names = {id_: site.corpus.speakers[id_] for id_ in cited}
    rows = [
        _row(site, own, id_, labelled(site.words, who, sort_name(who)), most)
        for id_, who in names.items()
    ]
    others = site.other_sets(own, lambda one: one.matrix)
    nobody = site.words.say("unnamed.title")
    rests_on = coverage(site)
    for sheet in by_letter(own.matrix, rows, lambda row: row.name):
        shown = tuple(row for group in sheet.groups for row in group.entries)
        unnamed = site.counts[None].keys() & own.norms
        view = MatrixView(
            title,
            others,
            sheet,
            tuple(site.badges[id_] for id_ in own.norms),
            shown,
            _row(site, own, None, nobody, most) if unnamed else None,
            _all(site, own),
            rests_on,
            len(shown) > _MANY,
        )
        yield _matrix_page(own.words, view)


def _matrix_page(words: Words, view: MatrixView) -> Page:
    letter, title = view.sheet.letter, view.title
    if letter:
        title = words.say("name.with", name=title, detail=letter)
    page = Page(view.sheet.url, title, words.say("matrix.about"), "matrix", searchable=False)
    return page.filled(words, "matrix", view)


def _row(site: Site, own: NormSet, speaker: str | None, name: str, most: int) -> MatrixRow:
    counts = site.counts[speaker]
    cells = tuple(
        cell(site.badges[id_].locator, counts.get(id_, 0), section_url(site, speaker, id_), most)
        for id_ in own.norms
    )
    said = (one for one in site.citations_of[speaker] if one.norm in own.norms)
    return MatrixRow(name, place(speaker), cells, passage_count(said))


def _all(site: Site, own: NormSet) -> MatrixRow:
    cited = {id_: site.index.by_norm[id_] for id_ in own.norms}
    badges = ((site.badges[id_], passage_count(said)) for id_, said in cited.items())
    cells = (cell(badge.locator, count, badge.url) for badge, count in badges)
    every = chain.from_iterable(cited.values())
    return MatrixRow("", "", tuple(cells), passage_count(every))


def unnamed_group(site: Site) -> Iterator[PageGroup]:
    """Yield the page with the passages attributed to nobody, by norm."""
    yield PageGroup(NOBODY, partial(_unnamed_pages, site))


def _unnamed_pages(site: Site) -> Iterator[Page]:
    said = sections(site, None)
    view = UnnamedView(said, passage_count(site.citations_of[None]))
    headings = tuple(Heading(2, f"{s.badge.locator} {s.badge.title}", s.badge.id) for s in said)
    title, about = site.words.say("unnamed.title"), site.words.say("unnamed.about")
    page = Page(NOBODY, title, about, "matrix", headings=headings)
    yield page.filled(site.words, "unnamed", view)
    for section in section_pages(site, None):
        view = UnnamedView((section,), section.count)
        title = site.words.say("unnamed.on", norm=section.badge.locator)
        page = Page(section.url, title, about, "matrix", searchable=False)
        yield page.filled(site.words, "unnamed", view)

"""Speakers by norm: a table in which every count leads to exactly those passages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

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
from onrecord.site.site import Site, passage_count
from onrecord.site.views import Badge, labelled, sort_name
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
    """Yield the table, by letter where the rows are many."""
    yield PageGroup("matrix/", partial(_matrix_pages, site), site.words.say("name.matrix"))


def _matrix_pages(site: Site) -> Iterator[Page]:
    cited = [id_ for id_ in site.alphabetical if site.citations_of[id_]]
    most = max((n for norms in site.counts.values() for n in norms.values()), default=1)
    names = {id_: site.corpus.speakers[id_] for id_ in cited}
    rows = [
        _row(site, id_, labelled(site.words, who, sort_name(who)), most)
        for id_, who in names.items()
    ]
    nobody = site.words.say("unnamed.title")
    rests_on = coverage(site)
    for sheet in by_letter("matrix/", rows, lambda row: row.name):
        shown = tuple(row for group in sheet.groups for row in group.entries)
        view = MatrixView(
            sheet,
            tuple(site.badges.values()),
            shown,
            _row(site, None, nobody, most) if site.citations_of[None] else None,
            _all(site),
            rests_on,
            len(shown) > _MANY,
        )
        yield _matrix_page(site.words, view)


def _matrix_page(words: Words, view: MatrixView) -> Page:
    letter, title = view.sheet.letter, words.say("name.matrix")
    if letter:
        title = words.say("name.with", name=title, detail=letter)
    page = Page(view.sheet.url, title, words.say("matrix.about"), "matrix", searchable=False)
    return page.filled(words, "matrix", view)


def _row(site: Site, speaker: str | None, name: str, most: int) -> MatrixRow:
    counts = site.counts[speaker]
    cells = tuple(
        cell(badge.locator, counts.get(id_, 0), section_url(site, speaker, id_), most)
        for id_, badge in site.badges.items()
    )
    return MatrixRow(name, place(speaker), cells, passage_count(site.citations_of[speaker]))


def _all(site: Site) -> MatrixRow:
    cited = {id_: passage_count(citations) for id_, citations in site.index.by_norm.items()}
    cells = (cell(badge.locator, cited[id_], badge.url) for id_, badge in site.badges.items())
    return MatrixRow("", "", tuple(cells), passage_count(site.index.citations))


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

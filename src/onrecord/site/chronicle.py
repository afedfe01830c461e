"""Chronicle: year by year, in how many passages each norm was cited, and when each series met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.model import Summary
from onrecord.site.site import PAGE, Site
from onrecord.site.tables import Cell, cell
from onrecord.site.views import Badge
from onrecord.site.years import Span, span_words, spans

LANES = 60
"""How many series a timeline shows; the list of series has all of them."""

MARKS = 240
"""Up to how many webinars a timeline has a mark for each; beyond, it counts them."""


@dataclass(frozen=True)
class Column:
    """A year, or all years before those that have a column each."""

    words: str
    """`2018`, or `until 2001`."""
    years: Span
    webinars: int
    """How many there are on record; 0 in a gap."""
    url: str
    """Where the list of summaries has the newest of them; empty in a gap."""

    @property
    def early(self) -> bool:
        """Whether it stands for many years."""
        return len(self.years) > 1

    def cell(self, count: int, url: str, most: int) -> Cell:
        """Return a count in this column; that of many years is not shaded beside single ones."""
        return cell(self.words, count, url, 0 if self.early else most)


@dataclass(frozen=True)
class NormRow:
    """A norm and its passages in each column."""

    badge: Badge
    cells: tuple[Cell, ...]
    passages: int


@dataclass(frozen=True)
class NormYears:
    """All norms over the years, in one table."""

    columns: tuple[Column, ...]
    rows: tuple[NormRow, ...]
    webinars: int
    gaps: bool
    """Whether there are years without a webinar between those with one."""


@dataclass(frozen=True)
class Series:
    """A series, or all webinars that belong to none."""

    name: str
    url: str
    webinars: tuple[Summary, ...]


@dataclass(frozen=True)
class Mark:
    """A webinar in a timeline."""

    words: str
    """Its day and its title."""
    url: str
    language: str
    """Of the title."""


@dataclass(frozen=True)
class Lane:
    """A series along the years."""

    name: str
    url: str
    """Empty for the webinars that belong to none."""
    cells: tuple[Cell, ...]
    marks: tuple[tuple[Mark, ...], ...]
    """By column: its webinars, first first; empty where they are only counted."""
    webinars: int


@dataclass(frozen=True)
class Timeline:
    """The webinars by series, along the years."""

    columns: tuple[Column, ...]
    lanes: tuple[Lane, ...]
    """Those that began first at the top, and last what belongs to no series."""
    marked: bool
    """Whether each webinar has a mark of its own."""
    shown: int
    """How many series it shows."""
    left_out: int
    """How many it does not: those whose newest webinars are the oldest."""


def norm_years(site: Site) -> NormYears | None:
    """Return in how many passages each norm was cited over the years; nothing where none was."""
    if not site.index.citations:
        return None
    columns = _columns(site)
    most = _most(
        columns, *({y: len(said) for y, said in years.items()} for years in site.cited.values())
    )
    rows = tuple(_norm_row(site, badge, columns, most) for badge in site.badges.values())
    gaps = any(not column.webinars for column in columns)
    return NormYears(columns, rows, len(site.newest), gaps)


def timeline(site: Site, series: Iterable[Series]) -> Timeline | None:
    """Return when each series met; nothing where there is none."""
    newest = sorted(series, key=lambda one: (max(map(_day, one.webinars)), one.url), reverse=True)
    if not newest:
        return None
    lasting, left_out = newest[:LANES], newest[LANES:]
    shown = sorted(lasting, key=lambda one: (min(map(_day, one.webinars)), one.url))
    if alone := tuple(summary for summary in site.newest if summary.front.series is None):
        shown.append(Series(site.words.say("chronicle.alone"), "", alone))
    columns = _columns(site)
    marked = sum(len(one.webinars) for one in shown) <= MARKS
    most = _most(columns, *(Counter(_day(s).year for s in one.webinars) for one in shown))
    lanes = tuple(_lane(site, one, columns, most, marked=marked) for one in shown)
    return Timeline(columns, lanes, marked, len(lasting), len(left_out))


def _day(summary: Summary) -> date:
    """Return the day of a webinar."""
    return summary.front.date


def _columns(site: Site) -> tuple[Column, ...]:
    """Return the years from the first webinar to the last, those without any among them."""
    held = Counter(_day(summary).year for summary in site.newest)
    return tuple(
        Column(
            span_words(site.words, span),
            span,
            sum(held[year] for year in span),
            _summaries(site, span, held),
        )
        for span in spans(held)
    )


def _most(columns: tuple[Column, ...], *rows: Mapping[int, int]) -> int:
    """Return the highest count of a year that has a column of its own."""
    alone = [column.years[0] for column in columns if not column.early]
    return max(row.get(year, 0) for row in rows for year in alone)


def _summaries(site: Site, span: Span, held: Counter[int]) -> str:
    """Return where the newest summaries of some years are listed; empty where there are none."""
    year = max((year for year in span if held[year]), default=None)
    if year is None:
        return ""
    return f"summaries/years/{year}/" if len(site.newest) > PAGE else f"summaries/#y{year}"


def _norm_row(site: Site, badge: Badge, columns: tuple[Column, ...], most: int) -> NormRow:
    """Return the passages of a norm in each column."""
    cited = site.cited[badge.id]
    cells = []
    for column in columns:
        years = [year for year in column.years if year in cited]
        count = sum(len(cited[year]) for year in years)
        url = _said(site, badge, column, years[-1]) if years else ""
        cells.append(column.cell(count, url, most))
    return NormRow(badge, tuple(cells), sum(one.count for one in cells))


def _said(site: Site, badge: Badge, column: Column, year: int) -> str:
    """Return where the passages on a norm stand that a column counts, `year` being its newest.

    They are on the page of the year, or begin at a place on the norm's own, which shows no others
    where scripts run.
    """
    if len(site.index.by_norm[badge.id]) > PAGE:
        return f"{badge.url}{year}/"
    chosen = "" if column.early else f"?year={year}"
    return f"{badge.url}{chosen}#{site.cited[badge.id][year][0].summary}"


def _lane(
    site: Site, series: Series, columns: tuple[Column, ...], most: int, *, marked: bool
) -> Lane:
    """Return a series along the years."""
    members = sorted(series.webinars, key=lambda one: (_day(one), one.id))
    cells, marks = [], []
    for column in columns:
        held = [summary for summary in members if _day(summary).year in column.years]
        url = _members(series, _day(held[-1]).year) if held else ""
        cells.append(column.cell(len(held), url or column.url, most))
        marks.append(tuple(_mark(site, summary) for summary in held))
    shown = tuple(marks) if marked else ()
    return Lane(series.name, series.url, tuple(cells), shown, len(members))


def _members(series: Series, year: int) -> str:
    """Return where the webinars of a series in a year are listed; empty where it is no series."""
    paged = series.url and len(series.webinars) > PAGE
    return f"{series.url}{year}/" if paged else series.url


def _mark(site: Site, summary: Summary) -> Mark:
    """Return a webinar as a mark."""
    line = site.lines[summary.id]
    words = site.words.say("chronicle.mark", day=line.dated, title=line.title)
    return Mark(words, line.url, line.language)

"""Counts to look at: cells of tables, bars by year, norms over the years, series along the years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from xml.etree.ElementTree import Element, SubElement, tostring

from onrecord.model import Summary
from onrecord.site.paging import ENTRIES, Span, span_words, spans
from onrecord.site.site import NormSet, Site
from onrecord.site.templating import Fragment
from onrecord.site.views import Badge, Line
from onrecord.site.words import Words

SHADES = 4
"""How many shades tell a high count from a low one."""

LANES = 60
"""How many series a timeline shows; the list of series has all of them."""

MARKS = 240
"""Up to how many webinars a timeline has a mark for each; beyond, it counts them."""

_HEIGHT, _LABEL, _YEAR = 44, 16, 42
"""The height of the highest bar and of a line of words, and the width of a year in words."""
_WIDE, _NARROW = (26, 16, 1), (10, 4, 4)
"""A bar, the gap beside it, and every how many years are named: while they are few, and else."""
_FEW = 8
_DIGIT = 7
"""The width of a digit above a bar."""


@dataclass(frozen=True)
class Cell:
    """How often something was found where a row and a column meet; it leads to what was counted."""

    column: str
    """In words: a norm, a year."""
    count: int
    url: str
    shade: int
    """From 1 to `SHADES`; 0 for silence, and for what is not to be compared."""


def cell(column: str, count: int, url: str, most: int = 0) -> Cell:
    """Return one count, shaded by its share of the highest, if that is given."""
    return Cell(column, count, url, -(-SHADES * count // most) if most else 0)


def years_chart(words: Words, counts: Mapping[Span, int]) -> Fragment:
    """Draw passages as a bar for each span of years, as SVG with words for it; empty for nothing.

    The bar of many years is paler, and never higher than that of the highest single year.
    """
    if not counts:
        return Fragment("")
    thick, gap, every = _WIDE if len(counts) <= _FEW else _NARROW
    step = max(thick + gap, _DIGIT * len(str(max(counts.values()))) + 4)
    width, height = step * len(counts), _HEIGHT + 2 * _LABEL
    svg = Element(
        "svg",
        {
            "class": "or-chart",
            "viewBox": f"0 0 {width} {height}",
            "width": str(width),
            "height": str(height),
            "role": "img",
            "aria-label": _in_words(words, counts),
        },
    )
    top = max((number for span, number in counts.items() if len(span) == 1), default=0) or 1
    for i, (span, number) in enumerate(counts.items()):
        middle = i * step + step / 2
        if words.is_from_the_right:
            middle = width - middle
        many = len(span) > 1
        bar = min(max(round(_HEIGHT * number / top, 1), 3), _HEIGHT) if number else 0
        if number:
            kind = "or-chart__bar--many" if many else "or-chart__bar"
            _bar(svg, middle - thick / 2, _LABEL + _HEIGHT - bar, (thick, bar), kind)
            _label(svg, middle, _LABEL + _HEIGHT - bar - 4, str(number), "or-chart__number")
        if (len(counts) - 1 - i) % every == 0:
            year = min(max(middle, _YEAR / 2), width - _YEAR / 2)
            _label(svg, year, height - 3, f"{'–' * many}{span[-1]}", "or-chart__year")
    line = {"x1": "0", "x2": str(width), "y1": str(_LABEL + _HEIGHT), "y2": str(_LABEL + _HEIGHT)}
    SubElement(svg, "line", {"class": "or-chart__line", **line})
    return Fragment(tostring(svg, encoding="unicode"))


def _bar(svg: Element, x: float, y: float, size: tuple[int, float], kind: str) -> None:
    place = {"x": f"{x:g}", "y": f"{y:g}", "width": str(size[0]), "height": f"{size[1]:g}"}
    SubElement(svg, "rect", {"class": kind, **place})


def _label(svg: Element, x: float, y: float, words: str, kind: str) -> None:
    SubElement(svg, "text", {"class": kind, "x": f"{x:g}", "y": f"{y:g}"}).text = words


def _in_words(words: Words, counts: Mapping[Span, int]) -> str:
    """Say what the chart shows: `Passages by year: 2018 (2), 2023 (1)`."""
    years = [
        words.say("chart.year", number=words.locale.number(number), year=span_words(words, span))
        for span, number in counts.items()
        if number
    ]
    return words.say(
        "chart.passages", counts=words.locale.comma.join(years) or words.say("chart.none")
    )


@dataclass(frozen=True)
class YearColumn:
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
class NormYearsRow:
    """A norm and its passages in each column."""

    badge: Badge
    cells: tuple[Cell, ...]
    passages: int


@dataclass(frozen=True)
class NormYears:
    """All norms over the years, in one table."""

    columns: tuple[YearColumn, ...]
    rows: tuple[NormYearsRow, ...]
    webinars: int
    gaps: bool
    """Whether there are years without a webinar between those with one."""


def norm_years(site: Site, own: NormSet) -> NormYears | None:
    """Return in how many passages each norm of a set was cited over the years; nothing where none was."""
    cited = [site.cited[id_] for id_ in own.norms]
    if not any(cited):
        return None
    columns = _columns(site)
    counts = ({year: len(said) for year, said in years.items()} for years in cited)
    most = _most(columns, *counts)
    rows = tuple(
        _norm_row(site, badge, columns, most) for badge in map(site.badges.__getitem__, own.norms)
    )
    gaps = any(not column.webinars for column in columns)
    return NormYears(columns, rows, len(site.newest), gaps)


def _norm_row(site: Site, badge: Badge, columns: tuple[YearColumn, ...], most: int) -> NormYearsRow:
    cited = site.cited[badge.id]
    cells = []
    for column in columns:
        years = [year for year in column.years if year in cited]
        count = sum(len(cited[year]) for year in years)
        url = _said(site, badge, column, years[-1]) if years else ""
        cells.append(column.cell(count, url, most))
    return NormYearsRow(badge, tuple(cells), sum(one.count for one in cells))


def _said(site: Site, badge: Badge, column: YearColumn, year: int) -> str:
    """Return where the passages on a norm stand that a column counts, `year` being its newest.

    They are on the page of the year, or begin at a place on the norm's own, which shows no others
    where scripts run.
    """
    if len(site.index.by_norm[badge.id]) > ENTRIES:
        return f"{badge.url}{year}/"
    chosen = "" if column.early else f"?year={year}"
    return f"{badge.url}{chosen}#{site.cited[badge.id][year][0].summary}"


SeriesSummaries = tuple[str, str, tuple[Summary, ...]]
"""A series: its name, its address, its webinars; without an address, those that belong to none."""


@dataclass(frozen=True)
class TimelineLane:
    """A series along the years."""

    name: str
    url: str
    cells: tuple[Cell, ...]
    marks: tuple[tuple[Line, ...], ...]
    """By column: its webinars, first first; empty where they are only counted."""
    webinars: int


@dataclass(frozen=True)
class Timeline:
    """The webinars by series, along the years."""

    columns: tuple[YearColumn, ...]
    lanes: tuple[TimelineLane, ...]
    """Those that met last at the top, and at the end what belongs to no series."""
    marked: bool
    """Whether each webinar has a mark of its own."""
    shown: int
    """How many series it shows."""
    left_out: int
    """How many it does not: those whose newest webinars are the oldest."""


def timeline(site: Site, series: Iterable[SeriesSummaries]) -> Timeline | None:
    """Return when each series met; nothing where there is none."""
    newest = sorted(series, key=lambda one: (max(map(_day, one[2])), one[1]), reverse=True)
    if not newest:
        return None
    shown, left_out = newest[:LANES], newest[LANES:]
    named = len(shown)
    if alone := tuple(summary for summary in site.newest if summary.front.series is None):
        shown.append((site.words.say("chronicle.alone"), "", alone))
    columns = _columns(site)
    marked = sum(len(webinars) for _, _, webinars in shown) <= MARKS
    most = _most(columns, *(Counter(_day(s).year for s in webinars) for _, _, webinars in shown))
    lanes = (_lane(site, one, columns, most) for one in shown)
    drawn = tuple(lanes if marked else (replace(lane, marks=()) for lane in lanes))
    return Timeline(columns, drawn, marked, named, len(left_out))


def _lane(
    site: Site, series: SeriesSummaries, columns: tuple[YearColumn, ...], most: int
) -> TimelineLane:
    name, url, webinars = series
    members = sorted(webinars, key=lambda one: (_day(one), one.id))
    cells, marks = [], []
    for column in columns:
        held = [summary for summary in members if _day(summary).year in column.years]
        paged = url and held and len(webinars) > ENTRIES
        there = f"{url}{_day(held[-1]).year}/" if paged else url
        cells.append(column.cell(len(held), there or column.url, most))
        marks.append(tuple(site.lines[summary.id] for summary in held))
    return TimelineLane(name, url, tuple(cells), tuple(marks), len(members))


def _day(summary: Summary) -> date:
    return summary.front.date


def _columns(site: Site) -> tuple[YearColumn, ...]:
    """Return the years from the last webinar to the first, those without any among them."""
    held = Counter(_day(summary).year for summary in site.newest)
    return tuple(
        YearColumn(
            span_words(site.words, span),
            span,
            sum(held[year] for year in span),
            _summaries(site, span, held),
        )
        for span in reversed(spans(held))
    )


def _most(columns: tuple[YearColumn, ...], *rows: Mapping[int, int]) -> int:
    """Return the highest count of a year that has a column of its own."""
    alone = [column.years[0] for column in columns if not column.early]
    return max(row.get(year, 0) for row in rows for year in alone)


def _summaries(site: Site, span: Span, held: Counter[int]) -> str:
    """Return where the newest summaries of some years are listed; empty where there are none."""
    year = max((year for year in span if held[year]), default=None)
    if year is None:
        return ""
    return f"summaries/years/{year}/" if len(site.newest) > ENTRIES else f"summaries/#y{year}"

"""Bars, tables of counts and timelines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from onrecord.site.charts import LANES, MARKS, years_chart
from onrecord.site.page import Page
from onrecord.site.paging import Span, spans
from onrecord.site.words import words_in
from tests.site import projects
from tests.site.projects import Markup, text

ENGLISH = words_in("en")
COUNTS: Mapping[Span, int] = {(2018,): 2, (2019,): 0, (2020,): 1}


def test_chart_says_in_words_what_it_shows() -> None:
    """Whoever does not see the bars hears the figures."""
    _, svg = Markup(years_chart(ENGLISH, COUNTS)).elements[0]
    assert svg["role"] == "img"
    assert svg["aria-label"] == "Passages by year: 2018 (2), 2020 (1)."


def test_chart_has_a_bar_for_each_year_with_something() -> None:
    """A year without anything keeps its place and has no bar."""
    svg = Markup(years_chart(ENGLISH, COUNTS))
    bars = [attributes for tag, attributes in svg.elements if tag == "rect"]
    assert [bar["height"] for bar in bars] == ["44", "22"]
    assert svg.words == ["2", "2018", "2019", "1", "2020"]


def test_chart_of_many_years_stays_narrow() -> None:
    """Years do not run into each other, the last one is named, and a phone has room for all."""
    many = spans(range(1900, 2025))
    chart = Markup(years_chart(ENGLISH, dict.fromkeys(many, 0)))
    assert chart.words == ["–2000", "2004", "2008", "2012", "2016", "2020", "2024"]
    assert int(chart.elements[0][1]["width"] or "") <= 350


def test_numbers_above_bars_stand_apart() -> None:
    """Those of neighbours do not touch, however high they are."""
    for number, digits in ((9, 1), (38, 2), (138, 3)):
        chart = Markup(years_chart(ENGLISH, {(year,): number for year in range(2015, 2026)}))
        places = [
            float(one["x"] or "")
            for tag, one in chart.elements
            if tag == "text" and one["class"] == "or-chart__number"
        ]
        assert len(places) == 11
        assert all(b - a > 7 * digits for a, b in pairwise(places))


def test_chart_says_that_a_bar_stands_for_many_years() -> None:
    """The first one, where a norm has been cited for longer than there is room."""
    counts: Mapping[Span, int] = {(1990, 1991): 3, (1992,): 1}
    chart = Markup(years_chart(ENGLISH, counts))
    assert chart.words == ["3", "–1991", "1", "1992"]
    bars = [attributes for tag, attributes in chart.elements if tag == "rect"]
    assert [(bar["class"], bar["height"]) for bar in bars] == [
        ("or-chart__bar--many", "44"),
        ("or-chart__bar", "44"),
    ]
    assert chart.elements[0][1]["aria-label"] == "Passages by year: until 1991 (3), 1992 (1)."


def test_chart_of_nothing_is_empty() -> None:
    """Where there is nothing to show, there is no chart."""
    assert years_chart(ENGLISH, {}) == ""


NORMS, SERIES = "norms/", "series/"


def table(page: Page) -> list[list[str]]:
    """Return the words of the table on a page, row by row."""
    rows = page.html.partition("<table")[2].partition("</table>")[0].split("<tr>")[1:]
    return [[Markup(cell).text for cell in cells(row)] for row in rows]


def cells(row: str) -> Iterator[str]:
    """Yield each cell of a row as markup."""
    for match in re.finditer(r"<(t[dh])[ >].*?</\1>", row, re.DOTALL):
        yield match[0]


def links(page: Page) -> dict[str, str]:
    """Return where the cells and marks of the table on a page lead, by their names."""
    html = page.html.partition("<table")[2].partition("</table>")[0]
    return {
        str(found.get("aria-label") or found.get("title")): str(found["href"])
        for tag, found in Markup(f"<table{html}</table>").elements
        if tag == "a" and found.get("class") != "or-norm"
    }


def webinars(*years: int, series: str = "", norm: str = "13k") -> dict[str, str]:
    """Return a project with a webinar in each year; `series` may hold the number of the webinar."""
    files = {"speakers.yaml": "ada-example: {name: Ada Example}\n"}
    for i, year in enumerate(years):
        key = f"series: {{name: {series.format(i)}}}\n" if series else ""
        files[f"summaries/w{i:04}.md"] = (
            f"---\ntitle: Webinar {i}\ndate: {year:04}-03-04\nspeakers: [ada-example]\n"
            f"norms: [{norm}]\n{key}---\n\nExample said that norm 13({norm[-1]}) matters.\n"
        )
    return files


def made(folder: Path, files: Mapping[str, str]) -> Mapping[str, Page]:
    """Return the pages of a project, no link of which leads nowhere."""
    found = projects.pages(projects.site(folder, files))
    assert list(projects.dangling(found)) == []
    return found


def test_norms_over_the_years(pages: Mapping[str, Page]) -> None:
    """A row for each norm, a column for each year, the newest first; a gap is empty."""
    head, *rows, foot = table(pages[NORMS])
    assert head == ["Norm", "2021", "2020", "2019", "2018", "All"]
    assert len(rows) == 11
    assert rows[4] == ["13(e) human rights", "· none", "1", "", "2", "3"]
    assert rows[10] == ["13(k) response teams", "· none", "· none", "", "1", "1"]
    assert rows[0][1:] == ["· none", "· none", "", "· none", "0"]
    assert foot == ["Webinars", "1", "1", "", "1", "3"]
    assert "1 of 3 summaries was written from the beginning of a source." in text(pages[NORMS])
    assert "An empty column is a year without a webinar" in text(pages[NORMS])


def test_numbers_lead_to_the_passages(pages: Mapping[str, Page]) -> None:
    """To the first webinar of the year on the page of the norm, and to the summaries of a year."""
    found = links(pages[NORMS])
    assert found["13(e), 2018: 2 passages"] == "../norms/13e/?year=2018#first"
    assert found["13(e), 2020: 1 passage"] == "../norms/13e/?year=2020#second"
    assert found["2021: 1 webinar"] == "../summaries/#y2021"
    assert list(projects.dangling(pages)) == []


def test_numbers_of_long_pages_lead_to_the_page_of_the_year(large: Mapping[str, Page]) -> None:
    """Where a norm, or the list of summaries, has a page for each year."""
    found = links(large[NORMS])
    assert found["13(k), 2015: 12 passages"] == "../norms/13k/2015/"
    assert found["2015: 12 webinars"] == "../summaries/years/2015/"


def test_without_gaps_nothing_is_said_of_them(tmp_path: Path) -> None:
    """One webinar is one column."""
    page = made(tmp_path, webinars(2020))[NORMS]
    assert table(page)[0] == ["Norm", "2020", "All"]
    assert "empty column" not in text(page)


def test_no_table_where_no_norm_is_cited(tmp_path: Path) -> None:
    """The list says so at each norm."""
    for name, files in (("none", {"speakers.yaml": ""}), ("silent", webinars(2020))):
        silent = {
            path: file.replace("[13k]", "[]").replace("norm 13(k)", "it")
            for path, file in files.items()
        }
        silent["speakers.yaml"] = projects.SPEAKERS
        assert "<table" not in made(tmp_path / name, silent)[NORMS].html


def test_years_long_ago_share_a_column(tmp_path: Path) -> None:
    """Their sum is not shaded, since it cannot be compared with one year; it leads to the last."""
    found = made(tmp_path, webinars(1980, 1990, 1990, 2025))
    head, *_, norm, _ = table(found[NORMS])
    assert (head[-2], head[-3], len(head)) == ("until 2001", "2002", 27)
    assert norm[-3:-1] == ["", "3"]
    assert links(found[NORMS])["13(k), until 2001: 3 passages"] == "../norms/13k/#w0001"
    shades = re.findall(r"or-shade-(\d)", found[NORMS].html)
    assert shades == ["4", "0"]


def test_only_years_long_ago(tmp_path: Path) -> None:
    """Even where all that was said of norms is older than the last few years."""
    files = webinars(1980, 2025)
    files["summaries/w0001.md"] = (
        files["summaries/w0001.md"].replace("[13k]", "[]").replace("norm 13(k)", "it")
    )
    assert re.findall(r"or-shade-(\d)", made(tmp_path, files)[NORMS].html) == ["0"]


def test_series_along_the_years(pages: Mapping[str, Page]) -> None:
    """Each webinar is a mark with its day and title; what is in no series stands last."""
    page = pages[SERIES]
    head, series, alone = table(page)
    assert head == ["Series", "2021", "2020", "2019", "2018", "All"]
    assert (series[0], series[-1]) == ("A Series", "2")
    assert (alone[0], alone[-1]) == ("Not in a series", "1")
    found = links(page)
    assert found["published 11 December 2018: The first webinar"] == "../summaries/first/"
    assert found["2 January 2021 (date inferred): ندوة"] == "../summaries/third/"
    marks = [a for _, a in Markup(page.html).elements if a.get("class") == "or-mark"]
    assert [(mark.get("lang"), mark.get("dir")) for mark in marks] == [
        (None, None),
        (None, None),
        ("ar", "rtl"),
    ]


def test_series_that_met_last_stand_first(tmp_path: Path) -> None:
    """So the marks go down to the right."""
    found = made(tmp_path, webinars(2022, 2019, 2020, series="S{}"))
    assert [row[0] for row in table(found[SERIES])] == ["Series", "S0", "S2", "S1"]


def test_no_timeline_without_a_series(tmp_path: Path) -> None:
    """Webinars alone are the list of summaries."""
    page = made(tmp_path, webinars(2020, 2021))[SERIES]
    assert "<table" not in page.html
    assert "No summary names a series yet." in text(page)
    assert "<table" not in made(tmp_path / "other", webinars(2020))["organisations/"].html


@pytest.mark.slow
def test_many_webinars_are_counted(tmp_path: Path) -> None:
    """A long series leads to its year, a short one to its page."""
    files = webinars(*(2015 + i % 5 for i in range(MARKS)), series="Long")
    files |= {
        path.replace("w0", "x0"): text.replace("Webinar", "Talk").replace("Long", "Short")
        for path, text in webinars(2018, series="Short").items()
        if path.startswith("summaries")
    }
    page = made(tmp_path, files)[SERIES]
    assert "or-mark" not in page.html
    assert table(page)[1] == ["Long", *["48"] * 5, "240"]
    found = links(page)
    assert found["Long, 2016: 48 webinars"] == "../series/long/2016/"
    assert found["Short, 2018: 1 webinar"] == "../series/short/"
    assert "Each number is a count of webinars" in text(page)


@pytest.mark.slow
def test_webinars_in_no_series_lead_to_the_list_of_the_year(tmp_path: Path) -> None:
    """They have no page of their own."""
    files = webinars(*(2020 for _ in range(MARKS + 1)))
    first = "summaries/w0000.md"
    files[first] = files[first].replace("norms:", "series: {name: S}\nnorms:")
    page = made(tmp_path, files)[SERIES]
    assert table(page)[1:] == [["S", "1", "1"], ["Not in a series", str(MARKS), str(MARKS)]]
    assert links(page)[f"Not in a series, 2020: {MARKS} webinars"] == "../summaries/years/2020/"


def test_only_so_many_series_are_drawn(tmp_path: Path) -> None:
    """Those with the newest webinars, and the page says how many it leaves out."""
    years = [2000 + i % 20 for i in range(LANES)]
    found = made(tmp_path, webinars(1999, 1998, *years, series="Series {}"))
    rows = table(found[SERIES])
    assert len(rows) == LANES + 1
    assert f"Shown are the {LANES} series with the newest webinars" in text(found[SERIES])
    assert "the list below has 2 more." in text(found[SERIES])
    assert {"Series 0", "Series 1"}.isdisjoint(row[0] for row in rows)
    assert "Series 0" in text(found[SERIES])


@pytest.mark.slow
def test_tables_stay_small_however_many_webinars(tmp_path: Path) -> None:
    """A thousand webinars in sixty series over forty years are a page of ordinary size."""
    years = [1985 + i % 40 for i in range(1000)]
    files = webinars(*years, series="A series with a name of usual length {}")
    files = {
        path: re.sub(r"length (\d+)", lambda match: f"length {int(match[1]) % 60}", text)
        for path, text in files.items()
    }
    found = projects.pages(projects.site(tmp_path, files))
    assert len(found[SERIES].html) < 300_000
    assert len(found[NORMS].html) < 60_000


def test_frames_can_be_reached(pages: Mapping[str, Page]) -> None:
    """What is wider than the window scrolls in a frame that has a name and takes the focus."""
    for url in (NORMS, SERIES):
        elements = [f for _, f in Markup(pages[url].html).elements]
        (frame,) = (f for f in elements if "or-frame" in (f.get("class") or "").split())
        assert (frame["role"], frame["tabindex"]) == ("region", "0")
        assert frame["aria-label"]


@pytest.mark.slow
def test_pages_of_letters_have_no_timeline(tmp_path: Path) -> None:
    """It stands once, where the list begins."""
    names = [f"{letter}{i:03}" for letter in "AB" for i in range(251)]
    files = webinars(*(2020 for _ in names), series="NAME{}")
    for i, name in enumerate(names):
        path = f"summaries/w{i:04}.md"
        files[path] = files[path].replace(f"NAME{i}}}", f"{name}}}")
    found = projects.pages(projects.site(tmp_path, files))
    assert "<table" in found[SERIES].html
    assert "<table" not in found["series/letters/b/"].html

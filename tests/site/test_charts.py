"""Small charts."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.site.charts import years_chart
from onrecord.site.words import words_in
from onrecord.site.years import Span, spans
from tests.site.projects import Markup

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

"""Small charts."""

from __future__ import annotations

from onrecord.site.charts import years_chart
from onrecord.site.words import words_in
from tests.site.projects import Markup

ENGLISH = words_in("en")


def test_chart_says_in_words_what_it_shows() -> None:
    """Whoever does not see the bars hears the figures."""
    _, svg = Markup(years_chart(ENGLISH, {2018: 2, 2019: 0, 2020: 1})).elements[0]
    assert svg["role"] == "img"
    assert svg["aria-label"] == "Passages by year: 2 in 2018, 1 in 2020."


def test_chart_has_a_bar_for_each_year_with_something() -> None:
    """A year without anything keeps its place and has no bar."""
    svg = Markup(years_chart(ENGLISH, {2018: 2, 2019: 0, 2020: 1}))
    bars = [attributes for tag, attributes in svg.elements if tag == "rect"]
    assert [bar["height"] for bar in bars] == ["44", "22"]
    assert svg.words == ["2", "2018", "2019", "1", "2020"]


def test_chart_of_many_years_names_some_of_them() -> None:
    """Years do not run into each other; the last one is always named."""
    years = Markup(years_chart(ENGLISH, dict.fromkeys(range(1990, 2025), 0))).words
    assert len(years) <= 10
    assert years[-1] == "2024"


def test_chart_of_nothing_is_empty() -> None:
    """Where there is nothing to show, there is no chart."""
    assert years_chart(ENGLISH, {}) == ""

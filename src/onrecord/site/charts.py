"""Small charts: inline SVG built from data, each with a text that says the same."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, tostring

from onrecord.site.templating import Fragment
from onrecord.site.words import Words

_BAR, _GAP, _HEIGHT, _LABEL = 26, 16, 44, 16
_MOST_LABELS = 10


def years_chart(words: Words, counts: Mapping[int, int]) -> Fragment:
    """Draw passages as a bar for each year; the years are consecutive. Empty for nothing."""
    if not counts:
        return Fragment("")
    step = _BAR + _GAP
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
    top = max(counts.values()) or 1
    every = -(-len(counts) // _MOST_LABELS)
    for i, (year, number) in enumerate(counts.items()):
        middle = i * step + step / 2
        bar = max(round(_HEIGHT * number / top, 1), 3) if number else 0
        if number:
            _bar(svg, middle - _BAR / 2, _LABEL + _HEIGHT - bar, bar)
            _words(svg, middle, _LABEL + _HEIGHT - bar - 4, str(number), "or-chart__number")
        if (len(counts) - 1 - i) % every == 0:
            _words(svg, middle, height - 3, str(year), "or-chart__year")
    line = {"x1": "0", "x2": str(width), "y1": str(_LABEL + _HEIGHT), "y2": str(_LABEL + _HEIGHT)}
    SubElement(svg, "line", {"class": "or-chart__line", **line})
    return Fragment(tostring(svg, encoding="unicode"))


def _bar(svg: Element, x: float, y: float, height: float) -> None:
    """Add a bar."""
    place = {"x": f"{x:g}", "y": f"{y:g}", "width": str(_BAR), "height": f"{height:g}"}
    SubElement(svg, "rect", {"class": "or-chart__bar", **place})


def _words(svg: Element, x: float, y: float, words: str, kind: str) -> None:
    """Add words, centred."""
    SubElement(svg, "text", {"class": kind, "x": f"{x:g}", "y": f"{y:g}"}).text = words


def _in_words(words: Words, counts: Mapping[int, int]) -> str:
    """Say what the chart shows: `Passages by year: 2 in 2018, 1 in 2023`."""
    years = [
        words.say("chart.year", number=words.locale.number(number), year=year)
        for year, number in counts.items()
        if number
    ]
    return words.say("chart.passages", counts=", ".join(years) or words.say("chart.none"))

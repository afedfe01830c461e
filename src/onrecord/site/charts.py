"""Small charts: inline SVG built from data, each with a text that says the same."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, tostring

from onrecord.site.templating import Fragment

_BAR, _GAP, _HEIGHT, _LABEL = 26, 16, 44, 16
_MOST_LABELS = 10


def years_chart(counts: Mapping[int, int], noun: str) -> Fragment:
    """Draw a bar for each year; the years are consecutive. Empty where there is nothing."""
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
            "aria-label": _in_words(counts, noun),
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


def _in_words(counts: Mapping[int, int], noun: str) -> str:
    """Say what the chart shows: `Passages by year: 2 in 2018, 1 in 2023`."""
    known = ", ".join(f"{number:,} in {year}" for year, number in counts.items() if number)
    return f"{noun.capitalize()} by year: {known or 'none'}."

"""Small charts: inline SVG built from data, each with a text that says the same."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, tostring

from onrecord.site.templating import Fragment
from onrecord.site.words import Words
from onrecord.site.years import Span, span_words

_HEIGHT, _LABEL, _YEAR = 44, 16, 42
"""The height of the highest bar and of a line of words, and the width of a year in words."""
_WIDE, _NARROW = (26, 16, 1), (10, 4, 4)
"""A bar, the gap beside it, and every how many years are named: while they are few, and else."""
_FEW = 8


def years_chart(words: Words, counts: Mapping[Span, int]) -> Fragment:
    """Draw passages as a bar for each span of years. Empty for nothing.

    The bar of many years is paler, and never higher than that of the highest single year.
    """
    if not counts:
        return Fragment("")
    thick, gap, every = _WIDE if len(counts) <= _FEW else _NARROW
    step = thick + gap
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
        many = len(span) > 1
        bar = min(max(round(_HEIGHT * number / top, 1), 3), _HEIGHT) if number else 0
        if number:
            kind = "or-chart__bar--many" if many else "or-chart__bar"
            _bar(svg, middle - thick / 2, _LABEL + _HEIGHT - bar, (thick, bar), kind)
            _words(svg, middle, _LABEL + _HEIGHT - bar - 4, str(number), "or-chart__number")
        if (len(counts) - 1 - i) % every == 0:
            year = min(max(middle, _YEAR / 2), width - _YEAR / 2)
            _words(svg, year, height - 3, f"{'–' * many}{span[-1]}", "or-chart__year")
    line = {"x1": "0", "x2": str(width), "y1": str(_LABEL + _HEIGHT), "y2": str(_LABEL + _HEIGHT)}
    SubElement(svg, "line", {"class": "or-chart__line", **line})
    return Fragment(tostring(svg, encoding="unicode"))


def _bar(svg: Element, x: float, y: float, size: tuple[int, float], kind: str) -> None:
    """Add a bar."""
    place = {"x": f"{x:g}", "y": f"{y:g}", "width": str(size[0]), "height": f"{size[1]:g}"}
    SubElement(svg, "rect", {"class": kind, **place})


def _words(svg: Element, x: float, y: float, words: str, kind: str) -> None:
    """Add words, centred."""
    SubElement(svg, "text", {"class": kind, "x": f"{x:g}", "y": f"{y:g}"}).text = words


def _in_words(words: Words, counts: Mapping[Span, int]) -> str:
    """Say what the chart shows: `Passages by year: 2018 (2), 2023 (1)`."""
    years = [
        words.say("chart.year", number=words.locale.number(number), year=span_words(words, span))
        for span, number in counts.items()
        if number
    ]
    return words.say("chart.passages", counts=", ".join(years) or words.say("chart.none"))

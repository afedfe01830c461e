"""References in the styles that CSL describes: what `data/styles` says is put into effect by citeproc-py.

It takes milliseconds for a reference, and a site has tens of thousands. So it writes each style a few
times, with placeholders; what differs from reference to reference is filled in here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from citeproc import (
    PRIMARY_DIALECTS,
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    Locator,
    formatter,
)
from citeproc.source.json import CiteProcJSON

from onrecord.site.words import (
    STANDARD,
    Words,
    among_the_right,
    base_language,
    direction,
    isolated,
)

STYLES = ("chicago-author-date", "apa", "oscola")
"""The files of the styles, and the keys of their names."""

_SIGN = "\ue000"
"""What a placeholder ends with, behind a letter; no style has it."""

_YEAR, _MONTH, _DAY = 7777, 12, 29
"""Stand for any other day: nothing else in a pattern is a figure."""

_ENDS = (".", "?", "!", "…", "؟", "。", "？", "！")
"""After these comes no full stop."""

Pattern = tuple[str, ...]
"""Texts and the letters of placeholders, in turn."""


@dataclass(frozen=True)
class Cited:
    """What a reference is to; the texts are single lines."""

    title: str
    what: str
    """A summary of whose remarks, and what it was written from."""
    publisher: str
    date: date
    has_day: bool
    """Whether the day is known, not only the month."""
    url: str
    """Empty where the site has no address."""
    number: int = 0
    """Of the paragraph; 0 for the whole."""


def styled(words: Words, cited: Cited) -> tuple[tuple[str, str], ...]:
    """Return the names of the styles, each with the reference in plain text.

    Texts that are written the other way than the words stand between signs that keep them apart.
    """
    apart = among_the_right if direction(words.language) == "rtl" else isolated
    patterns = _patterns(words.language, cited.has_day, bool(cited.number), bool(cited.url))
    values = {
        "t": apart(cited.title),
        "g": cited.what,
        "G": cited.what[:1].upper() + cited.what[1:],
        "p": apart(cited.publisher),
        "y": str(cited.date.year),
        "d": words.locale.first if cited.date.day == 1 else str(cited.date.day),
        "n": str(cited.number),
        "u": apart(cited.url),
    }
    return tuple(
        (
            words.text(f"cite.styles.{name}"),
            _fill(pattern, values | {"m": months[cited.date.month - 1]}),
        )
        for name, pattern, months in patterns
    )


def _fill(pattern: Pattern, values: dict[str, str]) -> str:
    """Return a pattern with its values; a text that ends as a sentence does gets no full stop."""
    filled, before = [], ""
    for place, piece in enumerate(pattern):
        if place % 2:
            before = values[piece]
            filled.append(before)
        elif piece.startswith(".") and before.rstrip("\u2069").endswith(_ENDS):
            filled.append(piece[1:])
        else:
            filled.append(piece)
    return "".join(filled)


@cache
def _patterns(
    language: str,
    has_day: bool,  # noqa: FBT001 - parts of a key
    is_numbered: bool,  # noqa: FBT001
    has_url: bool,  # noqa: FBT001
) -> tuple[tuple[str, Pattern, tuple[str, ...]], ...]:
    """Return the name of each style, its pattern and the months as it calls them."""
    item: dict[str, Any] = {
        "id": "",
        "type": "paper-conference",
        "title": f"t{_SIGN}",
        "genre": f"g{_SIGN}",
        "publisher": f"p{_SIGN}",
        "issued": {"date-parts": [[_YEAR, _MONTH, _DAY][: 3 if has_day else 2]]},
    }
    if has_url:
        item["URL"] = f"u{_SIGN}"
    found = []
    for name in STYLES:
        style = _style(name, language)
        months = tuple(style.root.get_term(f"month-{i:02}").text for i in range(1, 13))
        text = written(style, item, f"n{_SIGN}" if is_numbered else "")
        if months[_MONTH - 1] not in text:  # Chinese numbers them.
            months = tuple(map(str, range(1, 13)))
        for value, letter in ((str(_YEAR), "y"), (str(_DAY), "d"), (months[_MONTH - 1], "m")):
            text = text.replace(value, f"{letter}{_SIGN}")
        found.append((name, tuple(re.split(f"([a-zA-Z]){_SIGN}", text)), months))
    return tuple(found)


@cache
def _style(name: str, language: str) -> Any:
    """Return a style in a language; in that of the style where CSL does not know it."""
    data = files("onrecord").joinpath("data", "styles", f"{name}.csl")
    locale = None if language == STANDARD else PRIMARY_DIALECTS.get(base_language(language))
    with data.open("rb") as file:
        return CitationStylesStyle(file, locale=locale, validate=False)


def written(style: Any, item: dict[str, Any], number: str) -> str:
    """Return what citeproc makes of an item of CSL-JSON, and the number of a paragraph."""
    known = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.plain)
    place = {"locator": Locator("paragraph", number)} if number else {}
    citation = Citation([CitationItem(item["id"], **place)])
    known.register(citation)
    text = str(known.cite(citation, lambda _: None))
    if style.root.get_locale_option("punctuation-in-quote") == "true":
        # CSL has it so, and citeproc-py does not do it yet.
        close = style.root.get_single_term("close-quote")
        text = re.sub(f"{close}([.,])", rf"\1{close}", text)
    return text

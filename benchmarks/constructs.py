"""Texts as large as they may be, each of one construct over and over, and where each stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count

from benchmarks.growth import UNITS, WITHIN

Make = Callable[[int], str]
"""Makes a text of at most so many characters."""

PARAGRAPH = 900
"""How many characters a paragraph has, where each says a unit over and over."""

FRONT = "title: A webinar\ndate: 2020-05-14\nspeakers: [mira-muster]\nnorms: []\n"
MUSTER = "mira-muster: {name: Mira Muster}\n"


def repeated(unit: str, begin: str = "", end: str = "") -> Make:
    """Return what says a unit over and over; `%` in it is a word that is there only once."""

    def make(size: int) -> str:
        return begin + "".join(_units(unit, size - len(begin) - len(end))) + end

    return make


def in_paragraphs(unit: str) -> str:
    """Return a paragraph of a usual length that says a unit over and over."""
    return f"{unit * (PARAGRAPH // len(unit))}\n\n"


def _units(unit: str, size: int) -> Iterator[str]:
    if "%" not in unit:
        yield unit * (size // len(unit))
        return
    for number in count():
        one = unit.replace("%", _word(number))
        size -= len(one)
        if size < 0:
            return
        yield one


def _word(number: int) -> str:
    """Return a number in letters: names have no digits."""
    return "".join(chr(97 + int(digit)) for digit in str(number))


def deeper(unit: str, line: str) -> Make:
    """Return what begins each line with one unit more than that before."""

    def make(size: int) -> str:
        lines: list[str] = []
        while size > 0:
            lines.append(unit * len(lines) + line)
            size -= len(lines[-1]) + 1
        return "\n".join(lines[:-1])

    return make


@dataclass(frozen=True)
class Construct:
    """One construct, in one kind of file."""

    name: str
    make: Make
    file: str
    """`summary`, `front matter`, `register`, or what a file to import is called."""


_BODY = {
    "words": "Nobody said much that day. ",
    "paragraphs": "Muster said that norm 13(e) is young.\n\n",
    "links": "[x](https://example.org/) ",
    "links of our own": "[x](norm:13e) ",
    "links by reference": "[x][a] ",
    "references that are not there": "[x][%] ",
    "reference definitions": "[%]: https://example.org/\n",
    "angle brackets": "<https://example.org/> ",
    "open brackets": "[",
    "closed brackets": "[]",
    "brackets in brackets": "[[x]] ",
    "pictures": "![x](y.png) ",
    "emphasis": "*x* ",
    "open emphasis": "*x ",
    "strong": "**x** ",
    "stars": "*",
    "underscores": "_",
    "stars and words": "a**b ",
    "emphasis in emphasis": "*a **b ",
    "footnotes": "x[^%] ",
    "footnotes, one": "x[^a] ",
    "footnote definitions": "[^%]: A note.\n\n",
    "code spans": "`x` ",
    "open code spans": "`x ",
    "backticks": "`",
    "code spans of all lengths": "`%` ``%` ",
    "indented code": "    x\n",
    "fences": "```\nx\n```\n\n",
    "open fences": "```\n",
    "entities": "&amp; ",
    "broken entities": "&am",
    "tags": "<b>x</b> ",
    "open tags": "<b ",
    "blocks of HTML": "<div>\nx\n\n",
    "comments": "<!-- x ",
    "headings": "# %\n\n",
    "headings, one": "# x\n\n",
    "headings below lines": "x\n---\n\n",
    "heading signs": "#",
    "rules": "---\n\n",
    "anchors": "Text. {#%}\n\n",
    "anchors, one": "Text. {#x}\n\n",
    "braces": "{#",
    "lists": "- x\n",
    "loose lists": "- x\n\n",
    "numbered lists": "1. x\n",
    "list signs": "- ",
    "quotes": "> x\n",
    "quotes apart": "> x\n\n",
    "quote signs": ">",
    "tables": "a | b\n--|--\nx | y\n\n",
    "table rows": "x | y\n",
    "table cells": "|",
    "definitions": "x\n: y\n\n",
    "definitions of one word": ": y\n\n",
    "escapes": "\\*",
    "line breaks": "x  \n",
    "short lines": "x\n",
    "empty lines": "\n",
    "spaces": " ",
    "tabs": "\t",
    "no spaces": "x",
    "signs": ".",
    "time marks": "[1:02:03] Text.\n\n",
    "todos": "TODO: x. ",
    "double quotation marks": '"',
    "quotations": "“x” ",
    "open quotations": "“x ",
    "parentheses": "(",
    "commas": ",",
    "commas and words": "x, ",
    "names": "Muster ",
    "whole names": "Mira Muster ",
    "names that nobody has": "Anna Ander ",
    "turns": "Muster: Yes.\n\n",
    "speaking": "Muster said. ",
    "capitals": "A",
    "norms": "norm 13(e) ",
    "letters": "(e)",
    "norms in a row": "13(e), ",
    "norms that are none": "norm 13z ",
    "numbers": "1",
    "ideographs": "规",
    "Arabic": "قال ",
    "accents": "e\u0301\u0301\u0301",
}
_WITHIN = {
    "table rows": "a | b\n--|--\n",
    "definitions of one word": "x\n",
    "links by reference": "[a]: https://example.org/\n\n",
    "footnotes, one": "[^a]: A note.\n\n",
}
_YAML = {
    "keys": "key-%: x\n",
    "one key": "title: x\n",
    "long key": "k",
    "aliases": "topics: [{x: &a [x], y: *a, z: *a}]\n",
    "documents": "---\nx: y\n",
    "brackets": "[",
    "braces": "{",
    "braces with keys": "{a: ",
    "items": "- x\n",
    "items in items": "- ",
    "comments": "# x\n",
    "cut values": "a%: x # y\n",
    "escapes": "\\u202e",
    "questions": "? ",
    "tags": "!!str ",
}
_REGISTER = {
    "people": "a-%: {name: Given Other%}\n",
    "one surname": "a-%: {name: Given% Muster}\n",
    "one name": "a-%: {name: Mira Muster}\n",
    "near names": "a-%: {name: Mira Muster%}\n",
    "near names, two": "a-%: {name: Mira% Must%er}\n",
    "aliases": "a-%: {name: Given Other%, aliases: [Some Name%, More Name%]}\n",
    "initials": "a-%: {name: M. K% Muster}\n",
    "broken": "a-%: {nam: x}\n",
    "former ids": "a-%: {name: Given Other%, former_ids: [b-%]}\n",
    "not the same": "a-%: {name: Mira Muster, not_same_as: [mira-muster]}\n",
}
_IMPORTED = {
    "words.txt": "Nobody said much that day. ",
    "lines.txt": "Nobody said much that day.\n",
    "paragraphs.txt": "Ms. Mira Muster, Example Institute, said that norm 13(e) is young.\n\n",
    "turns.txt": "MIRA MUSTER: We said that norm 13(e) is young.\n\n",
    "speakers.txt": "Given Other%: We said that norm 13(e) is young.\n\n",
    "speakers as lines.txt": "Given Other%:\nWe said that norm 13(e) is young.\n\n",
    "sayings.txt": "Given Other% said that it is young, and Max Other% could not attend. ",
    "one name.txt": "Thilinda% asked whether it is young. ",
    "chinese.txt": "示例国学者阿明·假·名就能力",
    "chinese words.txt": "代表王",
    "asides.md": "# Elsewhere\n\nGiven Other% said so.\n\n",
    "contents.md": "# %\n\n- %\n",
    "people.txt": "Given Other%, Director, Institute of %\n",
    "dates.txt": "On 14 May 2020, ",
    "commas.txt": "Ab, ",
    "capitals.txt": "Given Other% ",
    "spaces.txt": " ",
    "no spaces.txt": "x",
    "lists.txt": "- x\n",
    "numbers.txt": "1. x\n",
    "words.md": "Nobody said much that day. ",
    "paragraphs.md": "Muster said that norm 13(e) is young.\n\n",
    "links.md": "[x](https://example.org/) ",
    "open brackets.md": "[",
    "stars.md": "*a **b ",
    "lists.md": "- x\n",
    "quotes.md": ">",
    "headings.md": "# %\n\n",
    "tables.md": "a | b\n--|--\nx | y\n\n",
    "tags.md": "<b>x",
    "turns.md": "**Given Other%:** We said so.\n\n",
    "paragraphs.html": "<p>Ms. Mira Muster said that norm 13(e) is young.</p>",
    "words.html": "Nobody said much that day. ",
    "breaks.html": "Nobody said.<br>",
    "nested.html": "<div>",
    "inline.html": "<b>x",
    "lists.html": "<ul><li>x</ul>",
    "rows.html": "<table><tr><td>Given Other%<td>x</table>",
    "links.html": '<a href="/">x</a> ',
    "headings.html": "<h2>%</h2>",
    "entities.html": "&amp; ",
    "open tags.html": "<a ",
    "comments.html": "<!-- x ",
    "attributes.html": "a=b ",
    "captions.vtt": "00:00:01.000 --> 00:00:02.000\n<v Mira Muster>We said so %.\n\n",
    "voices.vtt": "00:00:01.000 --> 00:00:02.000\n<v Given Other%>We said so %.\n\n",
    "captions.srt": "1\n00:00:01,000 --> 00:00:02,000\nWe said so, and the %\n\n",
    "times.sbv": "0:00:01.000,0:00:02.000\nMIRA MUSTER: We said so %.\n\n",
}
_IMPORTED_WITHIN = {".vtt": "WEBVTT\n\n", "attributes.html": "<p "}

CONSTRUCTS = (
    *(Construct(n, repeated(u, _WITHIN.get(n, "")), "summary") for n, u in _BODY.items()),
    *(
        Construct(f"{n}, in paragraphs", repeated(in_paragraphs(u), _WITHIN.get(n, "")), "summary")
        for n, u in _BODY.items()
        if "\n" not in u
    ),
    *(Construct(u.strip(), repeated(u), "summary") for u in (*UNITS, *WITHIN)),
    Construct("quotes in quotes", deeper("> ", "x"), "summary"),
    Construct("quotes in quotes, apart", deeper("> ", "x\n"), "summary"),
    Construct("lists in lists", deeper("    ", "- x"), "summary"),
    Construct("lists in lists, numbered", deeper("    ", "1. x\n"), "summary"),
    Construct("backticks, more and more", deeper("`", " "), "summary"),
    *(Construct(n, repeated(u), "front matter") for n, u in _YAML.items()),
    Construct("values", repeated("%, ", "topics: [", "]\n"), "front matter"),
    Construct("speakers", repeated("a-%, ", "moderators: [", "]\n"), "front matter"),
    Construct("norms", repeated("13e, ", "former: [", "]\n"), "front matter"),
    Construct("long value", repeated("x ", "abstract: ", "\n"), "front matter"),
    Construct("quoted", repeated("''", "abstract: '", "'\n"), "front matter"),
    Construct("hidden", repeated("\\u202e", 'abstract: "', '"\n'), "front matter"),
    Construct("block", repeated("  x\n", "abstract: |\n"), "front matter"),
    Construct("keys in keys", deeper(" ", "a:"), "front matter"),
    *(Construct(n, repeated(u, MUSTER), "register") for n, u in _REGISTER.items()),
    *(Construct(n, repeated(u, MUSTER), "register") for n, u in _YAML.items()),
    Construct(
        "aliases of one", repeated("Name%, ", "a: {name: X Y, aliases: [", "]}\n"), "register"
    ),
    *(
        Construct("", repeated(u, _IMPORTED_WITHIN.get(n, _IMPORTED_WITHIN.get(n[-4:], ""))), n)
        for n, u in _IMPORTED.items()
    ),
)

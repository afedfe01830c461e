"""The text of a block as a row of runs, each of which can be marked in the tree."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.text.characters import is_right_to_left

BLOCKS = frozenset(
    (
        "p",
        "ul",
        "ol",
        "dl",
        "blockquote",
        "pre",
        "table",
        "div",
        "hr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    )
)
"""Tags of blocks: their text is not part of the block around them."""

HIDDEN = "\ufffc"
"""Stands for each character of code: it is no prose."""


_LOCATOR = re.compile(r"(?<!\d)\d+ ?\([a-z]\)(?: ?[-–] ?\([a-z]\))?", re.IGNORECASE)


@dataclass
class Run:
    """A text between two tags: the text of an element, or the tail behind it."""

    owner: ET.Element
    parent: ET.Element
    """What new elements go into: the owner itself for a text, its parent for a tail."""
    tail: bool
    start: int
    string: str
    code: bool
    link: bool

    def replace(self, string: str) -> None:
        """Put another text in the place of this one."""
        if self.tail:
            self.owner.tail = string
        else:
            self.owner.text = string
        self.string = string


def collect(element: ET.Element) -> Iterator[Run]:
    """Yield the runs of a block's own text, not those of blocks inside it."""
    place = 0
    for owner, parent, tail, code, link in _texts(element, code=False, link=False):
        string = (owner.tail if tail else owner.text) or ""
        if string:
            yield Run(owner, parent, tail, place, string, code, link)
            place += len(string)


def _texts(
    element: ET.Element, *, code: bool, link: bool
) -> Iterator[tuple[ET.Element, ET.Element, bool, bool, bool]]:
    """Yield the places of text below an element: owner, parent, tail, code, link."""
    yield element, element, False, code, link
    for child in element:
        if child.tag in BLOCKS:
            if child.tail and child.tail.strip():
                yield child, element, True, code, link
            continue
        # A footnote mark is a number of the page, not a word of the text.
        if child.tag != "sup":
            yield from _texts(
                child, code=code or child.tag == "code", link=link or child.tag == "a"
            )
        yield child, element, True, code, link


def text(pieces: Sequence[Run]) -> str:
    """Return the text of runs."""
    return "".join(run.string for run in pieces)


def prose(pieces: Sequence[Run]) -> str:
    """Return the text of runs with its code hidden; offsets stay the same."""
    return "".join(HIDDEN * len(run.string) if run.code else run.string for run in pieces)


def anchors(element: ET.Element) -> list[tuple[ET.Element, int, int]]:
    """Return the links of a block's own text with the start and end of their words."""
    found: list[tuple[ET.Element, int, int]] = []
    _anchors(element, 0, found)
    return found


def _anchors(element: ET.Element, place: int, found: list[tuple[ET.Element, int, int]]) -> int:
    """Collect links from an element whose text starts at a place; return where it ends."""
    place += len(element.text or "")
    for child in element:
        own = child.tag not in BLOCKS
        if own and child.tag != "sup":
            end = _anchors(child, place, found)
            if child.tag == "a" and not child.get("class", "").startswith("footnote"):
                found.append((child, place, end))
            place = end
        tail = child.tail or ""
        place += len(tail) if own or tail.strip() else 0
    return place


def mark(pieces: Sequence[Run], found: Sequence[tuple[int, int, str]]) -> None:
    """Link the words that name norms: `found` has start, end and norm id of each."""
    for run in reversed(pieces):
        if run.code or run.link:
            continue
        end = run.start + len(run.string)
        # Words across an emphasis are linked in the run that has their letter.
        mine = [
            (max(start, run.start), stop, norm)
            for start, stop, norm in found
            if run.start < stop <= end
        ]
        links = [
            (start, stop, ET.Element("a", {"class": "or-norm", "href": f"/norms/{norm}/"}))
            for start, stop, norm in sorted(mine)
        ]
        if links:
            _cut(run, links)


def isolate(element: ET.Element) -> None:
    """Keep the locators in a block readable, `13(e)`, where letters are read from the right.

    A number is then read as a part of the words before it, and the letter on its other side.
    """
    if is_right_to_left("".join(element.itertext())):
        for run in (run for run in reversed(list(collect(element))) if not run.code):
            found = [
                (run.start + match.start(), run.start + match.end(), ET.Element("bdi"))
                for match in _LOCATOR.finditer(run.string)
            ]
            if found:
                _cut(run, found)


def _cut(run: Run, found: Sequence[tuple[int, int, ET.Element]]) -> None:
    """Cut a run into text and elements: `found` has start, end and what goes around each."""
    position = run.start
    made: list[ET.Element] = []
    head: str | None = None
    for start, stop, around in found:
        if start < position:
            continue
        between = run.string[position - run.start : start - run.start]
        if made:
            made[-1].tail = between
        else:
            head = between
        around.text = run.string[start - run.start : stop - run.start]
        made.append(around)
        position = stop
    made[-1].tail = run.string[position - run.start :]
    if run.tail:
        run.owner.tail = head
        index = list(run.parent).index(run.owner) + 1
    else:
        run.owner.text = head
        index = 0
    for number, around in enumerate(made):
        run.parent.insert(index + number, around)


def inner(element: ET.Element) -> str:
    """Return the HTML inside a block, without blocks nested in it."""
    if not len(element):
        return html.escape(element.text or "", quote=False)
    copy = ET.Element("div")
    copy.text = element.text
    for child in element:
        if child.tag in BLOCKS:
            break
        copy.append(child)
    whole = ET.tostring(copy, encoding="unicode", method="html")
    # The notes themselves stay on the summary's page.
    return re.sub(r'<sup id="fnref.*?</sup>', "", whole[len("<div>") : -len("</div>")])

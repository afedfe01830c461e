"""The text of a block as a row of runs: stretches of text that stand in the same inline elements."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from onrecord.bodies import NoteLink
from onrecord.body.markdown import plain
from onrecord.text.characters import is_right_to_left

BLOCKS = frozenset(
    "p ul ol li dl dt dd blockquote pre table thead tbody tr th td div hr h1 h2 h3 h4 h5 h6".split()
)
"""Tags of blocks: their text is not part of the block around them."""

HIDDEN = "\ufffc"
"""Stands for each character of code: it is no prose."""

_LOCATOR = re.compile(r"(?<!\d)\d+ ?\([a-z]\)(?: ?[-–] ?\([a-z]\))?", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Element:
    """An inline element; two that look alike are still two."""

    tag: str
    href: str = ""
    title: str = ""


class Run(NamedTuple):
    """A stretch of text, and the inline elements it stands in, outermost first."""

    text: str
    inside: tuple[Element, ...] = ()
    note: NoteLink | None = None
    """A link between the text and a footnote: a sign on the page, not a word of the text."""

    @property
    def code(self) -> bool:
        """Whether it is code."""
        return any(element.tag == "code" for element in self.inside)

    @property
    def links(self) -> tuple[Element, ...]:
        """The links it stands in."""
        return tuple(element for element in self.inside if element.tag == "a")


Runs = tuple[Run, ...]

Pieces = Sequence[tuple[int, int, Element]]
"""Stretches of a text, by their offsets, and an element to put around each."""


def parts(element: ET.Element) -> Iterator[Runs | ET.Element]:
    """Yield the texts of an element as runs, and the blocks between them."""
    runs = [Run(plain(element.text))]
    for child in element:
        if child.tag not in BLOCKS:
            runs += [*_inline(child, ()), Run(_tail(child))]
            continue
        if shown := _shown(runs):
            yield shown
        yield child
        runs = [Run(_tail(child).lstrip())]
    if shown := _shown(runs):
        yield shown


def _shown(runs: Iterable[Run]) -> Runs:
    """Return the runs that hold anything; none where all is white space."""
    kept = tuple(filter(any, runs))
    return kept if any(run.inside or run.note or run.text.strip() for run in kept) else ()


def _inline(element: ET.Element, around: tuple[Element, ...]) -> Iterator[Run]:
    if note := _note(element):
        # It is a link, which cannot stand in one of the author's.
        yield Run("", tuple(one for one in around if one.tag != "a"), note)
        return
    href, title = plain(element.get("href")), plain(element.get("title"))
    inside = (*around, Element(element.tag, href, title))
    text = plain(element.text)
    if text or not len(element):
        yield Run(text, inside)
    for child in element:
        yield from _inline(child, inside)
        if tail := _tail(child):
            yield Run(tail, inside)


def _tail(element: ET.Element) -> str:
    """Return the text behind an element; behind a line break begins a line."""
    tail = plain(element.tail)
    return tail if element.tag != "br" else "\n" + (tail if tail.strip() else "")


def _note(element: ET.Element) -> NoteLink | None:
    if element.tag == "sup":
        link, anchor, number = element[0], plain(element.get("id")), element[0].text
    elif element.get("class") == "footnote-backref":
        link, anchor, number = element, "", element.get("title")
    else:
        return None
    return NoteLink(plain(number), plain(link.get("href")).removeprefix("#"), anchor)


def text(runs: Iterable[Run]) -> str:
    """Return the text of runs."""
    return "".join([run.text for run in runs])


def prose(runs: Iterable[Run]) -> str:
    """Return the text of runs with its code hidden; offsets stay the same."""
    return "".join(HIDDEN * len(run.text) if run.code else run.text for run in runs)


def is_bold(runs: Iterable[Run]) -> bool:
    """Say whether every word of a text is bold."""
    return all(
        any(element.tag == "strong" for element in run.inside)
        for run in runs
        if run.text.strip() or run.note
    )


def links(runs: Iterable[Run]) -> tuple[tuple[Element, int, int], ...]:
    """Return the links of a text, with the start and end of the words of each."""
    found: dict[Element, tuple[int, int]] = {}
    place = 0
    for run in runs:
        end = place + len(run.text)
        for link in run.links:
            found[link] = (found.get(link, (place, end))[0], end)
        place = end
    return tuple((link, *words) for link, words in found.items())


def without(runs: Runs, elements: AbstractSet[Element]) -> Runs:
    """Return a text without some of the elements that it stands in."""
    if not elements:
        return runs

    def rest(run: Run) -> tuple[Element, ...]:
        return tuple(one for one in run.inside if one not in elements)

    return tuple(run._replace(inside=rest(run)) for run in runs)


def put_around(runs: Runs, pieces: Pieces) -> Runs:
    """Put elements around words of a text that stand in no code and no link.

    Words across an emphasis get theirs in the run that has their last letter.
    """
    found: list[Run] = []
    waiting = deque(sorted(pieces, key=itemgetter(1)))
    end = 0
    for run in runs:
        start, end = end, end + len(run.text)
        mine = []
        while waiting and waiting[0][1] <= end:
            a, b, element = waiting.popleft()
            mine += [(max(a, start) - start, b - start, element)] if b > start else []
        found += _cut(run, () if run.code or run.links else sorted(mine, key=itemgetter(0, 1)))
    return tuple(found)


def isolated(runs: Runs) -> Runs:
    """Keep the locators in a text readable, `13(e)`, where letters are read from the right.

    A number is then read as a part of the words before it, and the letter on its other side.
    """
    if not is_right_to_left(text(runs)):
        return runs
    found: list[Run] = []
    for run in runs:
        locators = () if run.code else _LOCATOR.finditer(run.text)
        found += _cut(run, [(*match.span(), Element("bdi")) for match in locators])
    return tuple(found)


def _cut(run: Run, pieces: Pieces) -> Iterator[Run]:
    """Yield a run in parts; of pieces that overlap, the first counts."""
    done = 0
    for begin, end, element in pieces:
        if begin >= done:
            if done < begin:
                yield Run(run.text[done:begin], run.inside, run.note)
            yield Run(run.text[begin:end], (*run.inside, element))
            done = end
    if done < len(run.text) or not done:
        yield Run(run.text[done:], run.inside, run.note) if done else run

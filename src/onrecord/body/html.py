"""Write the text of a block as HTML, and let only harmless HTML through: the one door to nh3."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import chain, zip_longest
from typing import NamedTuple

import nh3

from onrecord.bodies import Html, NoteLink, Target
from onrecord.body import runs
from onrecord.body.links import Linked
from onrecord.body.runs import Element, Run, Runs
from onrecord.prose import Citation
from onrecord.text.characters import is_right_to_left

_HOLE = "\x02"
"""Where an address or a link to a footnote is put in later; no text has this character."""

# Making a cleaner takes longer than cleaning a text with it.
_CLEANER = nh3.Cleaner(
    tags={"a", "bdi", "br", "code", "em", "strong"},
    attributes={"a": {"href", "title"}},
    allowed_classes={"a": {"or-norm", "or-linked", "or-speaker"}},
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener",
)


def clean(html: str) -> str:
    """Return HTML without anything that could do harm; nothing can be hidden in words alone."""
    marked = "<" in html or ">" in html or "&" in html
    words = not marked and html.replace("\n", "").isprintable()
    return html if words else _CLEANER.clean(html)


def write(text: Runs, links: Sequence[Linked] = (), cited: Sequence[Citation] = ()) -> Html:
    """Write a text as HTML, with its links and with the norms that it cites."""
    if not links and not cited and len(text) == 1 and not (text[0].inside or text[0].note):
        html = clean(escape(text[0].text, quote=False).strip(" \t\n"))
        if not is_right_to_left(html):
            return (html,) if html else ()
    tags = {linked.element: _author_link(linked) for linked in links}
    text = runs.without(text, {one.element for one in links if not one.destination.target})
    norms = [(one.start, one.end, Element("a"), one.norm) for one in cited if one.shown]
    tags |= {element: _norm_link(norm) for _, _, element, norm in norms}
    marked = runs.isolated(runs.put_around(text, [piece[:3] for piece in norms]))
    holes: list[Target | NoteLink] = []
    html = clean("".join(_pieces(marked, tags, holes)).strip(" \t\n"))
    filled = chain.from_iterable(zip_longest(html.split(_HOLE), holes))
    return tuple(piece for piece in filled if piece)


def write_code(code: str) -> Html:
    """Write code as HTML; white space at its ends is a part of it."""
    return (clean(escape(code, quote=False)),)


class _Tag(NamedTuple):
    """What a tag says besides its name."""

    attributes: str = ""
    target: Target | None = None
    """What fills the hole in the attributes."""


_NO_ATTRIBUTES = _Tag()


def _norm_link(norm: str) -> _Tag:
    return _Tag(f' class="or-norm" href="{_HOLE}"', Target(f"norms/{norm}/", name=True))


def _author_link(linked: Linked) -> _Tag:
    destination, title = linked.destination, linked.element.title
    target = destination.target if isinstance(destination.target, Target) else None
    attributes = f' href="{_HOLE if target else escape(str(destination.target))}"'
    if title:
        attributes += f' title="{escape(title)}"'
    if kind := "or-norm or-linked" if destination.norm else destination.speaker and "or-speaker":
        attributes += f' class="{kind}"'
    return _Tag(attributes, target)


def _pieces(
    text: Runs, tags: Mapping[Element, _Tag], holes: list[Target | NoteLink]
) -> Iterator[str]:
    """Yield the texts and tags of runs; what goes into each hole is appended to `holes`."""
    opened: tuple[Element, ...] = ()
    for run in (*text, Run("")):
        if run.inside is not opened:
            kept = _common(opened, run.inside)
            for one in reversed(opened[kept:]):
                yield f"</{one.tag}>" if one.tag != "br" else ""
            for element in run.inside[kept:]:
                tag = tags.get(element, _NO_ATTRIBUTES)
                yield f"<{element.tag}{tag.attributes}>"
                if tag.target:
                    holes.append(tag.target)
            opened = run.inside
        yield escape(run.text, quote=False)
        if run.note:
            yield _HOLE
            holes.append(run.note)


def _common(one: tuple[Element, ...], other: tuple[Element, ...]) -> int:
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine is not theirs:
            break
        count += 1
    return count

"""The templates: the only module that knows how they are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache, partial

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup as Fragment
from markupsafe import escape

from onrecord.model import Code, Container, Heading, Html, NoteLink, Passage, Rule, Target
from onrecord.site import wording
from onrecord.site.links import root
from onrecord.site.words import Words

__all__ = ["Fragment", "escape", "fill", "inline", "renew", "speaking", "spoken"]

_NOTHING = Fragment("")

_MARKS = (
    (re.compile(r"\[([^\]]+)\]\((\w+)\)"), r'<a href="{\2}">\1</a>'),
    (re.compile(r"\*\*(.+?)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"`(.+?)`"), r"<code>\1</code>"),
)
"""What a text of the interface may hold besides words: `[words](place)`, `**words**`, a code."""


def speaking(words: Words) -> Callable[..., Fragment]:
    """Return the filter `word` of templates: the text of a key as markup, values filled in."""

    def word(key: str, *, n: int | None = None, **values: object) -> Fragment:
        if n is not None:
            values["n"] = words.locale.number(n)
        pieces = _marked(words.text(key, n))
        filled = [escape(values[piece]) if i % 2 else piece for i, piece in enumerate(pieces)]
        return Fragment("".join(filled))  # noqa: S704 - the pieces are ours, the values escaped

    return word


def spoken(words: Words, around: str) -> Fragment:
    """Return the attribute of words that stand in something of a language, maybe another."""
    if around.split("-", maxsplit=1)[0] == words.language:
        return Fragment("")
    return Fragment(' lang="{}"').format(words.language)


def fill(words: Words, name: str, url: str, view: object) -> str:
    """Fill the template of that name with a view, for the page at that address."""
    template = _environment(words).get_template(f"{name}.html.j2")
    return template.render(view=view, root=root(url)).strip() + "\n"


@lru_cache(maxsize=8192)
def _part(words: Words, name: str, view: object, root: str, label: bool = False) -> Fragment:  # noqa: FBT001, FBT002
    """Fill the template of a part that stands on many pages, and keep what came of it.

    The norms of a summary stand in every list that it is in.
    """
    template = _environment(words).get_template(f"{name}.html.j2")
    made = template.render(view=view, root=root, label=label)
    return Fragment(made)  # noqa: S704 - a template escapes what it is given


def renew() -> None:
    """Forget what was made with templates that may have changed: a preview builds again and again."""
    _part.cache_clear()


def inline(html: Html, root: str, note: Callable[[NoteLink], str] | None = None) -> Fragment:
    """Return the filter `inline` of templates: the HTML of a text, with its addresses filled in.

    `note` writes the links to and from footnotes, which are left out without it.
    """
    if len(html) == 1 and isinstance(html[0], str):
        return Fragment(html[0])  # noqa: S704 - sanitised
    return Fragment("".join(_pieces(html, root, note)))  # noqa: S704 - likewise


def _pieces(html: Html, root: str, note: Callable[[NoteLink], str] | None) -> Iterator[str]:
    """Yield the pieces of some HTML as text."""
    for piece in html:
        if isinstance(piece, Target):
            yield escape(f"{root}{piece.page}{piece.anchor and '#'}{piece.anchor}")
        elif isinstance(piece, str):
            yield piece
        elif note:
            yield note(piece)


@cache
def _environment(words: Words) -> Environment:
    """Return an environment that escapes everything, knows no missing value, and has words.

    A word that needs no value becomes a part of the template when that is first read, so that it
    costs a page nothing.
    """
    environment = Environment(
        loader=PackageLoader("onrecord.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def in_language(code: str) -> Fragment:
        if code == words.language:
            return _NOTHING
        return Fragment(' lang="{}" dir="{}"').format(code, wording.direction(code))

    def from_the_right(code: str) -> Fragment:
        turned = wording.direction(code) != wording.direction(words.language)
        return Fragment(' dir="{}"').format(wording.direction(code)) if turned else _NOTHING

    def counted(number: int, noun: str) -> str:
        return words.say(f"count.{noun}", n=number)

    environment.filters |= {
        "badge": partial(_part, words, "badge"),
        "badges": partial(_part, words, "badges"),
        "counted": cache(counted),
        "day": cache(words.locale.day),
        "from_the_right": from_the_right,
        "inline": inline,
        "in_language": in_language,
        "language_name": words.locale.language,
        "noun": lambda number, noun: words.text(f"noun.{noun}", number),
        "short_day": cache(words.locale.short_day),
        "spoken_in": partial(spoken, words),
        "word": speaking(words),
    }
    environment.tests |= {
        "code_block": lambda block: isinstance(block, Code),
        "container": lambda block: isinstance(block, Container),
        "heading": lambda block: isinstance(block, Heading),
        "passage": lambda block: isinstance(block, Passage),
        "rule": lambda block: isinstance(block, Rule),
    }
    return environment


@cache
def _marked(text: str) -> tuple[str, ...]:
    """Return a text of the interface as markup, and between its pieces the names of values."""
    markup = str(escape(text))
    for mark, element in _MARKS:
        markup = mark.sub(element, markup)
    return tuple(re.split(r"\{(\w+)\}", markup))

"""The templates: the only module that knows how they are written."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup as Fragment
from markupsafe import escape

from onrecord.site import wording
from onrecord.site.links import root
from onrecord.site.words import Words

__all__ = ["Fragment", "fill"]

_MARKS = (
    (re.compile(r"\[([^\]]+)\]\((\w+)\)"), r'<a href="{\2}">\1</a>'),
    (re.compile(r"\*\*(.+?)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"`(.+?)`"), r"<code>\1</code>"),
)
"""What a text of the interface may hold besides words: `[words](place)`, `**words**`, a code."""


def fill(words: Words, name: str, url: str, view: object) -> str:
    """Fill the template of that name with a view, for the page at that address."""
    template = _environment(words).get_template(f"{name}.html.j2")
    return template.render(view=view, root=root(url)).strip() + "\n"


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

    def word(key: str, *, n: int | None = None, **values: object) -> Fragment:
        text = _marked(words.text(key, n))
        if n is not None:
            values["n"] = words.locale.number(n)
        return text.format(**values) if values else text

    def in_language(code: str) -> Fragment:
        if code == words.language:
            return Fragment("")
        return Fragment(' lang="{}" dir="{}"').format(code, wording.direction(code))

    environment.filters |= {
        "counted": lambda number, noun: words.say(f"count.{noun}", n=number),
        "day": words.locale.day,
        "in_language": in_language,
        "language_name": words.locale.language,
        "noun": lambda number, noun: words.text(f"noun.{noun}", number),
        "short_day": words.locale.short_day,
        "word": word,
    }
    return environment


@cache
def _marked(text: str) -> Fragment:
    """Return a text of the interface as markup; what is in its braces is escaped later."""
    markup = str(escape(text))
    for mark, element in _MARKS:
        markup = mark.sub(element, markup)
    return Fragment(markup)  # noqa: S704 - all that is not ours was escaped above

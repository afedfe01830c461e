"""The templates: the only module that knows how they are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from pathlib import Path

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    pass_context,
)
from jinja2.runtime import Context
from markupsafe import Markup as Fragment
from markupsafe import escape

from onrecord.bodies import (
    Block,
    CodeBlock,
    Container,
    Heading,
    Html,
    NoteLink,
    Passage,
    Target,
    ThematicBreak,
)
from onrecord.site.translation import told
from onrecord.site.views import Badge
from onrecord.site.words import (
    END,
    FROM_THE_LEFT,
    LOCATOR,
    STANDARD,
    Words,
    among_the_right,
    base_language,
    direction,
)
from onrecord.text.addresses import leading

__all__ = [
    "Filled",
    "Fragment",
    "fill",
    "inline",
    "renew",
    "root",
    "speaking",
    "speaking_english",
    "spoken",
    "with_folder",
]

_NOTHING = Fragment("")

_MARKS = (
    (re.compile(r"\[([^\]]+)\]\((\w+)\)"), r'<a href="{\2}">\1</a>'),
    (re.compile(r"\*\*(.+?)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"`(.+?)`"), r"<code>\1</code>"),
)
"""What a text of the interface may hold besides words: `[words](place)`, `**words**`, a code."""


_ISOLATED = re.compile("\u2068([^\u2068\u2069]*)\u2069")
"""A text that is kept apart, as by `words.isolated`, with no other in it."""


@dataclass(frozen=True)
class Filled:
    """What a template gives for one page."""

    html: str = ""
    anchors: tuple[str, ...] = ()
    """Where links may lead to in it."""
    names: tuple[str, ...] = ()
    """The pages of the norms and people that it names, relative to the site, each once."""


@dataclass(frozen=True)
class _Filling:
    """The page that a template is filled for, and what is noted meanwhile; keys keep their order."""

    words: Words
    root: str
    anchors: dict[str, None] = field(default_factory=dict)
    names: dict[str, None] = field(default_factory=dict)


def root(url: str) -> str:
    """Return the way from a page up to the home page: `../../`; `./` on the home page."""
    return "../" * url.count("/") or "./"


def fill(words: Words, name: str, url: str, view: object) -> Filled:
    """Fill the template of that name with a view, for the page at that address."""
    page = _Filling(words, root(url))
    html = _template(words, name).render(view=view, root=page.root, page=page).strip() + "\n"
    html = in_order(html) if words.is_from_the_right else html
    return Filled(speaking_english(html), tuple(page.anchors), tuple(page.names))


def apart(text: str) -> Fragment:
    """Return a text as markup: what its signs keep apart is an element of its own, and no sign is copied."""
    markup = str(escape(text))
    found = markup.count("\u2068")
    while found:  # one may stand in another
        markup, found = _ISOLATED.subn(r"<bdi>\1</bdi>", markup)
    return Fragment(markup)  # noqa: S704 - it is escaped


def speaking(words: Words) -> Callable[..., Fragment]:
    """Return the filter `word` of templates: the text of a key as markup, values filled in."""

    def filled(key: str, n: int | None, values: Mapping[str, object]) -> Fragment:
        pieces = _marked(words.text(key, n))
        done = list(pieces)
        for i in range(1, len(pieces), 2):
            value = values[pieces[i]]
            if pieces[i - 1].endswith('href="'):
                done[i] = escape(leading(str(value)))
            else:
                done[i] = escape(value)
                if words.is_from_the_right:
                    done[i] = among_the_right(done[i])
        return Fragment("".join(done))  # noqa: S704 - the pieces are ours, the values escaped

    @lru_cache(maxsize=4096)
    def numbered(key: str, number: int) -> Fragment:
        return filled(key, None, {"number": number})

    def word(key: str, *, n: int | None = None, **values: object) -> Fragment:
        if n is not None:
            values["n"] = words.locale.number(n)
        elif values.keys() == {"number"} and isinstance(number := values["number"], int):
            # Every passage says its number twice, and most numbers are small.
            return numbered(key, number)
        return filled(key, n, values)

    return word


def speaking_english(html: str) -> str:
    """Have texts that are marked as English say so to whoever reads the page.

    An attribute cannot say in which language it is, nor can a choice of a list: there, the marks
    alone stay, and keep the order of the letters.
    """
    if FROM_THE_LEFT not in html:
        return html
    opened: list[str] = []

    def marked(sign: re.Match[str]) -> str:
        if sign[0] == FROM_THE_LEFT:
            opened.append("</span>")
            return f"<span{_IN_ENGLISH}>"
        if sign[0] == END:
            return opened.pop() if opened else END
        opened.append(END)
        return sign[0]

    return _in_texts(html, lambda text: _MARKS_OF_ORDER.sub(marked, text))


def in_order(html: str) -> str:
    """Keep locators together, `13(e)`, among letters that are read from the right."""
    return _in_texts(html, lambda text: LOCATOR.sub(r"<bdi>\1</bdi>", text))


def _in_texts(html: str, change: Callable[[str], str]) -> str:
    """Change what people read between the tags of some HTML, but for what is nothing but text."""
    pieces, plain = _TAG.split(html), ""
    for i, piece in enumerate(pieces):
        if i % 2:
            name = _PLAIN.match(piece)
            plain = "" if piece == f"</{plain}>" else plain or (name[1] if name else "")
        elif not plain and piece:
            pieces[i] = change(piece)
    return "".join(pieces)


_IN_ENGLISH = Fragment(' lang="{}" dir="{}"').format(STANDARD, direction(STANDARD))
_TAG = re.compile("(<[^>]*>)")
_PLAIN = re.compile("<(code|option|script|style|textarea|title)\\b")
_MARKS_OF_ORDER = re.compile("[\u2066-\u2069]")


def spoken(words: Words, around: str) -> Fragment:
    """Return the attribute of words that stand in something of a language, maybe another.

    They are laid out as that is: a number and a name stand where its text begins.
    """
    if base_language(around) == words.language:
        return _NOTHING
    return Fragment(' lang="{}"').format(words.language)


def inline(html: Html, root: str, note: Callable[[NoteLink], str] | None = None) -> Fragment:
    """Return the HTML of a text with its addresses filled in, `root` being the way up.

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


@pass_context
def _inline(
    context: Context, html: Html, note: Callable[[NoteLink], str] | None = None
) -> Fragment:
    """Fill the addresses of a text in, for the page that is being written."""
    page: _Filling = context["page"]
    for piece in html:
        if isinstance(piece, Target) and piece.name:
            page.names[piece.page] = None
    return inline(html, page.root, note)


@pass_context
def _anchor(context: Context, anchor: str) -> Fragment:
    """Return the attribute of something that links may lead to."""
    context["page"].anchors[anchor] = None
    return Fragment(f' id="{escape(anchor)}"')  # noqa: S704 - it is escaped


@pass_context
def _named(context: Context, url: str) -> str:
    """Return the way to the page of a norm or a person, or to a part of it, for their name."""
    page: _Filling = context["page"]
    if url:
        page.names["/".join(url.split("/")[:2]) + "/"] = None
    return page.root + url


@pass_context
def _badge(context: Context, badge: Badge, label: bool = False) -> Fragment:  # noqa: FBT001, FBT002
    """Show a norm as a small mark."""
    page: _Filling = context["page"]
    page.names[badge.url] = None
    return _part(page.words, "badge", badge, page.root, label)


@pass_context
def _badges(context: Context, badges: tuple[Badge, ...], label: bool = False) -> Fragment:  # noqa: FBT001, FBT002
    """Show norms as small marks in a row."""
    page: _Filling = context["page"]
    for badge in badges:
        page.names[badge.url] = None
    return _part(page.words, "badges", badges, page.root, label)


@pass_context
def _quoted(
    context: Context, show: Callable[..., Fragment], quote: object, line: object, about: str
) -> Fragment:
    """Show a passage, as pages of the same depth do that have shown it of late."""
    page: _Filling = context["page"]
    key = (page.words, quote, about, page.root)
    if key not in _shown:
        before = dict(page.names)
        page.names.clear()
        if len(_shown) == _MOST_SHOWN:
            _shown.clear()
        _shown[key] = show(quote, line, about), tuple(page.names)
        page.names.clear()
        page.names.update(before)
    html, names = _shown[key]
    page.names.update(dict.fromkeys(names))
    return html


_MOST_SHOWN = 1 << 15
"""How many passages are kept as they were shown: some kB each."""

_shown: dict[Hashable, tuple[Fragment, tuple[str, ...]]] = {}
"""Passages as they were shown, and the pages of whom and what they name."""


@lru_cache(maxsize=8192)
def _part(words: Words, name: str, view: object, root: str, label: bool) -> Fragment:  # noqa: FBT001
    """Fill the template of a part that stands on many pages, and keep what came of it.

    The norms of a summary stand in every list that it is in.
    """
    page = _Filling(words, root)
    made = _template(words, name).render(view=view, root=root, label=label, page=page)
    return Fragment(made)  # noqa: S704 - a template escapes what it is given


def renew() -> None:
    """Forget what was made with templates that may have changed: a preview builds again and again."""
    _template.cache_clear()
    _part.cache_clear()
    _shown.clear()


@cache
def _template(words: Words, name: str) -> Template:
    """Return a template; Jinja would look each time whether its file has changed."""
    return _environment(words).get_template(f"{name}.html.j2")


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
    environment.globals["words"] = words
    environment.globals["comma"] = words.locale.comma
    environment.filters.update(_OF_THE_PAGE | _of_words(words))
    environment.tests.update(_TESTS)
    return environment


_TESTS: dict[str, Callable[[Block], bool]] = {
    "code_block": lambda block: isinstance(block, CodeBlock),
    "container": lambda block: isinstance(block, Container),
    "heading": lambda block: isinstance(block, Heading),
    "passage": lambda block: isinstance(block, Passage),
    "thematic_break": lambda block: isinstance(block, ThematicBreak),
}
"""The tests of templates: `block is heading`."""


_OF_THE_PAGE: dict[str, Callable[..., str]] = {
    "address": leading,
    "anchor": _anchor,
    "apart": apart,
    "badge": _badge,
    "badges": _badges,
    "inline": _inline,
    "named": _named,
    "quoted": _quoted,
}
"""The filters of every language; most know the page, and note what they put there."""


def _of_words(words: Words) -> dict[str, Callable[..., str]]:

    def in_language(code: str) -> Fragment:
        if code == words.language:
            return _NOTHING
        return Fragment(' lang="{}" dir="{}"').format(code, direction(code))

    def from_the_right(code: str) -> Fragment:
        turned = direction(code) != direction(words.language)
        return Fragment(' dir="{}"').format(direction(code)) if turned else _NOTHING

    return {
        "counted": cache(lambda number, noun: words.say(f"count.{noun}", n=number)),
        "day": cache(words.locale.day),
        "from_the_right": from_the_right,
        "in_language": in_language,
        "language_name": words.locale.language,
        "noun": lambda number, noun: words.text(f"noun.{noun}", number),
        "spoken_in": partial(spoken, words),
        "time": words.time,
        "told": partial(told, words),
        "word": speaking(words),
    }


@cache
def _marked(text: str) -> tuple[str, ...]:
    """Return a text of the interface as markup, and between its pieces the names of values."""
    markup = str(escape(text))
    for mark, element in _MARKS:
        markup = mark.sub(element, markup)
    return tuple(re.split(r"\{(\w+)\}", markup))


def with_folder(loader: BaseLoader | None, name: str, folder: Path) -> BaseLoader:
    """Return a loader that also has the templates of a folder, as `name/…`."""
    more = PrefixLoader({name: FileSystemLoader(folder)})
    return ChoiceLoader([loader, more]) if loader else more

"""What there is to say of a body; the messages are data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.body.places import Placed
from onrecord.diagnostics import Code, Diagnostic, Severity, Span
from onrecord.project.document import hidden_character
from onrecord.text.characters import hidden

_PICTURE = re.compile(r"(?<!<)!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])?")
_SHOWN = 60
"""How many characters of markup a message repeats."""
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--|<!\[?[A-Za-z]+|<\?[A-Za-z]+")

_NOTE = re.compile(r"\[\^[^\]\n]{1,60}\]")
_OTHERS = re.compile(
    r"(?P<struck>~~(?=\S)[^~\n]{1,300}?~~)"
    r"|\[\[[^\[\]\n]{1,300}\]\]"  # Obsidian, wikis
    r"|(?<![=\w])==(?=\S)[^=\n]{1,300}?(?<=\S)==(?![=\w])|%%[^%\n]{1,300}%%|(?m:^%%$)"
    r"|(?<=\s)\^[A-Za-z\d-]{1,40}\Z"  # Obsidian's names of paragraphs
    r"|\{(?:\+\+|--|~~|==|>>)[^{}]{1,300}?(?:\+\+|--|~~|==|<<)\}"  # CriticMarkup
    r"|\{\{[^{}\n]{1,300}\}\}|\{%[^{}\n]{1,300}%\}"  # templates: Jekyll, Hugo, macros
    r"|(?m:^\[(?:TOC|toc)\]$)|(?m:^)(?:-+8<-+|===[!+]?(?=[ ][\"'])|\*\[[^\]\n]{1,60}\]:)"  # extensions
    r"|(?<![\w:]):[a-z][a-z\d]*(?:[-_][a-z\d]+)*:(?![\w:])"  # emoji
    r"|(?<!\])\^\[[^\]\n]{1,300}\]"  # Pandoc
    r"|(?m:^)(?:!!!|\?\?\?\+?)[ ]\w[^\n]{0,100}|(?m:^):::+[ ]?[\w{][^\n]{0,100}"  # Material, Docusaurus
    r"|(?m:^)\[!\w+\]|(?m:^)\[[ xX]\](?=\s)"  # GitHub
    r"|\{:[^}\n]{1,100}\}|\{[.#][A-Za-z][\w-]*(?:[ ][^}\n]{1,100})?\}"  # attributes
    r"|\[[^\[\]\n]{1,300}\][ ]\((?:https?://|[^\s()]{1,200}\.md\b)[^()\n]{0,300}\)"
)
"""What other programs make something of, and plain Markdown does not."""

_RUN_ON = re.compile(
    r"(?<=\n)[^\S\n]*(?:[-*+]|1[.)])(?=[^\S\n]+\S)"
    r"|\A\s*(?:-(?=[^\W\d_][^\n]*\n[^\S\n]*-[^\W\d_])|1\)(?=[ ][^\n]*\n[^\S\n]*2\)[ ]))"
    r"|(?m:^)[^\S\n]*[•‣▪●◦·](?=[^\S\n]*\w)"
)
"""What is meant to begin an item of a list, in a paragraph: its lines run on in one."""
_ROW = re.compile(r"(?m:^[^\S\n]*\|[^\n]*\|[^\S\n]*$)")
"""What is meant to be a row of a table, in a paragraph."""
_UNDEFINED = re.compile(r"\[(?!\d+\])[^\[\]\n]{1,300}\]\[[^\[\]\n]{0,100}\]")
"""A link whose address is to stand elsewhere, and does not."""


@cache
def _messages() -> Mapping[str, Mapping[str, str]]:
    text = (files("onrecord") / "data" / "body_messages.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@dataclass(frozen=True)
class Remark:
    """A message of the table, and the words that it is about."""

    name: str
    words: tuple[str, ...] = ()
    hint: str = ""
    """In the place of the table's own."""
    norm: str = ""
    """The norm that the table's own hint shows."""
    count: str = ""
    """How many norms there are, in words."""

    def at(self, place: Span) -> Diagnostic:
        """Say so at a place."""
        entry = _messages()[self.name]
        return Diagnostic(
            Code(entry["code"]),
            entry["message"].format(*self.words),
            place,
            self.hint or self._shown(entry["hint"].replace("{}", "".join(self.words[:1]))),
            Severity(entry.get("severity", Severity.ERROR)),
        )

    def _shown(self, hint: str) -> str:
        return hint.replace("{norm}", self.norm).replace("{count}", self.count)


def _is_escaped(where: Span) -> bool:
    """Say whether a backslash says that signs are meant as they stand."""
    return "\\" in where.source.text[max(where.start - 1, 0) : where.start + 1]


_PROSE = re.compile(r"(?:[^\W\d_]{2,}[ ,;:]+){3}")
"""Some words in a row, as in no program."""


def indented(code: str, placed: Placed) -> Iterator[Diagnostic]:
    """Find text in a block of code, which four spaces make."""
    if _PROSE.search(code):
        yield Remark("indented").at(placed.whole())


def not_plain(text: str, placed: Placed) -> Iterator[Diagnostic]:
    """Find what is no plain Markdown: HTML, pictures, markup of other programs, hidden characters."""
    opened: set[str] = set()
    for match in _TAG.finditer(text) if "<" in text else ():
        name = match[0].strip("</>").split()[:1]
        # The end of an element is not said apart from its beginning.
        if not (match[0].startswith("</") and opened.issuperset(name)):
            opened.update(name)
            words = (" ".join(match[0].split()),)
            yield Remark("html", words).at(placed.literal(match[0], match.start()))
    for match in _PICTURE.finditer(text) if "![" in text else ():
        words_of = match[0][: match[0].index("]") + 1]
        yield Remark("picture").at(placed.literal(words_of, match.start()))
    for match in _NOTE.finditer(text) if "[^" in text else ():
        where = placed.literal(match[0], match.start())
        if not _is_escaped(where):
            yield Remark("no note", (match[0],)).at(where)
    yield from _not_made(text, placed)
    for match in _OTHERS.finditer(text):
        which = "struck" if match["struck"] else "other markup"
        shown = match[0] if len(match[0]) <= _SHOWN else f"{match[0][:_SHOWN]}…"
        where = placed.literal(match[0], match.start())
        if not _is_escaped(where):
            yield Remark(which, (shown,)).at(where)
    for place in hidden(text):
        where = placed.span(place, place + 1)
        if text[place] not in where.source.text:
            # Written as an entity; as a character, reading has reported it.
            yield hidden_character(text[place], where)


def _not_made(text: str, placed: Placed) -> Iterator[Diagnostic]:
    """Find the first list, table and link of a paragraph that Markdown does not make."""
    for name, signs in (("no list", _RUN_ON), ("no table", _ROW), ("no definition", _UNDEFINED)):
        if match := signs.search(text):
            where = placed.literal(match[0].strip(), match.start())
            if not _is_escaped(where):
                yield Remark(name, (match[0].strip(),)).at(where)

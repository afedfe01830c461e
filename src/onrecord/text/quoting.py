"""Write texts into Markdown and YAML so that they stay what they are: words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from onrecord.text.characters import visible

_ADDRESS = r"https?://[A-Za-z0-9.-]+(?::\d+)?[A-Za-z0-9._~/=%+&;()-]*"
_IN_BRACKETS = re.compile(
    rf"{_ADDRESS}|[^\W\d_](?:[\w .;!()'’‘“”–—/&+%-]*[\w.;!)’”%])?", re.IGNORECASE
)
"""Texts that need no quotation marks even between brackets."""
_ALONE = re.compile(
    rf"{_ADDRESS}(?:\?[A-Za-z0-9._~/=%+&;()-]*)?|[^\W\d_](?:[\w .,;?!()'’‘“”–—/&+%-]*[\w.;?!)’”%])?",
    re.IGNORECASE,
)
"""Texts that need no quotation marks behind a key."""

_WORDS = frozenset("y n yes no on off true false null none nan inf".split())
"""Words that other readers of YAML take for something else than a text."""

_LONGEST = 200
"""How many characters of a value are repeated."""

_MARKUP = re.compile(r"([\\`*_{}\[\]#+!|~<>&])")
"""Signs that Markdown or GitHub could read."""


def scalar(text: str, *, in_brackets: bool = False) -> str:
    """Write a text of one line as a YAML scalar that every reader takes for that text."""
    unquoted = (_IN_BRACKETS if in_brackets else _ALONE).fullmatch(text)
    if unquoted and text.lower() not in _WORDS:
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """Write a text of one line as a YAML scalar in single quotation marks."""
    return "'" + text.replace("'", "''") + "'"


def sequence(items: Iterable[str]) -> str:
    """Write texts as a YAML list in one line."""
    return "[" + ", ".join(scalar(item, in_brackets=True) for item in items) + "]"


def mapping(pairs: Mapping[str, str]) -> str:
    """Write keys and texts as a YAML mapping in one line."""
    written = (f"{key}: {scalar(value, in_brackets=True)}" for key, value in pairs.items())
    return "{" + ", ".join(written) + "}"


def code(text: str) -> str:
    """Write one line of text as a Markdown code span: nothing in it is markup, HTML or a mention."""
    fence = _fence(text, 1)
    # A space inside each fence keeps backticks at the ends apart from it; Markdown drops it.
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def code_block(line: str, language: str, indent: int = 0) -> str:
    """Write one line of text as a Markdown code block, for a list so far to the right."""
    fence = _fence(line, 3)
    return "\n".join(f"{' ' * indent}{part}" for part in (fence + language, visible(line), fence))


def _fence(text: str, least: int) -> str:
    """Return more backticks than stand anywhere in a row in a text, so that none can close it."""
    return "`" * max(least, 1 + max(map(len, re.findall(r"`+", text)), default=0))


def value(text: str) -> str:
    """Write what a contributor wrote as a code span, cut where nobody would read on."""
    line = " ".join(text.split())
    shown = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
    return code(visible(shown) or "–")


def prose(message: str) -> str:
    """Write a message of ours as Markdown: what stands between backticks as code, the rest plain."""
    parts = message.split("`")
    return "".join(value(part) if place % 2 else plain(part) for place, part in enumerate(parts))


def plain(text: str) -> str:
    """Return a text with every sign of markup escaped, and without mentions."""
    escaped = _MARKUP.sub(r"\\\1", " ".join(re.split(r"[\r\n]+", text)))
    return escaped.replace("@", "@\u2060")

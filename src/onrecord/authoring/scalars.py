"""Texts as YAML scalars: whatever somebody typed is read back as the same text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from onrecord.sources import characters

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


def cleaned(text: str) -> str:
    """Return a text in one line, without characters that cannot be seen or stored."""
    return " ".join(visible(text).split())


def visible(text: str) -> str:
    """Return a text without characters that cannot be seen or stored."""
    gone = set(characters.hidden(text))
    kept = (char for place, char in enumerate(text) if place not in gone)
    return "".join(char for char in kept if not "\ud800" <= char <= "\udfff")


def scalar(text: str, *, in_brackets: bool = False) -> str:
    """Write a text of one line as a YAML scalar that every reader takes for that text."""
    plain = (_IN_BRACKETS if in_brackets else _ALONE).fullmatch(text)
    if plain and text.lower() not in _WORDS:
        return text
    return "'" + text.replace("'", "''") + "'"


def sequence(items: Iterable[str]) -> str:
    """Write texts as a list in one line."""
    return "[" + ", ".join(scalar(item, in_brackets=True) for item in items) + "]"


def mapping(pairs: Mapping[str, str]) -> str:
    """Write keys and texts in one line."""
    written = (f"{key}: {scalar(value, in_brackets=True)}" for key, value in pairs.items())
    return "{" + ", ".join(written) + "}"
